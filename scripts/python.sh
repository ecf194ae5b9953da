#!/usr/bin/env bash
# Builds the wheel (target/wheels/), and tests it as a user would get it: installed into a fresh virtual environment.
source "$(dirname "$0")/env.sh"
source scripts/wheel.sh

build_wheel target/wheels
cargo build -q --features parquet,fault # as the native tests do; the command line, which it is compared with
fresh_environment "$python_tools"
"$fresh/bin/python" -m mypy --no-error-summary --cache-dir "$python_tools/mypy" python/whosaid python/tests
"$fresh/bin/python" -m mypy.stubtest whosaid._core
WHOSAID=$PWD/target/debug/whosaid "$fresh/bin/python" -m pytest python/tests
