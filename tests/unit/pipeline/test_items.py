"""The catalogue that ships holds; a row that does not is refused by file, line, row and field, with the mend."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from caveat.errors import BadRow, Malformed, UnknownTerm
from caveat.pipeline.items import FILES, Item, ItemClass, catalogue, load

ITEMS = sorted(catalogue(), key=lambda item: item.id)
every_item = pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])

KINDS = {
    "munitions": {"artillery-ammunition", "bombs-unguided", "missiles", "rockets", "loitering", "ammunition-small"},
    "kits": {"precision-guidance"},
    "fuzes": {"components"},
    "aircraft": {"combat-aircraft", "aircraft-other", "helicopters", "uav"},
    "armour": {"armour"},
    "air defence": {"air-defence"},
    "artillery": {"artillery"},
    "small arms": {"small-arms"},
    "sensors": {"sensors-isr"},
    "engineering vehicles": {"vehicles-engineering"},
    "spares and support": {"engines-spares", "support-services"},
    "funds": {"funds"},
}


def test_the_catalogue_holds_150_items_and_more() -> None:
    assert len(catalogue()) >= 150
    assert len(catalogue()) == len(ITEMS) == len({item.id for item in ITEMS})


@pytest.mark.parametrize("classes", KINDS.values(), ids=list(KINDS))
def test_every_kind_of_article_has_items(classes: set[str]) -> None:
    held = Counter(item.item_class.value for item in ITEMS)
    assert all(held[one] >= 3 for one in classes), held


def test_every_class_is_used() -> None:
    assert {item.item_class for item in ITEMS} == set(ItemClass)


@every_item
def test_every_item_stands_on_a_page_and_has_names(item: Item) -> None:
    assert item.sources and item.aliases
    assert all(source.supports for source in item.sources)
    assert catalogue().get(item.id) is item


def test_an_id_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert not catalogue().has("i-155mm-eh")
    with pytest.raises(UnknownTerm) as caught:
        catalogue().get("i-155mm-eh")
    assert str(caught.value).startswith(
        "the item catalogue: item is 'i-155mm-eh', which is not known here. Did you mean "
    )
    assert "i-155mm-he" in caught.value.nearest


# --- what each list says of an item

UNGUIDED = [
    "i-155mm-he", "i-155mm-wp", "i-155mm-dpicm", "i-105mm-he", "i-soviet-calibre", "i-120mm-tank", "i-105mm-tank",
    "i-120mm-mortar", "i-81mm-mortar", "i-30mm", "i-mk84", "i-mk83", "i-mk82", "i-blu109", "i-cbu-legacy",
]  # fmt: skip


@pytest.mark.parametrize("one", UNGUIDED)
def test_no_unguided_shell_or_bomb_is_covered_by_sipri_or_the_un_register(one: str) -> None:
    item = catalogue().get(one)
    assert {"UN Register", "SIPRI"} <= set(item.not_covered_by)
    rows = {row.list: row for row in item.code_rows()}
    for title in ("UN Register of Conventional Arms", "SIPRI arms transfers database"):
        assert (rows[title].code, rows[title].words) == (None, "left out by this list")
        assert rows[title].basis in {"source", "reasoned"}


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        ("i-155mm-he", (None, "III", "ML3.a", None)),
        ("i-mk84", (None, "IV(a)(6)", "ML4.a", None)),
        ("i-jdam", (None, "IV(h)(1)", "ML4", "Missiles")),
        ("i-f15ia", ("IV.a", "VIII", "ML10.a with Note 4", "Aircraft")),
        ("i-abrams", ("I", "VII", "ML6.a Note 1.a", "Armoured vehicles")),
    ],
    ids=["155 mm shells", "2,000-pound bombs", "JDAM kits", "F-15IA", "Abrams"],
)
def test_each_list_has_its_own_code_and_none_follows_from_another(one: str, codes: tuple[str | None, ...]) -> None:
    """As the facts files have them; the same class of code on one list goes with another on the next."""
    rows = catalogue().get(one).code_rows()
    assert [row.list for row in rows] == [
        "UN Register of Conventional Arms", "US Munitions List", "Wassenaar Munitions List",
        "SIPRI arms transfers database",
    ]  # fmt: skip
    assert tuple(row.words if row.code else None for row in rows) == codes


def test_a_list_that_is_undecided_says_so_and_is_filled_from_no_other() -> None:
    """The facts leave the USML open for what the United States does not make: Wing Loong has ML and no USML."""
    item = catalogue().get("i-wing-loong")
    assert "usml" not in item.codes and "ml" in item.codes
    [usml] = [row for row in item.code_rows() if row.list == "US Munitions List"]
    assert (usml.code, usml.words, usml.basis) == (None, "not decided here", None)


@every_item
def test_every_code_has_a_basis_of_its_own(item: Item) -> None:
    for codes in item.codes.values():
        for code in codes:
            assert code.basis in {"source", "reasoned"}
            assert code.code is not None or code.ref is None
    for row in item.code_rows():
        assert (row.basis is None) == (row.words == "not decided here")


def test_a_list_that_splits_an_item_says_which_part_a_code_is_for() -> None:
    words = [row.words for row in catalogue().get("i-thaad").code_rows() if row.list.startswith("SIPRI")]
    assert words == ["Missiles (the missile)", "Air defence systems (the system)"]


# --- a row that does not hold

ROW = """\
[[item]]
id = "i-thing"
name = "A thing"
class = "missiles"
role = "dual"
role_reason = "It can be used either way"
aliases = [{ text = "Thing 9" }]
codes = { ml = { code = "ML4", ref = "ML4.a", basis = "source" } }
sources = [{ url = "https://example.org/a", title = "A page", supports = "the row" }]
"""
OTHER = ROW.replace("i-thing", "i-other").replace("A thing", "Another").replace("Thing 9", "Other 8")
ALIAS = 'aliases = [{ text = "Thing 9" }]'
CODES = 'codes = { ml = { code = "ML4", ref = "ML4.a", basis = "source" } }'
SOURCES = 'sources = [{ url = "https://example.org/a", title = "A page", supports = "the row" }]\n'

FIELDS = [
    ("an id of another shape", ('"i-thing"', '"Thing"'), 'line 1 (Thing): id is \'Thing\'. Expected: '),
    ("no name", ('name = "A thing"\n', ""), "line 1 (i-thing): name is missing. "),
    ("an empty name", ('"A thing"', '" "'), "line 1 (i-thing): name is ' '. Expected: "),
    ("an unknown key", ("role =", "rolle ="), "line 1 (i-thing): role is missing. "),
    ("a key too many", ("name =", 'colour = "red"\nname ='), "line 1 (i-thing): colour is an unknown key. Remove"),
    ("an unknown class", ('"missiles"', '"missles"'), "line 1 (i-thing): class is 'missles'. Expected: "),
    ("an unknown role", ('"dual"', '"mixed"'), "line 1 (i-thing): role is 'mixed'. Expected: "),
    ("no reason for the role", ('"It can be used either way"', '""'), "line 1 (i-thing): role_reason is ''."),
    ("no alias", (ALIAS, "aliases = []"), "line 1 (i-thing): aliases is []. Expected: "),
    ("an alias of one letter", ('"Thing 9"', '"T-"'), "line 1 (i-thing): aliases.0 is "),
    ("an ambiguous alias alone", ('"Thing 9"', '"Thing 9", ambiguous = true'), "an ambiguous alias says what else it"),
    ("a misprint without its note", ('"Thing 9"', '"Thing 9", misprint = true'), "a misprint says in a `note`"),
    ("a plain alias of two items", ('"Thing 9"', '"Thing 9", also = ["i-other"]'), "`ambiguous = true` beside"),
    ("an unknown list", ("codes = { ml", "codes = { mtcr"), "line 1 (i-thing): codes.mtcr."),
    ("a code without a basis", (', basis = "source" }', " }"), "line 1 (i-thing): codes.ml.0.basis is missing. "),
    ("a basis of another kind", ('basis = "source"', 'basis = "guess"'), "codes.ml.0.basis is 'guess'. Expected: "),
    ("no source", (SOURCES, ""), "Expected: at least one source, or `unsourced = true` with an `unsourced_reason`."),
    ("a source and none", ("codes =", 'unsourced = true\ncodes ='), "either sources or"),
    ("a source without an address", ("https://example.org/a", "a book"), "sources.0.url is 'a book'. Expected: "),
    ("a source without a use", ('supports = "the row"', 'supports = ""'), "sources.0.supports is ''. Expected: "),
    ("protection of a dual item", ("codes =", "protects_civilians = true\ncodes ="), "`protects_civilians` on a"),
    ("a dispute by nobody", ("codes =", 'contested_source = "x"\ncodes ='), "`contested_by` beside `contested_source`"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS])
def test_a_row_that_does_not_hold_is_refused_by_field(change: tuple[str, str], says: str) -> None:
    assert ROW.count(change[0]) == 1
    with pytest.raises(BadRow, match=re.escape(says)) as caught:
        load({"mine.toml": ROW.replace(*change) + OTHER})
    assert str(caught.value).startswith("mine.toml, line 1 (")
    assert str(caught.value).endswith(".")


CLASH = "Mark it ambiguous in each, with a note or `also`."
BETWEEN = [
    ("an id twice", "", ROW, "line 10 (i-thing): id is also the id of line 1. Give each row an id of its own."),
    ("an alias that two rows carry plain", 'text = "Other 8"', 'text = "thing-9"',
     f"line 2 (i-thing): alias 'thing9' is also in i-other. {CLASH}"),
    ("an alias that one row marks", 'text = "Other 8"', 'text = "thing-9", ambiguous = true, also = ["i-thing"]',
     f"line 2 (i-thing): alias 'thing9' is also in i-other. {CLASH}"),
    ("a name that is another's alias", '"Another"', '"Thing 9"',
     f"line 2 (i-thing): alias 'thing9' is also in i-other. {CLASH}"),
    ("an alias twice in one row", 'text = "Other 8"', 'text = "Other 8" }, { text = "other-8s"',
     "line 11 (i-other): alias 'other-8s' is twice in this row, in one spelling or two. Remove one."),
    ("an alias beside no item", 'text = "Other 8"', 'text = "Other 8", ambiguous = true, also = ["i-gone"]',
     "line 11 (i-other): alias 'Other 8' is 'i-gone'. Name an item of the catalogue."),
    ("an alias beside itself", 'text = "Other 8"', 'text = "Other 8", ambiguous = true, also = ["i-other"]',
     "line 11 (i-other): alias 'Other 8' is the item itself. Name another item, or none."),
    ("a substitute that is not there", "codes =", 'substitutes = ["i-gone"]\ncodes =',
     "line 11 (i-other): substitutes is 'i-gone'. Name an item of the catalogue."),
    ("an unknown register", "codes =", 'not_covered_by = ["UNROCA"]\ncodes =',
     "line 11 (i-other): not_covered_by is 'UNROCA'. Write one of: UN Register, ATT annual report, SIPRI."),
    ("a code that the list has not", 'code = "ML4", ref = "ML4.a"', 'code = "ML44"',
     "line 11 (i-other): codes.ml is 'ML44'. Write a code of Wassenaar Munitions List: ML1, ML2, "),
    ("a paragraph of another code", 'ref = "ML4.a"', 'ref = "ML3.a"',
     "line 11 (i-other): codes.ml is 'ML3.a'. Write a paragraph of ML4 in Wassenaar Munitions List, WA-LIST (18) 1"),
    ("a paragraph without a code", 'code = "ML4", ref', "ref",
     "line 11 (i-other): codes.ml is paragraph 'ML4.a' without a code. Write a code of Wassenaar Munitions List"),
    ("a paragraph of another shape", 'ml = { code = "ML4", ref = "ML4.a"', 'usml = { code = "IV", ref = "IV-g"',
     "line 11 (i-other): codes.usml is 'IV-g'. Write a paragraph of IV in US Munitions List, 22 CFR 121.1"),
    ("a code of another list", 'ml = { code = "ML4", ref = "ML4.a"', 'sipri = { code = "ML4"',
     "line 11 (i-other): codes.sipri is 'ML4'. Write a code of SIPRI arms transfers database: Aircraft, "),
    ("a register that leaves it out, and has a code", "codes = {",
     'not_covered_by = ["SIPRI"]\ncodes = { sipri = { code = "Missiles", basis = "source" },',
     "line 11 (i-other): codes.sipri is Missiles, and not_covered_by is ['SIPRI']. List SIPRI exactly where its"),
    ("a list that leaves it out, and no register", "codes = {", 'codes = { unroca = { basis = "source" },',
     "line 11 (i-other): codes.unroca is left out, and not_covered_by is []. List UN Register exactly"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), [case[1:] for case in BETWEEN], ids=[case[0] for case in BETWEEN])
def test_rows_that_do_not_hold_together_are_refused(old: str, new: str, says: str) -> None:
    second = OTHER.replace(old, new) if old else new
    with pytest.raises(BadRow, match=re.escape(says)) as caught:
        load({"mine.toml": ROW + second})
    assert str(caught.value).startswith("mine.toml, line ")


def test_one_id_in_two_files_is_refused_by_both() -> None:
    with pytest.raises(BadRow) as caught:
        load({"one.toml": ROW, "two.toml": OTHER + ROW})
    assert str(caught.value) == "two.toml, line 11 (i-thing): id is also an id in one.toml. Merge the two rows."


def test_broken_syntax_is_refused_by_line() -> None:
    with pytest.raises(Malformed) as caught:
        load({"mine.toml": ROW.replace('"dual"', '"dual')})
    assert (caught.value.where, caught.value.line) == ("mine.toml", 5)


def test_rows_that_hold_are_read_from_any_number_of_files() -> None:
    found = load({"one.toml": ROW, "two.toml": OTHER})
    assert [item.id for item in found] == ["i-thing", "i-other"]
    assert found.resolve("Thing 10").status == "unknown"
    assert [item.id for item in found.resolve("THING-9").items] == ["i-thing"]
    assert load({}).resolve("Thing 9").status == "unknown"


def test_the_catalogue_stands_in_a_file_for_each_group_of_classes() -> None:
    assert FILES == ("ammunition", "missiles", "platforms", "support")
