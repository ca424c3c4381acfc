"""The code lists are those that were read, each with how it was read; a code outside them is refused."""

from __future__ import annotations

import re

import pytest
import yaml

from caveat.errors import RuleError
from caveat.pipeline import nouns, vocabularies
from caveat.pipeline.items import ItemClass, catalogue
from tests.conftest import SHARED

FACTS = {"unroca": "unroca", "usml": "usml", "ml": "munitions_list", "sipri": "sipri_armament_category"}
"""The catalogue's lists, and what the facts call them."""


@pytest.mark.shared
@pytest.mark.parametrize(("key", "name"), FACTS.items(), ids=list(FACTS))
def test_a_list_has_the_codes_of_the_facts(key: str, name: str) -> None:
    facts = yaml.load((SHARED / "facts" / "vocabularies.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert list(vocabularies.get(key).codes) == [one["code"] for one in facts["vocabularies"][name]["codes"]]


@pytest.mark.shared
@pytest.mark.parametrize("key", ["unroca", "usml", "sipri"])
def test_a_list_keeps_the_mark_of_how_it_was_checked(key: str) -> None:
    facts = yaml.load((SHARED / "facts" / "vocabularies.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert vocabularies.get(key).verification == facts["vocabularies"][FACTS[key]]["verification"]
    assert vocabularies.get(key).source == facts["vocabularies"][FACTS[key]]["source"]


@pytest.mark.shared
def test_the_munitions_list_has_the_paragraphs_of_the_edition_that_was_read() -> None:
    """The facts cite the EU edition from knowledge; the codes here come from WA-LIST (18) 1, which was read whole."""
    lines = (
        (SHARED / "peers" / "data" / "wassenaar-ml" / "WA-LIST-18-1-ML.tsv").read_text(encoding="utf-8").splitlines()
    )
    read = {line.split("\t")[0].removesuffix(".") for line in lines}
    held = vocabularies.get("ml")
    assert held.verification == "snapshot"
    assert set(held.codes) <= read
    assert set(held.paragraphs) == {code for code in read if re.fullmatch(r"ML\d+(\.[a-z](\.\d+)?)", code)}


@pytest.mark.shared
def test_what_was_not_read_keeps_its_mark() -> None:
    facts = yaml.load((SHARED / "facts" / "vocabularies.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    treaty = vocabularies.registers()["ATT annual report"]
    assert treaty.verification == facts["vocabularies"]["att_article_2"]["verification"] == "knowledge"
    assert treaty.list is None


def test_a_register_reports_by_its_own_list() -> None:
    assert {name: one.list for name, one in vocabularies.registers().items()} == {
        "UN Register": "unroca", "ATT annual report": None, "SIPRI": "sipri",
    }  # fmt: skip
    assert [vocabularies.register_of(key) for key in FACTS] == ["UN Register", None, None, "SIPRI"]


CODES = [
    ("unroca", "IV.a", None, None),
    ("unroca", "VIII", None, "'VIII'"),
    ("unroca", "IV", "IV.a", "'IV.a'"),
    ("usml", "IV", "IV(h)(11)", None),
    ("usml", "IV", "III(a)", "'III(a)'"),
    ("usml", "IV", "IV", "'IV'"),
    ("usml", "XXII", None, "'XXII'"),
    ("ml", "ML10", "ML10.a with Note 4", None),
    ("ml", "ML13", "ML13.c and d", None),
    ("ml", "ML10", "ML1.a", "'ML1.a'"),
    ("ml", "ML1", "ML10.a", "'ML10.a'"),
    ("ml", "ML10", "ML10.z", "'ML10.z'"),
    ("sipri", "Missiles", None, None),
    ("sipri", "missiles", None, "'missiles'"),
    ("sipri", None, None, None),
    ("sipri", None, "Missiles", "paragraph 'Missiles' without a code"),
]


@pytest.mark.parametrize(
    ("key", "code", "ref", "wrong"), CODES, ids=[f"{key} {code} {ref}" for key, code, ref, _ in CODES]
)
def test_a_code_and_its_paragraph_are_of_the_list_or_refused(
    key: str, code: str | None, ref: str | None, wrong: str | None
) -> None:
    assert vocabularies.get(key).refuses(code, ref) == wrong


def test_a_list_that_is_not_there_is_asked_for_by_name() -> None:
    with pytest.raises(RuleError, match=r"vocabularies\.toml has no list 'mtcr'; add a \[\[list\]\] with that id"):
        vocabularies.get("mtcr")


def test_words_of_kind_describe_classes_that_exist() -> None:
    """A class with a slip of the pen would never be described, and nothing would say so."""
    described = {known for noun in nouns._nouns() for known in noun.classes}
    assert described <= {known.value for known in ItemClass}


@pytest.mark.parametrize(
    ("known", "word", "fits"),
    [
        ("artillery-ammunition", "projectile", True),
        ("missiles", "antitankguidedmissile", True),
        ("missiles", "launcher", False),
        ("bombs-unguided", "kit", False),
        ("small-arms", "rifle", True),
        ("other", "bomb", False),
    ],
)
def test_a_word_of_kind_fits_some_classes_and_not_others(known: str, word: str, fits: bool) -> None:
    assert (word in nouns.of(known)) is fits
    assert word in nouns.every()


def test_every_code_in_the_catalogue_is_of_its_list() -> None:
    for item in catalogue():
        for key, codes in item.codes.items():
            assert [vocabularies.get(key).refuses(code.code, code.ref) for code in codes] == [None] * len(codes), (
                item.id
            )
