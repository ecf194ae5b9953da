//! Attributions by a turn of phrase instead of a verb with its subject: `in the words of Roe`, `as Roe put it`,
//! `Roe's word for it was`, `– asked Roe` behind dash-introduced speech.

use super::Answer;
use super::colon;
use super::speaker_index::SpeakerIndex;
use crate::lexicon::*;
use crate::quotes::{Form, Quote};
use crate::speakers::entities::EntityTable;
use crate::speakers::mentions::{Mention, MentionKind};
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::tokens::START;
use crate::text::{Kind, Span};

/// The phrase leaves no doubt.
const PHRASED: u16 = 900;
/// How many tokens before and behind the quotation are looked at.
const REACH: u32 = 30;

/// What somebody tells, as in `in Roe's words`.
const TELLING: [&str; 9] =
    ["words", "telling", "view", "phrase", "opinion", "account", "formulation", "judgment", "version"];
/// What somebody calls something by, as in `Roe's word for it was`.
const NAMING: [&str; 6] = ["word", "term", "phrase", "name", "expression", "description"];
/// What is said, as in `with the remark that`.
const REMARK: [&str; 7] = ["remark", "words", "comment", "observation", "warning", "quip", "sentence"];

/// Answers for a quotation of which nothing surer is known.
pub(super) fn answer(
    r: &TokenizedDocument,
    table: &EntityTable,
    quotes: &[Quote],
    q: usize,
    speaker_index: &mut SpeakerIndex,
) -> Option<Answer> {
    let span = quotes[q].first().span;
    let s = r.quoted_tokens.get(r.quoted_tokens.partition_point(|s| r.token(s.first).start < span.start))?;
    let (from, to) = r.blocks[quotes[q].first().block];
    if s.first < from || s.end > to {
        return None;
    }
    let start = (from.max(s.first.saturating_sub(REACH))..s.first).rev().find(|&i| r.token(i).has(START));
    let view = View {
        r,
        table,
        start: start.unwrap_or(from.max(s.first.saturating_sub(REACH))),
        first: s.first,
        end: s.end,
        to,
    };
    let dashed = if quotes[q].form == Form::Dash { view.asked() } else { None };
    let phrased = dashed.or_else(|| view.in_words()).or_else(|| view.as_put()).or_else(|| view.word_for());
    let (mention, cue) = phrased.or_else(|| view.used_word()).or_else(|| view.with_remark())?;
    let speaker = speaker_index.speaker(table.entity_of(mention)?)?;
    let m = &table.mentions[mention];
    Some(Answer {
        speaker: Some(speaker),
        role: speaker_index.role(speaker, span.start),
        confidence: PHRASED,
        rule: Some("wording"),
        cue: Some(cue),
        mention: Some(r.span(m.first, m.end)),
        ..super::NOTHING
    })
}

/// `– Yes, – said Roe. – And soon.`: what follows the reporting clause in the same paragraph goes on.
pub(super) fn resumed(quotes: &[Quote], answers: &[Answer], q: usize) -> Option<Answer> {
    let before = q.checked_sub(1)?;
    let dashed = |q: usize| quotes[q].form == Form::Dash;
    let same = dashed(q) && dashed(before) && quotes[before].last().block == quotes[q].first().block;
    (same && answers[q].rule.is_none() && answers[before].speaker.is_some()).then(|| answers[before].clone())
}

/// The words around a quotation.
struct View<'a, 't> {
    r: &'a TokenizedDocument<'t>,
    table: &'a EntityTable,
    /// Where the sentence begins.
    start: u32,
    /// The quotation.
    first: u32,
    end: u32,
    /// End of the paragraph.
    to: u32,
}

type Found = Option<(usize, Span)>;

impl View<'_, '_> {
    fn is(&self, i: u32, word: &str) -> bool {
        i < self.to && self.r.of(i).eq_ignore_ascii_case(word)
    }

    fn any(&self, i: u32, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(i, w))
    }

    fn kind(&self, i: u32) -> Option<Kind> {
        (i < self.to).then(|| self.r.token(i).kind)
    }

    /// The outermost mention with an entity that satisfies a test, among those that begin in tokens `from..to`.
    fn mention(&self, from: u32, to: u32, test: impl Fn(&Mention) -> bool) -> Option<usize> {
        let at = self.table.mentions.partition_point(|m| m.first < from);
        let near = (at..self.table.mentions.len()).take_while(|&m| self.table.mentions[m].first < to);
        let fits = |m: &usize| {
            let mention = &self.table.mentions[*m];
            !mention.inner && !mention.quoted && self.table.entity_of(*m).is_some() && test(mention)
        };
        near.into_iter().find(fits)
    }

    /// Past comma, dash and mark.
    fn behind(&self) -> u32 {
        let mut i = self.end;
        while i < self.end + 2 && matches!(self.kind(i), Some(Kind::Comma | Kind::Dash | Kind::Mark)) {
            i += 1;
        }
        i
    }

    fn has_verb(&self, from: u32, to: u32) -> bool {
        (from..to).any(|i| {
            let word = self.r.word(i);
            self.r.token(i).kind == Kind::Word
                && (word.function() == AUX || word.verb() != 0 && matches!(word.form(), PAST | THIRD))
        })
    }

    /// `in the words of Roe`, `in Roe's words`, before or behind.
    fn in_words(&self) -> Found {
        for i in self.start..self.first.max(self.behind() + 1) {
            if (self.first..self.end).contains(&i) || !self.is(i, "in") {
                continue;
            }
            let after = i >= self.end;
            let close = |end: u32| after || end + 8 >= self.first && !self.has_verb(end, self.first);
            if self.is(i + 1, "the") && self.any(i + 2, &TELLING) && self.is(i + 3, "of") {
                let found = self.mention(i + 4, i + 6, |m| close(m.end))?;
                return Some((found, self.r.span(i, i + 4)));
            }
            let told = |m: &Mention| {
                matches!(self.kind(m.end), Some(Kind::Possessive | Kind::Mark))
                    && self.any(m.end + 1, &TELLING)
                    && close(m.end + 2)
            };
            if let Some(found) = self.mention(i + 1, i + 2, told) {
                let end = self.table.mentions[found].end;
                return Some((found, self.r.token(end + 1).span()));
            }
        }
        None
    }

    /// `As Roe put it, …`, `…, as Roe put it`
    fn as_put(&self) -> Found {
        let behind = self.behind();
        let places = (self.start..self.first).chain(behind..behind + 1);
        for i in places.filter(|&i| self.is(i, "as")) {
            let put = |m: &Mention| self.any(m.end, &["put", "puts"]) && self.is(m.end + 1, "it");
            if let Some(found) = self.mention(i + 1, i + 2, put) {
                let end = self.table.mentions[found].end;
                return Some((found, self.r.span(end, end + 2)));
            }
        }
        None
    }

    /// `Roe's word for it was`; whole groups have words for things without saying them.
    fn word_for(&self) -> Found {
        let verb = self.first.checked_sub(1).filter(|&v| v > self.start && self.r.function(v) == AUX)?;
        let named = |m: &Mention| {
            m.kind == MentionKind::Name
                && self.kind(m.end) == Some(Kind::Possessive)
                && self.any(m.end + 1, &NAMING)
                && !self.has_verb(m.end + 1, verb)
        };
        let found = self.mention(self.start, verb, named)?;
        Some((found, self.r.token(self.table.mentions[found].end + 1).span()))
    }

    /// `Roe used the coarse word “…”`
    fn used_word(&self) -> Found {
        let noun = self.first.checked_sub(1).filter(|&n| n > self.start && self.any(n, &NAMING))?;
        let verb = (self.start.max(noun.saturating_sub(5))..noun).rev().find(|&i| self.any(i, &["used", "uses"]))?;
        let (found, _) = colon::subject(self.r, self.table, self.start, verb + 1)?;
        let next = self.table.mentions[found].end == verb;
        next.then(|| (found, self.r.token(verb).span()))
    }

    /// `Roe left with the remark that …`
    fn with_remark(&self) -> Found {
        let noun = (self.start..self.first).rev().find(|&i| {
            self.any(i, &REMARK) && i >= self.start + 2 && self.is(i - 1, "the") && self.is(i - 2, "with")
        })?;
        let (found, _) = colon::subject(self.r, self.table, self.start, noun)?;
        Some((found, self.r.token(noun).span()))
    }

    /// `– Did it rain? – asked Roe.`
    fn asked(&self) -> Found {
        let verb = self.behind();
        let speaks = self.kind(verb) == Some(Kind::Word) && (SAY..=TALK).contains(&self.r.word(verb).verb());
        let found = self.mention(verb + 1, verb + 2, |_| speaks)?;
        Some((found, self.r.token(verb).span()))
    }
}
