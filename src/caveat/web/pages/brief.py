"""The brief of a review as a page to print; and the whole report, the brief and the data to take away."""

from __future__ import annotations

import re

from fastapi.responses import Response
from markdown_it import MarkdownIt
from markupsafe import Markup
from pydantic import BaseModel

from caveat.report import brief as briefs
from caveat.report import document
from caveat.report import page as report
from caveat.web.access import Gate
from caveat.web.asked import Here
from caveat.web.pages.responses import Asking
from caveat.web.reviewed import Opened, opened
from caveat.web.showing import Rooms
from caveat.web.views import View

rooms = Rooms()
_NOTE = re.compile(r"\[((?:ƒ|a|u)?\d+)\]")
_LISTED = re.compile(r"(<h2>Notes</h2>\n<p>)(.*?)(</p>)", re.DOTALL)


class ReviewDocument(BaseModel):
    """A whole review, as ``caveat schema review`` describes it."""

    format: str


@rooms.page("/cases/{case}/brief", "reviewed.html", tag="brief", model=ReviewDocument)
def brief(here: Here, case: str) -> View:
    """The brief of a review, to print; its data is the whole review."""
    found = opened(here, case)
    asking = Asking(found)

    def body() -> Markup:
        return found.written("brief_view.html", brief=_page(briefs.render(found.seen.review, asking.at_hand)))

    def data() -> bytes:
        return document.to_json(found.seen.review, asking.at_hand).encode()

    return asking.resting(found.view("Brief", "Brief", body, data, None, asking.name))


def _page(text: str) -> Markup:
    """The brief's Markdown as HTML in which each number leads to its note. HTML within it stays text."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    linked = _NOTE.sub(r'<a role="doc-noteref" class="ref" href="#b-\1"><sup>\1</sup></a>', made)
    return Markup(_LISTED.sub(lambda found: found[1] + _notes(found[2]) + found[3], linked))  # noqa: S704 escaped


def _notes(text: str) -> str:
    """The list of notes, each a target."""
    parts = []
    for part in text.split(" · "):
        label, _, rest = part.partition(" ")
        parts.append(f'<span id="b-{label}"><b>{label}</b> {rest}</span>')
    return " · ".join(parts)


def _file(found: Opened, text: str, name: str, media: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{found.case}-{found.glance.as_of}-{name}"'}
    return Response(text, headers=headers, media_type=media)


@rooms.raw("/cases/{case}/review.html", Gate.READER, tags=["brief"])
def whole_report(here: Here, case: str) -> Response:
    """The whole report as one HTML file that loads nothing."""
    found = opened(here, case)
    whole = report.render(found.seen.review, found.seen.texts, Asking(found).at_hand)
    return _file(found, whole, "review.html", "text/html; charset=utf-8")


@rooms.raw("/cases/{case}/brief.md", Gate.READER, tags=["brief"])
def brief_text(here: Here, case: str) -> Response:
    """The brief as Markdown."""
    found = opened(here, case)
    text = briefs.render(found.seen.review, Asking(found).at_hand)
    return _file(found, text, "brief.md", "text/markdown; charset=utf-8")
