//! The card's elements.

use super::card::{Card, Part, Place, Row, Tone};
use super::node::{Node, button, element};
use super::phrases as p;
use super::words::Words;

impl Card {
    /// The panel: a labelled dialog with the rows in one scrolling part, and its close button.
    ///
    /// Actions: `close`, `off` (what the way back will say), `visit` (`quote` or `speaker`, id), `jump` (start, end), `copy` (text, link, what to
    /// say of success and failure).
    pub fn view(&self, words: Words) -> Node {
        let mut inside = element("div", "in").children([self.head()]);
        if !self.rows.is_empty() {
            let rows = self.rows.iter().map(row);
            inside = inside.children([element("dl", "").with("part", "rows").children(rows)]);
        }
        inside = inside.children([self.actions(words)]);
        let close = button("close", "×", &["close"]).with("part", "close").with("aria-label", words.say(p::CLOSE));
        element("div", "card")
            .with("part", "card")
            .with("role", "dialog")
            .with("tabindex", "-1")
            .with("lang", words.tag())
            .with("dir", words.direction())
            .with("data-hue", &self.hue.to_string())
            .with("aria-label", &self.label)
            .children([inside, close])
    }

    fn head(&self) -> Node {
        let name = match &self.speaker {
            Some(speaker) if self.copy.is_some() => button("name", &self.heading, &["visit", "speaker", speaker]),
            _ => element("div", "name").text(&self.heading),
        };
        let mut head = element("div", "head");
        if let Some(picture) = &self.picture {
            // Neither the picture's server nor anybody on the way is to learn what is being read.
            let image = element("img", "picture").with("part", "picture").with("alt", "");
            head = head.children([image.with("referrerpolicy", "no-referrer").with("src", picture)]);
        }
        head = head.children([name.with("part", "name").with("dir", "auto")]);
        let under: Vec<&str> = [&self.role, &self.handle].into_iter().flatten().map(String::as_str).collect();
        if under.is_empty() {
            return head;
        }
        let role = element("div", "role").with("part", "role").with("dir", "auto");
        head.children([role.text(&under.join(" · "))])
    }

    fn actions(&self, words: Words) -> Node {
        let mut bar = element("div", "act").with("part", "actions");
        if let Some((text, link)) = &self.copy {
            let copier = |phrase, text: &str| {
                let action = ["copy", text, link, words.say(p::COPIED), words.say(p::NOT_COPIED)];
                button("", words.say(phrase), &action).with("aria-live", "polite")
            };
            bar = bar.children([copier(p::COPY, text), copier(p::COPY_LINK, "")]);
        }
        if let Some(place) = &self.place {
            bar = bar.children([steps(place, words)]);
        }
        bar.children([button("off", words.say(p::TURN_OFF), &["off", words.say(p::TURN_ON)])])
    }
}

fn steps(place: &Place, words: Words) -> Node {
    let step = |text, phrase, id: &Option<String>| {
        let id = id.as_deref()?;
        Some(button("step", text, &["visit", "quote", id]).with("aria-label", words.say(phrase)))
    };
    if place.words.is_empty() {
        let first = place.next.as_deref().map(|id| button("", words.say(p::FIRST), &["visit", "quote", id]));
        return element("span", "").children(first);
    }
    // The arrows point along the line.
    let (back, on) = if words.direction() == "rtl" { ("›", "‹") } else { ("‹", "›") };
    element("span", "steps").text(&place.words).children(step(back, p::PREVIOUS, &place.previous)).children(step(
        on,
        p::NEXT,
        &place.next,
    ))
}

fn row(row: &Row) -> Node {
    let mut value = element("dd", "").with("dir", "auto");
    if let Some(filled) = row.meter {
        let bar = |i| element("i", if i < filled { "on" } else { "" });
        value = value.children([element("span", "meter").with("aria-hidden", "true").children((0..5).map(bar))]);
    }
    value = value.children(row.parts.iter().map(part));
    if let Some((range, label)) = &row.jump {
        let action = ["jump", &range.start.to_string(), &range.end.to_string()];
        value = value.children([button("jump", label, &action)]);
    }
    element("div", "").children([element("dt", "").text(&row.name), value])
}

fn part(part: &Part) -> Node {
    match &part.url {
        Some(url) => link(&part.text, url),
        None => element("span", tone(part.tone)).text(&part.text),
    }
}

/// A link to a page elsewhere; `url` is a web address.
pub fn link(text: &str, url: &str) -> Node {
    element("a", "").with("href", url).with("target", "_blank").with("rel", "noopener noreferrer").text(text)
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Cue => "cue",
        Tone::Soft => "soft",
        Tone::Warn => "warn",
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::tests::{action, all, attribute, texts};
    use super::super::reader::{Reader, fixture};
    use super::super::words::Words;
    use super::Node;
    use crate::newsroom::Person;

    fn view(id: &str, tag: &str) -> Node {
        let annotation = fixture::annotation();
        let people = [Some(Person { name: "Jan Roe".into(), picture: Some("/roe.jpg".into()), ..Person::default() })];
        let words = Words::of(tag);
        Reader::new(fixture::TEXT, &annotation).on_site(words, &people).quote_card(id).unwrap().view(words)
    }

    #[test]
    fn the_card_is_a_labelled_dialog_in_the_language_of_the_interface() {
        let card = view("q1", "ar");
        let of = |name| attribute(&card, name);
        assert_eq!((of("role"), of("lang"), of("dir")), (Some("dialog"), Some("ar"), Some("rtl")));
        assert_eq!(of("aria-label"), Some("قائل هذا الكلام: Jan Roe"));
        assert_eq!(attribute(&view("q1", "en"), "dir"), Some("ltr"));
    }

    #[test]
    fn every_button_does_something_and_has_a_name() {
        let card = view("q4", "en");
        let buttons = all(&card, "button");
        assert_eq!(buttons.len(), 7, "speaker, copy, copy link, back, on, off, close");
        for button in buttons {
            assert!(!action(button).is_empty());
            let name = attribute(button, "aria-label").or(texts(button).first().copied());
            assert!(name.is_some_and(|name| name.len() > 2), "{button:?}");
        }
    }

    #[test]
    fn copying_takes_text_link_and_what_to_say() {
        let card = view("q1", "en");
        let copiers: Vec<_> = all(&card, "button").into_iter().map(action).filter(|a| a[0] == "copy").collect();
        assert!(copiers[0][1].starts_with("“The ice is thin.”\n— Jan Roe, Mayor"));
        assert_eq!(
            copiers[0][2..],
            ["#whosaid=the-ice-is-thin:~:text=The%20ice%20is%20thin", "Copied", "The browser did not allow copying"]
        );
        assert_eq!((copiers[1][1], copiers[1][2]), ("", copiers[0][2]));
    }

    #[test]
    fn the_evidence_has_a_button_that_goes_there() {
        let card = view("q1", "en");
        let jump = all(&card, "button").into_iter().map(action).find(|a| a[0] == "jump").unwrap();
        let said = fixture::at("said", 0);
        assert_eq!(jump[1..], [said.start.to_string(), said.end.to_string()]);
    }

    #[test]
    fn pictures_and_links_give_nothing_away() {
        let card = view("q1", "en");
        assert_eq!(attribute(all(&card, "img")[0], "referrerpolicy"), Some("no-referrer"));
        assert_eq!(attribute(all(&card, "img")[0], "src"), Some("/roe.jpg"));
        for link in all(&card, "a") {
            assert_eq!(attribute(link, "rel"), Some("noopener noreferrer"));
        }
    }

    #[test]
    fn arrows_point_along_the_line() {
        let steps = |tag| {
            all(&view("q4", tag), "button")
                .into_iter()
                .filter(|b| attribute(b, "class") == Some("step"))
                .flat_map(texts)
                .map(String::from)
                .collect::<Vec<_>>()
        };
        assert_eq!(steps("en"), ["‹", "›"]);
        assert_eq!(steps("ar"), ["›", "‹"]);
    }
}
