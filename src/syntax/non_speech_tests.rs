//! Signs of what nobody says, each beside a neighbour that somebody does say.

use super::non_speech::{NonSpeech, non_speech};
use super::reports_tests::Sentence;

fn kind(marked: &str) -> Option<NonSpeech> {
    let s = Sentence::new(marked);
    non_speech(&s.clause(0)?).map(|e| e.kind)
}

#[track_caller]
fn check(wanted: Option<NonSpeech>, sentences: &[&str]) {
    let wrong: Vec<_> = sentences.iter().filter(|s| kind(s) != wanted).map(|s| (s, kind(s))).collect();
    assert!(wrong.is_empty(), "not {wanted:?}: {wrong:#?}");
}

#[test]
fn terms() {
    check(
        Some(NonSpeech::Term),
        &[
            "The so-called “river of bread” dried up.",
            "The word “loaf” is old.",
            "Under the bill, what are known as “shadow berths” would be taxed.",
            "The hut was dubbed “the oven”.",
            "The scientists asked five people to do a “dot sorting” task.",
            "The skipper handed each passenger a “goodwill voucher” worth two crowns.",
            "The crates were marked “fragile”.",
        ],
    );
}

#[test]
fn titles() {
    check(
        Some(NonSpeech::Title),
        &[
            "In {his} memoir, “Nine Winters on Ice,” {Karl Ruud} is kind.",
            "{Roe} sang in the musical “Pier Six”.",
            "{Roe} wrote an article titled “Feathers”.",
            "{She} spoke on {KNB}’s “Morning Ferry” of ice.",
            "The “Morning Ferry” host left.",
            "They saw “Mothballing the Fleet,” directed by {Roe}.",
            "{She} played in such films as “Mothballing the Fleet”.",
        ],
    );
}

#[test]
fn inscriptions_nicknames_glosses() {
    check(
        Some(NonSpeech::Slogan),
        &[
            "A banner reading “Fresh Every Day” hung there.",
            "The sign over the door said: “Keep out”.",
            "There hung a sign. “Keep out.”",
            "They held placards that read “Bread now”.",
        ],
    );
    check(Some(NonSpeech::Nickname), &["{Robert} “Bobby” {Roe} left.", "{Roe}, nicknamed “the Oar”, left."]);
    check(
        Some(NonSpeech::Gloss),
        &["The word, which means “a scrap” here, was new.", "“Opora” means support.", "It is short for “bread”."],
    );
}

#[test]
fn what_somebody_says() {
    check(
        None,
        &[
            "{Roe} means what {he} says: “We are here.”",
            "{She} used the word “apology” twice.",
            "{The mayor} called it “a trap”.",
            "“The ice is thin,” said {Roe}.",
            "In what {the mayor} termed “a trap”, a bridge fell.",
            "In {his} book {Roe} said: “The ice is thin.”",
            "{Roe} told {Poe}, “The Ice Is Thin.”",
        ],
    );
}
