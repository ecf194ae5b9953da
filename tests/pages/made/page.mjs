// A page from a shell and an article, with what of it is the article's.

const plain = html => html.replace(/<[^>]*>/g, "").replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/&nbsp;/g, " ").replace(/\s+/g, " ").trim();

/**
 * `{name, bytes, keep, free, said}`: `keep` are the paragraphs that have to be read, `free` what may be
 * (captions, bylines, pull quotes), everything else is not the article. `said` is `[first words, name]`.
 */
export function make(name, shell, article) {
  const keep = [], free = [], said = [...(article.said ?? [])];
  const k = html => (keep.push(plain(html)), html);
  const f = html => (free.push(plain(html)), html);
  const add = (words, who) => said.push([words, who]);
  let html = shell({ a: article, k, f, add, body: how => body(article, k, f, how) });
  const charset = shell.charset;
  if (shell.entities) html = html.replace(/[“”‘’–—…é©›·]/g, c => `&#${c.codePointAt(0)};`);
  if (shell.uppercase) html = html.replace(/<(\/?)([a-z][a-z0-9]*)/g, (_, slash, tag) => `<${slash}${tag.toUpperCase()}`);
  // A wall keeps a part of the article, and its quotations, to itself.
  const shown = said.filter(([words]) => keep.some(line => line.includes(words)));
  return { name, bytes: charset ? windows1252(html) : Buffer.from(html), keep, free, said: shown };
}

/** The article's body, each part by the function of its kind; `after[n]` stands after the n-th part. */
function body(article, k, f, how = {}) {
  const { p = x => `<p>${x}</p>\n`, after = {} } = how;
  const h = how.h ?? (x => `<h2>${x}</h2>\n`);
  const ask = how.ask ?? (x => p(`<strong>${x}</strong>`));
  const pull = how.pull ?? (() => "");
  const quote = how.quote ?? ((words, who) => `<blockquote><p>${words}</p>${who ? `<cite>${who}</cite>` : ""}</blockquote>\n`);
  const at = how.at ?? ((time, title) => `<h2>${time} ${title}</h2>\n`);
  const parts = article.body.slice(how.from ?? 0, how.to).map((part, n) => {
    const [mark, words] = /^(##|[>!?@]) (.*)$/s.exec(part)?.slice(1) ?? ["", part];
    if (mark === "##") return h(k(words), n);
    if (mark === "?") return ask(k(words), n);
    if (mark === "!") return pull && how.pull ? pull(f(words)) : "";
    if (mark === "@") { const [time, ...title] = words.split(" "); return at(f(time), k(title.join(" ")), n); }
    if (mark === ">") { const [text, who] = words.split(" ¦ "); return quote(k(text), who === "-" ? "" : f(who)); }
    return p(k(part), n);
  });
  return parts.map((part, n) => part + (after[n] ?? "")).join("");
}

const HIGH = { "“": 0x93, "”": 0x94, "‘": 0x91, "’": 0x92, "–": 0x96, "—": 0x97, "…": 0x85 };

function windows1252(html) {
  return Buffer.from(Array.from(html, c => HIGH[c] ?? (c.codePointAt(0) < 256 ? c.codePointAt(0) : 0x3f)));
}
