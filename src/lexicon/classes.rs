// What the lexicon says of a word, packed into 32 bits; shared with the build script.

/// Places of the table, a power of two, twice as many as there are words.
pub const PLACES: usize = 1 << 14;

/// What the letters of the module's lists are packed by: the letter before (numbers from 1 on), or the one that the word
/// before has in the same place; how many letters are shared; and the number of a pattern, by the last letter.
pub mod contexts {
    pub const OTHER: usize = 64;
    pub const SHARED: usize = 128;
    /// Of nine bits each; the others have six.
    pub const PATTERN: usize = 17;
    /// All odds of all contexts.
    pub const ODDS: usize = (PATTERN + 64) << 9;
}

/// The bits of a folded hash by which words are told apart; the lower ones say where a word stands, or would.
#[inline]
pub const fn key(hash: u32) -> u32 {
    hash.wrapping_mul(0x9E37_79B1) >> 3
}

/// Verb classes, in the lowest four bits.
pub const VERB_MASK: u32 = 15;
pub const SAY: u32 = 1;
pub const WRITE: u32 = 2;
pub const CALL: u32 = 3;
pub const CLAIM: u32 = 4;
pub const ASK: u32 = 5;
pub const SHOUT: u32 = 6;
pub const THINK: u32 = 7;
pub const TALK: u32 = 8;
pub const SHOW: u32 = 9;
pub const OTHER: u32 = 10;

/// Verb forms.
pub const FORM_SHIFT: u32 = 4;
pub const FORM_MASK: u32 = 7 << FORM_SHIFT;
pub const BASE: u32 = 1;
pub const THIRD: u32 = 2;
pub const PAST: u32 = 3;
pub const PARTICIPLE: u32 = 4;
pub const ING: u32 = 5;
/// The verb form is as often a noun.
pub const NOUN: u32 = 1 << 7;

/// Closed classes.
pub const FUNCTION_SHIFT: u32 = 8;
pub const FUNCTION_MASK: u32 = 15 << FUNCTION_SHIFT;
pub const AUX: u32 = 1;
pub const PREPOSITION: u32 = 2;
pub const ACCORDING: u32 = 3;
pub const CONJUNCTION: u32 = 4;
pub const RELATIVE: u32 = 5;
pub const THAT: u32 = 6;
pub const SUBORDINATOR: u32 = 7;
pub const ADVERB: u32 = 8;
pub const DETERMINER: u32 = 9;
pub const HE: u32 = 10;
pub const SHE: u32 = 11;
pub const THEY: u32 = 12;
pub const IT: u32 = 13;
pub const FIRST: u32 = 14;
pub const OBJECT: u32 = 15;

pub const POSSESSIVE: u32 = 1 << 12;
pub const DAY: u32 = 1 << 13;
pub const COMMON: u32 = 1 << 14;
pub const TITLE: u32 = 1 << 15;
pub const SUFFIX: u32 = 1 << 16;
pub const PARTICLE: u32 = 1 << 17;
pub const GIVEN: u32 = 1 << 18;
pub const PLACE: u32 = 1 << 19;
pub const DEMONYM: u32 = 1 << 20;
pub const PERSON: u32 = 1 << 21;
pub const GROUP: u32 = 1 << 22;
pub const ORGANIZATION: u32 = 1 << 23;
pub const DOCUMENT: u32 = 1 << 24;
pub const PLURAL: u32 = 1 << 25;
pub const MALE: u32 = 1 << 26;
pub const FEMALE: u32 = 1 << 27;
/// Also a surname, though it is a title, a noun, a month or a function word.
pub const SURNAME: u32 = 1 << 28;
/// Calls again whoever was named, rather than bringing up another: `the striker said`.
pub const EPITHET: u32 = 1 << 29;
