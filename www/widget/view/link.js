// Addresses of single quotations, which go on working when an article is edited a little.

/** How many words of a quotation an address is made of. */
const WORDS = 8;
/** This share of an address's pairs of words must still stand in the quotation. */
const ENOUGH = 0.5;

const KEY = "#whosaid=";

/** `#whosaid=the-ice-is-thin`: the first words of the quotation, and `~2` where it is the second that begins so. */
export function fragment(view, quote) {
  const own = key(view, quote);
  const before = view.quotes.slice(0, view.quotes.indexOf(quote));
  const nth = before.filter((other) => key(view, other) === own).length;
  return `${KEY}${own}${nth ? `~${nth + 1}` : ""}`;
}

/**
 * The same, with a text fragment behind it for where whosaid does not run, or does not know the quotation any more:
 * browsers hide what follows `:~:` from the page and look for these words themselves (WICG, Text Fragments).
 */
export function deepLink(view, quote) {
  const [first] = quote.segments;
  const words = first ? bare(view.at(first)).split(/\s+/) : [];
  const part = (words) => escape(bare(words.join(" ")));
  const text = words.length <= 2 * WORDS ? part(words) : `${part(words.slice(0, WORDS))},${part(words.slice(-WORDS))}`;
  return fragment(view, quote) + (text && `:~:text=${text}`);
}

/**
 * The quotation that an address means; none where it means none, or none that is likely enough.
 *
 * Compared are pairs of adjacent words, so that a word changed, added or taken out costs two pairs and no more.
 */
export function find(view, address) {
  if (!address.startsWith(KEY)) return undefined;
  const [wanted, nth = "1"] = unescape(address.slice(KEY.length).split(":~:")[0]).split("~");
  const pairs = pairsOf(wanted.split("-"));
  const scored = view.quotes.map((quote) => {
    const words = plain(quote.segments.map((segment) => view.at(segment)).join(" "));
    if (words.slice(0, WORDS).join("-") === wanted) return [quote, 1];
    const own = new Set(pairsOf(words));
    // Never as good as the very words.
    return [quote, pairs.length && (0.9 * pairs.filter((pair) => own.has(pair)).length) / pairs.length];
  });
  const best = scored.reduce((most, [, score]) => Math.max(most, score), ENOUGH);
  const alike = scored.filter(([, score]) => score === best).map(([quote]) => quote);
  return alike[nth - 1] ?? alike[0];
}

function key(view, { segments }) {
  const words = [];
  for (const segment of segments) if (words.length < WORDS) words.push(...plain(view.at(segment)));
  return words.slice(0, WORDS).map(escape).join("-");
}

/** Words in lower case, without punctuation. */
function plain(text) {
  const words = text.split(/[\s–—-]+/).map((word) => word.replace(/[^\p{Alphabetic}\p{N}]+/gu, "").toLowerCase());
  return words.filter(Boolean);
}

/** A text from its first letter or digit to its last. */
const bare = (text) => text.match(/[\p{Alphabetic}\p{N}](.*[\p{Alphabetic}\p{N}])?/su)?.[0] ?? "";

const pairsOf = (words) => words.slice(1).map((word, i) => `${words[i]} ${word}`);

/** Percent-encodes all but letters and digits: text fragments need it for hyphens too. */
function escape(text) {
  const hex = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  return text.replace(/[^a-z0-9]+/gi, (other) => Array.from(new TextEncoder().encode(other), hex).join(""));
}

function unescape(text) {
  const bytes = (encoded) => Uint8Array.from(encoded.split("%").slice(1), (hex) => parseInt(hex, 16));
  return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => new TextDecoder().decode(bytes(encoded)));
}
