"""The templates of the report and how they write numbers, days and words; any page may use them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from caveat.report import hand, turned, words

_TEMPLATES = Path(__file__).parent / "templates"
STYLE = _TEMPLATES / "style.css"


@cache
def environment() -> Environment:
    """The templates of the report, with how they write numbers, days and words."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "day": words.day, "stage": words.stage, "state": words.state, "legal": words.legal, "counts": words.counts,
        "plain": words.plain, "moment": words.moment, "bdi": hand.bdi, "mark": hand.mark, "unit": words.unit,
        "number": words.number, "sentence": words.sentence, "anchored": _anchored,
    }  # fmt: skip
    environment.filters.update(filters)
    environment.template_class = turned.Page
    return environment


def _anchored(name: str, prefix: str) -> str:
    return hand.anchor(prefix, name)
