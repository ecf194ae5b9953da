//! Whom a label names: its words as name and role, and what the labels of a text tell about one another.

use crate::text::Parts;
use crate::text::sort::Ordered;
use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::any_of;

use super::evidence::last_word;
use super::occurrences::Occurrences;
use crate::doc::labels::{self, Class, RawLabel};
use crate::doc::{Block, Label};
use crate::text::Span;

/// Reads a label into name and role.
pub(super) fn finish(text: &str, span: Span, raw: &RawLabel, names: &mut Occurrences) -> Label {
    let s = span.of(text);
    let known =
        |name: &str, office: bool| name.contains(' ') && (office && names.repeated(name) || names.is_label(name));
    let generic = matches!(raw.class, Class::Generic | Class::Person | Class::Anonymous);
    // `Unidentified woman, in Norvian with English voice-over`
    let comma = raw.core.of(s).find(", ").filter(|_| generic);
    let described = comma.map_or(raw.core, |comma| raw.core.with_end(raw.core.lo() + comma as u32));
    let (name, role) = if generic { (described, None) } else { labels::name_and_role(s, raw.core, known) };
    // `The Minister for Coasts (Jan Roe)`
    let before = s.part(..raw.core.start()).strip_suffix(any_of!['(', '[']).map(|o| o.trim_end());
    let from = before.map_or(0, labels::portrait::before_name);
    let office = before.filter(|o| {
        let o = o.part(from..);
        o.contains(' ') && !labels::is_caps(o.part(o.find(' ').unwrap_or(0)..))
    });
    let role = match office {
        Some(o) => {
            let article = ["The ", "THE "].iter().find(|a| o.part(from..).starts_with(**a)).map_or(0, |a| a.len());
            Some(Span::new(from + article, o.len()))
        }
        None => role,
    };
    let role = role.or_else(|| labels::role_behind_dash(s, raw).filter(|_| raw.len > raw.core.end() && !generic));
    Label {
        span: Span::new(span.start(), span.start() + raw.len),
        name: name.moved(span.start()),
        role: role.map(|role| role.moved(span.start())),
        generic,
        anonymous: raw.class == Class::Anonymous,
    }
}

/// `JUDGE:` is no office where `GOV. WALTER JUDGE:` speaks.
pub(super) fn surnames(text: &str, blocks: &mut [Block]) {
    let full = |l: &&Label| !l.generic && l.name.of(text).contains(' ');
    let mut known: Vec<String> =
        blocks.iter().filter_map(|b| b.label.as_ref()).filter(full).map(|l| last_word(l.name.of(text))).collect();
    known.order();
    for label in blocks.iter_mut().filter_map(|b| b.label.as_mut()).filter(|l| l.generic && !l.anonymous) {
        let name = label.name.of(text);
        // `COL. ROE`, `JUDGE`: a title may stand before it.
        label.generic &= !(name.split(' ').count() <= 2 && known.binary_search(&last_word(name)).is_ok());
    }
}

/// `Mr. ROE of Ohio` and `Mr. ROE of Maine` are told apart by their places, which belong to their names here.
pub(super) fn tell_apart(text: &str, blocks: &mut [Block]) {
    let place = |l: &Label| {
        let rest = text.part(l.name.end()..l.span.end());
        let end = rest.find(any_of!['.', '(', ':']).unwrap_or(rest.len());
        rest.starts_with(" of ").then(|| Span::new(l.name.end(), l.name.end() + rest.part(..end).trim_end().len()))
    };
    // In how many places each name stands.
    let (mut seen, mut places) = (BTreeSet::new(), BTreeMap::<&str, usize>::new());
    for label in blocks.iter().filter_map(|b| b.label.as_ref()) {
        if let Some(place) = place(label)
            && seen.insert(text.part(label.name.start()..place.end()))
        {
            *places.entry(label.name.of(text)).or_default() += 1;
        }
    }
    for label in blocks.iter_mut().filter_map(|b| b.label.as_mut()) {
        if places.get(label.name.of(text)).is_some_and(|n| *n >= 2)
            && let Some(place) = place(label)
        {
            label.name = label.name.with_end(place.hi());
        }
    }
}
