"""No two parts of a case rule each other out: for each rule a case that breaks it, and one that just holds."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from caveat.pipeline import items
from caveat.review import conflicts
from caveat.review.casefile import CaseFile
from caveat.review.complaint import Setting, walk

from . import small

PAGE = {"sources": ["d-early"]}
BATTERY = "i-iron-dome-battery"
"""Defensive, and it protects civilians: so says the catalogue."""


def case(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(small.CASE) | copy.deepcopy(changes)


def complaints(content: dict[str, Any]) -> list[str]:
    """What is wrong with a case, without its file name."""
    whole = CaseFile.model_validate(content)
    setting = Setting(whole, tuple(walk(whole)), items.catalogue().has, "case", lambda loc: None)
    return [str(one.error).removeprefix("case ") for one in conflicts.found(setting)]


def head(**fields: Any) -> dict[str, Any]:
    return case(case={**small.CASE["case"], **fields})


def document(**fields: Any) -> dict[str, Any]:
    found = case()
    found["documents"][0] |= fields
    return found


def statement(**fields: Any) -> dict[str, Any]:
    found = case()
    found["statements"][0] |= fields
    return found


def transfer(**fields: Any) -> dict[str, Any]:
    found = case()
    found["transfers"][0] |= fields
    return found


def line(**fields: Any) -> dict[str, Any]:
    found = case()
    found["transfers"][0]["lines"][0] |= fields
    return found


def hold(**fields: Any) -> dict[str, Any]:
    return line(holds=[{"measure": "pause", "holder": "a ministry", "start": "2031-05-09", **PAGE, **fields}])


def events(*steps: tuple[str, str], whole: bool = True) -> dict[str, Any]:
    part = {} if whole else {"quantity": {"value": 300}}
    return line(events=[{"stage": stage, "date": day, **PAGE, **part} for stage, day in steps])


def item(**fields: Any) -> dict[str, Any]:
    return case(items=[{"id": "i-155mm-he", **fields}])


def option(
    *measures: dict[str, Any], polarity: str = "stick", carried: str = "i-155mm-he", **fields: Any
) -> dict[str, Any]:
    found = line(item=carried)
    found["case"] |= fields
    rows = [{"lines": ["l-shells"], **one} for one in measures]
    return found | {"options": [{"id": "p", "name": "P", "polarity": polarity, "measures": rows}]}


def indicator(**observation: Any) -> dict[str, Any]:
    found = {"id": "in", "measure": "change in lorries", "unit": "a day", "observations": [observation]}
    return case(objectives=[{"id": "ob", "condition": "Lorries pass.", "indicators": [found], **PAGE}])


def contradiction(**fields: Any) -> dict[str, Any]:
    row = {"id": "con", "kind": "real", "topic": "the pause", "side_a": ["s-1"], "side_b": ["s-2"], **fields}
    return case(contradictions=[row])


PAUSE, WITHHOLD = {"measure": "pause"}, {"measure": "withhold"}
SLOW, EXPEDITE = {"measure": "slow", "factor": 0.5}, {"measure": "expedite", "factor": 1.5}
OFFER = {"measure": "offer", "quantity": {"value": 100}}
CONDITION = {"measure": "condition", "objective": "ob"}

BREAKS = [
    # dates
    pytest.param(document(published="2031-05-02/2031-04"),
                 "(d-early): published is '2031-05-02/2031-04'. The range ends before it begins; turn it round.",
                 id="a range that runs backwards"),
    pytest.param(document(published="2031/2032/2033"),
                 "(d-early): published is '2031/2032/2033'. A range has two ends: write FROM/TO.",
                 id="a range of three ends"),
    pytest.param(document(published="2200-01-01"),
                 "(d-early): published is '2200-01-01'. Expected: a year from 1800 to 2199; mend the date.",
                 id="a year beyond the calendars"),
    pytest.param(head(as_of="1799-12-31"),
                 "(small): as_of is '1799-12-31'. Expected: a year from 1800 to 2199; mend the date.",
                 id="an as-of year before the calendars"),
    pytest.param(indicator(period="2031-13", value=4),
                 "(in): period is '2031-13'. '2031-13' is not a date: there is no month 13. Mend the date.",
                 id="a period that looks like a date and is none"),
    # parties
    pytest.param(head(recipient="USA"),
                 "(small): the supplier is USA, but the recipient is USA too. Name two countries.",
                 id="a supplier that is its own recipient"),
    pytest.param(head(supplier="XQZ"),
                 "(small): supplier is 'XQZ', which is the code of no country. "
                 "Write its ISO 3166 code of three capital letters.", id="a supplier that is no country"),
    pytest.param(transfer(supplier="XQZ"),
                 "(t-shells): supplier is 'XQZ', which is the code of no country. "
                 "Write its ISO 3166 code of three capital letters.", id="a transfer from no country"),
    pytest.param(transfer(supplier="ISR"),
                 "(t-shells): the supplier of this transfer is ISR, but that is the case's recipient. "
                 "Name the supplier, or write `channels: [DOMESTIC]` for the recipient's own making.",
                 id="a recipient that supplies itself"),
    pytest.param(document(address="https://early.example/one two"),
                 "(d-early): address is 'https://early.example/one two'. "
                 "An address holds no spaces; write it as the page has it.", id="an address with a space"),
    # numbers
    pytest.param(line(quantity={"kind": "ceiling", "value": -1}),
                 "(l-shells): value is -1. Expected: 0 or more, because a quantity counts upward.",
                 id="a negative quantity"),
    pytest.param(line(amounts=[{"basis": "offer", "low": -5, "high": 5}]),
                 "(l-shells): low is -5. Expected: 0 or more, because a sum counts upward.", id="a negative sum"),
    pytest.param(item(stock={"value": -1}),
                 "(i-155mm-he): value is -1. Expected: 0 or more, because a quantity counts upward.",
                 id="a negative stock"),
    pytest.param(item(recipient_production=[{"rate": {"value": -1, "unit": "a month"}}]),
                 "(i-155mm-he): value is -1. Expected: 0 or more, because a quantity counts upward.",
                 id="a negative rate"),
    # holds
    pytest.param(hold(measure="offer"),
                 "(l-shells): measure is 'offer'. A hold pauses, slows, withholds or conditions.",
                 id="a hold that gives"),
    pytest.param(hold(end="2031-05-08"),
                 "(l-shells): the hold begins 2031-05-09, but it ends 2031-05-08. "
                 "Turn the dates round, or mend one of them.", id="a hold that ends before it begins"),
    # stages
    pytest.param(events(("closed", "2031-05-01"), ("contracted", "2031-05-02")),
                 "(l-shells): the whole line is closed on 2031-05-01, but it is contracted only on 2031-05-02. "
                 "Mend a date, or give the quantity that was delivered if it is a part.",
                 id="signed after it was closed"),
    pytest.param(events(("requested", "2031-06"), ("delivered", "2031-05")),
                 "(l-shells): the whole line is delivered on 2031-05, but it is requested only on 2031-06. "
                 "Mend a date, or give the quantity that was delivered if it is a part.",
                 id="asked for after it was delivered"),
    # links
    pytest.param(statement(supports=["s-1"]),
                 "(s-1): supports is its own id 's-1'. Name another part, or leave it out.",
                 id="a statement that supports itself"),
    pytest.param(line(overlaps=["l-shells"]),
                 "(l-shells): overlaps is its own id 'l-shells'. Name another part, or leave it out.",
                 id="a line that overlaps itself"),
    pytest.param(item(needs=["i-155mm-he"]),
                 "(i-155mm-he): needs is its own id 'i-155mm-he'. Name another part, or leave it out.",
                 id="an item that needs itself"),
    pytest.param(statement(supports=["s-2"], contradicts=["s-2"]),
                 "(s-1): s-1 supports s-2, but it contradicts s-2 too. Keep one of the two.",
                 id="a statement for and against"),
    pytest.param(statement(also=["d-early"]),
                 "(s-1): also is 'd-early'. That is the statement's own document; leave it out here.",
                 id="a statement that its own document also carries"),
    pytest.param(contradiction(side_b=["s-2", "s-1"]),
                 "(con): s-1 stands on side_a, but it stands on side_b too. Keep it on one side.",
                 id="one statement on both sides"),
    # options
    pytest.param(option({"measure": "slow"}),
                 "(p): factor is missing. To slow is to keep a share of the pace: "
                 "write a factor between 0 and 1, such as 0.5.", id="slow without a pace"),
    pytest.param(option({"measure": "slow", "factor": 1}),
                 "(p): factor is 1. To slow is to keep a share of the pace: "
                 "write a factor between 0 and 1, such as 0.5.", id="slow at full pace"),
    pytest.param(option({"measure": "expedite"}, polarity="carrot"),
                 "(p): factor is missing. To expedite is to raise the pace: write a factor above 1, such as 1.5.",
                 id="expedite without a pace"),
    pytest.param(option({"measure": "expedite", "factor": 1}, polarity="carrot"),
                 "(p): factor is 1. To expedite is to raise the pace: write a factor above 1, such as 1.5.",
                 id="expedite at the old pace"),
    pytest.param(option({"measure": "pause", "factor": 0.5}),
                 "(p): factor is 0.5. To pause has no pace; remove it, or slow or expedite instead.",
                 id="a pause with a pace"),
    pytest.param(option({"measure": "condition"}),
                 "(p): objective is missing. A condition waits on something: name the objective that releases it.",
                 id="a condition on nothing"),
    pytest.param(option({"measure": "offer"}, polarity="carrot"),
                 "(p): quantity is missing. An offer is of a number of articles: give the quantity that is added.",
                 id="an offer of nothing"),
    pytest.param(option({"measure": "offer", "quantity": {"value": -5}}, polarity="carrot"),
                 "(p): value is -5. Expected: 0 or more, because a quantity counts upward.", id="an offer of less"),
    pytest.param(option({**PAUSE, "start": "2031-07-01", "end": "2031-06-30"}),
                 "(p): the measure starts 2031-07-01, but it ends 2031-06-30. Turn the dates round.",
                 id="a measure that ends before it starts"),
    pytest.param(option({**WITHHOLD, "release": "when lorries pass"}),
                 "(p): release is 'when lorries pass'. "
                 "What is withheld is not released; pause it or put a condition on it.",
                 id="withheld until"),
    pytest.param(option(PAUSE, polarity="carrot"),
                 "(p): polarity is 'carrot'. The option would pause: write `polarity: stick`, or mend its measures.",
                 id="a carrot that pauses"),
    pytest.param(option(EXPEDITE, polarity="stick"),
                 "(p): polarity is 'stick'. The option would expedite: write `polarity: carrot`, "
                 "or mend its measures.", id="a stick that speeds up"),
    pytest.param(option(polarity="stick"),
                 "(p): polarity is 'stick'. The option has no measure: write `polarity: none`, or mend its measures.",
                 id="a stick without a measure"),
    pytest.param(option(PAUSE, SLOW),
                 "(p): the option would pause l-shells, but the option would slow it in the same time: "
                 "what does not move cannot be slowed, and what is withheld cannot be released. "
                 "Keep one of the two, part them by start and end, or give each the quantity that it touches.",
                 id="paused and slowed"),
    pytest.param(option(PAUSE, PAUSE),
                 "(p): the option would pause l-shells, but the option would pause it in the same time: "
                 "one line has one measure of a kind at a time. "
                 "Keep one of the two, part them by start and end, or give each the quantity that it touches.",
                 id="paused twice"),
    pytest.param(option(WITHHOLD, EXPEDITE, polarity="both"),
                 "(p): the option would withhold l-shells, but the option would expedite it in the same time: "
                 "a line cannot be held back and brought forward. "
                 "Keep one of the two, part them by start and end, or give each the quantity that it touches.",
                 id="withheld and brought forward"),
    pytest.param(option({**PAUSE, "end": "2031-07-02"}, {**SLOW, "start": "2031-07-01"}),
                 "(p): the option would pause l-shells, but the option would slow it in the same time: "
                 "what does not move cannot be slowed, and what is withheld cannot be released. "
                 "Keep one of the two, part them by start and end, or give each the quantity that it touches.",
                 id="paused and slowed for a day"),
    pytest.param(option(PAUSE, carried=BATTERY),
                 f"(p): the option would pause l-shells, but the case leaves its item {BATTERY} out of bounds. "
                 "Take the line out of the measure, or change out_of_bounds at the head of the case.",
                 id="a stick on what is out of bounds"),
    pytest.param(option(SLOW, out_of_bounds=["offensive"]),
                 "(p): the option would slow l-shells, but the case leaves its item i-155mm-he out of bounds. "
                 "Take the line out of the measure, or change out_of_bounds at the head of the case.",
                 id="a stick on a role that the case leaves out"),
]  # fmt: skip

HOLDS = [
    pytest.param(case(), id="the small case"),
    pytest.param(document(published="2031-05-02/2031-05"), id="a range within a month"),
    pytest.param(document(published="2031-05-02/2031-05-02"), id="a range of one day"),
    pytest.param(document(published="2199-12-31"), id="the last day of the calendars"),
    pytest.param(head(as_of="1800-01-01"), id="the first day of the calendars"),
    pytest.param(indicator(period="spring of 2031", value=4), id="a period in words"),
    pytest.param(indicator(period="2031-03/2031-05", value=4), id="a period of months"),
    pytest.param(indicator(period="2031", value=-40), id="a reading below nothing"),
    pytest.param(head(recipient="SUN"), id="a country that is no more"),
    pytest.param(transfer(supplier="ISR", channels=["DOMESTIC"]), id="the recipient's own making"),
    pytest.param(document(address="Bundestag, paper 19/123"), id="a place on a shelf, with spaces"),
    pytest.param(line(quantity={"kind": "delivered", "value": 0}), id="no shell at all"),
    pytest.param(line(quantity={"kind": "derived", "value": 3, "formula": "a + b",
                                "inputs": {"a": {"value": 5}, "b": {"value": -2}}}), id="a change among the inputs"),
    pytest.param(hold(end="2031-05-09"), id="a hold of a day"),
    pytest.param(hold(end="2031-05"), id="a hold that ends in the month in which it begins"),
    pytest.param(hold(measure="condition"), id="a hold on a condition"),
    pytest.param(events(("closed", "2031-05-01"), ("contracted", "2031-05-01")), id="signed and closed on one day"),
    pytest.param(events(("closed", "2031-05-01"), ("contracted", "2031-05")), id="signed in that month"),
    pytest.param(events(("closed", "2031-05-01"), ("notified", "2031-06-01")), id="notified when it was closed"),
    pytest.param(events(("delivered", "2031-05-01"), ("contracted", "2031-06-01"), whole=False),
                 id="signed when a part had been delivered"),
    pytest.param(statement(supports=["s-2"], see=["s-2"]), id="supported and referred to"),
    pytest.param(contradiction(), id="two sides"),
    pytest.param(option(PAUSE), id="a stick"),
    pytest.param(option(EXPEDITE, polarity="carrot"), id="a carrot"),
    pytest.param(option(polarity="none"), id="an option that does nothing"),
    pytest.param(option({**PAUSE, "end": "2031-07-01"}, {**SLOW, "start": "2031-07-01"}), id="paused, then slowed"),
    pytest.param(option({**PAUSE, "end": "2031-07"}, {**SLOW, "start": "2031-07"}), id="one after the other in July"),
    pytest.param(option({**PAUSE, "quantity": {"value": 300}}, {**EXPEDITE, "quantity": {"value": 600}},
                        polarity="both"), id="each a number of its own"),
    pytest.param(option(PAUSE, CONDITION), id="paused until a condition holds"),
    pytest.param(option(EXPEDITE, OFFER, polarity="carrot"), id="sooner and more"),
    pytest.param(option(EXPEDITE, carried=BATTERY, polarity="carrot"), id="a carrot on what no stick may touch"),
    pytest.param(option(PAUSE, carried=BATTERY, out_of_bounds=[]), id="a case that leaves nothing out"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "says"), BREAKS)
def test_what_cannot_stand_is_said_with_both_sides_and_the_mend(content: dict[str, Any], says: str) -> None:
    assert complaints(content) == [says]


@pytest.mark.parametrize("content", HOLDS)
def test_what_just_holds_is_left_alone(content: dict[str, Any]) -> None:
    assert complaints(content) == []


def test_two_lines_may_each_have_a_measure_of_their_own() -> None:
    found = option(PAUSE, {**EXPEDITE, "lines": ["l-more"]}, polarity="both")
    lines = found["transfers"][0]["lines"]
    lines.append({**lines[0], "id": "l-more"})
    assert complaints(found) == []


# Remarks


def remarks(content: dict[str, Any]) -> list[str]:
    return [f"{one.row}: {one.words}" for one in conflicts.remarks(CaseFile.model_validate(content))]


ODD = "s-2: its document d-late is not among the pages of its origin o-early"
"""What is odd in the small case as it stands."""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(case(), [ODD], id="a page that its origin does not list"),
        pytest.param(statement(date="2031-05-03"),
                     ["s-1: it is dated 2031-05-03, after its document of 2031-05-02", ODD],
                     id="a statement later than its page"),
        pytest.param(line(delivered={"kind": "delivered", "value": 901}),
                     [ODD, "l-shells: 901 articles delivered are above its ceiling of 900"],
                     id="more delivered than was allowed"),
        pytest.param(line(delivered={"kind": "delivered", "value": 900}), [ODD], id="as much delivered as was allowed"),
        pytest.param(line(delivered={"kind": "delivered", "value": 901, "unit": "pallets"}), [ODD],
                     id="another unit is not compared"),
        pytest.param(line(stage="contracted"), [ODD, "l-shells: no event proves its stage contracted"],
                     id="a stage that no event proves"),
        pytest.param(events(("notified", "2031-05-10"), ("contracted", "2031-05-09")),
                     [ODD, "l-shells: notified (2031-05-10) is dated after the later stage contracted (2031-05-09)"],
                     id="notified after it was signed"),
    ],
)  # fmt: skip
def test_what_only_looks_odd_is_told_and_not_refused(content: dict[str, Any], said: list[str]) -> None:
    assert remarks(content) == said
    assert complaints(content) == []
