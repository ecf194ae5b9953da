//! One text with everything that rules and features read of it.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use crate::text::Parts;
use crate::text::sorted::BTreeMap;
use crate::text::words::any_of;
use std::cell::RefCell;

use super::chunks::{Chunk, kind};
use super::confidence::Place;
use super::contest::LinkFacts;
use crate::doc::{Block, BlockKind, Document};
use crate::lexicon::PERSON;
use crate::quotes::{Form, Quote};
use crate::speakers::entities::{EntityId, EntityTable, MentionId};
use crate::speakers::labels::{self, LabelLink};
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::syntax::reports::{Phrase, PhraseKind};
use crate::text::{Kind, Span};

/// What sort of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Genre {
    News,
    /// A press-monitoring report: it has a series and a number.
    Dispatch,
    /// Labelled turns.
    Transcript,
}

/// A text with everything that rules and features read of it.
pub struct Context<'a, 't> {
    pub tokenized: &'a TokenizedDocument<'t>,
    pub table: &'a EntityTable,
    pub doc: &'a Document,
    pub quotes: &'a [Quote],
    pub chunks: &'a [Chunk],
    labels: &'a [Option<LabelLink>],
    pub genre: Genre,
    /// The chunk of each of the quoted tokens.
    pub quote_chunks: Vec<u32>,
    /// Token ranges of the quotations, for the grammar.
    pub quotations: Vec<(u32, u32)>,
    /// Phrases outside quotations, for the grammar, and the mention of each.
    pub phrases: Vec<Phrase>,
    pub phrase_mentions: Vec<u32>,
    /// Whether each of the quoted tokens is all that its paragraph says.
    whole: Vec<bool>,
    /// Whether each of the quoted tokens may repeat what the text below says.
    repeats: Vec<bool>,
    holders: RefCell<BTreeMap<u32, Option<EntityId>>>,
    density: Density,
    /// How many labels mean each entity, three at most.
    labelled: Vec<u8>,
}

/// How much of a text its labels cover: one label in an article means less than forty in a transcript.
#[derive(Clone, Copy, Debug, Default)]
pub struct Density {
    /// How many blocks have a label, in steps.
    pub labels: u8,
    /// How many of the paragraphs do, in steps.
    pub share: u8,
    /// How many of the turns' paragraphs have none, in steps.
    pub unlabelled: u8,
}

impl Density {
    fn of(doc: &Document) -> Density {
        let count = |what: fn(&&Block) -> bool| doc.blocks.iter().filter(what).count();
        let labels = count(|b| b.label.is_some());
        let going_on = count(|b| b.label.is_none() && b.continues_turn);
        let plain = count(|b| b.label.is_none() && !b.continues_turn && b.kind == BlockKind::Paragraph);
        let steps = |part: usize, all: usize| match part * 100 / all.max(1) {
            0..10 => 0,
            10..35 => 1,
            35..70 => 2,
            _ => 3,
        };
        let some = match labels {
            0..2 => 0,
            2..4 => 1,
            4..10 => 2,
            _ => 3,
        };
        Density {
            labels: some,
            share: steps(labels, labels + going_on + plain),
            unlabelled: steps(going_on, labels + going_on),
        }
    }
}

/// A line of more bytes, or of more words, is no heading.
const LONGEST_LINE: usize = 240;
const LONGEST_HEADING: usize = 18;

impl<'a, 't> Context<'a, 't> {
    pub fn new(
        tokenized: &'a TokenizedDocument<'t>,
        table: &'a EntityTable,
        doc: &'a Document,
        quotes: &'a [Quote],
        chunks: &'a [Chunk],
        labels: &'a [Option<LabelLink>],
    ) -> Context<'a, 't> {
        let quoted = &tokenized.quoted_tokens;
        let mut quote_chunks = vec![0; quoted.len()];
        for (i, chunk) in chunks.iter().enumerate().filter(|(_, c)| c.kind == kind::QUOTE) {
            quote_chunks[chunk.of as usize] = i as u32;
        }
        let turns = doc.blocks.iter().filter(|b| b.label.is_some()).count();
        let genre = match doc.header.series {
            _ if turns > 1 => Genre::Transcript,
            Some(_) => Genre::Dispatch,
            None => Genre::News,
        };
        let outer = table.mentions.iter().filter(|m| !m.inner && !m.quoted).count();
        let (mut phrases, mut phrase_mentions) = (Vec::with_capacity(outer), Vec::with_capacity(outer));
        for (m, mention) in table.mentions.iter().enumerate().filter(|(_, m)| !m.inner && !m.quoted) {
            let kind = match mention.kind {
                _ if mention.possessive => PhraseKind::Possessor,
                MentionKind::Name | MentionKind::Handle => PhraseKind::Name,
                MentionKind::Noun | MentionKind::Unlisted => PhraseKind::Noun,
                MentionKind::Who => PhraseKind::Relative,
                MentionKind::He | MentionKind::She | MentionKind::They | MentionKind::It | MentionKind::First => {
                    PhraseKind::Pronoun
                }
            };
            let (first, end) = (mention.first, mention.end);
            if phrases.last().is_none_or(|p: &Phrase| p.end <= first) {
                phrases.push(Phrase { first, end, kind, flags: mention.flags });
                phrase_mentions.push(m as u32);
            }
        }
        let whole = |q: &crate::speakers::tokenized::QuotedTokens| {
            let segment = quotes[q.quote as usize].segments[q.segment as usize];
            let (span, body) = (segment.span, doc.blocks[segment.block].body());
            let lead = tokenized.text.get(body.start()..span.start()).unwrap_or_default();
            let rest = tokenized.text.get(span.end()..body.end()).unwrap_or_default();
            let bare = |s: &str| s.len() <= 16 && !s.chars().any(char::is_alphabetic);
            bare(lead) && (bare(rest) || rest.trim_start().starts_with(any_of!['(', '[']) && rest.len() < 120)
        };
        let mut labelled = vec![0u8; table.entities.len()];
        for label in labels.iter().flatten() {
            let count = &mut labelled[label.entity.index()];
            *count = 3.min(*count + 1);
        }
        let mut context = Context {
            tokenized,
            table,
            doc,
            quotes,
            chunks,
            labels,
            genre,
            quote_chunks,
            quotations: quoted.iter().map(|s| (s.first, s.end)).collect(),
            phrases,
            phrase_mentions,
            whole: quoted.iter().map(whole).collect(),
            repeats: Vec::new(),
            holders: RefCell::default(),
            density: Density::of(doc),
            labelled,
        };
        context.repeats =
            (0..quoted.len()).map(|at| context.is_apart(at) || context.is_open_line(context.block(at))).collect();
        context
    }

    pub fn text(&self) -> &'t str {
        self.tokenized.text
    }

    /// The quotation that quoted tokens belong to.
    pub fn quote(&self, at: usize) -> &'a Quote {
        &self.quotes[self.tokenized.quoted_tokens[at].quote as usize]
    }

    /// The block that quoted tokens stand in.
    pub fn block(&self, at: usize) -> usize {
        let quoted = self.tokenized.quoted_tokens[at];
        self.quotes[quoted.quote as usize].segments[quoted.segment as usize].block
    }

    /// The words of quoted tokens, with their marks.
    pub fn quoted_span(&self, at: usize) -> Span {
        let (first, end) = self.quotations[at];
        self.tokenized.span(first, end)
    }

    /// Whether quoted tokens are all that their paragraph says, but for notes, sources and bullets.
    pub fn is_whole(&self, at: usize) -> bool {
        self.whole[at]
    }

    /// Headings and captions stand apart from the text.
    pub fn is_apart(&self, at: usize) -> bool {
        let block = &self.doc.blocks[self.block(at)];
        block.is_heading() || block.kind == BlockKind::Caption
    }

    /// Whether quoted tokens may repeat what the text below says: apart from it, or in a line that ends as headings do
    /// (`‘A tin with a slot in it’`, `Norway: Dam ‘held by prayer’`).
    pub fn may_repeat(&self, at: usize) -> bool {
        self.repeats[at]
    }

    /// Whether a paragraph is one short line without the stop that sentences end in.
    fn is_open_line(&self, block: usize) -> bool {
        let block = &self.doc.blocks[block];
        let line = block.span.of(self.text()).trim();
        let bare = || line.trim_end_matches(any_of!['"', '\'', '”', '’', '»', '“', '‘', ')', ']']);
        // Asked for every quotation, and a paragraph may have thousands.
        block.span.len() <= LONGEST_LINE
            && block.kind == BlockKind::Paragraph
            && block.label.is_none()
            && !(block.continues_turn || block.opens_item)
            && !line.contains('\n')
            && bare().ends_with(char::is_alphanumeric)
            && line.split_whitespace().count() <= LONGEST_HEADING
    }

    /// Where quoted tokens stand, as far as confidence asks.
    pub fn place(&self, at: usize) -> Place {
        Place { genre: self.genre, form: self.quote(at).form, apart: self.may_repeat(at), labels: self.density }
    }

    /// Whom a block's label or signature means.
    pub fn label(&self, block: usize) -> Option<EntityId> {
        self.labels[block].map(|l| l.entity)
    }

    /// The form of a block's label, as far as it tells how surely it means somebody.
    pub fn label_form(&self, block: usize) -> u16 {
        let Some(label) = &self.doc.blocks[block].label else { return 0 };
        let words = label.name.of(self.text()).split_whitespace().count().min(3) as u16;
        let named = self.label(block).is_some_and(|e| self.table[e].named);
        let how = self.labels[block].map_or(0, |l| 1 + l.how as u16);
        let again = self.label(block).map_or(0, |e| u16::from(self.labelled[e.index()]));
        let kind = words | u16::from(label.generic) << 2 | u16::from(label.anonymous) << 3 | u16::from(named) << 4;
        again << 9 | how << 5 | kind
    }

    /// The one person whom the text names in the capacity that a token's noun names.
    pub fn holder(&self, noun: u32) -> Option<EntityId> {
        let hash = self.tokenized.token(noun).hash;
        let find = || labels::holder(self.tokenized, self.table, self.doc, noun);
        *self.holders.borrow_mut().entry(hash).or_insert_with(find)
    }

    /// What tells how surely a mention means its entity.
    pub fn link_facts(&self, mention: Option<u32>, entity: Option<EntityId>) -> LinkFacts {
        let evidence = entity.map_or(0, |e| self.table.evidence(e).0);
        let Some(m) = mention else { return LinkFacts { evidence, ..LinkFacts::default() } };
        let link = self.table.link(MentionId(m));
        LinkFacts {
            mention: super::candidate::mention_kind(&self.table.mentions[m as usize]) as u8,
            link: LinkFacts::kind(link.kind),
            share: link.share,
            rivals: link.rivals,
            evidence,
        }
    }

    /// `Roe's spokesman said`: of somebody and the person that belongs to him, the latter speaks.
    pub fn whose_person(&self, m: u32) -> u32 {
        let (r, mentions) = (self.tokenized, &self.table.mentions);
        let owner = &mentions[m as usize];
        let possessive = r.tokens.get(owner.end as usize).is_some_and(|t| t.kind == Kind::Possessive);
        if !(possessive || owner.possessive) {
            return m;
        }
        let first = owner.end + u32::from(possessive);
        let belongs = |n: &u32| {
            let next = &mentions[*n as usize];
            next.first == first && !next.inner && !next.quoted && next.flags & PERSON != 0
        };
        (m + 1..mentions.len() as u32).take(4).find(belongs).unwrap_or(m)
    }

    /// The chunk of a mention, if it is a candidate.
    pub fn chunk_of(&self, mention: u32) -> Option<u32> {
        let first = self.table.mentions[mention as usize].first;
        let at = self.chunks.partition_point(|c| c.token < first);
        let near = self.chunks.iter().enumerate().skip(at).take(3);
        near.into_iter().find(|(_, c)| c.is_candidate() && c.of == mention && c.token == first).map(|(i, _)| i as u32)
    }

    /// Whether candidates are looked for around quoted tokens; a turn's speaker stands in its label.
    pub fn has_candidates(&self, at: usize) -> bool {
        self.quote(at).form != Form::Turn
    }

    /// Whether a block leads up to what follows: it ends in a colon, but for the marker of a note.
    pub fn leads_on(&self, block: usize) -> bool {
        let s = self.doc.blocks[block].span.of(self.text()).trim_end();
        let bare = match s.ends_with(']').then(|| s.rfind('[')).flatten() {
            Some(open) if s.len() - open <= 5 => s.part(..open).trim_end(),
            _ => s.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')),
        };
        bare.trim_end().ends_with(':')
    }

    /// How many quotations, edges and verbs of speech are among the chunks `from..to`.
    pub fn counted(&self, from: usize, to: usize) -> [u32; 3] {
        let mut sums = [0; 3];
        for chunk in self.chunks.part(from..to) {
            sums[0] += u32::from(chunk.kind == kind::QUOTE);
            sums[1] += u32::from(chunk.kind == kind::EDGE);
            sums[2] += u32::from(chunk.is_speech());
        }
        sums
    }

    /// The span of a mention.
    pub fn mention_span(&self, mention: u32) -> Span {
        let m = &self.table.mentions[mention as usize];
        self.tokenized.span(m.first, m.end)
    }

    /// The kind of a chunk; beyond the ends of the text lie edges.
    pub fn kind(&self, i: isize) -> u8 {
        if i < 0 { kind::EDGE } else { self.chunks.get(i as usize).map_or(kind::EDGE, |x| x.kind) }
    }
}
