//! How far a description of somebody reaches behind its noun: `person familiar with the matter`, `woman in a red coat`,
//! `clerk who has worked here since 1990`. A phrase that tells how, when or by what means somebody spoke is none of it.

use super::Tokens;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{Words, is_any, words};

/// How many tokens behind the noun belong to its description at most.
const LONGEST: u32 = 16;

/// Prepositions that bind a phrase to the noun before it.
const BOUND: Words = words![
    "of", "for", "from", "at", "on", "in", "with", "near", "inside", "outside", "behind", "beside", "against",
    "without", "across",
];

/// Nouns to which `to` binds: `an adviser to Roe`, but `said a spokesman to reporters`.
const TO: Words = words![
    "adviser", "advisor", "aide", "ambassador", "envoy", "assistant", "counsel", "consultant", "deputy", "emissary",
    "delegate", "heir", "secretary", "witness", "visitor", "party",
];

/// Adjectives and participles that begin what is told of the noun: `a source close to the family`.
pub const TOLD: Words = words![
    "familiar", "close", "briefed", "involved", "aware", "knowledgeable", "opposed", "loyal", "based", "acquainted",
    "employed", "dressed", "present", "responsible", "linked",
];

/// How, when and by what means somebody speaks: `said a man with a shrug`, `a spokesman in an email`.
const MANNER: Words = words![
    "laugh", "smile", "shrug", "sigh", "grin", "grimace", "wink", "nod", "whisper", "voice", "tears", "anger", "tone",
    "phone", "telephone", "conference", "briefing", "hearing", "court", "testimony", "condition", "conditions",
    "response", "reply", "return", "fact", "part", "time", "moment", "night", "morning", "evening", "afternoon", "end",
    "outset", "years", "example", "instance", "television", "tv", "radio", "twitter", "facebook", "advance",
];

/// One past the last token of the description whose noun phrase ends before `end`; `limit` is where its paragraph ends.
pub fn end_of_description(t: &Tokens, noun: u32, end: u32, limit: u32) -> u32 {
    let limit = limit.min(end + LONGEST);
    let mut at = end;
    loop {
        // `neighbor of the baker's parents`
        let possessed = at > end && t.kind(at) == Some(Kind::Possessive);
        let next = match () {
            _ if possessed => noun_phrase(t, at + 1, limit),
            _ if t.kind(at) != Some(Kind::Word) => None,
            _ if binds(t, noun, at) => noun_phrase(t, at + 1, limit),
            _ if t.word(at + 1).function() == PREPOSITION && is_any(t.of(at), TOLD) => noun_phrase(t, at + 2, limit),
            _ if at == end && t.of(at) == "who" => clause(t, at, limit),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return at,
        }
    }
}

fn binds(t: &Tokens, noun: u32, at: u32) -> bool {
    t.word(at).function() == PREPOSITION && (BOUND.contains(t.of(at)) || t.of(at) == "to" && is_any(t.of(noun), TO))
}

/// Where the noun phrase that begins at a token ends; `None` for none, and for one that tells how somebody spoke.
fn noun_phrase(t: &Tokens, from: u32, limit: u32) -> Option<u32> {
    let (mut end, mut i, mut article) = (None, from, false);
    while i < limit {
        let (kind, word, text) = (t.kind(i), t.word(i), t.of(i));
        let capital = |i: u32| t.tokens.get(i as usize).is_some_and(|t| t.is_word() && t.is_capital());
        if kind == Some(Kind::Number) {
            // `in 2014` is when, `unit 31` is what.
            if i == from {
                return None;
            }
            i += 1;
            end = Some(i);
            continue;
        }
        if kind != Some(Kind::Word) || word.is(DAY) || word.is(PERSON | TITLE) && i > from && is_new(t, i) {
            break;
        }
        // `Trade and Industry`
        if text == "and" && end == Some(i) && capital(i - 1) && capital(i + 1) {
            i += 1;
            continue;
        }
        let number =
            text.len() < 6 && is_any(text, words!["two", "three", "four", "five", "six", "seven", "eight", "nine"]);
        if word.function() == DETERMINER || word.is(POSSESSIVE) {
            if i > from && !article {
                break;
            }
            article = true;
            i += 1;
            if number {
                end = Some(i);
            }
            continue;
        }
        // `the chair of the bench Jan Roe`: behind a common noun a name begins, but not behind `the daily`.
        if capital(i) && end == Some(i) && !capital(i - 1) && t.kind(i - 1) == Some(Kind::Word) {
            let body = t.word(i - 1).is(ORGANIZATION | GROUP | PERSON | DOCUMENT);
            if word.is(GIVEN) || !body && capital(i + 1) && t.of(from.wrapping_sub(1)) == "of" {
                break;
            }
        }
        // `Nordic Met`: a verb's capital amid a name.
        let named = capital(i) && i > from && capital(i - 1);
        let speaking = word.is(PERSON | GROUP | ORGANIZATION | DOCUMENT);
        let derived =
            word == Word(0) && ["ed", "ing", "ly"].iter().any(|e| text.len() > e.len() + 2 && text.ends_with(e));
        let nominal = word.function() == 0
            && (capital(i) || !derived)
            && (word.verb() == 0 || word.is(NOUN) || speaking || named);
        if !nominal {
            break;
        }
        // `in a statement`, `in English`
        let medium =
            t.of(from.wrapping_sub(1)) == "in" && (word.is(DOCUMENT) && !capital(i) || word.is(DEMONYM) && !article);
        if medium || MANNER.has(text) {
            return None;
        }
        article = true;
        i += 1;
        end = Some(i);
    }
    end
}

/// Whether a title amid a phrase begins a name of its own: `a friend of MP Jan Roe`.
fn is_new(t: &Tokens, i: u32) -> bool {
    let capital = |i: u32| t.tokens.get(i as usize).is_some_and(|t| t.is_word() && t.is_capital());
    t.word(i).is(TITLE) && capital(i) && capital(i + 1)
}

/// Where a relative clause ends that tells who is meant; `None` where it tells that somebody would not be named.
fn clause(t: &Tokens, who: u32, limit: u32) -> Option<u32> {
    let (mut i, mut verbs) = (who + 1, 0);
    while i < limit {
        let word = t.word(i);
        if !matches!(t.kind(i), Some(Kind::Word | Kind::Number | Kind::Possessive)) {
            break;
        }
        if is_any(t.of(i), words!["named", "name", "identified", "anonymity", "anonymous", "anonymously"]) {
            return None;
        }
        let finite = word.function() == AUX || word.verb() != 0 && matches!(word.form(), PAST | THIRD);
        // `a clerk who saw the crash told police`
        if verbs > 0 && finite && !matches!(word.verb(), 0 | OTHER) && t.word(i - 1).function() != AUX {
            break;
        }
        verbs += u32::from(finite);
        i += 1;
    }
    (verbs > 0 && i < limit).then_some(i)
}

#[cfg(test)]
mod tests {
    use crate::syntax::reports_tests::Sentence;

    /// The description in a sentence whose noun stands between braces.
    fn described(marked: &str) -> String {
        let sentence = Sentence::new(marked);
        let (t, noun) = (sentence.tokens(), sentence.phrases[0].first);
        let end = super::end_of_description(&t, noun, noun + 1, t.len());
        t.span(noun, end).of(t.text).to_string()
    }

    #[test]
    fn a_description_ends_where_its_phrases_end() {
        for (sentence, wanted) in [
            ("said a {person} familiar with the matter.", "person familiar with the matter"),
            ("a {source} close to the family said", "source close to the family"),
            ("two {people} briefed on the decision said", "people briefed on the decision"),
            ("said a {woman} in a red coat on Friday.", "woman in a red coat"),
            ("a {spokesperson} for Nordic Met says it", "spokesperson for Nordic Met"),
            (
                "said an {official} at the Ministry of Trade and Industry.",
                "official at the Ministry of Trade and Industry",
            ),
            ("said a {father} of two.", "father of two"),
            ("a {neighbor} of the baker's parents said", "neighbor of the baker's parents"),
            ("a {clerk} who saw the crash told police", "clerk who saw the crash"),
            ("said a {neighbor} who asked not to be named.", "neighbor"),
            ("said a {man} with a shrug.", "man"),
            ("said a {spokesman} in an email.", "spokesman"),
            ("said a {farmer} in 2014.", "farmer"),
            ("said a {minister} in English.", "minister"),
            ("said a {spokesman} to reporters.", "spokesman"),
            ("an {aide} to the minister said", "aide to the minister"),
            ("a {man} walked to the door", "man"),
        ] {
            assert_eq!(described(sentence), wanted, "{sentence}");
        }
    }
}
