//! What each rule proposes, whatever the contest makes of it.

mod announced;
mod echo;

use super::super::context::Context;
use super::{Proposal, Rule, Who, Witnesses};
use crate::doc;
use crate::quotes;

/// What `say` makes of each proposal; it gets the place of the quotation too.
fn each<T>(text: &str, say: impl Fn(&Context, usize, &Proposal) -> Option<T>) -> Vec<T> {
    let doc = doc::parse(text, &[]);
    let found = quotes::find(text, &doc);
    super::super::read(text, &doc, found.quotes(), |c: &Context| {
        let witnesses = Witnesses::new(c);
        let mut out = Vec::new();
        for at in 0..c.quotations.len() {
            let mut proposals = Vec::new();
            witnesses.propose(c, at, &mut proposals);
            out.extend(proposals.iter().filter_map(|p| say(c, at, p)));
        }
        out
    })
}

/// Each proposal by one of these rules: the beginning of the quotation, rule and form, whom it speaks for or against.
fn proposed(rules: &[Rule], text: &str) -> Vec<String> {
    each(text, |c, at, p| {
        if !rules.contains(&p.rule) {
            return None;
        }
        let head = |q: usize| c.quoted_span(q).of(text).chars().take(12).collect::<String>();
        let mention = |m: u32| {
            let mention = &c.table.mentions[m as usize];
            c.tokenized.span(mention.first, mention.end).of(text).to_string()
        };
        let who = match p.who {
            Who::Nobody(kind) => format!("{kind:?}"),
            Who::Mention(m) => mention(m),
            Who::Entity(_) => p.name.map_or("entity", |name| name.of(text)).to_string(),
            Who::SameAs(q) => format!("as {}", head(q as usize)),
        };
        let against = if p.against { " against" } else { "" };
        // The forms of labels are for the layer that reads them.
        let form = if p.rule == Rule::TurnLabel { 0 } else { p.form };
        Some(format!("{} | {} {form}{against} | {who}", head(at), p.rule.name()))
    })
}

#[test]
fn names_in_headings() {
    let of = |text: &str| proposed(&[Rule::Heading], text).join("\n");
    let below = "\n\nThe council met in Velm at noon on Monday. Columnist Jan Roe of the daily Sund was there, and Ada Lom too.\n\n“Nobody crosses now,” said Jan Roe.";
    let on = |heading: &str| of(&format!("{heading}{below}"));
    assert_eq!(on("Jan Roe: ‘We Won The Cup’"), "‘We Won The  | heading 0 | Jan Roe");
    assert_eq!(on("Storm In Velm; Jan Roe: ‘We Won The Cup’"), "‘We Won The  | heading 0 | Jan Roe");
    assert_eq!(on("‘We Won The Cup’: Jan Roe"), "‘We Won The  | heading 1 | Jan Roe");
    assert_eq!(on("‘We Won The Cup’: Jan Roe Again"), "");
    assert_eq!(on("Columnist: ‘Leave The Storks Out’"), "‘Leave The S | heading 2 | Columnist");
    assert_eq!(on("Columnist ‘Leave The Storks Out’"), "");
    assert_eq!(on("Jan Roe Wins Again: ‘We Won The Cup’"), "");
    assert_eq!(on("Leader In Velm: ‘We Won The Cup’"), "");
}

#[test]
fn reports_speak_for_and_against() {
    let rules =
        [Rule::Report, Rule::According, Rule::InWords, Rule::Colon, Rule::NonSpeech, Rule::Source, Rule::Continuation];
    let of = |text: &str| proposed(&rules, text).join("\n");
    assert_eq!(
        of("Jan Roe told Ada Lom that “the ice is thin.”"),
        "“the ice is  | report 7 | Jan Roe\n“the ice is  | report 2048 against | Ada Lom"
    );
    assert_eq!(
        of("Jan Roe was told “the ice is thin” by Ada Lom."),
        "“the ice is  | report 64 | Ada Lom\n“the ice is  | report 1024 against | Jan Roe"
    );
    assert_eq!(
        of("Jan Roe never said “the ice is thin.”"),
        "“the ice is  | report 128 against | Jan Roe\n“the ice is  | report 128 | Unsaid"
    );
    assert_eq!(of("“The ice is thin,” Jan Roe said in a letter to Ada Lom."), "“The ice is  | report 1 | Jan Roe");
    assert_eq!(of("According to Jan Roe, “the ice is thin.”"), "“the ice is  | according 4 | Jan Roe");
    assert_eq!(of("In the words of Ada Lom, it is “a plank.”"), "“a plank.” | wording 5 | Ada Lom");
    assert_eq!(
        of("What is called “candle season” begins in May. The film “Thin Ice” opened, and a sign read “Keep Off.”"),
        "“candle seas | report 70 | Term\n“Thin Ice” | non-speech 9 | Title\n“Keep Off.” | report 5131 | a sign\n“Keep Off.” | non-speech 10 | Sign"
    );
    assert_eq!(
        of("Jan Roe told the council:\n\n“The ice is thin.”"),
        "“The ice is  | colon 515 | Jan Roe\n“The ice is  | colon 2048 against | the council\n“The ice is  | colon 3072 against | the council"
    );
    assert_eq!(
        of("“The ice is thin.” [from article by Jan Roe, Sund]\n\nJan Roe lives in Velm."),
        "“The ice is  | source 0 | Jan Roe"
    );
    // Nothing between the quotation and its source.
    assert_eq!(
        of("“The ice is thin.”[from article by Jan Roe, Sund]\n\nJan Roe lives in Velm."),
        "“The ice is  | source 0 | Jan Roe"
    );
    assert_eq!(
        of("– The ice is thin, – said Jan Roe. – And nobody knows it.\n\n– It is, – said Ada Lom."),
        "– The ice is | report 1 | Jan Roe\n– And nobody | report 10 | Jan Roe\n– And nobody | continuation 0 | as – The ice is\n– It is, | report 1 | Ada Lom"
    );
}

#[test]
fn reports_name_their_own_cue() {
    // Whatever other verb stands nearer.
    let cues = |text: &str| {
        each(text, |_, _, p| {
            (p.rule == Rule::Report && !p.against).then(|| p.cue.map(|cue| cue.of(text).to_string())).flatten()
        })
    };
    assert_eq!(cues("Jan Roe told Ada Lom, who nodded, that “the ice is thin.”"), ["told"]);
    assert_eq!(cues("“The ice is thin,” Jan Roe said."), ["said"]);
}

#[test]
fn labels_signatures_and_what_goes_on() {
    let of = |text: &str| proposed(&[Rule::TurnLabel, Rule::TurnContinuation, Rule::Signature], text).join("\n");
    assert_eq!(
        of(
            "Interview with Jan Roe\n\nQ: Is the bridge closed?\n\nJan Roe: It is closed.\n\nIt will open in spring.\n\n(Laughter.)\n\nNobody knows when.\n\nQ: And the ice?\n\nJan Roe: It is thin."
        ),
        "Is the bridg | turn-label 0 | Q\nIt is closed | turn-label 0 | Jan Roe\nIt will open | turn-continuation 0 | Jan Roe\nNobody knows | turn-continuation 0 | Jan Roe\nAnd the ice? | turn-label 0 | Q\nIt is thin. | turn-label 0 | Jan Roe"
    );
    assert_eq!(
        of(
            "Interview with Jan Roe\n\nQ: “Is the bridge closed?”\n\nJan Roe: “It is closed.”\n\n“It will open in spring.”[1]\n\nThe hall was full.\n\n“Nobody knows when.”\n\nQ: “And the ice?”\n\nJan Roe: “It is thin.”"
        ),
        "“Is the brid | turn-label 0 | Q\n“It is close | turn-label 0 | Jan Roe\n“It will ope | turn-continuation 1 | Jan Roe\n“And the ice | turn-label 0 | Q\n“It is thin. | turn-label 0 | Jan Roe"
    );
    assert_eq!(
        of("“The ice is thin.” — Jan Roe, mayor of Velm\n\nThe council met at noon."),
        "“The ice is  | signature 0 | Jan Roe"
    );
}

#[test]
fn names_and_offices_in_headings_that_are_none_of_the_speaker() {
    let below = "\n\nThe council met in Velm at noon on Monday. Columnist Jan Roe of the daily Sund was there, and Ada Lom too.\n\n“Nobody crosses now,” said Jan Roe.";
    let on = |heading: &str| proposed(&[Rule::Heading], &format!("{heading}{below}")).join("\n");
    assert_eq!(on("Storm In Velm: Jan Roe: ‘We Won The Cup’"), "‘We Won The  | heading 0 | Jan Roe");
    assert_eq!(on("Ada Lom, Jan Roe: ‘We Won The Cup’"), "‘We Won The  | heading 0 | Jan Roe");
    assert_eq!(on("With Ada Lom: ‘We Won The Cup’"), "");
    assert_eq!(on("Columnist Ada Lom ‘We Won The Cup’: Jan Roe"), "‘We Won The  | heading 1 | Jan Roe");
    assert_eq!(on("‘We Won The Cup’: Old Jan Roe"), "");
    assert_eq!(on("‘We Won The Cup’: Columnist"), "");
    assert_eq!(on("Columnists: ‘Leave The Storks Out’"), "");
    assert_eq!(on("Columnist At Noon: ‘Leave The Storks Out’"), "‘Leave The S | heading 2 | Columnist");
    // A heading further down, with other names above it.
    let middle = |heading: &str| on(&format!("Storm In Velm{below}\n\n{heading}"));
    assert_eq!(middle("Jan Roe: ‘We Won The Cup’"), "‘We Won The  | heading 0 | Jan Roe");
    assert_eq!(middle("‘We Won The Cup’: Jan Roe"), "‘We Won The  | heading 1 | Jan Roe");
    // A paragraph is no heading.
    let paragraph =
        "The council met in Velm at noon on Monday, and it was late and cold there: ‘Leave the storks out.’";
    assert_eq!(on(&format!("Storm In Velm{below}\n\n{paragraph}")), "");
}

#[test]
fn who_goes_on_below_a_turn_in_marks() {
    // What is proposed for the paragraphs between the two turns of an interview in marks.
    let of = |between: &str| {
        let text = format!(
            "Interview with Jan Roe\n\nQ: “Is the bridge closed?”\n\nJan Roe: “It is closed.”\n\n{between}\n\n“Nobody knows when.”\n\nQ: “And the ice?”\n\nJan Roe: “It is thin.”"
        );
        proposed(&[Rule::TurnContinuation], &text).join("\n")
    };
    let when = "“Nobody know | turn-continuation 1 | Jan Roe";
    assert_eq!(of("“It will open.”[note]"), format!("“It will ope | turn-continuation 1 | Jan Roe\n{when}"));
    // A mark of a note that is no letter, up to twelve bytes.
    for note in ["¹", " *", " (12) (34) "] {
        assert_eq!(
            of(&format!("“It will open.”{note}")),
            format!("“It will ope | turn-continuation 1 | Jan Roe\n{when}")
        );
    }
    assert_eq!(of("“It will open.” (12) (34) (5)"), "");
    assert_eq!(of("[The hall was full.]"), when);
    // Words of somebody else's around it end the turn, as does what is no aside.
    for ended in [
        "“It will open,” he said.",
        "Then “It will open in spring.”",
        "“It will open in spring.” [1] [2] [3] [4]",
        "“It will open in spring,” and “it will not.”",
        "(The hall was full.) And cold.",
    ] {
        assert_eq!(of(ended), "", "{ended}");
    }
    // A quotation that runs on into the next paragraph does not.
    let runs = "Interview with Jan Roe\n\nQ: “Is it closed?”\n\nJan Roe: “It is closed.\n\n“It will open.”\n\n“Nobody knows when.”\n\nQ: “And the ice?”\n\nJan Roe: “It is thin.”";
    assert_eq!(proposed(&[Rule::TurnContinuation], runs), [when]);
}

#[test]
fn sources_that_name_an_author() {
    let of = |text: &str| proposed(&[Rule::Source], &format!("{text}\n\nJan Roe lives in Velm.")).join("\n");
    assert_eq!(of("“The ice is thin.” [from article by Jan Roe]"), "“The ice is  | source 0 | Jan Roe");
    assert_eq!(of("“The ice is thin.” [from article by council members, Sund]"), "");
    assert_eq!(of("“The ice is thin.” [from article in Sund, May 2, 2019]"), "");
    assert_eq!(of("“The ice is thin.”\n\nThe hall was full. [from article by Jan Roe, Sund]"), "");
}

#[test]
fn parts_that_others_have_in_a_report() {
    let rules = [Rule::Report, Rule::According, Rule::Colon, Rule::NonSpeech, Rule::Continuation];
    let of = |text: &str| proposed(&rules, text).join("\n");
    let ice = |rows: &[&str]| rows.iter().map(|row| format!("“the ice is  | {row}")).collect::<Vec<_>>().join("\n");
    assert_eq!(of("Jan Roe said “the ice is thin.”"), ice(&["report 0 | Jan Roe"]));
    assert_eq!(
        of("According to Jan Roe, Ada Lom said “the ice is thin.”"),
        ice(&["report 0 | Ada Lom", "report 3072 against | Jan Roe"])
    );
    assert_eq!(of("It was said that “the ice is thin.”"), ice(&["report 71 against | It", "report 71 | Unsaid"]));
    assert_eq!(
        of("If Jan Roe says “the ice is thin,” nobody crosses."),
        ice(&["report 256 against | Jan Roe", "report 256 | Unsaid"])
    );
    assert_eq!(
        of("Ada Lom quoted Jan Roe as saying “the ice is thin.”"),
        ice(&["report 12 | Jan Roe", "report 3072 against | Ada Lom"])
    );
    assert_eq!(of("The letter said “the ice is thin.”"), ice(&["report 5131 | The letter"]));
    assert_eq!(
        of("Jan Roe's letter said “the ice is thin.”"),
        ice(&["report 11 | Jan Roe", "report 4096 against | letter"])
    );
    // The paragraph above, where it leads up to this one, whatever is pictured between.
    assert_eq!(of("Jan Roe spoke of the ice.\n\n“The ice is thin.”"), "");
    assert_eq!(
        of("Jan Roe spoke of the ice:\n\nPhoto: Ada Lom\n\n“The ice is thin.”"),
        "“The ice is  | report 519 | Jan Roe"
    );
    assert_eq!(of("Ada Lom was there:\n\nAnd “the ice is thin,” said Jan Roe."), ice(&["report 1 | Jan Roe"]));
    // What goes on after a dash goes on with what was said last.
    assert_eq!(
        of("– The ice is thin, – said Jan Roe, and left. “The hall is cold,” said Ada Lom. – And nobody knows it."),
        "– The ice is | report 1 | Jan Roe\n“The hall is | report 1 | Ada Lom\n– And nobody | report 10 | Ada Lom"
    );
}

#[test]
fn rules_have_names_of_their_own() {
    assert_eq!(
        [Rule::Context.name(), Rule::TurnLabel.name(), Rule::NonSpeech.name()],
        ["context", "turn-label", "non-speech"]
    );
}
