// The command-line tool on the made pages: what of them it reads, and whom it names outside their articles.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { score } from "../../scripts/eval/pages.mjs";
import { held, worked } from "../pages/made/pages.mjs";
import { build, tool } from "./tool.mjs";

before(build);

for (const [title, pages, outside] of [["worked on", worked(), 4], ["held", held(), 3]]) {
  test(`articles of made pages are read, and nobody is named beside them: ${title}`, () => {
    const { sum, each } = score(tool, pages);
    assert.ok(sum.hit / sum.read >= 0.95, `precision ${sum.hit / sum.read}`);
    assert.ok(sum.hit / sum.gold >= 0.98, `recall ${sum.hit / sum.gold}`);
    assert.ok(sum.outside <= outside, `${sum.outside} names outside: ${each.flatMap(([name, s]) => (s.outside ? [name] : []))}`);
  });
}
