//! The public data model: the only types of the crate that are serialized.

use serde::Serialize;

/// Version of the data model; grows when a field changes its meaning or goes away.
pub const VERSION: u32 = 1;

/// Everything that was found in one text. Offsets are in the unit that the caller asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Annotation {
    pub version: u32,
    pub header: Header,
    pub blocks: Vec<Block>,
    pub speakers: Vec<Speaker>,
    pub quotes: Vec<Quote>,
    pub footnotes: Vec<Footnote>,
    pub issues: Vec<Issue>,
}

/// Half-open range of offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

/// What the text says about itself before its body begins.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// ISO 8601 date, `2019-05-02`.
    pub date: Option<String>,
    /// `Special Dispatch`, `Inquiry & Analysis Series`, `TV clip`, …
    pub series: Option<String>,
    pub number: Option<u32>,
    pub title: Option<String>,
    pub region: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    Title,
    Heading,
    Paragraph,
    Caption,
    SourceLine,
    Turn,
    Footnote,
    Furniture,
}

/// A paragraph-like stretch; blocks are ordered and do not overlap.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    pub kind: BlockKind,
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub enum SpeakerKind {
    Person,
    Organization,
    Group,
    Document,
    Anonymous,
}

/// Somebody or something that speaks in this text, under its fullest name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    pub id: String,
    pub name: String,
    pub kind: SpeakerKind,
    /// Role as the text words it, last stated.
    pub role: Option<String>,
    pub aliases: Vec<String>,
    /// With its `@`.
    pub handle: Option<String>,
    pub mentions: Vec<Range>,
    /// What the site's directory says, where it knows the speaker.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
}

/// An entry of a site's own directory, as far as readers are shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The name, as the site writes it.
    pub name: String,
    pub role: Option<String>,
    /// Address of a picture; it and the next two are `https://…`, `http://…`, or a path on the same site.
    pub picture: Option<String>,
    /// Address of a page about this person.
    pub link: Option<String>,
    /// Addresses of pages elsewhere about the same person.
    pub same_as: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub enum QuoteKind {
    /// Sentences or a whole utterance in quotation marks, or introduced by a dash.
    Direct,
    /// Labelled speech without quotation marks.
    Turn,
    /// A fragment built into the narrator's sentence.
    Partial,
    /// Scare quotes, terms, glosses, nicknames.
    Scare,
    /// Title of a work, program, channel.
    Title,
}

impl QuoteKind {
    /// Whether somebody says it: no term, no title of a work.
    pub fn is_speech(self) -> bool {
        matches!(self, QuoteKind::Direct | QuoteKind::Turn | QuoteKind::Partial)
    }
}

/// A quotation. Segments include their quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    pub id: String,
    pub kind: QuoteKind,
    /// The words, a line a segment; only where the command line was asked for them (`--with-text`).
    #[cfg(feature = "documents")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// One per paragraph. All segments of one quote share footnotes and source line; where a later paragraph
    /// of the same speech has its own, that paragraph begins a quote that `continues` this one.
    pub segments: Vec<Range>,
    /// `id` of the quote of which this is the next part (same speaker, same utterance).
    pub continues: Option<String>,
    /// `id` of the speaker; `null` where nobody is named, where the evidence is too weak, and where the attribution's
    /// mention names the speaker by words (`she`) of which the text does not settle whom they mean.
    pub speaker: Option<String>,
    /// Role as stated at the quote, else as last stated before it.
    pub role: Option<String>,
    /// How sure the answer is, 0 to 1.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(range(min = 0.0, max = 1.0)))]
    pub confidence: f64,
    /// Why the speaker is who we say; never `null` where `speaker` is not.
    pub attribution: Option<Attribution>,
    /// Labels of the footnotes that back the quote.
    pub footnotes: Vec<String>,
    pub source_line: Option<Range>,
    /// What editors said about the attribution; `null` where nobody looked at it.
    pub review: Option<Review>,
    pub nested: Vec<Quote>,
}

/// An editor's word on an attribution, which then has the confidence 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Review {
    pub action: ReviewAction,
    /// For readers: why.
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub enum ReviewAction {
    Confirmed,
    Changed,
    /// The name was taken back: `speaker` is `null`.
    Suppressed,
}

/// What speaks most for a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The words and marks around the quotation, and no rule.
    Context,
    /// `Roe: …` at the head of a turn.
    TurnLabel,
    /// The paragraph goes on with the turn above.
    TurnContinuation,
    /// `“…” – Jan Roe`
    Signature,
    /// `Roe said, “…”`
    Report,
    /// `according to Roe`
    According,
    /// `in the words of Roe`
    Wording,
    /// `Roe was blunt: “…”`
    Colon,
    /// `Excerpts from Roe's speech follow.`
    Announced,
    /// `Roe: ‘We Won’` in a heading.
    Heading,
    /// `“…” [from article by A. Roe]`
    Source,
    /// The same words are somebody's elsewhere in the text.
    Echo,
    /// It goes on from the quotation before it.
    Continuation,
    /// The site's editors say so.
    Editors,
}

impl std::fmt::Display for Rule {
    /// The name that JSON has: `turn-label`.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Rule::Context => "context",
            Rule::TurnLabel => "turn-label",
            Rule::TurnContinuation => "turn-continuation",
            Rule::Signature => "signature",
            Rule::Report => "report",
            Rule::According => "according",
            Rule::Wording => "wording",
            Rule::Colon => "colon",
            Rule::Announced => "announced",
            Rule::Heading => "heading",
            Rule::Source => "source",
            Rule::Echo => "echo",
            Rule::Continuation => "continuation",
            Rule::Editors => "editors",
        })
    }
}

/// The evidence for a speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Attribution {
    /// What speaks most for the speaker.
    pub rule: Rule,
    /// The reporting words ("said", "according to").
    pub cue: Option<Range>,
    /// The words that name the speaker here ("he", "the minister", "Jan Roe").
    pub mention: Option<Range>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub enum FootnoteStatus {
    Ok,
    /// The entry is there but its beginning or end is lost.
    Truncated,
    /// Cited without an entry, or a label with nothing behind it.
    Missing,
}

/// A footnote: its markers in the body and its entry in the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Footnote {
    pub label: String,
    pub markers: Vec<Range>,
    pub text: Option<String>,
    pub status: FootnoteStatus,
    /// ISO 8601 date.
    pub date: Option<String>,
    pub url: Option<String>,
    pub dispatch: Option<CrossReference>,
}

/// Another dispatch that a note refers to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct CrossReference {
    pub series: String,
    pub number: u32,
    pub title: Option<String>,
    /// ISO 8601 date.
    pub date: Option<String>,
}

/// Something that could not be resolved, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// `unclosed-quote`, `dangling-marker`, `note-without-marker`, `abstained`, …
    pub code: String,
    pub message: String,
    pub start: u32,
    pub end: u32,
}
