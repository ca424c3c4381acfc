"""What a page looks like in Debian's Chromium: opened at a width, in a scheme; contrast and overflow as numbers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium at /usr/bin/chromium"),
]


def opened(browser: Any, address: str, width: int = 1280, **context: Any) -> Any:
    """A page at a width."""
    page = browser.new_page(viewport={"width": width, "height": 900}, **context)
    page.goto(address)
    return page


def unfold(page: Any) -> None:
    """Open every fold."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


def overflowing(page: Any) -> list[str]:
    """The texts of charts that run out of their drawing."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('.drawn svg')].flatMap(image => {
        const frame = image.getBoundingClientRect();
        if (frame.width === 0) return [];
        return [...image.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.right > frame.right + 1 || box.left < frame.left - 1);
        }).map(text => text.textContent);
    })""")
    return found


def small(page: Any) -> list[str]:
    """The texts of drawings that are shown smaller than eleven pixels."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('svg[role=img]')]
        .filter(image => image.getBoundingClientRect().width > 0)
        .flatMap(image => {
            const scale = image.getBoundingClientRect().width / image.viewBox.baseVal.width;
            return [...image.querySelectorAll('text')]
                .filter(text => parseFloat(getComputedStyle(text).fontSize) * scale < 10.95)
                .map(text => text.textContent);
        })""")
    return found


def spilling(page: Any) -> list[str]:
    """The cells of tables whose content runs into the next cell."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('main :is(td, th)')]
        .filter(cell => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1)
        .map(cell => cell.textContent.trim().slice(0, 60))""")
    return found


def contrast(page: Any, selector: str) -> float:
    """The contrast ratio of WCAG 2 between an element's text and the page."""
    colours = page.evaluate(
        "s => [document.querySelector(s), document.documentElement].map(one => getComputedStyle(one))"
        ".map((style, place) => place ? style.backgroundColor : style.color)",
        selector,
    )
    first, second = (_luminance([int(part) for part in re.findall(r"\d+", colour)[:3]]) for colour in colours)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(rgb: list[int]) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
