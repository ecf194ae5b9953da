//! The header: date, series, number, region and title, in any order, once or twice, or not at all.

mod kinds;
mod line;

use super::furniture::Furniture;
use super::lines::Piece;
use super::{BlockKind, Header, HintKind, dates, labels, shape, turns};
use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::sort::Ordered;
use crate::text::words::{any_of, folded, is_any, stems, words};
use kinds::{
    has_sentences, is_headline, is_labelled, is_list_of_people, is_member, is_moment, is_motto, is_noted, is_publisher,
    is_running, is_standfirst, is_trail,
};
use line::{Line, is_place_list};

pub(super) use line::{CLIP, is_time, past_weekday};

/// How far down header lines are looked for: pieces, and bytes.
const ZONE: usize = 60;
const MAX_BYTES: usize = 4000;
/// Longer lines are prose.
const MAX_TITLE: usize = 300;
/// Characters of the longest standfirst between title and date.
const MAX_STANDFIRST: usize = 320;

/// One line near the top of the text, and what it may be.
struct Top<'t> {
    text: &'t str,
    line: Option<Line>,
    furniture: bool,
    /// The page's markup says that it is a heading.
    heading: bool,
}

impl Top<'_> {
    fn is_dated(&self) -> bool {
        self.line.as_ref().is_some_and(|l| l.date.is_some())
    }

    fn series(&self) -> Option<&str> {
        self.line.as_ref()?.series.as_deref()
    }

    /// Words that can be a title: no furniture, no running text, no label.
    fn can_be_title(&self) -> bool {
        let s = self.text;
        self.line.is_none()
            && !self.furniture
            && !shape::is_longer(s, MAX_TITLE)
            && shape::is_title(s)
            && !has_sentences(s)
            && !is_noted(s)
            && !shape::ends_in_source(s)
            && !shape::is_caption(s)
            && !shape::is_item(s)
            && !is_member(s)
            && s.split_once('\n').is_none_or(|(name, _)| labels::parse_name_line(name.trim_end()).is_none())
            && !is_trail(s)
            && !turns::is_examination(s)
            && !is_list_of_people(s)
            && !is_moment(s)
            && !s.ends_with(any_of![':', ','])
            && !["www.", "http", "@"].iter().any(|part| s.contains(part))
    }
}

/// Reads the header; the second value holds the kinds of the pieces that it took, from the first one on.
///
/// `furniture`: what the words of each piece say of that.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
pub(super) fn read(
    text: &str,
    pieces: &[Piece],
    furniture: &[Option<Furniture>],
    hints: &[(Span, HintKind)],
) -> (Header, Vec<BlockKind>) {
    let marked = |span: Span, kind| hints.iter().any(|(h, k)| *k == kind && h.overlaps(span));
    let mut size = 0;
    let near = pieces.iter().take(ZONE).take_while(|p| {
        size += p.span.len();
        size < MAX_BYTES + p.span.len()
    });
    let tops: Vec<Top> = near
        .zip(furniture)
        .map(|(p, furniture)| {
            let s = p.span.of(text);
            let furniture = furniture.is_some() || marked(p.span, HintKind::Furniture);
            // `12/03/2021, 14:05 - Roe: text`
            let labelled = || labels::parse(s).is_some() || labels::SET_OFF.iter().any(|style| style(s).is_some());
            let said = labels::bare_stamp(s).is_some() && labelled();
            Top {
                text: s,
                line: line::parse(s).filter(|_| !said),
                furniture,
                heading: marked(p.span, HintKind::Heading),
            }
        })
        .collect();
    let body = body(text, pieces, &tops);
    // Below the first paragraph a series heads a dispatch that somebody posted: its date stands there as well.
    let anchor = tops.iter().enumerate().position(|(i, t)| {
        let dated = || tops.part(i.saturating_sub(4)..tops.len().min(i + 4)).iter().any(Top::is_dated);
        t.series().is_some() && (i <= body || dated())
    });
    let (from, to, title) = match anchor {
        Some(at) => around(&tops, at),
        None => above(&tops, body, || said(text, pieces, body)),
    };
    let mut header = Header::default();
    let mut kinds = Vec::with_capacity(to);
    for (i, top) in tops.part(..to).iter().enumerate() {
        kinds.push(match &top.line {
            _ if Some(i) == title => BlockKind::Title,
            _ if top.furniture || i >= from && top.line.is_some() => BlockKind::Furniture,
            _ if is_running(top.text) || has_sentences(top.text) => BlockKind::Paragraph,
            // `“A good place to be from”`, `Top story: “Ice, Again”` above the title: the site's own words.
            _ if title.is_some_and(|title| i < title) => BlockKind::Furniture,
            _ if is_standfirst(top.text) => BlockKind::Paragraph,
            // `FOR THE DEFENDANT: JAN ROE`: who takes part.
            None if top.text.contains(": ") => BlockKind::Paragraph,
            _ => BlockKind::Furniture,
        });
        let Some(line) = top.line.as_ref().filter(|_| i >= from) else { continue };
        header.date = header.date.or_else(|| line.date.clone());
        header.series = header.series.or_else(|| line.series.clone());
        header.number = header.number.or(line.number);
        header.region = header.region.or_else(|| line.region.clone());
    }
    if header.region.is_none() && header.series.is_some() {
        let bare =
            (from..to).find(|&i| Some(i) != title && tops[i].line.is_none() && i > from && is_place_list(tops[i].text));
        header.region = bare.map(|i| tops[i].text.to_string());
    }
    if let Some(title) = title
        && header.region.is_none()
        && header.date.is_some()
        && tops.get(title + 2).is_some_and(Top::is_dated)
    {
        // `Ferry Strike Ends`, `Nordhaven`, `May 2, 2019`; two words would be whoever wrote it.
        let between = &tops[title + 1];
        if between.line.is_none() && is_place_list(between.text) && !between.text.contains(' ') {
            header.region = Some(between.text.to_string());
        }
    }
    if header.date.is_none() && anchor.is_none() {
        // `Daily Press Briefing – June 23, 2015`, `Volume 7: debated on Thursday 3 February 2022`.
        let full = |i: usize| dates::find_last_full(tops[i].text).filter(|_| !shape::is_prose(tops[i].text));
        header.date =
            title.and_then(full).or_else(|| (0..to.max(body.min(tops.len()))).find_map(full)).and_then(|d| d.iso);
    }
    // `MINUTES OF THE COUNCIL`, and where it was held on the line below.
    let head = |s: &str| {
        let line = s.lines().next().unwrap_or(s);
        if labels::is_caps(line) && s.contains(char::is_lowercase) { line } else { s }.trim_end().to_string()
    };
    header.title = title.map(|i| head(tops[i].text));
    (header, kinds)
}

/// Where the body begins: the first running text, or the first of several turns; a standfirst above the date does not
/// count.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn body(text: &str, pieces: &[Piece], tops: &[Top]) -> usize {
    let dated = |i: usize| tops.get(i).is_some_and(Top::is_dated);
    (0..tops.len())
        .find(|&i| {
            let top = &tops[i];
            if top.line.is_some() || top.furniture {
                return false;
            }
            if is_running(top.text) {
                // A site's motto stands above its menu or the page's trail.
                let trail = |i: usize| tops.get(i).is_some_and(|t| is_trail(t.text));
                return shape::is_longer(top.text, MAX_STANDFIRST) || !(i + 1..i + 4).any(|i| dated(i) || trail(i));
            }
            let next = || (i + 1..pieces.len().min(i + 8)).any(|j| is_labelled(pieces[j].span.of(text)));
            // `Oral Answers: Lamps And Lights` above its date is a title.
            let headed = tops.get(i + 1).is_some_and(|t| t.line.is_some());
            // `Jan Roe` above what she says, and again further down.
            let said = |i: usize| {
                pieces
                    .get(i + 1)
                    .is_some_and(|p| p.span.of(text).ends_with(any_of!['.', '?', '!', '…', '"', '”', '—', '–']))
            };
            let again = |name: &str| {
                let below = i + 2..pieces.len().min(i + 40);
                below.into_iter().any(|j| turns::name_on(pieces[j].span.of(text)) == Some(name) && said(j))
            };
            !headed && (is_labelled(top.text) && next() || said(i) && turns::name_on(top.text).is_some_and(again))
        })
        .unwrap_or(tops.len())
}

/// Header lines about the series, and the title among or beside them: first line, end, title.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn around(tops: &[Top], anchor: usize) -> (usize, usize, Option<usize>) {
    // Where the region is stated, other capitalised words (`The Price Of Salt`) are a title.
    let regional = tops.iter().any(|t| t.line.as_ref().is_some_and(|l| l.region.is_some()));
    let is_place_list = |s: &str| is_place_list(s) && !(regional && shape::words(s).nth(2).is_some());
    let (mut from, mut above) = (anchor, None);
    for i in (0..anchor).rev() {
        if tops[i].line.is_some() {
            from = i;
        } else if tops[i].furniture {
            continue;
        } else if above.is_none() && (tops[i].can_be_title() || is_place_list(tops[i].text)) {
            above = Some(i);
        } else {
            break;
        }
    }
    let (mut to, mut foreign) = (anchor + 1, 0);
    for (i, top) in tops.iter().enumerate().skip(anchor + 1) {
        if top.line.is_some() {
            to = i + 1;
        } else if !top.furniture {
            foreign += 1;
            if foreign > 3 || !top.can_be_title() && !is_place_list(top.text) {
                break;
            }
        }
    }
    let clip = tops[anchor].series() == Some(CLIP);
    let inside = (from..to).filter(|&i| tops[i].can_be_title());
    let longest = inside.max_by_key(|&i| (!is_place_list(tops[i].text), tops[i].text.chars().count()));
    let title = if clip { above.or(longest) } else { longest };
    // The line below the header, unless what was found is more than a place or a site's name.
    let below = || {
        let mut next = (to..tops.len()).find(|&i| !tops[i].furniture)?;
        // The region may stand alone above the title.
        if is_place_list(tops[next].text) && tops.get(next + 1).is_some_and(|t| !is_place_list(t.text)) {
            next += 1;
        }
        // `Norvian Baker Jan Roe: We Will Bake In The Dark`
        let title = tops[next].can_be_title() && (!is_labelled(tops[next].text) || is_headline(tops[next].text));
        title.then_some(next)
    };
    let title = match title.filter(|&i| !is_place_list(tops[i].text)) {
        Some(title) => Some(title),
        None if clip => title.or_else(|| {
            // Only the duration and the channel stand above it: `Norvian Baker Jan Roe: We Will Bake In The Dark`.
            (to..tops.len().min(to + 3)).find(|&i| tops[i].can_be_title() && is_headline(tops[i].text))
        }),
        None => below().or(above).or(title),
    };
    let title = title.filter(|&i| !is_place_list(tops[i].text) || Some(i) != above || i < anchor);
    (from.min(title.unwrap_or(from)), to.max(title.map_or(0, |t| t + 1)), title)
}

/// The title above the body of a text without a series, and where the lines about the article end.
///
/// Sites put their name, a motto and a menu above it: the title is long, stands below the trail, above date and byline,
/// and its words come back in the text.
fn above(tops: &[Top], body: usize, said: impl FnOnce() -> Vec<u32>) -> (usize, usize, Option<usize>) {
    let zone = tops.part(..body.min(tops.len()));
    // The caption of a court's file, bracketed from the case's number, is no title.
    let court = zone.iter().any(|t| t.text.contains("  )") || t.text.ends_with(')') && t.text.contains("vs."));
    // Most articles have one line at most that can be a title.
    let several = zone.iter().filter(|t| t.can_be_title()).nth(1).is_some();
    let said = if several { said() } else { Vec::new() };
    let mut best: Option<(i32, usize)> = None;
    let mut skipped = false;
    for (i, top) in zone.iter().enumerate() {
        if !top.can_be_title() || court {
            continue;
        }
        let mut next = zone.part(i + 1..).iter().filter(|t| !t.furniture).map(|t| t.line.is_some());
        let followed = next.next() == Some(true);
        // A place may stand between title and date.
        let soon = followed || next.next() == Some(true);
        let before = i.checked_sub(1).and_then(|b| zone.get(b));
        let trail = before.is_some_and(|t| is_trail(t.text));
        let led = before.is_some_and(|t| t.furniture || t.line.is_some());
        // What stands below a title tells more of the same.
        let deck =
            before.is_some_and(|t| t.can_be_title() && shape::words(t.text).nth(3).is_some() && !is_publisher(t.text));
        // `Press Briefing by the Harbour Office` above its date is a title, `Press Office` and `Ministry of Ports` are not.
        let held = [" by ", " with ", " on "].iter().any(|w| top.text.contains(w));
        let publisher = is_publisher(top.text) && !(followed && held);
        // `You were born in the mill, weren’t you?` is the first question of an interview.
        let asks = top.text.trim_end().ends_with('?')
            && top.text.split(' ').any(|w| is_any(w, words!["you", "your", "you’ve", "you've"]));
        let contents = ["Index", "Contents"].iter().any(|w| top.text.starts_with(w));
        let score = 2 * i32::from(shape::words(top.text).nth(3).is_some())
            + i32::from(shape::words(top.text).nth(6).is_some())
            + i32::from(followed)
            + i32::from(soon)
            + i32::from(led)
            + 2 * i32::from(trail)
            + i32::from(!shape::is_title_case(top.text))
            + 4 * i32::from(top.heading)
            + comes_back(top.text, &said)
            - 2 * i32::from(publisher)
            - 2 * i32::from(contents)
            - 4 * i32::from(is_motto(top.text))
            - 4 * i32::from(asks)
            - i32::from(skipped)
            - 2 * i32::from(deck);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, i));
        }
        skipped = true;
    }
    let title = best.map(|(_, i)| i).filter(|&i| i + 1 < tops.len() || body < tops.len());
    let last = zone.iter().rposition(|t| t.line.is_some());
    let to = last.max(title).map_or(0, |i| i + 1);
    (0, to, title)
}

/// Whether the words of a line come back in the text: 2 if half of them do, -2 if none does.
fn comes_back(s: &str, said: &[u32]) -> i32 {
    let telling: Vec<u32> = stems(s).into_iter().zip(folded(s)).filter(|(_, w)| is_telling(*w)).map(|w| w.0).collect();
    let back = telling.iter().filter(|w| said.binary_search(w).is_ok()).count();
    match (back, telling.len()) {
        (_, 0) => 0,
        (0, _) => -2,
        _ if back * 2 >= telling.len() => 2,
        _ => 0,
    }
}

/// A word that says something, rather than how others hang together.
fn is_telling(word: u32) -> bool {
    let word = Word::lookup(word);
    word.function() == 0 && !word.is(lexicon::POSSESSIVE | lexicon::DAY)
}

/// The stems of the first paragraphs of the body, sorted.
fn said(text: &str, pieces: &[Piece], body: usize) -> Vec<u32> {
    let mut size = 0;
    let near = pieces.iter().skip(body).take_while(|p| {
        size += p.span.len();
        size < MAX_BYTES + p.span.len()
    });
    let mut out: Vec<u32> = near.flat_map(|p| stems(p.span.of(text))).collect();
    out.order();
    out
}
