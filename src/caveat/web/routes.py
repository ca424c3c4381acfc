"""Every room of routes, in the order in which an address is looked up."""

from __future__ import annotations

from caveat.web.pages import (
    acts,
    brief,
    cases,
    changes,
    dockets,
    documents,
    entrance,
    evidence,
    files,
    law,
    lines,
    options,
    people,
    proposals,
    reading,
    responses,
    search,
)

ROOMS = [
    files.rooms,
    entrance.rooms,
    cases.rooms,
    acts.rooms,
    dockets.rooms,
    people.rooms,
    proposals.rooms,
    reading.rooms,
    lines.rooms,
    evidence.rooms,
    options.rooms,
    responses.rooms,
    brief.rooms,
    documents.rooms,
    law.rooms,
    changes.rooms,
    search.rooms,
]
