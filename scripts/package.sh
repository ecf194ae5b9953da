#!/usr/bin/env bash
# Writes dist/: the npm package, ready for `npm publish dist`.
source "$(dirname "$0")/env.sh"

scripts/build.sh
say "writing the npm package: dist/"
# The layout of the checkout, so that the files' references to each other hold unchanged.
rm -rf dist
mkdir -p dist/pkg dist/www/widget
cp README.md LICENSE-MIT LICENSE-APACHE dist/
cp pkg/whosaid.js pkg/whosaid_bg.wasm pkg/whosaid_bg.wasm.d.ts dist/pkg/
cp www/widget/*.js dist/www/widget/
tsc --project www/widget --outDir dist
# wasm-bindgen's classes are disposable, which TypeScript must be told of where a project targets older libraries.
printf '/// <reference lib="esnext.disposable" />\n' | cat - pkg/whosaid.d.ts >dist/pkg/whosaid.d.ts
printf 'export type * from "../../pkg/whosaid.js";\n' >>dist/www/widget/index.d.ts
node scripts/manifest.mjs >dist/package.json
publint --strict dist
