//! What a mark may be by its place, and what becomes of those that do not pair.

use super::marks::{self, Mark};
use super::stray::{self, Fit};
use super::{Quote, find};
use crate::doc;
use crate::text::Span;

/// The marks of a text.
fn lexed(text: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    marks::lex(text, Span::new(0, text.len()), &mut out);
    out
}

/// Each quotation, with what is quoted in it in braces.
fn tree(text: &str) -> Vec<String> {
    fn line(text: &str, q: &Quote) -> String {
        let segments: Vec<&str> = q.segments.iter().map(|s| s.span.of(text)).collect();
        let nested: String = q.nested.iter().map(|n| format!(" {{{}}}", line(text, n))).collect();
        segments.join(" ¶ ") + &nested
    }
    find(text, &doc::parse(text, &[])).quotes.iter().map(|q| line(text, q)).collect()
}

#[test]
fn what_stands_around_a_mark_says_whether_it_opens_or_closes() {
    for (text, opens, closes) in [
        ("so \"it is", true, false),
        ("so\" it is", false, true),
        ("so \" it is", false, false),
        ("so\"it is", false, false),
        ("so (\"it is", true, true),
        ("so:\"it is", true, true),
        ("so.\"it is", false, false),
        ("so.\"2 it is", false, true),
        ("so.\"² it is", false, true),
        ("so.\"⁹", false, true),
        ("so.\")", false, true),
        ("\"it is", true, false),
        ("so\"", false, true),
        ("\"", false, false),
        ("冰\"it is", true, true),
        ("so\"冰", false, true),
        ("—\"it is", true, true),
        ("…\"it is", true, true),
    ] {
        // A letter behind it is the one thing before which nothing closes.
        let letter = text.contains("\"it");
        let found: Vec<_> = lexed(text).iter().map(|m| (m.may_open, m.may_close)).collect();
        assert_eq!(found, [(opens, closes && !letter)], "{text}");
    }
}

#[test]
fn a_mark_stands_well_or_badly_where_it_opens() {
    for (text, fit) in [
        ("“The ice", Fit::Good),
        ("he said: “The ice", Fit::Good),
        ("the “thin ice", Fit::Fair),
        ("the ice”thin", Fit::Bad),
        ("the ice.“Thin", Fit::Bad),
        ("the ice)“Thin", Fit::Bad),
        ("the ice. “Thin", Fit::Good),
        ("the ice: “ Thin", Fit::Fair),
        ("the ice: \" Thin", Fit::Bad),
        ("the ice:“ Thin", Fit::Bad),
        ("the ice “", Fit::Fair),
        ("« The ice", Fit::Good),
        ("he said: ”The ice", Fit::Good),
        ("“Thin.” He said: ”The ice", Fit::Fair),
    ] {
        let mark = *lexed(text).last().expect("a mark");
        assert_eq!(stray::opening(text, Span::new(0, text.len()), &mark), fit, "{text}");
    }
    // The glyph that closes elsewhere opens well only where none that opens is near.
    for (far, fit) in [(488, Fit::Fair), (489, Fit::Good)] {
        let text = format!("“Thin.”{} ”The ice", ".".repeat(far));
        let mark = *lexed(&text).last().expect("three marks");
        assert_eq!(stray::opening(&text, Span::new(0, text.len()), &mark), fit, "{far}");
    }
}

#[test]
fn a_pair_is_worth_what_both_its_marks_are() {
    for (text, score) in [
        ("“The ice is thin.”", Some(4 + 4 + 3)),
        ("\"The ice is thin.\"", Some(4 + 4 + 3)),
        ("“The ice is thin.\"", Some(4 + 4)),
        ("the “thin” ice", Some(2 + 2 + 3)),
        ("“The ice is thin.“ So", Some(4 + 2 + 3)),
        ("„The ice is thin.“ So", Some(4 + 4 + 3)),
        ("“The ice is thin, ” said", Some(4 + 2 + 3)),
        ("“The ice is thin ” said", None),
        ("“The ice is thin,”he said", Some(4 + 2 + 3)),
        ("“The ice is thin”he said", None),
        ("\"The ice is thin.\"2", Some(4 + 4 + 3)),
        ("“The ice is thin.”2", Some(4 + 2 + 3)),
        ("the ice.“Thin.”", None),
    ] {
        let marks = lexed(text);
        assert_eq!(stray::score(text, Span::new(0, text.len()), &marks[0], &marks[1]), score, "{text}");
    }
}

#[test]
fn what_is_opened_and_never_closed_gives_its_quotations_back() {
    for (text, quotations) in [
        // A stray mark amid a sentence: what is paired after it stands by itself.
        ("The “mayor spoke of a «hole» in the ice.", &["«hole»"][..]),
        // A term within it.
        ("“The “thin ice” is late, he said.", &["“The “thin ice” is late, he said. {“thin ice”}"]),
        ("“The «thin ice» is late, he said.", &["“The «thin ice» is late, he said. {«thin ice»}"]),
        // Open at a paragraph's end, and the next one opens again: after a colon the inner one is open as well.
        (
            "“Ann «so» said: “Go «home».\n\n“And we left,” he said.",
            &["“Ann «so» said: “Go «home». ¶ “And we left,” {«so»} {«home»}"],
        ),
        ("“Ann said: “Go “home.\n\n“And we left,” he said.", &["“Ann said: “Go “home. ¶ “And we left,” {“Go “home.}"]),
        // The inner opening mark is the stray one; what is quoted before, in and after it stays.
        (
            "“I am «so» “going to «win» here,” he said, «no» less.",
            &["“I am «so» “going to «win» here,” {«so»} {«win»}", "«no»"],
        ),
    ] {
        assert_eq!(tree(text), quotations, "{text}");
    }
}

#[test]
fn single_marks_within_single_marks() {
    for (text, quotations) in [
        ("‘He said ‘no’ and ‘never’ to us,’ said Roe.", &["‘He said ‘no’ and ‘never’ to us,’ {‘no’} {‘never’}"][..]),
        ("'He said 'no' and 'never' to us,' said Roe.", &["'He said 'no' and 'never' to us,' {'no'} {'never'}"]),
        ("He said ‘yes’, ‘no’ and ‘perhaps’ to us.", &["‘yes’", "‘no’", "‘perhaps’"]),
        // What ends as a possessive does closes what was opened within, where the outer one has no end otherwise.
        ("‘He said ‘yes’ and ‘no’ to us,’ said Roe.", &["‘He said ‘yes’ and ‘no’ to us,’ {‘yes’} {‘no’}"]),
        ("‘He said ‘no’ and ‘yes’ to us,’ said Roe.", &["‘He said ‘no’ and ‘yes’ to us,’ {‘no’} {‘yes’}"]),
        (
            "'Ann wrote 'never again please' and left,' said Roe.",
            &["'Ann wrote 'never again please' and left,' {'never again please'}"],
        ),
        (
            "‘The boys’ club wants ‘sticks’ and ‘ice’ now,’ said Roe.",
            &["‘The boys’ club wants ‘sticks’ and ‘ice’ now,’ {‘sticks’} {‘ice’}"],
        ),
        (
            "‘Ann calls ‘the boys’ club’ a shed,’ said Roe.",
            &["‘Ann calls ‘the boys’ club’ a shed,’ {‘the boys’ club’}"],
        ),
        ("The ‘boys’ said ‘yes’ and ‘no’ to us.", &["‘boys’", "‘yes’", "‘no’"]),
        ("‘The boys said ‘yes’ and left, said Roe.", &["‘yes’"]),
        // A possessive's apostrophe closes only where nothing better does.
        ("‘The dockers’ widows wait,’ said Roe.", &["‘The dockers’ widows wait,’"]),
        ("‘The dockers’ widows wait, said Roe.", &["‘The dockers’"]),
        ("‘The docker’ widows wait,’ said Roe.", &["‘The docker’"]),
        ("‚Ja,‘ said Roe.", &["‚Ja,‘"]),
        ("‘Ja,‘ said Roe.", &[]),
    ] {
        assert_eq!(tree(text), quotations, "{text}");
    }
}

#[test]
fn marks_of_one_kind_by_their_neighbours() {
    for (text, quotations) in [
        // Swedish, German, and marks turned round by mistake.
        ("Roe said: ”The ice is thin.” So it is.", &["”The ice is thin.”"][..]),
        ("Roe said: »The ice is thin.« So it is.", &["»The ice is thin.«"]),
        ("Roe said: „The ice is thin.“ So it is.", &["„The ice is thin.“"]),
        ("Roe said: “The ice is thin.“ So it is.", &["“The ice is thin.“"]),
        // Glued to the next word.
        ("“The ice is thin,”he said, and left.", &["“The ice is thin,”"]),
        ("\"The ice is thin,\"he said, and left.", &["\"The ice is thin,\""]),
        // Inches close nothing while something else does.
        ("\"We need a 6\" pipe,\" he said.", &["\"We need a 6\" pipe,\""]),
        ("We need a 6\" pipe, he said.", &[]),
        // Two closings that stand together.
        ("\"He said \"go home now.\"\" So we went.", &["\"He said \"go home now.\"\" {\"go home now.\"}"]),
        // One written twice.
        ("Roe said \"\"the ice is thin\"\" and left.", &["\"\"the ice is thin\"\""]),
    ] {
        assert_eq!(tree(text), quotations, "{text}");
    }
}

#[test]
fn a_speech_ends_at_a_closing_mark_that_nothing_else_opens() {
    for (below, second) in [
        ("It opens in spring.”", "It opens in spring.”"),
        ("It is «thin» here, so it opens in spring.”", "It is «thin» here, so it opens in spring.” {«thin»}"),
        ("“It” opens in spring.”", "“It” opens in spring.”"),
        ("«It opens» in spring.”", "«It opens» in spring.” {«It opens»}"),
    ] {
        let text = format!("Roe wrote: “The bridge is closed.\n\n{below}\n\nThe council filed it.");
        assert_eq!(tree(&text), [format!("“The bridge is closed. ¶ {second}")], "{below}");
    }
    // What is complete behind it stands by itself.
    let text = "Roe wrote: “The bridge is closed.\n\nIt opens in spring.” So «thin» it is.\n\nThe council filed it.";
    assert_eq!(tree(text), ["“The bridge is closed. ¶ It opens in spring.”", "«thin»"]);
}
