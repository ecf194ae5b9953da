//! Page furniture: what a site puts above, below and between the paragraphs of an article.
//!
//! A phrase alone does not make furniture: `Subscribers were told by letter.` and `Copyright lawyer Jan Roe spoke.` are
//! text. The phrase must end at a word's end, and the line must look like a label, a link or a notice.

use super::shape::{begins, holds, is_longer};
use crate::text::Parts;
use crate::text::seek;
use crate::text::words::{Words, any_of, is_digit, words};

/// What a line of furniture says about its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// It stands alone: `Advertisement`, `Share this article`.
    Line,
    /// It heads links to other articles: `Read more`, `Most Read`.
    Links,
    /// Readers speak below it, not the article: `Comments (3)`, `Posted by Roe at 11:52 PM`.
    Comments,
}

/// Labels of buttons and boxes: they are the whole line, or its beginning where the rest is as short as they are.
const LABELS: Words = words![
    "advertisement", "advertising", "share this", "share video", "share on", "share via", "copy link", "view all",
    "view this", "view as", "print this", "email this", "follow us", "sign up", "log in", "sign in", "subscribe",
    "subscribe now", "subscribe today", "donate", "donate now", "donate today", "donate here", "support us",
    "support our", "become a member", "request clip", "back to top", "skip to", "contact us", "text version",
    "font size", "continue reading", "continue reading below", "story continues", "article continues",
    "scroll to continue", "sponsored content", "sponsored post", "promoted", "paid content", "tags:", "topics:",
    "filed under", "older posts", "newer posts", "purchase licensing rights", "published in section",
    "publication date", "direct link", "site colours", "return to", "transcribed by", "powered by", "printed from",
    "listen to this article", "gift this article", "save for later", "add to queue", "get the app", "download as",
    "previous debate", "next debate", "previous review", "share", "download text", "most viewed clips", "click here",
    "to be continued", "for immediate release",
];

/// Headings of lists of links, also with the one link behind a colon.
const LINKS: Words = words![
    "read more", "read next", "read also", "also read", "see also", "more from", "more on this", "more on this story",
    "most read", "most popular", "most viewed", "trending", "trending now", "recommended", "recommended for you",
    "related", "related articles", "related posts", "related stories", "related content", "related topics",
    "recent posts", "latest clips", "latest reports", "latest news", "latest videos", "you may also like",
    "you might also like", "in other news", "editors' picks", "explore more", "more speeches", "top story",
    "today's top story",
];

/// Where what readers write begins.
const COMMENTS: Words = words![
    "comments", "leave a comment", "leave a reply", "post a comment", "add a comment", "join the conversation",
    "conversation", "verify your comment", "view comments",
];

/// Notices, which may be whole sentences: how they begin, and a word that they must have (or none).
const NOTICES: [(&str, &str); 36] = [
    ("to order a", "transcript"),
    ("to order a", "video"),
    ("order a video", ""),
    ("order a transcript", ""),
    ("this is a rush transcript", ""),
    ("this copy may not be", ""),
    ("content and programming", "copyright"),
    ("all rights reserved", ""),
    ("copyright policy", ""),
    ("the views in", ""),
    ("the views expressed", ""),
    ("©", ""),
    ("(c) 20", ""),
    ("an official website", ""),
    ("official website of", ""),
    ("the official website of", ""),
    ("sign up for", "newsletter"),
    ("sign up to", "newsletter"),
    ("sign up for", "email"),
    ("sign up to", "email"),
    ("subscribe to", ""),
    ("to subscribe", ""),
    ("subscribe for", ""),
    ("to receive", "email"),
    ("to receive", "e-mail"),
    ("to receive", "newsletter"),
    ("we value your privacy", ""),
    ("by clicking", ""),
    ("this site uses", "cookies"),
    ("we use cookies", ""),
    ("donations from readers", ""),
    ("please help us continue", ""),
    ("not to be redistributed", ""),
    ("our standards:", ""),
    ("support our", "donat"),
    ("reporting by", "editing by"),
];

/// What kind of furniture a line is, if it is any.
pub(super) fn of(s: &str) -> Option<Furniture> {
    let s = s.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '–' | '—' | '-' | '·' | '↓' | '→'));
    if s.is_empty() || is_longer(s, 300) {
        return None;
    }
    if is_comments(s) {
        return Some(Furniture::Comments);
    }
    if let Some(rest) = after_any(s, LINKS) {
        let rest = rest.trim_start();
        // `Related: “Upwards and Sideways,” EDM, Vol. 9` names its one link; `Read more` has them below.
        if let Some(link) = rest.strip_prefix(':') {
            return Some(if link.trim().is_empty() { Furniture::Links } else { Furniture::Line });
        }
        if rest.split_whitespace().count() <= 2 && is_label(s) {
            return Some(Furniture::Links);
        }
    }
    let labelled = is_label(s) && after_any(s, LABELS).is_some_and(|rest| rest.split_whitespace().count() <= 8);
    (labelled || is_notice(s) || is_navigation(s)).then_some(Furniture::Line)
}

/// What follows the longest of these phrases with which `s` begins, a word's end between them.
fn after_any(s: &str, phrases: Words) -> Option<&str> {
    // Most lines begin like no phrase: the first letter tells.
    let first = s.as_bytes().first()?.to_ascii_lowercase();
    if !phrases.may_begin(first) {
        return None;
    }
    let mut shortest: Option<&str> = None;
    for phrase in phrases.iter().filter(|p| p.as_bytes().first() == Some(&first)) {
        if begins(s, phrase) {
            let rest = s.part(phrase.len()..);
            let longer = shortest.is_none_or(|known| rest.len() < known.len());
            if longer && !rest.starts_with(char::is_alphanumeric) {
                shortest = Some(rest);
            }
        }
    }
    shortest
}

/// A label is no sentence, and quotes nobody.
fn is_label(s: &str) -> bool {
    !s.ends_with(any_of!['.', '?', '!', ',', '"', '”']) && !s.contains(". ") && s.split_whitespace().count() <= 12
}

fn is_notice(s: &str) -> bool {
    let first = s.as_bytes().first().map(u8::to_ascii_lowercase);
    let known = NOTICES.iter().any(|(head, word)| {
        let ended = head.as_bytes().first().copied() == first
            && begins(s, head)
            && !(head.ends_with(char::is_alphabetic) && s.part(head.len()..).starts_with(char::is_alphanumeric));
        ended && (word.is_empty() || holds(s, word))
    });
    // `Copyright 2023 Newsline.`, but not `Copyright lawyer Jan Roe`.
    let copyright = after_any(s, words!["copyright"]).is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit() || c == '©') || begins(rest, "(c)")
    });
    // `Town of Velm, 1 Depot Square | Website by Roe`
    let barred = seek::memchr2(b'|', 0xC2, s.as_bytes()).is_some() && s.contains(any_of!['|', '·']);
    let made = barred && ["site by ", "web design by "].iter().any(|w| holds(s, w));
    known && !s.contains(any_of!['“', '«'])
        || made
        || copyright
        || s.ends_with("All rights reserved.")
        || s.ends_with("opens new tab")
}

/// `Comments (3)`, `14 Responses to “…”`, `3 comments`, `Posted by Roe at 7:12 AM in Food | Permalink`, `Bert said...`.
fn is_comments(s: &str) -> bool {
    let counted = s.trim_start_matches(is_digit);
    if counted.len() < s.len() {
        let mut words = counted.split_whitespace();
        let word = words.next().unwrap_or("");
        let kind = ["comments", "comment", "responses", "replies"].iter().any(|w| word.eq_ignore_ascii_case(w));
        return kind && words.next().is_none_or(|w| ["to", "on", "|"].contains(&w));
    }
    let head = after_any(s, COMMENTS).is_some_and(|rest| {
        rest.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | '|' | ':' | ','))
            .is_empty()
            || rest.trim_start().starts_with(any_of!['(', '|'])
    });
    let posted = begins(s, "posted by") && (s.contains('|') || s.bytes().any(|b| b.is_ascii_digit()));
    head || posted || begins(s, "replying to @")
}

/// A bar of links: `Home   About   Blogroll`, `Home » Clips » Zahir`, `« A Poem | Main | Open thread »`.
pub(super) fn is_navigation(s: &str) -> bool {
    if s.ends_with(any_of!['.', '?', '!']) || is_longer(s, 160) || s.contains('\n') {
        return false;
    }
    let arrows = s.starts_with('«') && s.ends_with('»') && s.contains('|');
    let trail = [" » ", " › ", " > ", " :: ", " ▾"].iter().any(|t| s.contains(t));
    let ended = s.trim_end().ends_with(any_of!['/', '▾', '›']) && s.contains("  ");
    // `< Back to Morning Desk`; a direction has no blank: `<laughter>`.
    let back = ["< ", "‹ ", "← ", "<< "].iter().any(|arrow| s.starts_with(arrow)) && !s.ends_with('>');
    arrows || back || trail && !s.starts_with('>') || ended || is_bar(s)
}

/// Three short names or more, side by side.
fn is_bar(s: &str) -> bool {
    let parts =
        |separator: &str| -> Vec<&str> { s.split(separator).map(str::trim).filter(|p| !p.is_empty()).collect() };
    ["  ", "\t", " | ", " · ", " / "].into_iter().filter(|separator| s.contains(separator)).any(|separator| {
        let parts = parts(separator);
        let labels = parts.iter().filter(|p| after_any(p, LABELS).is_some()).count();
        // `Share this article    Newsletter    “Ask a fossil”`
        let plain = |p: &&str| {
            !p.contains(any_of!['.', '?', '!', ',', ';', '@'])
                && (labels >= 1 || separator == " | " || !p.contains(any_of!['"', '“', '”', ':']))
                && p.split_whitespace().count() <= 4
        };
        let words: usize = parts.iter().map(|p| p.split_whitespace().count()).sum();
        let many = parts.len() >= 3 && words <= parts.len() * 3 || parts.len() == 2 && labels >= 1;
        // `Q    What` and columns of a table have digits or single letters.
        let named = |p: &&str| p.chars().nth(1).is_some() && !p.starts_with(is_digit);
        many && parts.iter().all(plain) && parts.iter().filter(|p| named(p)).count() * 2 > parts.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_notices() {
        for s in [
            "Advertisement",
            "[ADVERTISEMENT - CONTINUE READING BELOW]",
            "Advertisement · Scroll to continue",
            "Share this article: Facebook Twitter Email Print",
            "Continue reading below",
            "Share this Clip:",
            "Copyright 2023 Roe Press. All rights reserved. Not to be rewritten.",
            "© Roe 2022",
            "THIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM.",
            "Home   About   Blogroll",
            "« Lentils again | Main | Open thread »",
            "Home » Clips » Chad » #4410",
            "Share  Copy link",
            "To receive daily reports by email, click here.",
            "Related: “Upwards,” Vol. 9, Issue 77",
        ] {
            assert_eq!(of(s), Some(Furniture::Line), "{s}");
        }
        for s in ["Read more", "Most Read", "Latest Clips", "RELATED ARTICLES"] {
            assert_eq!(of(s), Some(Furniture::Links), "{s}");
        }
        for s in ["Comments", "Comments (3)", "14 Responses to “The Whistle”", "Posted by Roe at 7:12 AM | Permalink"]
        {
            assert_eq!(of(s), Some(Furniture::Comments), "{s}");
        }
    }

    #[test]
    fn what_only_begins_alike() {
        for s in [
            "Subscribers were told by letter.",
            "Copyright lawyer Jan Roe spoke first. “This is theft,” she said.",
            "Sponsored boats led the parade.",
            "Privacy campaigners came next.",
            "Advertisements lined the road.",
            "Share this with nobody, he told them.",
            "To receive the prize, Roe flew to Oslo.",
            "Comments by the mayor did not help.",
            "Donated boats came first",
            "Q    What",
            "3 comments were read out.",
        ] {
            assert_eq!(of(s), None, "{s}");
        }
    }
}
