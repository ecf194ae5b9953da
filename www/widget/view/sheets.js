// The stylesheets of styles/ as browsers read them: scripts/interface.mjs packs them for the widget, which makes the rules of
// all colours itself, and the command line makes one of them for pages that do without it.

/** The neutral colour, and colours of middling lightness: they can be told apart, also by colour-blind readers, on light and dark pages. */
const HUES = "85807a 15809c c2571a 7d62d0 2d8a57 c4447c 8a7a14 4a7bd6 a0604a".split(" ");

/** A sheet without its comments and line breaks; a line of one is never broken amid words. */
export const packed = (css) => css.replace(/\/\*.*?\*\//gs, "").replace(/\n+/g, "");

/** A sheet's rules: one that begins with `@each` stands for one for each colour, with its number for `$i` and its value for `$c`. */
export function rules(css) {
  const each = (rule) => HUES.map((hue, i) => rule.replaceAll("$i", i).replaceAll("$c", `var(--whosaid-${i || "neutral"},#${hue})`));
  return css.replace(/@each (.*?})/g, (_, rule) => each(rule).join(""));
}

/** One sheet for a page that a server has marked: marks, and cards that stand in the page and not in a shadow root. */
export function together({ marks, colours, card, still }) {
  const own = (css) => rules(packed(css));
  return `${own(marks)}\n.whosaid-cards{\n${own(colours)}\n${own(card)}\n}\n${own(still)}`;
}
