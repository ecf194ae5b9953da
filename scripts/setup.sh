#!/usr/bin/env bash
# Installs what is missing for the named needs:
# scripts/setup.sh wasm|std|node|frameworks|python|spark|browser|shellcheck|sizes|deny|sbom|mutants...
# Everything but Debian packages goes to the user's cache directory, so a clean clone does not pay again.
source "$(dirname "$0")/env.sh"

# One at a time: several checkouts share the cache.
mkdir -p "$cache"
exec 9>"$cache/lock"
if have flock; then flock 9; fi

# apt PACKAGE...: as root, or through sudo; else says what to type.
apt_install() {
  have apt-get || fail "$need needs these packages, and this system has no apt: $*. Install their equivalents and run again."
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    have sudo || fail "$need needs Debian packages. As root, run: apt-get install $*"
    as_root=(sudo)
  fi
  say "installing Debian packages for $need: $*"
  local log=$cache/apt.log
  "${as_root[@]}" apt-get update -q >"$log" 2>&1 || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -qy --no-install-recommends "$@" >>"$log" 2>&1 ||
    fail "apt-get install $* failed: $(tail -3 "$log")"
}

cargo_tool() { # NAME VERSION ROOT
  [ -d "$3/bin" ] && return
  say "building $1 $2 (a few minutes, once)"
  local log=$cache/$1.log
  # A tool's own lock file can name a version that a registry mirror does not serve yet.
  cargo install -q "$1" --version "$2" --root "$3" --locked >"$log" 2>&1 ||
    cargo install -q "$1" --version "$2" --root "$3" >>"$log" 2>&1 ||
    fail "cargo install $1 --version $2 failed (is crates.io reachable?): $(tail -3 "$log")"
}

# Tools that work for seconds only are compiled in a hurry: optimising takes longer than they ever will.
checking_tool() {
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo_tool "$@"
}

# The wasm32 standard library: rustup's, or Debian's compiler with a library built once from its sources.
wasm_target() {
  have cargo || fail "cargo is missing: install Rust from https://rustup.rs and run again."
  knows_wasm rustc && return
  [ -n "$debian_rust" ] && [ -x "$debian_rust/bin/rustc" ] && return
  if have rustup; then
    say "adding the wasm32 target by rustup"
    rustup -q target add wasm32-unknown-unknown >/dev/null 2>&1 && knows_wasm rustc && return
    say "rustup cannot download it; falling back to Debian's compiler"
  fi
  debian_compiler
}

debian_compiler() {
  if [ ! -x /usr/bin/rustc ] || [ ! -d /usr/lib/rustlib/src ]; then
    apt_install rustc-web cargo-web rust-web-src rust-web-llvm
  fi
  have rust-lld || debian_linker
  source scripts/env.sh # now that /usr/bin/rustc is there
  say "building the wasm32 standard library from Debian's sources (a minute, once)"
  local work=$cache/std-build
  rm -rf "$work"
  mkdir -p "$work/src" "$debian_rust/bin" "$debian_rust/lib/rustlib/wasm32-unknown-unknown/lib"
  printf '#![no_std]\n' >"$work/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$work/Cargo.toml"
  (cd "$work" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 /usr/bin/cargo build -q --release \
    -Zbuild-std=std,panic_abort,test --target wasm32-unknown-unknown >"$cache/std.log" 2>&1) ||
    fail "building the standard library failed: $(tail -3 "$cache/std.log")"
  rm "$work"/target/wasm32-unknown-unknown/release/deps/libempty-*
  cp "$work"/target/wasm32-unknown-unknown/release/deps/*.rlib "$debian_rust/lib/rustlib/wasm32-unknown-unknown/lib/"
  ln -sfn "$(/usr/bin/rustc --print sysroot)"/lib/rustlib/*-linux-gnu* "$debian_rust/lib/rustlib/"
  ln -sfn /usr/bin/cargo "$debian_rust/bin/cargo"
  # shellcheck disable=SC2016  # "$@" belongs to the script written here
  printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot %s "$@"\n' "$debian_rust" >"$debian_rust/bin/rustc"
  chmod +x "$debian_rust/bin/rustc"
  rm -rf "$work"
}

# The standard library's sources, of which a smaller module is made; without them it is built as well.
std_sources() {
  [ "${STD:-}" = plain ] && return
  has_std_sources rustc && return
  if has_std_sources /usr/bin/rustc && [ -x /usr/bin/cargo ]; then
    have rust-lld || debian_linker
    return
  fi
  if have rustup; then
    say "adding the standard library's sources by rustup"
    rustup -q component add rust-src >/dev/null 2>&1 || say "rustup cannot download them"
  fi
}

# The linker of Debian's compiler; rust-web-llvm names it without bringing it along.
debian_linker() {
  apt_install "lld-$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
}

node_modules() {
  if ! have node || ! have npm; then
    apt_install nodejs npm
  fi
  locked_modules . "$node_tools" "the locked Node tools (wasm-opt, browser driver, checkers)"
  ln -sfn "$node_tools/node_modules" node_modules
}

# What the lock file beside FROM/package.json names, in DIRECTORY.
locked_modules() { # FROM DIRECTORY WHAT
  [ -d "$2/node_modules" ] && return
  say "installing $3"
  mkdir -p "$2"
  cp "$1/package.json" "$1/package-lock.json" "$2/"
  npm ci --prefix "$2" --ignore-scripts --no-audit --no-fund --loglevel=error >"$cache/npm.log" 2>&1 ||
    { rm -rf "$2" && fail "npm ci failed (is the npm registry reachable?): $(tail -3 "$cache/npm.log")"; }
}

# A virtual environment with all that FILE names, each file by its hash.
python_env() { # DIRECTORY FILE
  if ! have python3 || ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    apt_install python3 python3-venv
  fi
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "$(python3 --version) is too old: install Python 3.11 or later, as python3, and run again."
  [ -f "$1/complete" ] && return
  say "installing what $2 names, from PyPI (once)"
  rm -rf "$1"
  python3 -m venv "$1"
  local log=$cache/pip.log
  "$1/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$2" >"$log" 2>&1 ||
    fail "pip install -r $2 failed (is PyPI reachable?): $(tail -3 "$log")"
  touch "$1/complete"
}

for need in "$@"; do
  case $need in
    wasm)
      wasm_target
      cargo_tool wasm-pack "${wasm_pack##*-}" "$wasm_pack"
      cargo_tool wasm-bindgen-cli "${wasm_bindgen##*-}" "$wasm_bindgen"
      ;;
    std) std_sources ;;
    node) node_modules ;;
    frameworks)
      locked_modules tests/consumers "$frameworks" "the frameworks that the package is tried in (Next, Astro, Jest, workerd: 700 MB, once)"
      mkdir -p target
      ln -sfn "$frameworks" target/frameworks
      ;;
    python) python_env "$python_tools" python/requirements.txt ;;
    deny) checking_tool cargo-deny "${cargo_deny##*-}" "$cargo_deny" ;;
    sbom) checking_tool cargo-cyclonedx "${cargo_cyclonedx##*-}" "$cargo_cyclonedx" ;;
    mutants) checking_tool cargo-mutants "${cargo_mutants##*-}" "$cargo_mutants" ;;
    sizes) cargo_tool twiggy "${twiggy##*-}" "$twiggy" ;;
    spark)
      # Of the packages of Java that Debian's releases have, the one that all have.
      have java || apt_install default-jre-headless
      python_env "$spark_tools" examples/spark/requirements.txt
      ;;
    browser)
      if ! have chromium || ! have chromedriver; then
        apt_install chromium chromium-driver fonts-liberation
      fi
      # The browser tests take half as long without windows, but do not need that.
      if ! have chromium-headless-shell; then
        (apt_install chromium chromium-driver chromium-headless-shell) ||
          say "without chromium-headless-shell the tests run in chromium itself, which takes twice as long"
      fi
      have firefox-esr || apt_install firefox-esr
      ;;
    valgrind) have valgrind || apt_install valgrind ;;
    shellcheck) have shellcheck || apt_install shellcheck ;;
    *) fail "scripts/setup.sh: unknown need '$need'" ;;
  esac
done
