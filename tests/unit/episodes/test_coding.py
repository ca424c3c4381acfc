"""The coded episodes hold what the facts files hold, and refuse rows that do not hold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from caveat.cli.commands import built
from caveat.dates import NotADate, PartialDate
from caveat.episodes import codes, coding
from caveat.episodes.codes import Attribution, Outcome
from caveat.episodes.coding import crises, episodes, get, select
from caveat.errors import BadRow, Malformed, UnknownTerm, Unreadable
from tests.conftest import SHARED

ROW = """
[[episode]]
id = "aaa-bbb-1980-test"
supplier = "SUN"
recipient = "ETH"
crisis = "aaa-bbb-1980-test"
instrument = "pause"
polarity = "stick"
channel = "licence"
items = ["test tanks"]
item_classes = ["armour"]
defensive = "no"
start = "1980-02"
end = "1980-05-03"
publicity = "public"
demand = "Stop."
demand_kind = "end-use"
domain = "domestic"
recipient_regime = "civilian"
at_war = false
outcome = "none"
outcome_note = "Nothing came of it."
confidence = "low"

  [[episode.sources]]
  url = "https://example.org/a"
  title = "A page"
  published = "1981"
  supports = "the whole row"
"""
SOURCES = ROW[ROW.index("  [[episode.sources]]") :]


def _load(tmp_path: Path, text: str) -> tuple[coding.Episode, ...]:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return coding.load(path, crises())


def _facts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name in ("episodes_us_mena.yaml", "episodes_world.yaml"):
        found += yaml.load((SHARED / "facts" / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


@pytest.mark.shared
def test_every_episode_of_the_facts_is_held_with_every_note_and_source() -> None:
    facts = _facts()
    assert [row["id"] for row in facts] == [row.id for row in episodes()]
    for fact, row in zip(facts, episodes(), strict=True):
        held = row.model_dump(mode="json")
        defensive = {True: "yes", False: "no", "mixed": "mixed"}[fact.pop("defensive")]
        share = fact.pop("supplier_share_pct")
        assert held["defensive"] == defensive, row.id
        assert [dict(source) for source in held["sources"]] == fact.pop("sources"), row.id
        if share is None:
            assert row.supplier_share_pct is None, row.id
        else:
            wanted = share if isinstance(share, dict) else {"value": share, "qualifier": None, "source": None}
            assert held["supplier_share_pct"] == wanted, row.id
        assert {key: held[key] for key in fact} == fact, row.id


def test_there_are_129_episodes_with_a_source_each() -> None:
    # The codebook counts 129; the world file opens with the USA toward Pakistan in 1965.
    assert len(episodes()) == 129
    assert len({row.id for row in episodes()}) == 129
    assert all(row.sources for row in episodes())


def test_outcomes_are_counted_as_the_facts_code_them() -> None:
    # Counted by hand over the `outcome:` lines of both facts files: 31 + 30 + 30 + 19 + 8 + 6 + 5 = 129.
    assert Counter(str(row.outcome) for row in episodes()) == {
        "complied": 31, "none": 30, "lifted-without-concession": 30, "partial": 19,
        "unclear": 8, "overtaken": 6, "ongoing": 5,
    }  # fmt: skip


def test_the_fourteen_weakly_attributed_compliances_of_the_codebook_are_flagged() -> None:
    weak = [row for row in episodes() if row.attribution is Attribution.WEAK]
    assert len(weak) == 14
    assert all(row.outcome is Outcome.COMPLIED for row in weak)
    assert {"us-isr-1991-patriot", "gbr-idn-1999-hawk", "us-arg-2023-f16"} <= {row.id for row in weak}


def test_the_ten_rows_without_a_bargain_of_the_codebook_are_flagged() -> None:
    assert {row.id for row in episodes() if not row.bargain_put} == {
        "us-isr-1948-embargo", "us-lby-1973-c130", "us-ukr-2025-07-pause", "rus-arm-2021-delay",
        "bel-sau-2018-council-of-state", "nld-isr-2024-f35", "gbr-isr-2009-saar", "gbr-isr-2024-licences",
        "gbr-isr-1969-chieftain", "isr-geo-2008-freeze",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us-isr-1965-jordan-tanks", "us-jor-1965-east-bank-armour"),
        ("us-isr-1975-reassessment", "us-isr-1975-sinai2-package"),
        ("us-isr-1979-treaty-package", "us-egy-1979-treaty-package"),
        ("us-isr-1981-osirak-f16", "us-isr-1981-beirut-jets"),
        ("us-isr-1982-cluster-ban", "us-isr-1982-f16-lebanon"),
        ("us-chl-1976-embargo", "us-chl-1979-letelier-pipeline"),
        ("us-egy-2017-fmf195", "us-egy-2024-fmf-waiver"),
        ("us-sau-2016-pgm", "us-sau-2021-offensive-weapons"),
        ("us-isr-2024-05-heavy-bombs", "deu-isr-2025-gaza"),
    ],
)
def test_rows_of_a_known_group_share_a_crisis(one: str, other: str) -> None:
    assert get(one).crisis == get(other).crisis
    assert next(crisis for crisis in crises() if crisis.id == get(one).crisis).named_by == "codebook"


def test_each_crisis_groups_at_least_two_rows() -> None:
    count = Counter(row.crisis for row in episodes())
    assert all(count[crisis.id] >= 2 for crisis in crises())
    alone = [row for row in episodes() if row.crisis == row.id]
    assert len(alone) + sum(count[crisis.id] for crisis in crises()) == 129


def test_a_share_is_read_as_a_plain_number_and_as_a_mapping() -> None:
    plain = get("us-isr-2023-rifles").supplier_share_pct
    mapped = get("rus-arm-2021-delay").supplier_share_pct
    assert plain is not None and plain.value == 69 and plain.source is None
    assert mapped is not None and mapped.value == 94 and mapped.source is not None
    assert get("us-isr-1962-hawk").supplier_share_pct is None


def test_a_month_stays_a_month() -> None:
    assert get("us-isr-2024-05-heavy-bombs").start == PartialDate(2024, 5)


# The line of the row's [[episode]] in ROW is 2.
BAD_ROWS = [
    ("no sources at all", "sources", SOURCES, "", "missing", "may not be left out"),
    ("an empty list of sources", "the row", SOURCES, "sources = []", "", "at least one source"),
    ("an end before the start", "the row", 'end = "1980-05-03"', 'end = "1979"', "", "turn them round"),
    ("a day that does not exist", "start", '"1980-02"', '"1980-02-30"', "1980-02-30", "1980-02 ends on day 29"),
    ("a date without quotes", "start", '"1980-02"', "1980-02-01", "1980", "a date in quotes"),
    ("a country that is none", "supplier", 'supplier = "SUN"', 'supplier = "URS"', "URS", "such as SUN"),
    ("a recipient in small letters", "recipient", '"ETH"', '"eth"', "eth", "three capital letters"),
    ("a polarity that is none", "polarity", '"stick"', '"club"', "club", "'stick', 'carrot' or 'mixed'"),
    ("an instrument that is none", "instrument", '"pause"', '"halt"', "halt", "'pause'"),
    ("a demand that is none", "demand_kind", '"end-use"', '"aid"', "aid", "'humanitarian-access'"),
    ("an outcome that is none", "outcome", '"none"', '"won"', "won", "'complied'"),
    ("a confidence that is none", "confidence", '"low"', '"sure"', "sure", "'high', 'medium' or 'low'"),
    ("a yes or no that is neither", "at_war", "at_war = false", 'at_war = "maybe"', "maybe", "true or false"),
    ("an unknown key", "wars", "at_war = false", "at_war = false\nwars = 2", "an unknown key", "correct its spelling"),
    ("an item class twice", "the row", '["armour"]', '["armour", "armour"]', "", "each item class once"),
    ("no items", "items", '["test tanks"]', "[]", "[]", "at least one entry"),
    ("an empty demand", "demand", 'demand = "Stop."', 'demand = ""', "''", "at least 1 character"),
    ("a weak cause of nothing", "the row", "at_war = false", 'at_war = false\nattribution = "weak"', "",
     "only where the outcome"),
    ("an end of what goes on", "the row", 'outcome = "none"', 'outcome = "ongoing"', "", "remove the end"),
    ("a share above the whole", "supplier_share_pct.value", "at_war = false",
     "at_war = false\nsupplier_share_pct = 140", "140", "less than or equal to 100"),
    ("a share in words", "supplier_share_pct.value", "at_war = false",
     'at_war = false\nsupplier_share_pct = { value = "most" }', "most", "number"),
    ("days before the start", "time_to_outcome_days", "at_war = false", "at_war = false\ntime_to_outcome_days = -3",
     "-3", "greater than or equal to 0"),
    ("an address that is none", "sources.0.url", "https://example.org/a", "example.org/a", "example.org/a", "pattern"),
    ("a source that supports nothing", "sources.0.supports", '  supports = "the whole row"\n', "", "missing",
     "may not be left out"),
    ("an id with a blank", "id", 'id = "aaa-bbb-1980-test"', 'id = "aaa bbb"', "aaa bbb", "pattern"),
    ("a crisis that is none", "crisis", 'crisis = "aaa-bbb-1980-test"', 'crisis = "gaza-2032"', "gaza-2032",
     "Did you mean gaza-2023?"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "old", "new", "stands", "mend"), [row[1:] for row in BAD_ROWS],
                         ids=[row[0] for row in BAD_ROWS])  # fmt: skip
def test_a_row_that_does_not_hold_is_refused_by_file_line_row_field_and_mend(
    tmp_path: Path, field: str, old: str, new: str, stands: str, mend: str
) -> None:
    assert old in ROW
    with pytest.raises(BadRow) as caught:
        _load(tmp_path, ROW.replace(old, new, 1))
    sentence = str(caught.value)
    assert sentence.startswith("mine.toml, line ")
    assert f"({'aaa bbb' if field == 'id' else 'aaa-bbb-1980-test'}): {field} is " in sentence
    assert stands in sentence and mend in sentence


def test_a_bad_row_further_down_is_named_by_its_own_line(tmp_path: Path) -> None:
    # The second row opens with the second [[episode]] of the file; its table is what the sentence names.
    second = ROW.replace("aaa-bbb-1980-test", "aaa-bbb-1981-test").replace('"stick"', '"club"')
    line = (ROW + second).splitlines().index("[[episode]]", 2) + 1
    with pytest.raises(BadRow, match=rf"mine\.toml, line {line} \(aaa-bbb-1981-test\): polarity is 'club'"):
        _load(tmp_path, ROW + second)


def test_a_good_row_loads(tmp_path: Path) -> None:
    [row] = _load(tmp_path, ROW)
    assert (row.supplier, str(row.start), str(row.sources[0].published)) == ("SUN", "1980-02", "1981")


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRow, match="also the id of line 2"):
        _load(tmp_path, ROW + ROW)


def test_broken_syntax_and_a_missing_file_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="line"):
        _load(tmp_path, ROW.replace('"stick"', '"stick'))
    with pytest.raises(Unreadable, match="Check the path"):
        coding.load(tmp_path / "absent.toml", ())


def test_the_codebook_explains_every_code_and_every_field() -> None:
    book = (Path(__file__).parents[3] / "docs" / "codebook.md").read_text(encoding="utf-8")
    vocabularies = (
        codes.Instrument, codes.Polarity, codes.Channel, codes.ItemClass, codes.Defensive, codes.Publicity,
        codes.DemandKind, codes.Domain, codes.Regime, codes.Outcome, codes.Confidence, codes.Attribution,
    )  # fmt: skip
    terms = [str(term) for vocabulary in vocabularies for term in vocabulary]
    fields = [name for name in coding.Episode.model_fields if name != "id"]
    assert [word for word in (*terms, *fields) if f"`{word}`" not in book and f'"{word}"' not in book] == []


def test_filters_select_by_code() -> None:
    # The four humanitarian-access rows of the facts; the condition of 2024 (nsm20) is coded mixed or stick there.
    access = {row.id for row in select(demand="humanitarian-access")}
    assert access == {
        "us-isr-2024-nsm20", "us-isr-2024-04-aid-ultimatum", "us-isr-2024-10-thirty-day-letter", "us-eth-2021-tigray",
    }  # fmt: skip
    sticks = {row.id for row in select(polarity="stick", demand="humanitarian-access")}
    assert sticks == {row.id for row in episodes() if row.id in access and row.polarity == "stick"} and sticks


def test_filters_select_by_country_whatever_the_case_of_the_code() -> None:
    assert {row.id for row in select(supplier="deu", recipient="SAU")} == {
        "deu-sau-2018-ban", "deu-sau-2023-eurofighter",
    }  # fmt: skip
    assert select(supplier="NOR") == ()


def test_filters_bound_the_start() -> None:
    kept = {row.id for row in select(recipient="ISR", supplier="USA", since="2024-05", until="2024-10-12")}
    assert kept == {"us-isr-2024-05-heavy-bombs"}
    # A start known only as 2000 may lie on any day of it; a start that is not known meets no bound.
    assert "us-isr-2000-phalcon" in {row.id for row in select(since="2000-06", until="2000-06")}
    assert "us-vnm-2016-embargo-lift" not in {row.id for row in select(until="2026")}


def test_filters_find_words_in_any_field() -> None:
    assert "us-isr-2024-d9" in {row.id for row in select(text="BULLDOZERS gaza")}
    assert select(text="no such words anywhere") == ()


def test_filters_join() -> None:
    kept = select(instrument="threat", outcome="complied", at_war=False)
    assert kept
    assert all((row.instrument, row.outcome, row.at_war) == ("threat", "complied", False) for row in kept)
    assert select(kept, supplier="SUN") == ()


@pytest.mark.parametrize(
    ("filters", "hint"),
    [
        ({"demand": "humanitarian-acces"}, "Did you mean humanitarian-access"),
        ({"polarity": "zzz"}, "Write one of: stick, carrot, mixed"),
        ({"supplier": "UAS"}, "Did you mean USA"),
    ],
)
def test_an_unknown_code_names_the_nearest(filters: dict[str, Any], hint: str) -> None:
    with pytest.raises(UnknownTerm, match=hint):
        select(**filters)


def test_a_bound_that_is_no_date_is_refused() -> None:
    with pytest.raises(NotADate):
        select(since="last spring")


def test_an_unknown_id_names_the_nearest() -> None:
    assert get("us-isr-1962-hawk").instrument == "inducement"
    with pytest.raises(UnknownTerm, match="Did you mean us-isr-1962-hawk"):
        get("us-isr-1962-hawks")


# --- the command

LISTED = ("episodes", "--polarity", "stick", "--demand", "humanitarian-access", "--json", "-")


@pytest.mark.shared
def test_the_command_lists_what_the_facts_code_so() -> None:
    wanted = [row["id"] for row in _facts()
              if row["polarity"] == "stick" and row["demand_kind"] == "humanitarian-access"]  # fmt: skip
    done = CliRunner().invoke(built(), list(LISTED))
    assert done.exit_code == 0
    rows = json.loads(done.output)
    assert [row["id"] for row in rows] == wanted and wanted
    assert all(row["sources"] and row["sources"][0]["url"].startswith("http") for row in rows)


def test_the_command_lists_all_rows_and_says_how_many() -> None:
    assert len(json.loads(CliRunner().invoke(built(), ["episodes", "--json", "-"]).output)) == 129
    assert "129 episodes" in CliRunner().invoke(built(), ["episodes"]).output


def test_the_command_refuses_a_code_that_does_not_exist() -> None:
    done = CliRunner().invoke(built(), ["episodes", "--demand", "humanitarian-acces"])
    assert done.exit_code != 0
    assert "humanitarian-access" in (done.output + str(done.exception))
