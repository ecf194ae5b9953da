//! Addresses of single quotations, which go on working when an article is edited a little.

use crate::annotate::Quote;

use super::reader::Reader;

/// How many words of a quotation an address is made of.
const WORDS: usize = 8;
/// This share of an address's pairs of words must still stand in the quotation.
const ENOUGH: f64 = 0.5;

const KEY: &str = "#whosaid=";

impl Reader<'_> {
    /// `#whosaid=the-ice-is-thin`: the first words of the quotation, and `~2` where it is the second that begins so.
    pub fn fragment(&self, quote: &Quote) -> String {
        let key = |quote: &Quote| self.key(quote);
        let own = key(quote);
        let nth = self.quotes.iter().take_while(|other| other.id != quote.id).filter(|other| key(other) == own).count();
        let ordinal = if nth == 0 { String::new() } else { format!("~{}", nth + 1) };
        let words: Vec<String> = own.iter().map(|word| escape(word)).collect();
        format!("{KEY}{}{ordinal}", words.join("-"))
    }

    /// The same, with a text fragment behind it for where whosaid does not run, or does not know the quotation any
    /// more: browsers hide what follows `:~:` from the page and look for these words themselves (WICG, Text Fragments).
    pub fn deep_link(&self, quote: &Quote) -> String {
        let Some(&first) = quote.segments.first() else { return self.fragment(quote) };
        let edge = |c: char| !c.is_alphanumeric();
        let words: Vec<&str> = self.at(first).trim_matches(edge).split_whitespace().collect();
        let part = |words: &[&str]| escape(words.join(" ").trim_matches(edge));
        let text = match words.len() {
            0 => return self.fragment(quote),
            n if n <= 2 * WORDS => part(&words),
            n => format!("{},{}", part(&words[..WORDS]), part(&words[n - WORDS..])),
        };
        format!("{}:~:text={text}", self.fragment(quote))
    }

    /// The quotation that an address means; `None` where it means none, or none that is likely enough.
    ///
    /// Compared are pairs of adjacent words, so that a word changed, added or taken out costs two pairs and no more.
    pub fn find(&self, fragment: &str) -> Option<&Quote> {
        let wanted = unescape(fragment.strip_prefix(KEY)?.split(":~:").next()?);
        let (wanted, nth) = wanted.rsplit_once('~').map_or((&*wanted, 1), |(w, n)| (w, n.parse().unwrap_or(1)));
        let wanted: Vec<&str> = wanted.split('-').collect();
        let likeness = |quote: &Quote| {
            let text = quote.segments.iter().map(|&segment| self.at(segment)).collect::<Vec<_>>().join(" ");
            let words = plain(&text);
            if words.iter().take(WORDS).eq(wanted.iter()) {
                return 1.0;
            }
            let has = |pair: &&[&str]| words.windows(2).any(|own| own == *pair);
            let pairs = wanted.len().saturating_sub(1);
            // Never as good as the very words.
            if pairs == 0 { 0.0 } else { 0.9 * wanted.windows(2).filter(has).count() as f64 / pairs as f64 }
        };
        let scored: Vec<(f64, &Quote)> = self.quotes.iter().map(|&quote| (likeness(quote), quote)).collect();
        let best = scored.iter().map(|(score, _)| *score).fold(0.0, f64::max);
        let mut alike = scored.iter().filter(|(score, _)| *score == best && best >= ENOUGH).map(|(_, quote)| *quote);
        let first = alike.clone().next();
        alike.nth(nth.max(1) - 1).or(first)
    }

    fn key(&self, quote: &Quote) -> Vec<String> {
        let mut words = Vec::new();
        for &segment in &quote.segments {
            words.extend(plain(self.at(segment)));
            if words.len() >= WORDS {
                break;
            }
        }
        words.truncate(WORDS);
        words
    }
}

/// Words in lower case, without punctuation.
fn plain(text: &str) -> Vec<String> {
    let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'))
        .map(bare)
        .filter(|w| !w.is_empty())
        .collect()
}

/// Percent-encodes all but letters and digits: text fragments need it for hyphens too.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            escaped.push(byte as char);
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match hex.filter(|_| byte == b'%') {
            Some(decoded) => (bytes.push(decoded), rest = &after[2..]),
            None => (bytes.push(byte), rest = after),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{OffsetUnit, Options, annotate};

    const TEXT: &str = "Roe said: “We are not beggars at anyone’s gate, and we shall not become any.” Dahl said: “No.” \
        Roe said: “We are not beggars at anyone’s gate, and that is my last word on this matter for the day.” \
        Dahl replied: “Нет, спасибо.”";

    fn reading<T>(text: &str, ask: impl FnOnce(&Reader) -> T) -> T {
        let annotation = annotate(text, &Options { offsets: OffsetUnit::Utf16, ..Options::default() });
        ask(&Reader::new(text, &annotation))
    }

    fn link(n: usize) -> String {
        reading(TEXT, |reader| reader.deep_link(reader.quotes[n]))
    }

    /// The words of the quotation that a link means in another text.
    fn target(text: &str, link: &str) -> Option<String> {
        reading(text, |reader| reader.find(link).map(|quote| reader.at(quote.segments[0]).to_string()))
    }

    #[test]
    fn a_link_has_the_words_and_a_text_fragment_behind_them() {
        assert_eq!(link(1), "#whosaid=no:~:text=No");
        assert_eq!(
            link(0),
            "#whosaid=we-are-not-beggars-at-anyones-gate-and:~:text=We%20are%20not%20beggars%20at%20anyone%E2%80%99s%20\
             gate%2C%20and%20we%20shall%20not%20become%20any"
        );
        assert!(link(2).starts_with("#whosaid=we-are-not-beggars-at-anyones-gate-and~2:~:text="), "{}", link(2));
        assert!(link(2).ends_with("gate%2C%20and,on%20this%20matter%20for%20the%20day") || link(2).contains(','));
        assert!(link(3).starts_with("#whosaid=%D0%BD%D0%B5%D1%82-"));
    }

    #[test]
    fn every_link_leads_back() {
        reading(TEXT, |reader| {
            for quote in &reader.quotes {
                for link in [reader.fragment(quote), reader.deep_link(quote)] {
                    assert_eq!(reader.find(&link).map(|q| &q.id), Some(&quote.id), "{link}");
                }
            }
        });
    }

    #[test]
    fn small_edits_do_no_harm() {
        let edited = TEXT
            .replacen("We are not beggars", "Well, we are no beggars", 1)
            .replace("Dahl said: “No.” ", "Ann Dahl, who had come late, said: “Maybe.” She added: “No.” ");
        assert!(
            target(&edited, &link(0)).unwrap().ends_with("matter for the day.”"),
            "the very words are the better hit"
        );
        let alone = edited.replace("We are not beggars at anyone’s gate, and that is my", "This is my");
        assert!(target(&alone, &link(0)).unwrap().starts_with("“Well, we are no beggars"));
        assert_eq!(target(&edited, &link(1)).as_deref(), Some("“No.”"));
    }

    #[test]
    fn what_is_not_there_any_more_is_not_found() {
        assert_eq!(target("Roe said: “Quite another thing altogether.”", &link(0)), None);
        assert_eq!(target(TEXT, "#note-1"), None);
        assert_eq!(target(TEXT, "#whosaid="), None);
        assert_eq!(target(TEXT, "#whosaid=%E0%A4%A"), None);
    }
}
