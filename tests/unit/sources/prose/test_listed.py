"""Lists: which words of a label, an item or a row of a table are read as the words of a clause, and what is quoted."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.words.listed import retold
from caveat.sources.prose.words.states import measure
from caveat.sources.prose.words.tokens import tokens


def _read(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Statement, ...]:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    return rules.read(text, corpus.paragraphs(text), None).statements


def _said(one: Statement) -> str:
    actor, target = one.actor.name if one.actor else "-", one.target.name if one.target else "-"
    return f"{one.act.value} {actor} > {target} {one.modality.value} {one.polarity.value}"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Goods held back: mines, radars.", "mines and radars were held back ."),
        ("Still on hold: mines.", "mines are still on hold ."),
        ("Outstanding: 18 boats.", "18 boats have not been delivered ."),
        (
            "Licences refused: Chad (rifles), Mali (mines).",
            "rifles for Chad were refused ; mines for Mali were refused .",
        ),
        ("Sent to Kyiv: 40 tanks (Poland).", "40 tanks were sent to Kyiv by Poland ."),
        ("Sent: 40 tanks (Poland), 12 guns (Spain).", "40 tanks and 12 guns were sent ."),
        ("Oslo stopped the following: mines; radars.", "Oslo stopped mines and radars ."),
        ("The ban does not cover: mines, radars.", "mines and radars are not covered by The ban ."),
        ("The items on hold are mines, the ministry said.", "mines are on hold , the ministry said ."),
        ("Tanks for Kenya: refused.", "Tanks for Kenya were refused ."),
        (
            "Permits for Chad – issued: 14; refused: 3.",
            "14 Permits for Chad were issued ; 3 Permits for Chad were refused .",
        ),
    ],
)
def test_a_list_is_told_as_a_clause(said: str, plain: str) -> None:
    assert " ".join(token.text for token in retold(tokens(said, 0))) == plain


@pytest.mark.parametrize(
    "said",
    [
        "In service: 40 tanks, 12 guns.",
        "Suspended: flights to Beirut, trains to Basel.",
        "Released: a report on arms exports.",
        "None of the items on hold are rifles.",
        "Goods that would be banned: rifles, mines.",
        "No longer suspended: rifles.",
        "The rifles were stopped, and the mines were not.",
        "",
        ":",
    ],
)
def test_what_carries_no_state_of_goods_stays_as_it_is(said: str) -> None:
    found = tokens(said, 0)
    assert retold(found) is found


def test_goods_are_exempt_from_the_measure_that_was_told_last() -> None:
    assert measure("Norway froze all sales. Chad had banned none.") == "ban"
    assert not measure("Norway sold mines.")
    found = retold(tokens("Not affected: mines.", 0), "Norway froze all sales. ")
    assert " ".join(token.text for token in found) == "mines are not affected by the suspension ."


TABLE = "Destination | Goods | Decision\nChad | assault rifles | refused\nGhana | patrol boats | granted"
TABBED = "Item\tQuantity\tStatus\nT-72 tanks\t40\tdelivered\nKrab howitzers\t18\tdelayed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TABLE, ["deny - > Chad asserted positive", "approve - > Ghana asserted positive"]),
        (TABBED, ["deliver - > - asserted positive", "slow - > - asserted positive"]),
        ("Supplier | Goods | Status\nNorway | rifles | delivered", ["deliver - > - asserted positive"]),
        ("Goods | Approved | Refused\nRifles | 12 | 3", []),
        ("Boats for Kenya\n\nDelivered: 5\nOutstanding: 7",
         ["deliver - > Kenya asserted positive", "deliver - > Kenya asserted negative"]),
        ("Licences refused in 2030:\n1. Chad: 400 rifles\n2. Mali: 120 mm mortar bombs",
         ["deny - > Chad asserted positive", "deny - > Mali asserted positive"]),
        ("Destination: Chad\nGoods: 400 rifles\nDecision: refused", ["deny - > Chad asserted positive"]),
    ],
)  # fmt: skip
def test_rows_and_lines_are_read_each_by_itself(
    text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [*map(_said, _read(text, monkeypatch))] == expected


def test_an_item_of_its_own_is_quoted_and_the_line_above_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Oslo has stopped the export of:\n- F-35 parts to Israel\n- radars to Egypt\n\nBern sold mines to Chad."
    read = _read(text, monkeypatch)
    assert [text[one.start : one.end] for one in read] == [
        "- F-35 parts to Israel", "- radars to Egypt", "Bern sold mines to Chad",
    ]  # fmt: skip
    assert [one.target.name if one.target else None for one in read] == ["Israel", "Egypt", "Chad"]
    assert [one.rule for one in read][:2] == ["stop < list", "stop < list"]


def test_all_goods_of_a_list_are_its_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = _read("Suspended by Oslo in May: 40 mines; field radars; two launchers for Chad.", monkeypatch)
    assert [each.name for each in one.objects] == ["40 mines", "field radars", "two launchers"]


def test_lines_that_were_wrapped_are_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The ministry said that of the\ngoods held back: mines, radars and\nrifles had left for Chad in May."
    assert not any(_said(one).startswith("withhold") for one in _read(text, monkeypatch))


@pytest.mark.parametrize("sign", ["Suspended: ", "a | ", "1. x ", "Held back:\n- ", " \t", "Status: ", "(a) "])
def test_what_never_ends_is_read_in_time(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norway sold mines to Chad.\n\n" + sign * 4000
    _read(text, monkeypatch)


def test_the_items_of_a_list_bear_out_no_more_than_one_of_them_does() -> None:
    items = "".join(
        f"- {number} {what}\n" for number, what in enumerate(("trucks", "boats", "drones", "radios") * 2, 2)
    )
    text = f"The city's fleet renewal: where we stand\n\nThe council ordered 60 vehicles.\n\nDelivered:\n{items}"
    assert rules.read(text, corpus.paragraphs(text), None).statements == ()
