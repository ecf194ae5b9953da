"""A fault of ours, in a wheel that is built with one (feature `fault`), costs the record that it is in, and no other."""

import re

import pytest
import whosaid

TEXT = "“Thin ice,” said Jan Roe."
FAULTY = "“whosaid fails here,” said Jan Roe."
SAID = r"could not be annotated: as it was asked to at src/annotate/mod\.rs:\d+; this is a fault of whosaid: please report"


@pytest.mark.parametrize("jobs", [None, 1, 3])
def test_a_fault_costs_one_record(jobs: int | None, capfd: pytest.CaptureFixture[str]) -> None:
    records = [{"id": number, "text": FAULTY if number % 10 == 5 else TEXT} for number in range(600)]
    results = list(whosaid.annotate_many(records, jobs=jobs))
    assert [result["id"] for result in results] == list(range(600))
    failed = [result for result in results if "error" in result]
    assert [result["id"] for result in failed] == list(range(5, 600, 10))
    for result in failed:
        assert set(result) == {"id", "error"} and re.match(SAID, str(result["error"]))
    assert all(len(result["quotes"]) == 1 for result in results if "error" not in result)
    # Who asks is told, not standard error.
    assert capfd.readouterr() == ("", "")


def test_a_fault_in_one_text_is_an_exception() -> None:
    with pytest.raises(RuntimeError, match=SAID):
        whosaid.annotate(FAULTY)
    assert len(whosaid.annotate(TEXT)["quotes"]) == 1
