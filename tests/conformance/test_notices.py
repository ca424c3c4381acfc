"""Real notices against values written by hand from reading them, before or apart from any reader."""

from __future__ import annotations

import html
import json
import random
import re
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from caveat.sources.notice import Entry, Field, Unread, read
from tests.conftest import SHARED
from tests.notices import MUTATIONS, Made, cover, judge, told

DATA = SHARED / "peers" / "data"
NOTICES = DATA / "fr-arms-sales-notices"
COMMUNICATIONS = "CREC-2005-07-20-pt1-PgH6202-4.htm"

pytestmark = pytest.mark.shared

FILES = ("2026-00029.txt", "2026-07278.txt", "2026-09003.txt", "2026-11403.txt")
MANY = ("mde_items", "contractors", "chain", "mde_items_added", "original_mde_items", "second_mde_items")
"""Fields of which a notice has one for each line."""
OURS = frozenset({"quirks"})


def printed(page: str) -> str:
    """The words of a page of the Government Publishing Office: what stands in <pre>, without tags."""
    found = re.search(r"<pre>(.*?)</pre>", page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"<[^>]*>", "", found[1]))


def values(entries: Iterable[Entry], notice: int = 1) -> dict[str, list[Any]]:
    """The values of each field of a notice, in the order of the document."""
    found: dict[str, list[Any]] = {}
    for entry in entries:
        if isinstance(entry, Field) and entry.notice == notice:
            found.setdefault(entry.field, []).append(entry.value)
    return found


def alike(expected: Any, value: Any) -> bool:
    """Equal, where an object may say more than was written by hand."""
    if isinstance(expected, Mapping):
        return isinstance(value, Mapping) and all(alike(one, value.get(name)) for name, one in expected.items())
    if isinstance(expected, list):
        return isinstance(value, list) and len(expected) == len(value) and all(map(alike, expected, value))
    return bool(expected == value)


def cases() -> list[Any]:
    path = NOTICES / "expected.json"
    if not path.is_file():
        return []
    notices = json.loads(path.read_text())["notices"]
    return [
        pytest.param(file, field, expected, id=f"{file}: {field}")
        for file, fields in notices.items()
        for field, expected in fields.items()
        if field not in OURS
    ]


@pytest.mark.parametrize(("file", "field", "expected"), cases())
def test_a_field_of_a_real_notice_is_read_exactly(file: str, field: str, expected: Any) -> None:
    text = printed((NOTICES / file).read_text())
    found = values(read(text)).get(field, [])
    if field in MANY:
        flat = [one for one in found if one != []]
        assert alike(expected, flat)
    elif expected is None:
        assert found == []
    else:
        assert len(found) == 1
        assert alike(expected, found[0])


@pytest.mark.parametrize("file", FILES)
def test_every_character_of_a_real_notice_is_accounted_for(file: str) -> None:
    text = printed((NOTICES / file).read_text())
    cover(text)


@pytest.mark.parametrize("file", [name for name in FILES if name != "2026-00029.txt"])
def test_nothing_in_a_real_notice_is_unread(file: str) -> None:
    text = printed((NOTICES / file).read_text())
    assert [entry for entry in read(text) if isinstance(entry, Unread)] == []


def test_a_correction_that_is_a_picture_is_refused() -> None:
    text = printed((NOTICES / "2026-00029.txt").read_text())
    [unread] = [entry for entry in read(text) if isinstance(entry, Unread)]
    assert unread.why == "printed as a picture"
    assert text[unread.start : unread.end] == "[GRAPHIC] [TIFF OMITTED] TN07JA26.000"


def test_the_articles_beside_the_major_ones_are_read_phrase_by_phrase() -> None:
    text = printed((NOTICES / "2026-09003.txt").read_text())
    assert values(read(text))["non_mde_items"] == [
        "telemetry kits",
        "engineering services",
        "technical assistance",
        "other related elements of logistics and program support",
    ]


def test_several_documents_one_after_another_are_as_many_notices() -> None:
    texts = [printed((NOTICES / file).read_text()) for file in FILES]
    entries = list(read("".join(texts)))
    expected = json.loads((NOTICES / "expected.json").read_text())["notices"]
    for number, file in enumerate(FILES, start=1):
        assert values(entries, number)["fr_doc"] == [expected[file]["fr_doc"]]
        assert values(entries, number)["transmittal"] == [expected[file]["transmittal"]]


@pytest.mark.parametrize("spoiling", MUTATIONS)
@pytest.mark.parametrize("file", FILES)
def test_a_real_notice_spoilt_in_print_is_never_misread(file: str, spoiling: str) -> None:
    text = printed((NOTICES / file).read_text())
    made = Made(file, text, tuple(told(text)))  # the tests above hold this reading to the values written by hand
    for seed in range(6):
        spoilt = MUTATIONS[spoiling](random.Random(f"{file} {spoiling} {seed}"), text)
        assert judge(made, spoilt)[2] == []


def block(page: str) -> str:
    """The words of the article block of a press release, a line for each paragraph."""
    page = re.sub(r"\s+", " ", page)
    page = re.sub(r"<br ?/?>|</p>|</h1>|</div>", "\n", page)
    return html.unescape(re.sub(r"<[^>]*>", "", page))


RELEASE: Mapping[str, list[Any]] = {
    "kind": ["press release"],
    "transmittal": ["25-101"],
    "published": ["2026-01-08"],
    "purchaser": ["Government of Denmark"],
    "subject": ["AGM-114R Hellfire Missiles and related equipment"],
    "value_total": [45_000_000],
    "estimated_cost": [45_000_000],
    "items": [
        {"qty": 100, "qualifier": "up to", "item": "AGM-114R Hellfire Missiles", "mde": None},
        {"qty": 3, "qualifier": None, "item": "AGM-114R Captive Air Test Missiles", "mde": None},
        {"qty": 6, "qualifier": None, "item": "Hellfire (Longbow) M299 Hellfire Launchers", "mde": None},
        {"qty": 2, "qualifier": None, "item": "MHU-191/M trailers", "mde": None},
        {"qty": 3, "qualifier": None, "item": "BRU-14’s", "mde": None},
    ],
    "non_mde_items": [
        "containers",
        "training aids",
        "weapon software",
        "training",
        "support equipment",
        "spare and repair parts",
        "publications and technical documentation",
        "transportation",
        "U.S. Government and contractor engineering, technical and logistical support services",
        "other related elements of logistical and program support",
    ],
    "contractors": [{"name": "Lockheed Martin Missile and Defense", "place": "Ocala, FL"}],
    "assignment": [{"usg": 0, "contractor": 0, "duration": None}],
}


@pytest.mark.parametrize("field", RELEASE)
def test_a_press_release_is_read_as_a_person_reads_it(field: str) -> None:
    text = block((DATA / "dsca-press-release" / "dsca-4373826-article-block.html").read_text())
    assert values(read(text))[field] == RELEASE[field]


def test_a_press_release_leaves_nothing_unread() -> None:
    text = block((DATA / "dsca-press-release" / "dsca-4373826-article-block.html").read_text())
    assert [entry for entry in read(text) if isinstance(entry, Unread)] == []
    cover(text)


LETTERS: tuple[Mapping[str, list[Any]], ...] = (
    {
        "kind": ["36(c) certification"],
        "section": ["36(c)"],
        "transmittal_prefix": ["DDTC"],
        "transmittal": ["016-05"],
        "subject": ["technical assistance agreement for the manufacture of significant military equipment abroad"],
        "committee": ["International Relations"],
    },
    {
        "kind": ["36(c) certification"],
        "section": ["36(c)"],
        "transmittal_prefix": ["DDTC"],
        "transmittal": ["023-05"],
        "subject": [
            "technical assistance agreement for the export of defense articles or defense services sold "
            "commercially to Japan"
        ],
        "destination": ["Japan"],
        "committee": ["International Relations"],
    },
    {
        "kind": ["36(c) certification"],
        "section": ["36(c)"],
        "transmittal_prefix": ["RSAT"],
        "transmittal": ["01-05"],
        "subject": [
            "transfer of major defense equipment from the Government of the Netherlands to the Government of Portugal"
        ],
        "transferor": ["Government of the Netherlands"],
        "destination": ["Government of Portugal"],
        "committee": ["International Relations"],
    },
)
SENATE: tuple[Mapping[str, list[Any]], ...] = (
    {
        "kind": ["certification"],
        "subject": ["manufacturing license agreement for the manufacture of significant military equipment"],
        "value_total": [40_000_000],
        "destination": ["Australia"],
        "committee": ["Foreign Relations"],
    },
    {
        "kind": ["certification"],
        "subject": ["license for the export of defense articles or defense services sold commercially under contract"],
        "value_at_least": [50_000_000],
        "destination": ["Colombia"],
        "committee": ["Foreign Relations"],
    },
)


def record() -> dict[str, str]:
    """The two days of the Congressional Record, as text by file."""
    with tarfile.open(DATA / "crec-days" / "crec-html-1997-01-28_2005-07-20.tar.gz") as archive:
        found = {}
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.isfile() else None
            if file:
                found[Path(member.name).name] = printed(file.read().decode())
        return found


def test_the_certifications_of_two_days_of_the_record_are_read_and_nothing_else_is() -> None:
    read_from = {name: list(read(text)) for name, text in record().items()}
    told = {name: entries for name, entries in read_from.items() if entries}
    assert sorted(told) == [COMMUNICATIONS, "CREC-2005-07-20-pt1-PgS8549-7.htm"]
    for name, expected in zip(sorted(told), (LETTERS, SENATE), strict=True):
        assert [values(told[name], number) for number in range(1, len(expected) + 1)] == list(expected)
        assert max(entry.notice for entry in told[name]) == len(expected)
