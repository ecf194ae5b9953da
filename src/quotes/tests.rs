//! What cases cannot show: markup, and texts too long for a file.

use super::{Form, Quote, Segment, find, keep_disjoint};
use crate::doc::{self, HintKind};
use crate::text::Span;

/// The stretch of a text that some words are.
fn words(text: &str, words: &str) -> Span {
    let at = text.find(words).expect("words of the text");
    Span::new(at, at + words.len())
}

/// Each quotation: its form, its segments, who signed it.
fn found(text: &str, hints: &[(&str, HintKind)]) -> Vec<String> {
    let hints: Vec<_> = hints.iter().map(|&(s, kind)| (words(text, s), kind)).collect();
    let quotations = find(text, &doc::parse(text, &hints));
    let line = |q: &Quote| {
        let segments: Vec<&str> = q.segments.iter().map(|s| s.span.of(text)).collect();
        let name = q.signature.map_or("-", |s| s.name.of(text));
        format!("{:?} | {name} | {}", q.form, segments.join(" ¶ "))
    };
    quotations.quotes.iter().map(line).collect()
}

#[test]
fn a_speech_without_marks_of_its_own_ends_within_twelve_paragraphs() {
    let speech = |paragraphs: usize| {
        let between = "The river is as it was in the year before this one.\n\n".repeat(paragraphs);
        let text =
            format!("Roe wrote: “The bridge is closed.\n\n{between}It opens in spring.”\n\nThe council filed it.");
        let quotations = find(&text, &doc::parse(&text, &[]));
        quotations.quotes[0].segments.len()
    };
    assert_eq!(speech(2), 4);
    assert_eq!(speech(11), 13);
    assert_eq!(speech(12), 1);
}

const LETTER: &str =
    "The council met on Monday.\n\nThe bridge is closed.\n\nIt opens in spring.\n\nJan Roe, mayor\n\nNobody objected.";

#[test]
fn what_markup_sets_off_is_a_quotation_signed_by_its_last_line() {
    let whole = "The bridge is closed.\n\nIt opens in spring.\n\nJan Roe, mayor";
    let signed = "Block | Jan Roe | The bridge is closed. ¶ It opens in spring.";
    assert_eq!(found(LETTER, &[(whole, HintKind::Quotation)]), [signed]);
    let alone = "The bridge is closed.\n\nIt opens in spring.";
    assert_eq!(
        found(LETTER, &[(alone, HintKind::Quotation)]),
        ["Block | - | The bridge is closed. ¶ It opens in spring."]
    );
    // Nothing else on the page is.
    assert_eq!(found(LETTER, &[]), [""; 0]);
}

#[test]
fn the_line_below_signs_after_a_dash_only() {
    let text = "The bridge is closed.\n\n— Jan Roe, mayor\n\nNobody objected.";
    assert_eq!(
        found(text, &[("The bridge is closed.", HintKind::Quotation)]),
        ["Block | Jan Roe | The bridge is closed."]
    );
    let text = "The bridge is closed.\n\nJan Roe\n\nNobody objected.";
    assert_eq!(found(text, &[("The bridge is closed.", HintKind::Quotation)]), ["Block | - | The bridge is closed."]);
}

#[test]
fn what_is_quoted_at_length_has_quotations_of_its_own() {
    let text = "The report says:\n\nThe mayor said “the ice is thin” and left.\n\nNobody objected.";
    let line = "The mayor said “the ice is thin” and left.";
    assert_eq!(found(text, &[(line, HintKind::Quotation)]), ["Double | - | “the ice is thin”"]);
    let text = "The report says:\n\nThe mayor said “the ice is thin” and left.\n\n— Ada Lom, mayor\n\nNobody objected.";
    assert_eq!(found(text, &[(line, HintKind::Quotation)]), [format!("Block | Ada Lom | {line}")]);
}

#[test]
fn what_is_set_off_stands_in_its_place_and_takes_no_other_quotations() {
    let line = "The bridge “is closed” now.";
    let text = format!("Jan Roe said “no” on Monday.\n\n{line}\n\n— Ada Lom, mayor\n\nNobody “objected” then.");
    let hints = [(line, HintKind::Quotation)];
    let others =
        ["Double | - | “no”".to_string(), format!("Block | Ada Lom | {line}"), "Double | - | “objected”".into()];
    assert_eq!(found(&text, &hints), others);
    let hints = [(words(&text, line), HintKind::Quotation)];
    let quotations = find(&text, &doc::parse(&text, &hints));
    let inner: Vec<&str> = quotations.quotes[1].nested.iter().map(|q| q.segments[0].span.of(&text)).collect();
    assert_eq!(inner, ["“is closed”"]);
}

#[test]
fn marks_at_its_head_make_the_quotation_and_the_cite_signs_it() {
    let text = "“The ice is thin,” and so on.\n\nJan Roe\n\nNobody objected.";
    let hints = [("“The ice is thin,” and so on.", HintKind::Quotation), ("Jan Roe", HintKind::Cite)];
    assert_eq!(found(text, &hints), ["Double | Jan Roe | “The ice is thin,”"]);
}

#[test]
fn words_shown_once_more_are_a_quotation_only_with_a_name() {
    let text = "The bridge is closed.\n\nJan Roe\n\nNobody objected.";
    assert_eq!(found(text, &[("The bridge is closed.", HintKind::PullQuote)]), [""; 0]);
    let hints = [("The bridge is closed.", HintKind::PullQuote), ("Jan Roe", HintKind::Cite)];
    assert_eq!(found(text, &hints), ["Block | Jan Roe | The bridge is closed."]);
}

#[test]
fn outermost_quotations_are_sorted_and_never_overlap() {
    let quotation = |spans: &[(usize, usize)]| Quote {
        form: Form::Double,
        segments: spans.iter().map(|&(a, b)| Segment { span: Span::new(a, b), block: 0, closed: true }).collect(),
        nested: Vec::new(),
        signature: None,
    };
    let segment = |at: usize, to: usize| quotation(&[(at, to)]);
    let mut quotes = vec![
        quotation(&[(40, 50)]),
        quotation(&[(0, 10), (20, 30)]),
        quotation(&[(5, 15), (30, 40)]),
        quotation(&[(22, 28)]),
    ];
    quotes[2].nested = vec![segment(6, 9), segment(32, 38)];
    keep_disjoint(&mut quotes);
    let spans: Vec<Vec<(usize, usize)>> =
        quotes.iter().map(|q| q.segments.iter().map(|s| (s.span.start(), s.span.end())).collect()).collect();
    assert_eq!(spans, [vec![(0, 10), (20, 30)], vec![(30, 40)], vec![(40, 50)]]);
    let nested: Vec<usize> = quotes[1].nested.iter().map(|n| n.first().span.start()).collect();
    assert_eq!(nested, [32]);
}

#[test]
fn every_style_of_marks() {
    let styles = [
        ("\"", "\""),
        ("＂", "＂"),
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("‟", "”"),
        ("”", "”"),
        ("''", "''"),
        ("``", "''"),
        ("‘‘", "’’"),
        (",,", "”"),
        ("«", "»"),
        ("»", "«"),
        ("‹", "›"),
        ("「", "」"),
        ("『", "』"),
        ("'", "'"),
        ("`", "'"),
        ("‘", "’"),
        ("‛", "’"),
        ("‚", "‘"),
        ("\"\"", "\"\""),
    ];
    for (open, close) in styles {
        let quoted = format!("{open}The ice is thin,{close}");
        let form = if open.chars().count() == 1 && "'`‘‛‚".contains(open) { "Single" } else { "Double" };
        assert_eq!(found(&format!("At noon Roe said {quoted} and left."), &[]), [format!("{form} | - | {quoted}")]);
    }
}

#[test]
fn apostrophes_open_nothing() {
    for word in ["'em", "’tis", "'90s", "’01", "O'Neil", "the boats'", "5'11", "5'11\"", "5’9”", "rock 'n' roll"]
    {
        assert_eq!(found(&format!("They call {word} by its name. It is thin, he said."), &[]), [""; 0], "{word}");
    }
    assert_eq!(found("They call '9012 boats' by that name.", &[]), ["Single | - | '9012 boats'"]);
}

#[test]
fn a_mark_too_many_opens_no_paragraph() {
    let text = "\"I am \"going to win,\" he said.\n\nNobody laughed at it in the hall.";
    assert_eq!(found(text, &[]), ["Double | - | \"I am \"going to win,\""]);
    // Where the next paragraph opens again, the first one is not closed.
    let text = "\"I am \"going to win,\" he said.\n\n\"Nobody laughed at it in the hall.\"";
    let whole = "Double | - | \"I am \"going to win,\" he said. ¶ \"Nobody laughed at it in the hall.\"";
    assert_eq!(found(text, &[]), [whole]);
}
