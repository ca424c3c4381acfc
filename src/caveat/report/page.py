"""A review as one HTML file: no other file, no script, no other host; for screen, phone and paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup

from caveat.report import beside, charts, groups, hand, marks, names, response, simulation, tables, words
from caveat.report.answers import NONE, Answers
from caveat.report.stops import acts_now
from caveat.report.writing import STYLE, environment
from caveat.review.result.line import LineReview
from caveat.review.result.objective import ObjectiveView
from caveat.review.result.review import Review
from caveat.review.result.testimony import OriginView, StatementView

__all__ = ["GROUPS", "SECTIONS", "STYLE", "environment", "parts", "render"]

_CSS_PLAIN = re.compile(r"[A-Za-z0-9 ]")

GROUPS = (
    ("named", "Named as leverage"),
    ("open", "Open, not named"),
    ("excluded", "Excluded from every measure"),
)
SECTIONS = (
    ("case", "Case"), ("answers", "Answers"), ("pipeline", "Pipeline"), ("stop-map", "Stop map"),
    ("exposure", "Exposure"), ("options", "Options"), ("response", "Response"), ("simulation", "Simulation"),
    ("against", "Against"), ("actors", "Actors"), ("evidence", "Evidence"), ("unknowns", "Unknown"), ("law", "Law"),
    ("documents", "Documents"), ("notes", "Notes"), ("help", "?"),
)  # fmt: skip
"""The sections in order, with the short names by which the head of the page lists them."""
_WRITES = (
    "fig", "prose", "sup", "pages", "counted", "inline", "say", "voices", "origins", "party", "page", "publisher",
    "quoted", "name_of", "line_link", "reach", "statement", "statements", "provision", "provisions", "line", "lines",
    "who", "link",
)  # fmt: skip
"""What templates ask of the hand that writes, by name."""


def render(
    review: Review, texts: Mapping[str, str] | None = None, answers: Answers = NONE
) -> str:  # fmt: skip
    """The whole report; ``texts`` holds the text of each attached document by its digest, so that quotes have context.

    Holds   same review and answers, same bytes; every figure is a link to a note of the page; nothing is loaded.
    """
    context = parts(review, hand.Hand(review, texts or {}), answers)
    body = environment().get_template("page.html").render(**context)
    return re.sub(r"\n\s*\n+", "\n", body)


def parts(review: Review, writer: hand.Hand, answers: Answers = NONE) -> dict[str, object]:
    """What the templates of the sections are given, so that one can also be written on a page of its own."""
    return _told(review) | _answered(review, answers) | _means(writer) | _dress(review)


def _answered(review: Review, answers: Answers) -> dict[str, object]:
    """The response and the simulation as far as there are any, and what the table of options says of them."""
    run = answers.simulated
    return {
        "response": response.section(answers.response) if answers.response else None,
        "simulation": simulation.section(run, beside.called(review)) if run else None,
        "cells": beside.cells(answers),
    }


def _told(review: Review) -> dict[str, object]:
    """What the review says, as the sections set it out."""
    return {
        "review": review,
        "case": review.case,
        "as_of": review.case.as_of,
        "objectives": sorted(review.objectives, key=_standing),
        "groups": [(key, name, _group(review, key)) for key, name in GROUPS],
        "delivered": _group(review, "delivered"),
        "substitutes": _group(review, "substitute"),
        "sheets": [line for key, _ in GROUPS for line in _group(review, key)],
        "open_count": sum(line.group in ("named", "open") for line in review.lines),
        "amounts": amounts(review),
        "without_amount": [line.line for line in _undelivered(review) if not _priced(line)],
        "overlaps": overlaps(review),
        "citations": {provision.id: provision.citation for provision in review.provisions},
        "against": list(groups.headed(review.against).items()),
        "silent": groups.silent(review),
        "unknowns": groups.gaps(review),
        "no_event_at": no_event_at(review),
        "toc": [
            *((name, _group(review, key)) for key, name in GROUPS),
            ("Nothing left to hold, and lines of others", _group(review, "delivered") + _group(review, "substitute")),
        ],
        "by_origin": by_origin(review),
        "unnamed": _without_origin(review),
    }


def _means(writer: hand.Hand) -> dict[str, object]:
    """What the templates write with: the hand that cites and links, and what words, charts and tables do for it."""
    return {
        "acts_now": acts_now,
        "nexus_of": groups.ties,
        "ties": lambda line: dict.fromkeys(
            (tie.kind, len(tie.origins)) for tie in groups.ties(line) if tie.kind != "none"
        ),
        "reasons": lambda group: dict.fromkeys(words.first_sentence(line.exclusion_reason or "") for line in group),
        "first_clause": words.clause,
        "count": words.count,
        "measures": groups.measures,
        "first_sentence": words.first_sentence,
        "drawn": charts.drawn,
        "notes": writer.notes,
        "svg": Markup,  # charts escape their own text
        "charts": charts,
        "tables": tables,
        "anchor": hand.anchor,
        "plural": words.plural,
        **{name: getattr(writer, name) for name in _WRITES},
    }


def _dress(review: Review) -> dict[str, object]:
    """The page's sections, style and drawings, and what stands at the head of each printed sheet."""
    return {
        "sections": SECTIONS,
        "style": Markup(STYLE.read_text("utf-8")),  # noqa: S704 our own file
        "running_head": _css_text(words.sentence(review.decision_status)),
        "running_case": _css_text(f"Caveat review · {review.case.id} · as of {words.day(review.case.as_of)}"),
        "marks": Markup(marks.sheet()),  # noqa: S704 our own drawing
    }


def _group(review: Review, key: str) -> list[LineReview]:
    return [line for line in review.lines if line.group == key]


def _undelivered(review: Review) -> list[LineReview]:
    """The lines of the case with something left to hold, whether a measure may reach them or not."""
    return [line for line in review.lines if line.group in ("named", "open", "excluded")]


def _priced(line: LineReview) -> bool:
    return any(words.is_money(figure) and figure.known for figure in line.exposure)


def amounts(review: Review) -> list[tuple[str, str, list[charts.Bar]]]:
    """Sums still to come in groups of one basis and one currency: (basis in words, currency, bars)."""
    called = names.lines(review)
    found = [
        (figure.counts or "", figure.unit, charts.Bar(called[line.line], figure))
        for line in _undelivered(review)
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


def _standing(objective: ObjectiveView) -> int:
    """Objectives that can be judged before those that cannot, and those left out last; else in the case's order."""
    if objective.status == "rejected":
        return 2
    return 0 if any(one.verdict in ("met", "not-met") for one in objective.indicators) else 1


def no_event_at(review: Review) -> list[str]:
    """The stages at which no document shows any open line, in their order."""
    open_lines = _undelivered(review)
    shown = {event.stage for line in open_lines for event in line.stage_evidence}
    return [stage for stage in charts.STAGES if stage not in shown] if open_lines else []


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
