//! The very words that an attribution rests on, with enough around them to be read.

use crate::annotate::{Quote, Range};
use crate::text::sort::Ordered;

use super::card::{Part, Tone};
use super::reader::Reader;

/// How many bytes of context stand on either side of the words, at most.
const CONTEXT: usize = 32;
/// Two pieces of evidence further apart than this are shown as two snippets.
const TOGETHER: usize = 90;

impl Reader<'_> {
    /// Cue and mention in their context, the words themselves emphasised; empty where the attribution names none.
    pub fn evidence(&self, quote: &Quote) -> Vec<Part> {
        let Some(attribution) = &quote.attribution else { return Vec::new() };
        let mut found: Vec<(usize, usize)> =
            [attribution.mention, attribution.cue].into_iter().flatten().map(|range| self.bytes(range)).collect();
        found.order();
        // A cue that lies within the mention, or the other way round, is shown once.
        found.dedup_by(|b, a| b.0 < a.1);
        let walls: Vec<_> = quote.segments.iter().map(|&segment| self.bytes(segment)).collect();
        let mut parts = Vec::new();
        let mut at = 0;
        while at < found.len() {
            let alone = at + 1 == found.len() || !self.together(found[at].1, found[at + 1].0, &walls);
            let group = if alone { &found[at..=at] } else { &found[at..at + 2] };
            if at > 0 {
                parts.push(Part::text(" … "));
            }
            self.snippet(group, &walls, &mut parts);
            at += group.len();
        }
        parts
    }

    fn together(&self, end: usize, start: usize, walls: &[(usize, usize)]) -> bool {
        start - end <= TOGETHER
            && !self.text[end..start].contains('\n')
            && !walls.iter().any(|w| w.0 >= end && w.0 < start)
    }

    fn snippet(&self, group: &[(usize, usize)], walls: &[(usize, usize)], parts: &mut Vec<Part>) {
        let (start, end) = (group[0].0, group[group.len() - 1].1);
        let before = self.before(start, walls);
        let mut at = start - before.len();
        parts.push(Part::text(before.trim_start()));
        for &(from, to) in group {
            parts.push(Part::text(if at < from && at >= start { &self.text[at..from] } else { "" }));
            parts.push(Part { tone: Tone::Cue, ..Part::text(&self.text[from..to]) });
            at = to;
        }
        parts.push(Part::text(self.after(end, walls).trim_end()));
        parts.retain(|part| !part.text.is_empty());
    }

    /// Whole words of the same line before `at` that are not the quotation itself.
    fn before(&self, at: usize, walls: &[(usize, usize)]) -> &str {
        let wall = walls.iter().map(|w| w.1).filter(|&w| w <= at).max().unwrap_or(0);
        let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let least = wall.max(line);
        if at - least <= CONTEXT {
            return &self.text[least..at];
        }
        let cut = self.text[least..at]
            .char_indices()
            .map(|(i, c)| (least + i, c))
            .find(|&(i, c)| at - i <= CONTEXT && c.is_whitespace());
        cut.map_or("", |(i, _)| &self.text[i..at])
    }

    /// Whole words of the same line after `at` that are not the quotation itself.
    fn after(&self, at: usize, walls: &[(usize, usize)]) -> &str {
        let wall = walls.iter().map(|w| w.0).filter(|&w| w >= at).min().unwrap_or(self.text.len());
        let line = self.text[at..].find('\n').map_or(self.text.len(), |n| at + n);
        let rest = &self.text[at..wall.min(line)];
        if rest.len() <= CONTEXT {
            return rest;
        }
        let cut = rest.char_indices().take_while(|&(i, _)| i <= CONTEXT).filter(|(_, c)| c.is_whitespace()).last();
        cut.map_or("", |(i, _)| &rest[..i])
    }

    fn bytes(&self, range: Range) -> (usize, usize) {
        let start = self.byte(range.start);
        (start, start + self.at(range).len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::card::Tone;
    use super::super::reader::{Reader, fixture};

    fn shown(id: &str) -> String {
        let annotation = fixture::annotation();
        let reader = Reader::new(fixture::TEXT, &annotation);
        let parts = reader.evidence(reader.quote(id).unwrap());
        parts.iter().map(|p| if p.tone == Tone::Cue { format!("*{}*", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn cue_and_mention_stand_in_their_words_up_to_the_quotation() {
        assert_eq!(shown("q1"), "Mayor Jan Roe spoke. *He* *said*:");
    }

    #[test]
    fn a_label_stands_alone() {
        assert_eq!(shown("q3"), "*Q*:");
    }

    #[test]
    fn no_attribution_no_evidence() {
        assert_eq!(shown("q2"), "");
    }

    #[test]
    fn context_is_cut_at_words_and_evidence_far_apart_is_shown_in_two_snippets() {
        use crate::annotate::{Attribution, Range, Rule, annotate};
        let text = format!(
            "Long before that evening in the old harbour the mayor sat down. {} “Ice,” said he who had seen it all before and more than once.",
            "So it went. ".repeat(12)
        );
        let mut annotation = annotate("“Ice”", &Default::default());
        let at = |words: &str| {
            let start = text[..text.find(words).unwrap()].encode_utf16().count() as u32;
            Range { start, end: start + words.encode_utf16().count() as u32 }
        };
        annotation.quotes[0].segments = vec![at("“Ice,”")];
        annotation.quotes[0].attribution =
            Some(Attribution { rule: Rule::Context, cue: Some(at("said")), mention: Some(at("the mayor")) });
        let reader = Reader::new(&text, &annotation);
        let parts = reader.evidence(&annotation.quotes[0]);
        let shown: String = parts.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(
            shown,
            "evening in the old harbour the mayor sat down. So it went. So it … said he who had seen it all before"
        );
    }
}
