"""Draws a stored run's reliability diagram as SVG on standard output: python3 scripts/eval/reliability.py run.json

Each point is a bin of guesses: across, their mean confidence; up, the share that is right, with the 95 % interval by
Wilson (1927) for as many guesses; below, how many they are. On the diagonal, confidence says what it should.
"""

import json
import math
import sys

LOW = 0.3  # where both axes begin; the tool names nobody when it is less sure
LEFT, TOP, SIDE = 64, 24, 440

STYLE = """
  svg { font: 13px system-ui, sans-serif; color: #1f2328; background: #fff }
  text { fill: currentColor } .quiet { opacity: .65; font-size: 10px }
  .grid { stroke: currentColor; opacity: .15 } .ideal { stroke: currentColor; opacity: .5; stroke-dasharray: 4 4 }
  .interval { stroke: #0969da; stroke-width: 2; opacity: .5 } .bin { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    svg { color: #e6edf3; background: #0d1117 } .interval { stroke: #58a6ff } .bin { fill: #58a6ff }
  }
"""


def x(value):
    return round(LEFT + SIDE * (value - LOW) / (1 - LOW), 1)


def y(value):
    return round(TOP + SIDE * (1 - max(LOW, value)) / (1 - LOW), 1)


def wilson(right, count, z=1.96):
    share, spread = right / count, z * z / count
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / count + spread / count / 4)
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def line(kind, x1, y1, x2, y2):
    return f'<line class="{kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def text(words, at, kind="", anchor="middle", turn=""):
    return f'<text class="{kind}" x="{at[0]}" y="{at[1]}" text-anchor="{anchor}"{turn}>{words}</text>'


def diagram(run):
    bottom, right = TOP + SIDE, LEFT + SIDE
    ece = run["figures"]["confidence of names, %"]["PolNeAR, development split"]["ECE"]
    total = sum(count for count, _, _ in run["reliability"])
    out = []
    for tenth in range(round(LOW * 10), 11):
        value = tenth / 10
        out += [line("grid", x(value), TOP, x(value), bottom), line("grid", LEFT, y(value), right, y(value))]
        out += [text(f"{value:.1f}", (x(value), bottom + 34)), text(f"{value:.1f}", (LEFT - 8, y(value) + 4), anchor="end")]
    out.append(line("ideal", x(LOW), y(LOW), x(1), y(1)))
    for count, confidence, correct in run["reliability"]:
        if count:
            at, (low, high) = x(confidence / count), wilson(correct, count)
            out.append(line("interval", at, y(low), at, y(high)))
            out.append(f'<circle class="bin" cx="{at}" cy="{y(correct / count)}" r="4"/>')
            out.append(text(count, (at, bottom + 16), "quiet"))
    middle = TOP + SIDE / 2
    out.append(text("confidence, and the number of guesses", (LEFT + SIDE / 2, bottom + 56)))
    out.append(text("share that is right", (18, middle), turn=f' transform="rotate(-90 18 {middle})"'))
    out.append(text(f"PolNeAR, development split: {total} guesses, ECE {ece:.1f} %", (LEFT + SIDE / 2, bottom + 76), "quiet"))
    size = f"{right + 24} {bottom + 88}"
    body = "\n".join(out)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><style>{STYLE}</style>\n{body}\n</svg>'


with open(sys.argv[1], encoding="utf-8") as file:
    print(diagram(json.load(file)))
