"""Annotates an archive with Spark: JSON lines in, Parquet out, a row an article.

    spark-submit annotate.py ARCHIVE OUT

Each line of the archive is {"id": …, "text": …} or {"id": …, "html": …}; ARCHIVE is a file, a directory or a pattern of
such files, packed or not. The wheel `whosaid` has to be installed where the executors' Python is.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
from pyspark.sql import DataFrame, SparkSession

RECORD = "id string, text string, html string, not_json string"
QUOTE = (
    "text string, kind string, speaker string, role string, confidence double, rule string, start int, end int, "
    "abstained boolean"
)
ARTICLE = f"id string, error string, quotes array<struct<{QUOTE}>>"


def annotate(spark: SparkSession, archive: str) -> DataFrame:
    """A row an article; one that cannot be read has its `error`, and no `quotes`."""
    # A line that is no JSON comes along as it is, instead of being left out.
    lines = spark.read.schema(RECORD).option("columnNameOfCorruptRecord", "not_json").json(archive)
    return lines.mapInPandas(articles, ARTICLE)


def articles(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What each executor does: frames of records in, frames of articles out."""
    import whosaid

    for frame in frames:
        # One thread: Spark itself runs a task a core.
        records = [record(line) for line in frame.to_dict("records")]
        results = whosaid.annotate_many(records, with_text=True, jobs=1)
        rows = [row(record["id"], result) for record, result in zip(records, results, strict=True)]
        yield pd.DataFrame(rows, columns=["id", "error", "quotes"])


def record(line: dict[Any, Any]) -> dict[str, Any]:
    # What is no JSON has neither text nor page, and an error that says so.
    return {"id": line["id"] or line["not_json"], "text": line["text"], "html": line["html"]}


def row(own: str | None, result: Any) -> tuple[str | None, str | None, list[dict[str, Any]] | None]:
    if "error" in result:
        return own, result["error"], None
    names = {speaker["id"]: speaker["name"] for speaker in result["speakers"]}
    starts = {issue["start"] for issue in result["issues"] if issue["code"] == "abstained"}
    return own, None, [quote(found, names, starts) for found in result["quotes"]]


def quote(found: Any, names: dict[str, str], abstained: set[int]) -> dict[str, Any]:
    start, end = found["segments"][0]["start"], found["segments"][-1]["end"]
    return {
        "text": found["text"],
        "kind": found["kind"],
        "speaker": names.get(found["speaker"]),
        "role": found["role"],
        "confidence": found["confidence"],
        "rule": found["attribution"]["rule"] if found["attribution"] else None,
        "start": start,
        "end": end,
        "abstained": start in abstained,
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: spark-submit annotate.py ARCHIVE OUT")
    session = SparkSession.builder.appName("whosaid").getOrCreate()
    # Frames of fewer articles than Spark's 10,000: an executor holds one at a time.
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
    annotate(session, sys.argv[1]).write.parquet(sys.argv[2])
    written = session.read.parquet(sys.argv[2])
    print(f"{written.count()} articles, {written.where('error is not null').count()} of them could not be read")
