//! `spans` and `explain`, which people read.

use super::Run;

#[test]
fn spans_are_plain_where_no_terminal_reads_and_coloured_on_demand() {
    let run = Run::with(&[("a.txt", b"He said:\n\xe2\x80\x9cThe ice\x1b[31m is thin.\xe2\x80\x9d")]);
    let plain = run.run(&["spans", "a.txt"]);
    plain.status(0);
    assert!(plain.out().contains("  2:1  direct "), "{}", plain.out());
    assert!(plain.out().contains("“The ice␛[31m is thin.”"), "a text cannot steer the terminal");
    assert!(!plain.out().contains('\u{1b}'));

    let mut forced = run.command(&["spans", "a.txt"]);
    let forced = forced.env("CLICOLOR_FORCE", "1").output().expect("the tool runs");
    let coloured = String::from_utf8(forced.stdout).expect("UTF-8");
    assert!(coloured.contains("\u{1b}["));
    assert!(!coloured.contains("\u{1b}[31m is thin"));

    let mut never = run.command(&["spans", "a.txt"]);
    let never = never.env("NO_COLOR", "1").output().expect("the tool runs");
    assert_eq!(String::from_utf8_lossy(&never.stdout), plain.out());
}

#[test]
fn spans_says_what_cannot_be_read() {
    let run = Run::with(&[]);
    run.run(&["spans", "nowhere.txt"]).status(1).complains(&["nowhere.txt: cannot be read", "check the name"]);
}

#[test]
fn explain_says_what_was_weighed_for_the_quotation_that_is_asked_for() {
    let text = "“The ice is thin,” said Mayor Jan Roe. She added: “Nobody should walk on it.”";
    let run = Run::with(&[("a.txt", text.as_bytes())]);
    let all = run.run(&["explain", "a.txt"]);
    let first = run.run(&["explain", "a.txt", "1"]);
    let second = run.run(&["explain", "a.txt", "walk on"]);
    assert_eq!(all.status(0).out(), format!("{}{}", first.status(0).out(), second.status(0).out()));
    for part in
        ["Jan Roe, “Mayor Jan Roe” at byte 28", "for: report", "cue “said”", "link: Name by FullName", "confidence of"]
    {
        assert!(first.out().contains(part), "{part}: {}", first.out());
    }
    run.run(&["explain", "a.txt", "3"]).status(1).complains(&["no quotation \"3\"", "give its number or words of it"]);
}
