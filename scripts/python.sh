#!/usr/bin/env bash
# Builds the wheel (target/wheels/), and tests it as a user would get it: installed into a fresh virtual environment.
source "$(dirname "$0")/env.sh"
source scripts/wheel.sh

build_wheel target/wheels
cargo build -q --features parquet,fault # as the native tests do; the command line, which it is compared with
fresh_environment "$python_tools"
"$fresh/bin/python" -m mypy --no-error-summary --cache-dir "$python_tools/mypy" python/whosaid python/tests python/faults
"$fresh/bin/python" -m mypy.stubtest whosaid._core
WHOSAID=$PWD/target/debug/whosaid "$fresh/bin/python" -m pytest python/tests

# Another wheel, which is published nowhere: a fault of ours costs one record. What the first was built of is there. Features
# that are given here take the place of pyproject.toml's.
build_wheel target/faulty --features python,fault --config 'profile.release.package.whosaid.opt-level=0'
fresh_environment "$python_tools"
"$fresh/bin/python" -m pytest python/faults
