#!/usr/bin/env bash
# Checks what the crates of the project and of its fuzzing targets may be (deny.toml): licences, bans, sources.
# Known weaknesses are looked up where their database lies already; nothing is fetched here.
source "$(dirname "$0")/env.sh"

scripts/setup.sh deny
cargo deny --locked check licenses bans sources
# The crate itself is a dependency there, whose build directory is full of programs: no bans.
cargo deny --locked --manifest-path fuzz/Cargo.toml --config deny.toml check licenses sources

databases=${CARGO_HOME:-$HOME/.cargo}/advisory-dbs
if compgen -G "$databases/*/.git" >/dev/null; then
  cargo deny --frozen check advisories
else
  say "known weaknesses (advisories) are NOT checked: there is no database in $databases; cargo-deny's own \`cargo deny fetch db\` brings it, on a machine that reaches it"
fi
