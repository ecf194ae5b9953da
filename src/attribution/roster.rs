//! The speakers that quotations have been attributed to so far, each once.

use crate::doc::Label;
use crate::speakers::cast::{Cast, NOBODY};
use crate::speakers::labels::Bearer;
use crate::speakers::reading::Reading;
use crate::speakers::{Speaker, SpeakerKind};

/// Collects speakers; entities of the cast and bearers of bare labels side by side.
pub(super) struct Roster<'a, 't> {
    reading: &'a Reading<'t>,
    cast: &'a Cast,
    pub speakers: Vec<Speaker>,
    /// Speaker of each entity, or `u32::MAX`.
    numbers: Vec<u32>,
    /// Lower-case label and speaker.
    labels: Vec<(String, usize)>,
    /// Role that a label stated last, by speaker.
    stated: Vec<Option<String>>,
}

impl<'a, 't> Roster<'a, 't> {
    pub fn new(reading: &'a Reading<'t>, cast: &'a Cast) -> Roster<'a, 't> {
        let numbers = vec![u32::MAX; cast.entities.len()];
        Roster { reading, cast, speakers: Vec::new(), numbers, labels: Vec::new(), stated: Vec::new() }
    }

    /// The speaker for an entity.
    pub fn entity(&mut self, entity: u32) -> Option<usize> {
        if entity == NOBODY {
            return None;
        }
        let number = &mut self.numbers[entity as usize];
        if *number == u32::MAX {
            *number = self.speakers.len() as u32;
            self.speakers.push(self.cast.speaker(self.reading, entity));
            self.stated.push(None);
        }
        Some(*number as usize)
    }

    /// The speaker for a turn's label, which becomes one of the speaker's mentions.
    pub fn label(&mut self, bearer: Bearer, label: &Label) -> usize {
        let text = self.reading.text;
        let number = match bearer {
            Bearer::Entity(e) => self.entity(e).unwrap_or(0),
            Bearer::Label(span) => {
                let key = span.of(text).trim_end_matches('.').to_lowercase();
                match self.labels.iter().find(|(l, _)| *l == key) {
                    Some((_, number)) => *number,
                    None => {
                        self.labels.push((key, self.speakers.len()));
                        self.speakers.push(unlisted(text, span.of(text), label));
                        self.stated.push(None);
                        self.speakers.len() - 1
                    }
                }
            }
        };
        let speaker = &mut self.speakers[number];
        let words = label.name.of(text);
        if let Err(at) = speaker.mentions.binary_search_by_key(&label.name.start, |m| m.start) {
            // A label's span may lie inside a mention with a title: `MR ROE`.
            if !speaker.mentions.iter().any(|m| m.overlaps(label.name)) {
                speaker.mentions.insert(at, label.name);
            }
        }
        if words != speaker.name && !speaker.aliases.iter().any(|a| a == words) {
            speaker.aliases.push(words.to_string());
        }
        if let Some(role) = label.role {
            let role = role.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            speaker.role = Some(role.clone());
            self.stated[number] = Some(role);
        }
        number
    }

    /// The role as stated at byte `at` or before.
    pub fn role(&self, number: usize, at: u32) -> Option<String> {
        if let Some(role) = &self.stated[number] {
            return Some(role.clone());
        }
        let entity = self.numbers.iter().position(|&n| n == number as u32)?;
        self.cast.role(self.reading, entity as u32, at)
    }
}

/// Somebody of whom the text has only a label.
fn unlisted(text: &str, name: &str, label: &Label) -> Speaker {
    let own = label.name.of(text) == name;
    let kind = match label.generic && own {
        true => SpeakerKind::Anonymous,
        false if is_outlet(name) => SpeakerKind::Organization,
        false => SpeakerKind::Person,
    };
    let name = if label.generic && own { without_article(name) } else { name };
    Speaker { name: name.to_string(), kind, role: None, aliases: Vec::new(), handle: None, mentions: Vec::new() }
}

fn without_article(name: &str) -> &str {
    ["The ", "the ", "THE "].iter().find_map(|a| name.strip_prefix(a)).unwrap_or(name)
}

/// `KPA`, `Delta-Inform`: several capitals in one word without a courtesy title.
fn is_outlet(name: &str) -> bool {
    !name.contains(' ') && name.chars().filter(|c| c.is_uppercase()).count() >= 2 && name.chars().count() <= 20
}
