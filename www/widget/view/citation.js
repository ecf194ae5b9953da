// A quotation as others cite it.

/** The quotation, who said it, and what backs it, as lines of plain text. */
export function citation(view, words, quote) {
  const speaker = view.speaker(quote.speaker);
  // White space that the page collapses stands in the text as many blanks.
  const said = (range) => view.at(range).replace(/ +/g, " ");
  const who = speaker ? [speaker.name, quote.role].filter(Boolean).join(", ") : words.unattributed;
  return [
    quote.segments.map(said).join("\n\n"),
    `— ${who}`,
    ...quote.footnotes.map((label) => `[${label}] ${view.note(label)?.text ?? words.missing}`),
    ...(quote.sourceLine ? [said(quote.sourceLine)] : []),
  ].join("\n");
}
