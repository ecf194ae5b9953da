//! A name on a line of its own above what its bearer says.

use super::name_role::part_behind;
use super::words::{capital, classify, is_particle, is_role};
use super::{Class, RawLabel, holder_in_brackets, lead, portrait, strip_directions};
use crate::doc::shape::is_longer;
use crate::lexicon::{self, Word};
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{any_of, bare, first_of, is_any, is_digit, last_of, words};
use crate::text::{Case, Parts};

/// Characters of a name line at most.
const MOST: usize = 160;

/// `ROE`: a surname in capitals that is all of its line.
pub(in crate::doc) fn parse_lone_capitals(s: &str) -> Option<RawLabel> {
    // `IDA (CONT'D)`
    let core = strip_directions(s, Span::new(0, s.len()));
    let words = core.of(s);
    let whole = words.chars().nth(2).is_some()
        && !is_longer(words, 24)
        && words.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’'));
    let name = |entry: Word| entry == Word::default() || entry.is(lexicon::SURNAME | lexicon::GIVEN);
    (whole && name(Word::of(words)) && classify(words) == Some(Class::Single)).then_some(RawLabel {
        class: Class::Single,
        core,
        len: s.len(),
    })
}

/// What stands between a name and what its bearer is.
pub(super) const DASHES: [&str; 4] = [" -- ", " – ", " — ", " - "];

fn ends_in_firm(s: &str) -> bool {
    ["Inc.", "Co.", "Corp.", "Ltd."].iter().any(|f| s.ends_with(f))
}

/// `Jan Roe -- Firm -- Analyst`, `Jan Roe - Chief Executive`, `Jan Roe, Chief Executive`: what the bearer is stands behind.
fn parse_with_role(s: &str) -> Option<RawLabel> {
    if s.contains(any_of!['|', '?', '!', ';', '"', '“', '”']) {
        return None;
    }
    let dash = first_of(s, &DASHES).map(|d| d.0);
    // `Jan Roe, Firm - Analyst`
    let comma = s.find(", ").filter(|&comma| dash.is_none_or(|dash| comma < dash && s.part(..comma).contains(' ')));
    let at = comma.or(dash)?;
    let role = s.part(at..).trim_start_matches(any_of![' ', '-', '–', '—', ',']);
    // A firm may be anything, and have its full stop; behind a comma only an office makes a name of what stands before.
    let closed = role.ends_with('.') && !ends_in_firm(role);
    let office = || role.split(any_of![' ', ',']).any(|w| is_role(bare(w)));
    if closed || !role.starts_with(char::is_alphabetic) || dash.is_none() && !office() {
        return None;
    }
    let name = s.part(..at);
    let words = name.split(' ').count();
    let initial = |w: &str| w.chars().count() == 2 && w.ends_with('.');
    let part = |w: &str| {
        w.starts_with(char::is_uppercase)
            && (!w.contains('.') || initial(w) || is_any(w, words!["jr.", "sr.", "dr.", "mr.", "ms.", "mrs."]))
            || is_particle(w)
    };
    let plain = (2..=5).contains(&words) && name.split(' ').all(part) && !name.bytes().any(|b| b.is_ascii_digit());
    let named = plain && classify(name) == Some(Class::Name);
    // `Prepared Remarks - Second Quarter`
    let thing = dash.is_some()
        && !s.part(at..).starts_with(" -- ")
        && !office()
        && !name.split(' ').any(|w| Word::of(w).is(lexicon::GIVEN));
    (named && !thing).then(|| RawLabel { class: Class::Name, core: Span::new(0, at), len: s.len() })
}

/// The last part of what a name line says of its bearer behind a dash or a comma, as offsets into the line.
pub(in crate::doc) fn role_behind_dash(s: &str, raw: &RawLabel) -> Option<Span> {
    let line = s.part(..raw.len).lines().next()?.trim_end();
    let behind = line.get(raw.core.end()..)?;
    let at = if DASHES.iter().any(|d| behind.starts_with(d)) {
        DASHES.iter().filter_map(|d| last_of(behind, d).map(|at| at + d.len())).max()?
    } else {
        behind.starts_with(", ").then_some(2)?
    };
    // `Jan Roe - 0:34` has a time.
    let role = behind.part(at..);
    (role.starts_with(char::is_alphabetic) && !role.contains(':')).then(|| Span::new(raw.core.end() + at, line.len()))
}

/// `J.`, `Hon.`, `Dr.`
fn is_abbreviated(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|w| {
        w.chars().count() == 1 || is_any(w, words!["hon"]) || !w.contains('.') && Word::of(w).is(lexicon::TITLE)
    })
}

/// `Jan Roe (Town) (Lab)`, `Mr Speaker`, `The Minister for Coasts (Jan Roe)`, `Lord Roe Portrait Mr Jan Roe`.
pub(in crate::doc) fn parse_name_line(s: &str) -> Option<RawLabel> {
    if is_longer(s, MOST) {
        return None;
    }
    // `### Jan Roe`
    let signs = lead::heading(s);
    if signs > 0 {
        return parse_name_line(s.part(signs..)).map(|raw| raw.behind(signs));
    }
    // `Jan Roe - Analyst [12]`: what a record counts.
    let behind = s.strip_suffix(']').map(|s| s.trim_end_matches(is_digit));
    if let Some(line) = behind.and_then(|s| s.strip_suffix(" [")).filter(|line| line.len() + 3 < s.len()) {
        return parse_name_line(line).map(|raw| RawLabel { len: s.len(), ..raw });
    }
    // Most short paragraphs are sentences.
    if seek::memchr2(b':', b'\n', s.as_bytes()).is_some() || s.ends_with('.') && !ends_in_firm(s) {
        return None;
    }
    // `[Jan Roe]`, `<Jan Roe>`; `[Video Clip]` names nobody.
    if let Some(inner) =
        [('[', ']'), ('(', ')'), ('<', '>')].iter().find_map(|&(o, c)| s.strip_prefix(o)?.strip_suffix(c))
    {
        let given = Word::of(inner.split(' ').next().unwrap_or("")).is(lexicon::GIVEN | lexicon::TITLE);
        // `[Jan Roe – interpretation]`, `[Jan Roe, through an interpreter]`
        let cut = first_of(inner, &[" – ", " — ", " - ", ", "]).map(|(at, sign)| (at, inner.part(at + sign.len()..)));
        let name =
            cut.filter(|(_, rest)| rest.starts_with(char::is_lowercase)).map_or(inner, |(at, _)| inner.part(..at));
        let raw = parse_name_line(name).filter(|raw| given && raw.class == Class::Name)?;
        return Some(RawLabel { len: s.len(), ..raw.behind(1) });
    }
    // `Chairman – Jan Roe`
    if let Some((at, dash)) = first_of(s, &DASHES)
        && matches!(classify(s.part(..at)), Some(Class::Generic | Class::Person))
        && let Some(raw) =
            parse_name_line(s.part(at + dash.len()..)).filter(|raw| raw.class == Class::Name && raw.core.start() == 0)
    {
        return Some(raw.behind(at + dash.len()));
    }
    // `Jan Roe · Host`
    if let Some((end, part)) =
        part_behind(s).filter(|&(end, part)| part > end + 1 && !s.contains(any_of![':', '\n', '.']))
    {
        let raw = parse_name_line(s.part(..end)).filter(|raw| raw.class == Class::Name && part < s.len())?;
        return Some(RawLabel { len: s.len(), ..raw });
    }
    // `The Minister of State, Department for Ports (Baroness Roe) (Con)` has the name in brackets.
    let held = || s.ends_with(')') && s.starts_with("The ") && holder_in_brackets(s, Span::new(0, s.len())).is_some();
    if let Some(raw) = parse_with_role(s).filter(|_| !held()) {
        return Some(raw);
    }
    if s.ends_with('.')
        || s.contains(any_of!['|', '#', '?', '!', ';', '"', '”'])
        || s.bytes().any(|b| b.is_ascii_digit())
        // `Hon. Jan Roe`, `Some hon. members`, `J. T. Roe`
        || s.contains('.') && s.split(' ').any(|w| w.contains('.') && !is_abbreviated(w))
    {
        return None;
    }
    // `Lord Roe Portrait Mr Jan Roe`: the picture's description stands before the name.
    let mut core = Span::new(portrait::before_name(s), s.len()).trim(s);
    // `The Secretary of State for Works, Roads and Bridges (Jan Roe)`: an office may have commas, a name has none.
    core = match holder_in_brackets(s, core) {
        Some(holder) => holder,
        None => strip_directions(s, core),
    };
    if core.of(s).contains(',') {
        return None;
    }
    // `Jan Roe Portrait`, above the name itself.
    if let Some(name) = portrait::whose(core.of(s)) {
        let at = core.start() + if core.of(s).starts_with(name) { 0 } else { core.len() - name.len() };
        core = Span::new(at, at + name.len());
    }
    let words: Vec<&str> = core.of(s).split_whitespace().collect();
    let capital = |w: &&str| capital(w) || is_particle(w);
    let member = ["hon. member", "hon. members", "hon members"].iter().any(|m| core.of(s).lower().ends_with(m));
    if !(1..=5).contains(&words.len()) || !(words.iter().all(capital) || member) {
        return None;
    }
    let class = match classify(core.of(s)) {
        _ if member => Class::Person,
        Some(Class::Name) => Class::Name,
        // `Analysts` heads a list of them.
        Some(Class::Generic | Class::Person)
            if words.len() <= 2 && !words.last().is_some_and(|last| Word::of(last).is(lexicon::PLURAL)) =>
        {
            Class::Person
        }
        _ => return None,
    };
    Some(RawLabel { class, core, len: s.len() })
}
