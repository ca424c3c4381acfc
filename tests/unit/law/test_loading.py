"""What a rule file may not hold: each bad row is refused by file, line, name and field, with what was expected."""

from __future__ import annotations

import pytest

from caveat.errors import BadRow, Malformed, UnknownTerm, Unreadable
from caveat.law import gates, groups, lifecycle, provisions, screening
from caveat.law.rulefile import RuleFile

PROVISION = """# a rule of our own
[[provision]]
id = "usa-test-rule"
jurisdiction = "USA"
cite = "An act, section 1"
title = "A rule"
says = "It lets somebody wait."
channels = ["FMS"]
stages = ["delivery"]
kind = "clock"
holders = ["somebody"]
measures = ["pause"]
in_force = { from = "2001-02-03", to = "2011-02-03" }
thresholds = [
    { recipient_group = "OTHER", article_kind = "MDE", usd = 14000000, to = "2005-01-01" },
    { recipient_group = "OTHER", article_kind = "MDE", usd = 20000000, from = "2005-01-01" },
]
caps = [{ what = "a year", recipient_group = "TAIWAN", usd = 5 }]
exceptions = ["for reasons"]
confidence = "high"
sources = [{ url = "https://example.org/act", title = "The act", supports = "the wait" }]

[provision.clock]
starts = "the notice"
counts = "calendar"
days = { "OTHER" = 30, "NATO-PLUS" = 15 }
then = "it is over"
"""

BAD_PROVISIONS = {
    "no source": (
        'sources = [{ url = "https://example.org/act", title = "The act", supports = "the wait" }]', "sources = []",
        "sources is []. Expected: at least one entry",
    ),
    "sources left out": (
        'sources = [{ url = "https://example.org/act", title = "The act", supports = "the wait" }]', "",
        "sources is missing.",
    ),
    "a source without an address": ('url = "https://example.org/act", ', "", "sources.0.url is missing."),
    "an address of no web page": ("https://example.org/act", "example.org", "sources.0.url is 'example.org'."),
    "an unknown channel": ('["FMS"]', '["FSM"]', "channels.0 is 'FSM'. Expected: input should be 'FMS',"),
    "no channel": ('["FMS"]', "[]", "channels is [].",),
    "an unknown stage": ('["delivery"]', '["shipment"]', "stages.0 is 'shipment'."),
    "an unknown measure": ('["pause"]', '["stop"]', "measures.0 is 'stop'."),
    "nobody who holds it": ('holders = ["somebody"]', "holders = []", "holders is [].",),
    "an unknown kind": ('kind = "clock"', 'kind = "timer"', "kind is 'timer'."),
    "an unknown jurisdiction": ('jurisdiction = "USA"', 'jurisdiction = "FRA"', "jurisdiction is 'FRA'."),
    "an id of another shape": ("usa-test-rule", "TestRule", "id is 'TestRule'."),
    "an unknown key": ('title = "A rule"', 'title = "A rule"\nprice = 3', "price is an unknown key. Remove it"),
    "no citation": ('cite = "An act, section 1"\n', "", "cite is missing."),
    "confidence in percent": ('confidence = "high"', "confidence = 90", "confidence is 90."),
    "a date that does not exist": ("2001-02-03", "2001-02-29", "in_force.0.from is '2001-02-29'. "
        "'2001-02-29' is not a date: 2001-02 ends on day 28."),
    "a date in another order": ("2001-02-03", "03.02.2001", "in_force.0.from is '03.02.2001'."),
    "an end before the start": ('to = "2011-02-03"', 'to = "1999-02-03"', 
        "in_force.0 is not in order. Expected: an end after the start, and 1999-02-03 is not after 2001-02-03."),
    "two periods that meet": ('in_force = { from = "2001-02-03", to = "2011-02-03" }',
        'in_force = [{ from = "2001", to = "2011" }, { from = "2010" }]',
        "the row is  … Expected: periods apart, and those from 2001 to 2011 and from 2010 meet."),
    "a value with an end before its start": ('to = "2005-01-01" }', 'from = "2006", to = "2005-01-01" }',
        "thresholds.0 is not in order. Expected: an end after the start, and 2005-01-01 is "
        "not after 2006."),
    "two values on one day": ('from = "2005-01-01" }', 'from = "2004-01-01" }',
        "the row is  … Expected: one value at a time, and OTHER has two for MDE on a day."),
    "a threshold without value or reason": ("usd = 14000000, ", "", 
        "thresholds.0 is not in order. Expected: either a value in usd, or contested"),
    "a value and a contest": ("usd = 14000000, ", 'usd = 14000000, contested = "why", ',
        "thresholds.0 is not in order. Expected: either a value in usd, or contested"),
    "a threshold below nothing": ("usd = 14000000", "usd = -1", "thresholds.0.usd is -1."),
    "a threshold for an unknown kind of article": ('"MDE", usd = 14000000', '"guns", usd = 14000000',
        "thresholds.0.article_kind is 'guns'."),
    "a threshold for a misspelt group": ('"OTHER", article_kind = "MDE", usd = 14000000', '"OTHERS", article_kind = '
        '"MDE", usd = 14000000', "thresholds.recipient_group is 'OTHERS'. Expected: a group, one of NATO-PLUS,"),
    "a cap for a misspelt group": ("TAIWAN", "TAIWNA", "caps.recipient_group is 'TAIWNA'."),
    "a cap of nothing": ("usd = 5", "usd = 0", "caps.0.usd is 0."),
    "negative days": ('"OTHER" = 30', '"OTHER" = -30', "clock.days.OTHER is -30. Expected: input should be greater"),
    "half a day": ('"OTHER" = 30', '"OTHER" = 0.5', "clock.days.OTHER is 0.5."),
    "a clock without a number": ('days = { "OTHER" = 30, "NATO-PLUS" = 15 }', "",
        "clock is not in order. Expected: at least one number, in days or in months."),
    "a clock that starts with nothing": ('starts = "the notice"\n', "", "clock.starts is missing."),
    "a clock whose end means nothing": ('then = "it is over"', "", "clock.then is missing."),
    "days counted in another way": ('counts = "calendar"', 'counts = "banking"', "clock.counts is 'banking'."),
    "days counted in no way": ('counts = "calendar"\n', "", "clock.counts is missing."),
    "a misspelt group": ('"NATO-PLUS" = 15', '"NATO-PLSU" = 15', "clock is 'NATO-PLSU'. Expected: a group,"),
    "a case without a number": ('then = "it', 'cases = { "URGENT" = "in haste" }\nthen = "it',
        "clock is not in order. Expected: cases to name only what has a number, and URGENT has none."),
    "a start of a number that is not there": ('then = "it', 'since = { "ANY" = "2001" }\nthen = "it',
        "clock is not in order. Expected: since to name only what has a number, and ANY has none."),
    "session days counted back": ('counts = "calendar"', 'counts = "session"\ntoward = "before"',
        "clock is not in order. Expected: a count back to be in calendar days; no other is reckoned."),
    "a waiver in no words": ('then = "it', 'waiver = "usa-test-rule"\nthen = "it',
        "clock is not in order. Expected: waived_by, in words, beside the provision of the waiver."),
    "a waiver that is not there": ('then = "it', 'waived_by = "a statement"\nwaiver = "usa-no-rule"\nthen = "it',
        "clock.waiver is 'usa-no-rule'. Expected: the id of a provision."),
    "an emergency that waives a custom": ('then = "it', 'binding = false\nwaived_by = "a statement"\nthen = "it',
        "clock is not in order. Expected: no waiver of a custom or target: going ahead without it needs none."),
    "a custom that binds": ('kind = "clock"', 'kind = "clock"\nforce = "custom"',
        "the row is  … Expected: binding = false on the clock of a custom: custom has no legal force."),
    "an exception that is not there": ('"for reasons"', '"usa-no-rule"', "exceptions is 'usa-no-rule'."),
    "a recipient that is no country": ('title = "A rule"', 'title = "A rule"\nrecipients = ["ISL", "ISX"]',
        "recipients.1 is 'ISX'. Expected: the three capital letters of a country"),
}  # fmt: skip


def load(text: str) -> object:
    return provisions.load([RuleFile("mine.toml", text)], groups.groups())


def test_the_row_that_the_table_spoils_is_sound() -> None:
    assert list(provisions.load([RuleFile("mine.toml", PROVISION)], groups.groups())) == ["usa-test-rule"]


@pytest.mark.parametrize(("old", "new", "sentence"), BAD_PROVISIONS.values(), ids=BAD_PROVISIONS.keys())
def test_a_bad_provision_is_refused_by_file_line_name_and_field(old: str, new: str, sentence: str) -> None:
    assert PROVISION.count(old) >= 1
    name = "TestRule" if new == "TestRule" else "usa-test-rule"
    with pytest.raises(BadRow) as refusal:
        load(PROVISION.replace(old, new, 1))
    begins, *told = sentence.split(" … ")
    assert str(refusal.value).startswith(f"mine.toml, line 2 ({name}): {begins}")
    assert all(words in str(refusal.value) for words in told)
    assert str(refusal.value).endswith(".")


def test_two_provisions_of_one_id_are_refused_in_one_file_and_across_files() -> None:
    with pytest.raises(BadRow, match=r"mine.toml, line 28 \(usa-test-rule\): id is also the id of line 2"):
        load(PROVISION + PROVISION.replace("# a rule of our own\n", ""))
    with pytest.raises(BadRow, match=r"b.toml, line 2 \(usa-test-rule\): id is also the id of a row of a.toml"):
        provisions.load([RuleFile("a.toml", PROVISION), RuleFile("b.toml", PROVISION)], groups.groups())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (PROVISION.replace("[[provision]]", "[[provisions]]").replace("[provision.clock]", "[clock]"),
         "mine.toml, line 2: the table provisions is one that nobody reads here. Write [[provision]] or [[case]]."),
        ("[provision]\nid = 3\n", "mine.toml: provision is {'id': 3}. Expected: an array of tables"),
    ],
    ids=["a misspelt table", "one table instead of several"],
)  # fmt: skip
def test_a_table_that_nobody_reads_is_not_passed_over(text: str, sentence: str) -> None:
    with pytest.raises(BadRow) as refusal:
        load(text)
    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize(
    "spoilt",
    [PROVISION.replace('"A rule"', "A rule"), PROVISION.replace('"2001-02-03"', "2001-02-30")],
    ids=["words without quotes", "a bare date that does not exist"],
)
def test_broken_toml_is_refused_by_its_line(spoilt: str) -> None:
    line = next(number for number, row in enumerate(spoilt.splitlines(), 1) if "= A rule" in row or "02-30" in row)
    with pytest.raises(Malformed, match=rf"^mine.toml, line {line}: "):
        load(spoilt)


GATE = """[[gate]]
id = "a-gate"
jurisdiction = "USA"
channels = ["FMS"]
name = "A gate"
holder = "somebody"
provisions = ["usa-aeca-2b-supervision"]
measures = ["pause"]
opens = "notified"
closes = "in-delivery"
reversible = "yes"
bites = "at once"
"""

BAD_GATES = {
    "it closes before it opens": ('closes = "in-delivery"', 'closes = "requested"', "the row is  … Expected: a gate "
        "that opens before it closes; turn notified and requested round."),
    "no provision": ('["usa-aeca-2b-supervision"]', "[]", "provisions is []."),
    "a provision that is not there": ("usa-aeca-2b-supervision", "usa-aeca-2b", "provisions is 'usa-aeca-2b'. "
        "Expected: the id of a provision."),
    "an unknown channel": ('["FMS"]', '["FSM"]', "channels.0 is 'FSM'."),
    "an unknown stage": ('"notified"', '"notice"', "opens is 'notice'."),
    "an unknown measure": ('["pause"]', '["stop"]', "measures.0 is 'stop'."),
    "no measure": ('["pause"]', "[]", "measures is []."),
    "an unknown key": ('bites = "at once"', 'bites = "at once"\nsince = 3', "since is an unknown key."),
    "a hold taken for a veto": ("usa-aeca-2b-supervision", "usa-tiered-review-hold", "custom is false. Expected: true "
        "exactly where no provision of the gate has legal force; an informal hold is not a veto."),
    "a law taken for a custom": ('bites = "at once"', 'bites = "at once"\ncustom = true', "custom is true."),
    "counted by what has no clock": ('bites = "at once"', 'bites = "at once"\ncounted = "usa-aeca-2b-supervision"',
        "counted is 'usa-aeca-2b-supervision', which starts no clock."),
    "a notice by what is not there": ('bites = "at once"', 'bites = "at once"\nnotice = "usa-no-rule"',
        "notice is 'usa-no-rule'."),
    "a contrary that is not there": ('bites = "at once"', 'bites = "at once"\ncondition = "so"\nor_else = "no-gate"',
        "or_else is 'no-gate'. Expected: the id of a gate."),
    "a contrary without a condition": ('bites = "at once"', 'bites = "at once"\nor_else = "a-gate"',
        "the row is  … Expected: a condition beside or_else, which names the gate of the contrary one."),
    "an end of no condition": ('bites = "at once"', 'bites = "at once"\ncondition_until = "offered"',
        "the row is  … Expected: a condition beside condition_until."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), BAD_GATES.values(), ids=BAD_GATES.keys())
def test_a_bad_gate_is_refused(old: str, new: str, sentence: str) -> None:
    assert GATE.count(old) == 1
    with pytest.raises(BadRow) as refusal:
        gates.load(RuleFile("mine.toml", GATE.replace(old, new)), provisions.provisions())
    begins, *told = sentence.split(" … ")
    assert str(refusal.value).startswith(f"mine.toml, line 1 (a-gate): {begins}")
    assert all(words in str(refusal.value) for words in told)


def test_the_gate_that_the_table_spoils_is_sound() -> None:
    assert [rule.id for rule in gates.load(RuleFile("mine.toml", GATE), provisions.provisions())] == ["a-gate"]


BAR = """
[[bar]]
channels = ["FMF"]
measures = ["pause"]
stages = ["offered"]
text = "because"
provisions = ["usa-ica-impoundment"]
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BAR.replace("usa-ica-impoundment", "usa-ica"), "mine.toml, line 2 (row 1): provisions is 'usa-ica'."),
        (BAR.replace('["pause"]', "[]"), "mine.toml, line 2 (row 1): measures is []."),
        (BAR.replace('["FMF"]', '["FFM"]'), "mine.toml, line 2 (row 1): channels.0 is 'FFM'."),
        (BAR + BAR.replace('"offered"', '"offer"'), "mine.toml, line 9 (row 2): stages.0 is 'offer'."),
        (BAR.replace('text = "because"\n', ""), "mine.toml, line 2 (row 1): text is missing."),
    ],
    ids=["a provision that is not there", "no measure", "an unknown channel", "an unknown stage", "no reason"],
)
def test_a_bad_row_of_the_screen_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(BadRow) as refusal:
        screening.load(RuleFile("mine.toml", text), provisions.provisions())
    assert str(refusal.value).startswith(sentence)


GROUP = """[[group]]
id = "A-GROUP"
name = "a group"
says = "Some countries."
cite = "An act"
sources = [{ url = "https://example.org/act", title = "The act", supports = "the members" }]
members = [{ code = "ISR", from = "1999-01-01", to = "2001-01-01" }]
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"ISR"', '"ISX"', "members.0.code is 'ISX'. Expected: the three capital letters of a country"),
        ('"ISR"', '"isr"', "members.0.code is 'isr'."),
        (
            'to = "2001-01-01"',
            'to = "1998-01-01"',
            "members.0 is not in order. Expected: an end not before the start",
        ),
        ('from = "1999-01-01"', 'from = "1999-13-01"', "members.0.from is '1999-13-01'."),
        ('members = [{ code = "ISR", from = "1999-01-01", to = "2001-01-01" }]', "members = []", "members is []."),
        ('cite = "An act"\n', "", "cite is missing."),
    ],
    ids=["no such country", "small letters", "left before it joined", "no such month", "nobody", "no citation"],
)
def test_a_bad_group_is_refused(old: str, new: str, sentence: str) -> None:
    assert GROUP.count(old) == 1
    with pytest.raises(BadRow) as refusal:
        groups.load(RuleFile("mine.toml", GROUP.replace(old, new)))
    assert str(refusal.value).startswith(f"mine.toml, line 1 (A-GROUP): {sentence}")


STAGE = """[[channel]]
id = "FMS"
name = "A sale"
says = "It sells."

[[stage]]
id = "fms-1"
channel = "FMS"
order = 1
name = "A stage"
enters_when = "it begins"
law_stage = "delivery"
evidence = [{ document = "a paper", proves = "that", does_not_prove = "more" }]
who_can_stop = ["somebody"]
how = ["usa-rule"]
how_fast = "at once"
reversible = "yes"
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('["usa-rule"]', '["usa-rules"]', "how is 'usa-rules'. Expected: the ids of provisions."),
        ('channel = "FMS"', 'channel = "DCS"', "channel is 'DCS'. Expected: a channel that has a [[channel]]"),
        ('law_stage = "delivery"', 'law_stage = "shipment"', "law_stage is 'shipment'."),
        ('evidence = [{ document = "a paper", proves = "that", does_not_prove = "more" }]', "evidence = []",
         "evidence is []."),
        (', does_not_prove = "more"', "", "evidence.0.does_not_prove is missing."),
        ('reversible = "yes"', 'reversible = "yes"\nduration = { text = "a month" }', "duration.sources is missing."),
    ],
    ids=["a provision that is not there", "a channel without a row", "an unknown stage", "no evidence",
         "evidence that proves everything", "a duration without a source"],
)  # fmt: skip
def test_a_bad_stage_is_refused(old: str, new: str, sentence: str) -> None:
    assert STAGE.count(old) == 1
    with pytest.raises(BadRow) as refusal:
        lifecycle.load(RuleFile("mine.toml", STAGE.replace(old, new)), {"usa-rule"})
    assert str(refusal.value).startswith(f"mine.toml, line 6 (fms-1): {sentence}")


def test_two_stages_in_one_place_are_refused() -> None:
    second = STAGE[STAGE.index("[[stage]]") :].replace('"fms-1"', '"fms-2"')
    with pytest.raises(BadRow, match=r"line 18 \(fms-2\): order is 1, the place of fms-1"):
        lifecycle.load(RuleFile("mine.toml", STAGE + second), {"usa-rule"})


def test_a_provision_that_is_not_there_is_refused_with_those_that_are_alike() -> None:
    with pytest.raises(UnknownTerm, match="Did you mean usa-aeca-36b-notification"):
        provisions.get("usa-aeca-36b-notificaton")


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"no_such.toml: No such file"):
        RuleFile.held("no_such")
