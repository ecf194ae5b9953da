"""What the wheel takes for the first COUNT articles of an archive, on one core.

    python bench/wheel.py FILE.ndjson COUNT
"""

import json
import sys
import time
from itertools import islice

import whosaid

with open(sys.argv[1], encoding="utf-8") as lines:
    records = [json.loads(line) for line in islice(lines, int(sys.argv[2]))]
size = sum(len(record["text"].encode()) for record in records)
begin = time.process_time()
quotations = sum(len(result["quotes"]) for result in whosaid.annotate_many(records, jobs=1) if "error" not in result)
seconds = time.process_time() - begin
print(f"whosaid {whosaid.__version__}, the wheel: {len(records)} texts, {size / 1e6:.2f} MB, {seconds:.1f} s of processor time,", end=" ")
print(f"{len(records) / seconds:.0f} texts/s, {size / 1e6 / seconds:.2f} MB/s; {quotations} quotations")
