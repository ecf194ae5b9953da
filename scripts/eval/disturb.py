"""Gold documents with other quotation marks, or one mark too many; their offsets (code points) move along.

A document is one line of the gold file: {"text", "quotes": [{"start", "end", "sources": [[start, end], ...]}, ...]}.
"""

import re

# Opening and closing double marks, opening and closing single marks.
STYLES = {"straight": "\"\"''", "curly": "“”‘’", "low-high": "„“‚‘"}

# A single mark before a word, and the next one that ends something: 'so-called', not the apostrophes of don't and '90s.
SINGLE = re.compile(r"(?<![\w'’])['‘](?=[^\W\d])([^'‘’\"“”\n]|(?<=\w)['’](?=\w)){1,200}?['’](?![\w'’])")


def restyled(document, style):
    """The document with all its quotation marks in one style. Doubled apostrophes are no marks to the gold."""
    text, (open_, close, open_single, close_single) = document["text"], STYLES[style]
    opening = {quote["start"] for quote in document["quotes"]}
    closing = {quote["end"] - 1 for quote in document["quotes"]}
    out = list(text)
    for single in SINGLE.finditer(text):
        out[single.start()], out[single.end() - 1] = open_single, close_single
    for at, mark in enumerate(text):
        if mark in '"“”':
            out[at] = open_ if at in opening or at not in closing and opens(text, at) else close
    return {**document, "text": "".join(out)}


def opens(text, at):
    """Whether the mark, which the gold does not know, opens something: by its glyph, else by the blanks beside it."""
    if text[at] != '"':
        return text[at] == "“"
    return not text[:at][-1:].strip("([—–-") and bool(text[at + 1 : at + 2].strip())


def with_stray(document, random):
    """The document with one quotation mark inserted anywhere."""
    text, mark = document["text"], random.choice('"“”')
    at = random.randint(0, len(text))

    def moved(start, end):
        return start + (start >= at), end + (end > at)

    quotes = []
    for quote in document["quotes"]:
        start, end = moved(quote["start"], quote["end"])
        sources = [moved(*source) for source in quote.get("sources", [])]
        quotes.append({**quote, "start": start, "end": end, "sources": sources})
    return {**document, "text": text[:at] + mark + text[at:], "quotes": quotes}
