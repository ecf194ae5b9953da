//! Gold attributions, and which of the ranker's candidates they name.

use serde_json::Value;
use whosaid::training::{Choice, Instance, Sample, sample};

/// One gold quotation, in byte offsets.
pub struct Quote {
    pub start: usize,
    pub end: usize,
    pub attributed: bool,
    pub direct: bool,
    pub sources: Vec<(usize, usize)>,
}

/// One article, read by gold and by us.
pub struct Article {
    pub text: String,
    pub quotes: Vec<Quote>,
    pub sample: Sample,
    /// For each of our instances the gold quotation that it covers.
    pub gold: Vec<Option<usize>>,
}

/// Reads a file of one article a line: `{"id", "text", "quotes": [...]}`, offsets in code points.
pub fn articles(path: &str) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    let content = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    content.lines().filter(|l| !l.trim().is_empty()).map(|line| Ok(article(&serde_json::from_str(line)?))).collect()
}

fn article(json: &Value) -> Article {
    let text = json["text"].as_str().unwrap_or_default().to_string();
    let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    bytes.push(text.len());
    let at = |v: &Value| bytes[(v.as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)];
    let quotes: Vec<Quote> = json["quotes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|q| Quote {
            start: at(&q["start"]),
            end: at(&q["end"]),
            attributed: q["attributed"].as_bool().unwrap_or(false),
            direct: q["direct"].as_bool().unwrap_or(false),
            sources: q["sources"].as_array().into_iter().flatten().map(|s| (at(&s[0]), at(&s[1]))).collect(),
        })
        .collect();
    let sample = sample(&text);
    let gold = sample.instances.iter().map(|i| covered(i, &quotes)).collect();
    Article { text, quotes, sample, gold }
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The gold quotation of which our stretch covers at least half.
fn covered(instance: &Instance, quotes: &[Quote]) -> Option<usize> {
    let span = (instance.span.start(), instance.span.end());
    quotes.iter().position(|q| overlap((q.start, q.end), span) * 2 >= q.end - q.start)
}

/// Whether a candidate names one of the sources, as the score counts it.
pub fn names(text: &str, choice: &Choice, sources: &[(usize, usize)]) -> bool {
    let span = (choice.span.start(), choice.span.end());
    sources.iter().any(|&s| {
        let common = text.get(s.0.max(span.0)..s.1.min(span.1)).unwrap_or("");
        common.chars().any(char::is_alphanumeric)
            || surname(&text[s.0..s.1]).is_some_and(|n| surname(choice.span.of(text)).as_deref() == Some(&n))
    })
}

/// The last capitalised word that is neither title nor pronoun, as the score finds it.
fn surname(text: &str) -> Option<String> {
    const NOT: &str = " mr mrs ms miss dr sir sen senator rep representative gov governor president minister prime former vice \
        foreign secretary general gen col colonel sgt lt capt judge justice professor prof rev pope king queen prince princess \
        sheikh ayatollah imam speaker mayor ambassador chief jr sr ii iii the he she they it who i we you his her their him \
        them himself herself ";
    let mut words =
        text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '’' | '\'' | '-'))).filter(|w| !w.is_empty());
    let last =
        words.rfind(|w| w.starts_with(char::is_uppercase) && !NOT.contains(&format!(" {} ", w.to_lowercase())))?;
    Some(last.trim_end_matches("'s").trim_end_matches("’s").to_lowercase())
}

/// The labels of one training instance.
pub struct Labels {
    /// Index into the features (0 is nobody) of the right answer.
    pub right: usize,
    /// Indices that are neither right nor wrong.
    pub open: Vec<usize>,
}

/// `None` where the gold is silent or names nothing among the candidates.
pub fn labels(text: &str, instance: &Instance, gold: Option<&Quote>) -> Option<Labels> {
    let Some(gold) = gold else {
        return in_double_marks(text, instance).then_some(Labels { right: 0, open: Vec::new() });
    };
    if gold.sources.is_empty() {
        return (!gold.attributed).then_some(Labels { right: 0, open: Vec::new() });
    }
    let inside = |c: &Choice| gold.sources.iter().any(|s| s.0 <= c.head.start() && c.head.end() <= s.1);
    let near: Vec<usize> =
        (0..instance.choices.len()).filter(|&i| names(text, &instance.choices[i], &gold.sources)).collect();
    let right = near
        .iter()
        .copied()
        .find(|&i| inside(&instance.choices[i]) && !instance.choices[i].possessor)
        .or_else(|| near.iter().copied().find(|&i| inside(&instance.choices[i])))
        .or_else(|| {
            near.iter().copied().find(|&i| {
                gold.sources
                    .iter()
                    .any(|&s| overlap(s, (instance.choices[i].span.start(), instance.choices[i].span.end())) > 0)
            })
        })
        .or_else(|| near.last().copied())?;
    Some(Labels { right: right + 1, open: near.into_iter().filter(|&i| i != right).map(|i| i + 1).collect() })
}

/// Whether the corpus would have annotated the stretch: it passes over `'…'` and `''…''`.
pub fn in_double_marks(text: &str, instance: &Instance) -> bool {
    instance.span.of(text).starts_with(['"', '“'])
}
