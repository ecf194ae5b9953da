//! What a page tells of its article elsewhere: who wrote it, how its paragraphs are made, which words are its.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::article::Kept;
use super::beside;
use super::body;
use super::html;
use super::outline::{Outline, Seen, Sums, normal};

pub struct Known {
    /// As `normal` has them.
    pub authors: Vec<String>,
    pub main: Main,
    pub claim: Claim,
    /// Ids of the notes that the article's text cites.
    pub notes: HashSet<String>,
}

/// The paragraphs that most of the article is made of.
pub struct Main {
    /// How many lie in a range.
    pub blocks: Sums,
    /// Where the second of them begins; behind the page where they are made in many ways.
    pub second: usize,
}

impl Known {
    pub fn of(page: &Outline, kept: &Kept) -> Known {
        let data = data(page);
        let mut authors = Vec::new();
        for name in data.iter().flat_map(|data| names(&data["author"])).chain(bylines(page)) {
            let name = normal(&name);
            let name = name.strip_prefix("written by ").or(name.strip_prefix("by ")).unwrap_or(&name).trim();
            if (2..=5).contains(&name.split(' ').count()) && authors.len() < 20 && !authors.iter().any(|a| a == name) {
                authors.push(name.to_string());
            }
        }
        let bodies = data.iter().filter_map(|data| data["articleBody"].as_str());
        let claim = Claim::of(bodies.max_by_key(|body| body.len()).unwrap_or_default(), page, kept);
        Known { authors, main: Main::of(page, kept), claim, notes: notes(page, kept) }
    }
}

impl Main {
    fn of(page: &Outline, kept: &Kept) -> Main {
        let is_paragraph = |e: &Seen| kept.contains(&e.node.id) && body::is_paragraph(e);
        let mut made: HashMap<u64, (usize, usize)> = HashMap::new();
        let mut total = 0;
        for element in page.elements.iter().filter(|e| is_paragraph(e)) {
            let (count, size) = made.entry(element.path).or_default();
            (*count, *size) = (*count + 1, *size + element.block);
            total += element.block;
        }
        made.retain(|_, (count, size)| *count >= 2 && *size * 7 >= total);
        let is_main = |e: &Seen| made.contains_key(&e.path) && is_paragraph(e);
        let uniform = made.values().map(|(_, size)| size).sum::<usize>() * 5 >= total * 3;
        let blocks = page.sums(|_, e| usize::from(is_main(e)));
        let mut all = page.elements.iter().enumerate().filter(|(_, e)| is_main(e)).map(|(at, _)| at);
        let second = all.nth(1).filter(|_| uniform).unwrap_or(page.elements.len());
        Main { blocks, second }
    }
}

/// The article's words, where the page gives them to search engines and most of what was chosen is among them.
pub struct Claim(HashSet<u64>);

impl Claim {
    fn of(body: &str, page: &Outline, kept: &Kept) -> Claim {
        let claim = Claim(sequences(body).collect());
        let (mut all, mut claimed) = (0, 0);
        for (at, element) in page.elements.iter().enumerate() {
            if kept.contains(&element.node.id) && body::is_paragraph(element) {
                let words = page.words_of(at);
                all += element.block;
                claimed += if claim.denies(&words) { 0 } else { element.block };
            }
        }
        // A summary, or the beginning alone.
        if claim.0.len() < 60 || claimed * 10 < all * 6 { Claim(HashSet::new()) } else { claim }
    }

    /// Whether these are not words of the article. A few that the page left out of either change nothing.
    pub fn denies(&self, words: &str) -> bool {
        let (mut all, mut claimed) = (0, 0);
        for sequence in sequences(words) {
            all += 1;
            claimed += usize::from(self.0.contains(&sequence));
        }
        !self.0.is_empty() && all >= 4 && claimed * 3 < all
    }
}

/// Sequences of four words, hashed.
fn sequences(text: &str) -> impl Iterator<Item = u64> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let hash = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(4).map(hash).collect::<Vec<_>>().into_iter()
}

/// `<a href="#fn1">1</a>`
fn notes(page: &Outline, kept: &Kept) -> HashSet<String> {
    let cited = |e: &Seen| {
        let href = e.node.attr("href")?;
        let is_note = kept.contains(&e.node.id) && html::is_note_label(&e.node.text());
        is_note.then(|| href.strip_prefix('#').map(str::to_string))?
    };
    page.elements.iter().filter(|e| e.node.has_name("a")).filter_map(cited).collect()
}

/// The objects that the page has for search engines (JSON-LD), without those inside others.
fn data(page: &Outline) -> Vec<Value> {
    let mut found = Vec::new();
    for Seen { node, .. } in &page.elements {
        if node.has_name("script") && node.attr("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) {
            match serde_json::from_str(&node.text()) {
                Ok(Value::Array(all)) => found.extend(all),
                Ok(Value::Object(mut one)) => match one.remove("@graph") {
                    Some(Value::Array(all)) => found.extend(all),
                    _ => found.push(Value::Object(one)),
                },
                _ => {}
            }
        }
    }
    found
}

/// `"Jan Roe"`, `{"name": "Jan Roe"}`, or several of them.
fn names(author: &Value) -> Vec<String> {
    match author {
        Value::String(name) => vec![name.clone()],
        Value::Array(all) => {
            all.iter().take(20).filter_map(|one| one["name"].as_str().or(one.as_str())).map(str::to_string).collect()
        }
        other => other["name"].as_str().map(str::to_string).into_iter().collect(),
    }
}

/// What looks like a byline.
fn bylines(page: &Outline) -> Vec<String> {
    let mut found = Vec::new();
    for (at, Seen { node, end, .. }) in page.elements.iter().enumerate() {
        // What is larger is no byline, and its text would be read once for each element around it.
        if end - at > 20 {
            continue;
        }
        let text = if node.has_name("meta") && node.attr("name").is_some_and(|n| n.eq_ignore_ascii_case("author")) {
            node.attr_or("content", "").to_string()
        } else if node.attr("rel").is_some_and(|rel| rel.contains("author"))
            || beside::words(*node).any(|word| ["author", "by", "byline", "autor"].contains(&&*word))
        {
            node.text().chars().take(200).collect()
        } else {
            continue;
        };
        found.push(text);
    }
    found
}
