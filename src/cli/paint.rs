//! A text in colours: what each speaker says in the speaker's own.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use whosaid::{Annotation, Range};

/// Legible on dark and on light ground.
const COLOURS: [AnsiColor; 6] =
    [AnsiColor::Cyan, AnsiColor::Magenta, AnsiColor::Green, AnsiColor::Yellow, AnsiColor::Blue, AnsiColor::Red];

/// The style of a speaker's words; of nobody's where there is none.
pub fn style(annotation: &Annotation, speaker: Option<&str>) -> Style {
    let index = speaker.and_then(|id| annotation.speakers.iter().position(|s| s.id == id));
    match index {
        Some(i) => Style::new().fg_color(Some(COLOURS[i % COLOURS.len()].into())),
        None => Style::new().dimmed(),
    }
}

/// Writes the text with outermost quotations in colour and speakers' names in bold.
pub fn text(out: &mut impl Write, text: &str, annotation: &Annotation) -> io::Result<()> {
    let mut quotes: Vec<(Range, Style)> = Vec::new();
    for quote in &annotation.quotes {
        let style = style(annotation, quote.speaker.as_deref());
        quotes.extend(quote.segments.iter().map(|segment| (*segment, style)));
    }
    let mut mentions: Vec<(Range, Style)> = Vec::new();
    for speaker in &annotation.speakers {
        let style = style(annotation, Some(&speaker.id)).bold();
        mentions.extend(speaker.mentions.iter().map(|mention| (*mention, style)));
    }
    quotes.sort_by_key(|(range, _)| range.start);
    mentions.sort_by_key(|(range, _)| range.start);

    let ends = |ranges: &[(Range, Style)]| ranges.iter().flat_map(|(r, _)| [r.start, r.end]).collect::<Vec<_>>();
    let mut cuts = [vec![0, text.len() as u32], ends(&quotes), ends(&mentions)].concat();
    cuts.sort_unstable();
    cuts.dedup();
    for cut in cuts.windows(2) {
        let style = covering(&mentions, cut[0]).or(covering(&quotes, cut[0])).unwrap_or_default();
        let words = visible(&text[cut[0] as usize..cut[1] as usize]);
        write!(out, "{style}{words}{style:#}")?;
    }
    writeln!(out)
}

/// The style of the last range that begins at or before the offset, if it reaches beyond it.
fn covering(ranges: &[(Range, Style)], offset: u32) -> Option<Style> {
    let after = ranges.partition_point(|(range, _)| range.start <= offset);
    ranges[..after].last().filter(|(range, _)| offset < range.end).map(|(_, style)| *style)
}

/// Control characters as pictures, so that a text from the web cannot steer the terminal.
pub fn visible(text: &str) -> String {
    let picture = |c: char| match c {
        '\n' | '\t' => c,
        '\u{7f}' => '␡',
        '\0'..'\u{20}' => char::from_u32(0x2400 + c as u32).unwrap_or(c),
        '\u{80}'..'\u{a0}' => '�',
        _ => c,
    };
    text.replace("\r\n", "\n").chars().map(picture).collect()
}
