"""Every room of routes, in the order in which an address is looked up."""

from __future__ import annotations

from caveat.web.pages import acts, cases, dockets, entrance, files

ROOMS = [files.rooms, entrance.rooms, cases.rooms, acts.rooms, dockets.rooms]
