//! The panel of who speaks, and the way from one quotation to the next.

use crate::annotate::{BlockKind, Quote};

use super::node::{Node, button, element};
use super::phrases as p;
use super::reader::{Reader, is_speech};

impl Reader<'_> {
    /// The cast in order of appearance, each voice a button that filters, with its share as a bar.
    ///
    /// Actions: `filter` (a speaker's id, empty for what nobody is named for), `step` (1 or -1), `off` (the words of
    /// the button that turns everything on again).
    pub fn panel(&self) -> Node {
        let words = self.words;
        let voices = self.cast().voices.into_iter().map(|voice| {
            let share = match voice.share {
                0 => words.fill(p::PERCENT, &["< 1"]),
                share => words.fill(p::PERCENT, &[&share.to_string()]),
            };
            let count = words.count(p::QUOTATIONS, voice.quotes);
            let about = voice.role.map_or_else(|| count.clone(), |role| format!("{role} · {count}"));
            let bar = element("i", "").with("width", &format!("{}%", voice.share.max(1)));
            let (id, hue) = (voice.speaker.unwrap_or_default(), voice.hue.to_string());
            let voice = button("voice", "", &["filter", &id])
                .with("aria-pressed", "false")
                .children([
                    element("span", "name").with("dir", "auto").text(&voice.name),
                    element("span", "share").text(&share),
                    element("span", "about").with("dir", "auto").text(&about),
                    element("span", "bar").children([bar]),
                ])
                .with("data-hue", &hue)
                .with("data-speaker", &id);
            element("li", "").children([voice])
        });
        let voices: Vec<Node> = voices.collect();
        let step =
            |text: &str, phrase, by: &str| button("step", text, &["step", by]).with("aria-label", words.say(phrase));
        let (back, on) = if words.direction() == "rtl" { ("›", "‹") } else { ("‹", "›") };
        let foot = element("div", "act").children([
            step(back, p::STEP_PREVIOUS, "-1"),
            step(on, p::STEP_NEXT, "1"),
            button("off", words.say(p::TURN_OFF), &["off", words.say(p::TURN_ON)]),
        ]);
        let inside = element("div", "in").children([
            element("ol", "").children(voices),
            element("p", "key").text(words.say(p::KEYS)),
            foot,
        ]);
        let title = words.say(p::WHO_SPEAKS);
        let details =
            element("details", "").children([element("summary", "").with("part", "title").text(title), inside]);
        // A landmark, so that it can be found from anywhere in the page; of two, each says of which article it is.
        let headline = self.annotation.blocks.iter().find(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading));
        let headline = headline.map(|block| self.between(block.start, block.end).trim());
        let label = headline.map_or(title.to_string(), |words| format!("{title}: {words}"));
        element("section", "panel")
            .with("part", "panel")
            .with("lang", words.tag())
            .with("dir", words.direction())
            .with("aria-label", &label)
            .children([details])
    }

    /// `id` of the quotation after or before the one with `from` (`""`: of the first or last), of all that somebody
    /// said or of one speaker's: `None` for everybody's, `Some("")` for what nobody is named for.
    pub fn step(&self, from: &str, forward: bool, speaker: Option<&str>) -> Option<&str> {
        let of = |own: &Option<String>| speaker.is_none_or(|id| own.as_deref().unwrap_or_default() == id);
        let at = self.annotation.quotes.iter().position(|quote| holds(quote, from));
        let fits = |(i, quote): &(usize, &Quote)| {
            let beyond = at.is_none_or(|at| if forward { *i > at } else { *i < at });
            beyond && of(&quote.speaker) && is_speech(quote.kind)
        };
        let mut quotes = self.annotation.quotes.iter().enumerate().filter(fits);
        let found = if forward { quotes.next() } else { quotes.next_back() };
        found.map(|(_, quote)| quote.id.as_str())
    }
}

/// Whether this is the quotation with that `id`, or has it inside.
fn holds(quote: &Quote, id: &str) -> bool {
    quote.id == id || quote.nested.iter().any(|inner| holds(inner, id))
}

#[cfg(test)]
mod tests {
    use super::super::node::tests::{action, all, attribute, texts};
    use super::super::reader::{Reader, fixture};
    use super::super::words::Words;
    use crate::annotate::{Annotation, Block, BlockKind, Range};

    #[test]
    fn the_cast_stands_in_order_of_appearance_with_shares_as_bars() {
        let annotation = fixture::annotation();
        let panel = Reader::new(fixture::TEXT, &annotation).panel();
        let voices: Vec<_> = all(&panel, "li").into_iter().map(texts).collect();
        assert_eq!(voices, [vec!["Jan Roe", "77 %", "Mayor · 3 quotations"], vec!["Q", "23 %", "1 quotation"]]);
        let bars: Vec<_> = all(&panel, "i").into_iter().filter_map(|bar| attribute(bar, "width")).collect();
        assert_eq!(bars, ["77%", "23%"]);
        let filters: Vec<_> = all(&panel, "button").into_iter().map(action).filter(|a| a[0] == "filter").collect();
        assert_eq!(filters, [["filter", "s1"], ["filter", "s2"]]);
    }

    #[test]
    fn the_panel_speaks_the_page_s_language() {
        let annotation = fixture::annotation();
        let panel = Reader::new(fixture::TEXT, &annotation).on_site(Words::of("ru"), &[]).panel();
        assert_eq!(texts(all(&panel, "summary")[0]), ["Кто говорит"]);
        assert_eq!(texts(all(&panel, "li")[0])[2], "Mayor · 3 цитаты");
        let off = all(&panel, "button").into_iter().map(action).find(|a| a[0] == "off").unwrap();
        assert_eq!(off, ["off", "Показать, кто это сказал"], "what the way back will say");
    }

    #[test]
    fn the_panel_is_named_after_its_article() {
        let mut annotation = fixture::annotation();
        let label = |annotation: &Annotation| {
            let panel = Reader::new(fixture::TEXT, annotation).panel();
            attribute(&panel, "aria-label").map(String::from)
        };
        assert_eq!(label(&annotation).as_deref(), Some("Who speaks"));
        let Range { start, end } = fixture::at("Mayor Jan Roe spoke.", 0);
        annotation.blocks.push(Block { kind: BlockKind::Title, start, end });
        assert_eq!(label(&annotation).as_deref(), Some("Who speaks: Mayor Jan Roe spoke."));
    }

    #[test]
    fn steps_go_from_quotation_to_quotation_of_all_or_of_one() {
        let mut annotation = fixture::annotation();
        annotation.quotes[4].speaker = None;
        let reader = Reader::new(fixture::TEXT, &annotation);
        assert_eq!(reader.step("", true, None), Some("q1"));
        assert_eq!(reader.step("", false, None), Some("q5"));
        assert_eq!(reader.step("q1", true, None), Some("q3"), "a scare quote is nobody's speech");
        assert_eq!(reader.step("q1", true, Some("s1")), Some("q4"));
        assert_eq!(reader.step("q3", false, Some("s1")), Some("q1"));
        assert_eq!(reader.step("q1", true, Some("")), Some("q5"), "what nobody is named for");
        assert_eq!(reader.step("q5", true, None), None);
    }
}
