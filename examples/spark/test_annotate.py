"""Spark on two cores: the same as on one machine, with poisoned records, and with a task that is killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pyspark import TaskContext
from pyspark.sql import DataFrame, SparkSession

import annotate as example

TESTS = Path(__file__).parents[2] / "tests"
POISON = [
    '{"id": "null", "text": null}',
    '{"id": "cut", "text": "“Thin ice',
    "no JSON at all",
    '{"id": "both", "text": "x", "html": "y"}',
    '{"id": "half", "text": "\\ud83d “Thin ice,” said Jan Roe."}',
    json.dumps({"id": "huge", "text": "“Thin ice,” said Jan Roe. " * 4_000}, ensure_ascii=False),
]
FILES = 4


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    # Two cores, and four attempts at a task.
    session = (
        SparkSession.builder.master("local[2, 4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "10")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several files, so that there are several tasks; each with records that cannot be read between others."""
    directory = tmp_path_factory.mktemp("archive")
    texts = sorted([*TESTS.glob("dispatches/*.txt"), *TESTS.glob("documents/*.txt")])
    lines = [json.dumps({"id": file.stem, "text": file.read_text()}, ensure_ascii=False) for file in texts]
    assert len(lines) > 40
    for part in range(FILES):
        mixed = lines[part::FILES]
        mixed[5:5] = POISON[part::FILES]
        (directory / f"{part}.ndjson").write_text("\n".join(mixed) + "\n")
    return directory


def ordered(rows: Iterable[Any]) -> list[Any]:
    return sorted(([own, error, quotes] for own, error, quotes in rows), key=lambda row: json.dumps(row[:2]))


def on_one_machine(archive: Path) -> list[Any]:
    """The same lines without Spark."""
    lines = [line for file in sorted(archive.glob("*.ndjson")) for line in file.read_text().splitlines()]
    rows = []
    for line in lines:
        try:
            record = {"text": None, "html": None, "not_json": None} | json.loads(line)
        except json.JSONDecodeError:
            record = {"id": None, "text": None, "html": None, "not_json": line}
        # Spark reads half a pair of UTF-16 as a question mark.
        record["text"] = record["text"] and record["text"].encode("utf-8", "replace").decode()
        rows.append(record)
    [frame] = example.articles([pd.DataFrame(rows)])
    return ordered(frame.itertuples(index=False))


def written(frame: DataFrame, out: Path) -> list[Any]:
    frame.write.parquet(str(out))
    rows = frame.sparkSession.read.parquet(str(out)).collect()
    return ordered((row.id, row.error, row.quotes and [quote.asDict() for quote in row.quotes]) for row in rows)


def test_poisoned_records_cost_no_other(spark: SparkSession, archive: Path, tmp_path: Path) -> None:
    rows = written(example.annotate(spark, str(archive)), tmp_path / "out")
    assert len(rows) == sum(len(file.read_text().splitlines()) for file in archive.glob("*.ndjson"))
    assert rows == on_one_machine(archive)
    failed = {own: error for own, error, _ in rows if error}
    assert set(failed) == {"null", POISON[1], POISON[2], "both"}
    assert "neither" in failed["null"] and "both" in failed["both"]
    assert all(len(quotes) == 4_000 for own, _, quotes in rows if own == "huge")


def killed_once(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """As the example, but that each task's first attempt is killed after its first frame."""
    context = TaskContext.get()
    assert context is not None
    for frame in example.articles(frames):
        yield frame
        if context.attemptNumber() == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_task_loses_and_doubles_nothing(
    spark: SparkSession, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = example.articles
    monkeypatch.setattr(example, "articles", killed_once)
    frame = example.annotate(spark, str(archive))
    monkeypatch.setattr(example, "articles", whole)
    assert written(frame, tmp_path / "out") == on_one_machine(archive)
    tries = spark.sparkContext.statusTracker()
    stages = [tries.getStageInfo(stage) for job in tries.getJobIdsForGroup() for stage in tries.getJobInfo(job).stageIds]
    assert sum(stage.numFailedTasks for stage in stages if stage) >= 1, "no task was killed"


def test_as_a_program(archive: Path, tmp_path: Path) -> None:
    command = [sys.executable, example.__file__, str(archive), str(tmp_path / "out")]
    done = subprocess.run(command, env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("articles, 4 of them could not be read\n")


def test_the_readme_s_example_runs(spark: SparkSession, archive: Path, tmp_path: Path) -> None:
    # Spark's own process stays where it was started, so the place is named in full.
    place = str(tmp_path / "quotations.parquet")
    example.annotate(spark, str(archive)).write.parquet(place)
    [block] = Path(example.__file__).with_name("README.md").read_text().split("```python\n")[1:]
    names: dict[str, Any] = {"spark": spark}
    exec(block.split("```")[0].replace("quotations.parquet", place), names)
    quotes = names["quotes"]
    doubtful = quotes.where("abstained or confidence < 0.7").count()
    assert 0 < doubtful < quotes.count()
    assert 0 < quotes.where("abstained").count()
