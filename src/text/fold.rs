// Case-folding hash of a word, shared with the build script so that the lexicon's tables and the
// tokens of a text agree. FNV-1a, 32 bits: Fowler, Noll, Vo (RFC 9923).

/// The hash of the empty word.
pub const EMPTY: u32 = 0x811C_9DC5;

/// The hash after one more byte.
#[inline]
pub const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash after one more character, in lower case; every apostrophe counts as `'`.
#[inline]
pub fn step_char(hash: u32, c: char) -> u32 {
    if c.is_ascii() {
        return step(hash, c.to_ascii_lowercase() as u8);
    }
    if c == '’' {
        return step(hash, b'\'');
    }
    let mut buffer = [0; 4];
    super::case::lower(c).fold(hash, |h, c| c.encode_utf8(&mut buffer).bytes().fold(h, step))
}

/// The hash of a whole word, which leaves out full stops at its end.
pub fn fold(word: &str) -> u32 {
    let word = word.trim_end_matches('.');
    #[cfg(not(target_arch = "wasm32"))]
    if word.is_ascii() {
        return word.bytes().fold(EMPTY, |hash, byte| step(hash, byte.to_ascii_lowercase()));
    }
    word.chars().fold(EMPTY, step_char)
}
