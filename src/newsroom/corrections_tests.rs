use super::*;
use crate::annotate::{Options, annotate};

const TEXT: &str = "Mayor Jan Roe spoke first. “The ice is thin 𝄞,” she said. \
    “Nobody should walk on it,” said Ann Dahl.\n\nLater: “Nonsense.”";

fn correction(words: &str, action: Action, speaker: Option<&str>) -> Correction {
    let start = TEXT.find(words).unwrap();
    Correction {
        selector: Selector::at(TEXT, start, start + words.len()),
        action,
        speaker: speaker.map(String::from),
        same: None,
        role: None,
        note: None,
    }
}

fn corrected(text: &str, corrections: &[Correction]) -> (Annotation, Vec<Unplaced>) {
    let mut annotation = annotate(text, &Options::default());
    let unplaced = correct(text, OffsetUnit::Utf8, &mut annotation, corrections);
    (annotation, unplaced)
}

/// Name, rule, confidence and review of the n-th quotation.
fn answer(annotation: &Annotation, n: usize) -> (Option<&str>, Option<Rule>, f64, Option<ReviewAction>) {
    let quote = &annotation.quotes[n];
    let name = quote.speaker.as_ref().map(|id| &annotation.speakers.iter().find(|s| s.id == *id).unwrap().name);
    let rule = quote.attribution.as_ref().map(|a| a.rule);
    (name.map(String::as_str), rule, quote.confidence, quote.review.as_ref().map(|r| r.action))
}

#[test]
fn a_change_names_somebody_known_or_new() {
    let ice = correction("“The ice is thin 𝄞,”", Action::Change, Some("ann dahl"));
    let nonsense = correction("“Nonsense.”", Action::Change, Some("Per Holm"));
    let (annotation, unplaced) = corrected(TEXT, &[ice, nonsense]);
    assert!(unplaced.is_empty());
    assert_eq!(answer(&annotation, 0), (Some("Ann Dahl"), Some(Rule::Editors), 1.0, Some(ReviewAction::Changed)));
    assert_eq!(answer(&annotation, 2), (Some("Per Holm"), Some(Rule::Editors), 1.0, Some(ReviewAction::Changed)));
    let ids: std::collections::HashSet<_> = annotation.speakers.iter().map(|s| &s.id).collect();
    assert_eq!(ids.len(), annotation.speakers.len(), "ids are unique");
    assert_eq!(answer(&annotation, 1).3, None, "the others are as they were");
}

#[test]
fn two_names_of_one_person_are_one_speaker() {
    let text = "Mayor Jan Roe spoke first. “The ice is thin,” she said. “Nobody should walk on it,” said Johanna Rasmus, \
        an engineer. “Nobody,” Rasmus added.\n\n“Stay home,” said Ida Brandt.";
    let at = |words: &str, speaker: &str, same| {
        let start = text.find(words).unwrap();
        let selector = Selector::at(text, start, start + words.len());
        let speaker = Some(speaker.into());
        Correction { selector, action: Action::Change, speaker, same, role: None, note: None }
    };
    let plain = annotate(text, &Options::default());
    let (annotation, unplaced) = corrected(text, &[at("“Nobody should walk on it,”", "Jan Roe", Some(true))]);
    assert!(unplaced.is_empty());
    assert_eq!(plain.speakers.len() - annotation.speakers.len(), 1);
    let find = |name: &str| annotation.speakers.iter().find(|s| s.name == name);
    let roe = find("Jan Roe").unwrap();
    assert_eq!((find("Johanna Rasmus"), &roe.aliases), (None, &vec!["Johanna Rasmus".to_string(), "Rasmus".into()]));
    assert!(roe.mentions.is_sorted_by_key(|range| range.start) && roe.mentions.len() == 3, "{:?}", roe.mentions);
    // The other quotation is hers as well, and nobody has to say so; what the text says stays the evidence.
    assert_eq!(answer(&annotation, 1), (Some("Jan Roe"), Some(Rule::Report), 1.0, Some(ReviewAction::Changed)));
    assert_eq!(annotation.quotes[1].role.as_deref(), Some("engineer"));
    assert_eq!((answer(&annotation, 2).0, answer(&annotation, 2).3), (Some("Jan Roe"), None));
    assert_eq!(answer(&annotation, 3).0, Some("Ida Brandt"));
    // Three that are one, in either order of the file; and a name that the text does not have.
    let all = [at("“Nobody should walk on it,”", "Ida Brandt", Some(true)), at("“Stay home,”", "Jan Roe", Some(true))];
    let mut turned = all.clone();
    turned.reverse();
    for file in [&all[..], &turned[..]] {
        let (annotation, _) = corrected(text, file);
        let names: Vec<_> = annotation.speakers.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["Jan Roe"]);
    }
    let (annotation, _) = corrected(text, &[at("“Nobody should walk on it,”", "Johanna Berg", Some(true))]);
    assert_eq!(annotation.speakers.len(), plain.speakers.len());
    assert_eq!((answer(&annotation, 1).0, answer(&annotation, 2).0), (Some("Johanna Berg"), Some("Johanna Berg")));
    // Without the word a change is about one quotation alone.
    let (annotation, _) = corrected(text, &[at("“Nobody should walk on it,”", "Jan Roe", None)]);
    assert_eq!((annotation.speakers.len(), answer(&annotation, 2).0), (plain.speakers.len(), Some("Johanna Rasmus")));
}

#[test]
fn a_confirmation_keeps_the_evidence_and_ends_the_doubt() {
    let plain = annotate(TEXT, &Options::default());
    let mut confirmed = correction("“Nobody should walk on it,”", Action::Confirm, Some("Ann Dahl"));
    confirmed.note = Some("We asked her.".into());
    let (annotation, _) = corrected(TEXT, &[confirmed]);
    let quote = &annotation.quotes[1];
    assert_eq!((&quote.attribution, &quote.speaker), (&plain.quotes[1].attribution, &plain.quotes[1].speaker));
    assert_eq!(quote.confidence, 1.0);
    assert_eq!(quote.review.as_ref().unwrap().note.as_deref(), Some("We asked her."));
}

#[test]
fn a_confirmed_name_holds_though_the_analysis_names_somebody_else() {
    let (annotation, _) =
        corrected(TEXT, &[correction("“Nobody should walk on it,”", Action::Confirm, Some("Per Holm"))]);
    assert_eq!(answer(&annotation, 1), (Some("Per Holm"), Some(Rule::Editors), 1.0, Some(ReviewAction::Confirmed)));
}

#[test]
fn a_suppressed_attribution_names_nobody() {
    let (annotation, _) = corrected(TEXT, &[correction("“The ice is thin 𝄞,”", Action::Suppress, None)]);
    assert_eq!(answer(&annotation, 0), (None, None, 0.0, Some(ReviewAction::Suppressed)));
    assert_eq!(annotation.quotes[0].role, None);
}

#[test]
fn corrections_survive_edits_elsewhere() {
    let text = format!("A new beginning.\n\n{}", TEXT.replace("spoke first", "took the floor"));
    let (annotation, unplaced) =
        corrected(&text, &[correction("“The ice is thin 𝄞,”", Action::Change, Some("Per Holm"))]);
    assert!(unplaced.is_empty());
    let quote = annotation.quotes.iter().find(|q| q.review.is_some()).unwrap();
    assert_eq!(&text[quote.segments[0].start as usize..quote.segments[0].end as usize], "“The ice is thin 𝄞,”");
}

#[test]
fn what_finds_no_place_is_listed_with_the_reason() {
    let ice = correction("“The ice is thin 𝄞,”", Action::Suppress, None);
    let narration = correction("Mayor Jan Roe spoke first.", Action::Suppress, None);
    let text = TEXT.replace("The ice is thin", "The ice was thin");
    let (annotation, unplaced) = corrected(&text, &[narration.clone(), ice.clone()]);
    let listed: Vec<_> = unplaced.iter().map(|u| (u.index, u.reason, &u.correction)).collect();
    assert_eq!(listed, [(0, Reason::NoQuotation, &narration), (1, Reason::NotFound, &ice)]);
    assert!(annotation.quotes.iter().all(|q| q.review.is_none()));
}

#[test]
fn every_unit_of_offsets_will_do() {
    let corrections = [correction("“Nonsense.”", Action::Change, Some("Per Holm"))];
    for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Codepoint] {
        let mut annotation = annotate(TEXT, &Options { offsets: unit, ..Options::default() });
        assert!(correct(TEXT, unit, &mut annotation, &corrections).is_empty());
        assert_eq!(answer(&annotation, 2).0, Some("Per Holm"), "{unit:?}");
    }
}

#[test]
fn an_inner_quotation_is_corrected_by_itself() {
    let text = "Roe said: “Dahl told me: ‘The ice is thin.’ And I believed her.”";
    let start = text.find('‘').unwrap();
    let end = text.find('’').unwrap() + '’'.len_utf8();
    let selector = Selector::at(text, start, end);
    let inner = Correction { selector, ..correction("“Nonsense.”", Action::Change, Some("Per Holm")) };
    let (annotation, unplaced) = corrected(text, &[inner]);
    assert!(unplaced.is_empty());
    assert_eq!(annotation.quotes[0].review, None);
    assert_eq!(annotation.quotes[0].nested[0].review.as_ref().unwrap().action, ReviewAction::Changed);
}

#[test]
fn a_change_without_a_name_is_refused() {
    let refused = |json: serde_json::Value| {
        let problem = super::super::read::<Correction>(&serde_json::from_value(json).unwrap()).unwrap_err();
        assert!(problem.to_string().ends_with("see schema/corrections.schema.json"), "{problem}");
        (problem.at, problem.what)
    };
    let selector = serde_json::json!({"type": "TextQuoteSelector", "exact": "“Yes.”"});
    assert_eq!(
        refused(serde_json::json!([{"selector": selector, "action": "change"}])),
        ("[0]".into(), "\"speaker\" is missing".into())
    );
    assert_eq!(
        refused(serde_json::json!([{"selector": selector, "action": "delete"}])),
        ("[0].action".into(), "\"delete\" is none of confirm, change, suppress".into())
    );
    let blank = serde_json::json!({"type": "TextQuoteSelector", "exact": " "});
    assert_eq!(refused(serde_json::json!([{"selector": blank, "action": "confirm"}])).0, "[0].selector.exact");
    let position = serde_json::json!({"type": "TextPositionSelector", "start": 0, "end": 2});
    assert_eq!(refused(serde_json::json!([{"selector": position, "action": "confirm"}])).0, "[0].selector.type");
}
