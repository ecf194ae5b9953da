//! What a report is: everybody's part in it, its form, its verb's class, voice and polarity.

use super::clause::Party;
use crate::lexicon::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbClass {
    /// No verb: a phrase, a colon, a verb that reports nothing.
    None,
    Say,
    Write,
    Call,
    Claim,
    Ask,
    Shout,
    Think,
    Talk,
    Show,
}

impl VerbClass {
    pub(super) fn of(word: Word) -> VerbClass {
        match word.verb() {
            SAY => VerbClass::Say,
            WRITE => VerbClass::Write,
            CALL => VerbClass::Call,
            CLAIM => VerbClass::Claim,
            ASK => VerbClass::Ask,
            SHOUT => VerbClass::Shout,
            THINK => VerbClass::Think,
            TALK => VerbClass::Talk,
            SHOW => VerbClass::Show,
            _ => VerbClass::None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Active,
    Passive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    Said,
    /// `did not say`, `denied saying`, `nobody said`
    Negated,
    /// `should have said`, `if she says`
    Hypothetical,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportForm {
    /// `Roe said, “…”`
    Before,
    /// `“…,” said Roe`, `“…,” Roe said`
    After,
    /// `“…,” said Roe, “…”`
    Parenthetical,
    /// `Roe was blunt: “…”`
    Colon,
    /// `according to Roe`
    According,
    /// `in the words of Roe`, `as Roe put it`, `Roe's word for it`
    InWords,
    /// `Roe called it “…”`, `described as “…”`
    Object,
    /// `Roe said that it was “…”`
    Complement,
    /// `Roe's claim that “…”`
    Nominal,
    /// `“…” Those were the words of Roe.`
    NextSentence,
    /// `Roe turned to Poe. “…”`: the subject of the sentence before, weak.
    PreviousSentence,
    /// `one tweet read “…”`: a text speaks, the subject is its author or outlet, if the sentence has one.
    Text,
    /// `Poe quoted Roe as saying`, `Roe was quoted by Poe as saying`
    Quoted,
}

/// One report that may govern a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    pub form: ReportForm,
    /// Token of the verb.
    pub verb: Option<u32>,
    pub class: VerbClass,
    pub voice: Voice,
    pub polarity: Polarity,
    pub subject: Option<Party>,
    /// `who` or `which`, where that stands for the subject.
    pub relative: Option<Party>,
    /// Of a passive: `by Roe`.
    pub agent: Option<Party>,
    /// Whoever passes it on: `Poe reported that Roe said`.
    pub relayed_by: Option<Party>,
    pub recipient: Option<Party>,
    /// The text that speaks.
    pub text: Option<Party>,
    /// The verb or phrase, as a range of tokens.
    pub cue: (u32, u32),
    /// Of a verb that goes on from one of two clauses, one within the other.
    pub reading: Option<Reading>,
}

/// Whose verb it is that follows what somebody says of another: `Roe said Poe had left and asked “…”`, `Roe says Poe
/// opened the door and asked “…”`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// That of whom the clause within tells, or of who reports it.
    pub inner: bool,
    pub sign: ReadingSign,
}

/// What speaks for the clause within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingSign {
    None = 1,
    /// `replied`: what is done where one tells of, rather than in telling.
    Lively,
    /// `Roe says Poe left and added`
    Tense,
    /// The quotation stands within what the noun tells: `Roe laughed at Poe's claim that it was “…”`.
    Within,
}

impl Report {
    /// Who said the words, by this report: nobody where they were denied, or where a passive has no agent.
    pub fn speaker(&self) -> Option<Party> {
        match (self.polarity, self.voice) {
            (Polarity::Said, Voice::Active) => self.subject,
            (Polarity::Said, Voice::Passive) => self.agent,
            _ => None,
        }
    }

    pub(super) fn new(form: ReportForm, cue: (u32, u32)) -> Report {
        Report {
            form,
            verb: None,
            class: VerbClass::None,
            voice: Voice::Active,
            polarity: Polarity::Said,
            subject: None,
            relative: None,
            agent: None,
            relayed_by: None,
            recipient: None,
            text: None,
            cue,
            reading: None,
        }
    }
}
