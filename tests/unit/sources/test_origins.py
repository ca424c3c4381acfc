"""Origins: who first knew what many pages repeat."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from caveat.evidence import Attribution
from caveat.sources.origins import MOST, Origin, Said, Told, origins, outlet_key, runs, shared_texts

DAY = date(2031, 3, 4)
REPORT = (
    "The cabinet has told its shipping office to let no further crates of fuzes leave the northern depot until the "
    "inspectors are back, three officials said, and the depot has sent its drivers home for the week."
)


def page(name: str, *said: Said, text: str = "", publisher: str | None = None, day: date | None = DAY) -> Told:
    return Told(name, publisher, day, text or f"{name} alone says what it says", said)


def anonymous(number: int = 1, outlet: str | None = None) -> Said:
    return Said(f"s{number}", Attribution.ANONYMOUS, "officials", outlet)


def by(speaker: str, kind: Attribution = Attribution.NAMED, number: int = 1) -> Said:
    return Said(f"s{number}", kind, speaker, None)


def groups(*pages: Told) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.why, one.name, one.pages) for one in origins(pages)]


def test_pages_that_name_one_outlet_are_one_origin() -> None:
    found = groups(*(page(name, anonymous(outlet=outlet)) for name, outlet in
                     [("a", "NBC News"), ("b", "the NBC network"), ("c", "NBC")]))  # fmt: skip
    assert found == [("outlet", "NBC News", ("a", "b", "c"))]


def test_the_outlet_itself_stands_under_its_own_report() -> None:
    found = groups(page("a", anonymous(outlet="The Harbour Post")), page("b", anonymous(), publisher="Harbour Post"))
    assert found == [("outlet", "The Harbour Post", ("a", "b"))]


def test_what_a_speaker_told_an_outlet_stands_under_it_on_its_own_page_too() -> None:
    told = Said("s1", Attribution.NAMED, "Ana Reyes", "The Post")
    found = groups(page("a", by("Ana Reyes"), publisher="The Harbour Post"), page("b", told))
    assert found == [("outlet", "The Harbour Post", ("a", "b"))]


def test_what_others_do_not_relay_of_a_speaker_is_the_speakers_own() -> None:
    told = Said("s1", Attribution.NAMED, "Ana Reyes", "The Post")
    found = groups(page("a", by("Jon Lind"), publisher="The Harbour Post"), page("b", told))
    assert found == [("speaker", "Jon Lind", ("a",)), ("outlet", "The Post", ("b",))]


def test_a_page_that_relays_two_outlets_stands_under_both() -> None:
    found = groups(page("a", anonymous(1, "Axios"), anonymous(2, "Reuters")))
    assert found == [("outlet", "Axios", ("a",)), ("outlet", "Reuters", ("a",))]


def test_two_pages_that_say_the_same_in_other_words_are_two_origins() -> None:
    assert len(origins([page("a", anonymous()), page("b", anonymous())])) == 2


def test_a_text_told_twice_is_one_origin_however_many_print_it() -> None:
    pages = [page("a", anonymous(), text=REPORT, publisher="First Paper")]
    pages += [page(name, anonymous(), text=f"{name} writes. {REPORT}") for name in ("b", "c", "d")]
    assert groups(*pages)[0][2] == ("a", "b", "c", "d")
    assert groups(*pages)[0][:2] == ("text", "First Paper")


def test_a_copy_that_hides_its_outlet_goes_with_the_copy_that_names_it() -> None:
    pages = [page("a", anonymous(outlet="Axios"), text=REPORT), page("b", anonymous(), text=REPORT)]
    assert groups(*pages) == [("outlet", "Axios", ("a", "b"))]


def test_one_aside_from_an_outlet_does_not_make_a_page_its_relay() -> None:
    found = groups(page("a", anonymous(1), anonymous(2), anonymous(3, "Axios"), publisher="Own Paper"))
    assert found == [("page", "Own Paper", ("a",)), ("outlet", "Axios", ("a",))]


def test_one_public_speaker_is_one_origin_on_every_page_of_those_days() -> None:
    found = groups(page("a", by("Ana Reyes")), page("b", by("Ana Reyes"), day=date(2031, 3, 9)))
    assert found == [("speaker", "Ana Reyes", ("a", "b"))]


def test_a_speaker_of_another_month_is_another_origin() -> None:
    found = origins([page("a", by("Ana Reyes")), page("b", by("Ana Reyes"), day=date(2031, 5, 4))])
    assert [one.pages for one in found] == [("a",), ("b",)]


def test_a_ministry_without_a_name_is_no_speaker_that_pages_share() -> None:
    office = Attribution.INSTITUTION
    found = groups(page("a", by("the ministry", office)), page("b", by("The ministry", office)))
    assert [one[0] for one in found] == ["page", "page"]
    assert groups(page("a", by("The Danish Foreign Ministry", office)))[0][0] == "speaker"


def test_every_statement_has_one_origin() -> None:
    pages = [page("a", anonymous(1), by("Ana Reyes", number=2), anonymous(3, "Axios")), page("b", anonymous(1))]
    found = origins(pages)
    assert sorted(one for origin in found for one in origin.statements) == [
        ("a", "s1"), ("a", "s2"), ("a", "s3"), ("b", "s1"),
    ]  # fmt: skip


def test_nothing_said_is_no_origin() -> None:
    assert origins([]) == ()
    assert origins([page("a")]) == ()


@pytest.mark.parametrize(
    ("name", "key"),
    [("The New York Times", "new york times"), ("Reuters news agency", "reuters"), ("the daily", "the daily"),
     ("N.B.C. News", "n b c")],
)  # fmt: skip
def test_what_is_left_of_the_name_of_an_outlet(name: str, key: str) -> None:
    assert outlet_key(name) == key


def test_texts_of_common_phrases_are_not_shared() -> None:
    a = "The minister said on Tuesday that no decision had been made. " + "Rain fell on the harbour all that day. " * 3
    b = "The minister said on Tuesday that no decision had been made. " + "Grain prices rose again in the east. " * 3
    found = shared_texts({"a": a, "b": b})
    assert found == {"a": "a", "b": "b"}


def test_an_origin_names_its_pages_once() -> None:
    [found] = origins([page("a", anonymous(1, "Axios"), anonymous(2, "Axios"))])
    assert found == Origin("Axios", "outlet", ("a",), (("a", "s1"), ("a", "s2")))


def test_many_copies_of_one_text_are_one_and_take_no_longer_each() -> None:
    words = " ".join(f"word{at}" for at in range(60))
    texts = {f"d{at}": f"{words} copy{at}" for at in range(3 * MOST)} | {
        "other": " ".join(f"x{at}" for at in range(60))
    }
    leads = shared_texts(texts)
    assert {leads[name] for name in texts if name != "other"} == {"d0"}
    assert leads["other"] == "other"


def test_a_text_that_shares_with_two_is_told_by_the_first_of_them() -> None:
    one, other = ([f"{letter}{at}" for at in range(60)] for letter in "ab")
    texts = {"a": " ".join(one), "b": " ".join(other), "both": " ".join([*other, *one])}
    assert shared_texts(texts) == {"a": "a", "b": "b", "both": "a"}
    assert shared_texts({name: texts[name] for name in ("b", "a", "both")})["both"] == "b"


def test_the_runs_of_a_text_are_the_same_numbers_in_every_process() -> None:
    words = "It said Größe seven times, and nothing else at all that day."
    asked = f"from caveat.sources.origins import runs; print(sorted(runs({words!r})))"
    told = {
        subprocess.run(
            [sys.executable, "-c", asked],
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{sorted(runs(words))}\n"}
    assert all(-(2**63) <= one < 2**63 for one in runs(words))


def test_a_page_of_which_nothing_is_read_lends_its_text_to_no_other() -> None:
    text = " ".join(f"word{at}" for at in range(60))
    [found] = origins([page("a", text=text), page("b", anonymous(1), text=text)])
    assert (found.name, found.why, found.pages) == ("b", "page", ("b",))
