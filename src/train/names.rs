//! When two names are the same, as the scorers count it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TITLES: &str = " mr mrs ms miss dr sir sen senator rep representative gov governor president minister prime former \
    vice foreign secretary general gen col colonel sgt lt capt judge justice professor prof rev pope king queen prince \
    princess sheikh ayatollah imam speaker mayor ambassador chief jr sr ii iii the ";

const PRONOUNS: &str = " he she they it who i we you his her their him them himself herself ";

fn within(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// Lower-case words without accents and possessives.
fn words(s: &str) -> Vec<String> {
    let s = s.replace("’s", "").replace("'s", "").to_lowercase();
    let plain: String = s.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    plain
        .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '@'))
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect()
}

fn name(s: &str) -> Vec<String> {
    let all = words(s);
    let untitled: Vec<String> = all.iter().filter(|w| !within(TITLES, w)).cloned().collect();
    let long: Vec<String> = untitled.iter().filter(|w| w.chars().count() > 1).cloned().collect();
    [long, untitled, all].into_iter().find(|w| !w.is_empty()).unwrap_or_default()
}

/// Whether a name shown is the one wanted.
pub fn same_name(wanted: &str, shown: &str) -> bool {
    let (g, p) = (name(wanted), name(shown));
    let (Some(first), Some(last), Some(other)) = (g.first(), g.last(), p.last()) else { return false };
    if g == p || first == &p[0] && last == other {
        return true;
    }
    let described = g.len() < 2 || wanted.starts_with(char::is_lowercase);
    let small = |w: &&String| !matches!(w.as_str(), "of" | "for" | "and" | "in");
    described && (last == other || g.iter().filter(small).any(|w| p.contains(w)))
}

/// Whether a name shown is a part of the one wanted.
pub fn is_lesser(wanted: &str, shown: &str) -> bool {
    let (g, p) = (name(wanted), name(shown));
    !p.is_empty() && p.iter().all(|w| g.contains(w))
}

/// The last capitalised word that is neither title nor pronoun.
pub fn surname(text: &str) -> Option<String> {
    let mut words =
        text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '’' | '\'' | '-'))).filter(|w| !w.is_empty());
    let last = words.rfind(|w| {
        let lower = w.to_lowercase();
        w.starts_with(char::is_uppercase) && !within(TITLES, &lower) && !within(PRONOUNS, &lower)
    })?;
    Some(last.trim_end_matches("'s").trim_end_matches("’s").to_lowercase())
}
