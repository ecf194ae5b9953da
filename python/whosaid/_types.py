"""The form of an annotation; schema/annotation.schema.json in the project says more, and a test compares the two."""

from typing import Any, Literal, NotRequired, TypedDict, final

Offsets = Literal["codepoint", "utf16", "utf8"]


class Range(TypedDict):
    """Half-open: text[start:end], where offsets count code points."""

    start: int
    end: int


class Header(TypedDict):
    date: str | None
    series: str | None
    number: int | None
    title: str | None
    region: str | None


class Block(TypedDict):
    kind: Literal["title", "heading", "paragraph", "caption", "sourceLine", "turn", "footnote", "furniture"]
    start: int
    end: int


class Speaker(TypedDict):
    """Somebody who speaks in this text, under the fullest name; `id` is for this text alone."""

    id: str
    name: str
    kind: Literal["person", "organization", "group", "document", "anonymous"]
    role: str | None
    aliases: list[str]
    handle: str | None
    mentions: list[Range]


class Attribution(TypedDict):
    """The evidence: the rule that speaks most for the speaker, the reporting words, the words that name the speaker."""

    rule: str
    cue: Range | None
    mention: Range | None


class Review(TypedDict):
    action: Literal["confirmed", "changed", "suppressed"]
    note: str | None


class Quote(TypedDict):
    """A quotation; `speaker` is the id of one of the annotation's speakers, or None where nobody is named."""

    id: str
    kind: Literal["direct", "turn", "partial", "scare", "title"]
    text: NotRequired[str]
    segments: list[Range]
    continues: str | None
    speaker: str | None
    role: str | None
    confidence: float
    attribution: Attribution | None
    footnotes: list[str]
    sourceLine: Range | None
    review: Review | None
    nested: list["Quote"]


class CrossReference(TypedDict):
    series: str
    number: int
    title: str | None
    date: str | None


class Footnote(TypedDict):
    label: str
    markers: list[Range]
    text: str | None
    status: Literal["ok", "truncated", "missing"]
    date: str | None
    url: str | None
    dispatch: CrossReference | None


class Issue(TypedDict):
    """What could not be resolved: `abstained`, `unclosed-quote`, `dangling-marker`, …"""

    code: str
    message: str
    start: int
    end: int


class Person(TypedDict):
    """An entry of the directory that `speakers` is, as far as readers are shown it."""

    name: str
    role: str | None
    picture: str | None
    link: str | None
    sameAs: list[str]


@final
class Annotation(TypedDict):
    """Everything that was found in one text."""

    id: NotRequired[str | int | float]
    record: NotRequired[dict[str, Any]]
    text: NotRequired[str]
    offsets: NotRequired[Offsets]
    people: NotRequired[dict[str, Person]]
    version: int
    header: Header
    blocks: list[Block]
    speakers: list[Speaker]
    quotes: list[Quote]
    footnotes: list[Footnote]
    issues: list[Issue]


@final
class Failure(TypedDict):
    """What annotate_many gives for a record that could not be read: what is wrong, and what to do."""

    id: NotRequired[str | int | float]
    error: str
