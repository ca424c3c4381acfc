"""What the commands of the docket are given that does not hold; nobody is on record in the ledger yet."""

from __future__ import annotations

from .scene import Bad

REVIEW = "small.2031-06-10.1"
UNSIGNED = """\
[[rule]]
id         = "mines"
says       = "Mines are seen twice."
advice     = ["hold", "slow", "withhold"]
classes    = ["mines"]
signatures = 1
"""

ROWS = (
    Bad("review-for-nobody", "a review that nobody asks for", "caveat docket open small --by 'A. Reader'",
        "the review: asker is missing", "Expected: a value; this one may not be left out"),
    Bad("review-that-is-not-there", "a review that is not there", f"caveat docket show {REVIEW} --by 'A. Reader'",
        f"There is no review '{REVIEW}' that A. Reader may read", "Check its name, or ask its lead"),
    Bad("advice-misspelt", "advice that is misspelt", f"caveat docket before {REVIEW} --advice withold",
        "--advice is 'withold', which is not known here", "Did you mean withhold"),
    Bad("first-person-no-administrator", "a first person who is no administrator",
        "caveat docket person add ana --role analyst --by ana",
        "person ana, roles: nobody is on record yet", "Record yourself first, as administrator"),
    Bad("person-in-capitals", "a person under a name that is no id", "caveat docket person add 'Ana B.'",
        "person Ana B.: id is 'Ana B.'", "Expected: an id of small letters, digits, hyphens and full stops"),
    Bad("finding-by-its-name", "a finding that is cited by its name",
        f"caveat docket decide {REVIEW} --line l-shells --advice proceed --follows 57 --finding review",
        "the decision: findings.0 is 'review'", "Expected: a SHA-256, which is 64 digits and small letters"),
    Bad("nobody-acts", "an act by nobody", "caveat docket office add arms --by ''",
        "--by: '' is no person", "Name yourself, as in --by 'A. Reader'"),
    Bad("decision-in-a-word-of-ones-own", "a draft with a word that no decision has",
        f"caveat docket decide {REVIEW} --file decision.yaml",
        "decision.yaml, line {line}: advice is 'stop'", "Expected: input should be 'proceed'",
        {"decision.yaml": "lines: [l-shells]\nadvice: stop\n"}, at="advice: stop"),
    Bad("decision-with-an-unknown-key", "a draft with a key that no decision has",
        f"caveat docket decide {REVIEW} --file decision.yaml --advice hold",
        "decision.yaml, line {line}: decider is an unknown key", "Remove it, or correct its spelling",
        {"decision.yaml": "lines: [l-shells]\ndecider: dora\n"}, at="decider: dora"),
    Bad("reading-from-nowhere", "a reading from nowhere", f"caveat docket observe {REVIEW} 57.1",
        "--day: give one reading with --day, or --table, or --from-case", "--from-case"),
    Bad("reading-without-a-source", "a reading without its source",
        f"caveat docket observe {REVIEW} 57.1 --day 2031-07-01 --value 150 --unit lorries",
        "the reading: source is", "Expected: a document of the case, or the title and the publisher of a page"),
    Bad("told-on-no-day", "somebody told on no day of the calendar",
        f"caveat docket tell {REVIEW} 57 --who port --how letter --on 2031-02-30",
        "--on: '2031-02-30' is not a date", "2031-02 ends on day 28. Name a day that the calendar has"),
    Bad("rules-that-ask-for-no-signature", "rules by which a stop needs no signature",
        "caveat docket rules set office.toml --reason 'Fewer signatures.'",
        "office.toml: the rule for slow is none that asks for a signature on every line",
        "write a rule for it that narrows nothing", {"office.toml": UNSIGNED}),
)  # fmt: skip
