//! Full names for labels, sought in the words of the text: `Tom van Roe (TvR)`, `Hosts: Jan Roe and Ada Lom`, `I'm Jan Roe`.

use super::announced::name_at;
use super::surnames::{given_before, surname_first};
use crate::lexicon::*;
use crate::text::words::any_of;
use crate::text::{Case, Parts, Span, case, seek};

/// How many bytes above the first turn are searched for those who take part.
const LEAD: usize = 4000;

/// For how many labels the whole text is searched for a full name.
const SEARCHES: usize = 100;

/// Where to seek, and how often that was done.
pub(super) struct Search {
    searches: usize,
    /// Where the first turn begins.
    first: usize,
}

impl Search {
    pub fn new(first: usize) -> Search {
        Search { searches: 0, first }
    }

    /// The name that the text abbreviates to a label's letters: `Tom van Roe (TvR)`.
    pub fn defined(&mut self, text: &str, label: Span) -> Option<Span> {
        let letters = label.of(text).trim_end_matches('.');
        let count = letters.chars().count();
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        if self.searches >= SEARCHES || !(2..=4).contains(&count) || capitals < 2 || letters.contains(' ') {
            return None;
        }
        self.searches += 1;
        // `CDR   Jan Roe, commander` above all that is said
        let end = (0..=self.first.min(LEAD)).rev().find(|&i| text.is_char_boundary(i))?;
        let head = text.part(..end);
        let key = head.match_indices(letters).find_map(|(at, _)| {
            let behind = head.part(at + letters.len()..);
            let name = behind.trim_start_matches(any_of![' ', '\t', ':', '=', '-', '–']);
            let set_off = (at == 0 || head.part(..at).ends_with('\n')) && behind.len() >= name.len() + 2;
            set_off.then(|| name_at(head, head.len() - name.len())).flatten()
        });
        if key.is_some() {
            return key;
        }
        let bracketed = [" (", letters, ")"].concat();
        let found = seek::memmem::find_iter(text.as_bytes(), bracketed.as_bytes()).take(4).find_map(|end| {
            let mut start = end;
            for (n, letter) in letters.chars().rev().enumerate() {
                let head = text.part(..start - usize::from(n > 0));
                let word = head.rsplit(any_of![' ', '\n', '(', '“', '"']).next()?;
                let same = case::lower(word.chars().next()?).eq(case::lower(letter));
                (same && (n == 0 || text.part(..start).ends_with(' '))).then_some(())?;
                start = head.len() - word.len();
            }
            Some(Span::new(start, end))
        });
        found.filter(|name| name.of(text).starts_with(char::is_uppercase))
    }

    /// The name behind a colon above the first turn that has a label's letters.
    pub fn listed(&self, text: &str, letters: &str) -> Option<Span> {
        let end = (0..=self.first.min(LEAD)).rev().find(|&i| text.is_char_boundary(i))?;
        let mut at = 0;
        text.part(..end).split_inclusive('\n').find_map(|line| {
            let from = at;
            at += line.len();
            let colon = line.find(": ")? + 2;
            let words = || line.part(colon..).trim_end().split(' ').take(letters.len());
            let capital = |w: &str| w.chars().next().filter(|c| c.is_uppercase());
            let found: String = words().map_while(capital).collect();
            let len = words().map(str::len).sum::<usize>() + letters.len() - 1;
            let name = line.part(colon..).get(..len)?.trim_end_matches(any_of![',', ';', '.']);
            (found == letters && !name.contains(any_of![',', ';', '(']))
                .then(|| Span::new(from + colon, from + colon + name.len()))
        })
    }

    /// The one full name that begins with a label's given name above the first turn: `Hosts: Jan Roe and Ada Lom`.
    pub fn given(&mut self, text: &str, label: Span) -> Option<Span> {
        let end = (0..=self.first.min(LEAD)).rev().find(|&i| text.is_char_boundary(i))?;
        let head = text.part(..end);
        let mut given = label.of(text).chars();
        let mixed: String = given.next().into_iter().chain(given.flat_map(case::lower)).collect();
        let names = head.match_indices(mixed.as_str()).filter(|(at, _)| {
            let behind = head.part(at + mixed.len()..);
            !head.part(..*at).ends_with(|c: char| c.is_alphanumeric() || c == '-') && behind.starts_with(' ')
        });
        let mut names = names.filter_map(|(at, _)| name_at(head, at));
        let found = names.next().filter(|_| self.searches < SEARCHES)?;
        self.searches += 1;
        names.all(|name| name.of(head) == found.of(head)).then_some(found)
    }

    /// A full name that ends in a label's surname, if the text has just one: `I'm Jan Roe`, `Briefing by Jan Roe`; of those
    /// that `gender` fits, unless it is 0.
    pub fn bearer(&mut self, text: &str, label: Span, surname: &str, gender: u32) -> Option<Span> {
        if self.searches >= SEARCHES || surname.chars().count() < 3 {
            return None;
        }
        self.searches += 1;
        let own = label.of(text).split_whitespace().last()?;
        let mut capitals = surname.chars();
        let mixed: String = case::upper(capitals.next()?).chain(capitals).collect();
        let mut hyphen = String::new();
        for part in mixed.split_inclusive('-') {
            let mut chars = part.chars();
            hyphen.extend(chars.next().into_iter().flat_map(case::upper).chain(chars));
        }
        let mut found: Option<Span> = None;
        for form in [hyphen.as_str(), own, &surname.upper()] {
            for at in seek::memmem::find_iter(text.as_bytes(), form.as_bytes()).take(40) {
                let end = at + form.len();
                let whole = !text.part(end..).starts_with(|c: char| c.is_alphanumeric() || c == '-');
                if gender == 0
                    && whole
                    && found.is_none()
                    && let Some(name) = surname_first(text, at, end)
                {
                    found = Some(name);
                    continue;
                }
                let Some(start) = given_before(text, at).filter(|_| whole) else { continue };
                let given = text.part(start..at).split(' ').next().unwrap_or("");
                if gender != 0 && Word::of(given).0 & (MALE | FEMALE) != gender {
                    continue;
                }
                let same = |f: Span| f.of(text).eq_ignore_ascii_case(text.part(start..end));
                if found.is_some_and(|f| !same(f)) {
                    return None;
                }
                found = found.or(Some(Span::new(start, end)));
            }
        }
        found
    }
}
