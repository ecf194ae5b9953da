//! The language of the interface: chosen by the page's, with its plural forms.

use super::phrases;
use crate::annotate::Rule;

/// One phrase in the languages of [`LANGUAGES`].
pub type Phrase = [&'static str; LANGUAGES.len()];

/// Primary language tags, in the order in which `phrases` has them.
pub const LANGUAGES: [&str; 6] = ["en", "ar", "de", "es", "fr", "ru"];

/// The language in which the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    language: usize,
}

impl Words {
    /// The language of a page whose `lang` is `tag` ("fr", "fr-CA"); English for one that the interface does not speak.
    pub fn of(tag: &str) -> Words {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        let language = LANGUAGES.iter().position(|known| known.eq_ignore_ascii_case(primary)).unwrap_or(0);
        Words { language }
    }

    pub fn tag(self) -> &'static str {
        LANGUAGES[self.language]
    }

    /// Value of a `dir` attribute.
    pub fn direction(self) -> &'static str {
        if self.tag() == "ar" { "rtl" } else { "ltr" }
    }

    pub fn say(self, phrase: Phrase) -> &'static str {
        phrase[self.language]
    }

    /// A phrase with its `{}` filled in order.
    pub fn fill(self, phrase: Phrase, values: &[&str]) -> String {
        fill(self.say(phrase), values)
    }

    /// A phrase that counts something, in the plural form that the number asks for.
    pub fn count(self, phrase: Phrase, n: u32) -> String {
        let form = self.say(phrase).split('|').nth(form(self.tag(), n)).unwrap_or_default();
        fill(form, &[&n.to_string()])
    }

    /// How many of five bars a confidence fills, and its word.
    pub fn certainty(self, confidence: f64) -> (u8, &'static str) {
        const STEPS: [Phrase; 5] = [phrases::VERY_HIGH, phrases::HIGH, phrases::FAIR, phrases::LOW, phrases::VERY_LOW];
        let step = [0.95, 0.85, 0.7, 0.5].iter().position(|&least| confidence >= least).unwrap_or(4);
        (5 - step as u8, self.say(STEPS[step]))
    }

    /// Name of a list of quotations.
    #[cfg(target_arch = "wasm32")]
    pub fn list(self) -> &'static str {
        self.say(phrases::LIST)
    }

    /// What an attribution rule goes by.
    pub fn rule(self, rule: Rule) -> &'static str {
        self.say(match rule {
            Rule::Context => phrases::CONTEXT,
            Rule::TurnLabel => phrases::TURN_LABEL,
            Rule::TurnContinuation => phrases::TURN_CONTINUATION,
            Rule::Signature => phrases::SIGNATURE,
            Rule::Report => phrases::REPORT,
            Rule::According => phrases::ACCORDING,
            Rule::Wording => phrases::WORDING,
            Rule::Colon => phrases::COLON,
            Rule::Announced => phrases::ANNOUNCED,
            Rule::Heading => phrases::HEADING,
            Rule::Source => phrases::SOURCE_AUTHOR,
            Rule::Echo => phrases::ECHO,
            Rule::Continuation => phrases::CONTINUATION,
            Rule::Editors => phrases::BY_EDITORS,
        })
    }
}

/// Index of the plural form for a whole number, by the cardinal rules of Unicode CLDR. The forms that only fractions
/// and millions have are left out.
fn form(language: &str, n: u32) -> usize {
    let (ones, tens) = (n % 10, n % 100);
    match language {
        // zero, one, two, few, many, other
        "ar" => match (n, tens) {
            (0..=2, _) => n as usize,
            (_, 3..=10) => 3,
            (_, 11..=99) => 4,
            _ => 5,
        },
        // one, few, many
        "ru" => match (ones, tens) {
            (1, t) if t != 11 => 0,
            (2..=4, t) if !(12..=14).contains(&t) => 1,
            _ => 2,
        },
        "fr" => usize::from(n > 1),
        _ => usize::from(n != 1),
    }
}

fn fill(phrase: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut filled = String::with_capacity(phrase.len() + 24);
    for (i, part) in phrase.split("{}").enumerate() {
        if i > 0 {
            filled.push_str(values.next().copied().unwrap_or_default());
        }
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tag: &str) -> Words {
        Words::of(tag)
    }

    #[test]
    fn phrases_are_filled_in_order() {
        assert_eq!(words("en").fill(phrases::OF, &["1", "19"]), "1 of 19");
        assert_eq!(words("de").fill(phrases::OF, &["1", "19"]), "1 von 19");
    }

    #[test]
    fn the_language_is_that_of_the_page_s_tag_and_else_english() {
        let chosen = ["fr", "fr-CA", "AR-eg", "ru_RU", "", "it", "deutsch"].map(|tag| words(tag).tag());
        assert_eq!(chosen, ["fr", "fr", "ar", "ru", "en", "en", "en"]);
        assert_eq!((words("ar").direction(), words("ru").direction()), ("rtl", "ltr"));
    }

    #[test]
    fn certainty_has_five_steps() {
        let steps = [1.0, 0.9, 0.7, 0.6, 0.0].map(|c| words("en").certainty(c));
        assert_eq!(steps, [(5, "Very high"), (4, "High"), (3, "Fair"), (2, "Low"), (1, "Very low")]);
    }

    #[test]
    fn every_phrase_is_there_in_every_language_with_all_its_places() {
        assert!(phrases::ALL.len() > 50);
        for (name, phrase) in phrases::ALL {
            let places = phrase[0].split('|').next_back().unwrap().matches("{}").count();
            for (language, text) in LANGUAGES.iter().zip(phrase) {
                assert!(!text.trim().is_empty() && text.trim() == *text, "{name} in {language}");
                for form in text.split('|') {
                    // Arabic says one and two without a number.
                    let spelt_out = text.contains('|') && *language == "ar" && !form.contains("{}");
                    assert!(spelt_out || form.matches("{}").count() == places, "{name} in {language}: {form}");
                    assert_eq!(form.matches('{').count(), form.matches("{}").count(), "{name} in {language}");
                }
                let forms = match (phrase[0].contains('|'), *language) {
                    (false, _) => 1,
                    (true, "ar") => 6,
                    (true, "ru") => 3,
                    (true, _) => 2,
                };
                assert_eq!(text.split('|').count(), forms, "plural forms of {name} in {language}");
            }
        }
    }

    #[test]
    fn no_phrase_was_left_in_english() {
        for (name, phrase) in phrases::ALL {
            let latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
            // The keys n and p are on every keyboard.
            if *name != "KEYS" {
                assert!(!latin(phrase[1]) && !latin(phrase[5]), "{name} in Arabic or Russian");
            }
            let same = phrase[2..5].iter().filter(|text| text.len() > 8 && **text == phrase[0]).count();
            assert_eq!(same, 0, "{name}");
        }
    }

    #[test]
    fn russian_has_three_forms() {
        let counted = [1, 2, 5, 11, 12, 21, 22, 100, 101, 111, 112].map(|n| words("ru").count(phrases::QUOTATIONS, n));
        let endings = counted.map(|text| text.split(' ').next_back().unwrap().to_string());
        let (one, few, many) = ("цитата", "цитаты", "цитат");
        assert_eq!(endings, [one, few, many, many, many, one, few, many, one, many, many]);
    }

    #[test]
    fn arabic_has_six_forms() {
        let counted = [0, 1, 2, 3, 10, 11, 99, 100, 103, 111].map(|n| words("ar").count(phrases::QUOTATIONS, n));
        assert_eq!(
            counted,
            [
                "لا اقتباسات", "اقتباس واحد", "اقتباسان", "3 اقتباسات", "10 اقتباسات", "11 اقتباسًا", "99 اقتباسًا",
                "100 اقتباس", "103 اقتباسات", "111 اقتباسًا",
            ]
        );
    }

    #[test]
    fn english_german_and_spanish_have_two_forms_and_french_counts_none_as_one() {
        let zero = ["en", "de", "es", "fr"].map(|tag| words(tag).count(phrases::QUOTATIONS, 0));
        assert_eq!(zero, ["0 quotations", "0 Zitate", "0 citas", "0 citation"]);
        assert_eq!(words("en").count(phrases::QUOTATIONS, 1), "1 quotation");
    }
}
