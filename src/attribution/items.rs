//! The text as a sequence of coarse items: quotations, candidates, verbs by class, small words, marks.

use crate::doc::Document;
use crate::lexicon::*;
use crate::speakers::entities::EntityTable;
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Kind;
use crate::text::tokens::START;

/// Codes of items; verbs are `FINITE + class` and so on.
pub mod code {
    /// Beginning or end of a block.
    pub const EDGE: u8 = 0;
    pub const QUOTE: u8 = 1;
    pub const NAME: u8 = 2;
    pub const PRONOUN: u8 = 3;
    pub const HUMAN: u8 = 4;
    pub const BODY: u8 = 5;
    pub const UNLISTED: u8 = 6;
    /// `his`, `her`, `their` before a noun.
    pub const OWNER: u8 = 7;
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
    pub const THING: u8 = 29;
    pub const FINITE: u8 = 32;
    pub const ING: u8 = 48;
    pub const INFINITIVE: u8 = 64;
    pub const PASSIVE: u8 = 80;
}

/// One item.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub code: u8,
    /// Index of the mention or of the quoted stretch.
    pub of: u32,
    /// First token.
    pub token: u32,
    /// Sentence number within the text.
    pub sentence: u32,
}

impl Item {
    pub fn is_candidate(self) -> bool {
        (code::NAME..=code::OWNER).contains(&self.code)
    }

    pub fn is_verb(self) -> bool {
        self.code >= code::FINITE
    }

    /// A verb of speech, writing or thought in any form.
    pub fn is_speech(self) -> bool {
        self.code >= code::FINITE && self.code & 15 < OTHER as u8
    }
}

/// The items of all blocks, an edge between any two.
pub fn items(r: &TokenizedDocument, doc: &Document, table: &EntityTable) -> Vec<Item> {
    let mut out = Vec::with_capacity(r.tokens.len());
    let mut sentence = 0;
    let mut mention = 0;
    let mut stretch = 0;
    for &(from, to) in &r.blocks[..doc.blocks.len()] {
        sentence += 1;
        out.push(Item { code: code::EDGE, of: 0, token: from, sentence });
        let mut i = from;
        while i < to {
            if let Some(s) = r.quoted_tokens.get(stretch).filter(|s| s.first <= i) {
                let s = *s;
                // `He left. “We stay,” she said.`: the mark begins the sentence, not its first word.
                let ended = matches!(out.last().map(|l| l.code), Some(code::STOP | code::QUESTION));
                let capital = (s.first..s.end).find(|&w| r.token(w).is_word()).is_some_and(|w| r.token(w).is_capital());
                if s.first > from && (r.token(s.first).has(START) || ended && capital) {
                    sentence += 1;
                }
                out.push(Item { code: code::QUOTE, of: stretch as u32, token: s.first, sentence });
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
                let code = match m.kind {
                    MentionKind::Name | MentionKind::Handle => code::NAME,
                    _ if m.possessive => code::OWNER,
                    MentionKind::He
                    | MentionKind::She
                    | MentionKind::They
                    | MentionKind::It
                    | MentionKind::First
                    | MentionKind::Who => code::PRONOUN,
                    MentionKind::Noun if m.flags & (PERSON | GROUP) != 0 => code::HUMAN,
                    MentionKind::Noun => code::BODY,
                    MentionKind::Unlisted => code::UNLISTED,
                };
                out.push(Item { code, of: mention as u32, token: i, sentence });
                i = m.end;
                mention += 1;
                continue;
            }
            let code = small(r, i, &out);
            let same = out.last().is_some_and(|l| Some(l.code) == code);
            if let Some(code) = code
                && !(code == code::THING && same)
            {
                out.push(Item { code, of: 0, token: i, sentence });
            }
            i += 1;
        }
    }
    out.push(Item { code: code::EDGE, of: 0, token: r.tokens.len() as u32, sentence: sentence + 1 });
    out
}

fn skipped(table: &EntityTable, mention: usize) -> bool {
    table.mentions[mention].inner || table.mentions[mention].quoted
}

/// The code of a token that is neither quoted nor a mention.
fn small(r: &TokenizedDocument, i: u32, before: &[Item]) -> Option<u8> {
    Some(match r.token(i).kind {
        Kind::Word => word(r, i, before),
        Kind::Number => code::THING,
        Kind::Possessive => code::POSSESSIVE,
        Kind::Period => code::STOP,
        Kind::Question | Kind::Exclaim => code::QUESTION,
        Kind::Comma => code::COMMA,
        Kind::Colon => code::COLON,
        Kind::Semicolon => code::SEMICOLON,
        Kind::Dash => code::DASH,
        Kind::Open => code::OPEN,
        Kind::Close => code::CLOSE,
        Kind::Handle => code::NAME,
        Kind::Ellipsis | Kind::Mark | Kind::Other => return None,
    })
}

fn word(r: &TokenizedDocument, i: u32, before: &[Item]) -> u8 {
    let w = r.word(i);
    match w.function() {
        crate::lexicon::AUX => return code::AUX,
        crate::lexicon::PREPOSITION if r.of(i) == "to" => {
            let next = r.words.get(i as usize + 1).copied().unwrap_or_default();
            return if next.form() == BASE && next.verb() != 0 { code::TO } else { code::PREPOSITION };
        }
        crate::lexicon::PREPOSITION => return code::PREPOSITION,
        crate::lexicon::ACCORDING => return code::ACCORDING,
        crate::lexicon::CONJUNCTION => return code::CONJUNCTION,
        crate::lexicon::RELATIVE => return code::RELATIVE,
        crate::lexicon::THAT => return code::THAT,
        crate::lexicon::SUBORDINATOR => return code::SUBORDINATOR,
        crate::lexicon::ADVERB => return code::ADVERB,
        crate::lexicon::DETERMINER => return code::DETERMINER,
        HE | SHE | THEY | IT | FIRST | OBJECT => return code::OBJECT,
        _ => {}
    }
    if w.is(DAY) {
        return code::DAY;
    }
    let text = r.of(i);
    let (class, form) = match (w.verb(), w.form()) {
        (0, _) if w.0 != 0 => return code::THING,
        (0, _) if text.ends_with("ly") => return code::ADVERB,
        (0, _) if text.ends_with("ed") && text.len() > 4 => (OTHER, PAST),
        (0, _) if text.ends_with("ing") && text.len() > 5 => (OTHER, crate::lexicon::ING),
        (0, _) => return code::THING,
        verb => verb,
    };
    let mut back = before.iter().rev().filter(|b| b.code != code::ADVERB);
    let last = back.next();
    let last_code = last.map_or(code::EDGE, |l| l.code);
    let class = class as u8;
    match form {
        PAST | PARTICIPLE => {
            let be = last.is_some_and(|l| l.code == code::AUX && is_be(r.of(l.token)));
            if be { code::PASSIVE + class } else { code::FINITE + class }
        }
        crate::lexicon::ING => code::ING + class,
        BASE if last_code == code::TO => code::INFINITIVE + class,
        _ if last_code == code::DETERMINER || last_code == code::POSSESSIVE => code::THING,
        _ if w.is(NOUN) && matches!(last_code, code::PREPOSITION | code::THING) => code::THING,
        _ => code::FINITE + class,
    }
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "was" | "were" | "are" | "be" | "been" | "being" | "isn't" | "wasn't" | "get" | "got")
}
