#!/usr/bin/env bash
# Changes the code in one place after the other, and lists the changes that no unit test and no case notices.
# usage: scripts/mutants.sh [SHARD] [FILE...]     SHARD as k/n: every n-th change, from the k-th; FILE a path or glob
# A change costs a build and a run of the tests, some ten seconds; all 1,500 take hours. docs/mutants.md has what was found.
source "$(dirname "$0")/env.sh"

shard=${1:-0/6}
shift $(($# > 0 ? 1 : 0))
if ! [[ $shard =~ ^([0-9]+)/([0-9]+)$ ]] || [ "${BASH_REMATCH[1]}" -ge "${BASH_REMATCH[2]}" ]; then
  fail "SHARD is '$shard': give k/n with k from 0 to n-1, such as 0/6"
fi
[ $# -gt 0 ] || set -- 'src/text/**' 'src/quotes/**' 'src/attribution/rules/**'
files=()
for file in "$@"; do files+=(--file "$file"); done

scripts/setup.sh mutants
say "changing ${files[*]} (shard $shard); what is found: target/mutants/mutants.out"
mkdir -p target/mutants
# The copy of the tree that it works in is its own. A test that takes 20 s instead of one loops.
status=0
CARGO_PROFILE_DEV_DEBUG=0 nice -n 19 cargo mutants "${files[@]}" \
  --shard "$shard" --sharding round-robin --timeout 20 --build-timeout 240 --output target/mutants \
  --cargo-arg=--lib --cargo-arg=--test --cargo-arg=cases || status=$?
# 2: some were missed; 3: some ran out of time. Both are results.
[ "$status" = 0 ] || [ "$status" = 2 ] || [ "$status" = 3 ] || exit "$status"
