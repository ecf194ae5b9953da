//! The text as a sequence of coarse chunks: quotations, candidates, verbs by class, small words, marks.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use crate::doc::Document;
use crate::lexicon::*;
use crate::speakers::entities::EntityTable;
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::tokens::START;

/// Codes of chunks; verbs are `FINITE + class` and so on.
pub mod kind {
    /// Beginning or end of a block.
    pub const EDGE: u8 = 0;
    pub const QUOTE: u8 = 1;
    pub const NAME: u8 = 2;
    pub const PRONOUN: u8 = 3;
    pub const HUMAN: u8 = 4;
    pub const BODY: u8 = 5;
    pub const UNLISTED: u8 = 6;
    /// `his`, `her`, `their` before a noun.
    pub const POSSESSOR: u8 = 7;
    pub const AUX: u8 = 8;
    pub const PREPOSITION: u8 = 9;
    pub const ACCORDING: u8 = 10;
    pub const CONJUNCTION: u8 = 11;
    pub const RELATIVE: u8 = 12;
    pub const THAT: u8 = 13;
    pub const SUBORDINATOR: u8 = 14;
    pub const ADVERB: u8 = 15;
    pub const DETERMINER: u8 = 16;
    pub const POSSESSIVE: u8 = 17;
    pub const COMMA: u8 = 18;
    pub const STOP: u8 = 19;
    pub const COLON: u8 = 20;
    pub const SEMICOLON: u8 = 21;
    pub const DASH: u8 = 22;
    pub const OPEN: u8 = 23;
    pub const CLOSE: u8 = 24;
    pub const QUESTION: u8 = 25;
    pub const TO: u8 = 26;
    pub const OBJECT: u8 = 27;
    pub const DAY: u8 = 28;
    /// Any other noun phrase.
    pub const OTHER_NOUN: u8 = 29;
    pub const FINITE: u8 = 32;
    pub const ING: u8 = 48;
    pub const INFINITIVE: u8 = 64;
    pub const PASSIVE: u8 = 80;
}

/// One chunk.
#[derive(Clone, Copy, Debug)]
pub struct Chunk {
    pub kind: u8,
    /// Index of the mention or of the quoted stretch.
    pub of: u32,
    /// First token.
    pub token: u32,
    /// Sentence number within the text.
    pub sentence: u32,
}

impl Chunk {
    pub fn is_candidate(self) -> bool {
        (kind::NAME..=kind::POSSESSOR).contains(&self.kind)
    }

    pub fn is_verb(self) -> bool {
        self.kind >= kind::FINITE
    }

    /// A verb of speech, writing or thought in any form.
    pub fn is_speech(self) -> bool {
        self.kind >= kind::FINITE && self.kind & 15 < OTHER as u8
    }
}

/// The chunks of all blocks, an edge between any two.
pub fn chunks(r: &TokenizedDocument, doc: &Document, table: &EntityTable) -> Vec<Chunk> {
    let mut out = Vec::with_capacity(r.tokens.len());
    let mut sentence = 0;
    let mut mention = 0;
    let mut stretch = 0;
    for &(from, to) in r.blocks.part(..doc.blocks.len()) {
        sentence += 1;
        out.push(Chunk { kind: kind::EDGE, of: 0, token: from, sentence });
        let mut i = from;
        while i < to {
            if let Some(s) = r.quoted_tokens.get(stretch).filter(|s| s.first <= i) {
                let s = *s;
                // `He left. “We stay,” she said.`: the mark begins the sentence, not its first word.
                let ended = matches!(out.last().map(|l| l.kind), Some(kind::STOP | kind::QUESTION));
                let capital = (s.first..s.end).find(|&w| r.token(w).is_word()).is_some_and(|w| r.token(w).is_capital());
                if s.first > from && (r.token(s.first).has(START) || ended && capital) {
                    sentence += 1;
                }
                out.push(Chunk { kind: kind::QUOTE, of: stretch as u32, token: s.first, sentence });
                stretch += 1;
                i = s.end.max(i);
                while mention < table.mentions.len() && table.mentions[mention].first < i {
                    mention += 1;
                }
                continue;
            }
            let token = r.token(i);
            if token.has(START) && i > from {
                sentence += 1;
            }
            while mention < table.mentions.len() && (table.mentions[mention].first < i || skipped(table, mention)) {
                mention += 1;
            }
            if mention < table.mentions.len() && table.mentions[mention].first == i {
                let m = &table.mentions[mention];
                let kind = match m.kind {
                    MentionKind::Name | MentionKind::Handle => kind::NAME,
                    _ if m.possessive => kind::POSSESSOR,
                    MentionKind::He
                    | MentionKind::She
                    | MentionKind::They
                    | MentionKind::It
                    | MentionKind::First
                    | MentionKind::Who => kind::PRONOUN,
                    MentionKind::Noun if m.flags & (PERSON | GROUP) != 0 => kind::HUMAN,
                    MentionKind::Noun => kind::BODY,
                    MentionKind::Unlisted => kind::UNLISTED,
                };
                out.push(Chunk { kind, of: mention as u32, token: i, sentence });
                i = m.end;
                mention += 1;
                continue;
            }
            let kind = small(r, i, &out);
            let same = out.last().is_some_and(|l| Some(l.kind) == kind);
            if let Some(kind) = kind
                && !(kind == kind::OTHER_NOUN && same)
            {
                out.push(Chunk { kind, of: 0, token: i, sentence });
            }
            i += 1;
        }
    }
    out.push(Chunk { kind: kind::EDGE, of: 0, token: r.tokens.len() as u32, sentence: sentence + 1 });
    // Most words are in no chunk of their own.
    out.shrink_to_fit();
    out
}

fn skipped(table: &EntityTable, mention: usize) -> bool {
    table.mentions[mention].inner || table.mentions[mention].quoted
}

/// The kind of a token that is neither quoted nor a mention.
fn small(r: &TokenizedDocument, i: u32, before: &[Chunk]) -> Option<u8> {
    Some(match r.token(i).kind {
        Kind::Word => word(r, i, before),
        Kind::Number => kind::OTHER_NOUN,
        Kind::Possessive => kind::POSSESSIVE,
        Kind::Period => kind::STOP,
        Kind::Question | Kind::Exclaim => kind::QUESTION,
        Kind::Comma => kind::COMMA,
        Kind::Colon => kind::COLON,
        Kind::Semicolon => kind::SEMICOLON,
        Kind::Dash => kind::DASH,
        Kind::Open => kind::OPEN,
        Kind::Close => kind::CLOSE,
        Kind::Handle => kind::NAME,
        Kind::Ellipsis | Kind::Mark | Kind::Other => return None,
    })
}

fn word(r: &TokenizedDocument, i: u32, before: &[Chunk]) -> u8 {
    let w = r.word(i);
    match w.function() {
        crate::lexicon::AUX => return kind::AUX,
        crate::lexicon::PREPOSITION if r.of(i) == "to" => {
            let next = r.words.get(i as usize + 1).copied().unwrap_or_default();
            return if next.form() == BASE && next.verb() != 0 { kind::TO } else { kind::PREPOSITION };
        }
        crate::lexicon::PREPOSITION => return kind::PREPOSITION,
        crate::lexicon::ACCORDING => return kind::ACCORDING,
        crate::lexicon::CONJUNCTION => return kind::CONJUNCTION,
        crate::lexicon::RELATIVE => return kind::RELATIVE,
        crate::lexicon::THAT => return kind::THAT,
        crate::lexicon::SUBORDINATOR => return kind::SUBORDINATOR,
        crate::lexicon::ADVERB => return kind::ADVERB,
        crate::lexicon::DETERMINER => return kind::DETERMINER,
        HE | SHE | THEY | IT | FIRST | OBJECT => return kind::OBJECT,
        _ => {}
    }
    if w.is(DAY) {
        return kind::DAY;
    }
    let text = r.of(i);
    let (class, form) = match (w.verb(), w.form()) {
        (0, _) if w.0 != 0 => return kind::OTHER_NOUN,
        (0, _) if text.ends_with("ly") => return kind::ADVERB,
        (0, _) if text.ends_with("ed") && text.len() > 4 => (OTHER, PAST),
        (0, _) if text.ends_with("ing") && text.len() > 5 => (OTHER, crate::lexicon::ING),
        (0, _) => return kind::OTHER_NOUN,
        verb => verb,
    };
    let mut back = before.iter().rev().filter(|b| b.kind != kind::ADVERB);
    let last = back.next();
    let last_code = last.map_or(kind::EDGE, |l| l.kind);
    let class = class as u8;
    match form {
        PAST | PARTICIPLE => {
            let be = last.is_some_and(|l| l.kind == kind::AUX && is_be(r.of(l.token)));
            if be { kind::PASSIVE + class } else { kind::FINITE + class }
        }
        crate::lexicon::ING => kind::ING + class,
        BASE if last_code == kind::TO => kind::INFINITIVE + class,
        _ if last_code == kind::DETERMINER || last_code == kind::POSSESSIVE => kind::OTHER_NOUN,
        _ if w.is(NOUN) && matches!(last_code, kind::PREPOSITION | kind::OTHER_NOUN) => kind::OTHER_NOUN,
        _ => kind::FINITE + class,
    }
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "was" | "were" | "are" | "be" | "been" | "being" | "isn't" | "wasn't" | "get" | "got")
}
