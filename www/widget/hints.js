// What the markup says of an article's text, for the analysis: headings, captions, links to notes, quotations with their
// source, and what stands beside the article. Readers of an annotation that was made before never load it.

/** Numbers of the hints, as `HintKind::ALL` lists them in src/doc/mod.rs. */
const HEADING = 0;
const CAPTION = 1;
const NOTE_MARKER = 2;
const FURNITURE = 3;
const QUOTATION = 4;
const CITE = 5;
const PULL_QUOTE = 6;
const BOLD = 7;

/** Classes and ids of what pages put into their articles: nobody there is quoted by the article. */
const BESIDE = new RegExp(
  "(^|[^a-z])(ads?|advert[a-z]*|author-?(bio|info)|bio|breadcrumbs?|comments?|cookies?|donat[a-z]+|interstitial|" +
    "most-?(read|viewed|popular)|newsletters?|outbrain|pagination|paywall|popular|promo(s|ted)?|read-?more|recirc|" +
    "recommend[a-z]*|related[a-z]*|respon(d|ses)|shar(es?|ing|edaddy)|sidebar|sign-?up|social|sponsored|" +
    "subscri(be|ption)|taboola|tags|toolbar|trending)(?![a-z])",
  "i",
);

/** Elements that repeat, large, what the article says. */
const PULLED = "aside,blockquote,div,figure,p,section";

/** Collects hints: `heed()` hears of each element with its start and end in the text, inner ones first; `all()` are the triples. */
export function hints() {
  const found = [];
  /** Start and end of what is named as furniture. */
  const beside = [];
  return {
    heed(element, start, end) {
      const kind = hint(element);
      if (kind >= 0) found.push(kind, start, end);
      else if (isBeside(element)) beside.push(start, end);
    },
    all(length) {
      // A class may say of most of an article what others say of its margins: `<div class="comments-open">`.
      for (let i = 0; i < beside.length; i += 2) {
        if (beside[i + 1] - beside[i] < length * 0.4) found.push(FURNITURE, beside[i], beside[i + 1]);
      }
      // As an array of numbers, which a worker gets quickly.
      return Uint32Array.from(found);
    },
  };
}

function isBeside(element) {
  return BESIDE.test(`${element.getAttribute("class")} ${element.id}`) && !element.closest("blockquote");
}

function hint(element) {
  if (element.matches("h1,h2,h3,h4,h5,h6,[role=heading]")) return HEADING;
  const quotation = element.parentElement?.closest("blockquote");
  if (!quotation) {
    const pulled = element.matches(PULLED) && /(^|[\W_])pull(quote|out)?($|[\W_])/i.test(element.className);
    if (pulled) return PULL_QUOTE;
    if (element.matches("blockquote")) return QUOTATION;
  } else if (element.matches("cite,footer")) {
    return CITE;
  }
  if (element.localName === "p" && element.matches(":has(>:is(b,strong,em,i):first-child)")) {
    const [bold] = element.children;
    if (bold.textContent.trim() === element.textContent.trim()) return BOLD;
  }
  if (element.matches("figcaption") && element.closest("figure")?.querySelector("blockquote")) return CITE;
  if (element.matches("figcaption,caption")) return CAPTION;
  // The `2` of a square metre is superscript as well: a note's number is a link, or says that it is one.
  const link = element.matches("[role=doc-noteref],sup a[href*='#'],a[href*='#']:has(>sup)");
  return link && /^\s*[[(]?\s*(\d{1,3}|[a-z]|[*†‡]+)\s*[\])]?\s*$/i.test(element.textContent) ? NOTE_MARKER : -1;
}
