//! Every word that a card says of its own, in one table for each language of the interface.

/// The words of one language. `{}` stands for what is filled in.
pub struct Words {
    pub attribution_of: &'static str,
    pub speaker_card: &'static str,
    pub note_card: &'static str,
    pub nobody: &'static str,
    pub scare: &'static str,
    pub title: &'static str,
    pub note: &'static str,
    pub evidence: &'static str,
    pub certainty: &'static str,
    pub source: &'static str,
    pub known_as: &'static str,
    pub speaks: &'static str,
    pub speaks_value: &'static str,
    pub backs: &'static str,
    pub means: &'static str,
    pub missing: &'static str,
    pub truncated: &'static str,
    pub no_text: &'static str,
    pub unclear: &'static str,
    pub unsettled: &'static str,
    pub not_speech: &'static str,
    pub unattributed: &'static str,
    pub of: &'static str,
    /// From surest to least sure.
    pub sure: [&'static str; 5],
    /// What each attribution rule goes by.
    pub rules: &'static [(&'static str, &'static str)],
}

pub const ENGLISH: Words = Words {
    attribution_of: "Who said this: {}",
    speaker_card: "Speaker: {}",
    note_card: "Note {}",
    nobody: "Nobody is named",
    scare: "A term in quotation marks",
    title: "A title",
    note: "Note {}",
    evidence: "Evidence",
    certainty: "Certainty",
    source: "Source",
    known_as: "Also",
    speaks: "Speaks",
    speaks_value: "Quotations: {}, {} % of all quoted words",
    backs: "Backs",
    means: "“{}” is {}",
    missing: "Cited here, but the text does not print this note.",
    truncated: "The text prints only part of this note.",
    no_text: "The note is empty.",
    unclear: "The text does not say clearly enough who speaks.",
    unsettled: "The text does not settle whom this means.",
    not_speech: "Not attributed to anybody.",
    unattributed: "unattributed",
    of: "{} of {}",
    sure: ["Very high", "High", "Fair", "Low", "Very low"],
    rules: &[
        ("turn-label", "The speech carries its speaker’s label."),
        ("continuation", "Goes on from the quotation before it."),
        ("colon", "The words before the colon introduce it."),
        ("heading", "The heading names its speaker."),
        ("echo", "Its words come again below, from this speaker."),
        ("ranker", "The likeliest of the names nearby."),
    ],
};

/// Fills the `{}` of a phrase in order.
pub fn fill(phrase: &str, values: &[&str]) -> String {
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

/// How many of five bars a confidence fills, and its word.
pub fn certainty(words: &Words, confidence: f64) -> (u8, &'static str) {
    let step = [0.95, 0.85, 0.7, 0.5].iter().position(|&least| confidence >= least).unwrap_or(4);
    (5 - step as u8, words.sure[step])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_filled_in_order() {
        assert_eq!(fill("{} of {}", &["1", "19"]), "1 of 19");
        assert_eq!(fill("none", &[]), "none");
    }

    #[test]
    fn certainty_has_five_steps() {
        let steps = [1.0, 0.9, 0.7, 0.6, 0.0].map(|c| certainty(&ENGLISH, c));
        assert_eq!(steps, [(5, "Very high"), (4, "High"), (3, "Fair"), (2, "Low"), (1, "Very low")]);
    }
}
