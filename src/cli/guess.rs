//! What a file is, by its name and its first bytes, and in which character set a page is written.

use std::borrow::Cow;
use std::path::Path;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::input::Form;

/// Extensions under which pages are saved.
const PAGES: [&str; 9] = ["html", "htm", "xhtml", "xht", "shtml", "php", "asp", "aspx", "jsp"];

/// Extensions of captions.
const CAPTIONS: [&str; 3] = ["vtt", "srt", "sbv"];
/// Extensions of plain texts.
const TEXTS: [&str; 3] = ["txt", "text", "md"];

/// Whether files with this extension, in lower case, are documents to read where a directory has them.
pub fn is_document(extension: &str) -> bool {
    PAGES.contains(&extension) || CAPTIONS.contains(&extension) || TEXTS.contains(&extension)
}

/// How a page begins.
const MARKUP: [&str; 22] = [
    "<!--", "<!doctype", "<?xml", "<article", "<aside", "<blockquote", "<body", "<div", "<figure", "<h1", "<h2",
    "<head", "<header", "<html", "<main", "<meta", "<nav", "<p", "<section", "<span", "<table", "<title",
];

/// What to read a file as; an error is what is wrong with it, and what to do.
pub fn form(file: &str, bytes: &[u8]) -> Result<Form, (String, &'static str)> {
    let extension = Path::new(file).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let extension = if file == "-" { "" } else { extension.as_str() };
    let begins = |magic: &[&[u8]]| magic.iter().any(|magic| bytes.starts_with(magic));
    if begins(&[b"BZh", b"\xFD7zXZ"]) || ["bz2", "xz", "7z"].contains(&extension) {
        return Err((
            "is compressed in a way that is not read".into(),
            "unpack it first: xzcat FILE | whosaid annotate",
        ));
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Err(("is an archive of files".into(), "unpack it first, tar -xf FILE, and name the directory"));
    }
    if begins(&[b"%PDF", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"{\\rtf"]) {
        return Err(("is no text, but a document or an archive".into(), "save its text as a file, or unpack it"));
    }
    match extension {
        "ndjson" | "jsonl" | "json" => return Err(json()),
        "csv" | "tsv" | "xlsx" | "ods" => {
            return Err((
                "is a table, not a text".into(),
                "say which column has the texts: --text-column body; of other tables, save them as CSV",
            ));
        }
        _ if CAPTIONS.contains(&extension) => return Ok(Form::Captions),
        _ if PAGES.contains(&extension) => return Ok(Form::Html),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 12)]).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if !TEXTS.contains(&extension) {
        let is_tag = |tag: &&&str| head[tag.len()..].starts_with(|c: char| !c.is_alphanumeric()) || tag.ends_with('-');
        if MARKUP.iter().filter(|tag| head.starts_with(**tag)).any(|tag| is_tag(&tag)) {
            return Ok(Form::Html);
        }
        if head.starts_with('{')
            && ["\"id\"", "\"text\"", "\"html\""].iter().any(|key| head[1..].trim_start().starts_with(key))
        {
            return Err(json());
        }
    }
    Ok(Form::Text)
}

/// What is wrong with JSON where a text or a page is expected.
fn json() -> (String, &'static str) {
    ("holds JSON, not text".into(), "add --ndjson, which takes one object a line")
}

/// The text of a page, and its encoding. In order: a byte order mark, UTF-8 that is valid, what the page declares, and
/// what browsers take for undeclared pages of the West.
pub fn decode(bytes: Vec<u8>) -> (String, &'static Encoding) {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        return (encoding.decode(&bytes).0.into_owned(), encoding);
    }
    let declared = declared(&bytes[..bytes.len().min(1 << 12)]);
    // Its bytes are ASCII, and so are valid whatever they say.
    if declared == Some(ISO_2022_JP) {
        return (ISO_2022_JP.decode(&bytes).0.into_owned(), ISO_2022_JP);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, UTF_8),
        Err(e) => {
            let encoding = declared.unwrap_or(WINDOWS_1252);
            match encoding.decode(e.as_bytes()).0 {
                Cow::Borrowed(text) => (text.to_string(), encoding),
                Cow::Owned(text) => (text, encoding),
            }
        }
    }
}

/// `<meta charset=x>`, `<meta http-equiv … content="text/html; charset=x">`, `<?xml … encoding="x"?>`
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let name = ["charset", "encoding"].iter().find_map(|word| {
        let rest = &head[head.find(word)? + word.len()..];
        let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).next()
    })?;
    // A page whose declaration could be read is not UTF-16, whatever it says.
    Encoding::for_label(name.as_bytes()).map(|e| if e == UTF_16LE || e == UTF_16BE { UTF_8 } else { e })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets() {
        let page = |declaration: &str, words: &[u8]| {
            decode([declaration.as_bytes(), b"<p>", words].concat()).0.rsplit_once("<p>").unwrap().1.to_string()
        };
        assert_eq!(page("<meta charset=iso-8859-2>", b"\xB9"), "š");
        assert_eq!(page("<meta http-equiv=content-type content='text/html; charset=windows-1251'>", b"\xC4\xE0"), "Да");
        assert_eq!(page("<?xml version='1.0' encoding=\"Shift_JIS\"?>", b"\x82\xA0"), "あ");
        assert_eq!(page("", b"\x93x\x94"), "“x”");
        assert_eq!(page("<meta charset=iso-8859-1>", "“x”".as_bytes()), "“x”");
        assert_eq!(decode(b"\xFF\xFEa\0".to_vec()).0, "a");
    }

    #[test]
    fn forms() {
        assert_eq!(form("-", b" <!DOCTYPE html><p>x").unwrap(), Form::Html);
        assert_eq!(form("-", b"<p class=a>x").unwrap(), Form::Html);
        assert_eq!(form("-", b"<pause> x").unwrap(), Form::Text);
        assert_eq!(form("a.txt", b"<p>x").unwrap(), Form::Text);
        assert_eq!(form("A.XHTML", b"x").unwrap(), Form::Html);
        assert_eq!(form("a.vtt", b"x").unwrap(), Form::Captions);
        assert!(form("-", b"{\"id\": 1, \"text\": \"x\"}").is_err());
        assert!(form("a.jsonl", b"").is_err());
        assert!(form("-", b"BZh91AY").is_err());
        assert!(form("a", &[&[b'x'; 257][..], b"ustar  "].concat()).is_err());
    }
}
