// Texts and pages that invite a careless scan to begin anew at every hit: each a piece by its number, and what it
// needs around it. `scripts/growth.mjs` reads them.

const nest = (open, close) => (n) => [open.repeat(n), close.repeat(n)];

/** Name, and the n-th piece of the text. */
export const TEXTS = {
  "one line": () => "He said “the ice” and 'it's thin' (again). ",
  "one word": () => "a",
  "marks alone": () => '"a ',
  "unclosed quotations": () => "“The ice is thin, \n\n",
  "nesting marks": () => "“‘\"«",
  "apostrophes": () => "the boats' 'n' oars' ",
  "open brackets": () => "([",
  "full stops": () => ". . . ",
  "blank lines": () => "\n \n",
  "carriage returns": () => "word\r\n",
  "letters of no case": () => "的。",
  "combining marks": () => "e\u0301\u200d",
  "markers without notes": () => "“The ice is thin.”[1] ",
  "different markers": (i) => `“The ice is thin.”[${i}] `,
  "notes without markers": (i) => `\n[${i}] The Lantern, May 2, 2019.`,
  "notes": (i) => `“The ice is thin.”[${i % 900}]\n\n[${i % 900}] The Lantern, May 2, 2019.\n\n`,
  "turns": () => "Q: Who fell in?\n\nJan Roe: Nobody yet.\n\n",
  "turns on one line": () => "JAN ROE: Nobody yet. ANN POE: Who fell in? ",
  "different labels": (i) => `Ann${word(i)} Roe: The ice is thin.\n\n`,
  "labels alone": (i) => `Jan ${word(i)}:\n\nThe ice is thin.\n\n`,
  "name lines": (i) => `Jan ${word(i % 40)}\nThe ice is thin, and it was yesterday.\n\n`,
  "times": (i) => `[00:${String(i % 60).padStart(2, "0")}:07] Roe: The ice is thin.\n`,
  "dates": (i) => `May ${(i % 30) + 1}, 2019, 2 June 2018, 2019-05-02, `,
  "cues": (i) => `${i}\n00:00:01.000 --> 00:00:02.000\n<v Roe>The ice is thin.\n\n`,
  "posts by handle": (i) => `@roe${i}: “no”\n`,
  "posts on one line": (i) => `@roe${i}: “no” `,
  "headings": () => "Roe: “We Won the Cup Again”\n\nThe mayor said “we won the cup again” there.\n\n",
  "headings alone": () => "We Won the Cup Again\n\n",
  "births": (i) => `Ann${word(i)} Roe${word(i)} was born. `,
  "different speakers": (i) => `“It holds,” said Jan ${word(i)}. `,
  "one surname": (i) => `${word(i)} Roe said “it holds”. Roe left. `,
  "acronyms": (i) => `The ${word(i)} Ferry Line (${word(i)[0].toUpperCase()}FL) said “it holds”. `,
  "acronyms alone": (i) => `${word(i).toUpperCase()} said “it holds”. `,
  "pronouns": () => "He said “it holds”. She left. They said no. ",
  "descriptions": (i) => `The ${word(i)} minister said “it holds”, his spokesman said. `,
  "one sentence": () => "She said that “the ice” was “thin” and ",
  "capitals": () => "The Harbour Guard Chief ",
  "particles": () => "Jan van der ",
  "titles": () => "President Minister Secretary of ",
  "hyphens": () => "ice-and-",
  "echoes": (i) => `“the ${word(i % 50)} of the ice is thin”. The mayor said “the ${word(i % 50)} of the ice is thin”.\n\n`,
  "ages": (i) => `Jan ${word(i)}, ${20 + (i % 60)}, left. The ${20 + (i % 60)}-year-old said “it holds”. `,
  "furniture": () => "Read more\n\nShare this\n\nAdvertisement\n\n",
};

/** Name, and the beginning and the end of a page with n pieces between, or the n-th piece. */
export const PAGES = {
  "div in div": nest("<div>“It holds,” said Roe.", "</div>"),
  "aside in aside": nest("<aside><p>“It holds,” said Roe.", "</aside>"),
  "li in li": nest("<ul><li>It holds. ", "</li></ul>"),
  "open li": (i) => `<li>${i} “It holds,” said Roe.`,
  "open p": () => "<p>“It holds,” said Roe.",
  "stray end tags": () => "</p></div></b>“It holds,” said Roe. ",
  "open b": () => "<b>It holds. ",
  "b and p": () => "<b><p>It holds. ",
  "b, i and a": nest("<a><b><i><u>It holds. ", ""),
  "figures": (i) => `<figure><img><figcaption>Roe ${i} at the bridge. Photo: Poe</figcaption></figure>`,
  "figure in figure": nest("<figure><figcaption>Roe. ", "</figcaption></figure>"),
  "tables": () => "<table><tr><td>It holds.",
  "links": (i) => `<a href="/${i}">Roe ${i}</a> `,
  "notes": (i) => `<p>It holds.<sup><a href="#n${i}">[${i}]</a></sup></p>`,
  "bold labels": (i) => `<p><b>${word(i)}:</b> It holds.</p>`,
  "headings": (i) => `<h2>The ${word(i)} Again</h2>`,
  "attributes": (i) => `<p class="a${i}" id="b${i}">It holds.</p>`,
  // At some megabytes these cost more: html5ever's serializer looks through the rest of a text at every one.
  "characters": () => "&quot;&ldquo;&amp;&#8220;a&nbsp;",
  "comments": () => "<!-- a --><!-- b",
};

/** The i-th invented word. */
function word(i) {
  let letters = "";
  for (let n = i + 700; n > 0; n = Math.floor(n / 20)) letters += "bcdfghjklmnprstvwaoi"[n % 20] + "aeiou"[n % 5];
  return letters[0].toUpperCase() + letters.slice(1);
}

/** A text or page of so many bytes at least. */
export function text(piece, size) {
  const bytes = Buffer.byteLength;
  const one = piece(1);
  if (Array.isArray(one)) return piece(Math.ceil(size / bytes(one.join("")))).join("");
  const out = [];
  for (let i = 0, total = 0; total < size; i++) {
    const next = piece(i);
    out.push(next);
    total += bytes(next);
  }
  return out.join("");
}
