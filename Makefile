# Every target installs what it lacks (outside the checkout) and says what it is doing; the second time is quick.

.DEFAULT_GOAL := help
.PHONY: help demo test build package sbom reproducible mutants bench python spark scale vitals hostile growth size eval reliability train fuzz clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: ## build, and serve the demo page; DISPATCH=file.txt shows that file
	@scripts/demo.sh $(DISPATCH)

test: ## every check: lints, native tests, wasm tests, browser tests, package
	@scripts/test.sh

build: ## the command-line tool and the browser's module
	@scripts/build.sh

package: ## the npm package in dist/, checked, and what it weighs
	@scripts/package.sh
	@scripts/sizes.sh

python: ## the wheel for Python in target/wheels/, tested in a fresh virtual environment
	@scripts/python.sh

spark: ## the example for Spark, tested on two cores (downloads Spark the first time, 430 MB)
	@scripts/spark.sh

scale: ## memory and speed on an archive of 1 GB, killed and gone on with (an hour, 22 GB of disk)
	@scripts/scale.sh

sbom: ## what the package, the tool and the building of both are made of, as CycloneDX; make package has it too
	@scripts/sbom.sh

reproducible: ## build the module in two other directories, and compare their bytes (some minutes)
	@scripts/reproducible.sh

bench: ## speed beside its peers on the same texts
	@scripts/bench.sh

size: ## what the module weighs, by part; fails where it outgrows its budget
	@scripts/sizes.sh

vitals: ## Core Web Vitals of a page with its annotation beside the same without it, in Chromium; DISPATCH=file.txt for another text
	@scripts/vitals.sh $(DISPATCH)

hostile: ## the longest task of each hostile page in Chromium, with and without the widget
	@scripts/hostile.sh

growth: ## count whether the work grows with the text's length alone; KIB="16 1024" for other lengths
	@scripts/growth.sh $(KIB)

eval: ## one table of scores against the gold beside the checkout; BASELINE=run.json adds the difference from that run
	@scripts/eval.sh

reliability: ## draw docs/reliability.svg from the last eval
	@python3 scripts/eval/reliability.py target/eval/run.json >docs/reliability.svg

train: ## learn the weights anew from what lies beside the checkout, and report on texts held out
	@scripts/train.sh

fuzz: ## look for texts and pages that break a promise; MINUTES=n (8), TARGET=name for one target
	@scripts/fuzz.sh "$(or $(MINUTES),8)" $(TARGET)

mutants: ## change the code and list what no test notices; SHARD=k/n (0/6) for a part, FILE=path for a file
	@scripts/mutants.sh "$(or $(SHARD),0/6)" $(FILE)

clean: ## remove everything built in the checkout; installed tools stay
	rm -rf target pkg dist node_modules fuzz/target fuzz/corpus fuzz/coverage
