//! Initials as labels: `AT`, `A.T.`, `AdlT`, `AnT`, `M. KING`, and whose they are. Names are lists of words in small
//! letters, without titles and particles (`short_forms::name_words`).

use crate::text::case;

pub(super) fn is_initials(name: &[String], letters: &str) -> bool {
    let parts = || name.iter().flat_map(|w| w.split('-'));
    let same = |w: &str, l: char| w.chars().next() == case::lower(l).next();
    parts().count() == letters.len() && parts().zip(letters.chars()).all(|(w, l)| same(w, l))
        || name.len() == letters.len() && name.iter().zip(letters.chars()).all(|(w, l)| same(w, l))
}

/// The capitals of `AT`, `A.T.` and `AdlT`, whose small letters are a particle's; nothing of what is no initials.
pub(super) fn initials(label: &str) -> String {
    let letters: String = label.chars().filter(|c| *c != '.').collect();
    if !(2..=5).contains(&letters.len()) || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return String::new();
    }
    let capitals: String = letters.chars().filter(char::is_ascii_uppercase).collect();
    let ends = letters.starts_with(char::is_uppercase) && letters.ends_with(char::is_uppercase);
    let particle = capitals.len() == 2 || capitals.len() == letters.len();
    if ends && particle { capitals } else { String::new() }
}

/// `an` and `t` of `AnT`, which is Anna Tolk where Alma Tolk speaks as well.
pub(super) fn beginnings(label: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in label.chars() {
        match out.last_mut().filter(|_| !c.is_uppercase()) {
            Some(part) => part.push(c),
            None => out.push(case::lower(c).collect()),
        }
    }
    out
}

pub(super) fn have_beginnings(name: &[String], beginnings: &[String]) -> bool {
    let longer = beginnings.iter().any(|b| b.chars().nth(1).is_some());
    longer && name.len() == beginnings.len() && name.iter().zip(beginnings).all(|(w, b)| w.starts_with(b.as_str()))
}

/// `BT` for Robert “Bo” Tolk, `RT` for Robert Jan Tolk: the surname's letter, and one before it.
pub(super) fn are_some_initials(name: &[String], letters: &str) -> bool {
    let begins = |w: &String, l: Option<char>| w.chars().next() == l.and_then(|l| case::lower(l).next());
    let (first, last) = (letters.chars().next(), letters.chars().next_back());
    let Some((surname, given)) = name.split_last() else { return false };
    letters.chars().count() == 2 && begins(surname, last) && given.iter().any(|w| begins(w, first))
}

/// `M. KING` for Marcus King.
pub(super) fn is_initial_and_surname(full: &[String], short: &[String]) -> bool {
    let ([initial, surname], [given, .., last]) = (short, full) else { return false };
    initial.chars().count() == 1 && surname == last && given.starts_with(initial.as_str())
}

/// `MARCUS K` for Marcus King.
pub(super) fn is_given_name_and_initial(full: &[String], short: &[String]) -> bool {
    let ([given, initial], [first, .., last]) = (short, full) else { return false };
    initial.chars().count() == 1 && given == first && last.starts_with(initial.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::short_forms::name_words as words;
    use super::*;

    #[test]
    fn whose_initials() {
        assert!(is_initials(&words("Anna Tolk"), "AT"));
        assert_eq!([initials("A.T."), initials("AdlT"), initials("MOD"), initials("Ana")], ["AT", "AT", "MOD", ""]);
        assert!(have_beginnings(&words("Anna Tolk"), &beginnings("AnT")));
        assert!(!have_beginnings(&words("Alma Tolk"), &beginnings("AnT")));
        assert!(!have_beginnings(&words("Anna Tolk"), &beginnings("AT")));
        assert!(is_given_name_and_initial(&words("Anna Maria Tolk-Lund"), &words("ANNA T")));
        assert!(!is_given_name_and_initial(&words("Anna Tolk"), &words("ANNA L")));
        assert!(are_some_initials(&words("Robert Jan Tolk"), "RT"));
        assert!(!are_some_initials(&words("Robert Jan Tolk"), "RJ"));
    }
}
