//! Words and marks of a text.

#![expect(clippy::indexing_slicing, reason = "every place is asked first whether it lies before the end")]

use super::Parts;
use super::Span;
use super::fold::{EMPTY, step, step_char};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Word,
    Number,
    /// `@name`
    Handle,
    /// `'s` after a word.
    Possessive,
    Period,
    Question,
    Exclaim,
    Ellipsis,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// Any quotation mark or stray apostrophe.
    Mark,
    Other,
}

/// Begins with a capital letter.
pub const CAPITAL: u8 = 1;
/// Two or more letters, all capitals.
pub const UPPER: u8 = 2;
/// Ends in the full stop of an abbreviation or initial.
pub const ABBREVIATED: u8 = 4;
/// A single letter with its full stop.
pub const INITIAL: u8 = 8;
/// First word of a sentence.
pub const START: u8 = 16;
/// First word after an opening mark, bracket or colon: a capital there means little.
pub const OPENED: u8 = 32;
/// White space stands before it.
pub const SPACED: u8 = 64;

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// Case-folded; 0 for anything but words and handles.
    pub hash: u32,
    pub kind: Kind,
    pub shape: u8,
}

impl Token {
    /// What stands behind the last token: nothing.
    pub fn end_of(text: &str) -> Token {
        let end = text.len() as u32;
        Token { start: end, end, hash: 0, kind: Kind::Other, shape: 0 }
    }

    pub fn span(self) -> Span {
        Span::between(self.start, self.end)
    }

    pub fn has(self, shape: u8) -> bool {
        self.shape & shape != 0
    }

    pub fn is_word(self) -> bool {
        self.kind == Kind::Word
    }

    /// A word that begins with a capital letter.
    pub fn is_capital(self) -> bool {
        self.kind == Kind::Word && self.shape & CAPITAL != 0
    }
}

/// Hashes of abbreviations whose full stop does not end a sentence.
static ABBREVIATIONS: [u32; 92] = hashes([
    "mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "col", "lt", "sgt", "capt", "maj",
    "prof", "rev", "hon", "st", "jr", "sr", "vs", "inc", "corp", "ltd", "co", "no", "jan", "feb", "aug", "sept", "sep",
    "oct", "nov", "dec", "pres", "adm", "cmdr", "fr", "amb", "etc", "dept", "ave", "bros", "univ", "mt", "op",
    // `Ma. Theresa`, `Md. Karim`, `Pon. Roe`
    "ma", "md", "mohd", "muhd", "pon", "wm", "thos", "chas", "rt", "engr", "smt",
    // `Supt. Jan Roe`, `Del. Ana Poe`
    "del", "cllr", "supt", "det", "insp", "cpl", "sec", "brig", "ald", "asst", "dep", "msgr", "pvt", "pte", "cpt",
    "ven", "dipl", "lic", "dra", "sra", "atty", "mme", "mlle", "const", "ofc", "bp", "spc", "comdr", "treas", "cdr",
    "radm", "vadm", "ltc",
]);

/// Appends the tokens of `span` to `out`; the span is read as the beginning of a sentence.
pub fn tokens(text: &str, span: Span, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let (mut at, end) = (span.start(), span.end());
    let (mut start, mut opened, mut spaced) = (true, false, true);
    while at < end {
        let byte = bytes[at];
        if byte == b' ' || byte == b'\n' || byte == b'\t' || byte == b'\r' {
            at += 1;
            spaced = true;
            continue;
        }
        let space = if spaced { SPACED } else { 0 };
        let here = at as u32;
        let mut push = |kind, end: usize, hash, shape| {
            out.push(Token { start: here, end: end as u32, hash, kind, shape: shape | space });
        };
        if byte.is_ascii_alphabetic() || byte >= 0x80 && !is_punctuation(bytes, at) && first(text, at).is_alphabetic() {
            let (stop, hash, shape) = word(text, at, end);
            let place = if start { START } else { 0 } | if opened { OPENED } else { 0 };
            push(Kind::Word, stop, hash, shape | place);
            (at, start, opened, spaced) = (stop, false, false, false);
            continue;
        }
        if byte.is_ascii_digit() {
            let mut stop = at + 1;
            while stop < end
                && (bytes[stop].is_ascii_alphanumeric()
                    || matches!(bytes[stop], b'.' | b',' | b':') && stop + 1 < end && bytes[stop + 1].is_ascii_digit()
                    // `the 34-year-old mother`
                    || bytes[stop] == b'-' && stop + 1 < end && bytes[stop + 1].is_ascii_lowercase())
            {
                stop += 1;
            }
            push(Kind::Number, stop, 0, 0);
            (at, start, opened, spaced) = (stop, false, false, false);
            continue;
        }
        // A note's marker ends no sentence and begins none: `… the road.[6] However, …`
        if let Some(len) = note_marker(text, at, end) {
            push(Kind::Other, at + len, 0, 0);
            (at, spaced) = (at + len, false);
            continue;
        }
        // `Jan Roe*, a teacher`: that a name was changed is said below.
        if !spaced && (byte == b'*' || byte >= 0x80) && at > span.start() && is_asterisk(text, at, end) {
            at += first(text, at).len_utf8();
            continue;
        }
        let c = if byte < 0x80 { byte as char } else { first(text, at) };
        let mut stop = at + c.len_utf8();
        let kind = match c {
            '.' if bytes.part(stop..end).starts_with(b"..") => {
                stop += 2;
                Kind::Ellipsis
            }
            '.' => Kind::Period,
            ',' => Kind::Comma,
            ':' => Kind::Colon,
            ';' => Kind::Semicolon,
            '?' => Kind::Question,
            '!' => Kind::Exclaim,
            '…' => Kind::Ellipsis,
            '(' | '[' | '{' => Kind::Open,
            ')' | ']' | '}' => Kind::Close,
            '-' | '–' | '—' | '―' | '‒' | '‐' => {
                while bytes.part(stop..end).first() == Some(&b'-') {
                    stop += 1;
                }
                Kind::Dash
            }
            '\'' | '’' if !spaced && possessive(text, stop, end) => {
                stop += 1;
                Kind::Possessive
            }
            '"' | '\'' | '`' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '「' | '」' | '『'
            | '』' => Kind::Mark,
            '@' if bytes.part(stop..end).first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') => {
                // `@jan.roe`
                let dotted = |at: usize| {
                    bytes[at] == b'.' && bytes.part(at + 1..end).first().is_some_and(u8::is_ascii_lowercase)
                };
                while stop < end && (bytes[stop].is_ascii_alphanumeric() || bytes[stop] == b'_' || dotted(stop)) {
                    stop += 1;
                }
                Kind::Handle
            }
            c if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' => {
                at = stop;
                spaced = true;
                continue;
            }
            _ => Kind::Other,
        };
        match kind {
            Kind::Period | Kind::Question | Kind::Exclaim | Kind::Ellipsis => start = true,
            Kind::Open | Kind::Mark | Kind::Colon | Kind::Dash => opened = true,
            Kind::Comma | Kind::Semicolon | Kind::Possessive => (start, opened) = (false, false),
            _ => {}
        }
        let hash = if kind == Kind::Handle { text.part(at..stop).chars().fold(EMPTY, step_char) } else { 0 };
        push(kind, stop, hash, 0);
        at = stop;
        spaced = false;
    }
}

/// U+2000 to U+203F, where curly marks and dashes are: no letters.
fn is_punctuation(bytes: &[u8], at: usize) -> bool {
    bytes[at] == 0xE2 && bytes.get(at + 1) == Some(&0x80)
}

fn first(text: &str, at: usize) -> char {
    text.part(at..).chars().next().unwrap_or(' ')
}

/// Length of `[12]` or of a superscript digit.
fn note_marker(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes().part(at..end);
    if bytes[0] == b'[' {
        let digits = bytes.part(1..).iter().take_while(|b| b.is_ascii_digit()).count();
        return ((1..=3).contains(&digits) && bytes.get(digits + 1) == Some(&b']')).then_some(digits + 2);
    }
    let superscript = bytes[0] >= 0x80 && matches!(first(text, at), '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    superscript.then(|| first(text, at).len_utf8())
}

/// Whether an asterisk or dagger stands right behind a word, and no other letter behind it.
fn is_asterisk(text: &str, at: usize, end: usize) -> bool {
    let c = first(text, at);
    let next = at + c.len_utf8();
    matches!(c, '*' | '†' | '‡')
        && text.part(..at).ends_with(char::is_alphabetic)
        && !(next < end && (first(text, next).is_alphanumeric() || first(text, next) == c))
}

/// Whether `s` and no further letter follows an apostrophe that ends at `at`.
fn possessive(text: &str, at: usize, end: usize) -> bool {
    let rest = text.as_bytes().part(at..end);
    matches!(rest.first(), Some(b's' | b'S')) && !rest.get(1).is_some_and(|b| b.is_ascii_alphanumeric())
}

/// Bytes that do not end a word outright, but for small letters.
static GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'\'' | b'-' | b'.') || b >= 0x80;
        byte += 1;
    }
    table
};

/// End, hash and shape of the word that begins at `from`.
#[inline]
fn word(text: &str, from: usize, end: usize) -> (usize, u32, u8) {
    let bytes = text.as_bytes().part(..end);
    let (mut at, mut hash) = (from, EMPTY);
    while let Some(&byte) = bytes.get(at)
        && byte.is_ascii_lowercase()
    {
        hash = step(hash, byte);
        at += 1;
    }
    // Most words have small letters and no others.
    if at > from && bytes.get(at).is_none_or(|&b| !GOES_ON[usize::from(b)]) {
        return (at, hash, 0);
    }
    word_of_others(text, from, at, hash, end)
}

/// The same of a word with other letters than small ones and those up to `at`, whose hash is known.
fn word_of_others(text: &str, from: usize, mut at: usize, mut hash: u32, end: usize) -> (usize, u32, u8) {
    let bytes = text.as_bytes();
    let (mut letters, mut lower) = ((at - from) as u32, at > from);
    let mut capital = false;
    while at < end {
        let rest = bytes.part(at..end);
        let mut run = 0;
        while let Some(&byte) = rest.get(run)
            && byte.is_ascii_lowercase()
        {
            hash = step(hash, byte);
            run += 1;
        }
        at += run;
        letters += run as u32;
        lower |= run > 0;
        if at == end || !GOES_ON[usize::from(bytes[at])] {
            break;
        }
        let byte = bytes[at];
        if byte.is_ascii_uppercase() {
            capital |= letters == 0;
            letters += 1;
            hash = step(hash, byte | 0x20);
            at += 1;
        } else if byte.is_ascii_digit() {
            hash = step(hash, byte);
            at += 1;
        } else if byte == b'\'' {
            if possessive(text, at + 1, end) || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) || at + 1 >= end
            {
                break;
            }
            hash = step(hash, byte);
            at += 1;
        } else if byte == b'-' {
            if at + 1 >= end || !bytes[at + 1].is_ascii_alphanumeric() && bytes[at + 1] < 0xC3 {
                break;
            }
            hash = step(hash, byte);
            at += 1;
        } else if byte == b'.' {
            // `U.S`, `J.D`, `R-S.C`: single letters with full stops between them.
            let single = letters == 1 || at >= from + 2 && matches!(bytes[at - 2], b'.' | b'-');
            if !(single && at + 1 < end && bytes[at + 1].is_ascii_alphabetic()) {
                break;
            }
            hash = step(hash, byte);
            at += 1;
        } else if byte >= 0x80 {
            let c = first(text, at);
            if c == '’' {
                let next = at + c.len_utf8();
                if possessive(text, next, end) || next >= end || !first(text, next).is_alphabetic() {
                    break;
                }
            } else if matches!(c, '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{2060}') {
                // Where a line may break, and hyphens where it may not: `Anne‑Marie` is `Anne-Marie`.
                let next = at + c.len_utf8();
                if next >= end || !first(text, next).is_alphanumeric() {
                    break;
                }
                if matches!(c, '\u{2010}' | '\u{2011}') {
                    hash = step(hash, b'-');
                }
                at = next;
                continue;
            } else if !c.is_alphanumeric() && !('\u{300}'..'\u{370}').contains(&c) {
                break;
            } else {
                if letters == 0 {
                    capital = c.is_uppercase();
                }
                letters += 1;
                lower |= c.is_lowercase();
            }
            hash = step_char(hash, c);
            at += c.len_utf8();
        } else {
            break;
        }
    }
    let mut shape = if capital { CAPITAL } else { 0 } | if capital && letters > 1 && !lower { UPPER } else { 0 };
    if at < end && bytes[at] == b'.' {
        let body = text.part(from..at);
        // `I. L. Roe`, but `… and I. Then`
        let again = bytes.part(at + 1..end).first() == Some(&b' ')
            && bytes.part(at + 1..end).get(1).is_some_and(u8::is_ascii_uppercase)
            && bytes.part(at + 1..end).get(2) == Some(&b'.');
        let initial = letters == 1 && capital && (body != "I" || again);
        if initial || body.len() >= 3 && body.contains('.') || body.len() <= 5 && ABBREVIATIONS.contains(&hash) {
            at += 1;
            shape |= ABBREVIATED | if initial { INITIAL } else { 0 };
        }
    }
    (at, hash, shape)
}

const fn hashes<const N: usize>(words: [&str; N]) -> [u32; N] {
    let mut out = [EMPTY; N];
    let mut i = 0;
    while i < N {
        let (word, mut k) = (words[i].as_bytes(), 0);
        while k < word.len() {
            out[i] = step(out[i], word[k]);
            k += 1;
        }
        i += 1;
    }
    out
}

#[cfg(test)]
mod tests;
