//! What the form of a name tells of a person's gender, where no list and no pronoun does.
//!
//! Patronymics and `bint`, `ibn`, `umm` tell it; the ending of a given name only makes it likelier: over the languages
//! of the world most given names in -a are women's, most in -o and -us men's, and there is `Luca`, `Mustafa` and `Cleo`.

use crate::lexicon::{FEMALE, MALE};
use crate::text::words::is_any;

/// What a name tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameGender {
    /// `MALE` or `FEMALE`, or 0: what its form says.
    pub told: u32,
    /// What its form makes likelier.
    pub likely: u32,
}

/// Reads the words of a name, without titles.
pub fn of_name<'a>(words: impl Iterator<Item = &'a str> + Clone) -> NameGender {
    let mut told = 0;
    for (n, word) in words.clone().enumerate() {
        told |= match () {
            _ if is_any(word, &["bint", "binti", "binte"]) || n == 0 && is_any(word, &["umm", "um"]) => FEMALE,
            _ if is_any(word, &["bin", "ibn"]) || n == 0 && is_any(word, &["abu"]) => MALE,
            _ if n > 0 && ends(word, &["dóttir", "dottir", "ovna", "evna", "ivna"]) => FEMALE,
            _ => 0,
        };
    }
    // `Pyotr Nazarovich Will`, but `Ana Markovich`: between given name and surname it is a patronymic.
    let mut inner = words.clone().skip(1).peekable();
    while let Some(word) = inner.next() {
        if inner.peek().is_some() && ends(word, &["ovich", "evich", "ovych", "evych", "yich"]) {
            told |= MALE;
        }
    }
    if told == MALE || told == FEMALE {
        return NameGender { told, likely: 0 };
    }
    let (first, last) = (words.clone().next().unwrap_or_default(), words.last().unwrap_or_default());
    let likely = match () {
        _ if first != last && ends(last, &["ova", "eva", "skaya", "skaia", "ová", "ská"]) => FEMALE,
        _ if ends(first, &["a", "ette", "elle", "ine", "een"]) => FEMALE,
        _ if ends(first, &["o", "us", "os", "ard", "ert", "olf", "slav", "ulf"]) => MALE,
        _ => 0,
    };
    NameGender { told: 0, likely }
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.len() > e.len() + 1 && word.ends_with(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_tells() {
        let of = |name: &str| of_name(name.split(' '));
        for (name, told) in [
            ("Zuwayna bint Hamad", FEMALE),
            ("Dawud ibn Salim al-Rashidi", MALE),
            ("Umm Khalfan", FEMALE),
            ("Gunnhildur Þórsdóttir", FEMALE),
            ("Oksana Hryhorivna Lytvyn", FEMALE),
            ("Pyotr Nazarovich Will", MALE),
            ("Ana Markovich", 0),
            ("Jan Roe", 0),
        ] {
            assert_eq!(of(name).told, told, "{name}");
        }
        for (name, likely) in
            [("Leyla Poe", FEMALE), ("Ilona", FEMALE), ("Bruno Roe", MALE), ("Ana Markovich", FEMALE), ("Kim Roe", 0)]
        {
            assert_eq!(of(name).likely, likely, "{name}");
        }
    }
}
