#!/usr/bin/env bash
# Every check there is. All of them run even when one fails; logs are kept in target/checks/.
source "$(dirname "$0")/env.sh"

logs=target/checks
rm -rf "$logs"
mkdir -p "$logs"

# check NAME COMMAND...: runs it quietly; notes the tests that its runner counted, or itself as one. Several may run at once.
check() {
  local name=$1 log=$logs/$1.log start=$SECONDS good bad line status=ok
  shift
  "$@" >"$log" 2>&1 || status=FAILED
  good=$(count "$log" 's/.*test result: .* ([0-9]+) passed.*/\1/p; s/^ℹ pass ([0-9]+)$/\1/p; s/^([0-9]+ failed, )?([0-9]+) passed.*/\2/p')
  bad=$(count "$log" 's/.*test result: .* ([0-9]+) failed.*/\1/p; s/^ℹ (fail|cancelled) ([0-9]+)$/\2/p; s/^([0-9]+) failed.*/\1/p')
  if [ $((good + bad)) = 0 ] && [ $status = ok ]; then good=1; fi
  if [ "$bad" = 0 ] && [ $status = FAILED ]; then bad=1; fi
  echo "$good $bad" >>"$logs/counted"
  line=$(printf '    %-24s%-8s%4d passed%5d failed%5ds' "$name" "$status" "$good" "$bad" $((SECONDS - start)))
  if [ $status = FAILED ]; then line+=$'\n'$(tail -n 80 "$log" | sed 's/^/        /'); fi
  printf '%s\n' "$line"
}

# Sum of the numbers that a sed program finds in a log.
count() { sed -nE "$2" "$1" | awk '{ sum += $1 } END { print sum + 0 }'; }

# together COMMAND...: runs them at once, each of one word or more, and waits for all; a terminal's Ctrl-C ends them too.
together() {
  local command pids=()
  trap 'trap "" TERM; kill 0; exit 130' INT
  for command; do
    $command &
    pids+=($!)
  done
  for command in "${pids[@]}"; do wait "$command"; done
}

clippy_all() {
  cargo clippy -q --all-targets --features train,parquet,fault -- -D warnings &&
    CARGO_TARGET_DIR=target/python cargo clippy -q --lib --no-default-features --features python -- -D warnings
}

wasm_lints() (
  # Debian's compiler comes without clippy, and rustup's clippy cannot use Debian's standard library.
  local lint=(cargo check)
  if knows_wasm rustc; then lint=(cargo clippy); fi
  use_wasm_compiler
  RUSTFLAGS="-D warnings" "${lint[@]}" -q --target wasm32-unknown-unknown --no-default-features --lib
)

wasm_cases() (
  use_wasm_compiler
  # Case files are embedded when this test is compiled, and cargo does not notice new ones.
  touch tests/web.rs
  wasm-pack test --headless --chrome --chromedriver "$(command -v chromedriver)" --mode no-install \
    --no-default-features --test web
)

documentation() { RUSTDOCFLAGS="-D warnings" cargo doc -q --no-deps --document-private-items; }
# The limit is for a whole file that hangs; two at a time, because most of a browser test is waiting.
node_tests() { xargs node --test --test-concurrency=2 --test-timeout=1200000 --test-reporter=spec; }
in_node() { grep -L browser.mjs tests/browser/*.test.mjs | node_tests; }
in_browser() { grep -l browser.mjs tests/browser/*.test.mjs | WHOSAID_BROWSER=$1 node_tests; }

# Two lanes that share no directory of cargo's: one thread of the one is often all that either has to do.
crate() {
  check format cargo fmt --check
  check clippy clippy_all
  check shellcheck shellcheck -x scripts/*.sh .ci/run
  check documentation documentation
  check crates scripts/deny.sh
  check native-tests cargo test -q --no-fail-fast --features parquet,fault
  # It builds the tool where the tests' library lies, by whose name the doc tests link: never beside them.
  check python scripts/python.sh
}
package() {
  check build-and-package scripts/package.sh
  check clippy-wasm wasm_lints
  check fuzzing scripts/fuzz.sh 0
  check case-files-in-wasm wasm_cases
  check growth scripts/growth.sh
}

scripts/setup.sh wasm node frameworks browser shellcheck valgrind
say "checking (logs in $logs/)"
together crate package
check fuzzed-texts cargo test -q --features parquet,fault --test properties -- --ignored
together "check tests-in-node in_node" "check tests-in-chromium in_browser chromium" "check tests-in-firefox in_browser firefox"

awk '{ passed += $1; failed += $2 } END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }' "$logs/counted"
