"""Small parts of SVG: text that fits, lines, boxes, and the frame with its name for those who cannot see it.

Colour and type come from the page's style sheet by class, so that one drawing serves light, dark and print. No size
below 11 px is written.
"""

from __future__ import annotations

from html import escape

NARROW = frozenset("iljtfrI.,;:'|!()[]/ ‹›’-")
WIDE = frozenset("mwMW@%—")
TEXT = 12
PHONE = 328  # the width of a drawing on the narrowest common phone, less its margins
SMALL = 11


def em(character: str) -> float:
    """The rough width of a character as a share of the type size, a little on the wide side."""
    if character in NARROW:
        return 0.34
    if character in WIDE:
        return 0.9
    return 0.72 if character.isupper() else 0.58


def width(text: str, size: float = TEXT) -> float:
    """About how wide a text is, in px."""
    return sum(em(character) for character in text) * size


def wrap(text: str, room: float, size: float = TEXT) -> list[str]:
    """A text broken into lines that fit; a word longer than a line is broken, never cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
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
    """One line of text."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    style = f' class="{css}"' if css else ""
    return f'<text x="{n(x)}" y="{n(y)}"{where}{style}>{escape(words)}</text>'


def lines_of_text(x: float, y: float, lines: list[str], css: str = "", leading: float = 15) -> str:
    """Several lines of text, one under another."""
    return "".join(text(x, y + index * leading, line, css) for index, line in enumerate(lines))


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    """A straight line."""
    return f'<path d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" class="{css}"/>'


def box(x: float, y: float, wide: float, high: float, css: str) -> str:
    """A rectangle."""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(max(wide, 0))}" height="{n(high)}" class="{css}"/>'


def dot(x: float, y: float, radius: float, css: str) -> str:
    """A circle."""
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
