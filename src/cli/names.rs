//! Names over documents: which may be forms of one name. More careful than within a document, where the text around
//! tells more: nothing that merely sounds alike, no given name alone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use whosaid::{Gender, given_gender};

/// Before a name; what they say of the person.
const COURTESY: [(&str, Option<Gender>); 13] = [
    ("mr", Some(Gender::Male)),
    ("mister", Some(Gender::Male)),
    ("sir", Some(Gender::Male)),
    ("mrs", Some(Gender::Female)),
    ("ms", Some(Gender::Female)),
    ("miss", Some(Gender::Female)),
    ("dame", Some(Gender::Female)),
    ("mx", None),
    ("dr", None),
    ("prof", None),
    ("professor", None),
    ("rev", None),
    ("hon", None),
];
const GENERATIONS: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];

/// A person's name, taken to pieces; letters without marks, in small letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// Never empty.
    pub words: Vec<String>,
    pub generation: Option<String>,
    /// By the courtesy title, else by the given name.
    pub gender: Option<Gender>,
}

impl Name {
    /// `None` where nothing of it is a word.
    pub fn of(name: &str) -> Option<Name> {
        let mut words: Vec<String> = plain_words(name).collect();
        let mut gender = None;
        while words.len() > 1
            && let Some((_, known)) = COURTESY.iter().find(|(title, _)| *title == words[0])
        {
            gender = gender.or(*known);
            words.remove(0);
        }
        let generation = words.pop_if(|last| GENERATIONS.contains(&last.as_str()));
        // `V` alone is no generation.
        let (words, generation) = match (words.is_empty(), generation) {
            (true, Some(only)) => (vec![only], None),
            (_, generation) => (words, generation),
        };
        let first = words.first()?;
        if words.len() > 1 {
            gender = gender.or(given_gender(first));
        }
        Some(Name { words, generation, gender })
    }

    pub fn last(&self) -> &str {
        self.words.last().map_or("", |last| last)
    }

    pub fn initials(&self) -> usize {
        self.words.iter().filter(|word| is_initial(word)).count()
    }

    /// Whether this may be a form of a name that is as long or longer: `Roe`, `J. Roe` and `Jan Roe` of `Jan Q. Roe`.
    pub fn is_form_of(&self, full: &Name) -> bool {
        let apart = matches!((self.gender, full.gender), (Some(a), Some(b)) if a != b);
        if apart || self.last() != full.last() || self.words.len() > full.words.len() {
            return false;
        }
        if self.words.len() == 1 {
            // A son is seldom called by the surname alone where it is his father's; and whose else it is, is unknown.
            return self.generation == full.generation || self.generation.is_none();
        }
        if self.generation != full.generation {
            return false;
        }
        let (given, others) = (&self.words[..self.words.len() - 1], &full.words[..full.words.len() - 1]);
        let fits =
            |a: &String, b: &String| a == b || (is_initial(a) || is_initial(b)) && a.chars().next() == b.chars().next();
        // The first given name is not left out, others are.
        if !fits(&given[0], &others[0]) {
            return false;
        }
        let mut rest = others[1..].iter();
        given[1..].iter().all(|own| rest.any(|other| fits(own, other)))
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// The words of a name in small letters without marks and punctuation: `V.S. Şahin-Roe` is `v`, `s`, `sahinroe`.
pub fn plain_words(name: &str) -> impl Iterator<Item = String> {
    let apart = |c: char| c.is_whitespace() || c == '.' || c == ',';
    name.split(apart)
        .map(|word| {
            let letters = word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
            letters.filter(|c| c.is_alphanumeric()).collect::<String>()
        })
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_form(short: &str, full: &str) -> bool {
        let name = |name| Name::of(name).expect("a name");
        name(short).is_form_of(&name(full))
    }

    #[test]
    fn forms_of_a_name() {
        for (short, full) in [
            ("Roe", "Jan Roe"),
            ("Mr. Roe", "Bartholomew Roe"),
            ("Ms. Roe", "Ann Roe"),
            ("Jan Roe", "Jan Q. Roe"),
            ("J. Roe", "Jan Roe"),
            ("J.Q. Roe", "Jan Quentin Roe"),
            ("Jan Q. Roe", "Jan Quentin Roe"),
            ("Berivan Sahin", "Berivan Şahin"),
            ("ROE", "Jan Roe"),
            ("Jan Roe Jr.", "Jan Q. Roe, Jr."),
            ("Roe", "Jan Roe Jr."),
        ] {
            assert!(is_form(short, full), "{short} / {full}");
        }
    }

    #[test]
    fn names_that_are_not_forms_of_one_another() {
        for (short, full) in [
            ("Mr. Roe", "Ann Roe"),
            ("Mrs. Roe", "Robert Roe"),
            ("Ann Roe", "Jan Roe"),
            ("Q. Roe", "Jan Q. Roe"),
            ("Jan Q. Roe", "Jan P. Roe"),
            ("Jan Roe", "Jan Roe Jr."),
            ("Jan Roe Sr.", "Jan Roe Jr."),
            ("Jan", "Jan Roe"),
            ("Jan Dahl", "Jan Roe"),
        ] {
            assert!(!is_form(short, full), "{short} / {full}");
        }
        assert_eq!(Name::of("…"), None);
    }
}
