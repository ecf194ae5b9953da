//! Labels that something else than a colon sets off: `Jan Roe (PPE). – Mr President`, `<jroe> hello`, `ROE. Hello.`

use super::forms::window;
use super::lead::emphasised;
use super::name_role::part_behind;
use super::words::{capital, classify, is_caps, is_plain_name};
use super::{Class, RawLabel, is_opening, leading_direction, strip_directions, written_at};
use crate::doc::shape::is_title_case;
use crate::lexicon::{GIVEN, PAST, SURNAME, TALK, THIRD, TITLE, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{any_of, first_line, is_any, is_digit, leading, words};

/// How many ways there are.
pub(in crate::doc) const STYLES: usize = 11;

/// The ways, the plainest first; each counts where a text has it again and again.
pub(in crate::doc) const SET_OFF: [fn(&str) -> Option<RawLabel>; STYLES] = [
    parse_stop_and_dash, parse_angled, parse_dashed, parse_capitals_and_stop, parse_capitals_alone, parse_apart,
    parse_listed, parse_told, parse_bold, parse_name_and_stop, parse_user,
];

/// `Jan Roe (PPE). – Mr President, …`, `President. – The debate is closed.`, `Ada Lom, rapporteur. — I`: a full stop and a
/// dash, as some parliaments have it.
fn parse_stop_and_dash(s: &str) -> Option<RawLabel> {
    let head = window(s);
    let (at, said) = dash(head, &|before, _| before.trim_end().ends_with('.'))?;
    let whole = Span::new(0, head.part(..at).trim_end().len() - 1);
    if whole.of(s).contains(any_of!['?', '!', ':', ';', '"', '“', '\n']) || !s.starts_with(char::is_uppercase) {
        return None;
    }
    let core = strip_directions(s, whole);
    let class = classify(core.of(s))?;
    let len = said + leading_direction(s.part(said..));
    // `Chairman.—How old were you?`
    s.part(len..).starts_with(begins_speech).then_some(RawLabel { class, core, len })
}

/// Whether a paragraph ends as a sentence does.
fn ends_speech(s: &str) -> bool {
    s.ends_with(any_of!['.', '?', '!', '…', '"', '”', '\'', '’', ')', ']', '—', '–', '-'])
}

fn begins_speech(c: char) -> bool {
    c.is_uppercase() || is_opening(c) || c.is_ascii_digit()
}

/// Where a dash that fits begins and ends, a hyphen between blanks among them: found in one pass, since most paragraphs have
/// none.
fn dash(head: &str, fits: &dyn Fn(&str, &str) -> bool) -> Option<(usize, usize)> {
    let bytes = head.as_bytes();
    seek::memchr2_iter(b'-', 0xE2, bytes).find_map(|at| {
        let len = match bytes.get(at..).unwrap_or_default() {
            [b'-', b'-', b' ', ..] => 2,
            [b'-', b' ', ..] if at > 0 && bytes.get(at - 1) == Some(&b' ') => 1,
            [0xE2, 0x80, 0x93 | 0x94, ..] => 3,
            _ => return None,
        };
        fits(head.part(..at), head.part(at + len..)).then_some((at, at + len))
    })
}

/// `Mr ROE (Velm) (2.01 p.m.)—In a quarry.`: a title, a name and a dash without blanks, as some records have it.
fn parse_glued(s: &str, head: &str) -> Option<RawLabel> {
    let titled = s.split(' ').next().is_some_and(|w| Word::of(w.trim_end_matches('.')).is(TITLE));
    let at = titled.then(|| head.find('—')).flatten()?;
    let core = strip_directions(s, Span::new(0, at));
    let said = at + '—'.len_utf8();
    let named = core.of(s).contains(' ') && is_plain_name(core.of(s)) && s.part(said..).starts_with(begins_speech);
    let class = named.then(|| classify(core.of(s))).flatten()?;
    Some(RawLabel { class, core, len: said + leading_direction(s.part(said..)) })
}

/// `ROE — In a quarry.`, `Jan Roe – In a quarry.`: a name and a dash.
fn parse_dashed(s: &str) -> Option<RawLabel> {
    let head = window(s);
    if let Some(glued) = parse_glued(s, head) {
        return Some(glued);
    }
    let (at, end) = dash(head, &|before, behind| before.ends_with(' ') && behind.starts_with(' '))?;
    let core = Span::new(0, at - 1);
    let words = core.of(s);
    let said = end + 1;
    // `Jan Roe – Mayor` above what she says.
    let line = first_line(s).trim_end();
    let titled = || part_behind(line).is_some() || !ends_speech(line) && is_title_case(line);
    if line.len() + 1 < s.len().min(2 * APART) && titled() {
        return None;
    }
    let capitals = is_caps(words) && words.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let ok = if capitals {
        end != at + 1 && words.split(' ').count() <= 4 && !words.contains(any_of![',', '(', ':', '?', '!'])
    } else {
        is_plain_name(words) && s.part(said..).starts_with(begins_speech) && ends_speech(s)
    };
    let class = ok.then(|| classify(words)).flatten()?;
    s.part(said..).contains(char::is_lowercase).then(|| RawLabel {
        class,
        core,
        len: said + leading_direction(s.part(said..)),
    })
}

/// `jroe: hello`: a user's name in small letters and a colon.
fn parse_user(s: &str) -> Option<RawLabel> {
    let at = written_at(s);
    let name = s.part(at..).split(':').next().filter(|name| (2..=24).contains(&name.len()))?;
    let said = s.part(at + name.len()..).strip_prefix(": ")?.trim_start();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    // `author: Jan Roe` is a field.
    let entry = Word::of(name);
    let word = entry != Word::default() && !entry.is(GIVEN | SURNAME);
    let user = name.starts_with(char::is_lowercase) && name.chars().all(plain) && !word;
    (user && !said.is_empty()).then(|| RawLabel {
        class: Class::Name,
        core: Span::new(at, at + name.len()),
        len: s.len() - said.len(),
    })
}

/// Whether the first word is none in capitals: nearly every paragraph's.
fn is_small_behind(s: &str) -> bool {
    s.as_bytes().get(1).is_some_and(|b| b.is_ascii_lowercase())
}

/// `Jan Roe said: In a quarry.`: whoever takes the minutes has the same words before each speech.
fn parse_told(s: &str) -> Option<RawLabel> {
    let bytes = s.as_bytes();
    let colon = seek::memchr(b':', bytes.get(..2 * APART).unwrap_or(bytes))?;
    let (name, verb) = s.part(..colon).rsplit_once(' ')?;
    let entry = Word::of(verb);
    let told = (1..=TALK).contains(&entry.verb()) && matches!(entry.form(), PAST | THIRD);
    let said = s.part(colon + 1..);
    let spoken = said.starts_with(' ')
        && said.trim_start().starts_with(begins_speech)
        && !said.trim_start().starts_with(any_of!['"', '“', '«', '„']);
    let named = is_plain_name(name.strip_prefix("The ").unwrap_or(name));
    let class = (told && spoken && named).then(|| classify(name)).flatten()?;
    Some(RawLabel { class, core: Span::new(0, name.len()), len: colon + 1 + leading_direction(said) })
}

/// `**Jan Roe** In a quarry.`, `*Jan Roe* – In a quarry.`: a name that is bold or italic.
fn parse_bold(s: &str) -> Option<RawLabel> {
    let (core, after) = emphasised(s)?;
    let said = after.trim_start_matches(any_of![' ', '\t', '\n', '–', '—', '-', '|']);
    // `**Jan Roe** [00:34]: text` has a colon.
    let begins = said.starts_with(begins_speech) && !said.starts_with(any_of!['[', '(']);
    let ok = after.starts_with(any_of![' ', '\n']) && begins && is_plain_name(core.of(s));
    let class = ok.then(|| classify(core.of(s))).flatten()?;
    Some(RawLabel { class, core, len: s.len() - said.len() + leading_direction(said) })
}

/// `Roe. In a quarry.`, `Jan Roe. Where?`: a name in small letters and a full stop.
fn parse_name_and_stop(s: &str) -> Option<RawLabel> {
    // Most paragraphs have no full stop near their beginning.
    let bytes = s.as_bytes();
    seek::memchr(b'.', bytes.get(..APART).unwrap_or(bytes))?;
    // `Mr. Roe. Where?` has two.
    let mut at = 0;
    for word in s.split(' ').take(4) {
        let name = word.strip_suffix('.').filter(|name| name.chars().count() > 2 && !Word::of(name).is(TITLE));
        let core = Span::new(0, at + name.unwrap_or(word).len());
        let said = s.part(core.end()..).strip_prefix(". ");
        if name.is_some() {
            let ok = said.is_some_and(|said| said.starts_with(begins_speech)) && is_plain_name(core.of(s));
            let class = ok.then(|| classify(core.of(s))).flatten()?;
            return Some(RawLabel { class, core, len: core.end() + 1 + leading_direction(s.part(core.end() + 1..)) });
        }
        if !capital(word) {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

/// `JAN ROE The quarry is deep.`: a full name in capitals, and nothing between it and what is said.
fn parse_capitals_alone(s: &str) -> Option<RawLabel> {
    if is_small_behind(s) {
        return None;
    }
    let head = window(s);
    let mut end = 0;
    let mut words = 0;
    for word in head.split_inclusive(' ') {
        let bare = word.trim_end();
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        if !is_caps(bare) || letters < 2 || bare.ends_with(any_of![':', ',', ')']) || word.len() == bare.len() {
            break;
        }
        (words, end) = (words + 1, end + word.len());
    }
    if words == 0 {
        return None;
    }
    let core = Span::new(0, end).trim(s);
    let said = s.part(end..);
    let spoken = said.starts_with(char::is_uppercase) && said.contains(char::is_lowercase);
    // `KW Where?` has initials.
    let next = said.split(char::is_whitespace).next().unwrap_or("");
    // `JOOST VAN DER ROE: No.` has a colon.
    let broken = is_caps(next) && next.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let initials = words == 1
        && core.len() <= 3
        && next.contains(char::is_lowercase)
        && core.of(s).chars().all(char::is_uppercase)
        && Word::of(core.of(s)) == Word::default();
    let class =
        (spoken && !broken && ((2..=4).contains(&words) || initials)).then(|| classify(core.of(s))).flatten()?;
    (class == Class::Name || initials).then_some(RawLabel { class, core, len: end })
}

/// `- Jan Roe: It will be late.`, `12. Jan Roe: Where?`: a label within an item of a list.
fn parse_listed(s: &str) -> Option<RawLabel> {
    let open = usize::from(s.starts_with('('));
    let digits = leading(s.part(open..), is_digit);
    let behind = s.part(open + digits..);
    let number = (1..=4).contains(&digits) && (behind.starts_with(") ") || open == 0 && behind.starts_with(". "));
    let sign = s.chars().next().filter(|&c| "-•*·–—→◦▪●○‣▸».".contains(c)).map(char::len_utf8);
    let bullet = sign.filter(|&sign| s.part(sign..).starts_with(' ')).map(|sign| sign + 1);
    let lead = bullet.or(number.then_some(open + digits + 2))?;
    let item = s.part(lead..);
    let inner = super::parse(item).or_else(|| parse_bold(item)).or_else(|| parse_dashed(item));
    let inner = inner.filter(|inner| lead + inner.len < s.len())?;
    Some(inner.behind(lead))
}

/// `<jroe> hello`, `Jan Roe (host) > hello`, `(Jan Roe) Hello.`: a name in angles or brackets, as chats have it.
fn parse_angled(s: &str) -> Option<RawLabel> {
    // `[14:02] <jroe> hello`
    let at = written_at(s);
    let head = window(s.part(at..));
    let close = match head.bytes().next()? {
        b'<' => '>',
        // `@jroe: hello`
        b'@' => ':',
        b'(' => ')',
        _ => return parse_behind_name(s, at, head),
    };
    let inner = head.part(1..);
    let end = inner.find(close)?;
    let name = inner.part(..end).trim_start_matches(any_of!['@', '+', '%', '&', '~']);
    if close == ')' && !(is_plain_name(name) && matches!(classify(name), Some(Class::Name | Class::Generic))) {
        return None;
    }
    let ok =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '[' | ']' | '|' | '`' | '^' | '.' | '\'' | '’' | ' ');
    let plain = (2..=30).contains(&name.chars().count()) && name.chars().all(ok) && name.split(' ').count() <= 5;
    let said = s.part(at + end + 2..);
    let blank = said.len() - said.trim_start().len();
    // The sign belongs to a name that nothing else sets off.
    let core = Span::new(at + usize::from(close != ':') * (end + 1 - name.len()), at + end + 1);
    (plain && blank > 0 && blank < said.len()).then(|| RawLabel { class: Class::Name, core, len: at + end + 2 + blank })
}

/// `Jan Roe (host) > hello`
fn parse_behind_name(s: &str, at: usize, head: &str) -> Option<RawLabel> {
    let end = seek::memchr(b'>', head.as_bytes()).filter(|&end| head.part(end..).starts_with("> "))?;
    let core = strip_directions(s, Span::new(at, at + end).trim(s));
    let said = at + end + 2;
    // `12:06 Guest 3311 > hello`
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let user = at > 0 && core.of(s).chars().all(plain) && core.of(s).split(' ').nth(3).is_none();
    (head.part(..end).ends_with(' ') && (user || is_plain_name(core.of(s))) && said < s.len()).then_some(RawLabel {
        class: Class::Name,
        core,
        len: said,
    })
}

/// `MAVIS. He is late.`, `OLD TOBIAS (aside). Who?`: capitals and a full stop, as scripts have it.
fn parse_capitals_and_stop(s: &str) -> Option<RawLabel> {
    if is_small_behind(s) {
        return None;
    }
    // A small letter before what could end the name, or stand in brackets behind it.
    let ends = |b: u8| matches!(b, b'(' | b'[' | b')' | b']' | b'.' | b':' | b'?' | b'!' | b',' | b'\n');
    if s.bytes().find(|&b| b.is_ascii_lowercase() || ends(b)).is_some_and(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let head = window(s);
    let mut depth = 0;
    let stop = head.find(|c: char| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        depth == 0 && matches!(c, '.' | ':' | '?' | '!' | ',' | '\n')
    })?;
    let core = strip_directions(s, Span::new(0, stop));
    let words = core.of(s);
    let said = s.part(stop..).strip_prefix('.')?;
    let blank = leading_direction(said);
    let ok = is_caps(words)
        && words.chars().filter(|c| c.is_uppercase()).count() >= 3
        && words.split(' ').nth(4).is_none()
        && !words.contains(is_digit)
        && said.starts_with(char::is_whitespace)
        && blank < said.len();
    let class = ok.then(|| classify(words)).flatten()?;
    Some(RawLabel { class, core, len: stop + 1 + blank })
}

/// How many bytes a name has at most that only blanks set off.
const APART: usize = 48;

/// `Mavis    He is late.`, `00:04 | Mavis | He is late.`: a name, and a tabulator, several blanks or a stroke between it and
/// what is said.
fn parse_apart(s: &str) -> Option<RawLabel> {
    // `| 00:04 | Mavis | Late. |`, `| **Mavis** | Late. |`
    let from = leading(s, |c| matches!(c, '|' | ' '));
    let from = from + written_at(s.part(from..));
    let from = from + leading(s.part(from..), |c| matches!(c, '|' | ' ' | '*'));
    let head = window(s.part(from..));
    // One pass for all three, and no farther than names go: nearly every paragraph is asked.
    let bytes = head.as_bytes();
    let bytes = bytes.get(..APART).unwrap_or(bytes);
    // All of it at once, as processors can: most have none.
    let pair = |(&a, &b): (&u8, &u8)| (a == b'\t') | (b == b'\t') | (a == b' ') & ((b == b' ') | (b == b'|'));
    if !bytes.iter().zip(bytes.get(1..)?).fold(false, |any, two| any | pair(two)) {
        return None;
    }
    let apart = |i: usize| matches!(bytes.part(i..), [b'\t', ..] | [b' ', b' ', ..] | [b' ', b'|', b' ', ..]);
    let blank = |b: u8| matches!(b, b' ' | b'\t');
    let at = from + bytes.iter().enumerate().position(|(i, &b)| blank(b) && apart(i))?;
    let core = Span::new(from, from + s.part(from..at).trim_end_matches('*').len());
    let core = strip_directions(s, core);
    let words = core.of(s);
    let blank = leading(s.part(at..), |c| matches!(c, ' ' | '\t' | '|'));
    // `Mavis    01:04:12    He is late.`
    let blank = blank + written_at(s.part(at + blank..));
    let said = s.part(at + blank..);
    // `Home | News | About`
    let menu = s.part(at..).starts_with(" | ") && said.contains(" | ");
    // `Speaker | Text` heads a table.
    let heads = !ends_speech(said.trim_end_matches(any_of![' ', '|']))
        && is_any(words, words!["speaker", "who", "name", "person"]);
    let spoken = !menu
        && !heads
        && (said.starts_with(|c: char| c.is_uppercase() || is_opening(c)) || is_caps(words))
        && said.contains(char::is_lowercase)
        && (is_plain_name(words)
            || words.split(' ').nth(3).is_none()
                && !words.contains(any_of!['.', ',', '?', '!', ':', '"', '“', '\n', '|']));
    // `04 06 45 20   CC    Roger.`: what heads a letter's copies elsewhere.
    let copies = (from > 0 && words == "CC").then_some(Class::Single);
    let class = spoken.then(|| copies.or_else(|| classify(words))).flatten()?;
    Some(RawLabel { class, core, len: at + blank + leading_direction(said) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_off() {
        let read = |s: &str| {
            parse_stop_and_dash(s)
                .or_else(|| parse_angled(s))
                .or_else(|| parse_capitals_and_stop(s))
                .or_else(|| parse_apart(s))
                .map(|raw| (raw.core.of(s).to_string(), s[raw.len..].to_string()))
        };
        let pair = |a: &str, b: &str| Some((a.to_string(), b.to_string()));
        assert_eq!(read("Jan Roe (PPE). – (FR) Yes."), pair("Jan Roe", "Yes."));
        assert_eq!(read("Ada Lom, on behalf of the Greens. – No."), pair("Ada Lom, on behalf of the Greens", "No."));
        assert_eq!(read("President. – Closed."), pair("President", "Closed."));
        assert_eq!(read("The boats came in. – Nobody saw them."), None);
        let dashed = |s: &str| parse_dashed(s).map(|raw| raw.core.of(s).to_string());
        assert_eq!(dashed("MR. ROE — In a quarry.").as_deref(), Some("MR. ROE"));
        let alone = |s: &str| parse_capitals_alone(s).map(|raw| raw.core.of(s).to_string());
        assert_eq!(alone("JAN ROE I dive.").as_deref(), Some("JAN ROE"));
        assert_eq!(alone("KW Were you afraid?").as_deref(), Some("KW"));
        assert_eq!([alone("JAN ROE, I dive."), alone("HALE Dives."), alone("JAN ROE DIVES")], [None, None, None]);
        assert_eq!(dashed("Jan Roe — who dives — came."), None);
        assert_eq!(read("<@jroe> hello"), pair("jroe", "hello"));
        assert_eq!(read("<p>hello"), None);
        assert_eq!(read("12:00 Jan Roe (host) > hello"), pair("Jan Roe", "hello"));
        assert_eq!(read("(Jan Roe) Hello."), pair("Jan Roe", "Hello."));
        assert_eq!([read("Home and away > sport"), read("(Laughter) Hello.")], [None, None]);
        assert_eq!(read("[14:02] <jroe> hello"), pair("jroe", "hello"));
        assert_eq!(read("OLD TOM (aside). Who?"), pair("OLD TOM", "Who?"));
        assert_eq!(read("TOM. (Rising.) Who?"), pair("TOM", "Who?"));
        assert_eq!([read("U.S. ships came."), read("Tom. Who?"), read("TOM, who")], [None, None, None]);
        assert_eq!(read("Tom\tWho came?"), pair("Tom", "Who came?"));
        assert_eq!(read("Tom went.  Who came?"), None);
    }
}
