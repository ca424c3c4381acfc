"""Whose page a page is, by its description for machines; and what is read of it, with nothing relayed from itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from caveat.deferral import deferred
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Prose
from caveat.sources.prose.words.mastheads import called

if TYPE_CHECKING:
    import html
else:  # plain text has no such names
    html = deferred("html")

_META = later(r"<meta\b[^<>]{0,600}>", re.IGNORECASE)
_NAMED = later(r"(?:property|name)\s*=\s*[\"']?(?:og:site_name|application-name)[\"'\s>]", re.IGNORECASE)
_CONTENT = later(r"content\s*=\s*(?:\"([^\"]{2,80})\"|'([^']{2,80})')", re.IGNORECASE)
_PUBLISHER = later(r"\"publisher\"\s*:\s*\{[^{}]{0,300}?\"name\"\s*:\s*\"([^\"\\]{2,80})\"")
_HEAD = 200_000
"""Characters of a page's source in which its description for machines is looked for."""
_DOMAIN = later(r"^(?:www\.)?([\w-]{2,40})(?:\.[a-z]{2,12}){1,2}$", re.IGNORECASE)


def outlet(source: str) -> str | None:
    """The name under which a page says that it is published; None where it gives none."""
    head = source[:_HEAD]
    for one in _META.finditer(head):
        if _NAMED.search(one[0]) and (content := _CONTENT.search(one[0])):
            return _plain(content[1] or content[2])
    publisher = _PUBLISHER.search(head)
    return _plain(publisher[1]) if publisher else None


def _plain(name: str) -> str | None:
    """A name without what stands for letters in HTML; of an address the word between its dots."""
    told = " ".join(html.unescape(name).split())
    domain = _DOMAIN.match(told)
    return (domain[1] if domain else told) or None


def own_word(prose: Prose, outlet: str | None) -> Prose:
    """What was read of an outlet's page: what was told to itself is first hand there, and relayed from nobody."""
    names = called(outlet) if outlet else frozenset()
    if not any(one.attribution.relayed_from in names for one in prose.statements):
        return prose
    statements = (
        replace(one, attribution=replace(one.attribution, relayed_from=None))
        if one.attribution.relayed_from in names
        else one
        for one in prose.statements
    )
    return replace(prose, statements=tuple(statements))
