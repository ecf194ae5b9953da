use super::super::reader::{Reader, fixture};
use super::super::words::Words;
use super::*;
use crate::annotate::{Annotation, Review};
use crate::newsroom::Person;

fn with(change: impl FnOnce(&mut Annotation), check: impl FnOnce(&Reader)) {
    let mut annotation = fixture::annotation();
    change(&mut annotation);
    check(&Reader::new(fixture::TEXT, &annotation));
}

fn rows(card: &Card) -> Vec<(String, String)> {
    let text = |row: &Row| row.parts.iter().map(|p| p.text.as_str()).collect::<String>();
    card.rows.iter().map(|row| (row.name.clone(), text(row))).collect()
}

fn pairs(rows: &[(String, String)]) -> Vec<(&str, &str)> {
    rows.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[test]
fn a_quotation_s_card_says_who_how_we_know_how_sure_and_from_where() {
    with(
        |_| {},
        |reader| {
            let card = reader.quote_card("q1").unwrap();
            assert_eq!((card.heading.as_str(), card.role.as_deref(), card.hue), ("Jan Roe", Some("Mayor"), 1));
            assert_eq!(card.label, "Who said this: Jan Roe");
            assert_eq!(
                pairs(&rows(&card)),
                [
                    (
                        "Evidence",
                        "Mayor Jan Roe spoke. He said:“He” is Jan Roe.The words before the colon introduce it."
                    ),
                    ("Certainty", "High"),
                    ("Note 1", "https://example.org/a?b=1, May 2, 2019."),
                ]
            );
            assert_eq!(card.rows[1].meter, Some(4));
            assert_eq!(card.evidence, [fixture::at("He", 0), fixture::at("said", 0)]);
            let link = card.rows[2].parts.iter().find(|p| p.url.is_some()).unwrap();
            assert_eq!(link.url.as_deref(), Some(link.text.as_str()));
        },
    );
}

#[test]
fn a_missing_note_is_said_plainly() {
    with(
        |_| {},
        |reader| {
            let card = reader.quote_card("q5").unwrap();
            let note = card.rows.last().unwrap();
            assert_eq!((note.name.as_str(), note.parts[0].tone), ("Note 2", Tone::Warn));
            assert_eq!(note.parts[0].text, p::MISSING[0]);
            let card = reader.note_card("2").unwrap();
            assert_eq!(pairs(&rows(&card)), [("Source", p::MISSING[0]), ("Backs", "Jan Roe")]);
        },
    );
}

#[test]
fn a_truncated_note_shows_what_there_is_and_says_so() {
    with(
        |annotation| {
            annotation.footnotes[0].status = FootnoteStatus::Truncated;
            annotation.footnotes[0].text = Some(", May 2".into());
            annotation.footnotes[0].url = None;
        },
        |reader| {
            let card = reader.note_card("1").unwrap();
            assert_eq!(rows(&card)[0].1, format!(", May 2 {}", p::TRUNCATED[0]));
        },
    );
}

#[test]
fn only_web_addresses_become_links() {
    for url in ["javascript:alert(1)", "data:text/html,x", " https://example.org", "HTTPS://example.org"] {
        let parts = linked("see there", Some(url));
        assert!(parts.iter().all(|p| p.url.is_none()), "{url}");
    }
    assert_eq!(linked("see there", Some("http://example.org"))[2].url.as_deref(), Some("http://example.org"));
}

#[test]
fn the_source_line_is_quoted_as_it_stands() {
    with(
        |_| {},
        |reader| {
            let card = reader.quote_card("q4").unwrap();
            assert_eq!(rows(&card).last().unwrap(), &("Source".into(), "(The Lantern, May 2)".into()));
        },
    );
}

#[test]
fn quotations_of_one_speaker_are_numbered_and_chained() {
    with(
        |_| {},
        |reader| {
            let place = |id: &str| reader.quote_card(id).unwrap().place.unwrap();
            assert_eq!(place("q1"), Place { words: "1 of 3".into(), previous: None, next: Some("q4".into()) });
            assert_eq!(place("q5"), Place { words: "3 of 3".into(), previous: Some("q4".into()), next: None });
        },
    );
}

#[test]
fn without_a_speaker_the_card_says_so() {
    with(
        |annotation| {
            annotation.quotes[0].speaker = None;
            annotation.quotes[0].attribution = None;
        },
        |reader| {
            let card = reader.quote_card("q1").unwrap();
            assert_eq!((card.heading.as_str(), card.role.as_deref(), card.hue), (p::NOBODY[0], None, 0));
            assert_eq!(rows(&card)[0].1, p::UNCLEAR[0]);
            assert!(card.place.is_none());
            assert!(card.copy.unwrap().0.contains("— unattributed"));
            assert_eq!(reader.quote_card("q2").unwrap().heading, p::SCARE[0]);
        },
    );
}

#[test]
fn copy_with_attribution_has_words_speaker_role_and_sources() {
    with(
        |_| {},
        |reader| {
            assert_eq!(
                reader.quote_card("q1").unwrap().copy.unwrap().0,
                "“The ice is thin.”\n— Jan Roe, Mayor\n[1] https://example.org/a?b=1, May 2, 2019."
            );
            assert_eq!(reader.quote_card("q2").unwrap().copy, None, "a scare quote is nobody's words");
        },
    );
}

#[test]
fn a_speaker_s_card_counts_its_quotations() {
    with(
        |_| {},
        |reader| {
            let card = reader.speaker_card("s1").unwrap();
            assert_eq!(pairs(&rows(&card)), [("Also", "Roe"), ("Speaks", "3 quotations · 77 % of all quoted words")]);
            assert_eq!(card.place.unwrap().next.as_deref(), Some("q1"));
            assert!(reader.speaker_card("s9").is_none());
        },
    );
}

fn roe() -> Person {
    Person {
        name: "Jan Roe".into(),
        role: Some("Mayor of Velm since 2015".into()),
        picture: Some("/roe.jpg".into()),
        link: Some("https://example.org/roe".into()),
        same_as: vec!["https://www.example.net/people/roe".into()],
        ..Person::default()
    }
}

#[test]
fn the_site_s_directory_adds_picture_role_and_links() {
    let annotation = fixture::annotation();
    let people = [Some(roe()), None];
    let reader = Reader::new(fixture::TEXT, &annotation).on_site(Words::default(), &people);
    for card in [reader.quote_card("q1").unwrap(), reader.speaker_card("s1").unwrap()] {
        assert_eq!((card.role.as_deref(), card.picture.as_deref()), (Some("Mayor"), Some("/roe.jpg")), "as stated");
        let profile = rows(&card).pop().unwrap();
        assert_eq!(profile, ("Profile".into(), "Mayor of Velm since 2015 · Jan Roe · example.net".into()));
        let links: Vec<_> = card.rows.last().unwrap().parts.iter().filter_map(|p| p.url.as_deref()).collect();
        assert_eq!(links, ["https://example.org/roe", "https://www.example.net/people/roe"]);
    }
    assert_eq!(reader.quote_card("q3").unwrap().picture, None, "nobody in the directory");
}

#[test]
fn the_directory_s_role_stands_in_where_the_text_states_none_and_bad_addresses_are_left_out() {
    let mut annotation = fixture::annotation();
    annotation.speakers[0].role = None;
    let mut person = roe();
    person.picture = Some("javascript:alert(1)".into());
    person.link = Some("data:text/html,x".into());
    person.same_as.clear();
    let people = [Some(person)];
    let card = Reader::new(fixture::TEXT, &annotation).on_site(Words::default(), &people).speaker_card("s1").unwrap();
    assert_eq!((card.role.as_deref(), card.picture), (Some("Mayor of Velm since 2015"), None));
    assert!(card.rows.iter().all(|row| row.name != "Profile"));
}

#[test]
fn the_editors_word_stands_on_the_card() {
    for (action, heading, text) in [
        (ReviewAction::Confirmed, "Jan Roe", "Confirmed by the editors.We asked."),
        (ReviewAction::Changed, "Jan Roe", "Changed by the editors.We asked."),
        (ReviewAction::Suppressed, "Nobody is named", "The editors have withdrawn the name.We asked."),
    ] {
        with(
            |annotation| {
                let quote = &mut annotation.quotes[0];
                quote.review = Some(Review { action, note: Some("We asked.".into()) });
                if action == ReviewAction::Suppressed {
                    (quote.speaker, quote.attribution) = (None, None);
                }
            },
            |reader| {
                let card = reader.quote_card("q1").unwrap();
                assert_eq!(card.heading, heading);
                let names: Vec<_> = card.rows.iter().map(|row| row.name.as_str()).collect();
                assert!(!names.contains(&"Certainty"), "{names:?}");
                assert!(rows(&card).contains(&("Editors".into(), text.into())));
            },
        );
    }
}

#[test]
fn the_evidence_can_be_gone_to_by_its_paragraph() {
    let text = "# Ice\n\nMayor Jan Roe spoke. Snow fell.\n\nLater she said: “The ice is thin.”";
    let options = crate::annotate::Options { offsets: crate::annotate::OffsetUnit::Utf16, ..Default::default() };
    let annotation = crate::annotate::annotate(text, &options);
    let card = Reader::new(text, &annotation).quote_card("q1").unwrap();
    let (range, label) = card.rows[0].jump.clone().unwrap();
    assert!(["said", "she"].contains(&&text[range.start as usize..range.end as usize]));
    assert!(label.starts_with("Show in the text"), "{label}");
    with(
        |_| {},
        |reader| assert_eq!(reader.quote_card("q1").unwrap().rows[0].jump.clone().unwrap().1, "Show in the text"),
    );
}

#[test]
fn the_card_speaks_the_language_of_the_page() {
    let annotation = fixture::annotation();
    let card = |tag| Reader::new(fixture::TEXT, &annotation).on_site(Words::of(tag), &[]).quote_card("q1").unwrap();
    assert_eq!(card("de").rows[1].name, "Sicherheit");
    assert_eq!(
        rows(&card("fr"))[0].1,
        "Mayor Jan Roe spoke. He said:« He » est Jan Roe.Les mots avant les deux-points l’introduisent."
    );
    assert_eq!(card("ar").label, "قائل هذا الكلام: Jan Roe");
}
