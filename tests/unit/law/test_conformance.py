"""The rules against the facts files they were made from, row by row; every difference that is kept has its reason."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import yaml

from caveat.law.lifecycle import LifecycleStage, channels, stages
from caveat.law.provisions import Provision, provisions
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

CONFIRMED = date(2025, 3, 28)
"""The day on which a source confirms the values of section 36; the facts file holds those that stood then."""

KEPT: Mapping[tuple[str, str], tuple[object, object, str]] = {
    ("usa-aeca-36b-notification", "former values"): (
        [],
        [
            ("OTHER", "MDE", 7_000_000, "1981-12-29"),
            ("OTHER", "defense-articles-services", 25_000_000, "1981-12-29"),
            ("NATO-PLUS", "MDE", 14_000_000, "2002-09-30"),
            ("NATO-PLUS", "defense-articles-services", 50_000_000, "2002-09-30"),
            ("NATO-PLUS", "design-construction", 200_000_000, "2002-09-30"),
        ],
        "a review of an older day needs the values of that day, with the acts that changed them",
    ),
    ("usa-aeca-36c-dcs", "former values"): (
        [],
        [
            ("OTHER", "MDE", 7_000_000, "1981-12-29"),
            ("OTHER", "defense-articles-services", 25_000_000, "1981-12-29"),
            ("NATO-PLUS", "MDE", 14_000_000, "2002-09-30"),
            ("NATO-PLUS", "defense-articles-services", 50_000_000, "2002-09-30"),
        ],
        "as for section 36(b)",
    ),
    ("usa-aeca-36c-dcs", "contested"): (
        [],
        [("NATO-PLUS", "firearms")],
        "law_notes calls the firearms line contested for the group: it is told as such, and no value is given",
    ),
    ("usa-aeca-36b-notification", "note beyond"): (
        "",
        " The 30-day wait is dated from the act of 30 June 1976 (general knowledge; that page was not read), "
        "the 15-day wait for the NATO-plus group from 29 December 1981.",
        "from when each wait has stood",
    ),
    ("usa-aeca-36c-dcs", "note beyond"): (
        "",
        "The waits are dated from the act of 21 July 1996, inferred from the parallel paragraph on retransfers.",
        "from when each wait has stood",
    ),
    ("usa-aeca-36b-jrd", "note beyond"): (
        "",
        "For recipients outside the NATO-plus group no figure is held, so no day is computed.",
        "the facts file says it beside the clock",
    ),
    ("deu-awg-8-6-awv-8", "note beyond"): (
        "",
        "The wait is counted in calendar months, as the text gives it, and not as 183 days.",
        "see its days",
    ),
    ("deu-awg-8-6-awv-8", "days"): ({"S6-ORDER": 183}, {}, "the text says six months, which are not 183 days"),
    ("deu-awg-8-6-awv-8", "months"): ({}, {"S6-ORDER": 6}, "the text says six months"),
    ("usa-dodaa05-12001-wrsai", "in force"): (
        [(None, "2027-01-01")],
        [(None, "2027-01-02")],
        "the facts file names the last day; here an end is the first day on which a rule stands no more",
    ),
    ("usa-nspm-10-cat", "in force"): (
        [("2018-04-19", None)],
        [("2018-04-19", "2023-02-23"), ("2025-04-09", None)],
        "the note in the facts file: superseded from February 2023 to March 2025, then ordered back",
    ),
    ("usa-aeca-36b-notification", "sources beyond"): (
        [],
        [
            "https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_95.djvu/1546",
            "https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_95.djvu/1547",
            "https://en.m.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_116_Part_2.djvu/676",
        ],
        "the acts of 1981 and 2002",
    ),
    ("usa-aeca-36b-jrd", "sources beyond"): (
        [],
        ["https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_95.djvu/1547"],
        "the act of 1981",
    ),
    ("usa-aeca-36c-dcs", "sources beyond"): (
        [],
        [
            "https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_95.djvu/1546",
            "https://en.m.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_110_Part_2.djvu/639",
            "https://en.m.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_116_Part_2.djvu/676",
        ],
        "the acts of 1981, 1996 and 2002",
    ),
    ("usa-ica-impoundment", "sources beyond"): (
        [],
        [
            "https://budgetcounsel.com/cyclopedia-budgetica/cb-continuity-of-a-session-of-congress-"
            "impoundment-control-act-of-1974/"
        ],
        "what days of continuous session are",
    ),
    ("deu-awg-8-6-awv-8", "sources beyond"): (
        [],
        ["https://knigalit.ru/avtori/john-barker/book2169673/chitat/?page=187"],
        "the six months of section 6",
    ),
}

COUNTED_BACK = {"usa-aeca-36b5-upgrade", "usa-aeca-36i-preshipment"}
SESSION = {"usa-ica-impoundment"}
WITHOUT_FORCE = {
    "usa-nspd56-licence-clock": "a target of policy",
    "usa-tiered-review-hold": "custom",
    "usa-advance-notice-20": "custom",
    "usa-samm-loa-offer": "practice of letters of offer",
}


@functools.cache
def facts() -> Mapping[str, Mapping[str, Any]]:
    rows = yaml.safe_load((SHARED / "facts" / "law.yaml").read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


@functools.cache
def lifecycle() -> Mapping[str, Mapping[str, Any]]:
    rows = yaml.safe_load((SHARED / "facts" / "lifecycle.yaml").read_text(encoding="utf-8"))
    return {row["channel"]: row for row in rows}


def told(fact: Mapping[str, Any], own: Provision) -> dict[str, tuple[object, object]]:
    """What the facts file says of a provision and what the rules say, point by point."""
    standing = [row for row in own.thresholds if row.holds_on(CONFIRMED) and row.usd is not None]
    former = [row for row in own.thresholds if not row.holds_on(CONFIRMED)]
    clock, note, urls = own.clock, own.note or "", [one.url for one in own.sources]
    sources, said = fact["sources"], fact.get("note") or ""
    return {
        "jurisdiction": (fact["jurisdiction"], own.jurisdiction),
        "citation": (fact["citation"], own.cite),
        "title": (fact["title"], own.title),
        "lever": (fact["lever"], own.says),
        "channels": (fact["channels"], list(own.channels)),
        "stages": (fact["stage"], [one.value for one in own.stages]),
        "kind": (fact["kind"], own.kind),
        "holders": (fact["holder"], list(own.holders)),
        "measures": (fact["measures"], list(own.measures)),
        "values": (
            {(row["recipient_group"], row["article_kind"], row["usd"]) for row in fact["thresholds"]},
            {(row.recipient_group, row.article_kind, row.usd) for row in standing},
        ),
        "former values": ([], [(row.recipient_group, row.article_kind, row.usd, row.end) for row in former]),
        "contested": ([], [(row.recipient_group, row.article_kind) for row in own.thresholds if row.usd is None]),
        "caps": (
            [(row["what"], row["recipient_group"], row["usd"]) for row in fact.get("caps", [])],
            [(row.what, row.recipient_group, row.usd) for row in own.caps],
        ),
        "days": (fact["clock_days"], dict(clock.days) if clock else {}),
        "months": ({}, dict(clock.months) if clock else {}),
        "counted back": (own.id in COUNTED_BACK, bool(clock and clock.toward == "before")),
        "session days": (own.id in SESSION, bool(clock and clock.counts == "session")),
        "without force": (own.id in WITHOUT_FORCE, bool(clock and not clock.binding)),
        "exceptions": (fact["exceptions"], list(own.exceptions)),
        "in force": ([(fact["effective_from"], fact["effective_to"])], [(one.start, one.end) for one in own.in_force]),
        "text as of": (fact["text_as_of"], own.text_as_of),
        "confidence": (fact["confidence"], own.confidence),
        "unverified": (fact["unverified"], own.unverified),
        "traps": (fact.get("traps", []), list(own.traps)),
        "note": (True, note.startswith(said)),
        "note beyond": ("", note.removeprefix(said)),
        "check at": (fact.get("check_at"), own.check_at),
        "sources": (
            [(one["url"], one["title"], one["supports"]) for one in sources],
            [(one.url, one.title, one.supports) for one in own.sources if one.url in {one["url"] for one in sources}],
        ),
        "sources beyond": ([], [url for url in urls if url not in {one["url"] for one in sources}]),
    }


def one_line(value: object) -> object:
    """Folded text as one line: the facts files break theirs."""
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value else value
    if isinstance(value, list | tuple):
        return type(value)(one_line(one) for one in value)
    return value


def test_the_rules_hold_the_67_provisions_of_the_facts_file_and_no_others() -> None:
    assert len(facts()) == 67
    assert set(provisions()) == set(facts())


@pytest.mark.parametrize("name", list(provisions()))
def test_a_provision_says_what_the_facts_file_says(name: str) -> None:
    both = told(facts()[name], provisions()[name])
    differing = {point: pair for point, pair in both.items() if one_line(pair[0]) != pair[1]}
    kept = {point: (fact, own) for (of, point), (fact, own, _) in KEPT.items() if of == name}
    assert differing == kept


@pytest.mark.parametrize("name", [name for name, one in provisions().items() if one.clock])
def test_what_starts_a_clock_shares_its_words_with_the_facts_file(name: str) -> None:
    own = provisions()[name].clock
    assert own is not None
    words = {word.strip("(),;'").removesuffix("'s") for word in own.starts.lower().split()}
    meant = {word.strip("(),;'").removesuffix("'s") for word in facts()[name]["clock_starts"].lower().split()}
    common = (words & meant) - {"the", "of", "to", "by", "a", "and", "or"}
    assert common or name == "usa-samm-loa-offer"  # there the facts file says only "per the letter"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("usa-aeca-36b-notification", True),
        ("usa-aeca-36c-dcs", True),
        ("usa-aeca-36d-manufacture", True),
        ("usa-aeca-3d-third-party-transfer", True),
        ("usa-faa-516-eda", False),
        ("usa-faa-634a-reprogramming", False),
    ],
)
def test_a_clock_tells_whether_the_text_says_how_days_count(name: str, said: bool) -> None:
    clock = provisions()[name].clock
    assert clock is not None and clock.said is said


@pytest.mark.parametrize("channel", [row.id.value for row in channels()])
def test_a_channel_says_what_the_facts_file_says(channel: str) -> None:
    fact = lifecycle()[channel]
    own = next(row for row in channels() if row.id == channel)
    assert (own.name, own.says) == (fact["name"], one_line(fact["in_one_line"]))
    assert list(own.traps) == one_line(fact.get("traps", []))
    assert [one.id for one in stages() if one.channel == channel] == [one["id"] for one in fact["stages"]]


def step(fact: Mapping[str, Any]) -> dict[str, object]:
    """A stage of the facts file as the rules would write it: their words for a stage are joined by hyphens."""
    usual = fact["typical_duration"]
    return {
        "order": fact["order"],
        "name": fact["name"],
        "enters_when": fact["enters_when"],
        "evidence": [
            (one["document"], one.get("where"), one["proves"], one["does_not_prove"])
            for one in fact["evidence_that_proves_it"]
        ],
        "who_can_stop": fact["who_can_stop"],
        "how": fact["how"],
        "how_fast": fact["how_fast_it_bites"],
        "reversible": fact["reversible"],
        "duration": usual
        and [
            usual["text"],
            usual["days_min"],
            usual["days_max"],
            [(one["url"], one["title"], one["supports"]) for one in usual["sources"]],
        ],
        "law_stage": fact["law_stage"],
        "stage": fact["product_stage"] and fact["product_stage"].replace(" ", "-"),
        "codes": fact.get("fms_stage_codes", []),
    }


def own_step(own: LifecycleStage) -> dict[str, object]:
    usual = own.duration
    return {
        "order": own.order,
        "name": own.name,
        "enters_when": own.enters_when,
        "evidence": [(one.document, one.where, one.proves, one.does_not_prove) for one in own.evidence],
        "who_can_stop": list(own.who_can_stop),
        "how": list(own.how),
        "how_fast": own.how_fast,
        "reversible": own.reversible,
        "duration": usual
        and [usual.text, usual.days_min, usual.days_max, [(one.url, one.title, one.supports) for one in usual.sources]],
        "law_stage": own.law_stage.value,
        "stage": own.stage.value if own.stage else None,
        "codes": list(own.fms_stage_codes),
    }


@pytest.mark.parametrize("own", stages(), ids=lambda one: one.id)
def test_a_stage_says_what_the_facts_file_says(own: LifecycleStage) -> None:
    fact = next(one for one in lifecycle()[own.channel.value]["stages"] if one["id"] == own.id)
    assert own_step(own) == {name: one_line(value) for name, value in step(fact).items()}


def test_the_rules_hold_the_41_stages_of_six_channels() -> None:
    assert sum(len(row["stages"]) for row in lifecycle().values()) == 41
    assert (len(channels()), len(stages())) == (6, 41)


def test_every_difference_that_is_kept_has_its_reason() -> None:
    assert all(len(reason) > 5 for _, _, reason in KEPT.values())
    assert set(WITHOUT_FORCE) == {name for name, one in provisions().items() if one.clock and not one.clock.binding}
