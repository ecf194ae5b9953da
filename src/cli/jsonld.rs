//! JSON-LD: quotations by schema.org, tied to their words as W3C Web Annotations.
//!
//! One `AnnotationPage` a document (Web Annotation Data Model, section 5.2). Its terms are those of the context
//! `anno.jsonld`, which also has the prefix `schema`.

use serde::Serialize;
use serde_json::{Value, json};
use whosaid::document::{json_line, plain};
use whosaid::newsroom::web_address;
use whosaid::{Footnote, Quote, Range, SpeakerKind};

use super::found::Found;
use super::written::wire;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// How much stands before and after the words of a selector, in characters.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Page<'a> {
    /// First, so that `--resume` knows our lines.
    identifier: &'a Value,
    #[serde(rename = "@context")]
    context: Value,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    generator: Value,
    #[serde(rename = "schema:about")]
    about: Value,
    items: Vec<Value>,
}

/// A document's line.
pub fn page(found: &Found, indented: bool) -> Vec<u8> {
    let base = format!("urn:whosaid:{}", encoded(&plain(&found.document.id)));
    let url = found.document.members.text("url").filter(|url| is_iri(url));
    let names = Names { source: url.unwrap_or_else(|| base.clone()), base };
    let speech = found.quotes().into_iter().filter(|(quote, _)| quote.kind.is_speech());
    let page = Page {
        identifier: &found.document.id,
        context: json!([CONTEXT, { "identifier": "schema:identifier" }]),
        id: &names.base,
        kind: "AnnotationPage",
        generator: json!({
            "id": "urn:whosaid", "type": "Software", "schema:name": "whosaid",
            "schema:softwareVersion": env!("CARGO_PKG_VERSION"),
        }),
        about: article(found, &names),
        items: speech.map(|(quote, _)| annotation(found, quote, &names)).collect(),
    };
    json_line(&page, indented)
}

struct Names {
    /// What the ids of annotations, quotations and speakers begin with.
    base: String,
    /// The article.
    source: String,
}

impl Names {
    fn of(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.base)
    }
}

/// Whether an address may stand as it is.
fn is_iri(url: &str) -> bool {
    url.starts_with("http") && web_address(url) && !url.contains(['<', '>', '"', '{', '}', '|', '^', '`'])
}

/// A text as part of a URN.
fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    if text.is_empty() { "%20".to_string() } else { text.bytes().map(one).collect() }
}

/// An object without the members that are null.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let some = members.into_iter().filter(|(_, value)| !value.is_null() && *value != json!([]));
    Value::Object(some.map(|(name, value)| (name.to_string(), value)).collect())
}

fn article(found: &Found, names: &Names) -> Value {
    let members = &found.document.members;
    let header = &found.annotation.header;
    let publisher = members.text("outlet").map(|name| json!({ "type": "schema:Organization", "schema:name": name }));
    object([
        ("id", names.source.clone().into()),
        ("type", "schema:Article".into()),
        ("schema:headline", header.title.clone().or_else(|| members.text("title")).into()),
        ("schema:datePublished", members.text("date").or_else(|| header.date.clone()).into()),
        ("schema:publisher", publisher.into()),
    ])
}

fn annotation(found: &Found, quote: &Quote, names: &Names) -> Value {
    let speaker = found.speaker(quote).filter(|(s, _)| s.kind != SpeakerKind::Document);
    let id = speaker.map(|(s, _)| json!({ "id": names.of(&s.id) }));
    json!({
        "id": names.of(&format!("annotation-{}", quote.id)),
        "type": "Annotation",
        "motivation": "describing",
        "body": object([
            ("id", names.of(&quote.id).into()),
            ("type", "schema:Quotation".into()),
            ("schema:text", found.quoted(quote).into()),
            ("schema:spokenByCharacter", self::speaker(found, quote, names)),
            ("schema:creator", id.into()),
            ("schema:citation", citations(found, quote).into()),
            ("schema:isPartOf", json!({ "id": names.source })),
            ("schema:additionalProperty", properties(quote)),
        ]),
        "target": quote.segments.iter().map(|s| target(found, *s, names)).collect::<Vec<_>>(),
    })
}

fn speaker(found: &Found, quote: &Quote, names: &Names) -> Value {
    let Some((speaker, person)) = found.speaker(quote) else { return Value::Null };
    let kind = match speaker.kind {
        SpeakerKind::Person | SpeakerKind::Anonymous => "schema:Person",
        SpeakerKind::Organization | SpeakerKind::Group => "schema:Organization",
        // What a document says is cited, and nobody's speech.
        SpeakerKind::Document => return Value::Null,
    };
    // Of somebody without a name only the words are known.
    let name = if speaker.kind == SpeakerKind::Anonymous { "schema:description" } else { "schema:name" };
    let role = quote.role.clone().or_else(|| person.and_then(|p| p.role.clone()));
    object([
        ("id", names.of(&speaker.id).into()),
        ("type", kind.into()),
        (name, speaker.name.clone().into()),
        ("schema:jobTitle", role.into()),
        ("schema:url", person.and_then(|p| p.link.clone()).into()),
        ("schema:image", person.and_then(|p| p.picture.clone()).into()),
        ("schema:sameAs", person.map_or(Value::Null, |p| p.same_as.clone().into())),
    ])
}

/// What backs it: its notes, its source line, the document that says it.
fn citations(found: &Found, quote: &Quote) -> Vec<Value> {
    let work = |text: Value, url: Value, date: Value| {
        object([
            ("type", "schema:CreativeWork".into()),
            ("schema:text", text),
            ("schema:url", url),
            ("schema:datePublished", date),
        ])
    };
    let footnote = |n: &&Footnote| quote.footnotes.contains(&n.label) && n.text.is_some();
    let notes = found.annotation.footnotes.iter().filter(footnote);
    let notes = notes.map(|n| work(n.text.clone().into(), n.url.clone().into(), n.date.clone().into()));
    let line = quote.source_line.map(|range| work(found.words(range).into(), Value::Null, Value::Null));
    let document = found.speaker(quote).filter(|(s, _)| s.kind == SpeakerKind::Document);
    let document = document.map(|(s, _)| json!({ "type": "schema:CreativeWork", "schema:name": s.name }));
    notes.chain(line).chain(document).collect()
}

/// What schema.org has no term for.
fn properties(quote: &Quote) -> Value {
    let property = |id: &str, value: Value| json!({ "type": "schema:PropertyValue", "schema:propertyID": id, "schema:value": value });
    let rule = quote.attribution.as_ref().map(|a| property("rule", a.rule.to_string().into()));
    let kind = property("kind", wire(&quote.kind).into());
    let review = quote.review.as_ref().map(|r| property("review", wire(&r.action).into()));
    let confidence = property("confidence", quote.confidence.into());
    [Some(kind), Some(confidence), rule, review].into_iter().flatten().collect()
}

fn target(found: &Found, range: Range, names: &Names) -> Value {
    let (before, after) = (&found.text()[..range.start as usize], &found.text()[range.end as usize..]);
    let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(before, |(at, _)| &before[at..]);
    let suffix = after.char_indices().nth(AROUND).map_or(after, |(at, _)| &after[..at]);
    json!({
        "source": names.source,
        "selector": [
            { "type": "TextQuoteSelector", "exact": found.words(range), "prefix": prefix, "suffix": suffix },
            { "type": "TextPositionSelector", "start": found.offset(range.start), "end": found.offset(range.end) },
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_parts_of_addresses() {
        assert_eq!(encoded("2019/é 1#x"), "2019/%C3%A9%201%23x");
        assert_eq!(encoded(""), "%20");
        assert!(is_iri("https://example.org/a?b=c"));
        for bad in ["/a", "javascript:x", "https://example.org/a b", "https://example.org/{a}"] {
            assert!(!is_iri(bad), "{bad}");
        }
    }
}
