"""Who said each quotation in a news text, in what capacity, how we know, and where it comes from.

>>> import whosaid
>>> found = whosaid.annotate("“The ice is thin,” said Mayor Jan Roe.")
>>> found["speakers"][0]["name"], found["quotes"][0]["role"]
('Jan Roe', 'Mayor')
"""

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._core import Analyst, __version__
from ._types import (
    Annotation, Attribution, Block, CrossReference, Failure, Footnote, Header, Issue, Offsets, Person, Quote, Range,
    Review, Speaker,
)

__all__ = [
    "Annotation", "Attribution", "Block", "CrossReference", "Failure", "Footnote", "Header", "Issue", "Offsets", "Person",
    "Quote", "Range", "Review", "Speaker", "__version__", "annotate", "annotate_many",
]

# Records are annotated so many at a time, so that they can be given back in order …
_BATCH_RECORDS = 256
# … and not many more characters than this at a time, so that memory stays bounded.
_BATCH_CHARACTERS = 8 << 20


def annotate(
    text: str,
    *,
    html: bool = False,
    select: str | None = None,
    whole_page: bool = False,
    offsets: Offsets = "codepoint",
    min_confidence: float | None = None,
    with_text: bool = False,
    speakers: Iterable[Mapping[str, Any]] | None = None,
    corrections: Iterable[Mapping[str, Any]] | None = None,
) -> Annotation:
    """Annotate a text: quotations, speakers, evidence, footnotes, as the JSON of `whosaid annotate` has them.

    html: the text is an HTML page, of which the article is read; the result then has what was read as "text".
    select: of a page, read the elements that this CSS selector finds.
    whole_page: of a page, read all that a reader sees.
    offsets: what offsets count: "codepoint", as Python's strings do, "utf16" or "utf8".
    min_confidence: name no speaker of whom we are less sure than this (0 to 1).
    with_text: give each quotation its words, and the result the text, as "text".
    speakers: the site's directory of people, as a list; the result then has "people", by the ids of speakers.
    corrections: what editors confirm, change or withdraw, as a list. One that finds no place is a UserWarning.

    Any text gives an annotation. A TypeError or ValueError says what is wrong with an argument.

    >>> text = "“The ice is thin,” said Mayor Jan Roe. “Stay off it.”"
    >>> found = annotate(text)
    >>> names = {speaker["id"]: speaker["name"] for speaker in found["speakers"]}
    >>> for quote in found["quotes"]:
    ...     print([text[part["start"]:part["end"]] for part in quote["segments"]], names.get(quote["speaker"]))
    ['“The ice is thin,”'] Jan Roe
    ['“Stay off it.”'] Jan Roe
    >>> annotate("<p>“Thin ice,” said Ann Dahl.</p>", html=True)["text"]
    '“Thin ice,” said Ann Dahl.'
    """
    if not html and (select is not None or whole_page):
        raise ValueError("select and whole_page are for pages: add html=True")
    analyst = _analyst(html, select, whole_page, offsets, min_confidence, with_text, speakers, corrections, jobs=1)
    annotation: Annotation = json.loads(analyst.one(text))
    _warn(analyst)
    return annotation


def annotate_many(
    records: Iterable[str | Mapping[str, Any]],
    *,
    html: bool = False,
    select: str | None = None,
    whole_page: bool = False,
    offsets: Offsets = "codepoint",
    min_confidence: float | None = None,
    with_text: bool = False,
    speakers: Iterable[Mapping[str, Any]] | None = None,
    corrections: Iterable[Mapping[str, Any]] | None = None,
    jobs: int | None = None,
) -> Iterator[Annotation | Failure]:
    """Annotate many records, one result each, in their order.

    A record is a text (with html=True a page), or a mapping with "text" or "html". Its "id" goes along; what else it says
    in texts, numbers and truth values is the "record" of its result. NaN and None count as nothing.

    A record that cannot be read gives {"id": …, "error": …} in its place, and the others go on.

    Records are taken from any iterable as results are asked for, 256 at a time, and annotated by `jobs` threads (1 to 256;
    None: one a core) while other threads of Python run; memory does not grow with their number. The other arguments are
    those of annotate(); corrections that have found no place in any record are UserWarnings at the end.

    >>> records = [{"id": 1, "text": "“Thin ice,” said Ann Dahl.", "outlet": "Velm Post"}, {"id": 2, "text": None}]
    >>> for result in annotate_many(records):
    ...     print(result["id"], result["error"] if "error" in result else len(result["quotes"]))
    1 1
    2 has neither "text" nor "html"; add one of them, a str
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs is {jobs}; a number from 1 to 256 is wanted")
    if isinstance(records, (str, bytes, Mapping)):
        raise TypeError(f"records is one {type(records).__name__}; a list of records is wanted: [record]")
    analyst = _analyst(
        html, select, whole_page, offsets, min_confidence, with_text, speakers, corrections, jobs=jobs or 0
    )
    return _results(analyst, records)


def _analyst(
    html: bool,
    select: str | None,
    whole_page: bool,
    offsets: str,
    min_confidence: float | None,
    with_text: bool,
    speakers: Iterable[Mapping[str, Any]] | None,
    corrections: Iterable[Mapping[str, Any]] | None,
    jobs: int,
) -> Analyst:
    return Analyst(
        html=html,
        select=select,
        whole_page=whole_page,
        offsets=offsets,
        min_confidence=min_confidence,
        with_text=with_text,
        speakers=_json(speakers),
        corrections=_json(corrections),
        jobs=jobs,
    )


def _json(entries: Iterable[Mapping[str, Any]] | None) -> str | None:
    # What is no list is refused by whoever reads it, with the form that is wanted.
    return None if entries is None else json.dumps(entries if isinstance(entries, (str, dict)) else list(entries))


def _results(analyst: Analyst, records: Iterable[Any]) -> Iterator[Annotation | Failure]:
    for batch in _batches(records):
        yield from map(json.loads, analyst.many(batch))
    _warn(analyst)


def _batches(records: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    characters = 0
    try:
        for record in records:
            batch.append(record)
            bodies = [record.get("text"), record.get("html")] if isinstance(record, dict) else [record]
            characters += sum(len(body) for body in bodies if isinstance(body, str))
            if len(batch) == _BATCH_RECORDS or characters >= _BATCH_CHARACTERS:
                yield batch
                batch, characters = [], 0
    except Exception:
        # What came before the iterable's own failure is not lost.
        yield batch
        raise
    yield batch


def _warn(analyst: Analyst) -> None:
    for line in analyst.unplaced():
        warnings.warn(f"corrections: {line}", stacklevel=3)
