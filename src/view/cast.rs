//! Who speaks, how often and how much, and in which colour.

use crate::text::sort::Ordered;
use serde::Serialize;

use super::phrases;
use super::reader::Reader;

/// Colours that readers can tell apart; speakers beyond them share the neutral one.
const HUES: usize = 8;

/// One voice of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// `id` of the speaker; `null` for what nobody was named for.
    pub speaker: Option<String>,
    pub name: String,
    pub role: Option<String>,
    pub hue: u8,
    /// Number of outermost quotations.
    pub quotes: u32,
    /// Share of all quoted words, in whole percent.
    pub share: u32,
    /// `id` of the first quotation.
    pub first: String,
}

/// The voices in order of appearance; what nobody is named for comes last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cast {
    pub voices: Vec<Voice>,
}

impl Cast {
    /// Number of the speaker's colour, 0 where it has none of its own.
    pub fn hue(&self, speaker: &str) -> u8 {
        self.voices.iter().find(|v| v.speaker.as_deref() == Some(speaker)).map_or(0, |v| v.hue)
    }
}

pub fn cast(reader: &Reader) -> Cast {
    let mut voices: Vec<Voice> = Vec::new();
    let mut words: Vec<usize> = Vec::new();
    for quote in reader.said() {
        let speaker = quote.speaker.as_deref().and_then(|id| reader.speaker(id));
        let id = speaker.map(|s| s.id.clone());
        let at = voices.iter().position(|v| v.speaker == id).unwrap_or_else(|| {
            voices.push(Voice {
                speaker: id,
                name: speaker.map_or_else(|| reader.words.say(phrases::NOBODY).into(), |s| s.name.clone()),
                role: speaker.and_then(|s| s.role.clone()),
                hue: 0,
                quotes: 0,
                share: 0,
                first: quote.id.clone(),
            });
            words.push(0);
            voices.len() - 1
        });
        voices[at].quotes += 1;
        words[at] += quote.segments.iter().map(|&s| reader.at(s).split_whitespace().count()).sum::<usize>();
    }
    let total: usize = words.iter().sum();
    for (voice, &count) in voices.iter_mut().zip(&words) {
        voice.share = ((200 * count + total) / (2 * total).max(1)) as u32;
    }
    colour(&mut voices, &words);
    voices.order_by_key(|v| v.speaker.is_none());
    Cast { voices }
}

/// The speakers with the most words get the colours, numbered in order of appearance, so that the first voice of
/// every text has the same colour.
fn colour(voices: &mut [Voice], words: &[usize]) {
    let mut named: Vec<usize> = (0..voices.len()).filter(|&i| voices[i].speaker.is_some()).collect();
    named.order_by_key(|&i| std::cmp::Reverse(words[i]));
    named.truncate(HUES);
    named.order();
    for (hue, i) in named.into_iter().enumerate() {
        voices[i].hue = hue as u8 + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::{Reader, fixture};

    #[test]
    fn shares_are_of_quoted_words() {
        let annotation = fixture::annotation();
        let cast = Reader::new(fixture::TEXT, &annotation).cast();
        let rows: Vec<_> = cast.voices.iter().map(|v| (v.name.as_str(), v.hue, v.quotes, v.share)).collect();
        // 4 + 2 + 4 words of Roe's, 3 of the questioner's; the scare quote is nobody's speech.
        assert_eq!(rows, [("Jan Roe", 1, 3, 77), ("Q", 2, 1, 23)]);
    }

    #[test]
    fn a_text_without_quotations_has_no_cast() {
        let annotation = crate::annotate::annotate("Nothing.", &Default::default());
        assert!(Reader::new("Nothing.", &annotation).cast().voices.is_empty());
    }

    #[test]
    fn unnamed_speech_comes_last_and_without_a_colour() {
        let mut annotation = fixture::annotation();
        annotation.quotes[0].speaker = None;
        let cast = Reader::new(fixture::TEXT, &annotation).cast();
        let last = cast.voices.last().unwrap();
        assert_eq!((last.speaker.as_deref(), last.hue), (None, 0));
    }
}
