//! Reads JSON for the module, which is lighter without `serde_json`; natively that is used.

use crate::text::number::numbered;

use super::Json;

/// So many lists and objects within one another are read, as by `serde_json`.
const DEEPEST: usize = 127;

/// The value that a text of JSON is, or what is wrong with it and where.
pub fn parse(text: &str) -> Result<Json, String> {
    let mut parser = Parser { bytes: text.as_bytes(), text, at: 0 };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.wrong("trailing characters")),
    }
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Parser<'_> {
    /// What is wrong where the parser stands, or at the last character.
    fn wrong(&self, what: &str) -> String {
        let read = self.text.get(..self.at).unwrap_or(self.text);
        let line = read.matches('\n').count() + 1;
        let column = read.len() - read.rfind('\n').map_or(0, |at| at + 1) + usize::from(self.at < self.bytes.len());
        numbered(&(numbered(&[what, " at line "].concat(), line) + " column "), column)
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    /// Whether the next byte that is no white space is this one; then it is passed.
    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.peek() == Some(byte);
        self.at += usize::from(takes);
        takes
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        match self.peek() {
            Some(b'[' | b'{') if depth == DEEPEST => Err(self.wrong("recursion limit exceeded")),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'[') => {
                let mut list = Vec::new();
                self.members(b']', "expected `,` or `]`", &mut |parser| {
                    list.push(parser.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::List(list))
            }
            Some(b'{') => {
                let mut members = Vec::new();
                self.members(b'}', "expected `,` or `}`", &mut |parser| {
                    if parser.peek() != Some(b'"') {
                        return Err(parser.wrong("key must be a string"));
                    }
                    let name = parser.string()?;
                    if !parser.takes(b':') {
                        return Err(parser.wrong("expected `:`"));
                    }
                    members.push((name, parser.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Json::Object(members))
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let words = [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))];
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                let found = words.into_iter().find(|(word, _)| rest.starts_with(word.as_bytes()));
                let (word, value) = found.ok_or_else(|| self.wrong("expected value"))?;
                self.at += word.len();
                Ok(value)
            }
        }
    }

    /// Members of a list or an object, with commas between them.
    fn members(
        &mut self,
        close: u8,
        expected: &str,
        member: &mut dyn FnMut(&mut Self) -> Result<(), String>,
    ) -> Result<(), String> {
        self.at += 1;
        if self.takes(close) {
            return Ok(());
        }
        loop {
            member(self)?;
            if self.takes(close) {
                return Ok(());
            }
            if !self.takes(b',') {
                return Err(self.wrong(expected));
            }
            if self.peek() == Some(close) {
                return Err(self.wrong("trailing comma"));
            }
        }
    }

    fn digits(&mut self) -> Result<(), String> {
        let from = self.at;
        while matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > from { Ok(()) } else { Err(self.wrong("invalid number")) }
    }

    fn number(&mut self) -> Result<Json, String> {
        let next = |parser: &Self| parser.bytes.get(parser.at).copied();
        self.at += usize::from(next(self) == Some(b'-'));
        if next(self) == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if next(self) == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(next(self), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(next(self), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(Json::Number)
    }

    fn string(&mut self) -> Result<String, String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let from = self.at;
            while matches!(self.bytes.get(self.at), Some(&byte) if byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            out.push_str(self.text.get(from..self.at).unwrap_or_default());
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escaped()?),
                Some(_) => return Err(self.wrong("control character in a string")),
                None => return Err(self.wrong("EOF while parsing a string")),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, String> {
        let letter = self.bytes.get(self.at + 1).copied();
        self.at += 2;
        Ok(match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let high = self.hex()?;
                let mut code = high;
                if (0xD800..0xDC00).contains(&high) && self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
                    self.at += 2;
                    let low = self.hex()?;
                    if (0xDC00..0xE000).contains(&low) {
                        code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    }
                }
                char::from_u32(code).ok_or_else(|| self.wrong("lone surrogate in an escape"))?
            }
            _ => return Err(self.wrong("invalid escape")),
        })
    }

    fn hex(&mut self) -> Result<u32, String> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.bytes.get(self.at).and_then(|&byte| (byte as char).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.wrong("invalid escape"))?;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::Json;
    use super::parse;

    #[test]
    fn the_module_reads_what_serde_json_reads() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        let given = [
            r#" [{"a": "b\n\u00e9\ud834\udd1e\/\"", "c": [1, -0.5e+3, true, false, null], "a": {}}, []] "#,
            "[]",
            "{}",
            "",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,]",
            "{\"a\"",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" 1}",
            "nul",
            "nullx",
            "[null x]",
            "01",
            "-",
            "1.",
            "1.e3",
            "1e",
            "-0",
            "+1",
            ".5",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"",
            "\"a\nb\"",
            "\"\t\"",
            "[1]]",
            "[1 2]",
            "\u{feff}[]",
            "“a”",
            "\"“a”\"",
            "[\"a\",\n \"b\"\n  \"c\"]",
        ];
        let deeps = [deep(127), deep(128)];
        for text in given.into_iter().chain(deeps.iter().map(String::as_str)) {
            let theirs = serde_json::from_str::<Json>(text);
            assert_eq!(parse(text).ok(), theirs.ok(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for text in ["[\"a\",\n \"b\"\n  \"c\"]", "[1", "{\"a\" 1}", "{a", "[1,]", "[]]", "x"] {
            let theirs = serde_json::from_str::<Json>(text).unwrap_err().to_string();
            let (ours, place) = (parse(text).unwrap_err(), theirs.split(" at ").last().unwrap());
            assert!(ours.ends_with(place), "{text}: {ours}, {theirs}");
        }
    }
}
