"""What the tests read: the invented texts and pages of the project's own tests."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"


def texts() -> list[dict[str, Any]]:
    files = [*TESTS.glob("dispatches/*.txt"), *TESTS.glob("documents/*.txt")]
    return [{"id": file.stem, "text": file.read_bytes().decode()} for file in sorted(files)]


def pages() -> list[dict[str, Any]]:
    files = [*TESTS.glob("pages/*.html"), *TESTS.glob("hosts/*.html")]
    return [{"id": file.stem, "html": file.read_bytes().decode()} for file in sorted(files)]


def tool(*arguments: str, records: list[Any]) -> list[Any]:
    """What the command line makes of records."""
    lines = "".join(json.dumps(record) + "\n" for record in records)
    command = [os.environ["WHOSAID"], "annotate", "--ndjson", *arguments]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
