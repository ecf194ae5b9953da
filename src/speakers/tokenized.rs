//! One text as the upper layers read it: tokens with what the lexicon says of each, by block, with the quoted
//! quoted_tokens marked.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use crate::doc::{BlockKind, Document};
use crate::lexicon::{self, AUX, GIVEN, PAST, PERSON, PLACE, SURNAME, THIRD, TITLE, Word};
use crate::quotes::{Form, Quote};
use crate::syntax::names::{self, Case, Names};
use crate::syntax::spelling::spelling;
use crate::text::Parts;
use crate::text::tokens::{INITIAL, OPENED, SPACED, START, UPPER};
use crate::text::{Kind, Span, Token, tokens};

/// Part of one quotation within one block, as a range of tokens.
#[derive(Clone, Copy, Debug)]
pub struct QuotedTokens {
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    pub quote: u32,
    pub segment: u32,
}

/// Tokens of the blocks of a text.
pub struct TokenizedDocument<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    pub words: Vec<Word>,
    /// Token range of every block of the document.
    pub blocks: Vec<(u32, u32)>,
    /// Whether a block's capitals say little: a title, a heading, a line in title case.
    pub headlines: Vec<bool>,
    /// Whether a block stands beside the discourse: a caption, a source line, a heading that is no sentence. Its names
    /// are names, but no pronoun of the text goes back to them.
    pub asides: Vec<bool>,
    /// Ordered, without overlap.
    pub quoted_tokens: Vec<QuotedTokens>,
    pub case: Case,
}

/// What the lists say of a word; of a given name also without its accents: `Pádraig`.
fn word(text: &str, token: &Token) -> Word {
    let word = Word::lookup(token.hash);
    if word != Word(0) || !token.is_capital() || token.span().of(text).is_ascii() {
        return word;
    }
    let plain = Word::lookup(spelling(token.span().of(text)).plain);
    if plain.is(GIVEN) && !plain.is(PLACE | PERSON | TITLE) { plain } else { word }
}

impl<'t> TokenizedDocument<'t> {
    /// The tokens as the grammar reads them.
    pub fn syntax(&self) -> crate::syntax::Tokens<'_> {
        crate::syntax::Tokens { text: self.text, tokens: &self.tokens, words: &self.words }
    }

    /// The names of the text.
    pub fn names(&self) -> Names<'_> {
        Names { tokens: self.syntax(), case: &self.case }
    }

    pub fn new(text: &'t str, doc: &Document, quotes: &[Quote]) -> TokenizedDocument<'t> {
        let mut tokens_ = Vec::with_capacity(text.len() / 5 + 8);
        let mut blocks = Vec::with_capacity(doc.blocks.len());
        // The lines of a header may be the only ones with full names: `BRIEFING BY SECRETARY JAN ROE`.
        let body = |b: &crate::doc::Block| matches!(b.kind, BlockKind::Paragraph | BlockKind::Turn);
        let header = doc.blocks.iter().position(body).unwrap_or(0);
        for (b, block) in doc.blocks.iter().enumerate() {
            let first = tokens_.len() as u32;
            if !matches!(block.kind, BlockKind::Footnote | BlockKind::Furniture) || b < header {
                // `Jan Roe`, `Share this contribution`, and below them what is said: the lines between are nobody's name.
                let head = block.label.as_ref().and_then(|l| l.span.of(text).find("\n\n").map(|end| (l.span, end)));
                match head {
                    Some((label, end)) => {
                        tokens(text, Span::new(label.start(), label.start() + end), &mut tokens_);
                        tokens(text, block.body(), &mut tokens_);
                    }
                    None => tokens(text, block.span, &mut tokens_),
                }
            }
            blocks.push((first, tokens_.len() as u32));
        }
        tokens_.shrink_to_fit();
        let words: Vec<Word> =
            tokens_.iter().map(|t| if t.kind == Kind::Word { word(text, t) } else { Word(0) }).collect();
        let mut tokenized = TokenizedDocument {
            text,
            tokens: tokens_,
            words,
            headlines: vec![false; blocks.len()],
            asides: vec![false; blocks.len()],
            blocks,
            quoted_tokens: Vec::with_capacity(quotes.len()),
            case: Case::default(),
        };
        tokenized.find_quoted_tokens(quotes);
        tokenized.mark_possessives();
        tokenized.note_cases(doc);
        tokenized.note_surnames();
        tokenized
    }

    fn find_quoted_tokens(&mut self, quotes: &[Quote]) {
        for (q, quote) in quotes.iter().enumerate() {
            for (s, segment) in quote.segments.iter().enumerate() {
                let Some(&(from, to)) = self.blocks.get(segment.block) else { continue };
                let block = self.tokens.part(from as usize..to as usize);
                let first = from + block.partition_point(|t| t.start < segment.span.lo()) as u32;
                let end = from + block.partition_point(|t| t.start < segment.span.hi()) as u32;
                if first < end && self.quoted_tokens.last().is_none_or(|l| l.end <= first) {
                    self.quoted_tokens.push(QuotedTokens { first, end, quote: q as u32, segment: s as u32 });
                }
            }
            debug_assert!(quote.form != Form::Turn || !quote.segments.is_empty());
        }
    }

    /// Tells the apostrophe of `the teachers' union` from a closing mark.
    fn mark_possessives(&mut self) {
        let mut quoted = self.quoted_tokens.iter().peekable();
        for i in 1..self.tokens.len().saturating_sub(1) {
            let token = self.tokens[i];
            if token.kind != Kind::Mark || token.has(SPACED) || !matches!(token.span().of(self.text), "'" | "’") {
                continue;
            }
            while quoted.next_if(|q| q.end as usize <= i).is_some() {}
            let closes = quoted.peek().is_some_and(|q| q.end as usize == i + 1);
            let (before, next) = (self.tokens[i - 1], self.tokens[i + 1]);
            let plural = before.is_word() && before.span().of(self.text).ends_with('s');
            if !closes && plural && next.is_word() && next.has(SPACED) {
                self.tokens[i].kind = Kind::Possessive;
            }
        }
    }

    /// Remembers which words stand with a small and which with a telling capital letter.
    fn note_cases(&mut self, doc: &Document) {
        for (b, block) in doc.blocks.iter().enumerate() {
            let (from, to) = self.blocks[b];
            let range = from as usize..to as usize;
            let heads = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
            // `Nora Quill issued a plea for people to stay away.`: its capitals say as much as the text's.
            let sentence = heads && self.is_sentence(range.clone());
            let headline = heads && !sentence
                || block.kind == BlockKind::Furniture
                || self.is_headline(range.clone(), block.label.as_ref().map(|l| l.span.hi()));
            self.headlines[b] = headline;
            self.asides[b] = heads && !sentence || matches!(block.kind, BlockKind::Caption | BlockKind::SourceLine);
            for i in range {
                let token = &mut self.tokens[i];
                if token.kind != Kind::Word {
                    continue;
                }
                if token.is_capital() {
                    if headline {
                        token.shape |= OPENED;
                    } else if !token.has(START | OPENED) {
                        self.case.capital.add(token.hash);
                    }
                } else if !names::is_glued(self.text, *token) {
                    self.case.lower.add(token.hash);
                }
            }
        }
    }

    /// Remembers which common words end names: `Margrét Pope`, `W. King`.
    fn note_surnames(&mut self) {
        for i in (1..self.tokens.len() as u32).filter(|&i| self.words[i as usize].is(SURNAME)) {
            let (token, before) = (self.tokens[i as usize], self.tokens[i as usize - 1]);
            if !token.is_capital() || token.has(START | OPENED) || !before.is_capital() {
                continue;
            }
            let given = self.word(i - 1);
            let unknown = given == Word(0) && !self.case.lower.has(before.hash);
            if unknown || given.is(GIVEN | SURNAME) || before.has(INITIAL) {
                self.case.surname.add(token.hash);
            }
        }
    }

    /// Whether a heading ends as a sentence does and has a finite verb.
    pub(super) fn is_sentence(&self, range: std::ops::Range<usize>) -> bool {
        let ended = self.tokens[range.clone()].last().is_some_and(|t| t.kind == Kind::Period);
        let finite = |w: &Word| w.function() == AUX || w.verb() != 0 && matches!(w.form(), PAST | THIRD);
        ended && self.words[range].iter().any(finite)
    }

    /// Whether nearly all longer words have capitals.
    /// `said`: where what is said begins behind a label; the capitals of its sentences' first words tell nothing:
    /// `LORNA: Hello. I'm Lorna Tisdale.`
    fn is_headline(&self, range: std::ops::Range<usize>, said: Option<u32>) -> bool {
        const MOST: usize = 40;
        let (mut capitals, mut others) = (0, 0);
        let tells = |t: &&Token| said.is_none_or(|at| t.start >= at && (!t.has(START) || t.has(UPPER)));
        for token in self.tokens[range].iter().filter(tells).take(MOST) {
            if token.kind == Kind::Word && token.end - token.start > 3 {
                if token.is_capital() { capitals += 1 } else { others += 1 }
            }
            if others * 4 >= MOST {
                return false;
            }
        }
        capitals > 2 && others * 4 < capitals
    }

    /// The token at an index; beyond the last one nothing, at the end of the text.
    pub fn token(&self, i: u32) -> Token {
        self.tokens.get(i as usize).copied().unwrap_or_else(|| Token::end_of(self.text))
    }

    pub fn word(&self, i: u32) -> Word {
        self.words.get(i as usize).copied().unwrap_or_default()
    }

    /// Function class of a token, 0 for an open class or no word.
    pub fn function(&self, i: u32) -> u32 {
        self.word(i).function()
    }

    pub fn of(&self, i: u32) -> &'t str {
        self.token(i).span().of(self.text)
    }

    /// The text from token `first` to before token `end`.
    pub fn span(&self, first: u32, end: u32) -> Span {
        if first >= end {
            let at = self.tokens.get(first as usize).map_or(0, |t| t.start);
            return Span::between(at, at);
        }
        Span::between(self.token(first).start, self.token(end - 1).end)
    }

    /// The tokens that begin within a span.
    pub fn range(&self, span: Span) -> (u32, u32) {
        let from = self.tokens.partition_point(|t| t.start < span.lo());
        // Spans are short: their end lies near.
        let near = self.tokens.part(from..).iter().take(8).take_while(|t| t.start < span.hi()).count();
        let to = match near {
            8 => self.tokens.partition_point(|t| t.start < span.hi()),
            near => from + near,
        };
        (from as u32, to as u32)
    }

    /// Whether the token's word is a noun of somebody or something that speaks.
    pub fn is_speaking_noun(&self, i: u32) -> bool {
        self.word(i).is(lexicon::PERSON | lexicon::GROUP | lexicon::ORGANIZATION | lexicon::DOCUMENT)
    }
}
