"""What textacy's direct_quotations() takes for the first COUNT texts of an archive: megabytes a second, and how many it finds.

    python bench/textacy_peer.py FILE.ndjson COUNT MODEL

spaCy's small English model has to be installed, under the name MODEL; one process, one thread.
"""

import json
import sys
import time
from itertools import islice

import spacy
import textacy
from textacy.extract import direct_quotations

with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in islice(lines, int(sys.argv[2]))]
model = spacy.load(sys.argv[3])
size = sum(len(text.encode()) for text in texts)
found = with_speaker = failed = 0
begin = time.process_time()
for text in texts:
    try:
        quotations = list(direct_quotations(model(text)))
    except Exception:
        # It gives up on a text with an odd number of marks.
        failed += 1
        continue
    found += len(quotations)
    with_speaker += sum(1 for quotation in quotations if quotation.speaker)
seconds = time.process_time() - begin
print(f"textacy {textacy.__version__}, spaCy {spacy.__version__}, {sys.argv[3]} {model.meta['version']}:", end=" ")
print(f"{len(texts)} texts, {size / 1e6:.2f} MB, {seconds:.1f} s of processor time, {size / 1e6 / seconds:.4f} MB/s;", end=" ")
print(f"{found} quotations, {with_speaker} with a speaker, {failed} texts failed")
