#!/usr/bin/env bash
# Checks what the crates of the project and of its fuzzing targets may be (deny.toml): licences, bans, sources.
# Known weaknesses are looked up where their database can be fetched, or lies already.
source "$(dirname "$0")/env.sh"

scripts/setup.sh deny
cargo deny --locked check licenses bans sources
# The crate itself is a dependency there, whose build directory is full of programs: no bans.
cargo deny --locked --manifest-path fuzz/Cargo.toml --config deny.toml check licenses sources

# The database lies in its own repository, which is no registry: a machine that reaches registries alone does without.
databases=${CARGO_HOME:-$HOME/.cargo}/advisory-dbs
mkdir -p target
there() { compgen -G "$databases/*/.git" >/dev/null; }
# Not older than a day, where it can be had; else the one that is there.
if ! there || [ -z "$(find "$databases" -maxdepth 3 \( -name FETCH_HEAD -o -name HEAD \) -mtime -1 -print -quit)" ]; then
  GIT_TERMINAL_PROMPT=0 timeout 60 cargo deny fetch db >target/advisories.log 2>&1 || true
fi
if there; then
  cargo deny --frozen check advisories
  cargo deny --frozen --manifest-path fuzz/Cargo.toml --config deny.toml check advisories
else
  say "known weaknesses (advisories) are NOT checked: their database (https://github.com/rustsec/advisory-db) cannot be fetched from here: $(tail -n 1 target/advisories.log)"
fi
