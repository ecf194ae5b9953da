// The stylesheets of styles/ as browsers read them. scripts/interface.mjs makes texts of them for the widget, and the
// command line for pages that do without it.

/** Colours of middling lightness: they can be told apart, also by colour-blind readers, on light and dark pages. */
const HUES = ["#15809c", "#c2571a", "#7d62d0", "#2d8a57", "#c4447c", "#8a7a14", "#4a7bd6", "#a0604a"];
const colours = ["var(--whosaid-neutral,#85807a)", ...HUES.map((hue, i) => `var(--whosaid-${i + 1},${hue})`)];

/** A sheet's rules. A line that begins with `@each` becomes one for each colour, with its number for `$i` and its value for `$c`. */
export function rules(css) {
  const lines = css.replace(/\/\*.*?\*\/\n/gs, "").trimEnd().split("\n");
  const each = (rule) => colours.map((colour, i) => rule.replaceAll("$i", i).replaceAll("$c", colour));
  return lines.flatMap((line) => (line.startsWith("@each ") ? each(line.slice(6)) : [line])).join("\n");
}

/** One sheet for a page that a server has marked: marks, and cards that stand in the page and not in a shadow root. */
export function together({ marks, colours, card, still }) {
  return `${rules(marks)}\n.whosaid-cards{\n${rules(colours)}\n${rules(card)}\n}\n${rules(still)}`;
}
