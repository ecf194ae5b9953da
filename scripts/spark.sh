#!/usr/bin/env bash
# Tests examples/spark on two cores of this machine, with the wheel in a fresh virtual environment.
source "$(dirname "$0")/env.sh"
source scripts/wheel.sh

scripts/setup.sh spark
build_wheel target/wheels
fresh_environment "$spark_tools"
PYTHONPATH=$PWD/examples/spark PYSPARK_PYTHON=$fresh/bin/python SPARK_LOCAL_IP=127.0.0.1 \
  "$fresh/bin/python" -m pytest examples/spark
