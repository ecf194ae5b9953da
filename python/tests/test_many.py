"""Many records: in their order, one result each, whatever one of them is."""

import itertools
import os
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import whosaid

from samples import pages, texts, tool

TEXT = "“Thin ice,” said Jan Roe."


class Broken(Mapping[str, Any]):
    """A mapping of somebody's own that fails."""

    def __getitem__(self, name: str) -> Any:
        raise RuntimeError("the disk is gone")

    def __iter__(self) -> Iterator[str]:
        return iter(["text"])

    def __len__(self) -> int:
        return 1


@pytest.mark.parametrize("jobs", [None, 1, 3])
def test_records_are_as_on_the_command_line(jobs: int | None) -> None:
    extra = {"url": "/a", "words": 300, "share": 0.5, "front": True, "tags": ["x"], "note": None}
    samples = [sample | extra for sample in texts() + pages()] * 3
    assert list(whosaid.annotate_many(samples, jobs=jobs)) == tool(records=samples)


POISON: list[tuple[Any, str]] = [
    (None, "record is NoneType; a str or a mapping"),
    (b"bytes", "record is bytes"),
    (7, "record is int"),
    ("\ud83d", "record is no Unicode text"),
    ({}, 'has neither "text" nor "html"'),
    ({"id": "a", "text": None}, 'has neither "text" nor "html"'),
    ({"id": "a", "text": float("nan")}, 'has neither "text" nor "html"'),
    ({"id": "a", "text": b"x"}, "text must be a str, not bytes; decode it"),
    ({"id": "a", "text": "\udfff"}, "text is no Unicode text"),
    ({"id": "a", "text": "x", "html": "y"}, 'has both "text" and "html"'),
    ({"id": "a", "text": TEXT, "title": "\ud83d"}, "title is no Unicode text"),
    ({"id": "a", "text": TEXT, 7: "x"}, "name of a member must be a str, not int"),
    ({"id": [1], "text": TEXT}, 'has an "id" that is list; give it a str or a number'),
    ({"id": True, "text": TEXT}, 'has an "id" that is bool'),
    ({"id": "\ud83d", "text": TEXT}, "id is no Unicode text"),
    (Broken(), "record cannot be read: the disk is gone"),
]


def test_a_poisoned_record_costs_no_other() -> None:
    records: list[Any] = []
    for poison, _ in POISON:
        records += [{"id": len(records), "text": TEXT}, poison]
    results = list(whosaid.annotate_many(records))
    assert len(results) == len(records)
    for at, result in enumerate(results):
        if at % 2 == 0:
            assert "error" not in result and result["id"] == at and len(result["quotes"]) == 1
        else:
            poison, words = POISON[at // 2]
            assert "error" in result and result["error"].startswith(words), result
            has_id = isinstance(poison, dict) and poison.get("id") == "a"
            assert result.get("id") == ("a" if has_id else None)


def test_numbers_of_numpy_are_numbers() -> None:
    import numpy

    record = {"id": numpy.int64(7), "text": TEXT, "words": numpy.int32(3), "share": numpy.float64(0.5), "x": numpy.nan}
    [result] = whosaid.annotate_many([record])
    assert "error" not in result and result["id"] == 7 and result["record"] == {"words": 3, "share": 0.5}


def test_an_id_can_be_any_number_or_missing() -> None:
    ids = [2**63, -1, 0.5, "", None]
    assert [result.get("id") for result in whosaid.annotate_many({"id": own, "text": ""} for own in ids)] == ids


def test_texts_are_pages_where_they_are_said_to_be() -> None:
    [result] = whosaid.annotate_many([f"<nav>Home</nav><p>{TEXT}</p>"], html=True)
    assert "error" not in result and result["text"].endswith(TEXT)


def test_records_are_taken_as_results_are_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for taken in itertools.count(1):
            yield TEXT

    results = whosaid.annotate_many(endless())
    assert taken == 0
    assert len(list(itertools.islice(results, 1000))) == 1000
    assert 1000 <= taken <= 1256


def test_long_records_are_taken_one_by_one() -> None:
    taken = 0

    def long() -> Iterator[str]:
        nonlocal taken
        for taken in range(1, 6):
            yield "x " * (5 << 20)

    next(whosaid.annotate_many(long()))
    assert taken == 1


def test_what_came_before_the_iterable_s_failure_is_there() -> None:
    def cut() -> Iterator[str]:
        yield TEXT
        raise OSError("the line was cut")

    results = whosaid.annotate_many(cut())
    assert "quotes" in next(results)
    with pytest.raises(OSError, match="the line was cut"):
        next(results)


def test_other_threads_run_meanwhile() -> None:
    began, ended, ran = threading.Event(), threading.Event(), threading.Event()

    def other() -> None:
        began.wait()
        # Were the lock kept, the annotation would be done before the second of these.
        for _ in range(20):
            time.sleep(0.001)
        if not ended.is_set():
            ran.set()

    thread = threading.Thread(target=other)
    thread.start()
    began.set()
    whosaid.annotate(TEXT * 100_000)
    ended.set()
    thread.join()
    assert ran.is_set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_annotates_as_well() -> None:
    list(whosaid.annotate_many([TEXT] * 3, jobs=2))
    child = os.fork()
    if child == 0:
        results = list(whosaid.annotate_many([TEXT] * 3, jobs=2))
        os._exit(0 if len(results) == 3 else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("records, options, error, words", [
    ("one text", {}, TypeError, r"records is one str; .*\[record\]"),
    ({"id": 1, "text": "x"}, {}, TypeError, "records is one dict"),
    ([], {"jobs": 0}, ValueError, "jobs is 0; a number from 1 to 256"),
    ([], {"jobs": 5000}, ValueError, "jobs is 5000; a number from 1 to 256"),
    ([], {"offsets": "utf-8"}, ValueError, "offsets is"),
])  # fmt: skip
def test_what_is_wrong_is_said_at_once(records: Any, options: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        whosaid.annotate_many(records, **options)


def test_corrections_without_a_place_are_warnings_at_the_end() -> None:
    wanted = {"selector": {"type": "TextQuoteSelector", "exact": "“Thin ice,”"}, "action": "confirm"}
    missing = {"selector": {"type": "TextQuoteSelector", "exact": "“Thick ice,”"}, "action": "confirm"}
    with pytest.warns(UserWarning) as warned:
        results = list(whosaid.annotate_many(["Nothing.", TEXT], corrections=[wanted, missing]))
    assert [str(w.message) for w in warned] == ["corrections: at [1], \"“Thick ice,”\": its words stand in no document of this run"]
    assert "error" not in results[1] and results[1]["quotes"][0]["review"] == {"action": "confirmed", "note": None}
