//! Quotations in headings: `Roe: 'We Won The Cup'`, `'We Won The Cup': Roe`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::super::context::Context;
use super::{Proposal, Rule, Who};
use crate::lexicon::{GIVEN, PERSON, PLURAL, PREPOSITION};
use crate::speakers::mentions::MentionKind;
use crate::text::Span;
use crate::text::words::any_of;

/// Forms: how the heading says it.
const BEFORE: u16 = 0;
const AFTER: u16 = 1;
const ROLE: u16 = 2;

pub(super) fn propose(c: &Context, at: usize, out: &mut Vec<Proposal>) {
    let span = c.doc.blocks[c.block(at)].span;
    if c.doc.blocks[c.block(at)].is_heading()
        && let Some((who, name, form)) = named(c, span, c.quote(at).first().span)
    {
        out.push(Proposal { name: Some(name), ..Proposal::new(who, Rule::Heading, form) });
    }
}

/// Whom a heading names as the speaker of the quotation in it.
fn named(c: &Context, block: Span, quote: Span) -> Option<(Who, Span, u16)> {
    let before = name_before(c, block, quote).map(|(who, name)| (who, name, BEFORE));
    before
        .or_else(|| name_after(c, block, quote).map(|(who, name)| (who, name, AFTER)))
        .or_else(|| role_before(c, block, quote).map(|(who, name)| (who, name, ROLE)))
}

/// The person or body whose name, with a colon behind it, stands right before the quotation.
fn name_before(c: &Context, block: Span, quote: Span) -> Option<(Who, Span)> {
    let (r, table) = (c.tokenized, c.table);
    let before = c.text().get(block.start()..quote.start())?.trim_end();
    let colon = before.strip_suffix(':')?;
    let start = colon.rfind(any_of![';', ':']).map_or(block.start(), |i| block.start() + i + 1);
    let lead = Span::new(start, block.start() + colon.len());
    let at = |m: usize| r.span(table.mentions[m].name, table.mentions[m].end);
    let from = table.mentions.partition_point(|m| r.token(m.first).start < lead.lo());
    let inside = (from..table.mentions.len()).take_while(|&m| at(m).lo() < lead.hi());
    let names = inside.filter(|&m| {
        let first = table.mentions[m].first;
        // `Leader in Velm:` is not Velm.
        let governed = first > 0 && r.token(first - 1).start >= lead.lo() && r.function(first - 1) == PREPOSITION;
        // The lead ends in the name: `Well-Known Intellectual Roe:`, not `Roe Wins Again:`.
        let named = table.mentions[m].kind == MentionKind::Name && table.entity_of(m).is_some();
        !governed && named && at(m).hi() == lead.hi()
    });
    names.last().map(|m| (Who::Mention(m as u32), at(m)))
}

/// The same for `'We Won': Jan Roe`.
fn name_after(c: &Context, block: Span, quote: Span) -> Option<(Who, Span)> {
    let (r, table) = (c.tokenized, c.table);
    let behind = c.text().get(quote.end()..block.end())?;
    let name = behind.trim_start().strip_prefix(':')?.trim();
    let start = block.end() - behind.len() + behind.find(name)?;
    let (from, to) = r.range(Span::new(start, start + name.len()));
    let at = table.mentions.partition_point(|m| m.first < from);
    let whole = |m: &usize| {
        let mention = &table.mentions[*m];
        mention.kind == MentionKind::Name && mention.first == from && mention.end == to
    };
    let m = (at..table.mentions.len()).take(2).find(whole)?;
    table.entity_of(m)?;
    Some((Who::Mention(m as u32), r.span(table.mentions[m].name, to)))
}

/// Whoever a heading calls by an office that one person holds: `Columnist: 'Leave The Storks Out'`.
fn role_before(c: &Context, block: Span, quote: Span) -> Option<(Who, Span)> {
    let r = c.tokenized;
    if !c.text().get(block.start()..quote.start())?.trim_end().ends_with(':') {
        return None;
    }
    let (from, to) = r.range(Span::new(block.start(), quote.start()));
    let office = (from..to).rev().find(|&i| r.word(i).is(PERSON) && !r.word(i).is(PLURAL | GIVEN))?;
    let entity = c.holder(office)?;
    Some((Who::Entity(entity), r.token(office).span()))
}
