#!/usr/bin/env bash
# Writes what each thing is made of, as CycloneDX: dist/sbom.cdx.json (the npm package: crates in the module),
# target/sbom/tool.cdx.json (crates in the command-line tool), target/sbom/tools.cdx.json (npm packages that build and test).
source "$(dirname "$0")/env.sh"

scripts/setup.sh node sbom
mkdir -p dist target/sbom
# The same commit gives the same bytes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH

crates() { # FILE [OPTION...]
  # cargo-cyclonedx writes beside Cargo.toml, and nowhere else.
  trap 'rm -f whosaid-sbom.json whosaid-crates.txt' EXIT
  cargo cyclonedx --quiet --format json --spec-version 1.5 --override-filename whosaid-sbom "${@:2}"
  # It takes features that an optional dependency only would switch on for switched on; cargo itself knows better.
  cargo tree --locked --prefix none --no-dedupe --edges no-dev --format '{p}' "${@:2}" >whosaid-crates.txt
  node scripts/sbom.mjs "$1" whosaid-crates.txt <whosaid-sbom.json
  rm whosaid-sbom.json whosaid-crates.txt
}

say "what everything is made of: dist/sbom.cdx.json, target/sbom/"
crates dist/sbom.cdx.json --no-default-features --target wasm32-unknown-unknown
crates target/sbom/tool.cdx.json --target all
# npm describes packages with a name and a version alone, and our list of tools is published nowhere.
work=target/sbom/whosaid-tools # npm takes the name from here
mkdir -p "$work"
sed '1a "name": "whosaid-tools", "version": "0.0.0",' package.json >"$work/package.json"
cp package-lock.json "$work/"
npm sbom --prefix "$work" --package-lock-only --sbom-format cyclonedx | node scripts/sbom.mjs target/sbom/tools.cdx.json
rm -r "$work"
