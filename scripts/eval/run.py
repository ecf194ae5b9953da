"""Scores the tool against the gold beside the checkout, prints one table, and stores what it found.

    python3 scripts/eval/run.py SHARED [BASELINE.json]

SHARED holds eval/score.py, polnear/ and dispatches/. Everything is written to target/eval/; run.json there may be the
baseline of a later run, whose table then has the difference from it beside each figure.
"""

import argparse
import contextlib
import datetime
import glob
import importlib.util
import io
import json
import os
import random
import re
import subprocess
import sys

import disturb

OUT = "target/eval"
SEEDS = 10
BINS = 20


def scorer(shared):
    spec = importlib.util.spec_from_file_location("score", f"{shared}/eval/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotate(name, *arguments):
    """Runs the tool; returns the file with its annotations."""
    path = f"{OUT}/{name}.ndjson"
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run(["target/release/whosaid", "annotate", "--offsets", "codepoint", *arguments], stdout=out, check=True)
    return path


def printed(function, **arguments):
    """What one of the scorer's commands prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        function(argparse.Namespace(errors=0, **arguments))
    return out.getvalue()


def number(pattern, text):
    found = re.search(pattern, text)
    if not found:
        sys.exit(f"error: the scorer printed nothing like {pattern!r}:\n{text}")
    return None if found[1] == "-" else float(found[1])


def polnear(score, gold, name):
    """Rows of the table, and (confidence, right) of every guess."""
    guesses = []
    calibration = score.calibration
    score.calibration = lambda pairs: (guesses.extend(pairs), calibration(pairs))
    text = printed(score.polnear, gold=[gold], pred=annotate(name, "--ndjson", gold))
    score.calibration = calibration
    rows = {}
    for row in ("all", "direct"):
        rows[row] = {"found": number(rf"\[{row}\] detection +([\d.]+)", text)}
        for kind in ("mention", "entity"):
            for column in ("P", "R", "F1"):
                rows[row][f"{kind} {column}"] = number(rf"\[{row}\] {kind} .*?\b{column} +([\d.]+)", text)
    return rows, confidence_of(text), guesses


def dispatches(score, directory, name, suffix=".txt", pattern="*"):
    """A row for each dispatch of a directory, and one for all; and how sure the names of all are."""
    golds = sorted(glob.glob(f"{directory}/{pattern}.gold.json"))
    texts = [gold.replace(".gold.json", suffix) for gold in golds]
    text = printed(score.dispatch, gold=golds, pred=annotate(name, "--format", "ndjson", *texts))
    columns = ("spans F1", "speaker", "kind", "footnotes", "source lines", "header", "notes")
    rows = {
        line.split()[0]: {column: number(rf"\b{column} +([\d.]+|-)", line) for column in columns}
        for line in text.splitlines()
        if "spans F1" in line
    }
    rows["TOTAL"]["furniture"] = number(r"\[furniture\] (\d+)", text)
    return rows, confidence_of(text)


def confidence_of(text):
    """How sure the names are, as the scorer prints it."""
    return {
        "ECE": number(r"ECE ([\d.]+)%", text),
        "right at >= .9": number(r">=0.9: ([\d.]+)% right", text),
        "their share": number(r"right over ([\d.]+)%", text),
    }


def constructions(shared, path):
    """Short constructions: how many are right, and how many show a wrong name."""
    command = [sys.executable, f"{shared}/eval/cases.py", path, "target/release/whosaid"]
    text = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    found = re.search(r"cases (\d+) right (\d+) wrong (\d+) wrong_hi (\d+)", text)
    if not found:
        sys.exit(f"error: {shared}/eval/cases.py printed no totals")
    count, right, wrong, sure = map(float, found.groups())
    share = 100 / max(1.0, count)
    return {"cases": count, "right %": right * share, "wrong name %": wrong * share, "wrong at >= .9 %": sure * share}


def robustness(score, gold, undisturbed):
    """Mention F1 with other quotation marks, and with one too many in every article."""
    with open(gold, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]

    def f1(name, change):
        path = f"{OUT}/{name}.gold.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(change(document), ensure_ascii=False) + "\n" for document in documents)
        rows, _, _ = polnear(score, path, name)
        return {row: rows[row]["mention F1"] for row in rows}

    def row(result):
        return {**result, "lost, all": undisturbed["all"]["mention F1"] - result["all"]}

    rows = {f"{style} marks": row(f1(style, lambda d, s=style: disturb.restyled(d, s))) for style in disturb.STYLES}
    strays = []
    for seed in range(SEEDS):
        rng = random.Random(seed)
        strays.append(f1("stray", lambda d, rng=rng: disturb.with_stray(d, rng)))
    mean = {key: sum(stray[key] for stray in strays) / SEEDS for key in strays[0]}
    rows[f"a stray mark, mean of {SEEDS}"] = row(mean)
    rows[f"a stray mark, worst of {SEEDS}"] = row(min(strays, key=lambda stray: stray["all"]))
    return rows


def speed(gold):
    """Of the library on one core, the best of many passes: other work on the machine disturbs it least."""
    run = subprocess.run(["cargo", "bench", "-q", "--bench", "speed", "--", gold, "60"], stdout=subprocess.PIPE, check=True)
    with open(gold, encoding="utf-8") as lines:
        size = sum(len(json.loads(line)["text"].encode()) for line in lines)
    seconds = float(run.stdout.split()[1])
    return {"native, one core": {"ms": 1000 * seconds, "MB/s": size / 1e6 / seconds}}


def binned(guesses):
    """Guesses by confidence: how many, the sum of their confidences, how many are right."""
    bins = [[0, 0.0, 0] for _ in range(BINS)]
    for confidence, right in guesses:
        bin_ = bins[min(BINS - 1, int(confidence * BINS))]
        bin_[0] += 1
        bin_[1] += confidence
        bin_[2] += right
    return bins


def show(figures, before):
    """Prints the table, a section after another, each with its own columns."""
    for section, rows in figures.items():
        columns = list(next(iter(rows.values())))
        print(f"\n{section:<32}" + "".join(f"{column:>17}" for column in columns))
        for row, cells in rows.items():
            print(f"{row:<32}", end="")
            for column in columns:
                old = before.get(section, {}).get(row, {}).get(column)
                now = cells[column]
                cell = "-" if now is None else f"{now:.1f}"
                if now is not None and old is not None:
                    cell += f" {now - old:+.1f}".replace("+0.0", "=").replace("-0.0", "=")
                print(f"{cell:>17}", end="")
            print()


def main():
    shared = sys.argv[1]
    before = {}
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="utf-8") as file:
            stored = json.load(file)
        before = stored["figures"]
        print(f"beside each figure: the difference from the run of {stored['date']}")
    os.makedirs(OUT, exist_ok=True)
    score, dev = scorer(shared), f"{shared}/polnear/dev.jsonl"
    rows, confidence, guesses = polnear(score, dev, "polnear")
    sets, sure = {}, {"PolNeAR, development split": confidence}
    for label, directory, suffix, pattern in (
        ("shared dispatches", f"{shared}/dispatches", ".txt", "*"),
        ("shared documents", f"{shared}/documents", ".txt", "[a-z]*"),
        ("their pages as HTML", f"{shared}/documents", ".html", "n0[1-6]"),
        ("tests/dispatches", "tests/dispatches", ".txt", "*"),
        ("tests/documents", "tests/documents", ".txt", "*"),
        ("tests/forms", "tests/forms", ".txt", "*"),
        ("tests/held, never learned from", "tests/held", ".txt", "*"),
    ):
        rows_of, sure[label] = dispatches(score, directory, label.split(",")[0].replace("/", "-"), suffix, pattern)
        sets[label] = rows_of["TOTAL"]
    figures = {
        "PolNeAR, development split": rows,
        "confidence of names, %": sure,
        "documents": sets,
        "constructions": {
            "shared": constructions(shared, f"{shared}/cases/reported.jsonl"),
            "tests/constructions": constructions(shared, "tests/constructions/fit.jsonl"),
            "tests/held, never learned from": constructions(shared, "tests/held/constructions.jsonl"),
            "articles, wholly right": constructions(shared, "tests/constructions/articles.jsonl"),
            "articles, never looked at, wholly right": constructions(shared, "tests/held/articles.jsonl"),
        },
        "mention F1 with": robustness(score, dev, rows),
        "time": speed(dev),
    }
    show(figures, before)
    with open(f"{OUT}/run.json", "w", encoding="utf-8") as file:
        date = datetime.datetime.now().isoformat(" ", "minutes")
        json.dump({"date": date, "figures": figures, "reliability": binned(guesses)}, file, indent=1)
    print(f"\nstored in {OUT}/run.json")


main()
