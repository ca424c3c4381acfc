"""Small parts of SVG: text that fits, lines, boxes, and the frame with its name for those who cannot see it.

Colour and type come from the page's style sheet by class, so that one drawing serves light, dark and print. No size
below 11 px is written.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from html import escape

from caveat.report.turned import shown

TEXT = 12
PHONE = 328  # the width of a drawing on the narrowest common phone, less its margins
SMALL = 11


_ADVANCE = {
    character: share
    for share, characters in (
        (0.20, "\u202f"), (0.29, "'ijlIJ"), (0.34, " ,.’·\u00a0/:;\\|"), (0.36, "fƒ-"), (0.40, "()[]t!‹›"), (0.41, "r"),
        (0.46, '"'), (0.53, "*_`–§sz“”?"), (0.57, "cL"), (0.60, "FkvxyP"), (0.62, "TYaoäöeé"), (0.64, "ESbdghnpquüß$"),
        (0.64, "0123456789{}€£"), (0.69, "KAVBRXZ"), (0.70, "C"), (0.75, "UHN"), (0.79, "DG&OQ"), (0.84, "w#+<=>^~×"),
        (0.86, "M"), (0.97, "%m½"), (1.00, "W@—…"),
    )
    for character in characters
}  # fmt: skip
"""The width of a character as a share of the type size in DejaVu Sans, the widest face of the page's stack and the one
that a bare Debian has: what fits in it fits in the others."""

BOLD = 1.13
"""How much wider the same face is in bold, at the most that a line of text shows."""


def width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """How wide a text is at most, in px, as its page shows it."""
    return _ems(shown(text)) * size * (BOLD if bold else 1)


@functools.lru_cache(maxsize=20_000)  # a drawing measures the same words and beginnings of lines many times
def _ems(text: str) -> float:
    return sum(_ADVANCE.get(character, 0.8) for character in text)


def wrap(text: str, room: float, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """A text broken into lines that fit, as its page shows it; a word longer than a line is broken, never cut."""
    room = room / BOLD if bold else room
    lines: list[str] = []
    line = ""
    for word in shown(text).split():
        while width(word, size) > room:
            keep = max(1, next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size) <= room))
            if line:
                lines.append(line)
                line = ""
            lines.append(word[:keep])
            word = word[keep:]
        candidate = f"{line} {word}".strip()
        if line and width(candidate, size) > room:
            lines.append(line)
            line = word
        else:
            line = candidate
    return [*lines, line] if line else lines or [""]


def n(value: float) -> str:
    """A coordinate, rounded so that the same drawing has the same bytes everywhere."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def text(x: float, y: float, words: str, css: str = "", anchor: str = "start") -> str:
    """One line of text, as SVG; ``anchor`` says which part of it stands at ``x``."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    style = f' class="{css}"' if css else ""
    return f'<text x="{n(x)}" y="{n(y)}"{where}{style}>{escape(words)}</text>'


def lines_of_text(x: float, y: float, lines: list[str], css: str = "", leading: float = 15) -> str:
    """Several lines of text, one under another."""
    return "".join(text(x, y + index * leading, line, css) for index, line in enumerate(lines))


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    """A straight line, as SVG."""
    return f'<path d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" class="{css}"/>'


def box(x: float, y: float, wide: float, high: float, css: str) -> str:
    """A rectangle, as SVG; ``x`` and ``y`` are its left upper corner."""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(max(wide, 0))}" height="{n(high)}" class="{css}"/>'


def dot(x: float, y: float, radius: float, css: str) -> str:
    """A circle round a point, as SVG."""
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" class="{css}"/>'


def use(mark: str, x: float, y: float, size: float = 13) -> str:
    """One of the page's marks, by name."""
    return f'<use href="#m-{mark}" x="{n(x)}" y="{n(y)}" width="{n(size)}" height="{n(size)}"/>'


def frame(wide: float, high: float, name: str, body: str, css: str) -> str:
    """A drawing whose name states its result."""
    return (
        f'<svg class="{css}" role="img" aria-label="{escape(name)}" viewBox="0 0 {n(wide)} {n(high)}" '
        f'width="{n(wide)}" height="{n(high)}">{body}</svg>'
    )


def round_up(value: float) -> float:
    """The end of an axis: the next of 1, 2, 2.5, 5 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power * 10 < value:
        power *= 10
    while power > value:
        power /= 10
    return next(step * power for step in (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= value)


def rounded(value: float) -> float:
    """A number to three digits that count: what a drawing of a simulated one can show."""
    return float(f"{value:.3g}")


def path(points: Sequence[tuple[float, float]], css: str) -> str:
    """A line through points, not smoothed."""
    return f'<path d="M{"L".join(f"{n(x)} {n(y)}" for x, y in points)}" class="{css}"/>'


def area(points: Sequence[tuple[float, float]], css: str) -> str:
    """A closed shape with a corner at each point, as SVG."""
    return f'<path d="M{"L".join(f"{n(x)} {n(y)}" for x, y in points)}Z" class="{css}"/>'
