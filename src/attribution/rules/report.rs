//! Reporting clauses around the quotation: who reports, who is told, what was denied.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::super::context::Context;
use super::{NonSpeech, Proposal, Rule, Who};
use crate::doc::BlockKind;
use crate::syntax::Clause;
use crate::syntax::reports::{self, Party, Polarity, Reading, ReadingSign, Report, ReportForm, VerbClass, Voice};

/// How many readings of the same quotation are heard.
const READINGS: usize = 3;

pub(super) fn propose(c: &Context, clause: &Clause, joined: bool, out: &mut Vec<Proposal>) {
    let found = reports::find(clause);
    for (rank, report) in found.iter().take(READINGS).enumerate() {
        let passes_on = found[..rank].iter().any(|r| r.relayed_by.is_some() && r.relayed_by == report.speaker());
        let form = form(report, if passes_on { READINGS } else { rank }, joined);
        let rule = rule(report.form);
        let span = c.tokenized.span(report.cue.0, report.cue.1);
        let cue = Some(span).filter(|s| !s.is_empty());
        let mut say = |party: Option<Party>, form: u16, against: bool| {
            let mention = party.and_then(|p| p.phrase).map(|p| c.phrase_mentions[p as usize]);
            if let Some(mention) = mention {
                out.push(Proposal { cue, against, ..Proposal::new(Who::Mention(mention), rule, form) });
            }
        };
        match report.speaker() {
            Some(party) => {
                say(Some(party), form, false);
                if report.voice == Voice::Active {
                    say(report.relative, form | RELATIVE, false);
                }
            }
            None if report.polarity != Polarity::Said || report.voice == Voice::Passive => {
                // Words that were denied, or that nobody is said to have uttered.
                say(report.subject, form, true);
                // `what is called “candle season”` is a term.
                let called = report.class == VerbClass::Call && report.polarity == Polarity::Said;
                let nobody = if called { NonSpeech::Term } else { NonSpeech::Unsaid };
                out.push(Proposal { cue, ..Proposal::new(Who::Nobody(nobody), rule, form) });
                continue;
            }
            None => say(report.text, form | TEXT, false),
        }
        if report.voice == Voice::Passive {
            say(report.subject, PATIENT, true);
        }
        say(report.recipient, RECIPIENT, true);
        say(report.relayed_by, RELAY, true);
        if report.speaker().is_some() {
            say(report.text, TEXT_OF, true);
        }
    }
}

/// Forms beside those of the report itself: the part that somebody has in it.
const PATIENT: u16 = 1 << 10;
const RECIPIENT: u16 = 2 << 10;
const RELAY: u16 = 3 << 10;
const TEXT_OF: u16 = 4 << 10;
const TEXT: u16 = 5 << 10;
const RELATIVE: u16 = 6 << 10;

fn form(report: &Report, rank: usize, joined: bool) -> u16 {
    let polarity = match report.polarity {
        Polarity::Said => 0,
        Polarity::Negated => 1,
        Polarity::Hypothetical => 2,
    };
    report.form as u16
        | (rank as u16) << 4
        | u16::from(report.voice == Voice::Passive) << 6
        | polarity << 7
        | u16::from(joined) << 9
        | report.reading.map_or(0, reading) << 13
}

/// 1 to 3 and 7 of the clause within, 4 to 6 of who reports it.
fn reading(r: Reading) -> u16 {
    match (r.sign, r.inner) {
        (ReadingSign::Within, true) => 7,
        (ReadingSign::Within, false) => 4,
        (sign, inner) => sign as u16 + if inner { 0 } else { 3 },
    }
}

fn rule(form: ReportForm) -> Rule {
    match form {
        ReportForm::According => Rule::According,
        ReportForm::InWords => Rule::InWords,
        ReportForm::Colon => Rule::Colon,
        ReportForm::Before
        | ReportForm::After
        | ReportForm::Parenthetical
        | ReportForm::Object
        | ReportForm::Complement
        | ReportForm::Nominal
        | ReportForm::NextSentence
        | ReportForm::PreviousSentence
        | ReportForm::Text
        | ReportForm::Quoted => Rule::Report,
    }
}

/// The tokens that are read: the paragraph, with the one above it where that leads up to this one.
pub(super) fn range(c: &Context, at: usize) -> ((u32, u32), bool) {
    let block = c.block(at);
    let (from, to) = c.tokenized.blocks[block];
    if c.tokenized.quoted_tokens[at].first > from {
        return ((from, to), false);
    }
    let above = (0..block).rev().find(|&b| c.doc.blocks[b].kind != BlockKind::Caption);
    let leads = |b: &usize| c.doc.blocks[*b].kind == BlockKind::Paragraph && c.leads_on(*b);
    match above.filter(leads) {
        Some(b) => ((c.tokenized.blocks[b].0, to), true),
        None => ((from, to), false),
    }
}
