"""A recipient whom a statement does not name is told beside it where the page leaves no other, never in its place."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.engines.inferred import parties
from caveat.sources.prose.measure import corpus
from caveat.sources.reading import read

SOLD = "Norway has approved the sale of 40 howitzers to Peru. "
MEANT = {
    "a measure without a recipient": (f"{SOLD}On Monday Norway suspended deliveries.", ["Peru"]),
    "a passive": (f"{SOLD}Twelve howitzers have been handed over.", ["Peru"]),
    "a denial": (f"{SOLD}“Norway has not stopped any shipment,” Defence Minister Kari Lund said.", ["Peru"]),
    "goods told apart": (
        f"{SOLD}Norway sold 12 radars to Chad. Norway has now halted the delivery of the radars.",
        ["Chad"],
    ),
    "a request tells who gets": (
        "Peru has asked Norway for 40 howitzers. Norway has refused the export of howitzers.",
        ["Peru"],
    ),
}
LEFT = {
    "two recipients": f"{SOLD}Norway sold 12 howitzers to Chad. On Monday Norway suspended deliveries.",
    "the one who acts": f"{SOLD}Peru has suspended all arms deliveries.",
    "another supplier's": f"{SOLD}Latvia has suspended all arms deliveries.",
    "nobody named": "Norway and Sweden approved the sale of howitzers. Norway suspended its howitzer deliveries.",
    "goods that are told by their moving alone": f"{SOLD}Latvia sold 12 radars to Chad. Deliveries to Peru have been "
    "suspended. Latvia suspended deliveries.",
    "an act without a recipient": f"{SOLD}Lawmakers in Oslo welcomed the sale of the howitzers.",
}


def _read(text: str, role: str = "target") -> tuple[list[str], bool]:
    said = rules.read(text, corpus.paragraphs(text), date(2031, 3, 4), any_matter=True).statements
    found = parties(said)
    for place, roles in found.items():
        assert ("target" not in roles or said[place].target is None) and (
            "actor" not in roles or said[place].actor is None
        )
        assert all(text[one.who.start : one.who.end] == one.who.name for one in roles.values())
    return [roles[role].who.name for roles in found.values() if role in roles], len(said) > 1


DONE = {
    "a passive": (f"{SOLD}Twelve howitzers have been handed over.", ["Norway"]),
    "a measure by nobody named": (f"{SOLD}Deliveries to Peru have been suspended.", ["Norway"]),
    "a state and its capital": (f"{SOLD}Oslo sold Peru 12 radars. Deliveries have been suspended.", ["Norway"]),
    "the US": ("The US has sold 40 howitzers to Peru. Deliveries have been suspended.", ["US"]),
    "an administration": (
        "The Biden administration sold 40 rifles to Peru. Deliveries were halted.",
        ["Biden administration"],
    ),
}
UNDONE = {
    "two suppliers": f"{SOLD}Latvia sold 12 howitzers to Peru. Deliveries to Peru have been suspended.",
    "a supplier that gets goods": f"{SOLD}Latvia sold Norway 12 radars. Deliveries have been suspended.",
    "a firm that may have sent them": f"{SOLD}Kongsberg delivered 12 howitzers to Peru. Twelve more were sent.",
    "a permit": f"{SOLD}A licence for 12 howitzers has been granted.",
    "no delivery to anybody": "Norway suspended deliveries. Twelve howitzers were handed over.",
}


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (
            "Deliveries to Peru have been suspended.",
            ("actor", "Norway", "the only supplying state that the page names for whoever gets the goods"),
        ),
        (
            "Latvia suspended its arms sales.",
            ("target", "Chad", "the only recipient that the page names for whoever does it"),
        ),
    ],
)
def test_why_somebody_is_meant_says_no_more_than_holds(last: str, expected: tuple[str, str, str]) -> None:
    text = f"{SOLD}Latvia sold 12 radars to Chad. {last}"
    said = rules.read(text, corpus.paragraphs(text), date(2031, 3, 4), any_matter=True).statements
    meant = [(role, one.who.name, one.why) for roles in parties(said).values() for role, one in roles.items()]
    assert meant == [expected]


@pytest.mark.parametrize("what", DONE)
def test_the_only_supplier_that_fits_is_told(what: str) -> None:
    text, names = DONE[what]
    assert _read(text, "actor") == (names, True)


@pytest.mark.parametrize("what", UNDONE)
def test_where_there_are_more_suppliers_nobody_is_told(what: str) -> None:
    assert _read(UNDONE[what], "actor") == ([], True)


@pytest.mark.parametrize("what", MEANT)
def test_the_only_recipient_that_fits_is_told(what: str) -> None:
    text, names = MEANT[what]
    assert _read(text) == (names, True)


@pytest.mark.parametrize("what", LEFT)
def test_where_there_are_two_or_none_nobody_is_told(what: str) -> None:
    assert _read(LEFT[what]) == ([], True)


def test_a_line_keeps_its_target_empty_and_says_what_is_inferred_and_why() -> None:
    text = f"{SOLD}On Monday Norway suspended deliveries."
    lines = [one.said for one in read(text.encode(), "page.txt").found if one.kind == "statement"]
    assert [line["target"] for line in lines] == ["Peru", None]
    at = text.index("Peru")
    assert "inferred" not in lines[0]
    assert lines[1]["inferred"] == {
        "target": {"name": "Peru", "start": at, "end": at + 4, "why": "the only recipient that the page names"}
    }
