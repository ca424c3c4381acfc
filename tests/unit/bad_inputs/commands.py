"""Command lines that ask for what is not there, or say what means nothing."""

from __future__ import annotations

from tests.unit.desk.documents import NOTICE

from .scene import CASE, Bad


def row(name: str, given: str, command: str, place: str, mend: str) -> Bad:
    """A command line without a file of its own; the ledger has the small case."""
    return Bad(name, given, command, place, mend)


WORDS = (
    row("unknown-command", "a command that is not there", "caveat prophesy",
        "caveat: there is no command 'prophesy'", "`caveat --help` lists them"),
    row("misspelt-command", "a command that is misspelt", "caveat reveiw isr-2024",
        "caveat: there is no command 'reveiw'", "Did you mean `caveat review`?"),
    row("unknown-option", "an option that the command does not have", "caveat list --verbose",
        "caveat list: there is no option --verbose", "`caveat list --help` shows what it takes"),
    row("misspelt-option", "an option that is misspelt", "caveat review small --asof 2031-06-10",
        "caveat review: there is no option --asof", "Did you mean --as-of?"),
    row("missing-argument", "a command without its argument", "caveat review",
        "caveat review: CASE is missing", "Add it; `caveat review --help` shows what it takes"),
    row("missing-option", "a command without the option that it needs", "caveat law --channel FMS",
        "caveat law: --at is missing", "Add it; `caveat law --help` shows what it takes"),
    row("option-without-a-value", "an option without its value", "caveat review small --out",
        "caveat review: option '--out' requires an argument", "`caveat review --help` shows what it takes"),
    row("argument-too-many", "one argument too many", "caveat review small isr-2024",
        "caveat review: got unexpected extra argument (isr-2024)", "`caveat review --help` shows what it takes"),
    row("seed-in-words", "a seed that is no number", "caveat review small --seed lucky",
        "--seed: 'lucky' is no whole number", "Write digits alone, such as 12"),
    row("unknown-case", "a case that is not there", "caveat review isr-2025 --out out",
        "the case is 'isr-2025', which is not known here", "Did you mean isr-2024?"),
    row("unknown-schema", "a schema that is not published", "caveat schema dossier",
        "which is 'dossier', which is not known here", "Write one of: case, review"),
    row("unknown-part-of-the-corpus", "a part of the corpus that is not there", "caveat bench read --part half",
        "--part is 'half', which is not known here", "Write one of: open, frozen, both, first"),
    row("first-looks-kept-again", "first looks that are to be taken again", "caveat bench read --part first --explain",
        "--part: first looks were taken once, by the rules",
        "Leave out --engine, --against, --keep and --explain"),
    row("no-words-for-an-item", "no words where an item is to be found", "caveat items ' '",
        "TEXT: no words were given", "Write what a document calls the item"),
)  # fmt: skip

DAYS = (
    row("as-of-in-words", "an as-of date in words", "caveat review small --as-of yesterday",
        "--as-of: 'yesterday' is not a date", "Write YYYY-MM-DD"),
    row("as-of-only-a-month", "an as-of date without its day", "caveat review small --as-of 2031-06",
        "--as-of: '2031-06' names no day", "Write it as YYYY-MM-DD"),
    row("as-of-no-such-day", "an as-of date that the calendar does not have", "caveat review small --as-of 2031-02-29",
        "--as-of: '2031-02-29' is not a date", "2031-02 ends on day 28. Name a day that the calendar has"),
    row("as-of-beyond-the-calendar", "an as-of date in the year 9999", "caveat review small --as-of 9999-12-31",
        "--as-of: '9999-12-31' lies outside 1800 to 2199", "Name a day within these years"),
    row("known-at-in-words", "a known-at time that is none", "caveat review small --known-at noon",
        "--known-at: 'noon' is not a time", "Write it as 2024-01-29T12:00:00Z"),
    row("known-at-ahead", "a known-at time that lies ahead", "caveat review small --known-at 2199-01-01",
        "--known-at: '2199-01-01' lies ahead", "Name a time that has passed, or leave it out"),
    row("known-at-before-the-first-record", "a known-at time before the case was recorded",
        "caveat review small --known-at 2020-01-01 --out out",
        "--known-at: ledger.db did not have the case 'small' by 2020-01-01", "Name that time or a later one"),
    row("clock-from-no-day", "a clock that starts on no day",
        "caveat clock usa-aeca-36b-notification --start 2023-11-31 --recipient ISR",
        "--start: '2023-11-31' is not a date", "2023-11 ends on day 30. Name a day that the calendar has"),
)  # fmt: skip

TERMS = (
    row("unknown-channel", "a channel that the law does not know", "caveat law --at 2024-01-29 --channel FSM",
        "channel is 'FSM', which is not known here", "Write one of: FMS, DCS, FMF"),
    row("unknown-stage-of-the-law", "a stage that the law does not know", "caveat law --at 2024-01-29 --stage deliver",
        "stage is 'deliver', which is not known here", "Did you mean delivery"),
    row("unknown-measure", "a measure that is none", "caveat law --at 2024-01-29 --measure embargo",
        "measure is 'embargo', which is not known here", "Write one of: pause, slow, withhold, condition, expedite"),
    row("law-of-no-country", "the law of no country", "caveat law --at 2024-01-29 --supplier XX",
        "--supplier: 'XX' is the code of no country", "Write the ISO 3166 code of three capital letters"),
    row("recipient-in-words", "a recipient by its name", "caveat law --at 2024-01-29 --recipient Israel",
        "--recipient: 'Israel' is the code of no country", "Did you mean ISR?"),
    row("unknown-provision-of-a-clock", "the clock of a provision that is not there",
        "caveat clock usa-aeca-36b-notifcation --start 2023-12-29 --recipient ISR",
        "provision is 'usa-aeca-36b-notifcation', which is not known here", "usa-aeca-36b-notification"),
    row("clock-for-no-country", "a clock for no country",
        "caveat clock usa-aeca-36b-notification --start 2023-12-29 --recipient XQZ",
        "--recipient: 'XQZ' is the code of no country", "Write the ISO 3166 code of three capital letters"),
    row("clock-before-its-law", "a clock before its law was made",
        "caveat clock usa-aeca-36b-notification --start 1950-12-29 --recipient ISR",
        "usa-aeca-36b-notification is not in force at 1950-12-29", "Ask for a date within it"),
    row("unknown-polarity", "a polarity that no episode has", "caveat episodes --polarity stik",
        "polarity is 'stik', which is not known here", "Did you mean stick?"),
    row("unknown-demand", "a demand that no episode has", "caveat episodes --demand surrender",
        "demand is 'surrender', which is not known here", "Write one of: alignment, conduct-of-hostilities"),
    row("unknown-outcome", "an outcome that no episode has", "caveat episodes --outcome success",
        "outcome is 'success', which is not known here", "Write one of: complied, partial, none"),
    row("unknown-supplier-of-episodes", "a supplier by another code", "caveat episodes --supplier US",
        "supplier is 'US', which is not known here", "Did you mean USA"),
    row("unknown-record", "a record that is misspelt", "caveat show small/s-notce",
        "No record with the id 'small/s-notce' in ledger.db", "Did you mean small/s-notice"),
    row("record-beyond-the-end", "a record beyond the last", "caveat show 9999",
        "No record with the id '9999' in ledger.db", "`caveat list` shows what it has"),
    row("export-of-no-case", "a case to export that the ledger does not have", "caveat export smal --out out.yaml",
        "No record with the id 'smal' in ledger.db", "Did you mean small"),
)  # fmt: skip

TARGETS = (
    row("json-in-no-folder", "a file to be written in a folder that is not there",
        "caveat review small --json results/review.json",
        "results/review.json: there is no folder results", "Make it first, or mend the path"),
    Bad("json-under-no-name", "a file to be written under no name", "caveat read notice.txt --json ''",
        "the file to be written: it has no name", "Name one, or - for standard output", {"notice.txt": NOTICE}),
    Bad("json-under-the-name-of-a-folder", "a file to be written under the name of a folder",
        "caveat review small --json results", "results: cannot be written: a folder stands under this name",
        "Name another file or folder", {"results": lambda path: path.mkdir()}),
    Bad("out-under-the-name-of-a-file", "a folder to be made under the name of a file",
        "caveat review small --out case.yaml", "case.yaml/review.html: cannot be written",
        "A file stands where a folder is needed; name another folder with --out", {"case.yaml": CASE}),
)  # fmt: skip

ROWS = (*WORDS, *DAYS, *TERMS, *TARGETS)
