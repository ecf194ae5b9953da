//! What the trainer needs: the ranker's own candidates and features.

use super::features::Description;
use super::items::{code, items};
use super::scene::{Candidate, Scene};
use crate::speakers::entities::EntityTable;
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Span;
use crate::{doc, quotes};

pub use super::features::BITS;

/// A candidate as the trainer sees it.
pub struct Choice {
    pub span: Span,
    /// The words that name: name without titles, head noun.
    pub head: Span,
    /// Entity number; `None` for unresolved pronouns.
    pub entity: Option<u32>,
    pub pronoun: bool,
    /// What follows directly is a possessive `'s`.
    pub possessor: bool,
}

/// One quoted stretch with its candidates; `features[0]` are those of "nobody".
pub struct Instance {
    pub span: Span,
    pub choices: Vec<Choice>,
    pub features: Vec<Vec<u32>>,
}

/// The quoted quoted_tokens of a text.
pub struct Sample {
    pub instances: Vec<Instance>,
    /// Name of every entity.
    pub names: Vec<String>,
}

/// Reads one text as `annotate` does.
pub fn sample(text: &str) -> Sample {
    let doc = doc::parse(text, &[]);
    let quotes = quotes::find(text, &doc).quotes;
    let tokenized = TokenizedDocument::new(text, &doc, &quotes);
    let table = EntityTable::new(&tokenized);
    let items = items(&tokenized, &doc, &table);
    let scene = Scene { tokenized: &tokenized, table: &table, items: &items };
    let (mut candidates, mut description) = (Vec::new(), Description::default());
    let mut instances = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if item.code != code::QUOTE {
            continue;
        }
        scene.candidates(at, &mut candidates);
        scene.describe(at, &candidates, &mut description);
        let Description { features: flat, ends, .. } = &description;
        let mut from = 0;
        let features =
            ends.iter().map(|&e| flat[std::mem::replace(&mut from, e as usize)..e as usize].to_vec()).collect();
        let stretch = tokenized.quoted_tokens[item.of as usize];
        let choices = candidates
            .iter()
            .map(|c: &Candidate| {
                let m = table.mentions[c.mention as usize];
                Choice {
                    span: tokenized.span(m.first, m.end),
                    head: if m.kind == MentionKind::Name {
                        tokenized.span(m.name, m.end)
                    } else {
                        tokenized.span(m.name, m.name + 1)
                    },
                    entity: table.entity_of(c.mention as usize).map(|e| e.index() as u32),
                    pronoun: !matches!(
                        m.kind,
                        MentionKind::Name | MentionKind::Noun | MentionKind::Unlisted | MentionKind::Handle
                    ),
                    possessor: items.get(c.item as usize + 1).is_some_and(|i| i.code == code::POSSESSIVE),
                }
            })
            .collect();
        instances.push(Instance { span: tokenized.span(stretch.first, stretch.end), choices, features });
    }
    let names = table.entities.iter().map(|e| e.name.of(text).to_string()).collect();
    Sample { instances, names }
}
