use super::{Rule, proposed};

#[test]
fn excerpts_are_those_of_whom_the_sentence_above_names() {
    let of = |text: &str| proposed(&[Rule::Announced], text).join("\n");
    assert_eq!(
        of(
            "The following are excerpts from Jan Roe's speech to the council.\n\n“The bridge is closed to everybody.”\n\nThe hall was full.\n\n“It will open again in spring.”\n\nAda Lom spoke too. “I was there,” she said.\n\n“Nobody else was there at all.”"
        ),
        "“The bridge  | announced 0 | Jan Roe\n“It will ope | announced 1 | Jan Roe"
    );
    assert_eq!(
        of(
            "Below are the main points of an address given by Jan Roe in Velm.\n\n“The bridge is closed to everybody.”\n\nOther Matters Of The Council\n\n“The school stays open all year.”"
        ),
        "“The bridge  | announced 0 | Jan Roe"
    );
    assert_eq!(
        of(
            "In an op-ed in the daily Sund, Jan Roe argued for a bridge.\n\nThe following are excerpts.\n\n“The bridge is closed to everybody.”"
        ),
        "“The bridge  | announced 4 | Jan Roe"
    );
    assert_eq!(
        of("The bridge below was closed after a letter by Jan Roe.\n\n“The bridge is closed to everybody.”"),
        ""
    );
    assert_eq!(of("Excerpts from a report were printed.\n\n“The bridge is closed to everybody.”"), "");
    assert_eq!(
        of(
            "In her column, Jan Roe wrote of the council in Velm:\n\n“The bridge is closed to everybody.”\n\n“It will open again in spring.”"
        ),
        "“The bridge  | announced 2 | Jan Roe\n“It will ope | announced 3 | Jan Roe"
    );
    assert_eq!(
        of("In a letter written for the council by Jan Roe it was put thus:\n\n“The bridge is closed to everybody.”"),
        "“The bridge  | announced 2 | Jan Roe"
    );
}

/// Whom the last block of a text, a quotation that is a whole paragraph, is announced as by.
fn announced(above: &str) -> String {
    proposed(&[Rule::Announced], &format!("{above}\n\n“The bridge is closed to everybody.”")).join("\n")
}

fn announces(above: &str, form: u16, author: &str) {
    assert_eq!(announced(above), format!("“The bridge  | announced {form} | {author}"), "{above}");
}

#[test]
fn what_is_announced_has_a_noun_and_comes_now() {
    announces("Excerpts from Jan Roe's speech follow.", 0, "Jan Roe");
    announces("The text of Jan Roe's speech is below.", 0, "Jan Roe");
    announces("The highlights of Jan Roe's reply follow.", 0, "Jan Roe");
    announces("Below are the points of Jan Roe's reply.", 0, "Jan Roe");
    announces("A transcript of Jan Roe's lecture follows.", 0, "Jan Roe");
    announces("Below are excerpts from an interview with Jan Roe.", 0, "Jan Roe");
    announces("The following are excerpts from the sermon's reply by Jan Roe.", 0, "Jan Roe");
    announces("Jan Roe is the mayor of Velm. The following are excerpts from his speech.", 0, "his");
    // Nothing says that they come now.
    assert_eq!(announced("Excerpts from Jan Roe's speech were printed."), "");
}

#[test]
fn an_announcement_names_the_author_behind_its_noun() {
    // About somebody, or what somebody else owns.
    assert_eq!(announced("The following are excerpts about Jan Roe and the bridge."), "");
    assert_eq!(announced("The following are excerpts from “Jan Roe's speech”."), "");
    announces("The following are excerpts from the speech of the brother of Jan Roe's wife, by Ada Lom.", 0, "Ada Lom");
    // The speech is too far from who owns it, the name too far from the noun, or in front of it.
    let far = "on the bridges, the schools, the roads";
    assert_eq!(
        announced(&format!("The following are excerpts from Jan Roe's house in Velm, {far}, and a speech.")),
        ""
    );
    let long = "the parks, the ice, the storks, the harbours, the boats, the nets, the fish, the gulls";
    assert_eq!(announced(&format!("The following are excerpts from a speech {far}, {long}, by Jan Roe.")), "");
    assert_eq!(announced("Jan Roe's speech was long. The following are excerpts."), "");
    assert_eq!(announced("The following are excerpts from his speech. Jan Roe is the mayor."), "");
    // Not who begins the next paragraph.
    announces(
        "The following are excerpts from a speech by the council.\n\nJan Roe's speech was long.",
        0,
        "the council",
    );
}

#[test]
fn the_author_of_what_is_announced_may_stand_in_a_sentence_above() {
    let excerpts = |above: &str| format!("{above}\n\nThe following are excerpts.");
    let by = |above: &str, author: &str| announces(&excerpts(above), 4, author);
    let nobody = |above: &str| assert_eq!(announced(&excerpts(above)), "", "{above}");
    by("In a sermon in Velm, Jan Roe argued for a bridge.\n\nPhoto: Ada Lom", "Jan Roe");
    // The nearest to the noun.
    by(
        "The council met in Velm. In a sermon there, Mayor Jan Roe argued for a bridge, and Ada Lom heard it.",
        "Mayor Jan Roe",
    );
    by("Ada Lom came to Velm and stood with the council for an hour, before Jan Roe gave a sermon.", "Jan Roe");
    // No work, no person, a name in marks, or the next paragraph's.
    nobody("Ada Lom came to Velm. Mayor Jan Roe spoke.");
    nobody("In a sermon in Velm, the council argued for a bridge.");
    nobody("In a sermon in Velm, the Velm Ministry argued for a bridge.");
    nobody("In a sermon in Velm, “Jan Roe” was named.");
    nobody("A letter was printed in the daily Sund.\n\nAda Lom was there.");
    // A heading begins something else.
    nobody("In a letter to the daily Sund, Jan Roe argued for a bridge.\n\nOther Matters Of The Council");
}

#[test]
fn who_leads_up_to_a_colon() {
    announces("Ada Lom went home. For Per Holm, Jan Roe wrote of the council:", 2, "Jan Roe");
    announces("“Ada Lom” was read out, and then Jan Roe wrote:", 2, "Jan Roe");
    announces("On the hill in Velm, Jan Roe's wife Ada Lom wrote of the council:", 2, "Jan Roe");
    // Where nothing else is free: a noun, or a name that a preposition governs.
    announces("The council wrote of the bridge in Velm:", 2, "The council");
    announces("For Ada Lom:", 2, "Ada Lom");
    announces("To the council in Velm it was put thus:\n\nAda Lom was there.", 2, "the council");
}

#[test]
fn whom_the_words_are_about_is_not_whose_they_are() {
    announces("The following are excerpts about Jan Roe from a speech by Ada Lom.", 0, "Ada Lom");
    announces("Below is the text of an interview with Ada Lom on Jan Roe.", 0, "Ada Lom");
}

#[test]
fn what_stands_between_the_announced_paragraphs() {
    let spring = "“It will open again in spring.”";
    let of = |between: &str| {
        let above = "The following are excerpts from Jan Roe's speech.\n\n“The bridge is closed to everybody.”";
        let found = proposed(&[Rule::Announced], &format!("{above}\n\n{between}\n\n{spring}"));
        found.last().cloned().unwrap_or_default()
    };
    let goes_on = "“It will ope | announced 1 | Jan Roe";
    let alone = "“The bridge  | announced 0 | Jan Roe";
    // Plain paragraphs, captions, and headings in marks, which are the text's own.
    assert_eq!(of("The hall was full of people that day, and cold."), goes_on);
    assert_eq!(of("Photo: Ada Lom"), goes_on);
    assert_eq!(of("“Nobody Crosses Now”"), goes_on);
    // What begins something else.
    assert_eq!(of("Other Matters Of The Council"), alone);
    assert_eq!(of("In Velm “the ice” was thin that day."), alone);
    // Another announcement, and another who leads up.
    assert_eq!(of("The following are excerpts from Ada Lom's reply."), "“It will ope | announced 0 | Ada Lom");
    assert_eq!(of("Ada Lom wrote of the council:"), "“It will ope | announced 2 | Ada Lom");
}
