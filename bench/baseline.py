"""The least that a reader of quotations does: three regular expressions. Prints the median seconds of a pass.

    python3 bench/baseline.py FILE.ndjson PASSES

Finds double-quoted stretches and, for each, a name beside a reporting verb in its neighbourhood. It reads no
structure, no footnotes, no turns and merges no names: a floor to measure speed against, not a rival in quality.
"""

import json
import re
import statistics
import sys
import time

QUOTE = re.compile(r'"[^"\n]+"|“[^”\n]+”|«[^»\n]+»')
NAME = r"((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+|[Hh]e|[Ss]he|[Tt]hey)"
VERB = r"(?:said|says|told|wrote|added|stated|tweeted|asked|replied|noted|claimed|warned|declared|stressed)"
BESIDE = re.compile(rf"{NAME} {VERB}\b|\b{VERB} {NAME}")


def annotate(text):
    found = []
    for quote in QUOTE.finditer(text):
        start, end = quote.span()
        speaker = BESIDE.search(text, end, end + 80) or BESIDE.search(text, max(0, start - 80), start)
        found.append((start, end, speaker and (speaker.group(1) or speaker.group(2))))
    return found


texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
seconds = []
for _ in range(int(sys.argv[2])):
    begin = time.perf_counter()
    for text in texts:
        annotate(text)
    seconds.append(time.perf_counter() - begin)
print(statistics.median(seconds))
