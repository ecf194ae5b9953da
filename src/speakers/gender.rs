//! What the form of a name tells of a person's gender, where no list and no pronoun does.
//!
//! Patronymics and `bint`, `ibn`, `umm` tell it; the ending of a given name only makes it likelier: over the languages
//! of the world most given names in -a are women's, most in -o and -us men's, and there is `Luca`, `Mustafa` and `Cleo`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::EntityTable;
use super::mentions::{Mention, MentionKind};
use super::tokenized::TokenizedDocument;
use crate::lexicon::{DOCUMENT, FEMALE, GIVEN, GROUP, MALE, ORGANIZATION, PERSON, PLACE};
use crate::text::Kind;
use crate::text::tokens::START;
use crate::text::words::{Words, is_any, words};

/// What a name tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameGender {
    /// `MALE` or `FEMALE`, or 0: what its form says.
    pub told: u32,
    /// What its form makes likelier.
    pub likely: u32,
}

/// What the names of persons tell of their gender, where nothing else does, and which are the names of things.
pub(super) fn read(table: &mut EntityTable, r: &TokenizedDocument) {
    for entity in &mut table.entities {
        let person = entity.flags & (ORGANIZATION | PLACE | DOCUMENT | GROUP | MALE | FEMALE) == 0;
        if entity.named && person {
            let (from, to) = r.range(entity.name);
            let words = (from..to).filter(|&i| r.token(i).kind == Kind::Word).map(|i| r.of(i));
            let gender = of_name(words);
            entity.flags |= gender.told;
            entity.likely = gender.likely;
        }
    }
    let mut within = vec![[0u8; 2]; table.entities.len()];
    for m in 0..table.mentions.len() {
        let mention = table.mentions[m];
        if mention.kind == MentionKind::Name
            && let Some(e) = table.entity_of(m)
        {
            let place = &mut within[e.index()][usize::from(is_where(r, &mention))];
            *place = place.saturating_add(1);
        }
        let named = mention.kind == MentionKind::Name && !mention.inner && !r.word(mention.name).is(GIVEN);
        let article = mention.name > 0 && r.of(mention.name - 1).eq_ignore_ascii_case("the");
        if let Some(e) = table.entity_of(m).filter(|_| named && article) {
            table[e].article = true;
        }
    }
    // `Reached in Esperanza`, and nowhere else: a place, whatever the word is elsewhere.
    for (entity, [elsewhere, within]) in table.entities.iter_mut().zip(within) {
        if elsewhere == 0 && within > 0 && entity.flags & ORGANIZATION == 0 {
            entity.flags = entity.flags & !(PERSON | MALE | FEMALE) | PLACE;
            entity.likely = 0;
        }
    }
}

/// Whether a name without title stands where places do: `in Esperanza,`, but not `interest in Roe` and `in Roe's view`.
fn is_where(r: &TokenizedDocument, mention: &Mention) -> bool {
    let kind = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    let at = mention.first.checked_sub(1).filter(|&at| {
        // `a doctor from San Andres`, but `a letter from Roe`
        let from = at > 0 && r.of(at) == "from" && r.word(at - 1).is(PERSON);
        from || is_any(r.of(at), words!["in", "near", "outside", "throughout"])
    });
    at.is_some_and(|at| {
        let before = at.checked_sub(1).filter(|_| !r.token(at).has(START));
        let governs = |b: u32| is_any(r.of(b), GOVERNS);
        mention.name == mention.first && kind(mention.end) != Some(Kind::Possessive) && !before.is_some_and(governs)
    })
}

/// What `in` stands behind when a person may follow.
const GOVERNS: Words = words![
    "interest", "interested", "confidence", "faith", "trust", "belief", "believe", "believes", "believed", "invested",
    "found", "find", "finds", "saw", "see", "sees", "hope", "hopes", "changes", "change", "share", "shares", "stake",
    "stakes", "stock", "investment", "investments", "investor", "investors", "holding", "invest", "part",
];

/// Reads the words of a name, without titles.
pub fn of_name<'a>(words: impl Iterator<Item = &'a str> + Clone) -> NameGender {
    let mut told = 0;
    for (n, word) in words.clone().enumerate() {
        told |= match () {
            _ if is_any(word, words!["bint", "binti", "binte"]) || n == 0 && is_any(word, words!["umm", "um"]) => {
                FEMALE
            }
            _ if is_any(word, words!["bin", "ibn"]) || n == 0 && is_any(word, words!["abu"]) => MALE,
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
        _ if first == last && !ends(first, &["a"]) => 0,
        _ => of_ending(first),
    };
    NameGender { told: 0, likely }
}

/// Endings of given names: those of men, of women, and of both where a shorter one would tell otherwise. The longest tells.
///
/// Counted over the 35,283 names of the list `nam_dict.txt` (Jörg Michael, 2008), without accents: endings of up to three
/// letters that at least 40 names have, three quarters of them of one gender, and that tell other than the shorter one.
const MEN: &str = "b c f j k m o p r s u v w ad ai an ch dt ed ei il in ji nd ng nt od on rd rn rt sh aki ald chi den iel \
    inn nel nko old shi uke";
const WOMEN: &str = "a de ee ie je ne te ye ako aud een eke eth ike ild ini ise lle lyn org run uko";
const EITHER: &str = "ko yo asa dis dur ind isa lis nte one rin";

/// What the ending of a given name makes likelier.
fn of_ending(name: &str) -> u32 {
    let name = name.as_bytes();
    // The last letter tells most endings from the name's.
    let ends = |e: &&[u8]| e.last() == name.last() && name.len() > e.len() && name.ends_with(e);
    let told = |list: &str| list.as_bytes().split(|b| *b == b' ').filter(ends).map(<[u8]>::len).max();
    let (men, women, either) = (told(MEN), told(WOMEN), told(EITHER));
    match () {
        _ if men > women && men > either => MALE,
        _ if women > men && women > either => FEMALE,
        _ => 0,
    }
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
        for (name, likely) in [
            ("Leyla Poe", FEMALE),
            ("Ilona", FEMALE),
            ("Bruno Roe", MALE),
            ("Ana Markovich", FEMALE),
            ("Tarsin Roe", MALE),
            ("Marin Roe", 0),
        ] {
            assert_eq!(of(name).likely, likely, "{name}");
        }
    }
}
