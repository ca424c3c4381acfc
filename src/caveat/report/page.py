"""A review as one HTML file: no other file, no script, no other host; for screen, phone and paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from caveat.evidence import Figure
from caveat.report import charts, hand, marks, tables, words
from caveat.report.stops import acts_now
from caveat.review.result import LineReview, OriginView, Review, StatementView

_TEMPLATES = Path(__file__).parent / "templates"
_CSS_PLAIN = re.compile(r"[A-Za-z0-9 ]")

GROUPS = (
    ("named", "Named as leverage"),
    ("open", "Open, not named"),
    ("excluded", "Excluded from every measure"),
)
SECTIONS = (
    ("case", "Case"), ("answers", "Answers"), ("pipeline", "Pipeline"), ("stop-map", "Stop map"),
    ("exposure", "Exposure"), ("front", "Front"), ("options", "Options"), ("against", "Against"),
    ("actors", "Actors"), ("evidence", "Evidence"), ("unknowns", "Unknowns"), ("law", "Law"),
    ("documents", "Documents"), ("notes", "Notes"),
)  # fmt: skip


def render(review: Review) -> str:
    """The whole report.

    Holds   same review, same bytes; every figure is a link to a note of the page; nothing is loaded.
    """
    writer = hand.Hand(review)
    body = _environment().get_template("page.html").render(**_context(review, writer))
    return re.sub(r"\n\s*\n+", "\n", body)


@cache
def _environment() -> Environment:
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
        "number": words.number, "sentence": words.sentence,
    }  # fmt: skip
    environment.filters.update(filters)
    return environment


def _context(review: Review, writer: hand.Hand) -> dict[str, object]:
    return {
        "review": review,
        "case": review.case,
        "as_of": review.case.as_of,
        "sections": SECTIONS,
        "groups": [(key, name, _group(review, key)) for key, name in GROUPS],
        "delivered": _group(review, "delivered"),
        "substitutes": _group(review, "substitute"),
        "sheets": [line for key, _ in GROUPS for line in _group(review, key)],
        "open_count": sum(line.group in ("named", "open") for line in review.lines),
        "acts_now": acts_now,
        "amounts": amounts(review),
        "overlaps": overlaps(review),
        "nexus_of": lambda line: dict.fromkeys(
            (nexus.kind, nexus.explanation) for nexus in line.nexus if nexus.kind != "none"
        ),
        "first_sentence": words.first_sentence,
        "without_amount": [
            line.line
            for line in review.lines
            if line.group in ("named", "open", "excluded")
            and not any(words.is_money(figure) and figure.known for figure in line.exposure)
        ],
        "counters": _counters,
        "drawn": charts.drawn,
        "by_origin": by_origin(review),
        "unnamed": _without_origin(review),
        "notes": writer.notes,
        "style": Markup((_TEMPLATES / "style.css").read_text("utf-8")),  # noqa: S704 our own file
        "running_head": _css_text(words.sentence(review.decision_status)),
        "running_case": _css_text(f"Caveat review · {review.case.id} · as of {words.day(review.case.as_of)}"),
        "marks": Markup(marks.sheet()),  # noqa: S704 our own drawing
        "svg": Markup,  # charts escape their own text
        "charts": charts,
        "tables": tables,
        "anchor": hand.anchor,
        "plural": words.plural,
        **{
            name: getattr(writer, name)
            for name in (
                "fig", "prose", "sup", "pages", "counted",
                "inline",
                "say",
                "voices",
                "origins",
                "party",
                "page", "statement", "statements", "provision", "provisions",
                "line", "lines", "who", "link",
            )
        },
    }  # fmt: skip


def _group(review: Review, key: str) -> list[LineReview]:
    return [line for line in review.lines if line.group == key]


def amounts(review: Review) -> list[tuple[str, str, list[charts.Bar]]]:
    """Sums still to come in groups of one basis and one currency: (basis in words, currency, bars)."""
    found = [
        (figure.counts or "", figure.unit, charts.Bar(f"{line.item_name} ({line.line})", figure))
        for line in review.lines
        if line.group in ("named", "open", "excluded")
        for figure in line.exposure
        if words.is_money(figure) and (figure.known or figure.counts)
    ]
    found.sort(key=lambda row: row[:2])
    return [
        (words.counts(basis) or "basis not stated", unit, [bar for _, _, bar in rows])
        for (basis, unit), rows in groupby(found, key=lambda row: row[:2])
    ]


def overlaps(review: Review) -> list[tuple[LineReview, tuple[str, ...]]]:
    """Lines that may be the same goods; each pair once."""
    told: set[frozenset[str]] = set()
    rows: list[tuple[LineReview, tuple[str, ...]]] = []
    for line in review.lines:
        fresh = tuple(other for other in line.overlaps if frozenset((line.line, other)) not in told)
        told.update(frozenset((line.line, other)) for other in fresh)
        if fresh:
            rows.append((line, fresh))
    return rows


def _counters(line: LineReview) -> list[Figure]:
    """The quantities among an exposure: everything that is not money."""
    return [figure for figure in line.exposure if not words.is_money(figure)]


def by_origin(review: Review) -> list[tuple[OriginView, list[StatementView], list[StatementView]]]:
    """Each origin with its counted statements and those that changed in the retelling or are printed again."""
    known = {statement.id: statement for statement in review.statements}
    rows: list[tuple[OriginView, list[StatementView], list[StatementView]]] = []
    for origin in review.origins:
        own = [known[name] for name in origin.statements if name in known]
        changed = [known[name] for name in origin.changed_in_retelling if name in known]
        kept = [s for s in own if s.counted and s not in changed]
        apart = [*[s for s in own if not s.counted and s not in changed], *changed]
        if kept or apart:
            rows.append((origin, kept, apart))
    return rows


def _without_origin(review: Review) -> list[StatementView]:
    listed = {name for origin in review.origins for name in (*origin.statements, *origin.changed_in_retelling)}
    return [statement for statement in review.statements if statement.id not in listed]


def _css_text(text: str) -> Markup:
    """A text as a CSS string in which nothing can end the string or the style sheet."""
    safe = "".join(c if _CSS_PLAIN.fullmatch(c) else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{safe}"')  # noqa: S704 only letters, digits, blanks and escapes are left
