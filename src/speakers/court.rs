//! Who asks and who answers in a court's record, where `Q.` and `A.` stand for whoever the lines above name. One file
//! over 400 lines, because what a line changes (`read_line`) and who then speaks are one state.

use crate::doc::{Block, BlockKind, Document, Label};
use crate::lexicon::{self, Word};
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{Words, any_of, behind_last, is_any, is_mark, last_of, words};
use crate::text::{Case, Parts, case};

/// Bytes of a line or of a turn's head that are read for what changes the roles.
const HEAD: usize = 400;

/// Who holds which part at one place of a record; `None` where the record does not say it, or no longer.
pub(super) struct Court<'t> {
    text: &'t str,
    /// Whether this is a court's record or a deposition at all.
    pub sits: bool,
    pub judge: Option<Span>,
    /// Whom the state accuses, by the caption.
    defendant: Option<Span>,
    /// A deposition has one witness, who comes back from every recess.
    deposed: bool,
    pub witness: Option<Span>,
    pub examiner: Option<Span>,
    /// `direct`, `cross`, …: which examination goes on, as far as it is stated.
    stage: Option<&'static str>,
    /// A name in capitals on the line above, of which the next line may say that it is a witness's.
    above: Option<Span>,
    /// Who was called last: `We call Dr. Jan Roe.`
    called: Option<Span>,
    /// The turn above asked for the name of whoever answers now.
    asked_name: bool,
    /// A turn was read.
    begun: bool,
    /// The witness has answered, so that whoever is asked for a name now may be the next one.
    answered: bool,
}

/// Words that ask for a witness's name.
const NAME: Words = words![
    "state your name", "state your full name", "name for the record", "what is your name", "what is your full name",
    "tell us your name", "tell the jury your name", "tell the court your name", "give your name", "give us your name",
];

/// Words that say that somebody takes the stand.
const OATHS: Words = words![
    "sworn", "affirmed", "called as a witness", "called as witness", "a witness herein", "under oath",
    "resumed the stand", "recalled", "produced as a witness", "having been called", "(called)", "(recalled)",
    "witness, called",
];

/// Words that say that the witness leaves, or that the court does.
const DEPARTURES: Words = words![
    "step down", "stepped down", "stood down", "are excused", "is excused", "was excused", "be excused",
    "witness excused", "next witness", "withdrew", "recess",
];

/// Words with which an examiner ends, or somebody else begins to ask.
const HANDING_OVER: Words = words![
    "your witness", "pass the witness", "tender the witness", "nothing further", "nothing else", "further questions",
    "more questions", "no questions", "other questions", "cross?", "cross-examination?", "redirect?", "may inquire",
    "may cross", "voir dire", "let me ask",
];

const STAGES: Words = words!["redirect", "re-direct", "recross", "re-cross", "direct", "cross"];

impl<'t> Court<'t> {
    pub fn new(text: &'t str, doc: &Document) -> Court<'t> {
        let labelled = doc.blocks.iter().find(|b| b.label.is_some());
        let lead = text.part(..labelled.map_or(0, |b| b.span.start()));
        let deposed = after(lead, &["DEPOSITION OF", "Deposition of", "deposition of"]);
        let witness = deposed.and_then(|at| name_behind(text, at));
        let at_court = |block: &Block| match &block.label {
            Some(label) => {
                let name = label.name.of(text).trim_end_matches('.').lower();
                matches!(name.as_str(), "the court" | "the witness") || block.body().of(text).starts_with("Objection")
            }
            None => examination(block.span.of(text)).is_some() || takes_the_stand(text, block).is_some(),
        };
        let parties = [" v. ", " vs. ", " VS. ", "\nvs.", " vs.\n"].iter().any(|v| lead.contains(v));
        let sits = labelled.is_some() && (deposed.is_some() || parties || doc.blocks.iter().any(at_court));
        Court {
            text,
            sits,
            judge: judge(text, lead),
            defendant: defendant(lead),
            deposed: deposed.is_some(),
            witness,
            examiner: None,
            stage: None,
            above: None,
            called: None,
            asked_name: false,
            begun: false,
            answered: false,
        }
    }

    /// Reads a block without a label: oaths, headings, `BY MS. ROE:`, recesses.
    pub fn read_line(&mut self, block: &Block) {
        let text = self.text;
        let s = block.span.of(text);
        // What stands above the first turn may be no text of its own, and still says who was sworn.
        if block.kind == BlockKind::Furniture && self.begun {
            return;
        }
        let above = self.above.take();
        if block.continues_turn || s.len() > HEAD {
            return;
        }
        let mut heads = false;
        for line in s.lines() {
            let at = line.as_ptr() as usize - s.as_ptr() as usize + block.span.start();
            if let Some(by) = examination(line) {
                self.examiner = by.map(|by| by.moved(at));
                self.stage = stage(line).or(self.stage.filter(|_| line.starts_with("BY ")));
                heads = true;
            }
        }
        if heads {
            return;
        }
        // `LINDGREN - CROSS` at a page's head: by now it is another's turn to ask.
        if let Some(words) = behind_last(s, " - ")
            && let Some(stage) = stage(words).filter(|_| words.split_whitespace().count() <= 2)
        {
            if self.stage.is_some_and(|s| s != stage) {
                self.examiner = None;
            }
            self.stage = Some(stage);
            return;
        }
        let lower = flat(s);
        // `(Ms. Roe was sworn.)` of her who was called.
        let of_called = self.called.filter(|called| {
            let surname = called.of(text).rsplit(' ').next().unwrap_or("");
            s.starts_with(any_of!['(', '[']) && s.contains(surname) && OATHS.iter().any(|w| lower.contains(w))
        });
        if let Some(called) = of_called {
            (self.witness, self.examiner, self.answered) = (Some(called), None, false);
        } else if let Some(name) = takes_the_stand(text, block) {
            // `(Witness sworn.)`: whoever was announced.
            let announced = self.witness.filter(|_| !self.answered);
            self.witness = name.or(above).or(self.called.take()).or(announced);
            self.answered = false;
            self.examiner = None;
        } else if DEPARTURES.iter().any(|w| lower.contains(w)) {
            if !self.deposed {
                (self.witness, self.called) = (None, None);
            }
            self.examiner = None;
        } else {
            self.above = name_at(text, block.span.start()).filter(|n| n.end() + 1 >= block.span.end() && is_caps(s));
        }
    }

    /// Reads a labelled turn that is no question or answer, for what it says of those to come.
    pub fn read_turn(&mut self, label: &Label, body: Span) {
        self.begun = true;
        self.above = None;
        let words = label.name.of(self.text).trim_end_matches('.').lower();
        if let Some(name) = examiner_in_label(self.text, label) {
            self.examiner = Some(name);
        }
        let asked = std::mem::take(&mut self.asked_name);
        let answers = matches!(words.as_str(), "a" | "answer" | "the witness");
        if let Some(name) = own_name(self.text, body).filter(|_| asked && answers) {
            let last = |name: Span| name.of(self.text).rsplit(' ').next().map(str::lower);
            self.witness = self.witness.filter(|witness| last(*witness) == last(name)).or(Some(name));
        }
        // `THE WITNESS: I do.` is the oath.
        self.answered |= matches!(words.as_str(), "a" | "answer");
        let mut end = body.end().min(body.start() + HEAD);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let s = self.text.part(body.start()..end);
        let lower = flat(s);
        self.asked_name = !answers && NAME.iter().any(|w| lower.contains(w));
        if answers || matches!(words.as_str(), "q" | "question") {
            return;
        }
        // `This is the deposition of Jan Roe.`
        if let Some(name) = after(s, &["eposition of"]).and_then(|at| name_behind(self.text, body.start() + at)) {
            self.witness = Some(name);
        }
        if self.asked_name && self.answered {
            (self.witness, self.examiner, self.answered) = (None, None, false);
        }
        // `The People call Jan Roe`
        let calls = ["call ", "calls ", "recall "].iter().any(|w| {
            s.match_indices(w).any(|(at, _)| {
                s.part(at + w.len()..).starts_with(char::is_uppercase) && s.part(..at).ends_with(is_mark)
            })
        });
        if calls {
            let called =
                ["call ", "calls ", "recall "].iter().filter_map(|w| last_of(s, w).map(|at| at + w.len())).max();
            self.called = called.and_then(|at| full_name(self.text, body.start() + at));
        }
        if calls || DEPARTURES.iter().any(|w| lower.contains(w)) {
            self.witness = None;
            self.called = self.called.filter(|_| calls);
            self.examiner = None;
        } else if HANDING_OVER.iter().any(|w| lower.contains(w)) {
            self.examiner = None;
        }
    }

    /// Whom a label's words (in small letters) mean at this place.
    pub fn holder(&self, words: &str) -> Option<Span> {
        match words {
            "the court" => self.judge,
            "the witness" | "a" | "answer" => self.witness.or(self.called),
            "the defendant" | "the accused" => self.defendant,
            "q" | "question" => match self.examiner?.of(self.text).lower().as_str() {
                "the court" => self.judge,
                _ => self.examiner,
            },
            _ => None,
        }
    }
}

/// Whether a line heads an examination, and the name of whoever it says conducts it:
/// `BY MR. ROE:`, `CROSS-EXAMINATION BY MS. POE:`, `Re-examined by Mr. Roe`.
fn examination(s: &str) -> Option<Option<Span>> {
    let line = s.trim_end_matches(any_of![':', '.', ')']);
    if s.len() > 100 || s.split_whitespace().count() > 10 {
        return None;
    }
    if let Some(name) = line.strip_prefix("BY ").or_else(|| line.strip_prefix("(BY ")) {
        return (s.ends_with(any_of![':', ')'])).then(|| Some(Span::new(line.len() - name.len(), line.len())));
    }
    let lower = line.to_ascii_lowercase();
    let at = ["examination", "examined by", "examination-in-chief", "questions by", "questioned by", "questions from"]
        .iter()
        .find_map(|w| lower.find(w))?;
    // A heading, and no sentence: `The examination of the boat went on.`
    let first = line.split(' ').next().unwrap_or("");
    let heads = lower.trim_end().ends_with("examination") && is_caps(line)
        || [" by ", " from "].iter().any(|w| lower.contains(w))
        || line.split_whitespace().count() <= 3;
    if !heads || matches!(first, "The" | "An" | "A" | "In" | "On" | "After") || s.ends_with('.') {
        return None;
    }
    let by = [" by ", " from "].iter().find_map(|w| lower.part(at..).find(w).map(|by| at + by + w.len()));
    Some(by.filter(|&by| line.part(by..).starts_with(char::is_uppercase)).map(|by| Span::new(by, line.len())))
}

/// How answers to the question for one's name begin.
const NAMING: Words = words![
    "Yes. ", "Sure. ", "Good morning. ", "Good afternoon. ", "My name is ", "My full name is ", "It's ", "It’s ",
    "It is ", "I'm ", "I’m ", "I am ",
];

/// `My name is Jan Roe.`: what somebody calls himself at the beginning of an answer.
fn own_name(text: &str, body: Span) -> Option<Span> {
    let s = body.of(text);
    let mut at = 0;
    for lead in NAMING.iter() {
        if s.part(at..).starts_with(lead) {
            at += lead.len();
        }
    }
    full_name(text, body.start() + at)
}

/// Two to four capitalised words from an offset on, without the titles before them.
fn full_name(text: &str, at: usize) -> Option<Span> {
    let line = text.part(at..).lines().next()?;
    let (mut start, mut end, mut words) = (at, at, 0);
    let mut from = at;
    for word in line.split_inclusive(' ').take(6) {
        let bare = word.trim_end().trim_end_matches(any_of!['.', ',', ';', ':', '?', '!']);
        if words == 0 && Word::of(bare).is(lexicon::TITLE) {
            start = from + word.len();
        } else if !bare.starts_with(char::is_uppercase) {
            break;
        } else {
            (words, end) = (words + 1, from + bare.len());
            if word.trim_end().len() > bare.len() && bare.chars().nth(1).is_some() {
                break;
            }
        }
        from += word.len();
    }
    (2..=4).contains(&words).then(|| Span::new(start, end))
}

fn stage(s: &str) -> Option<&'static str> {
    let lower = s.to_ascii_lowercase();
    STAGES.iter().find(|w| lower.contains(w))
}

/// Whether an unlabelled block says that somebody takes the stand, and who if it begins with the name:
/// `JAN ROE, called as a witness …`, `The witness, JAN ROE, having been duly sworn, …`, `WITNESS: JAN ROE`.
fn takes_the_stand(text: &str, block: &Block) -> Option<Option<Span>> {
    let s = block.span.of(text);
    if block.label.is_some() || block.continues_turn || s.len() > HEAD {
        return None;
    }
    let lower = flat(s);
    let listed = ["WITNESS:", "Witness:"].iter().find_map(|w| s.strip_prefix(w));
    let oath = OATHS.iter().any(|w| lower.contains(w));
    if listed.is_none() && (!oath || s.starts_with(any_of!['(', '[']) && !lower.contains("witness")) {
        return None;
    }
    let mut at = listed.map_or(0, |rest| s.len() - rest.trim_start().len());
    for lead in ["Whereupon, ", "WHEREUPON, ", "The witness, ", "THE WITNESS, ", "the witness, ", "Thereupon, "] {
        if s.part(at..).starts_with(lead) {
            at += lead.len();
        }
    }
    while let Some((title, _)) = s.part(at..).split_once(' ')
        && title.len() < 10
        && Word::of(title.trim_end_matches('.')).is(lexicon::TITLE)
    {
        at += title.len() + 1;
    }
    Some(name_at(text, block.span.start() + at))
}

/// `Q. (By Mr. Roe) What …`
fn examiner_in_label(text: &str, label: &Label) -> Option<Span> {
    let s = label.span.of(text);
    let at = s.find("(By ").or_else(|| s.find("(BY "))? + 4;
    let len = s.part(at..).find(')')?;
    let start = label.span.start() + at;
    Some(Span::new(start, start + len))
}

/// `BEFORE THE HONORABLE JAN ROE, JUDGE`, `the Honorable Jan Roe presiding`; nobody where several sit.
fn judge(text: &str, lead: &str) -> Option<Span> {
    let lower = lead.to_ascii_lowercase();
    let several = ["honorable ", "hon. ", "honourable "].iter().map(|w| lower.matches(w).count()).sum::<usize>() > 1;
    let at = after(lead, &["HONORABLE ", "Honorable ", "HON. ", "Hon. ", "Honourable ", "HONOURABLE "])?;
    name_at(text, at).filter(|_| !several)
}

/// `THE PEOPLE v. JAN ROE`: whom the state, and nobody else, has charged.
fn defendant(lead: &str) -> Option<Span> {
    const STATES: Words = words!["people", "state", "commonwealth", "america", "regina", "crown", "r", "queen"];
    let mut at = 0;
    lead.split_inclusive('\n').find_map(|line| {
        let from = at;
        at += line.len();
        let (state, name) = line.split_once(" v. ").or_else(|| line.split_once(" vs. "))?;
        let charged = state.trim().rsplit(' ').next().is_some_and(|w| is_any(w.trim_matches(','), STATES));
        let named = name_at(lead, from + line.len() - name.len()).filter(|_| charged)?;
        // Columns beside the caption are none of it.
        let len = named.of(lead).find("  ").unwrap_or(named.len());
        Some(Span::new(named.start(), named.start() + len))
    })
}

fn after(s: &str, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|w| s.find(w).map(|at| at + w.len()))
}

/// Small letters, one blank between words.
fn flat(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ").lower()
}

fn is_caps(s: &str) -> bool {
    !s.chars().any(char::is_lowercase)
}

/// The same name in small letters elsewhere.
pub(super) fn in_small_letters(text: &str, name: Span) -> Option<Span> {
    let mut form = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.of(text).chars() {
        if inside {
            form.extend(case::lower(c))
        } else {
            form.push(c)
        }
        inside = c.is_alphabetic();
    }
    let at = seek::memmem::find(text.as_bytes(), form.as_bytes())?;
    Some(Span::new(at, at + form.len()))
}

/// The capitalised words from an offset on, up to a comma or a line's end.
fn name_at(text: &str, at: usize) -> Option<Span> {
    let rest = text.part(at..);
    let mut end = 0;
    let mut words = 0;
    for word in rest.split_inclusive([' ', '\n']) {
        let bare = word.trim_end();
        if !bare.starts_with(char::is_uppercase) || words >= 6 {
            break;
        }
        words += 1;
        let stop = bare.ends_with(any_of![',', ':']) || word.ends_with('\n');
        let kept = bare.trim_end_matches(any_of![',', ':']).len();
        if stop {
            return (words >= 2).then(|| Span::new(at, at + end + kept));
        }
        end += word.len();
    }
    (words >= 2).then(|| Span::new(at, at + rest.part(..end).trim_end().len()))
}

/// The name behind `deposition of`, perhaps on a line of its own, and without its titles.
fn name_behind(text: &str, at: usize) -> Option<Span> {
    let rest = text.part(at..);
    let mut from = at + rest.len() - rest.trim_start_matches(any_of![' ', ':', '\n', '\r', '\t']).len();
    let title = text
        .part(from..)
        .split(' ')
        .next()
        .filter(|w| w.len() < 6 && Word::of(w.trim_end_matches('.')).is(lexicon::TITLE));
    from += title.map_or(0, |t| t.len() + 1);
    let name = name_at(text, from)?;
    // `the deposition of Jan Roe. Counsel`, but `Jan R. Roe`
    let s = name.of(text);
    let stop = s
        .match_indices(['.', ';'])
        .map(|(at, _)| at)
        .find(|&at| s.part(..at).rsplit(' ').next().is_none_or(|w| w.len() >= 2));
    Some(Span::new(name.start(), name.start() + stop.unwrap_or(s.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind() {
        let name = |s: &str| name_behind(s, 0).map(|n| n.of(s).to_string());
        assert_eq!(name(":\n\nJAN ROE-POE\ntaken on behalf").as_deref(), Some("JAN ROE-POE"));
        assert_eq!(name(" Dr. Jan Roe. Counsel will").as_deref(), Some("Jan Roe"));
        assert_eq!(name(" the witness"), None);
    }

    #[test]
    fn examinations() {
        let by = |s: &str| examination(s).map(|by| by.map_or("", |by| &s[by.start()..by.end()]).to_string());
        assert_eq!(by("BY MR. ROE:").as_deref(), Some("MR. ROE"));
        assert_eq!(by("CROSS-EXAMINATION BY MS. POE:").as_deref(), Some("MS. POE"));
        assert_eq!(by("REDIRECT EXAMINATION").as_deref(), Some(""));
        assert_eq!(by("Re-examined by Mr. Roe").as_deref(), Some("Mr. Roe"));
        assert_eq!(by("Further questions from MR ROE").as_deref(), Some("MR ROE"));
        assert_eq!(by("The examination by Mr. Roe went on."), None);
    }
}
