"""A folder or a feed is read again: what is new, changed, gone or unreadable, with the ledger alone as memory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from caveat.desk import acceptance, watching
from caveat.desk.watching import Loaded, Seen, Terms
from caveat.errors import Malformed, Unreadable
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.review.proposals import State
from caveat.review.trust import Rule
from caveat.sources.fetch import Visit

from .documents import DEARER, NOTICE

TERMS = Terms("A. Reader")
RSS = """\
<?xml version="1.0"?>
<rss version="2.0"><channel><title>Notices</title><link>https://gazette.example/</link>
<item><title>One</title><link>https://gazette.example/1</link></item>
<item><title>Two</title><link>https://gazette.example/2</link></item>
</channel></rss>
"""


def no_fetch(address: str) -> Loaded:
    raise AssertionError(f"{address} was fetched")


def web(pages: Mapping[str, str]) -> watching.Fetch:
    """The web, as far as a test has it."""

    def fetch(address: str) -> Loaded:
        if address not in pages:
            raise Unreadable(address, "its server does not answer", "Try again later.")
        return pages[address].encode(), "page.txt", Visit(address, address, "2031-04-02", None, None, ())

    return fetch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notices, one of them in a folder below."""
    found = tmp_path / "notices"
    (found / "below").mkdir(parents=True)
    (found / "a.txt").write_text(NOTICE, encoding="utf-8")
    (found / "below" / "b.txt").write_text(NOTICE.replace("31-07", "31-08"), encoding="utf-8")
    return found


def look(ledger: Ledger | None, folder: Path, terms: Terms = TERMS) -> list[Seen]:
    return list(watching.watch(ledger, str(folder), no_fetch, terms))


def states(seen: list[Seen]) -> dict[str, str]:
    return {Path(one.name).name: one.state for one in seen}


def test_a_folder_is_read_once_and_again_only_where_it_changed(ledger: Ledger, folder: Path) -> None:
    assert states(look(ledger, folder)) == {"a.txt": "new", "b.txt": "new"}
    before = ask.head(ledger)
    assert states(look(ledger, folder)) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert ask.head(ledger) == before
    (folder / "a.txt").write_text(DEARER, encoding="utf-8")
    seen = {Path(one.name).name: one for one in look(ledger, folder)}
    assert (seen["a.txt"].state, seen["b.txt"].state) == ("changed", "unchanged")
    outcome = seen["a.txt"].outcome
    assert outcome is not None and outcome.difference is not None
    assert {pair.now.says["field"] for pair in outcome.difference.changed} == {"value_mde", "value_total"}


def test_what_was_read_is_known_by_the_ledger_alone(folder: Path, tmp_path: Path) -> None:
    for expected in ("new", "unchanged"):
        with open_ledger(tmp_path / "ledger.db") as ledger:
            assert set(states(look(ledger, folder)).values()) == {expected}


def test_a_file_that_is_gone_is_told_once_and_its_proposals_stay(ledger: Ledger, folder: Path) -> None:
    look(ledger, folder)
    pending = len(acceptance.listed(ledger))
    (folder / "a.txt").unlink()
    assert states(look(ledger, folder)) == {"b.txt": "unchanged", "a.txt": "gone"}
    assert states(look(ledger, folder)) == {"b.txt": "unchanged"}
    assert len(acceptance.listed(ledger)) == pending
    (folder / "a.txt").write_text(DEARER, encoding="utf-8")
    assert states(look(ledger, folder))["a.txt"] == "changed"


@pytest.mark.parametrize(
    ("where", "gone"),
    [(".", ["a.txt", "below/b.txt"]), ("below", ["below/b.txt"]), ("bel", []), ("../notices", [])],
)
def test_what_is_gone_is_asked_of_the_folder_alone(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch, where: str, gone: list[str]
) -> None:
    monkeypatch.chdir(folder)
    list(watching.watch(ledger, ".", no_fetch, TERMS))
    for path in ("a.txt", "below/b.txt"):
        (folder / path).unlink()
    (folder / "bel").mkdir()
    seen = watching.watch(ledger, where, no_fetch, TERMS)
    assert [one.name for one in seen if one.state == "gone"] == gone


def test_what_cannot_be_read_is_told_and_keeps_no_other_waiting(ledger: Ledger, folder: Path) -> None:
    (folder / "aa.csv").write_text("Number,Sum\n1,2\n", encoding="utf-8")
    seen = look(ledger, folder)
    assert states(seen) == {"a.txt": "new", "aa.csv": "unreadable", "b.txt": "new"}
    [why] = [one.why for one in seen if one.why]
    assert "Name a mapping with --columns" in why


def test_a_name_that_no_record_keeps_is_told_and_keeps_no_other_waiting(ledger: Ledger, folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text(NOTICE, encoding="utf-8")
    seen = {one.state: one for one in look(ledger, folder)}
    assert set(seen) == {"new", "unreadable"}
    assert seen["unreadable"].why is not None and r"\udcff.txt: its name is not UTF-8" in seen["unreadable"].why


def test_hidden_files_and_the_ledger_itself_are_no_documents(folder: Path, tmp_path: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / ".draft.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    place = str(folder / "ledger.db")
    with open_ledger(place) as ledger:
        seen = list(watching.watch(ledger, str(folder), no_fetch, TERMS, place))
    assert states(seen) == {"a.txt": "new", "b.txt": "new"}


def test_a_dry_run_tells_what_would_be_recorded_and_records_nothing(ledger: Ledger, folder: Path) -> None:
    dry = Terms("A. Reader", dry_run=True)
    assert set(states(look(ledger, folder, dry)).values()) == {"new"}
    assert ask.head(ledger)[0] == 0
    assert set(states(look(None, folder, dry)).values()) == {"new"}
    look(ledger, folder)
    (folder / "a.txt").unlink()
    for _ in range(2):
        assert states(look(ledger, folder, dry)) == {"b.txt": "unchanged", "a.txt": "gone"}


def test_an_interrupted_run_leaves_whole_documents_and_the_next_goes_on(ledger: Ledger, folder: Path) -> None:
    run = watching.watch(ledger, str(folder), no_fetch, TERMS)
    next(run)
    del run
    whole = len(acceptance.listed(ledger))
    assert states(look(ledger, folder)) == {"a.txt": "unchanged", "b.txt": "new"}
    assert len(acceptance.listed(ledger)) == 2 * whole


def test_settings_that_come_later_reach_what_was_read_before(ledger: Ledger, folder: Path) -> None:
    look(ledger, folder)
    rule = Rule(name="official totals", reader="notice", fields=("value_total",))
    look(ledger, folder, Terms("A. Reader", rules=(rule,)))
    assert len(acceptance.listed(ledger, states=(State.ACCEPTED,))) == 2


# --- feeds


def test_the_pages_of_a_feed_are_read_and_a_changed_page_is_told(ledger: Ledger) -> None:
    pages = {"https://gazette.example/feed": RSS, "https://gazette.example/1": NOTICE,
             "https://gazette.example/2": NOTICE.replace("31-07", "31-08")}  # fmt: skip
    where = "https://gazette.example/feed"
    first = list(watching.watch(ledger, where, web(pages), TERMS))
    assert [(one.name, one.state) for one in first] == [
        ("https://gazette.example/1", "new"), ("https://gazette.example/2", "new")
    ]  # fmt: skip
    pages["https://gazette.example/2"] = DEARER.replace("31-07", "31-08")
    assert [one.state for one in watching.watch(ledger, where, web(pages), TERMS)] == ["unchanged", "changed"]


def test_a_page_of_a_feed_that_does_not_answer_is_told_and_the_next_is_read(ledger: Ledger, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS, encoding="utf-8")
    seen = list(watching.watch(ledger, str(feed), web({"https://gazette.example/2": NOTICE}), TERMS))
    assert [one.state for one in seen] == ["unreadable", "new"]
    assert seen[0].why == "https://gazette.example/1: its server does not answer. Try again later."


def test_an_entry_without_a_link_is_told_and_is_no_document(ledger: Ledger, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text("<rss><channel><item><title>A title</title></item></channel></rss>", encoding="utf-8")
    seen = list(watching.watch(ledger, str(feed), web({}), TERMS))
    assert [(one.state, one.why) for one in seen] == [
        ("left", f"{feed}: not read: entry 1 ('A title'): it has no link.")
    ]  # fmt: skip


def test_a_page_that_a_feed_no_longer_names_is_not_gone(ledger: Ledger, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    pages = {"https://gazette.example/1": NOTICE, "https://gazette.example/2": DEARER}
    feed.write_text(RSS, encoding="utf-8")
    list(watching.watch(ledger, str(feed), web(pages), TERMS))
    feed.write_text(RSS.replace("<item><title>One</title><link>https://gazette.example/1</link></item>", ""))
    assert [one.state for one in watching.watch(ledger, str(feed), web(pages), TERMS)] == ["unchanged"]


def test_what_is_neither_a_folder_nor_a_feed_is_refused(ledger: Ledger, folder: Path) -> None:
    with pytest.raises(Malformed, match="this is no feed"):
        list(watching.watch(ledger, str(folder / "a.txt"), no_fetch, TERMS))
    with pytest.raises(Unreadable, match="there is no such file"):
        list(watching.watch(ledger, str(folder / "none"), no_fetch, TERMS))
