"""A role has one rule and a reason; what protects civilians is out of bounds by default, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from caveat.errors import BadRow, RuleError, UnknownTerm
from caveat.pipeline import classify
from caveat.pipeline.items import Item, ItemClass, Role, catalogue

ITEMS = sorted(catalogue(), key=lambda item: item.id)
every_item = pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])

INTERCEPTORS = [
    "i-tamir", "i-pac3", "i-patriot-pac2", "i-davids-sling", "i-arrow3", "i-thaad", "i-nasams-amraam-er", "i-hawk",
    "i-iris-t-slm", "i-aster", "i-sm3", "i-iron-dome-battery", "i-patriot", "i-nasams", "i-iron-beam",
]  # fmt: skip

SHIPS_AND_SHOULDERS = ["i-sm2", "i-ram", "i-stinger", "i-igla", "i-strela"]
"""Air defence that guards a ship or a soldier, by the row's own mark, and not a town."""


def test_each_class_has_exactly_one_rule() -> None:
    held = Counter(known for rule in classify.rules() for known in rule.classes)
    assert held == dict.fromkeys(ItemClass, 1)
    assert len({rule.id for rule in classify.rules()}) == len(classify.rules())


@every_item
def test_every_item_has_a_role_a_rule_and_a_reason(item: Item) -> None:
    finding = classify.role(item)
    rule = classify.rule_of(item)
    assert finding.role == item.role.value
    assert len(finding.reason) > 5 and len(finding.class_reason) > 20
    assert (finding.class_role, finding.class_reason) == (rule.role.value, rule.reason)
    assert finding.rule == (rule.id if item.role is rule.role else f"{rule.id}, own row")
    assert finding.contested == bool(finding.contested_by)


@every_item
def test_by_default_only_what_protects_civilians_is_out_of_bounds(item: Item) -> None:
    out = classify.excluded(item)
    assert (out is not None) == classify.protects_civilians(item)
    if item.role is not Role.DEFENSIVE:
        assert out is None


@pytest.mark.parametrize("one", INTERCEPTORS)
def test_an_interceptor_is_out_of_bounds_by_default_with_the_reason(one: str) -> None:
    out = classify.excluded(catalogue().get(one))
    assert out is not None
    assert out.rule == "d-1"
    assert out.reason == (
        "Defensive by rule d-1: Air-defence batteries and interceptors act against what flies at the recipient, and "
        "protect civilians under fire."
    )


@pytest.mark.parametrize("one", SHIPS_AND_SHOULDERS)
def test_air_defence_of_a_ship_or_a_soldier_stays_within_bounds(one: str) -> None:
    item = catalogue().get(one)
    assert item.item_class is ItemClass.AIR_DEFENCE and item.role is Role.DEFENSIVE
    assert classify.excluded(item) is None
    assert classify.excluded(item, ("defensive",)) is not None


OWN_ROW = ["i-35mm-gepard", "i-kumrfs", "i-sentinel-radar", "i-air-search-radar", "i-tpy2", "i-md-funds"]


@pytest.mark.parametrize("one", OWN_ROW)
def test_a_row_that_departs_from_its_class_says_so_in_the_exclusion(one: str) -> None:
    item = catalogue().get(one)
    rule = classify.rule_of(item)
    assert not rule.protects_civilians
    out = classify.excluded(item)
    assert out is not None
    assert out.rule == f"{rule.id}, own row"
    assert out.reason == f"Defensive by its own row, and it protects civilians: {item.role_reason}."


@pytest.mark.parametrize(
    "one", ["i-155mm-he", "i-mk84", "i-sdb", "i-f15ia", "i-jdam", "i-hellfire", "i-sm6", "i-rifles"]
)
def test_offensive_enabling_and_dual_goods_are_within_bounds_by_default(one: str) -> None:
    item = catalogue().get(one)
    assert item.role in {Role.OFFENSIVE, Role.ENABLING, Role.DUAL}
    assert classify.excluded(item) is None


CASES = [
    ("nothing", "i-tamir", (), None, ""),
    ("a role", "i-mk84", ("offensive",), "o-1", "The case leaves out what is offensive: "),
    ("another role", "i-mk84", ("defensive", "dual"), None, ""),
    ("defensive, whoever it protects", "i-stinger", ("defensive",), "d-1", "The case leaves out what is defensive: "),
    ("the more specific ground", "i-tamir", ("defensive",), "d-1", "Defensive by rule d-1: "),
    (
        "a rule",
        "i-155mm-he",
        ("o-1",),
        "o-1",
        "The case leaves out what is offensive by rule o-1: Munitions are used up",
    ),
    ("a rule that the row departs from", "i-35mm-gepard", ("o-1",), None, ""),
    (
        "a role that the row departs to",
        "i-sea-mines",
        ("defensive",),
        "o-1, own row",
        "The case leaves out what is def",
    ),
    ("a rule of other classes", "i-155mm-he", ("d-1", "e-1"), None, ""),
    ("the default by its name", "i-pac3", ("protects-civilians",), "d-1", "Defensive by rule d-1: "),
    ("a dual item", "i-sm6", ("protects-civilians", "d-1"), None, ""),
]


@pytest.mark.parametrize(
    ("one", "words", "rule", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_case_may_name_roles_rules_or_the_protection(
    one: str, words: tuple[str, ...], rule: str | None, says: str
) -> None:
    out = classify.excluded(catalogue().get(one), words)
    assert (out.rule if out else None) == rule
    assert (out.reason if out else "").startswith(says)


def test_a_word_that_is_no_role_rule_or_protection_is_refused() -> None:
    with pytest.raises(UnknownTerm) as caught:
        classify.excluded(catalogue().get("i-tamir"), ("protective",))
    assert str(caught.value).startswith("the case: out_of_bounds is 'protective', which is not known here. ")
    assert "protects-civilians" in str(caught.value)


CONTESTED = [
    ("i-155mm-he", "Sale notices say homeland defence; legislators and the January 2024 report treat it as offensive"),
    ("i-tear-gas", "NGOs and MPs: repression"),
]


@pytest.mark.parametrize(("one", "who"), CONTESTED, ids=[one for one, _ in CONTESTED])
def test_a_contested_role_says_who_disputes_it(one: str, who: str) -> None:
    finding = classify.role(catalogue().get(one))
    assert finding.contested
    assert finding.contested_by is not None and who in finding.contested_by


def test_a_role_that_nobody_was_seen_to_dispute_is_not_contested() -> None:
    finding = classify.role(catalogue().get("i-155mm-excalibur"))
    assert (finding.contested, finding.contested_by) == (False, None)


RULE = """
[[rule]]
id = "x-1"
classes = [CLASSES]
role = "dual"
protects_civilians = false
reason = "One rule for all."
source = "https://example.org/a"
"""
ALL = ", ".join(f'"{known.value}"' for known in ItemClass)
WHOLE = RULE.replace("CLASSES", ALL)

REFUSED = [
    (
        "a class without a rule",
        WHOLE.replace('"fuel", ', ""),
        RuleError,
        "class fuel has no rule. Name it in exactly one",
    ),
    (
        "a class with two",
        WHOLE + RULE.replace("x-1", "x-2").replace("CLASSES", '"fuel"'),
        RuleError,
        "class fuel stands in x-1 and x-2. Name it in exactly one rule's classes.",
    ),
    ("an unknown class", WHOLE.replace('"fuel"', '"fuels"'), BadRow, "my.toml, line 2 (x-1): classes."),
    (
        "an unknown role",
        WHOLE.replace('"dual"', '"mixed"'),
        BadRow,
        "my.toml, line 2 (x-1): role is 'mixed'. Expected: ",
    ),
    (
        "an id of another shape",
        WHOLE.replace("x-1", "first"),
        BadRow,
        "my.toml, line 2 (first): id is 'first'. Expected: ",
    ),
    (
        "no source",
        WHOLE.replace("https://example.org/a", "a book"),
        BadRow,
        "my.toml, line 2 (x-1): source is 'a book'.",
    ),
    ("no classes", RULE.replace("CLASSES", ""), BadRow, "my.toml, line 2 (x-1): classes is []."),
    ("one id twice", WHOLE + WHOLE, BadRow, "my.toml, line 10 (x-1): id is also the id of line 2."),
]


@pytest.mark.parametrize(("text", "error", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_rule_file_that_does_not_hold_is_refused(text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=re.escape(says)):
        classify.load(text, "my.toml")


def test_a_rule_file_that_holds_is_read() -> None:
    [rule] = classify.load(WHOLE, "my.toml")
    assert set(rule.classes) == set(ItemClass)
