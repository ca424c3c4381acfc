"""Rule 4: whether and how many countersignatures, by a rule file that an administrator can read and change."""

from __future__ import annotations

import importlib.resources
import re

import pytest

from caveat import tables
from caveat.errors import BadRow, Malformed
from caveat.review.docket import conditions, countersignatures, recommending
from caveat.review.docket.acts import Advice, ClosedAs
from caveat.review.docket.people import Role
from tests.conftest import ROOT

from .board import ANA, RULES, Board, hold, the_ground

STOPS = '[[rule]]\nid = "stops"\nsays = "Seen twice."\nadvice = ["slow", "hold", "withhold"]\nsignatures = 1\n'
"""The least that any office's rules say."""


def rule(text: str) -> str:
    return f'{STOPS}[[rule]]\nid = "mine"\nsays = "Ours."\n{text}\n'


def needed(line: str | None, advice: Advice, rules: countersignatures.Rules = RULES) -> tuple[Role, ...]:
    return recommending.needs(Board().docket, the_ground(), rules, line, advice).signers


@pytest.mark.parametrize(
    ("line", "advice", "signers"),
    [
        ("l-shells", Advice.SLOW, ("reviewer",)),
        ("l-shells", Advice.HOLD, ("reviewer",)),
        ("l-shells", Advice.WITHHOLD, ("reviewer",)),
        ("l-shells", Advice.CONDITIONS, ("reviewer",)),
        ("l-shells", Advice.EXPEDITE, ("reviewer",)),
        ("l-shells", Advice.PROCEED, ()),
        ("l-shells", Advice.NO_VIEW, ()),
        ("l-shield", Advice.HOLD, ("reviewer", "decider")),
        ("l-shield", Advice.PROCEED, ()),
        (None, Advice.HOLD, ("reviewer", "decider")),
        (None, Advice.PROCEED, ()),
    ],
    ids=str,
)
def test_the_standing_rules_ask_for_so_many(line: str | None, advice: Advice, signers: tuple[str, ...]) -> None:
    assert needed(line, advice) == signers


def test_the_need_is_told_in_words_before_anybody_submits() -> None:
    need = recommending.needs(Board().docket, the_ground(), RULES, "l-shells", Advice.HOLD)
    assert need.words == (
        "It needs 1 countersignature (in order: reviewer). "
        "slows-or-stops: Whatever slows or stops deliveries is seen by a second person."
    )
    assert need.digest == RULES.digest


def test_no_countersignature_is_told_as_such() -> None:
    need = recommending.needs(Board().docket, the_ground(), RULES, "l-shells", Advice.PROCEED)
    assert need.words == "It needs no countersignature."


@pytest.mark.parametrize(
    ("text", "line", "count"),
    [
        ('advice = ["hold"]\nsignatures = 2\nstages = ["ready"]', "l-bombs", 2),
        ('advice = ["hold"]\nsignatures = 2\nstages = ["ready"]', "l-shells", 1),
        ('advice = ["hold"]\nsignatures = 2\nchannels = ["FMS"]', "l-shells", 2),
        ('advice = ["hold"]\nsignatures = 2\nchannels = ["DCS"]', "l-shells", 1),
        ('advice = ["hold"]\nsignatures = 2\nclasses = ["bombs-unguided"]', "l-bombs", 2),
        ('advice = ["hold"]\nsignatures = 2\nclasses = ["bombs-unguided"]', "l-shells", 1),
        ('advice = ["hold"]\nsignatures = 2\nroles = ["defensive"]', "l-shield", 2),
        ('advice = ["hold"]\nsignatures = 2\nroles = ["defensive"]', "l-bombs", 1),
        ('advice = ["hold"]\nsignatures = 2\nout_of_bounds = true', "l-shield", 2),
        ('advice = ["hold"]\nsignatures = 2\nout_of_bounds = false', "l-shield", 1),
        ('advice = ["hold"]\nsignatures = 2\nwhole = true', None, 2),
        ('advice = ["hold"]\nsignatures = 2\nwhole = true', "l-shells", 1),
        ('advice = ["hold"]\nsignatures = 2\nwhole = false', None, 1),
        ('advice = ["hold"]\nsignatures = 3\nclasses = ["bombs-unguided"]', None, 3),
        ('advice = ["expedite"]\nsignatures = 2', "l-shells", 1),
        ('advice = ["hold"]\nsignatures = 0', "l-shells", 1),
    ],
    ids=[
        "its stage", "another stage", "its channel", "another channel", "its class", "another class", "its role",
        "another role", "out of bounds", "within bounds", "the whole", "a line where the whole is meant",
        "the whole where a line is meant", "the whole with such a line in it", "other advice", "a milder rule",
    ],
)  # fmt: skip
def test_a_rule_narrows_by_what_it_names_and_the_most_demanding_decides(
    text: str, line: str | None, count: int
) -> None:
    assert len(needed(line, Advice.HOLD, countersignatures.load(rule(text), "ours"))) == count


def test_a_signature_is_a_reviewers_unless_the_rule_names_its_signers() -> None:
    named = 'advice = ["hold"]\nsignatures = 2\nsigners = ["reviewer", "decider"]'
    assert needed("l-shells", Advice.HOLD, countersignatures.load(rule(named), "ours")) == ("reviewer", "decider")
    plain = 'advice = ["hold"]\nsignatures = 2'
    assert needed("l-shells", Advice.HOLD, countersignatures.load(rule(plain), "ours")) == ("reviewer", "reviewer")


def test_of_two_rules_that_ask_for_equally_many_the_one_with_more_deciders_decides() -> None:
    named = 'advice = ["hold"]\nsignatures = 1\nsigners = ["decider"]'
    assert needed("l-shells", Advice.HOLD, countersignatures.load(rule(named), "ours")) == ("decider",)


@pytest.mark.parametrize("gone", ["slow", "hold", "withhold"])
def test_no_office_can_let_something_slow_or_stop_without_a_second_person(gone: str) -> None:
    text = STOPS.replace(f'"{gone}", ', "").replace(f', "{gone}"', "")
    with pytest.raises(BadRow, match=f"the rule for {gone} is none that asks for a signature on every line"):
        countersignatures.load(text, "ours")


@pytest.mark.parametrize(
    "narrowing",
    ['classes = ["mines"]', 'stages = ["ready"]', 'channels = ["FMS"]', 'roles = ["dual"]', "whole = true",
     "whole = false", "out_of_bounds = true", "out_of_bounds = false"],
)  # fmt: skip
def test_a_rule_for_some_lines_only_does_not_stand_in_for_one_on_every_line(narrowing: str) -> None:
    with pytest.raises(BadRow, match="Whatever slows or stops needs at least one"):
        countersignatures.load(f"{STOPS}{narrowing}\n", "ours")


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("[[rule]\n", Malformed, "ours, line 1"),
        (rule('advice = ["halt"]\nsignatures = 1'), BadRow, "ours, line 6 (mine): advice.0 is 'halt'"),
        (rule('advice = ["hold"]'), BadRow, "signatures is missing"),
        (rule('advice = ["hold"]\nsignatures = 9'), BadRow, "signatures is 9"),
        (rule('advice = ["hold"]\nsignatures = 1\nsignature = 2'), BadRow, "signature is an unknown key"),
        (rule('advice = ["hold"]\nsignatures = 2\nsigners = ["reviewer"]'), BadRow, "one signer for each of 2"),
        (rule('advice = ["hold"]\nsignatures = 1\nsigners = ["reader"]'), BadRow, "reader does not countersign"),
        (rule('advice = ["hold"]\nsignatures = 1\nclasses = ["bombs"]'), BadRow, "classes.0 is 'bombs'"),
        (STOPS + STOPS, BadRow, "id is also the id of line 1"),
        ("[setting]\n" + STOPS, BadRow, "the table setting is one that nobody reads here"),
        ("[settings]\nlead_may_sing = true\n" + STOPS, BadRow, "lead_may_sing is an unknown key"),
        ("[rule]\nid = 1\n", BadRow, "rule is a single table"),
    ],
    ids=[
        "broken", "unknown advice", "no number", "too many", "misspelt key", "a signer too few", "a strange signer",
        "unknown class", "twice the same", "misspelt table", "misspelt setting", "a single table",
    ],
)  # fmt: skip
def test_rules_that_do_not_hold_are_refused_by_file_line_and_field(
    text: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error) as wrong:
        countersignatures.load(text, "ours")
    assert says in str(wrong.value)


def test_a_recommendation_keeps_the_need_it_was_told_and_the_rules_that_said_so() -> None:
    said = recommending.recommend(Board().docket, the_ground(), RULES, ANA, hold())
    assert (said.signers, said.rules) == (("reviewer",), RULES.digest)
    assert said.needed_by == ("slows-or-stops: Whatever slows or stops deliveries is seen by a second person.",)


def test_the_standing_rules_are_no_part_of_the_data_that_a_review_depends_on() -> None:
    names = [name for name, _ in tables._data_files(importlib.resources.files("caveat"))]
    assert "review/docket" not in " ".join(names)


# --- the page for an office that adopts them

PAGE = (ROOT / "docs" / "docket.md").read_text(encoding="utf-8")


def test_the_rules_on_the_page_hold() -> None:
    [text] = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    found = countersignatures.load(text, "docs/docket.md")
    assert [one.id for one in found.rules] == ["slows-or-stops", "mines"]


def test_every_key_and_setting_of_the_rules_is_on_the_page() -> None:
    section = PAGE.split("\n## Countersignatures\n")[1].split("\n## ")[0]
    keys = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert keys == [*countersignatures.Rule.model_fields, *countersignatures.Settings.model_fields]


def test_every_role_advice_and_state_is_on_the_page() -> None:
    plain = PAGE.lower()
    for words in (Role, Advice, ClosedAs, conditions.State):
        assert [one.value for one in words if one.value.replace("-", " ") not in plain] == []
