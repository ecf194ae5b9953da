use super::{Rule, proposed};

#[test]
fn words_that_occur_twice() {
    let of = |text: &str| proposed(&[Rule::Echo], text).join("\n");
    assert_eq!(
        of(
            "“The Bridge Will Never Open”\n\nThe council met in Velm at noon on Monday, and all of it was there.\n\n“The bridge will never open again,” said Jan Roe. “The ice is thin.”"
        ),
        "“The Bridge  | echo 0 | as “The bridge "
    );
    assert_eq!(
        of(
            "Mayor: ‘Bridge Closed, Ice Thin’\n\nThe council met in Velm at noon on Monday, and all of it was there.\n\n“The ice is as thin as a bridge is closed,” said Jan Roe."
        ),
        "‘Bridge Clos | echo 1 | as “The ice is "
    );
    assert_eq!(
        of(
            "‘A Very Long Winter’\n\nThe council met in Velm at noon on Monday, and all of it was there.\n\n“Nobody crosses now,” said Jan Roe."
        ),
        "‘A Very Long | echo 2 | as “Nobody cros"
    );
    assert_eq!(
        of(
            "“The bridge will never open again,” said Jan Roe in Velm.\n\nThe council met at noon on Monday, and all of it was there.\n\n“The bridge will never open again.”\n\nThe hall was full of people."
        ),
        "“The bridge  | echo 3 | as “The bridge "
    );
    // Without its full stop the line is set as a heading, and may also stand above what it repeats.
    assert_eq!(
        of(
            "The council met in Velm at noon on Monday.\n\n‘Never open again’\n\nThe bridge stays closed, and all of Velm was there.\n\n“The bridge will never opens again,” said Jan Roe in Velm."
        ),
        "‘Never open  | echo 0 | as “The bridge "
    );
}

#[test]
fn headings_are_found_again_in_what_is_said_below() {
    let noon = "The council met in Velm at noon on Monday, and all of it was there.";
    let of = |heading: &str, said: &str| {
        proposed(&[Rule::Echo], &format!("{heading}\n\n{noon}\n\n{said}")).join("\n").replace("\n", "; ")
    };
    // The same words: the first place where all are, else the one with most, three in four at least.
    let open = "“The Bridge Will Never Open”";
    assert_eq!(
        of(
            open,
            "“The bridge is long, and the ice is thin,” said Ada Lom. “Now the bridge will never ever open again,” said Jan Roe. “The bridge will never open,” said Per Holm."
        ),
        "“The Bridge  | echo 0 | as “Now the bri"
    );
    assert_eq!(
        of(open, "“The bridge of Velm is closed and will not open,” said Ada Lom."),
        "“The Bridge  | echo 0 | as “The bridge "
    );
    assert_eq!(
        of(open, "“The bridge of Velm is closed and tall,” said Ada Lom."),
        "“The Bridge  | echo 2 | as “The bridge "
    );
    assert_eq!(of("“Never Open”", "“It will never open,” said Ada Lom."), "“Never Open” | echo 0 | as “It will nev");
    // In other words: two that say something at least, two in three.
    let said = "“The hall is cold,” said Ada Lom. “Nobody crosses a bridge in winter,” said Jan Roe. “A bridge in winter is long,” said Per Holm.";
    assert_eq!(of("‘Winter Bridge Ice’", said), "‘Winter Brid | echo 1 | as “Nobody cros");
    assert_eq!(of("‘Winter Bridge School Ice’", said), "‘Winter Brid | echo 2 | as “The hall is");
    let five = "‘Winter Bridge School Ice Hall’";
    let four = "“It is cold,” said Ada Lom. “In the hall nobody crosses a bridge in winter";
    assert_eq!(of(five, &format!("{four},” said Jan Roe.")), "‘Winter Brid | echo 2 | as “It is cold,");
    assert_eq!(of(five, &format!("{four}, or ice,” said Jan Roe.")), "‘Winter Brid | echo 1 | as “In the hall");
    assert_eq!(
        of("‘The Winter Of It’", "“The school stays open,” said Ada Lom. “Nobody crosses in winter,” said Jan Roe."),
        "‘The Winter  | echo 2 | as “The school "
    );
    // Too few to mean whoever speaks below.
    assert_eq!(of("‘Long Winter’", "“Nobody crosses now,” said Jan Roe."), "");
    assert_eq!(of("‘Winter’", "“A long winter,” said Jan Roe. “It is long.”"), "");
}

#[test]
fn a_heading_speaks_of_its_own_section() {
    let of = |below: &str| proposed(&[Rule::Echo], &format!("Winter In Velm\n\nThe council met at noon.\n\n{below}"));
    let long = "‘A Very Long Winter’";
    let other = "Other Matters Of The Council";
    assert_eq!(
        of(&format!("{long}\n\n“Nobody crosses now,” said Jan Roe.\n\n{other}\n\n“The school stays,” said Ada Lom.")),
        ["‘A Very Long | echo 2 | as “Nobody cros"]
    );
    assert_eq!(
        of(&format!(
            "“The school stays,” said Ada Lom.\n\n{long}\n\nThe council met again.\n\n{other}\n\n“Nobody crosses now,” said Jan Roe."
        )),
        Vec::<String>::new()
    );
    // A title speaks of all of it.
    let title = format!("{long}\n\nThe council met at noon on Monday, and all of it was there.\n\n{other}");
    assert_eq!(
        proposed(&[Rule::Echo], &format!("{title}\n\n“Nobody crosses now,” said Jan Roe.")),
        ["‘A Very Long | echo 2 | as “Nobody cros"]
    );
}

#[test]
fn a_paragraph_repeats_what_was_said_above_in_four_words_at_least() {
    let noon = "The council met at noon on Monday, and all of it was there.";
    let of = |a: &str, b: &str| proposed(&[Rule::Echo], &format!("{noon}\n\n{a}\n\n{noon}\n\n{b}\n\n{noon}"));
    let four = of("“The bridge will open,” said Jan Roe in Velm.", "“The bridge will open.”");
    assert_eq!(four, ["“The bridge  | echo 3 | as “The bridge "]);
    let none = Vec::<String>::new();
    assert_eq!(of("“It will open,” said Jan Roe in Velm.", "“It will open.”"), none);
    assert_eq!(of("“The bridge will open again.”", "“The bridge will open again,” said Jan Roe in Velm."), none);
}

#[test]
fn the_title_of_an_interview_is_its_first_answer() {
    let of = |title: &str, below: &str| proposed(&[Rule::Echo], &format!("{title}\n\n{below}")).join("\n");
    let title = "‘We Will Cross In Spring’";
    let rest = "Q: Why?\n\nJan Roe: The ice is thin.\n\nQ: And then?\n\nJan Roe: Then it melts.";
    assert_eq!(
        of(title, &format!("Q: Is the bridge closed?\n\nJan Roe: It stays shut for now.\n\n{rest}")),
        "‘We Will Cro | echo 4 | as It stays shu"
    );
    // Whoever asks goes on asking.
    assert_eq!(
        of(title, &format!("Q: Is the bridge closed?\n\nQ: I saw it.\n\nJan Roe: It stays shut for now.\n\n{rest}")),
        "‘We Will Cro | echo 4 | as It stays shu"
    );
    // The first who speaks asks nothing; too few words.
    assert_eq!(
        of(title, &format!("Q: The bridge was closed.\n\nJan Roe: It stays shut for now.\n\n{rest}")),
        "‘We Will Cro | echo 2 | as The bridge w"
    );
    assert_eq!(of("‘In Spring’", &format!("Q: Is the bridge closed?\n\nJan Roe: It stays shut.\n\n{rest}")), "");
    // A heading further down is no title.
    assert_eq!(
        of(
            "The Bridge Of Velm",
            &format!(
                "It was closed in May, and the council met.\n\n{title}\n\nQ: Is the bridge closed?\n\nJan Roe: It stays shut for now.\n\n{rest}"
            )
        ),
        "‘We Will Cro | echo 2 | as Is the bridg"
    );
}

#[test]
fn words_that_say_nothing_are_not_counted() {
    let of = |heading: &str, said: &str| {
        let noon = "The council met in Velm at noon on Monday, and all of it was there.";
        proposed(&[Rule::Echo], &format!("{heading}\n\n{noon}\n\n“The school stays open,” said Ada Lom. {said}"))
            .join("\n")
    };
    let school = |heading: &str| format!("{heading} | echo 2 | as “The school ");
    assert_eq!(
        of("‘The Winter Of The Bridge’", "“In the winter of last year it was cold,” said Jan Roe."),
        school("‘The Winter ")
    );
    assert_eq!(
        of("‘Their Winter, Our Storks’", "“It was our choice and their storks,” said Jan Roe."),
        school("‘Their Winte")
    );
}
