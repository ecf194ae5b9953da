// Shows who said what without touching the page's DOM, by the CSS Custom Highlight API.

import css from "./made/painted.js";
import { failure, say } from "./failure.js";
import { elementOf } from "./place.js";
import { add, adopt } from "./styles.js";
import { tint } from "./tint.js";

/** Gives a range the looks of that name, styles/painted.css has them, or takes it out of them (`on` false). */
export function paintAs(name, range, on) {
  // Chromium then works out the style of every element of the page, and thirty more of each: 1.7 s with 10,000 wrappers.
  if (name) add(elementOf(range), "painted", css);
  tint(name, [range], on);
}

const CROWDED =
  "an element with more than 100,000 characters of text is painted, which keeps the page quick; put its paragraphs into elements of their own";
const told = new WeakSet();

/** That an element has so many words that a browser would lay out all of them anew for each wrapper; once for each article. */
function sayCrowded(article) {
  if (told.has(article)) return;
  told.add(article);
  // The wrappers' sheet stays: where it goes, Chromium lays out all of the text.
  adopt(article.element);
  if (article.mode === "wrap") say(article.owner ?? article.element, "whosaid-painted", { error: failure("crowded", CROWDED) });
}

/**
 * The highlight for a mark; none for what has no looks of its own. In an element that is `crowded` each painted word more takes a sixth
 * of a millisecond whenever it is drawn, and where one has a line the browser reckons anew how far the ink of all its text reaches, 11 to
 * 20 ms: names, which are half of them, have no ground there, and quotations have one instead of a line, unless
 * somebody is to see that they are doubtful, unnamed or no speech.
 */
export function look({ data, hue, kind, doubtful }, inLink, crowded) {
  if (data === "note") return kind === "missing" && "whosaid-missing";
  if (data === "speaker") return kind === "name" && hue && !inLink && !crowded && `whosaid-name-${hue}`;
  if (kind === "title") return false;
  if (doubtful || kind === "unnamed" || kind === "scare") return `whosaid-${hue}-doubtful`;
  return `whosaid-${crowded ? "name-" : ""}${hue}`;
}

/** Like `wrap()`, without wrappers: the `part` of a stretch is a range. `article` is given where there is too much to be wrapped. */
export function paint(parent, stretches, article) {
  if (article) sayCrowded(article);
  const inLink = Boolean(parent.closest("a"));
  const texts = new Map();
  const parts = [];
  return {
    *make() {
      let outer;
      for (const { nodes, start, end, mark } of stretches) {
        for (const node of nodes) texts.set(node, node.data);
        const range = new Range();
        range.setStart(nodes[0], start);
        range.setEnd(nodes.at(-1), end);
        // Of quotations within each other only the outer one is underlined.
        const nested = mark.data === "quote" && outer?.isPointInRange(nodes[0], start + 1);
        if (mark.data === "quote" && !nested) outer = range;
        parts.push({ range, nested });
        yield;
      }
    },
    *dress(stretches) {
      for (const [i, part] of parts.entries()) {
        stretches[i].part = part.range;
        // Of an enormous article only those that are near.
        if (part.range.near && !stretches[i].near) paintAs("whosaid-lit", part.range, false);
        part.range.near = stretches[i].near;
        const name = stretches[i].near !== false && !part.nested && look(stretches[i].mark, inLink, article);
        if (name !== part.name) {
          paintAs(part.name, part.range, false);
          paintAs(name, part.range);
          part.name = name;
        }
        yield;
      }
    },
    intact: () => parts.length === stretches.length && [...texts].every(([node, data]) => node.parentNode === parent && node.data === data),
    *undo() {
      for (const { name, range } of parts) {
        paintAs(name, range, false);
        yield;
      }
    },
  };
}
