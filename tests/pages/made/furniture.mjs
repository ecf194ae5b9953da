// What stands around articles: headlines with quotations and names, teasers, comments, biographies, notices.

export const headlines = [
  "‘He never came back for the boat’: the night the harbour froze",
  "Marek Dunn: “I would do it again tomorrow”",
  "Opinion | “Stability” is a word for people with chairs",
  "‘We had no choice,’ says finance minister Olga Brem",
  "Teacher, 34, wins 40 million and keeps the day job",
  "Watch: fox steals microphone of “furious” presenter",
  "Ana Soto says strike will go on ‘as long as it takes’",
  "How to sleep in summer, according to science",
  "Six killed as bridge gives way in Montelba",
  "“Nobody warned us”: survivors of the landslide speak",
  "Quiz: how much do you know about herring?",
  "Former goalkeeper Lenny Voss: “I was never sober on a Sunday”",
];
export const teasers = [
  "“We are ready, and we have been ready since March,” said Finance Minister Olga Brem as talks opened in the capital.",
  "Actor Jonas Keel said he had “no regrets” about leaving the series after nine years.",
  "The river has fallen to its lowest level since records began. “You can walk across,” said farmer Pia Lund.",
  "A judge in Westmark has ordered the release of papers about the harbour of 1987.",
  "“My mother never opened the letters,” says Elena Prat, whose book about the islands comes out today.",
];
export const comments = [
  ["tidewatcher", "As my father always said, “never trust a slip”. He was right about most things and wrong about my mother."],
  ["Harriet P.", "“Narrow” is one word for it. My brother Colin Webb was there and said, “They had decided before we sat down.”"],
  ["old_salt_52", "I was in that hall. It was cold, and nobody said what the paper says they said until the press had come in."],
  ["Gus", "Typical. They closed the library as well and said “it is only for a week”. That was in 2009, and Mrs Tolland is still waiting."],
  ["M. Ferrer", "Good reporting, thank you. Though it was in 1954 and not in 1953, as my grandmother would have told you."],
];
export const bio = a => `${a.by || "The desk"} is a reporter who covers the coast and the people on it. “I came for a weekend,” ${a.by || "the editor"} likes to say, “and missed the boat.”`;
export const letter = "“The only briefing that I read before coffee,” says Lord Penrose. Sign up for First Tide, our free newsletter, every weekday at six. By signing up you agree to our terms.";
export const cookies = "We and our 412 partners store and access information on a device. We call this “legitimate interest”. Choose “Accept all” to agree, or manage your preferences at any time.";
export const meter = "You have read your last free article this month. Subscribe for 1 crown a week and support journalism that asks.";
export const advert = "“I lost twelve kilos without leaving the sofa,” says Dr Pat Vale. Doctors hate this simple trick from the islands.";
export const donate = "This newspaper has no owner and no shareholders. “Without readers there is no us,” says our editor, Katrin Vollmer. If you can, please give as little as 2 crowns.";
export const podcast = "Listen to The Daily Ebb: host Rory Blake asks, “Who moved the sandbank?” New episodes every weekday.";
export const rights = "© 2026 All rights reserved. No part of this site may be reproduced without written permission of the publisher.";

export const ul = (items, cls = "", li = "") => `<ul${cls && ` class="${cls}"`}>${items.map(x => `<li${li && ` class="${li}"`}>${x}</li>`).join("")}</ul>`;
export const links = (from, n) => Array.from({ length: n }, (_, i) => `<a href="/n/${from + i}">${headlines[(from + i) % headlines.length]}</a>`);
export const nav = (...names) => ul((names.length ? names : ["News", "Politics", "Business", "Sport", "Opinion", "Weather"]).map(x => `<a href="/${x.toLowerCase().replaceAll(" ", "-")}">${x}</a>`));
export const scripts = a => `<script>window.__cfg={"env":"prod","ad":{"slot":"/1234/${a.section}"},"t":"<p>“Not text,” said Script Kid.</p>"};(function(){var s=document.createElement("script");s.src="//x.invalid/a.js"})();</script><style>.a{color:red}.b::before{content:"“"}</style>`;

/** The JSON that search engines read, with the article's words again. */
export const jsonld = a => `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: a.title, datePublished: a.date, author: [{ "@type": "Person", name: a.by }], articleBody: a.body.join("\n").replace(/<[^>]+>/g, "") })}</script>`;

export const head = (a, site, more = "", lang = "en") => `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${a.title} | ${site}</title>
<meta property="og:title" content="${a.title}"><meta property="og:type" content="article"><meta name="description" content="${a.stand.replace(/"/g, "&quot;")}">${more}</head>`;
