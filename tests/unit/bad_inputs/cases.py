"""Case files that can be read and do not hold: one row for each thing that a person gets wrong in one."""

from __future__ import annotations

from .scene import CASE, NOTICE, Bad, changed

REVIEW = "caveat review case.yaml --out out --json review.json"


def row(name: str, given: str, old: str, new: str, place: str, mend: str, at: str = "") -> Bad:
    """The small case with one place changed."""
    return Bad(name, given, REVIEW, f"case.yaml, {place}", mend, {"case.yaml": changed(old, new)}, at or new)


def attached(name: str, given: str, notice: str | bytes, place: str, mend: str) -> Bad:
    """A document's text that does not carry the case's quote."""
    return Bad(name, given, "caveat attach small/d-notice notice.txt", place, mend, {"notice.txt": notice})


QUANTITY = "quantity: {kind: ceiling, value: 900, unit: rounds}"
MEASURES = "measures: [{measure: pause, lines: [l-shells]}]"
EVENTS = 'events: [{stage: notified, date: "2031-05-02", sources: [d-notice]}]'
HOLDS = 'holds: [{measure: pause, holder: the ministry, start: "2031-05-09", sources: [d-notice]}]'
SECOND = """\
  - id: s-again
    document: d-notice
    origin: g-gazette
    speaker: the foreign ministry
    attribution: {kind: institution}
    act: notify
    modality: asserted
    polarity: positive
    date: "2031-05-03"
    paraphrase: The notice is corrected.
"""

EVIDENCE = (
    row("stage-without-evidence", "a stage event that names no document",
        EVENTS, 'events: [{stage: notified, date: "2031-05-02"}]',
        "line {line} (l-shells): events.0.sources is missing", "name the document that shows it"),
    row("hold-without-evidence", "a hold that names no document",
        HOLDS, 'holds: [{measure: pause, holder: the ministry, start: "2031-05-09"}]',
        "line {line} (l-shells): holds.0.sources is missing", "name the document that shows it"),
    attached("quote-not-there", "a quote that its document does not hold",
             NOTICE.replace("900", "800"),
             "d-notice (Notice 31-07), statement s-notice: 'up to 900 155mm projectiles' does not stand there",
             "Copy the words from the document exactly"),
    attached("quote-twice", "a quote that stands twice in its document",
             NOTICE * 2,
             "statement s-notice: 'up to 900 155mm projectiles' stands there 2 times",
             "Lengthen the quote until it stands once"),
    row("cyclic-supersession", "two statements that supersede each other",
        "    quote: up to 900 155mm projectiles\n",
        f"    supersedes: s-again\n{SECOND}    supersedes: s-notice\n",
        "line {line} (s-notice): supersedes is part of a circle (s-notice supersedes s-again supersedes s-notice)",
        "Take supersedes out of the statement that came first", at="    supersedes: s-again"),
    row("two-successors", "two statements that supersede one",
        "    quote: up to 900 155mm projectiles\n",
        f"{SECOND}    supersedes: s-notice\n{SECOND.replace('s-again', 's-third')}    supersedes: s-notice\n",
        "line {line} (s-third): s-third supersedes s-notice, but s-again supersedes it too",
        "Let one of them supersede the other", at="  - id: s-third"),
    row("supports-and-contradicts", "a statement that supports and contradicts the same one",
        "    quote: up to 900 155mm projectiles\n", f"{SECOND}    supports: [s-notice]\n    contradicts: [s-notice]\n",
        "line {line} (s-again): s-again supports s-notice, but it contradicts s-notice too",
        "Keep one of the two", at="  - id: s-again"),
)  # fmt: skip

REFERENCES = (
    row("unknown-item", "an item that the catalogue does not have",
        "        item: i-155mm-he", "        item: i-155mm-hx",
        "line {line} (l-shells): item is 'i-155mm-hx'", "Did you mean i-155mm-h"),
    row("unknown-document", "a source that is no document of the case",
        EVENTS, EVENTS.replace("d-notice", "d-notise"),
        "line {line} (l-shells): sources is 'd-notise'", "Did you mean d-notice?"),
    row("unknown-origin", "a statement of an origin that the case does not have",
        "    origin: g-gazette", "    origin: g-gazete",
        "line {line} (s-notice): origin is 'g-gazete'", "Did you mean g-gazette?"),
    row("unknown-statement", "a statement that contradicts one that is not there",
        "    quote: up to 900 155mm projectiles", "    contradicts: [s-denial]",
        "line {line} (s-notice): contradicts is 's-denial'", "Write one of: s-notice."),
    row("unknown-actor", "a statement by an actor that the case does not list",
        "    quote: up to 900 155mm projectiles", "    actor: a-ministry",
        "line {line} (s-notice): actor is 'a-ministry'", "Write one of: (the case has no actor yet)."),
    row("unknown-line", "an option on a line that is not there",
        MEASURES, MEASURES.replace("l-shells", "l-shell"),
        "line {line} (p-pause): lines is 'l-shell'", "Did you mean l-shells?"),
    row("unknown-objective", "a condition on an objective that is not there",
        MEASURES, "measures: [{measure: condition, objective: ob-acces, lines: [l-shells]}]",
        "line {line} (p-pause): objective is 'ob-acces'", "Did you mean ob-access?"),
    row("unknown-assumption", "a quantity that rests on an assumption that is not there",
        QUANTITY, "quantity: {kind: derived, assumption: as-stock}",
        "line {line} (l-shells): assumption is 'as-stock'", "Write one of: (the case has no assumption yet)."),
    row("unknown-provision", "a hold under a provision that the law does not have",
        HOLDS, HOLDS.replace("start:", "provision: usa-aeca-36z, start:"),
        "line {line} (l-shells): provision is 'usa-aeca-36z'", "Did you mean usa-aeca-36"),
    row("unknown-role", "a role that nothing has, left out of bounds",
        "  as_of: 2031-06-10", "  as_of: 2031-06-10\n  out_of_bounds: [defensiv]",
        "line {line} (small): out_of_bounds is 'defensiv'", "Did you mean defensive", at="  out_of_bounds"),
    row("duplicate-id", "two parts with one id",
        "  - id: p-pause", "  - id: l-shells",
        "line {line} (l-shells): id is 'l-shells', which is also the id of a line on line 42",
        "Give each part of a case an id of its own", at="  - id: l-shells\n    name:"),
    row("reserved-id", "an id that Caveat itself uses",
        "  - id: p-pause", "  - id: carry-on",
        "line {line} (carry-on): id is 'carry-on'", "Caveat itself uses this id; choose another"),
)  # fmt: skip

FIELDS = (
    row("unknown-key", "a key that is misspelt",
        "        quantity: {kind", "        quantty: {kind",
        "line {line} (l-shells): quantty is an unknown key", "Did you mean quantity?"),
    row("missing-key", "a document without its publisher",
        "    publisher: An Official Gazette\n", "",
        "line {line} (d-notice): publisher is missing", "Add it, or see `caveat schema case`", at="  - id: d-notice"),
    row("no-such-date", "30 February",
        'published: "2031-05-02"', 'published: "2031-02-30"',
        "line {line} (d-notice): published is \"2031-02-30\"", "2031-02 ends on day 28; mend the date"),
    row("month-13", "a month 13",
        'date: "2031-05-02"\n    paraphrase', 'date: "2031-13"\n    paraphrase',
        "line {line} (s-notice): date is \"2031-13\"", "there is no month 13; mend the date"),
    row("as-of-a-month", "a case as of a month, without its day",
        "as_of: 2031-06-10", "as_of: 2031-06",
        'line {line} (small): as_of is "2031-06"', "Expected: a day that the calendar has, written YYYY-MM-DD"),
    row("year-9999", "a case as of the year 9999",
        "as_of: 2031-06-10", "as_of: 9999-12-31",
        "line {line} (small): as_of is '9999-12-31'", "Expected: a year from 1800 to 2199"),
    row("range-backwards", "a range of dates that ends before it begins",
        'published: "2031-05-02"', 'published: "2031-05-02/2031-04"',
        "line {line} (d-notice): published is '2031-05-02/2031-04'", "turn it round"),
    row("unknown-stage", "a stage that the field does not know",
        "        stage: notified\n", "        stage: notfied\n",
        'line {line} (l-shells): stage is "notfied"', "Expected: one of 'requested', 'notified'"),
    row("no-country", "a country code that no country has",
        "  supplier: USA\n  recipient", "  supplier: USQ\n  recipient",
        "line {line} (small): supplier is 'USQ', which is the code of no country", "Write its ISO 3166 code"),
    row("country-in-words", "a country by its name",
        "  recipient: ISR", "  recipient: Israel",
        'line {line} (small): recipient is "Israel"', "an ISO 3166 country code of three capital letters"),
    row("one-country-twice", "a supplier that is its own recipient",
        "  recipient: ISR", "  recipient: USA",
        "line {line} (small): the supplier is USA, but the recipient is USA too", "Name two countries",
        at="case:\n"),
    row("id-with-a-turning-character", "an id that holds a character which turns the text round",
        "  id: small", '  id: "small\\u202egnp"',
        "line {line} (small\\u202egnp): id is \"small\\u202egnp\"", "an id of small letters, digits, dots and hyphens"),
    row("id-with-a-bell", "an id that holds a control character",
        "  id: small", '  id: "small\\a"',
        "line {line} (small\\u0007): id is \"small\\u0007\"", "an id of small letters, digits, dots and hyphens"),
)  # fmt: skip


def quantity(name: str, given: str, new: str, place: str, mend: str) -> Bad:
    """The small case with another quantity."""
    return row(name, given, QUANTITY, f"quantity: {new}", f"line {{line}} (l-shells): {place}", mend)


NUMBERS = (
    quantity("not-a-number", "NaN", "{kind: ceiling, value: .nan}",
             'quantity.value is ".nan"', "Expected: a number, without quotes"),
    quantity("infinite", "an infinity", "{kind: ceiling, value: .inf}",
             'quantity.value is ".inf"', "Expected: a number, without quotes"),
    row("too-great-a-number", "a number beyond all counting", QUANTITY, "quantity: {kind: ceiling, value: 1e999}",
        "line {line}: 1e999 is too great for a number", "Write a number below 1e308"),
    quantity("number-in-quotes", "a number in quotes", '{kind: ceiling, value: "900"}',
             'quantity.value is "900"', "Expected: a number, without quotes"),
    quantity("separators-of-thousands", "a number with separators of thousands", '{kind: ceiling, value: "57,021"}',
             'quantity.value is "57,021"', "without quotes, unit or separators of thousands"),
    quantity("negative-quantity", "a negative quantity", "{kind: ceiling, value: -900}",
             "value is -900", "Expected: 0 or more"),
    row("negative-sum", "a negative sum of money", "value: 5000000", "value: -5000000",
        "line {line} (l-shells): value is -5e+06", "Expected: 0 or more"),
    quantity("low-above-high", "a lower bound above the upper one", "{kind: ceiling, low: 900, high: 500}",
             "quantity is a mapping", "low at most high, and 900 is above 500; turn them round"),
    quantity("low-without-high", "a lower bound without an upper one", "{kind: ceiling, low: 900}",
             "quantity is a mapping", "both low and high, or neither"),
    quantity("unknown-with-a-number", "a quantity called unknown, with a number", "{kind: unknown, value: 900}",
             "quantity is a mapping", "a kind other than unknown, because a number is given"),
    quantity("kind-without-a-number", "a ceiling without a number", "{kind: ceiling}",
             "quantity is a mapping", "a number, or kind: unknown, because ceiling is given without one"),
    row("amount-without-basis", "a sum that does not say what it stands for",
        "[{basis: notification-ceiling, value", "[{value",
        "line {line} (l-shells): amounts.0.basis is missing", "Add it, or see `caveat schema case`"),
    quantity("bare-number-in-a-formula", "a formula that holds a bare number",
             "{kind: derived, value: 1800, formula: a * 2, inputs: {a: {value: 900}}}",
             "quantity is a mapping", "2 stands in the formula without a basis; name it and give it as an input"),
    quantity("unknown-input-of-a-formula", "a formula over an input that is not given",
             "{kind: derived, value: 900, formula: a - b, inputs: {a: {value: 900}}}",
             "quantity is a mapping",
             "The formula names 'b', which is not among its inputs ['a']. Mend the formula or its inputs"),
    quantity("input-called-by-a-word-of-the-notation", "a formula with an input called by a word of the notation",
             "{kind: derived, value: 900, formula: not - b, inputs: {not: {value: 900}, b: {value: 0}}}",
             "quantity is a mapping",
             "'not' cannot be the name of an input, because it is a word of the notation; call it 'not_', among the"),
    quantity("division-by-zero", "a formula that divides by zero",
             "{kind: derived, value: 1, formula: a / b, inputs: {a: {value: 1}, b: {value: 0}}}",
             "quantity is a mapping",
             "The formula 'a / b' divides by zero. Mend the formula or its inputs"),
    quantity("value-against-its-formula", "a value that its formula does not give",
             "{kind: derived, value: 500, formula: a - b, inputs: {a: {value: 900}, b: {value: 300}}}",
             "quantity is a mapping", "Expected: 600, which is what a - b comes to"),
    quantity("program-in-a-formula", "a formula that is a program",
             '{kind: derived, value: 1, formula: "__import__(\'os\').getpid()", inputs: {a: {value: 1}}}',
             "quantity is a mapping",
             "The formula holds something other than names, + - * / and brackets. Mend the formula or its inputs"),
)  # fmt: skip

OPTIONS = (
    row("two-measures-on-one-line", "an option that pauses and slows one line at once",
        MEASURES, "measures: [{measure: pause, lines: [l-shells]}, {measure: slow, factor: 0.5, lines: [l-shells]}]",
        "line {line} (p-pause): the option would pause l-shells, but the option would slow it in the same time",
        "Keep one of the two, part them by start and end"),
    row("held-back-and-brought-forward", "an option that withholds a line and speeds it up",
        f"polarity: stick\n    {MEASURES}",
        "polarity: both\n    measures: [{measure: withhold, lines: [l-shells]}, "
        "{measure: expedite, factor: 2, lines: [l-shells]}]",
        "line {line} (p-pause): the option would withhold l-shells, but the option would expedite it",
        "Keep one of the two", at="    measures: [{measure: withhold"),
    row("polarity-against-measures", "an option called a carrot that pauses",
        "polarity: stick", "polarity: carrot",
        "line {line} (p-pause): polarity is 'carrot'", "write `polarity: stick`, or mend its measures"),
    row("option-on-an-excluded-line", "an option that pauses what the case leaves out of bounds",
        "        item: i-155mm-he", "        item: i-iron-dome-battery",
        "line {line} (p-pause): the option would pause l-shells, but the case leaves its item "
        "i-iron-dome-battery out of bounds",
        "Take the line out of the measure, or change out_of_bounds", at=MEASURES),
    row("slow-without-a-factor", "a measure that slows, without a pace",
        MEASURES, "measures: [{measure: slow, lines: [l-shells]}]",
        "line {line} (p-pause): factor is missing", "write a factor between 0 and 1, such as 0.5"),
    row("condition-on-nothing", "a condition that waits on nothing",
        MEASURES, "measures: [{measure: condition, lines: [l-shells]}]",
        "line {line} (p-pause): objective is missing", "name the objective that releases it"),
    row("hold-that-ends-before-it-begins", "a hold that ends before it begins",
        'start: "2031-05-09", ', 'start: "2031-05-09", end: "2031-05-01", ',
        "line {line} (l-shells): the hold begins 2031-05-09, but it ends 2031-05-01", "Turn the dates round"),
    row("hold-that-gives", "a hold that speeds up",
        "[{measure: pause, holder", "[{measure: expedite, holder",
        "line {line} (l-shells): measure is 'expedite'", "A hold pauses, slows, withholds or conditions"),
    row("offered-after-delivery", "a line that is offered after the whole of it was delivered",
        EVENTS, 'events: [{stage: delivered, date: "2031-05-02", sources: [d-notice]}, '
        '{stage: offered, date: "2031-06-02", sources: [d-notice]}]',
        "line {line} (l-shells): the whole line is delivered on 2031-05-02, but it is offered only on 2031-06-02",
        "Mend a date, or give the quantity that was delivered"),
)  # fmt: skip

ROWS = (*EVIDENCE, *REFERENCES, *FIELDS, *NUMBERS, *OPTIONS)
assert CASE.splitlines()[41] == "      - id: l-shells"  # a row above counts on it
