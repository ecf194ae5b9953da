# Sourced after env.sh: builds the wheel for Python, and installs it into a fresh virtual environment.
# shellcheck shell=bash disable=SC2154

# build_wheel DIRECTORY [OPTION...]: writes whosaid-….whl into a directory; options are maturin's.
build_wheel() {
  local wheels=$1
  shift
  scripts/setup.sh python
  say "building the wheel: $wheels/"
  rm -rf "$wheels"
  # A directory of its own: cargo gives the library of every set of features the same name.
  CARGO_TARGET_DIR=$PWD/target/python "$python_tools/bin/maturin" build -q --release --locked --strip \
    --interpreter "$python_tools/bin/python" --out "$wheels" "$@"
  wheel=$(echo "$wheels"/*.whl)
  [ -f "$wheel" ] || fail "no wheel in $wheels/"
  say "$wheel: $(wc -c <"$wheel") bytes"
}

# fresh_environment TOOLS: sets $fresh to a virtual environment that has the wheel alone; what its tests need comes from
# that of TOOLS, which has no whosaid.
fresh_environment() {
  say "installing it into a fresh virtual environment, and testing it there"
  packages() { "$1/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
  [ ! -d "$(packages "$1")/whosaid" ] || fail "whosaid is installed in $1, where it would hide mistakes: remove that directory"
  rm -rf "${fresh:-}"
  fresh=$(mktemp -d)
  trap 'rm -rf "$fresh"' EXIT
  python3 -m venv --without-pip "$fresh"
  "$1/bin/python" -m pip --disable-pip-version-check --python "$fresh/bin/python" \
    install -q --no-index --no-deps --no-cache-dir "$wheel"
  packages "$1" >"$(packages "$fresh")/tools.pth"
  export PYTHONDONTWRITEBYTECODE=1
}
