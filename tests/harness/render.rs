//! An annotation as the rows of a case file: one line an item, columns separated by ` | `.

use std::fmt::Debug;

use whosaid::{Annotation, CrossReference, Quote, Range};

/// Names of all sections.
pub const SECTIONS: [&str; 9] =
    ["header", "blocks", "quotes", "roles", "evidence", "sources", "speakers", "notes", "issues"];

/// In these many characters a quotation is shown whole where it only serves to say which one is meant.
const WHOLE: usize = 60;
const SHOWN_AT_EACH_END: usize = 28;

/// The rows of one section. The annotation has to count in UTF-8 bytes.
pub fn section(name: &str, text: &str, annotation: &Annotation) -> Vec<String> {
    let view = View { text, annotation };
    match name {
        "header" => view.header(),
        "blocks" => annotation
            .blocks
            .iter()
            .map(|b| format!("{} | {}", kind(b.kind), view.words(Range { start: b.start, end: b.end })))
            .collect(),
        "quotes" => {
            let mut rows = Vec::new();
            view.quotes(&annotation.quotes, 0, &mut rows);
            rows
        }
        "roles" => view.per_quote(|q| or_dash(q.role.as_deref())),
        "evidence" => view.per_quote(|q| match &q.attribution {
            Some(a) => format!("{} | {} | {}", a.rule, view.maybe(a.cue), view.maybe(a.mention)),
            None => "- | - | -".to_string(),
        }),
        "sources" => view.per_quote(|q| format!("{} | {}", list(&q.footnotes, ","), view.maybe(q.source_line))),
        "speakers" => annotation
            .speakers
            .iter()
            .map(|s| {
                let (role, handle) = (or_dash(s.role.as_deref()), or_dash(s.handle.as_deref()));
                format!("{} | {} | {role} | {handle} | {}", kind(s.kind), one_line(&s.name), list(&s.aliases, "; "))
            })
            .collect(),
        "notes" => view.notes(),
        "issues" => annotation
            .issues
            .iter()
            .map(|i| format!("{} | {}", i.code, view.words(Range { start: i.start, end: i.end })))
            .collect(),
        _ => panic!("no section `{name}`"),
    }
}

struct View<'a> {
    text: &'a str,
    annotation: &'a Annotation,
}

impl View<'_> {
    fn header(&self) -> Vec<String> {
        let h = &self.annotation.header;
        let number = h.number.map(|n| n.to_string());
        [("date", &h.date), ("series", &h.series), ("number", &number), ("title", &h.title), ("region", &h.region)]
            .into_iter()
            .filter_map(|(key, value)| value.as_ref().map(|v| format!("{key} {}", one_line(v))))
            .collect()
    }

    fn quotes(&self, quotes: &[Quote], depth: usize, rows: &mut Vec<String>) {
        for quote in quotes {
            let speaker =
                quote.speaker.as_ref().map(|id| match self.annotation.speakers.iter().find(|s| s.id == *id) {
                    Some(speaker) => speaker.name.as_str(),
                    None => "(no such speaker)",
                });
            let indent = "  ".repeat(depth);
            rows.push(format!("{indent}{} | {} | {}", kind(quote.kind), or_dash(speaker), self.segments(quote)));
            self.quotes(&quote.nested, depth + 1, rows);
        }
    }

    /// One row for every outermost quotation, which its abbreviated words end.
    fn per_quote(&self, columns: impl Fn(&Quote) -> String) -> Vec<String> {
        let row = |q| format!("{} | {}", columns(q), abbreviated(&self.segments(q)));
        self.annotation.quotes.iter().map(row).collect()
    }

    fn notes(&self) -> Vec<String> {
        let row = |f: &whosaid::Footnote| {
            [
                f.label.clone(),
                kind(f.status),
                f.markers.len().to_string(),
                or_dash(f.text.as_deref()),
                or_dash(f.date.as_deref()),
                or_dash(f.url.as_deref()),
                f.dispatch.as_ref().map_or("-".to_string(), dispatch),
            ]
            .join(" | ")
        };
        self.annotation.footnotes.iter().map(row).collect()
    }

    fn segments(&self, quote: &Quote) -> String {
        quote.segments.iter().map(|s| self.words(*s)).collect::<Vec<_>>().join(" ¶ ")
    }

    fn words(&self, range: Range) -> String {
        let words = &self.text[range.start as usize..range.end as usize];
        or_dash(Some(words).filter(|w| !w.is_empty()))
    }

    fn maybe(&self, range: Option<Range>) -> String {
        range.map_or("-".to_string(), |r| self.words(r))
    }
}

fn dispatch(d: &CrossReference) -> String {
    let mut out = format!("{} No. {}", d.series, d.number);
    for part in [&d.title, &d.date].into_iter().flatten() {
        out.push_str(", ");
        out.push_str(&one_line(part));
    }
    out
}

/// The name of a variant as JSON has it: `SourceLine` is `sourceLine`.
fn kind(variant: impl Debug) -> String {
    let name = format!("{variant:?}");
    name[..1].to_lowercase() + &name[1..]
}

fn or_dash(value: Option<&str>) -> String {
    value.map_or("-".to_string(), one_line)
}

fn list(items: &[String], separator: &str) -> String {
    if items.is_empty() { "-".to_string() } else { one_line(&items.join(separator)) }
}

fn one_line(text: &str) -> String {
    text.replace('\n', "⏎")
}

fn abbreviated(text: &str) -> String {
    let points: Vec<char> = text.chars().collect();
    if points.len() <= WHOLE {
        return text.to_string();
    }
    let (head, tail) = (&points[..SHOWN_AT_EACH_END], &points[points.len() - SHOWN_AT_EACH_END..]);
    head.iter().chain(['…'].iter()).chain(tail).collect()
}
