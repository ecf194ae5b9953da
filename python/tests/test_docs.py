"""The examples of the docs do what they say, and the types say what the schema says."""

import doctest
import json
import types
import typing
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
import whosaid

from samples import ROOT

# Confidences change with the weights: `0.…` in an example stands for any.
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_examples_do_what_they_say(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner, count = doctest.DocTestRunner(optionflags=FLAGS), 0
    names: dict[str, Any] = {}
    said: list[str] = []
    for block in (ROOT / name).read_text().split("\n```python\n")[1:]:
        body = block.split("\n```")[0] + "\n"
        test = doctest.DocTestParser().get_doctest(body, names, name, name, 0)
        assert test.examples, f"an example without >>>: {body}"
        runner.run(test, out=said.append, clear_globs=False)
        names = test.globs
        count += len(test.examples)
    assert runner.failures == 0, "".join(said)
    assert count > 2


def test_docstrings_do_what_they_say() -> None:
    failed, count = doctest.testmod(whosaid, optionflags=FLAGS)
    assert failed == 0 and count > 5


SCHEMA = json.loads((ROOT / "schema/annotation.schema.json").read_text())
# What goes along with an annotation, beside what the schema describes.
BESIDE = {"id", "record", "text", "offsets", "people"}
NAMES = ["Attribution", "Block", "CrossReference", "Footnote", "Header", "Issue", "Quote", "Range", "Review", "Speaker"]


@pytest.mark.parametrize("name", ["Annotation", *NAMES])
def test_types_are_those_of_the_schema(name: str) -> None:
    schema = SCHEMA if name == "Annotation" else SCHEMA["$defs"][name]
    own = getattr(whosaid, name)
    hints = get_type_hints(own)
    left_out = {"profile"} if name == "Speaker" else BESIDE if name == "Annotation" else set()
    assert set(hints) - left_out == set(schema["properties"]) - left_out
    for member, hint in hints.items():
        if member in schema["properties"] and not left_out & {member}:
            # What may be missing is never null.
            null = {"NoneType"} if member in own.__optional_keys__ else set()
            assert of_type(hint) == of_schema(schema["properties"][member]) - null, f"{name}.{member}"


def of_type(hint: Any) -> Any:
    """A type as a set of the kinds that a value may be of."""
    if get_origin(hint) is typing.Literal:
        return set(get_args(hint))
    if get_origin(hint) in (typing.Union, types.UnionType):
        return set().union(*(of_type(part) for part in get_args(hint)))
    if get_origin(hint) is list:
        return {("list", frozenset(of_type(get_args(hint)[0])))}
    return {getattr(hint, "__name__", hint)}


KINDS = {"string": "str", "integer": "int", "number": "float", "null": "NoneType", "boolean": "bool"}


def of_schema(schema: Any) -> Any:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        target = SCHEMA["$defs"][name]
        if name == "Rule":
            return {"str"}
        return of_schema(target) if "properties" not in target else {name}
    if "enum" in schema:
        return set(schema["enum"])
    if "const" in schema:
        return {schema["const"]}
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return set().union(*(of_schema(part) for part in schema[several]))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {("list", frozenset(of_schema(schema["items"]))) if kind == "array" else KINDS[kind] for kind in kinds}
