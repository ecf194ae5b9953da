//! Reports in many wordings: a sentence with its phrases in braces, and who the first report makes the speaker.

use super::reports::{Phrase, PhraseKind, Polarity, Report, ReportForm, Voice, find};
use super::{Clause, Tokens};
use crate::lexicon::Word;
use crate::text::{Kind, Span, Token, tokens};

pub(super) struct Sentence {
    text: String,
    pub(super) tokens: Vec<Token>,
    words: Vec<Word>,
    pub(super) quotations: Vec<(u32, u32)>,
    pub(super) phrases: Vec<Phrase>,
}

impl Sentence {
    /// `{Jan Roe} said, “…”`; possessors, pronouns and `who` as well.
    pub(super) fn new(marked: &str) -> Sentence {
        let (mut text, mut braces, mut marks) = (String::new(), Vec::new(), Vec::new());
        let mut open = 0;
        for c in marked.chars() {
            match c {
                '{' => open = text.len(),
                '}' => braces.push((open, text.len())),
                _ => {
                    if c == '“' {
                        marks.push((text.len(), 0));
                    }
                    text.push(c);
                    if c == '”' {
                        marks.last_mut().expect("an opening mark").1 = text.len();
                    }
                }
            }
        }
        let mut all = Vec::new();
        tokens(&text, Span::new(0, text.len()), &mut all);
        let words = all.iter().map(|t| if t.kind == Kind::Word { Word::lookup(t.hash) } else { Word(0) }).collect();
        let at = |byte: usize| all.partition_point(|t| t.start() < byte) as u32;
        let quotations = marks.iter().map(|&(a, b)| (at(a), at(b))).collect();
        let phrases = braces.iter().map(|&(a, b)| phrase(&text[a..b], at(a), at(b))).collect();
        Sentence { quotations, phrases, words, tokens: all, text }
    }

    pub(super) fn tokens(&self) -> Tokens<'_> {
        Tokens { text: &self.text, tokens: &self.tokens, words: &self.words }
    }

    pub(super) fn clause(&self, q: usize) -> Option<Clause<'_>> {
        Clause::new(self.tokens(), &self.quotations, q, (0, self.tokens.len() as u32), &self.phrases)
    }

    fn reports(&self, q: usize) -> Vec<Report> {
        self.clause(q).map(|c| find(&c)).unwrap_or_default()
    }

    /// Head of the first report's speaker, or why there is none; then form and who passes it on.
    fn answer(&self, q: usize) -> String {
        let reports = self.reports(q);
        let Some(r) = reports.first() else { return "none".to_string() };
        let head = |p: super::reports::Party| match p.phrase.map(|i| self.phrases[i as usize]) {
            Some(p) => self.tokens().span(p.first, p.end).of(&self.text).to_string(),
            None => format!("({})", self.tokens().span(p.first, p.end).of(&self.text)),
        };
        match r.speaker() {
            Some(p) => head(p) + &r.relayed_by.map_or(String::new(), |p| format!(" via {}", head(p))),
            None if r.polarity == Polarity::Negated => "negated".to_string(),
            None if r.polarity == Polarity::Hypothetical => "unreal".to_string(),
            None if r.voice == Voice::Passive => "passive".to_string(),
            None if r.form == ReportForm::Text => "text".to_string(),
            None => "nobody".to_string(),
        }
    }
}

trait Start {
    fn start(&self) -> usize;
}

impl Start for Token {
    fn start(&self) -> usize {
        self.start as usize
    }
}

fn phrase(words: &str, first: u32, end: u32) -> Phrase {
    let last = words.rsplit(' ').next().unwrap_or(words);
    let kind = match words.to_lowercase().as_str() {
        "he" | "she" | "they" | "it" | "i" | "we" => PhraseKind::Pronoun,
        "his" | "her" | "their" | "its" => PhraseKind::Possessor,
        "who" | "which" => PhraseKind::Relative,
        _ if last.starts_with(char::is_uppercase) => PhraseKind::Name,
        _ => PhraseKind::Noun,
    };
    Phrase { first, end, kind, flags: Word::of(last).0 }
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(marked, wanted)| {
            let got = Sentence::new(marked).answer(0);
            (got != *wanted).then(|| format!("{marked}\n    wanted {wanted}, got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn before_and_behind() {
    check(&[
        ("{Jan Roe} said, “The ice is thin.”", "Jan Roe"),
        ("{The mayor} said on Monday: “The ice is thin.”", "The mayor"),
        ("“The ice is thin,” said {Jan Roe}.", "Jan Roe"),
        ("“The ice is thin,” {Jan Roe} said.", "Jan Roe"),
        ("“The ice is thin,” said the trader.", "(the trader)"),
        ("“Is the ice thin?” asked {Roe}.", "Roe"),
        ("“Is the ice thin?” {Roe} asked {Poe}.", "Roe"),
        ("“The ice is thin,” {Roe} told {reporters}.", "Roe"),
        ("“The ice is thin,” {Roe}, {the mayor} of {Harben}, told {Poe}.", "Roe"),
        ("“The ice is thin,” {Roe}, {who} had walked on it, said.", "Roe"),
        ("“The ice is thin,” {a spokesman} for {Roe} said.", "a spokesman"),
        ("“The ice is thin,” {Roe} and {Poe} said.", "Roe"),
        ("“The ice is thin,” then added {Roe}.", "Roe"),
        ("“The ice,” {Roe} said, “is thin.”", "Roe"),
        ("“The ice is thin,” notes {Ashby}, turning west.", "Ashby"),
        ("The old one is a seer—“The ice is thin,” says {Nora Quill}—and the other counts.", "Nora Quill"),
        ("{Roe} told {Poe}, “The ice is thin.”", "Roe"),
        ("{Roe} asked {Poe}: “Is it thin?”", "Roe"),
        ("{Roe} took a breath and said, “The ice is thin.”", "Roe"),
        ("{Roe} smiled, sat down and said: “The ice is thin.”", "Roe"),
        ("“The ice is thin,” {Roe} smiled and said.", "Roe"),
        ("Then {Roe} muttered, “The ice is thin.”", "Roe"),
    ]);
}

#[test]
fn far_subjects() {
    check(&[
        ("{Roe}, {who} once met {Poe}, said, “The ice is thin.”", "Roe"),
        ("{Roe}, 45, of {Harben}, said, “The ice is thin.”", "Roe"),
        ("{Roe}, {a fisherman} from {Harben}, called it “a trap”.", "Roe"),
        ("{The mayor}, {Jan Roe}, said: “The ice is thin.”", "Jan Roe"),
        ("{The chairman} of {the yard}, {engineer Rolf Mahler}, said, “It is done.”", "engineer Rolf Mahler"),
        ("After {Poe} had left, {Roe} said: “The ice is thin.”", "Roe"),
        ("In {a letter} to {Poe}, {Roe} wrote: “The ice is thin.”", "Roe"),
        ("A {man} at the back shouted “Shame!” twice.", "man"),
        ("A {woman} in the second row rose and called out “Liar!” twice.", "woman"),
        ("Asked about {Poe}, {Roe} said, “The ice is thin.”", "Roe"),
        ("{Roe}, speaking to {reporters}, said, “The ice is thin.”", "Roe"),
        ("{A man} {who} declined to be named said, “The ice is thin.”", "A man"),
        ("{Roe} said {Poe} was late and that the ice was “thin as paper”.", "Roe"),
        ("{Roe} said that the ice was “thin” and that it “cracked”.", "Roe"),
        ("{Roe} writes in {her} review of the inquiry that “nobody asked”.", "Roe"),
        ("{Osten}’s {staff} said they “never knew”.", "staff"),
        ("{Roe} (of {Harben}) said: “The ice is thin.”", "Roe"),
        (
            "{Teacher Amalie Voss} recalled a visit when {he} told the class, “Nobody will fail.”",
            "he via Teacher Amalie Voss",
        ),
        ("{Petra Nilsen}, {the curator}, rejected the claim, saying “that is not so”.", "Petra Nilsen"),
        ("{Roe} left the room, calling {Poe} “a fool”.", "Roe"),
        ("Calling {Poe} “a fool,” {Roe} left the room.", "Roe"),
    ]);
}

#[test]
fn passives() {
    check(&[
        ("{Poe} was called “a fool” by {Roe}.", "Roe"),
        ("{Poe} has been called “a fool” by {the mayor}.", "the mayor"),
        ("{Poe} was described by {Roe} as “a man of sand”.", "Roe"),
        ("{Poe} was criticised by {Roe} for “selling the harbour”.", "Roe"),
        ("{Poe} was told by {Roe}: “Leave the harbour.”", "Roe"),
        (
            "The tower was dismissed on Friday by {the architect Lang}, {who} runs a firm, as “a cabinet”.",
            "the architect Lang",
        ),
        ("Branded “the slowest hands” by {Ada Thorne}, {the dockers} walked out.", "Ada Thorne"),
        ("{Poe}, described by {Roe} as “a man of sand”, left.", "Roe"),
        ("{Poe}, once hailed by {Roe} as “the best”, sells ice.", "Roe"),
        ("The floods were labelled “heartbreaking” by the water department.", "(the water department)"),
        ("{Poe} came under fire from {Roe} for “selling the harbour”.", "Roe"),
        ("{Poe} drew criticism from {Roe}, {who} spoke of “a bonfire”.", "Roe"),
        ("{Poe} was described as “a man of sand”.", "passive"),
        ("{Poe} has been called “the last honest cook”.", "passive"),
        ("{Poe}, once hailed as “the fastest oar”, sells ice now.", "passive"),
        ("{Poe} was widely criticised for “hiding the numbers”.", "passive"),
        ("{Poe} is often portrayed as “a clown”.", "passive"),
        ("It was said that the ice was “thin”.", "passive"),
        ("{Poe} was accused of “hiding the numbers”.", "passive"),
        ("{Poe} was being labelled “a traitor”.", "passive"),
    ]);
}

#[test]
fn what_is_not_said() {
    check(&[
        ("{Roe} did not say “perhaps next year”.", "negated"),
        ("{Roe} didn’t say “perhaps”.", "negated"),
        ("{Roe} never said “we lost it on purpose”.", "negated"),
        ("{Roe} denied saying “burn the boats”.", "negated"),
        ("{Roe} denied having said “burn the boats”.", "negated"),
        ("{Roe} refused to say “I am sorry”.", "negated"),
        ("{Roe} declined to call it “a crime”.", "negated"),
        ("{Roe} has never called {Poe} “a fool”.", "negated"),
        ("{Roe} stopped short of saying “we failed”.", "negated"),
        ("{Roe} avoided calling it “a war”.", "negated"),
        ("{Roe} left without saying “goodbye”.", "negated"),
        ("Instead of saying “we were wrong,” {Roe} blamed the wind.", "negated"),
        ("{Nobody} said “the dam is safe”.", "negated"),
        ("{Nobody} at the hearing heard {Roe} say “the dam is safe”.", "negated"),
        ("{Neither} called it “a crime”.", "negated"),
        ("{Roe} should have said “no”.", "unreal"),
        ("{Roe} would never say “no”.", "negated"),
        ("{Roe} would have called it “a trap”.", "unreal"),
        ("If {Roe} says “no,” the ferry stays.", "unreal"),
        ("{Some} would call it “a trap”.", "unreal"),
        ("{Roe} wanted to say “no”.", "unreal"),
        ("{Poe} urged {Roe} to say “no”.", "unreal"),
        ("{Roe} waved as if to say “no”.", "unreal"),
        ("{Roe} could say “no”.", "unreal"),
    ]);
}

#[test]
fn what_is_said_all_the_same() {
    check(&[
        ("{Roe} did not only say “perhaps”.", "Roe"),
        ("{Roe} did not hesitate to call it “a crime”.", "Roe"),
        ("{Roe} went on to say “the ice is thin”.", "Roe"),
        ("{Roe} would later say “the ice is thin”.", "Roe"),
        ("{Roe} used the chance to call {Poe} “a fool”.", "Roe"),
        ("{Roe} is saying “no”.", "Roe"),
        ("{Roe} has said “no”.", "Roe"),
        ("{Roe} will say “no” today.", "Roe"),
    ]);
}

#[test]
fn relayed() {
    check(&[
        ("{Poe} quoted {Roe} as saying “the ice is thin”.", "Roe via Poe"),
        ("“The ice is thin,” {the agency} quoted {Roe} as saying.", "Roe via the agency"),
        ("{Roe} was quoted by {the Harbour Times} as saying “the harbour is gone”.", "Roe via the Harbour Times"),
        ("“I saw nothing,” {she} was quoted by {Radio Norby} as saying.", "she via Radio Norby"),
        ("“I saw nothing,” {Roe} was quoted as saying.", "Roe"),
        ("{Poe} reported that {Roe} said “the ice is thin”.", "Roe via Poe"),
        ("{Osten} said they “never expected it,” {the Harbour Times} reported.", "Osten via the Harbour Times"),
        ("According to {the Gazette}, {Roe} said “the ice is thin”.", "Roe via the Gazette"),
        ("{Roe}, quoted by {Poe}, called it “a trap”.", "Roe"),
        ("Per {the Coast Monitor}, {Roe} has given up: “There is nobody left.”", "Roe via the Coast Monitor"),
    ]);
}

#[test]
fn phrases() {
    check(&[
        ("According to {Roe}, the ice is “thin”.", "Roe"),
        ("The ice is “thin,” according to {Roe}.", "Roe"),
        ("The ice was, in the words of {Roe}, “thin as paper”.", "Roe"),
        ("The ice was, in {Roe}’s words, “thin as paper”.", "Roe"),
        ("The ice was “thin as paper,” in {her} words.", "her"),
        ("As {Roe} put it, the ice was “thin as paper”.", "Roe"),
        ("“The ice is thin,” as {Roe} put it.", "Roe"),
        ("To quote {Roe}: “The ice is thin.”", "Roe"),
        ("{Roe}’s word for it was “theft”.", "Roe"),
        ("{Roe}’s verdict was: “Thin.”", "Roe"),
        ("{Roe} on {Harben Radio}: “The ice is thin.”", "Roe"),
        ("{Roe} was blunt: “The ice is thin.”", "Roe"),
        ("{Roe} called it “a trap”.", "Roe"),
        ("{Roe} described {Poe} as “a fool”.", "Roe"),
        ("{Roe} called for a “full inquiry”.", "Roe"),
        ("{Roe} accused {Poe} of “selling the harbour”.", "Roe"),
        ("One called {Ashby} a “good talker”.", "(One)"),
        ("What {Roe} called “a trap” was a bridge.", "Roe"),
    ]);
}

#[test]
fn texts() {
    check(&[
        ("{A note} left on the door read “Back at five.”", "text"),
        ("{The editorial} in the supplement states: “We have no position.”", "text"),
        ("One {tweet} read “No.”", "text"),
        ("“Let the ferry go,” {its} {leading article} began.", "its"),
        ("“You have had long enough,” {her} last post said.", "her"),
        ("{Roe}’s {letter} said “the ice is thin”.", "Roe"),
        ("{A letter} by {Roe} said “the ice is thin”.", "Roe"),
        ("{An editorial} in {the Gazette} called it “a trap”.", "the Gazette"),
    ]);
}

#[test]
fn from_the_next_or_the_last_sentence() {
    check(&[
        ("“The ice is thin.” Those were the words of {Roe}.", "Roe"),
        ("“The ice is thin.” Those were {Roe}’s words.", "Roe"),
        ("“The ice is thin.” That was how {Roe} put it.", "Roe"),
        ("“The ice is thin.” So said {Roe}.", "Roe"),
        ("“The ice is thin.” That was the verdict of {Roe}.", "Roe"),
        ("{Clerk Ida Moss} turned to {Judge Renn}. “You are late.”", "Clerk Ida Moss"),
        ("{Roe} was angry. “The ice is thin.”", "Roe"),
        ("After {Poe} had left, {Roe} sat down. “The ice is thin.”", "Roe"),
    ]);
}

#[test]
fn any_tokens_do() {
    for text in [
        "", "“”", "{Roe}", "“a” “b” “c”", "said said “x” said said", "“a” directed", "sign “x”", ": “x” :",
        "as to in “x” by",
    ] {
        let s = Sentence::new(text);
        for q in 0..s.quotations.len() + 1 {
            let _ = s.reports(q);
            let _ = s.clause(q).map(|c| super::non_speech::non_speech(&c));
        }
    }
}

/// Heads of all readings that go on from what somebody reports another to have done or said, those of the other marked.
fn readings(marked: &str) -> String {
    let sentence = Sentence::new(marked);
    let head = |p: super::reports::Party| {
        let p = p.phrase.map(|i| sentence.phrases[i as usize]).expect("a phrase");
        sentence.tokens().span(p.first, p.end).of(&sentence.text).to_string()
    };
    let read = |r: &Report| {
        let inner = if r.reading?.inner { "within " } else { "" };
        Some(format!("{inner}{}", head(r.subject?)))
    };
    sentence.reports(0).iter().filter_map(read).collect::<Vec<_>>().join(", ")
}

#[test]
fn within_a_report() {
    let both = "Roe, within Poe";
    assert_eq!(readings("{Roe} says {Poe} was offered a seat and replied: “No.”"), both);
    assert_eq!(readings("{Roe} laughed at {Poe}'s remark that the dam was “a toy”."), both);
    assert_eq!(readings("{Roe} said {Poe}'s answer was “never”."), both);
    assert_eq!(readings("{Roe} said the bridge was closed and added: “Nobody told us.”"), "");
    assert_eq!(readings("{Roe} said {Poe}'s letter was “a toy”."), "");
}

#[test]
fn between_commas_and_behind_who() {
    let first = |marked: &str| Sentence::new(marked).answer(0);
    assert_eq!(first("{Roe} recalled that {Poe} opened the window and shouted: “Come up!”"), "Poe");
    assert_eq!(first("{Poe}, {Roe} said, had shouted: “Stop!”"), "Poe");
    assert_eq!(first("{The ministry}, {which} on Tuesday had called it “late”, left."), "The ministry");
    let sentence = Sentence::new("{The ministry}, {which} on Tuesday had called it “late”, left.");
    assert!(sentence.reports(0)[0].relative.is_some());
}
