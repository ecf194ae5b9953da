//! Gold attributions in three forms, and which of the contest's choices they call right.

use serde_json::Value;
use std::path::Path;
use whosaid::training::{Choice, Instance, Sample, Whom, sample};

use crate::names::{is_lesser, same_name, surname};

/// Where a text comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Domain {
    /// News articles whose gold is the words that name the source.
    News,
    /// Whole documents whose gold is the speaker's full name.
    Document,
    /// Short constructions.
    Case,
}

/// What the gold says of one quotation.
#[derive(Clone, Debug, PartialEq)]
pub enum Gold {
    Silent,
    /// No quotation at all: whoever is named, wrongly.
    Extra,
    /// Nobody; of these kinds (all four where the gold does not tell).
    Nobody(Vec<usize>),
    /// Byte ranges of the words that name the source.
    Sources(Vec<(usize, usize)>),
    /// Any of these names.
    Names(Vec<String>),
}

/// One text, read by gold and by us.
pub struct Text {
    pub id: String,
    pub domain: Domain,
    pub text: String,
    pub sample: Sample,
    /// Of each of our instances.
    pub gold: Vec<Gold>,
    /// Gold quotations with a source, direct ones among them (news).
    pub counts: (usize, usize),
    pub direct: Vec<bool>,
}

type Failure = Box<dyn std::error::Error>;

/// The name of a rule that is not heard.
type Without<'a> = Option<&'a str>;

/// Reads a file of one article a line: `{"id", "text", "quotes": [...]}`, offsets in code points.
pub fn news(path: &Path, without: Without) -> Result<Vec<Text>, Failure> {
    lines(path)?.iter().map(|line| Ok(article(&serde_json::from_str(line)?, without))).collect()
}

fn lines(path: &Path) -> Result<Vec<String>, Failure> {
    let content = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(content.lines().filter(|l| !l.trim().is_empty()).map(str::to_string).collect())
}

fn article(json: &Value, without: Without) -> Text {
    let text = json["text"].as_str().unwrap_or_default().to_string();
    let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    bytes.push(text.len());
    let at = |v: &Value| bytes[(v.as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)];
    let sample = sample(&text, without);
    let quotes: Vec<&Value> = json["quotes"].as_array().into_iter().flatten().collect();
    let sources = |q: &Value| -> Vec<(usize, usize)> {
        q["sources"].as_array().into_iter().flatten().map(|s| (at(&s[0]), at(&s[1]))).collect()
    };
    let is_direct = |q: &Value| q["direct"].as_bool().unwrap_or(false);
    let mut direct = Vec::new();
    let gold = sample.instances.iter().map(|i| {
        let span = (i.span.start(), i.span.end());
        // The gold quotation of which our stretch covers at least half.
        let covered = quotes.iter().find(|q| {
            let own = (at(&q["start"]), at(&q["end"]));
            overlap(own, span) * 2 >= own.1 - own.0
        });
        direct.push(covered.is_some_and(|q| is_direct(q)));
        match covered {
            // The corpus passes over `'…'` and `''…''`.
            None if !i.span.of(&text).starts_with(['"', '“']) => Gold::Silent,
            None => Gold::Nobody(vec![0, 1, 2, 3]),
            Some(q) if sources(q).is_empty() && q["attributed"].as_bool().unwrap_or(false) => Gold::Silent,
            Some(q) if sources(q).is_empty() => Gold::Nobody(vec![0, 1, 2, 3]),
            Some(q) => Gold::Sources(sources(q)),
        }
    });
    let gold = gold.collect();
    let sourced = || quotes.iter().filter(|q| !sources(q).is_empty());
    let counts = (sourced().count(), sourced().filter(|q| is_direct(q)).count());
    Text { id: json["id"].as_str().unwrap_or("").into(), domain: Domain::News, text, sample, gold, counts, direct }
}

/// Reads every `NAME.gold.json` of a directory with its `NAME.txt`.
pub fn documents(directory: &Path, without: Without) -> Result<Vec<Text>, Failure> {
    let entries = std::fs::read_dir(directory).map_err(|e| format!("{}: {e}", directory.display()))?;
    let mut golds: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    golds.retain(|p| p.to_string_lossy().ends_with(".gold.json"));
    golds.sort();
    golds.iter().map(|path| document(path, without)).collect()
}

fn document(path: &Path, without: Without) -> Result<Text, Failure> {
    let json: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let file = path.to_string_lossy().replace(".gold.json", ".txt");
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{file}: {e}"))?;
    let sample = sample(&text, without);
    let mut gold = vec![Gold::Silent; sample.instances.len()];
    let mut known = Vec::new();
    for q in json["quotes"].as_array().into_iter().flatten() {
        let words = q["text"].as_str().unwrap_or_default();
        let Some(span) = nth(&text, words, q["occurrence"].as_u64().unwrap_or(1)) else { continue };
        known.push(span);
        let near = |i: &Instance| i.span.start().abs_diff(span.0) <= 3 && i.span.end().abs_diff(span.1) <= 3;
        let Some(i) = sample.instances.iter().position(near) else { continue };
        gold[i] = match (q["speaker"].as_str(), q["kind"].as_str()) {
            _ if q["ambiguous"].as_bool() == Some(true) => Gold::Silent,
            (Some(name), _) => Gold::Names(vec![name.to_string()]),
            (None, Some("scare")) => Gold::Nobody(vec![0, 3]),
            (None, Some("title")) => Gold::Nobody(vec![1]),
            (None, _) => Gold::Nobody(vec![2, 3]),
        };
    }
    // Whatever is no quotation by the gold, nobody says.
    for (gold, instance) in gold.iter_mut().zip(&sample.instances) {
        let (from, to) = (instance.span.start(), instance.span.end());
        if *gold == Gold::Silent && !known.iter().any(|&(start, end)| start < to && from < end) {
            *gold = Gold::Extra;
        }
    }
    let direct = vec![false; gold.len()];
    let id = path.file_name().unwrap_or_default().to_string_lossy().replace(".gold.json", "");
    Ok(Text { id, domain: Domain::Document, text, sample, gold, counts: (0, 0), direct })
}

/// The n-th hit of a plain substring search, overlaps allowed.
fn nth(text: &str, words: &str, n: u64) -> Option<(usize, usize)> {
    let mut from = 0;
    let mut found = None;
    for _ in 0..n {
        let at = from + text.get(from..)?.find(words)?;
        found = Some((at, at + words.len()));
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// Reads a file of one construction a line: `{"id", "text", "want": [[first words, speaker], …]}`.
pub fn cases(path: &Path, without: Without) -> Result<Vec<Text>, Failure> {
    let mut out = Vec::new();
    for line in lines(path)? {
        let json: Value = serde_json::from_str(&line)?;
        if json["debatable"].as_bool() == Some(true) || json["input"].as_str() == Some("html") {
            continue;
        }
        let text = json["text"].as_str().unwrap_or_default().to_string();
        let sample = sample(&text, without);
        let mut gold = vec![Gold::Silent; sample.instances.len()];
        for want in json["want"].as_array().into_iter().flatten() {
            let Some(at) = want[0].as_str().and_then(|words| text.find(words)) else { continue };
            let Some(i) = sample.instances.iter().position(|i| i.span.start() == at) else { continue };
            gold[i] = match want[1].as_str() {
                Some(names) => Gold::Names(names.split('|').map(str::to_string).collect()),
                None => Gold::Nobody(vec![0, 1, 2, 3]),
            };
        }
        let direct = vec![false; gold.len()];
        let id = json["id"].as_str().unwrap_or_default().to_string();
        out.push(Text { id, domain: Domain::Case, text, sample, gold, counts: (0, 0), direct });
    }
    Ok(out)
}

/// Reads the case files below a directory: their `quotes` sections say who speaks.
pub fn case_files(directory: &Path, without: Without) -> Result<Vec<Text>, Failure> {
    let mut out = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(directory)?.filter_map(|e| Some(e.ok()?.path())).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            out.extend(case_files(&path, without)?);
        } else if path.extension().is_some_and(|e| e == "case") {
            out.extend(case_file(&path, without)?);
        }
    }
    Ok(out)
}

fn case_file(path: &Path, without: Without) -> Result<Option<Text>, Failure> {
    let content = std::fs::read_to_string(path)?;
    let section = |name: &str| {
        let from = content.find(&format!("### {name}\n"))? + name.len() + 5;
        Some(content[from..].split("\n### ").next().unwrap_or_default())
    };
    let (Some(text), Some(rows)) = (section("input"), section("quotes")) else { return Ok(None) };
    let sample = sample(text, without);
    let mut gold = vec![Gold::Silent; sample.instances.len()];
    let mut from = 0;
    for row in rows.lines().filter(|r| !r.starts_with(' ')) {
        let mut columns = row.splitn(3, " | ");
        let (Some(kind), Some(name), Some(words)) = (columns.next(), columns.next(), columns.next()) else { continue };
        for segment in words.split(" ¶ ") {
            let segment = segment.replace('⏎', "\n");
            let Some(at) = text[from..].find(&segment).map(|at| from + at) else { continue };
            from = at + segment.len();
            let Some(i) = sample.instances.iter().position(|i| i.span.start() == at) else { continue };
            gold[i] = match (name, kind) {
                ("-", "title") => Gold::Nobody(vec![1]),
                ("-", "scare") => Gold::Nobody(vec![0]),
                ("-", _) => Gold::Nobody(vec![2, 3]),
                _ => Gold::Names(vec![name.to_string()]),
            };
        }
    }
    let direct = vec![false; gold.len()];
    let id = path.file_stem().unwrap_or_default().to_string_lossy().to_string();
    Ok(Some(Text { id, domain: Domain::Case, text: text.to_string(), sample, gold, counts: (0, 0), direct }))
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Whether words name one of the sources, as the score counts it.
pub fn names_source(text: &str, words: (usize, usize), sources: &[(usize, usize)]) -> bool {
    sources.iter().any(|&s| {
        let common = text.get(s.0.max(words.0)..s.1.min(words.1)).unwrap_or("");
        common.chars().any(char::is_alphanumeric)
            || surname(&text[s.0..s.1]).is_some_and(|n| surname(&text[words.0..words.1]).as_deref() == Some(&n))
    })
}

/// Which choices of an instance are right, and which are neither right nor wrong; `None` where the gold is silent or
/// calls none of them right.
pub fn labels(t: &Text, at: usize) -> Option<(Vec<bool>, Vec<bool>)> {
    let instance = &t.sample.instances[at];
    let n = instance.choices.len();
    let (mut right, mut open) = (vec![false; n], vec![false; n]);
    match &t.gold[at] {
        Gold::Silent | Gold::Extra => return None,
        // The corpus attributes what was denied to whoever denied it; a card must not.
        Gold::Sources(_) if instance.denied => return None,
        Gold::Nobody(kinds) => {
            for (i, choice) in instance.choices.iter().enumerate() {
                match choice.whom {
                    Whom::Nobody(kind) => right[i] = kinds.contains(&kind),
                    Whom::SameAs(_) => open[i] = true,
                    _ => {}
                }
            }
        }
        Gold::Sources(sources) => source_labels(t, at, sources, &mut right, &mut open)?,
        Gold::Names(wanted) => name_labels(t, at, wanted, &mut right, &mut open),
    }
    right.iter().any(|r| *r).then_some((right, open))
}

fn source_labels(t: &Text, at: usize, sources: &[(usize, usize)], right: &mut [bool], open: &mut [bool]) -> Option<()> {
    let instance = &t.sample.instances[at];
    let span = |c: &Choice| c.span.map(|s| (s.start(), s.end()));
    let named = |c: &Choice| span(c).is_some_and(|s| names_source(&t.text, s, sources));
    let near: Vec<usize> = (0..instance.choices.len()).filter(|&i| named(&instance.choices[i])).collect();
    let inside = |c: &Choice| c.head.is_some_and(|h| sources.iter().any(|s| s.0 <= h.start() && h.end() <= s.1));
    let choice = |i: usize| &instance.choices[i];
    let best = near
        .iter()
        .copied()
        .find(|&i| inside(choice(i)) && !choice(i).possessor)
        .or_else(|| near.iter().copied().find(|&i| inside(choice(i))))
        .or_else(|| {
            let touches = |i: &usize| span(choice(*i)).is_some_and(|c| sources.iter().any(|&s| overlap(s, c) > 0));
            near.iter().copied().find(touches)
        })
        .or_else(|| near.last().copied());
    near.iter().for_each(|&i| open[i] = true);
    for (i, choice) in instance.choices.iter().enumerate() {
        let Whom::SameAs(other) = choice.whom else { continue };
        match &t.gold[other] {
            Gold::Sources(theirs) => {
                let same = sources.iter().any(|&a| theirs.iter().any(|&b| overlap(a, b) > 0));
                let name = |s: &[(usize, usize)]| s.iter().find_map(|s| surname(&t.text[s.0..s.1]));
                match (name(sources), name(theirs)) {
                    _ if same => right[i] = true,
                    (Some(a), Some(b)) if a == b => right[i] = true,
                    (Some(_), Some(_)) => {}
                    _ => open[i] = true,
                }
            }
            Gold::Nobody(_) => {}
            _ => open[i] = true,
        }
    }
    if let Some(best) = best {
        (right[best], open[best]) = (true, false);
    }
    best.map(|_| ()).or_else(|| right.iter().any(|r| *r).then_some(()))
}

fn name_labels(t: &Text, at: usize, wanted: &[String], right: &mut [bool], open: &mut [bool]) {
    let instance = &t.sample.instances[at];
    let strict = |e: usize| wanted.iter().any(|w| same_name(w, &t.sample.names[e]));
    let exact = instance.choices.iter().any(|c| matches!(c.whom, Whom::Entity(e) if strict(e)));
    for (i, choice) in instance.choices.iter().enumerate() {
        match choice.whom {
            Whom::Nobody(_) => {}
            Whom::Entity(e) if strict(e) => right[i] = true,
            // A lesser name of the right one: the right choice, though not yet the right name.
            Whom::Entity(e) if wanted.iter().any(|w| is_lesser(w, &t.sample.names[e])) => {
                right[i] = !exact;
                open[i] = exact;
            }
            // Whether the words are right or only the link is wrong, the gold does not tell.
            Whom::Entity(_) => open[i] = choice.pronoun,
            Whom::Unresolved => open[i] = true,
            Whom::SameAs(other) => match &t.gold[other] {
                Gold::Names(theirs) => right[i] = theirs.iter().any(|n| wanted.contains(n)),
                Gold::Nobody(_) => {}
                _ => open[i] = true,
            },
        }
    }
}
