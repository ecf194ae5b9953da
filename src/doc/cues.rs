//! Subtitles and captions as text: WebVTT, SubRip, SBV, and what recorders and speech recognition write in their manner.
//!
//! The text stays as it is, so that offsets count in the file: words of cues become paragraphs and turns, and what lies
//! between them (numbers, times, notes, styles, tags) furniture.

use super::labels;
use super::{Block, BlockKind, Label, turns};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{any_of, is_digit};

/// Words that are shown, or were said, from one moment to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Byte offsets of its words, tags included.
    pub start: usize,
    pub end: usize,
    /// When it is shown, in milliseconds from the beginning of the recording.
    pub shown_ms: u64,
    pub hidden_ms: u64,
}

/// Lines in which the first cue must begin: an article that shows a few cues further down is an article.
const HEAD: usize = 8;

/// The cues of a text in a format of captions; empty for any other text.
///
/// ```
/// let srt = "1\n00:00:01,000 --> 00:00:02,500\nROE: Good morning.\n\n2\n00:00:03,000 --> 00:00:04,000\nSit down.\n";
/// let cues = whosaid::cues(srt);
/// assert_eq!(cues.len(), 2);
/// assert_eq!((&srt[cues[0].start..cues[0].end], cues[0].hidden_ms), ("ROE: Good morning.", 2500));
/// ```
pub fn cues(text: &str) -> Vec<Cue> {
    let is_vtt = is_vtt(text);
    // Most texts have no two lines that may say when: one that does begins with a digit, perhaps behind a bracket or blank.
    let may_time = |at: &usize| match text.as_bytes().part(*at..) {
        // Curly marks and dashes.
        [] | [0xE2, 0x80, 0x90..=0x9F, ..] => false,
        [b, ..] => b.is_ascii_digit() || *b == b'[' || *b >= 0x80 || b.is_ascii_whitespace() && *b != b'\n',
    };
    let mut lines = std::iter::once(0).chain(seek::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
    if !is_vtt && lines.by_ref().filter(may_time).nth(1).is_none() {
        return Vec::new();
    }
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push(Span::new(at, at + line.len()).trim(text));
        at += line.len();
    }
    let timings: Vec<Option<Timing>> = lines.iter().map(|line| timing(line.of(text))).collect();
    let first = timings.iter().position(Option::is_some);
    let printed = |until: usize| lines.part(..until).iter().filter(|l| !l.is_empty()).count();
    match first {
        _ if is_vtt => {}
        Some(first) if timings.iter().flatten().count() >= 2 && printed(first) < HEAD => {}
        _ => return Vec::new(),
    }
    let mut cues: Vec<Cue> = Vec::new();
    // Whether lines belong to the last cue: not after a note, a style, or the number of the next cue.
    let mut open = false;
    let mut after_blank = true;
    for (i, line) in lines.iter().enumerate() {
        let s = line.of(text);
        let next = timings.get(i + 1).is_some_and(|t| t.as_ref().is_some_and(|t| t.words.is_none()));
        if let Some(Some(t)) = timings.get(i) {
            let start = t.words.map_or(line.end(), |words| line.start() + words);
            let words = Span::new(start, line.end()).trim(text);
            cues.push(Cue { start: words.start(), end: words.end(), shown_ms: t.shown, hidden_ms: t.hidden });
            open = true;
        } else if next && (after_blank || s.bytes().all(|b| b.is_ascii_digit()))
            || is_vtt && after_blank && ["NOTE", "STYLE", "REGION"].iter().any(|w| is_word(s, w))
        {
            open = false;
        } else if open
            && !s.is_empty()
            && let Some(cue) = cues.last_mut()
        {
            if cue.start == cue.end {
                cue.start = line.start();
            }
            cue.end = line.end();
        }
        after_blank = s.is_empty();
    }
    cues.retain(|cue| cue.start < cue.end);
    cues
}

fn is_vtt(text: &str) -> bool {
    let head = text.trim_start_matches('\u{feff}');
    head.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn is_word(s: &str, word: &str) -> bool {
    s.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(any_of![' ', '\t', ':']))
}

/// What a text in a format of captions calls itself: `WEBVTT - The Bridge, part 2`.
pub(super) fn title(text: &str) -> Option<&str> {
    let head = text.trim_start_matches('\u{feff}').lines().next().filter(|_| is_vtt(text))?;
    Some(head.part("WEBVTT".len()..).trim_start_matches(any_of![' ', '\t', '-', '–', ':']).trim())
        .filter(|t| !t.is_empty())
}

/// A line that says when a cue is shown.
struct Timing {
    shown: u64,
    hidden: u64,
    /// Where words begin on the same line: `[00:00.000 --> 00:02.000]  Good morning.`
    words: Option<usize>,
}

/// `00:00:01.000 --> 00:00:04.120 align:start`, `0:00:01.000,0:00:04.120`
fn timing(line: &str) -> Option<Timing> {
    let open = line.starts_with('[');
    let s = line.part(usize::from(open)..);
    // Most lines are words.
    if !s.starts_with(is_digit) {
        return None;
    }
    let (shown, rest) = clock(s)?;
    let arrow = rest.trim_start().strip_prefix("-->").map(str::trim_start);
    let (hidden, rest) = clock(arrow.or_else(|| rest.strip_prefix(','))?)?;
    let words = match open {
        true => Some(line.len() - rest.strip_prefix(']')?.trim_start().len()).filter(|&at| at < line.len()),
        false if arrow.is_none() && !rest.is_empty() => return None,
        false => None,
    };
    Some(Timing { shown, hidden, words })
}

/// A time with its hours, where it has them, and thousandths; in milliseconds, and what follows.
fn clock(s: &str) -> Option<(u64, &str)> {
    let end = s.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(s.len());
    // The comma before the thousandths; in SBV a comma stands between two times, which have theirs by then.
    let comma = s.part(end..).starts_with(',') && !s.part(..end).contains('.');
    let fraction = if comma { s.part(end + 1..).bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    let end = if fraction > 0 { end + 1 + fraction } else { end };
    let (time, thousandths) = s.part(..end).split_once(any_of!['.', ',']).unwrap_or((s.part(..end), "0"));
    let mut seconds = 0u64;
    let mut parts = 0;
    for part in time.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
        parts += 1;
    }
    let padded = format!("{thousandths:0<3}");
    let thousandths: u64 = padded.get(..3)?.parse().ok()?;
    (parts == 2 || parts == 3).then_some(())?;
    Some((seconds.checked_mul(1000)?.checked_add(thousandths)?, s.part(end..)))
}

/// The blocks of a text in a format of captions; `None` for any other text.
pub(super) fn blocks(text: &str) -> Option<Vec<Block>> {
    let cues = cues(text);
    if cues.is_empty() && !is_vtt(text) {
        return None;
    }
    let cues = once(text, cues);
    let named = cues.iter().filter(|cue| name_line(text, cue).is_some()).count();
    let named = named >= 2 && named * 2 >= cues.len();
    let mut said = Vec::new();
    for cue in &cues {
        let name = name_line(text, cue).filter(|_| named);
        voices(text, Span::new(cue.start, cue.end), name, &mut said);
    }
    let said = turns::mark(text, said, true);
    let mut out = Vec::with_capacity(2 * said.len() + 1);
    let mut end = 0;
    for mut block in said {
        // `>><00:00:00.480><c> good morning`
        let body = block.body();
        if let Some(label) = &mut block.label {
            label.span = label.span.with_end((body.end() - without_tags(body.of(text)).len()) as u32);
        }
        furniture(text, end, block.span.start(), &mut out);
        end = block.span.end();
        out.push(block);
    }
    furniture(text, end, text.len(), &mut out);
    Some(out)
}

/// Captions that roll up show each line again above the next: every line once, where that is how most of them come.
fn once(text: &str, cues: Vec<Cue>) -> Vec<Cue> {
    let mut above = String::new();
    let mut repeats = 0;
    let mut fresh: Vec<Cue> = Vec::with_capacity(cues.len());
    for cue in &cues {
        let mut start = cue.end;
        let mut at = cue.start;
        let mut last = String::new();
        for line in text.part(cue.start..cue.end).split_inclusive('\n') {
            let words = words(line);
            if !words.is_empty() {
                if start == cue.end && words != above {
                    start = at + (line.len() - line.trim_start().len());
                }
                last = words;
            }
            at += line.len();
        }
        repeats += usize::from(start > cue.start && !above.is_empty());
        above = last;
        if start < cue.end {
            fresh.push(Cue { start, ..*cue });
        }
    }
    // `No.` may be said twice.
    if repeats >= 3 && repeats * 3 >= cues.len() { fresh } else { cues }
}

/// The words of a line without tags, one blank between them.
fn words(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some(open) = rest.find('<') {
        plain.push_str(rest.part(..open));
        let tag = rest.part(open..).char_indices().take(TAG).find(|(_, c)| *c == '>');
        rest = rest.part(open + tag.map_or(1, |(at, _)| at + 1)..);
    }
    plain.push_str(rest);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn furniture(text: &str, from: usize, to: usize, out: &mut Vec<Block>) {
    let span = Span::new(from, to).trim(text);
    if !span.is_empty() {
        out.push(Block { kind: BlockKind::Furniture, ..Block::paragraph(span) });
    }
}

/// The first line of a cue where it is a name, and words stand below.
fn name_line(text: &str, cue: &Cue) -> Option<Span> {
    let line = text.part(cue.start..cue.end).split_once('\n')?.0.trim_end();
    let is_name = labels::parse_name_line(line).is_some() || labels::is_surname_first(line);
    is_name.then(|| Span::new(cue.start, cue.start + line.len()))
}

/// One block for each voice of a cue: of `<v Name>`, a name above the words, or a line that begins with a dash.
fn voices(text: &str, cue: Span, name: Option<Span>, out: &mut Vec<Block>) {
    let mut at = cue.start();
    let mut starts = vec![at];
    let mut dashes = 0;
    for line in cue.of(text).split_inclusive('\n') {
        let words = without_tags(line);
        let is_dash = dash(words) > 0;
        dashes += usize::from(is_dash);
        // A second label within a cue: what stands before it is complete.
        let complete =
            text.part(cue.start()..at).trim_end().ends_with(any_of!['.', '!', '?', '…', '"', '”', '>', ')', ']', '-']);
        let labelled = words.starts_with(">>") || complete && labels::parse(words).is_some();
        if at > cue.start() && (is_dash && dashes > 1 || labelled) {
            starts.push(at);
        }
        let tags = seek::memmem::find_iter(line.as_bytes(), b"<v").map(|i| at + i);
        starts.extend(tags.filter(|&i| voice(text.part(i..cue.end())).is_some()));
        at += line.len();
    }
    starts.dedup();
    starts.push(cue.end());
    for (i, (&from, &to)) in starts.iter().zip(starts.iter().skip(1)).enumerate() {
        let whole = Span::new(from, to);
        let name = name.filter(|_| i == 0);
        let Some(block) = voice_block(text, whole, name, dashes > 1) else { continue };
        out.push(block);
    }
}

fn voice_block(text: &str, whole: Span, name: Option<Span>, dashed: bool) -> Option<Block> {
    let s = whole.of(text);
    let start = whole.start() + (s.len() - without_tags(s).len());
    let end = whole.start() + without_closing(s).len();
    if start >= end || text.part(start..end).starts_with(any_of!['♪', '♫', '#']) {
        return None;
    }
    let span = Span::new(start, end);
    let label = |until: usize, name: Span, anonymous: bool| Label {
        span: Span::new(start, until),
        name,
        role: None,
        generic: anonymous,
        anonymous,
    };
    let head = span.of(text);
    let label = if let Some((name, len)) = voice(head) {
        let after = head.part(len..);
        let said = start + len + (after.len() - without_tags(after).len());
        // `<v Jan Roe></v>` says nothing.
        (said < end).then_some(())?;
        Some(label(said, name.moved(start), false))
    } else if let Some((raw, len)) = tagged(head) {
        let (name, role) = labels::name_and_role(head, raw.core, |_, _| false);
        let generic = !matches!(raw.class, labels::Class::Name | labels::Class::Single);
        let role = role.filter(|_| !generic).map(|role| role.moved(start));
        let name = if generic { raw.core } else { name };
        (start + len < end).then_some(())?;
        Some(Label { role, generic, ..label(start + len, name.moved(start), false) })
    } else if let Some(name) = name {
        let after = text.part(name.end()..end);
        Some(label(end - without_tags(after).len(), name, false))
    } else if dashed && dash(head) > 0 {
        let len = dash(head);
        let labelled = labels::parse(head.part(len..)).or_else(|| labels::parse_bracketed_name(head.part(len..)));
        match labelled {
            // `- ROE: Good morning.` and `- [Roe] Good morning.` are labels like others.
            Some(_) => return Some(Block::paragraph(Span::new(start + len, end))),
            None => Some(label(start + len, Span::new(start, start + len).trim(text), true)),
        }
    } else {
        None
    };
    let kind = if label.is_some() { BlockKind::Turn } else { BlockKind::Paragraph };
    Some(Block { kind, label, ..Block::paragraph(span) })
}

/// `ROE:</c> Good morning.`: a label that is set off by a tag, and its length with what closes the tag.
fn tagged(s: &str) -> Option<(labels::RawLabel, usize)> {
    let colon = s.char_indices().take(TAG).find(|(_, c)| *c == ':')?.0 + 1;
    s.part(colon..).starts_with("</").then_some(())?;
    let raw = labels::parse(s.part(..colon))?;
    Some((raw, s.len() - without_tags(s.part(colon..)).len()))
}

/// The name in `<v.loud Jan Roe>`, and the length of the tag.
fn voice(s: &str) -> Option<(Span, usize)> {
    let rest = s.strip_prefix("<v")?;
    let (end, close) = rest.char_indices().take(TAG).find(|(_, c)| matches!(c, '>' | '\n'))?;
    let end = Some(2 + end).filter(|_| close == '>')?;
    let classes = rest.part(..end - 2).find(any_of![' ', '\t']).filter(|&at| at == 0 || rest.starts_with('.'))?;
    let name = Span::new((2 + classes).min(end), end).trim(s);
    (!name.is_empty()).then_some((name, end + 1))
}

/// Length of the dash and the blanks with which a line of another voice begins.
fn dash(s: &str) -> usize {
    let rest = s.trim_start_matches(any_of!['-', '–', '—', '‐']);
    let words = rest.trim_start();
    if rest.len() == s.len() || words.is_empty() { 0 } else { s.len() - words.len() }
}

/// Without blanks, tags and positions at the beginning: `<i>`, `</c>`, `{\an8}`, but not `<v Name>`.
fn without_tags(mut s: &str) -> &str {
    loop {
        s = s.trim_start();
        let close = if s.starts_with('<') && voice(s).is_none() {
            '>'
        } else if s.starts_with("{\\") {
            '}'
        } else {
            return s;
        };
        // Tags are short; looking further would cost quadratic time where they stay open.
        let Some(end) = s.char_indices().take(TAG).find(|(_, c)| *c == close) else { return s };
        s = s.part(end.0 + 1..);
    }
}

fn without_closing(mut s: &str) -> &str {
    loop {
        s = s.trim_end();
        if !s.ends_with('>') {
            return s;
        }
        let Some((at, _)) = s.char_indices().rev().take(TAG).find(|(_, c)| *c == '<') else { return s };
        if voice(s.part(at..)).is_some() {
            return s;
        }
        s = s.part(..at);
    }
}

/// Characters of the longest tag that is looked for.
const TAG: usize = 120;
