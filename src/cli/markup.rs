//! A page as it came, and as it goes out with something inserted.

use encoding_rs::{Encoding, UTF_8};

use super::guess;

/// A page as it came.
pub struct Markup {
    pub html: String,
    encoding: &'static Encoding,
    /// Whether it begins with a byte order mark.
    marked: bool,
    /// Whether its bytes say more than `html`: some are no text in its encoding, or it is UTF-16.
    lossy: bool,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl Markup {
    pub fn of(html: String) -> Markup {
        Markup { html, encoding: UTF_8, marked: false, lossy: false }
    }

    pub fn decoded(bytes: Vec<u8>) -> Markup {
        let marked = bytes.starts_with(BYTE_ORDER_MARK);
        // UTF-8 that is valid is taken over without a copy; all else is compared with what can be written again.
        let original = std::str::from_utf8(&bytes).is_err().then(|| bytes.clone());
        let (html, encoding) = guess::decode(bytes);
        let lossy = original
            .is_some_and(|bytes| encoding.encode(&html).0 != bytes.get(usize::from(marked) * 3..).unwrap_or_default());
        Markup { html, encoding, marked, lossy: lossy || encoding.output_encoding() != encoding }
    }

    /// The bytes of the page with what was inserted, in the encoding that it came in; or what is wrong, and what to do.
    pub fn bytes(&self, page: &str) -> Result<Vec<u8>, (String, &'static str)> {
        if self.lossy {
            let what = format!("is {}, of which not all can be written as it came", self.encoding.name());
            return Err((what, "convert it to UTF-8, with its declaration"));
        }
        let mark = if self.marked { BYTE_ORDER_MARK } else { b"" };
        Ok([mark, &self.encoding.encode(page).0].concat())
    }
}
