#!/usr/bin/env bash
# Writes dist/: the npm package, ready for `npm publish dist`.
source "$(dirname "$0")/env.sh"

scripts/build.sh
say "writing the npm package: dist/"
rm -rf dist
mkdir -p dist
cp README.md LICENSE-MIT LICENSE-APACHE www/widget/whosaid.wasm dist/
node scripts/bundle.mjs dist
tsc --project www/widget --outDir dist
cp www/widget/{types,elements,react,preact,solid}.d.ts dist/
printf 'export type * from "./types.js";\n' >>dist/index.d.ts
for entry in index define auto inline reader desk; do
  printf 'import "./elements.js";\n' >>"dist/$entry.d.ts"
done
node scripts/manifest.mjs dist
node scripts/elements.mjs >dist/custom-elements.json
# Types alone, which whoever imports them by name may import in JavaScript as well.
node scripts/jsx.mjs dist/custom-elements.json >dist/jsx.d.ts
echo 'export {};' >dist/jsx.js
say "hashes of what a page loads: dist/integrity.json"
node scripts/integrity.mjs dist
scripts/sbom.sh
publint --strict dist
# Modules only, and what is no module has no types.
attw --pack dist --profile esm-only --quiet --exclude-entrypoints whosaid.wasm whosaid.css whosaid-still.css custom-elements.json
node scripts/sizes.mjs
