//! The widget's stylesheets, of which the module carries the text: pages load nothing else before they need it.

/// Colours of middling lightness: they can be told apart, also by colour-blind readers, on light and dark pages.
const HUES: [&str; 8] = ["#15809c", "#c2571a", "#7d62d0", "#2d8a57", "#c4447c", "#8a7a14", "#4a7bd6", "#a0604a"];

const MARKS: &str = include_str!("../../www/widget/styles/marks.css");
const COLOURS: &str = include_str!("../../www/widget/styles/colours.css");
const CARD: &str = include_str!("../../www/widget/styles/card.css");
const PANEL: &str = include_str!("../../www/widget/styles/panel.css");
const LIST: &str = include_str!("../../www/widget/styles/list.css");

/// The rules of the sheet `marks`, `card`, `panel` or `list`; none for another name.
///
/// A line that begins with `@each` becomes one for each colour, with its number for `$i` and its value for `$c`;
/// number 0 is the neutral one.
pub fn sheet(name: &str) -> String {
    let parts = match name {
        "marks" => [MARKS, ""],
        "card" => [COLOURS, CARD],
        "panel" => [COLOURS, PANEL],
        "list" => [COLOURS, LIST],
        _ => ["", ""],
    };
    let mut rules = String::new();
    let without_comment = |part: &'static str| part.split_once("*/\n").map_or(part, |(_, rules)| rules);
    for line in parts.iter().flat_map(|part| without_comment(part).lines()) {
        match line.strip_prefix("@each ") {
            Some(rule) => rules.extend((0..=HUES.len()).map(|i| coloured(rule, i))),
            None => rules.push_str(line),
        }
        rules.push('\n');
    }
    rules
}

fn coloured(rule: &str, number: usize) -> String {
    let colour = match number.checked_sub(1).and_then(|i| HUES.get(i)) {
        Some(hue) => format!("var(--whosaid-{number},{hue})"),
        None => "var(--whosaid-neutral,#85807a)".into(),
    };
    rule.replace("$i", &number.to_string()).replace("$c", &colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_for_each_colour() {
        let rules = sheet("card");
        assert!(rules.contains("[data-hue=\"0\"]{--c:var(--whosaid-neutral,#85807a)}"));
        assert!(rules.contains("[data-hue=\"8\"]{--c:var(--whosaid-8,#a0604a)}"));
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for name in ["marks", "card", "panel", "list"] {
            let rules = sheet(name);
            assert!(!rules.is_empty() && !rules.contains("@each") && !rules.contains('$'), "{name}");
            assert_eq!(rules.matches('{').count(), rules.matches('}').count(), "{name}");
        }
    }

    #[test]
    fn there_is_no_other_sheet() {
        assert_eq!(sheet("print"), "");
    }
}
