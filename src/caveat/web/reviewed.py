"""A case as of a day, opened for a page: its navigation and status; and sections of its review, each a page of its own.

One hand writes the report and the pages. A link within the report leads, where the page at hand has not its target, to
the page that has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from caveat.desk import viewing
from caveat.desk.docket import PREFIX
from caveat.desk.viewing import Glance, Seen, Shelf
from caveat.evidence import Span
from caveat.report import hand, page, words
from caveat.report.answers import NONE, Answers
from caveat.review.docket.state import Docket
from caveat.review.result.review import Review
from caveat.web import dressing
from caveat.web.asked import Asked
from caveat.web.views import Data, Frame, Table, View

PAGES = (
    ("", "Case"), ("/pipeline", "Pipeline"), ("/stop-map", "Stop map"), ("/exposure", "Exposure"),
    ("/evidence", "Evidence"), ("/options", "Options"), ("/response", "Response"), ("/simulation", "Simulation"),
    ("/ground", "Ground"), ("/brief", "Brief"),
)  # fmt: skip
_SECTIONS = {
    "case": "", "answers": "", "pipeline": "/pipeline", "lines": "/pipeline", "stop-map": "/stop-map",
    "exposure": "/exposure", "front": "/exposure", "options": "/options", "response": "/response",
    "simulation": "/simulation", "against": "/options", "actors": "/options", "evidence": "/evidence",
    "statements": "/evidence", "contradictions": "/evidence", "unknowns": "/ground", "law": "/ground",
    "documents": "/ground", "help": "",
}  # fmt: skip
"""The page on which each section of the report stands, by the id of the section."""
_KINDS = {"row": "/pipeline", "c": "/evidence", "o": "", "x": "/options", "d": "/ground", "ro": "/response",
          "sim": "/simulation"}  # fmt: skip
"""The page on which the parts of a kind stand, by what their ids begin with."""
ELSEWHERE = ("/law", "/documents", "/reviews", "/search", "/episodes")
"""Pages that are of no case begin so."""
TIMES = 6
"""Times of record that are offered."""
_TO = re.compile(r'href="#([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_FOURTH = re.compile(r"<(/?)h4")
_HELP = re.compile(r'<section id="help" aria-labelledby="help-h">.*?</section>\n?', re.DOTALL)
"""How to use the report as one file; a page of its own has other ways."""


@dataclass(slots=True)
class PageHand(hand.Hand):
    """A hand that leads from a quotation into its document."""

    where: Callable[[str], str] = str

    def quoted(self, span: Span) -> Markup:
        """A quotation in its context, with the way to its place in the document."""
        shown = hand.Hand.quoted(self, span)
        there = f"{self.where(f'/documents/{span.document}')}#c{span.start}"
        return shown + Markup(' <a class="src" href="{}">Show it in the document</a>').format(there)


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as of the day that was asked for."""

    here: Asked
    case: str
    key: str
    glance: Glance
    shelf: Shelf
    dockets: tuple[Docket, ...]
    """Those that whoever asks may read."""

    @property
    def seen(self) -> Seen:
        """The review. Made where it is not kept: ask for it only where the page is not."""
        return self.shelf.seen(self.here.ledger, self.case, self.here.as_of, self.here.known_at)

    def own_days(self) -> tuple[str, ...]:
        """The days of the case at which it is worth reading it again, up to its own."""
        return self.shelf.glance(self.here.ledger, self.case, None, self.here.known_at).days

    def times(self) -> tuple[str, ...]:
        """The last times at which something about the case was recorded."""
        return self.shelf.times(self.here.ledger, self.case)[-TIMES:]

    def address(self, path: str = "", **values: str) -> str:
        """The address of a page of the case, or with a path from the root of any page, as of the same day."""
        whole = path if path.startswith(ELSEWHERE) else f"/cases/{self.case}{path}"
        return dressing.address(self.here, whole, **values)

    def view(
        self, name: str, title: str, body: Callable[[], Markup], data: Callable[[], Data],
        table: Callable[[], Table] | None = None, beside: str = "",
    ) -> View:  # fmt: skip
        """A page of the case; ``beside`` names what else its content depends on."""
        key = "|".join((self.here.ledger.name, name, self.key, str(self.here.known_at), beside))
        return View(
            f"{title} · {self.case}", data, lambda: {"body": body()}, table, key, frame=self.frame(name),
            rests=frozenset({self.case, f"{PREFIX}{self.case}."}),
        )  # fmt: skip

    def frame(self, name: str) -> Frame:
        """What stands around a page of the case."""
        acted = ";".join(f"{one.name}:{one.last}" for one in self.dockets)
        key = f"{self.here.ledger.name}|{self.key}|{self.here.known_at}|{name}|{acted}"
        return Frame(key, partial(self._bar, name), self._status)

    def _bar(self, name: str) -> list[tuple[str, str, bool]]:
        root, _, days = self.address().partition("?")
        found = [(f"{root}{path}?{days}", words_, words_ == name) for path, words_ in PAGES]
        return [*found[:-1], (f"/reviews?case={self.case}", "Docket", False), found[-1]]

    def _status(self) -> Markup:
        """What has been decided, reported and denied: first on every page."""
        decided = [one for one in self.dockets if any(not made.reported for made in one.decisions)]
        told = words.sentence(self.glance.decision_status)
        if not decided:
            return Markup('<b class="decision">{} {}</b> <span>{}</span>').format(
                hand.mark("no-decision") if told.startswith("No") else "", told, self.glance.status
            )
        links = Markup("; ").join(
            Markup('<a href="/reviews/{}">{}</a>: {}').format(one.name, one.name, one.status()) for one in decided
        )
        return Markup('<b class="decision">Decision recorded</b> <span>{}. In the documents: {}. {}</span>').format(
            links, self.glance.decision_status, self.glance.status
        )

    def written(self, template: str, *, answers: Answers = NONE, review: Review | None = None, **more: Any) -> Markup:
        """A template filled with the parts of the review, its links led to where their targets stand."""
        seen = self.seen
        writer = PageHand(seen.review, seen.texts, where=lambda path: self.address(path, case=self.case))
        given = page.parts(review or seen.review, writer, answers) | {
            "review": review or seen.review, "opened": self, "address": self.address, "here": self.here,
            "uncapped": words.uncapped, "raised": raised, **more,
        }  # fmt: skip
        made = dressing.environment().get_template(template).render(**given)
        return Markup(self._led(_HELP.sub("", made)))  # noqa: S704 written by templates that escape

    def _led(self, made: str) -> str:
        there = set(_ID.findall(made))
        lines = {hand.anchor("l", line): line for line in self.glance.lines}

        def lead(found: re.Match[str]) -> str:
            name = found[1]
            where = None if name in there else self._elsewhere(name, lines)
            return f'href="{escape(where)}"' if where else found[0]

        return _TO.sub(lead, made)

    def _elsewhere(self, name: str, lines: Mapping[str, str]) -> str | None:
        if name in lines:
            return self.address(f"/lines/{lines[name]}")
        if name in _SECTIONS:
            return f"{self.address(_SECTIONS[name])}#{name}"
        kind, _, rest = name.partition("-")
        if kind == "s":
            return f"{self.address('/evidence', at=rest)}#{name}"
        if kind == "p":
            return self.address(f"/law/{rest}")
        return f"{self.address(_KINDS[kind])}#{name}" if kind in _KINDS else None


def opened(here: Asked, case: str) -> Opened:
    """A case, as of the day and as known at the time that were asked for.

    Raises  NoRecord where there is none.
    """
    shelf, ledger = viewing.shelf(here.site.books.changes), here.ledger
    key, glance, dockets = shelf.look(ledger, here.person, case, here.as_of, here.known_at)
    here.as_of = here.as_of or date.fromisoformat(glance.as_of)
    return Opened(here, case, key, glance, shelf, dockets)


def bare(review: Review) -> Review:
    """The review for templates of which only macros are wanted: what their own bodies would list is taken out."""
    return replace(review, contradictions=(), precedents=(), statements=(), not_added=())


def raised(made: Markup) -> Markup:
    """A part of the report whose headings stand one step higher, for a page on which it is all there is."""
    return Markup(_FOURTH.sub(r"<\1h3", made))  # noqa: S704 markup before
