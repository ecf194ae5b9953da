//! From UTF-8 byte offsets to UTF-16 code units and code points.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::Parts;

/// How many bytes lie between two checkpoints: a conversion counts at most this many.
const STEP: usize = 256;

/// Converts byte offsets of one text to UTF-16 code units or code points.
///
/// Building is one pass; each conversion counts at most 256 bytes. ASCII text costs nothing.
pub struct OffsetIndex<'t> {
    text: &'t str,
    /// (code points, UTF-16 units) before byte `i * STEP`; empty for ASCII text.
    checkpoints: Vec<(u32, u32)>,
}

impl<'t> OffsetIndex<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let (mut points, mut units) = (0, 0);
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push((points, units));
                let (p, u) = count(chunk);
                points += p;
                units += u;
            }
            checkpoints.push((points, units));
        }
        OffsetIndex { text, checkpoints }
    }

    /// Byte offset (on a character boundary) to code points.
    pub fn codepoint(&self, byte: usize) -> usize {
        self.convert(byte).0
    }

    /// Byte offset (on a character boundary) to UTF-16 code units.
    pub fn utf16(&self, byte: usize) -> usize {
        self.convert(byte).1
    }

    /// UTF-16 code units to a byte offset. Half a surrogate pair gives the start of its character; an offset behind
    /// the text, the text's end.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub fn byte_of_utf16(&self, units: usize) -> usize {
        if self.checkpoints.is_empty() {
            return units.min(self.text.len());
        }
        let step = self.checkpoints.partition_point(|&(_, before)| before as usize <= units) - 1;
        let mut byte = (step * STEP).min(self.text.len());
        // A checkpoint may stand amid a character, which is counted before it.
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        let mut left = units - self.checkpoints[step].1 as usize;
        for c in self.text[byte..].chars() {
            if c.len_utf16() > left {
                break;
            }
            left -= c.len_utf16();
            byte += c.len_utf8();
        }
        byte
    }

    fn convert(&self, byte: usize) -> (usize, usize) {
        if self.checkpoints.is_empty() {
            return (byte, byte);
        }
        let step = byte / STEP;
        let (points, units) = self.checkpoints[step];
        let (p, u) = count(self.text.as_bytes().part(step * STEP..byte));
        ((points + p) as usize, (units + u) as usize)
    }
}

/// Characters and UTF-16 units that begin in these bytes, which may start amid a character.
fn count(bytes: &[u8]) -> (u32, u32) {
    let (mut points, mut astral) = (0, 0);
    // Sums of bytes, which cannot overflow within so many, are added up many at a time.
    for chunk in bytes.chunks(255) {
        points += u32::from(chunk.iter().map(|&b| u8::from(b & 0xC0 != 0x80)).sum::<u8>());
        astral += u32::from(chunk.iter().map(|&b| u8::from(b >= 0xF0)).sum::<u8>());
    }
    (points, points + astral)
}

#[cfg(test)]
mod tests {
    use super::OffsetIndex;

    #[test]
    fn units_agree_with_the_standard_library() {
        let text = "a “é” 𝄞 ".repeat(100);
        let index = OffsetIndex::new(&text);
        for (byte, _) in text.char_indices() {
            assert_eq!(index.codepoint(byte), text[..byte].chars().count());
            assert_eq!(index.utf16(byte), text[..byte].encode_utf16().count());
            assert_eq!(index.byte_of_utf16(index.utf16(byte)), byte);
        }
    }

    #[test]
    fn utf16_offsets_that_fit_nowhere_are_rounded_down() {
        let index = OffsetIndex::new("a𝄞b");
        assert_eq!([1, 2, 3, 4, 9].map(|units| index.byte_of_utf16(units)), [1, 1, 5, 6, 6]);
        assert_eq!(OffsetIndex::new("ab").byte_of_utf16(9), 2);
    }
}
