use super::super::reader::{Reader, fixture};
use super::*;
use crate::annotate::Annotation;

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
            assert_eq!(note.parts[0].text, W.missing);
            let card = reader.note_card("2").unwrap();
            assert_eq!(pairs(&rows(&card)), [("Source", W.missing), ("Backs", "Jan Roe")]);
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
            assert_eq!(rows(&card)[0].1, format!(", May 2 {}", W.truncated));
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
            assert_eq!((card.heading.as_str(), card.role.as_deref(), card.hue), (W.nobody, None, 0));
            assert_eq!(rows(&card)[0].1, W.unclear);
            assert!(card.place.is_none());
            assert!(card.copy.unwrap().contains("— unattributed"));
            assert_eq!(reader.quote_card("q2").unwrap().heading, W.scare);
        },
    );
}

#[test]
fn copy_with_attribution_has_words_speaker_role_and_sources() {
    with(
        |_| {},
        |reader| {
            assert_eq!(
                reader.quote_card("q1").unwrap().copy.unwrap(),
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
            assert_eq!(pairs(&rows(&card)), [("Also", "Roe"), ("Speaks", "Quotations: 3, 77 % of all quoted words")]);
            assert_eq!(card.place.unwrap().next.as_deref(), Some("q1"));
            assert!(reader.speaker_card("s9").is_none());
        },
    );
}
