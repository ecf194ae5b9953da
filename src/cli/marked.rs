//! A page with whosaid's marks: its own bytes, and between them what the widget would show, without any script.

use std::borrow::Cow;

use whosaid::document::{OURS, Site};
use whosaid::page::{self, Part, Piece, flatten};
use whosaid::{OffsetUnit, Options};

use super::boxes::Boxes;
use super::input::Document;
use super::origin::{self, Origins};
use super::view::{self, Insert};

/// Where a page takes its stylesheet from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A `<style>` in the page.
    Inline,
    /// The page has it already.
    None,
    Address(String),
}

/// How pages are marked.
pub struct Marking {
    /// What of a page is read.
    pub part: Part,
    pub sheet: Sheet,
    /// Whether the annotation goes along, for the widget.
    pub carries: bool,
}

/// What is inserted, and at which byte.
type Placed = (usize, String);

/// What is wrong, and what to do.
type Problem = (String, &'static str);

/// The marked page: that of a page is the page, but for what is inserted; of a text a page is made.
pub fn page(document: &Document, marking: &Marking, options: &Options, site: &Site) -> Result<String, Problem> {
    let ours = |what: String| (format!("cannot be marked: {what}"), OURS);
    let options = Options { offsets: OffsetUnit::Utf16, with_text: false, ..options.clone() };
    let (source, part) = match &document.markup {
        Some(markup) => (Cow::Borrowed(&*markup.html), &marking.part),
        None => {
            let text = &document.page.text;
            (Cow::Owned(set(text, &options).map_err(ours)?), &Part::Whole)
        }
    };
    if source.contains("<whosaid-mark") {
        return Err(("has whosaid's marks already".into(), "give it the page as it was without them"));
    }
    if matches!(flatten(&source), Cow::Owned(_)) {
        return Err((
            "nests deeper than any article".into(),
            "take another --format, which needs no place in its markup",
        ));
    }
    let (dom, origins) = origin::parse(&source);
    let remedy = "try another selector, or --whole-page to read all of it";
    let (page, pieces) = page::read_in_place(&dom, part).map_err(|what| (what, remedy))?;
    let mut annotation = whosaid::annotate(&page.text, &Options { hints: page.hints, ..options });
    site.correct(&page.text, OffsetUnit::Utf16, &mut annotation);
    site.describe(&mut annotation);
    let linked = pieces.iter().map(|piece| piece.linked).collect();
    let lang = language(&dom, pieces.first());
    let given = view::Given {
        text: &page.text,
        pieces: units(&page.text, &pieces),
        linked,
        annotation: &annotation,
        lang: &lang,
        carries: marking.carries,
    };
    let view::Still { inserts, cards } = view::still(&given).map_err(ours)?;
    if inserts.is_empty() {
        return Ok(source.into_owned());
    }
    let (mut placed, behind) = bundled(&dom, &inserts, &page.text, &pieces, &origins).ok_or_else(lost)?;
    placed.extend(place(inserts, &page.text, &pieces, &origins).ok_or_else(lost)?);
    placed.extend(behind);
    let end = origins.body.unwrap_or(source.len());
    let style = match &marking.sheet {
        Sheet::Inline => format!("<style>\n{}\n</style>\n", view::sheet().map_err(ours)?),
        Sheet::Address(address) => format!("<link rel=\"stylesheet\" href=\"{}\">\n", attribute(address)),
        Sheet::None => String::new(),
    };
    placed.push((origins.head.unwrap_or(end), style));
    placed.push((end, cards));
    let marked = spliced(&source, placed);
    // A parser may mend broken markup otherwise once something stands in it.
    let text = |html: &str| page::read(html, &Part::Whole).map(|page| page.text);
    if text(&marked) != text(&source) { Err(lost()) } else { Ok(marked) }
}

fn lost() -> Problem {
    (
        "has markup that browsers mend by moving text".into(),
        "mend it (a validator finds where), or take another --format",
    )
}

/// A page of a plain text.
fn set(text: &str, options: &Options) -> Result<String, String> {
    let annotation = whosaid::annotate(text, options);
    let article = view::typeset(text, &annotation)?;
    let title = annotation.header.title.as_deref().unwrap_or_default();
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n</head>\n<body class=\"whosaid-page\">\n<main>{article}</main>\n</body>\n</html>\n",
        attribute(if title.is_empty() { "Article" } else { title }),
    ))
}

/// A text for an attribute's value, or for an element.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The language of the page there where its first words stand.
fn language(dom: &dom_query::Document, first: Option<&Piece>) -> String {
    let Some(piece) = first else { return String::new() };
    let node = dom_query::NodeRef::new(piece.node, &dom.tree);
    node.ancestors_it(None).find_map(|above| above.attr("lang")).unwrap_or_default().to_string()
}

/// The pieces in UTF-16 units.
fn units(text: &str, pieces: &[Piece]) -> Vec<usize> {
    let (mut byte, mut unit) = (0, 0);
    let mut to = |at: usize| {
        unit += text.get(byte..at).unwrap_or_default().encode_utf16().count();
        byte = at;
        unit
    };
    pieces.iter().flat_map(|piece| [to(piece.start), to(piece.end)]).collect()
}

/// Where in the source each insert stands; nothing where its words stand nowhere in it.
fn place(inserts: Vec<Insert>, text: &str, pieces: &[Piece], origins: &Origins) -> Option<Vec<Placed>> {
    let mut placed = Vec::new();
    let mut inserts = inserts.into_iter().peekable();
    for (i, piece) in pieces.iter().enumerate() {
        let mut unit = 0;
        let mut characters = text.get(piece.start..piece.end)?.chars();
        // What stands before it in its node is white space of one byte each.
        let mut character = piece.from;
        while let Some(Insert(_, at, begins, markup)) = inserts.next_if(|insert| insert.0 == i) {
            while unit < at {
                unit += characters.next()?.len_utf16();
                character += 1;
            }
            let byte = match begins {
                true => origins.of(piece.node, character)?.0,
                false => origins.of(piece.node, character.checked_sub(1)?)?.1,
            };
            placed.push((byte, markup));
        }
    }
    inserts.next().is_none().then_some(placed)
}

/// What stands before and behind words with marks that their element takes for one box: an element, so that they stay one.
fn bundled(
    dom: &dom_query::Document,
    inserts: &[Insert],
    text: &str,
    pieces: &[Piece],
    origins: &Origins,
) -> Option<(Vec<Placed>, Vec<Placed>)> {
    let runs = Boxes::of(dom).runs(dom, pieces);
    let marked = |&(first, last): &(usize, usize)| {
        let next = inserts.partition_point(|insert| insert.0 < first);
        inserts.get(next).is_some_and(|insert| insert.0 <= last)
    };
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    for (first, last) in runs.into_iter().filter(marked) {
        let (first, last) = (pieces.get(first)?, pieces.get(last)?);
        let length = text.get(last.start..last.end)?.chars().count();
        before.push((origins.of(first.node, first.from)?.0, "<whosaid-mark data-still>".to_string()));
        behind.push((origins.of(last.node, (last.from + length).checked_sub(1)?)?.1, "</whosaid-mark>".to_string()));
    }
    Some((before, behind))
}

/// The source with what is inserted; of two at the same place the first comes first.
fn spliced(source: &str, mut placed: Vec<Placed>) -> String {
    placed.sort_by_key(|(at, _)| *at);
    let mut out = String::new();
    let mut done = 0;
    for (at, markup) in placed {
        out += source.get(done..at).unwrap_or_default();
        out += &markup;
        done = at;
    }
    out + source.get(done..).unwrap_or_default()
}
