// What happens where a browser lacks something: docs/browsers.md, line by line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, openCard, visit } from "./browser.mjs";

const TEXT = "<p>Mayor Jan Roe said: “The ice is thin.”</p>";

/** A page in which `without` has taken something away before anything ran. */
async function poorer(t, without, attributes = "") {
  const page = await visit(t, "/blank.html", { scripts: [without] });
  await page.evaluate(async ([text, attributes]) => {
    window.events = [];
    for (const type of ["ready", "error"]) addEventListener(`whosaid-${type}`, ({ detail }) => events.push([type, detail.error?.message]));
    document.body.innerHTML = `<who-said ${attributes}><article>${text}</article></who-said>`;
    await import("/www/widget/define.js");
  }, [TEXT, attributes]);
  await page.waitForFunction(() => events.length);
  return page;
}

async function opens(page) {
  await openCard(page, page.locator("whosaid-button").first());
  assert.match(await card(page).textContent(), /Jan Roe/);
}

const noHighlights = () => Object.defineProperty(CSS, "highlights", { value: undefined });

test("no CSS Custom Highlight API: words are wrapped and cards open as ever", async (t) => {
  const page = await poorer(t, noHighlights);
  await opens(page);
  assert.equal(await page.evaluate(() => events[0][0]), "ready");
});

test("no popover: the card is a fixed box of the highest z-index", async (t) => {
  const page = await poorer(t, () => {
    for (const name of ["togglePopover", "showPopover", "hidePopover"]) delete HTMLElement.prototype[name];
    delete HTMLElement.prototype.popover;
    const { matches } = Element.prototype;
    Element.prototype.matches = function (selector) {
      if (selector.includes(":popover-open")) throw new SyntaxError(selector);
      return matches.call(this, selector);
    };
  });
  await opens(page);
  const style = await page.evaluate(() => {
    const { position, zIndex } = getComputedStyle(document.querySelector("whosaid-card"));
    return [position, zIndex];
  });
  assert.deepEqual(style, ["fixed", "2147483647"]);
});

test("no clipboard, as on pages without https: the card says that copying was not allowed", async (t) => {
  const page = await poorer(t, () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
  await opens(page);
  await card(page).getByRole("button", { name: "Copy with attribution" }).click();
  await card(page).getByText(/not allow/).waitFor();
});
