//! Whether the text has some words elsewhere: what makes a name of a label.

use crate::text::seek;
use crate::text::sorted::BTreeMap;
use crate::text::words::any_of;
use crate::text::{Case, Parts};

/// A text with more different labels than this is no transcript; the others count as unknown.
const MOST: usize = 300;

/// How many bytes before a word are read for the word before it.
const NEAR: usize = 64;

/// Answers each question once: the whole text is searched for it.
pub(super) struct Occurrences<'t> {
    text: &'t str,
    repeated: BTreeMap<String, bool>,
    within_name: BTreeMap<String, bool>,
    named_elsewhere: BTreeMap<String, bool>,
    labels: BTreeMap<String, bool>,
}

impl<'t> Occurrences<'t> {
    pub fn new(text: &'t str) -> Occurrences<'t> {
        Occurrences {
            text,
            repeated: BTreeMap::new(),
            within_name: BTreeMap::new(),
            named_elsewhere: BTreeMap::new(),
            labels: BTreeMap::new(),
        }
    }

    /// Whether some words of the text stand in it twice at least.
    pub fn repeated(&mut self, words: &str) -> bool {
        let text = self.text;
        ask(&mut self.repeated, words, || seek::memmem::find_iter(text.as_bytes(), words.as_bytes()).nth(1).is_some())
    }

    /// Whether some words with a colon behind them begin a line.
    pub fn is_label(&mut self, words: &str) -> bool {
        let text = self.text;
        ask(&mut self.labels, words, || {
            seek::memmem::find(text.as_bytes(), ["\n", words, ":"].concat().as_bytes()).is_some()
        })
    }

    /// Whether a word stands elsewhere too without a colon behind it, and nowhere in small letters: it is a name.
    pub fn named_elsewhere(&mut self, word: &str) -> bool {
        let text = self.text;
        ask(&mut self.named_elsewhere, word, || {
            let whole = |at: usize, len: usize| {
                let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
                !letter(text.part(..at).chars().next_back()) && !letter(text.part(at + len..).chars().next())
            };
            let stands = seek::memmem::find_iter(text.as_bytes(), word.as_bytes())
                .any(|at| whole(at, word.len()) && !text.part(at + word.len()..).starts_with(':'));
            let lower = word.lower();
            stands
                && lower != word
                && !seek::memmem::find_iter(text.as_bytes(), lower.as_bytes()).any(|at| whole(at, lower.len()))
        })
    }

    /// Whether a word also stands amid the text as (part of) a name: after another capitalised word.
    pub fn within_name(&mut self, word: &str) -> bool {
        let text = self.text;
        ask(&mut self.within_name, word, || {
            seek::memmem::find_iter(text.as_bytes(), word.as_bytes()).any(|at| {
                let from = (at.saturating_sub(NEAR)..=at).find(|&i| text.is_char_boundary(i)).unwrap_or(at);
                let before = text.part(from..at).trim_end_matches(' ');
                let word = before.rsplit(any_of![' ', '\n']).next().unwrap_or("");
                let named = word.len() > 1 && word.starts_with(char::is_uppercase);
                from + before.len() < at && named && !word.ends_with(any_of!['.', ':', ','])
            })
        })
    }
}

fn ask(known: &mut BTreeMap<String, bool>, words: &str, search: impl FnOnce() -> bool) -> bool {
    if let Some(&answer) = known.get(words) {
        return answer;
    }
    let answer = known.len() < MOST && search();
    known.insert(words.to_string(), answer);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_elsewhere() {
        let mut names = Occurrences::new("Jan Roe came.\n\nRoe: No.\n\nPoe: Yes. Poe left.\n\nJan Roe: So?");
        assert!(names.repeated("Jan Roe") && !names.repeated("Jan Poe"));
        assert!(names.within_name("Roe") && !names.within_name("Poe"));
    }
}
