"""One text at a time: the same as the command line, and clear words for what is wrong."""

import json
import os
import subprocess
from typing import Any

import pytest
import whosaid

from samples import ROOT, TESTS, pages, texts, tool

DIRECTORY = [{"name": "Jan Roe", "aliases": ["Roe"], "link": "/people/roe"}]
CORRECTIONS = [{
    "selector": {"type": "TextQuoteSelector", "exact": "“Thin ice,”", "prefix": "", "suffix": ""},
    "action": "change",
    "speaker": "Ann Dahl",
}]  # fmt: skip


def without_id(annotation: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in annotation.items() if name != "id"}


@pytest.mark.parametrize("arguments, options", [
    ([], {}),
    (["--with-text", "--offsets", "utf16"], {"with_text": True, "offsets": "utf16"}),
    (["--offsets", "utf8", "--min-confidence", "0.9"], {"offsets": "utf8", "min_confidence": 0.9}),
])  # fmt: skip
def test_every_sample_is_as_on_the_command_line(arguments: list[str], options: dict[str, Any]) -> None:
    samples = texts()
    assert len(samples) > 40
    for sample, line in zip(samples, tool(*arguments, records=samples), strict=True):
        assert whosaid.annotate(sample["text"], **options) == without_id(line), sample["id"]


def test_a_file_of_its_own_is_as_on_the_command_line() -> None:
    for file in sorted(TESTS.glob("dispatches/*.txt")):
        done = subprocess.run([os.environ["WHOSAID"], "annotate", file], stdout=subprocess.PIPE, check=True)
        assert whosaid.annotate(file.read_bytes().decode()) == without_id(json.loads(done.stdout)), file.name


@pytest.mark.parametrize("arguments, options", [
    ([], {}),
    (["--whole-page"], {"whole_page": True}),
    (["--select", "body"], {"select": "body"}),
])  # fmt: skip
def test_every_page_is_as_on_the_command_line(arguments: list[str], options: dict[str, Any]) -> None:
    samples = pages()
    assert len(samples) > 15
    for sample, line in zip(samples, tool(*arguments, records=samples), strict=True):
        assert whosaid.annotate(sample["html"], html=True, **options) == without_id(line), sample["id"]


def test_directory_and_corrections() -> None:
    found = whosaid.annotate("“Thin ice,” said Mayor Jan Roe.", speakers=DIRECTORY, corrections=CORRECTIONS)
    assert [speaker["name"] for speaker in found["speakers"]] == ["Jan Roe", "Ann Dahl"]
    assert found["people"]["s1"]["link"] == "/people/roe"
    assert found["quotes"][0]["review"] == {"action": "changed", "note": None}


def test_a_correction_that_finds_no_place_is_a_warning() -> None:
    with pytest.warns(UserWarning, match=r"corrections: at \[0\], \"“Thin ice,”\": its words stand in no document"):
        whosaid.annotate("Nothing is said here.", corrections=CORRECTIONS)


def test_no_text_is_too_much() -> None:
    text = "“Thin ice,” said Jan Roe. " * 100_000
    found = whosaid.annotate(text)
    assert len(text) > 2_500_000 and found["blocks"][-1]["end"] == len(text.rstrip())
    assert whosaid.annotate("")["quotes"] == []
    assert whosaid.annotate("\0 “a\u202e")["version"] == 1


@pytest.mark.parametrize("text, error, words", [
    (None, TypeError, "text must be a str, not NoneType"),
    (b"\xff", TypeError, r"not bytes; decode it: \.decode\(\"utf-8\"\)"),
    (7, TypeError, "not int"),
    ("“a\ud83d”", ValueError, "text is no Unicode text: .*position 2: surrogates not allowed; mend it"),
])  # fmt: skip
def test_what_is_no_text_is_refused(text: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        whosaid.annotate(text)


@pytest.mark.parametrize("options, words", [
    ({"offsets": "bytes"}, 'offsets is "bytes"; "codepoint", "utf16" or "utf8" is wanted'),
    ({"min_confidence": 90}, "min_confidence is 90; a number from 0 to 1"),
    ({"min_confidence": float("nan")}, "min_confidence is NaN"),
    ({"select": "p"}, "add html=True"),
    ({"html": True, "select": "p", "whole_page": True}, "leave one of them out"),
    ({"html": True, "select": "p["}, "try another select, or whole_page=True"),
    ({"speakers": [{"link": "/roe"}]}, r'speakers: at \[0\]: "name" is missing'),
    ({"speakers": "people.json"}, "speakers: expected a list, found a text"),
    ({"corrections": {}}, "corrections: expected a list, found an object"),
])  # fmt: skip
def test_wrong_options_say_what_is_wanted(options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        whosaid.annotate("<p>x</p>", **options)


def test_the_version_is_the_crate_s() -> None:
    assert f'\nversion = "{whosaid.__version__}"\n' in (ROOT / "Cargo.toml").read_text()
