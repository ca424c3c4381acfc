"""Whose page a page is, and what it does not relay from itself."""

from __future__ import annotations

import pytest

from caveat.sources import masthead, reading
from caveat.sources.prose.words.mastheads import called


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:site_name" content="The Harbour Courier">', "The Harbour Courier"),
        ("<meta content='Radio Q&amp;A' property='og:site_name'/>", "Radio Q&A"),
        ('<meta name="application-name" content="www.harbourcourier.com">', "harbourcourier"),
        ('<script>{"publisher": {"@type": "Organization", "name": "Land Systems Monthly"}}</script>',
         "Land Systems Monthly"),
        ('<meta property="og:title" content="A title">', None),
        ('<meta property="og:site_name" content="">', None),
        ("", None),
    ],
)  # fmt: skip
def test_a_page_says_whose_it_is(head: str, expected: str | None) -> None:
    assert masthead.outlet(f"<html><head>{head}</head><body></body></html>") == expected


@pytest.mark.parametrize(
    ("outlet", "names", "others"),
    [
        ("The Harbour Courier", {"Harbour Courier", "Courier", "HC"}, {"The", "Harbour Post"}),
        ("Land Systems Monthly", {"Land Systems Monthly", "Land Systems", "LSM"}, {"Monthly", "Systems"}),
        ("Channel Six News", {"Channel Six News", "Channel Six"}, {"Channel", "News"}),
        ("The Journal of Arms", {"Journal of Arms"}, {"Journal of", "of Arms"}),
        ("Beacon", {"Beacon"}, {"B"}),
    ],
)
def test_an_outlet_is_called_by_its_name_and_by_a_part_of_it(outlet: str, names: set[str], others: set[str]) -> None:
    assert names <= called(outlet)
    assert not others & called(outlet)


def _relayed(site: str) -> list[str | None]:
    told = "Norway has suspended deliveries of howitzers to Chad, two officials told the Harbour Courier on Tuesday."
    page = (
        f"<html><head>{site}</head><body><article><h1>Howitzers</h1><p>{told}</p><p>The ministry declined to comment. "
    )
    page += (
        "The contract for the howitzers was signed in 2029, and the first of them left Oslo a year later.</p></article>"
    )
    found = reading.read(f"{page}</body></html>".encode(), "page.html").found
    return [one.said["attribution"]["relayed_from"] for one in found if one.kind == "statement"][:1]


def test_what_is_told_to_the_page_itself_is_relayed_from_nobody() -> None:
    assert _relayed('<meta property="og:site_name" content="The Harbour Courier">') == [None]


def test_what_is_told_to_another_outlet_is_relayed_from_it() -> None:
    assert _relayed('<meta property="og:site_name" content="Inland News">') == ["Harbour Courier"]
    assert _relayed("") == ["Harbour Courier"]
