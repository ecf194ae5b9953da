//! Quotations in headings and captions: `Roe: 'We Won The Cup'`, or words that somebody says in the body.

use std::collections::BTreeMap;

use super::speaker_index::SpeakerIndex;
use super::{Answer, NOTHING, QuoteKind};
use crate::doc::{BlockKind, Document};
use crate::lexicon::{GIVEN, PERSON, PLURAL, POSSESSIVE, PREPOSITION, Word};
use crate::quotes::Quote;
use crate::speakers::SpeakerKind;
use crate::speakers::entities::{EntityId, EntityTable};
use crate::speakers::labels;
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Span;
use crate::text::words::folded as words;

/// A name and a colon stand before the quotation.
const NAMED: u16 = 960;
/// An office that one person holds stands before it.
const HELD: u16 = 820;
/// The same words stand in the body, where somebody says them.
const ECHOED: u16 = 930;
/// Longer headings, in words, are none.
const LONGEST: usize = 60;

/// Names the speakers of headings that name them, and takes back what the text around a heading suggested.
pub(super) fn revise(
    r: &TokenizedDocument,
    table: &EntityTable,
    doc: &Document,
    quotes: &[Quote],
    answers: &mut [Answer],
    speaker_index: &mut SpeakerIndex,
) {
    for q in (0..quotes.len()).filter(|&q| doc.blocks[quotes[q].first().block].is_heading()) {
        let span = quotes[q].first().span;
        let block = doc.blocks[quotes[q].first().block].span;
        if let Some((entity, mention)) =
            name_before(r, table, block, span).or_else(|| name_after(r, table, block, span))
        {
            let speaker = speaker_index.speaker(entity);
            answers[q] = Answer {
                kind: QuoteKind::Direct,
                speaker,
                role: speaker.and_then(|s| speaker_index.role(s, span.start)),
                confidence: NAMED,
                rule: Some("heading"),
                mention: Some(mention),
                ..NOTHING
            };
        } else if !answers[q].mention.is_some_and(|m| block.contains(m)) {
            let kind = if words(span.of(r.text)).len() <= 3 { QuoteKind::Scare } else { QuoteKind::Direct };
            answers[q] = Answer { kind, ..NOTHING };
        }
    }
}

/// Gives headings and captions that repeat words of the body to whoever says them there.
pub(super) fn revise_echoes(
    r: &TokenizedDocument,
    doc: &Document,
    quotes: &[Quote],
    answers: &mut [Answer],
    speaker_index: &SpeakerIndex,
) {
    let apart: Vec<usize> = (0..quotes.len()).filter(|&q| stands_apart(doc, &quotes[q])).collect();
    let is_open = |q: usize| {
        let heading = doc.blocks[quotes[q].first().block].is_heading();
        let person = answers[q].speaker.is_some_and(|s| speaker_index.speakers[s].kind == SpeakerKind::Person);
        answers[q].speaker.is_none() || heading && !(answers[q].rule == Some("heading") && person)
    };
    let open: Vec<(usize, Vec<u32>)> = apart
        .iter()
        .filter(|&&q| is_open(q))
        .map(|&q| (q, words(quotes[q].first().span.of(r.text))))
        .filter(|(_, wanted)| (3..=LONGEST).contains(&wanted.len()))
        .collect();
    if open.is_empty() {
        return;
    }
    let said = Said::new(r.text, quotes, answers, &apart);
    for (q, wanted) in open {
        let block = &doc.blocks[quotes[q].first().block];
        let heading = block.is_heading();
        let whole = quotes[q].first().span == block.span;
        let source = said.find(&wanted).or_else(|| if heading { said.like(doc, quotes, q, &wanted) } else { None });
        let source = source.or_else(|| if heading && whole { said.only(doc, quotes, answers, q) } else { None });
        let Some(source) = source else { continue };
        let found = answers[source].clone();
        // Three words of the narrator's sentence make no heading of the one who said them.
        if found.kind == QuoteKind::Partial && wanted.len() < 4 {
            continue;
        }
        let role = found.speaker.and_then(|s| speaker_index.role(s, quotes[q].first().span.start));
        let confidence = ECHOED.min(found.confidence);
        answers[q] = Answer { kind: QuoteKind::Direct, role, confidence, rule: Some("echo"), cue: None, ..found };
    }
}

/// Names whoever a heading calls by an office that one person holds: `Columnist: 'Leave The Storks Out'`.
pub(super) fn revise_offices(
    r: &TokenizedDocument,
    table: &EntityTable,
    doc: &Document,
    quotes: &[Quote],
    answers: &mut [Answer],
    speaker_index: &mut SpeakerIndex,
) {
    let mut known: BTreeMap<u32, Option<EntityId>> = BTreeMap::new();
    for q in 0..quotes.len() {
        let (span, block) = (quotes[q].first().span, &doc.blocks[quotes[q].first().block]);
        if !block.is_heading() {
            continue;
        }
        let before = &r.text[block.span.start()..span.start()];
        let named = answers[q].speaker.is_some_and(|s| speaker_index.speakers[s].kind != SpeakerKind::Anonymous);
        if named || !before.trim_end().ends_with(':') {
            continue;
        }
        let (from, to) = r.range(Span::new(block.span.start(), span.start()));
        let office = (from..to).rev().find(|&i| r.word(i).is(PERSON) && !r.word(i).is(PLURAL | GIVEN));
        let holder = |i: u32| *known.entry(r.token(i).hash).or_insert_with(|| labels::holder(r, table, doc, i));
        let Some(entity) = office.and_then(holder) else { continue };
        let speaker = speaker_index.speaker(entity);
        answers[q] = Answer {
            kind: QuoteKind::Direct,
            speaker,
            role: speaker.and_then(|s| speaker_index.role(s, span.start)),
            confidence: HELD,
            rule: Some("heading"),
            mention: office.map(|i| r.token(i).span()),
            ..NOTHING
        };
    }
}

/// Headings and captions.
fn stands_apart(doc: &Document, quote: &Quote) -> bool {
    let block = &doc.blocks[quote.first().block];
    block.is_heading() || block.kind == BlockKind::Caption
}

/// The person or body whose name, with a colon behind it, stands right before the quotation.
fn name_before(r: &TokenizedDocument, table: &EntityTable, block: Span, quote: Span) -> Option<(EntityId, Span)> {
    let before = r.text[block.start()..quote.start()].trim_end();
    let colon = before.strip_suffix(':')?;
    let start = colon.rfind([';', ':']).map_or(block.start(), |i| block.start() + i + 1);
    let lead = Span::new(start, block.start() + colon.len());
    let at = |m: usize| r.span(table.mentions[m].name, table.mentions[m].end);
    let from = table.mentions.partition_point(|m| r.token(m.first).start < lead.start);
    let inside = (from..table.mentions.len()).take_while(|&m| at(m).start < lead.end);
    let names = inside.filter(|&m| {
        let named = table.mentions[m].kind == MentionKind::Name && table.entity_of(m).is_some();
        // `Leader in Velm:` is not Velm.
        let first = table.mentions[m].first;
        let governed = first > 0 && r.token(first - 1).start >= lead.start && r.function(first - 1) == PREPOSITION;
        if governed {
            return false;
        }
        // The lead ends in the name: `Well-Known Intellectual Roe:`, not `Roe Wins Again:`.
        named && at(m).end == lead.end && table.entity_of(m).is_some_and(|e| table.is_person_or_body(e))
    });
    names.last().and_then(|m| Some((table.entity_of(m)?, at(m))))
}

/// The same for `'We Won': Jan Roe`.
fn name_after(r: &TokenizedDocument, table: &EntityTable, block: Span, quote: Span) -> Option<(EntityId, Span)> {
    let behind = &r.text[quote.end()..block.end()];
    let name = behind.trim_start().strip_prefix(':')?.trim();
    let start = block.end() - behind.len() + behind.find(name)?;
    let (from, to) = r.range(Span::new(start, start + name.len()));
    let at = table.mentions.partition_point(|m| m.first < from);
    let whole = |m: &usize| {
        let mention = &table.mentions[*m];
        mention.kind == MentionKind::Name && mention.first == from && mention.end == to && table.entity_of(*m).is_some()
    };
    let m = (at..table.mentions.len()).take(2).find(whole)?;
    let entity = table.entity_of(m).filter(|&e| table.is_person_or_body(e))?;
    Some((entity, r.span(table.mentions[m].name, to)))
}

/// What the body's attributed quotations say, word by word.
struct Said {
    quotes: Vec<(usize, Vec<u32>)>,
    /// Every word, and where it stands: index into `quotes`, place within.
    places: Vec<(u32, u32, u32)>,
}

/// How many places of a heading's word are looked at.
const PLACES: usize = 200;

impl Said {
    fn new(text: &str, quotes: &[Quote], answers: &[Answer], apart: &[usize]) -> Said {
        let said = (0..quotes.len()).filter(|q| answers[*q].speaker.is_some() && apart.binary_search(q).is_err());
        let quotes: Vec<(usize, Vec<u32>)> =
            said.map(|q| (q, quotes[q].segments.iter().flat_map(|s| words(s.span.of(text))).collect())).collect();
        let mut places = Vec::new();
        for (n, (_, words)) in quotes.iter().enumerate() {
            places.extend(words.iter().enumerate().map(|(i, &word)| (word, n as u32, i as u32)));
        }
        places.sort_unstable();
        Said { quotes, places }
    }

    /// Where one of two words stands, in text order.
    fn places(&self, wanted: [u32; 2]) -> Vec<(u32, u32)> {
        let of = |word: u32| {
            let from = self.places.partition_point(|p| p.0 < word);
            self.places[from..].iter().take_while(move |p| p.0 == word).take(PLACES).map(|p| (p.1, p.2))
        };
        let mut out: Vec<(u32, u32)> = of(wanted[0]).chain(of(wanted[1])).collect();
        out.sort_unstable();
        out
    }

    /// The quotation of the heading's section with most of these words, of those that say something, two in three at
    /// least: a heading may put what is said in other words.
    fn like(&self, doc: &Document, quotes: &[Quote], q: usize, wanted: &[u32]) -> Option<usize> {
        let heading = quotes[q].first().block;
        let title = doc.blocks[heading].kind == BlockKind::Title;
        let next = doc.blocks[heading + 1..].iter().position(|b| b.kind == BlockKind::Heading);
        let end = next.filter(|_| !title).map_or(doc.blocks.len(), |n| heading + 1 + n);
        let mut content: Vec<u32> = wanted.iter().copied().filter(is_content).collect();
        content.sort_unstable();
        content.dedup();
        let from = self.quotes.partition_point(|s| quotes[s.0].first().block <= heading);
        let section = self.quotes[from..].iter().take_while(|s| quotes[s.0].first().block < end);
        let mut best = (0, None);
        for (q, words) in section {
            let shared = content.iter().filter(|w| words.contains(w)).count();
            if shared > best.0 {
                best = (shared, Some(*q));
            }
        }
        best.1.filter(|_| content.len() >= 2 && best.0 >= 2 && best.0 * 3 >= content.len() * 2)
    }

    /// The first quotation of the heading's section, if one speaker has them all: under a heading that is a quotation
    /// stands its speaker's speech.
    fn only(&self, doc: &Document, quotes: &[Quote], answers: &[Answer], q: usize) -> Option<usize> {
        let heading = quotes[q].first().block;
        if doc.blocks[heading].kind == BlockKind::Title {
            return None;
        }
        let next = doc.blocks[heading + 1..].iter().position(|b| b.kind == BlockKind::Heading);
        let end = next.map_or(doc.blocks.len(), |n| heading + 1 + n);
        let from = self.quotes.partition_point(|s| quotes[s.0].first().block <= heading);
        let mut section = self.quotes[from..].iter().map(|s| s.0).take_while(|&s| quotes[s].first().block < end);
        let first = section.next()?;
        section.all(|s| answers[s].speaker == answers[first].speaker).then_some(first)
    }

    /// The quotation in which most of these words, two at least, stand close together and in order.
    fn find(&self, wanted: &[u32]) -> Option<usize> {
        let mut best = (0, None);
        for (n, i) in self.places([wanted[0], wanted[1]]) {
            let (q, words) = &self.quotes[n as usize];
            let window = &words[i as usize..words.len().min(i as usize + wanted.len() + 8)];
            let shared = common(wanted, window);
            if shared > best.0 {
                best = (shared, Some(*q));
            }
            if shared == wanted.len() {
                break;
            }
        }
        // Headlines shorten and change pronouns: three words in four must be there.
        best.1.filter(|_| best.0 * 4 >= wanted.len() * 3)
    }
}

/// A word that says something of what is spoken of.
fn is_content(word: &u32) -> bool {
    let word = Word::lookup(*word);
    word.function() == 0 && !word.is(POSSESSIVE)
}

/// Length of the longest common subsequence.
fn common(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_in_order() {
        assert_eq!(
            common(&words("He Asked Who'd Pay For The Soup"), &words("you came and asked who'd pay for the soup")),
            6
        );
    }
}
