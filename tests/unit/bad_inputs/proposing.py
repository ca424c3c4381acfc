"""Decisions on proposals that cannot be recorded, settings that cannot be trusted, and what cannot be watched."""

from __future__ import annotations

from pathlib import Path

from tests.unit.desk.documents import NOTICE

from .scene import Bad, in_process

RULE = '[[accept]]\nname = "official totals"\nreader = "notice"\nfields = ["value_total"]\n'
KEEP = "caveat read notice.txt --propose --settings rules.toml"
BY = "--by 'A. Reader'"


def decision(name: str, given: str, words: str, place: str, mend: str) -> Bad:
    """A decision on proposals, in a ledger that has none."""
    return Bad(name, given, f"caveat {words}", place, mend)


def settings(name: str, given: str, content: str, place: str, mend: str, at: str | None = None) -> Bad:
    """A notice to be kept under settings in which something is wrong."""
    return Bad(name, given, KEEP, f"rules.toml{place}", mend, {"notice.txt": NOTICE, "rules.toml": content}, at)


def fed(name: str, given: str, content: str, place: str, mend: str) -> Bad:
    """A feed in which something is wrong."""
    return Bad(name, given, "caveat watch feed.xml", f"feed.xml{place}", mend, {"feed.xml": content})


def kept(path: Path) -> None:
    """A ledger in which a notice was kept."""
    (path.parent / "made.txt").write_text(NOTICE, encoding="utf-8")
    done = in_process(path.parent, ["read", str(path.parent / "made.txt"), "--propose", "--ledger", str(path)])
    assert done.code == 0, done.err
    (path.parent / "made.txt").unlink()


def on_kept(name: str, given: str, words: str, place: str, mend: str) -> Bad:
    """A decision on the proposals of a notice that was kept."""
    return Bad(name, given, f"caveat {words} --ledger kept.db {BY}", place, mend, {"kept.db": kept})


DECISIONS = (
    decision("no-proposal-named", "a decision on no proposal", f"accept {BY}",
             "ID: name proposals, or --all", "`caveat proposals` lists them"),
    decision("proposals-and-all", "proposals by name and all of them at once",
             f"accept 3fa9c1d2e4b5/9f86d081 --all {BY}",
             "ID: name proposals, or --all of a field, kind or document, and not both", "`caveat proposals` lists"),
    decision("proposals-and-a-kind", "proposals by name, and a kind of which they may not be",
             f"accept 3fa9c1d2e4b5/9f86d0818812 --kind field {BY}",
             "--kind: it goes with --all, and proposals are named", "Leave out the one or the other"),
    decision("words-without-a-case", "words for a case that is not named",
             f"accept 3fa9c1d2e4b5/9f86d0818812 --paraphrase 'A sale.' {BY}",
             "--paraphrase: it is of a statement in a case", "Say which with --case"),
    decision("decided-into-a-folder", "a decision to be told in a file under the name of a folder",
             f"accept 3fa9c1d2e4b5/9f86d0818812 --json . {BY}",
             ".: cannot be written: a folder stands under this name", "Name another file or folder"),
    decision("unknown-proposal", "a proposal that is not there", f"accept 3fa9c1d2e4b5/9f86d0818812 {BY}",
             "ledger.db: there is no proposal '3fa9c1d2e4b5/9f86d0818812'", "`caveat proposals` lists what there is"),
    decision("no-name-of-a-proposal", "what names no proposal", f"accept value_total {BY}",
             "ledger.db: there is no proposal 'value_total'", "`caveat proposals` lists what there is"),
    decision("nobody-accepts", "an acceptance by nobody", "accept 3fa9c1d2e4b5/9f86d0818812 --by ' '",
             "--by: '' is no person", "Name yourself"),
    decision("rule-by-hand", "an acceptance in the name of a rule",
             "accept 3fa9c1d2e4b5/9f86d0818812 --by 'rule: official totals'",
             "--by: 'rule: official totals' is no person", "Name yourself"),
    decision("rejected-without-a-reason", "a rejection without a reason", f"reject 3fa9c1d2e4b5/9f86d0818812 {BY}",
             "caveat reject: --reason is missing", "`caveat reject --help` shows what it takes"),
    decision("rejected-for-nothing", "a rejection for an empty reason",
             f"reject 3fa9c1d2e4b5/9f86d0818812 --reason ' ' {BY}",
             "--reason: no reason was given", "Say in a few words why"),
    decision("amended-in-nothing", "an amendment of nothing",
             f"amend 3fa9c1d2e4b5/9f86d0818812 --reason 'a misprint' {BY}",
             "caveat amend: --set is missing", "`caveat amend --help` shows what it takes"),
    decision("all-of-nothing", "all proposals of a field that nothing proposes",
             f"accept --all --field value_totl {BY}",
             "--all: nothing like this is proposed", "`caveat proposals` lists what is"),
    on_kept("all-unconfirmed", "all proposals of a field without their number", "accept --all --field value_total",
            "--count: no number was given, and it would be 1 proposal", "Say --count 1 to confirm it"),
    on_kept("all-miscounted", "all proposals of a field with another number",
            "reject --all --field value_total --count 4 --reason 'a misprint'",
            "--count: 4 was given, and it would be 1 proposal", "Say --count 1 to confirm it"),
    decision("case-without-a-document", "a case to accept into without its document",
             f"accept 3fa9c1d2e4b5/9f86d0818812 --case small {BY}",
             "--case: 'small' names no document of a case", "Write CASE/DOCUMENT"),
    decision("case-without-words", "a statement accepted into a case without words of its own",
             f"accept 3fa9c1d2e4b5/9f86d0818812 --case small/d-notice {BY}",
             "--paraphrase: a case tells each statement in words of its own", "--paraphrase with what it says"),
    decision("unknown-state", "a state that no proposal has", "proposals --state pending",
             "--state is 'pending', which is not known here", "Write one of: proposed, accepted"),
    decision("unknown-kind", "a kind of line that proposes nothing", "proposals --kind unread",
             "--kind is 'unread', which is not known here", "Write one of: field, statement, delivery, permit"),
)  # fmt: skip

SETTINGS = (
    settings("unmeasured-field", "settings for a field that was not measured",
             RULE.replace("value_total", "value_totl"), ", line {line} (official totals): fields is 'value_totl'",
             "Take it out, and accept it by hand", "[[accept]]"),
    settings("too-few-measured", "settings for a field of which too few values were checked",
             RULE.replace("value_total", "classification"),
             ", line {line} (official totals): fields is 'classification'",
             "Take it out, and accept it by hand", "[[accept]]"),
    settings("rule-for-the-news", "settings that would accept statements of the news",
             RULE.replace("notice", "prose").replace("value_total", "statement"),
             ", line {line} (official totals): fields is 'statement'", "accept it by hand", "[[accept]]"),
    settings("unknown-setting", "a setting that is not there", RULE.replace("accept", "acept"),
             ": 'acept' is no setting", "Write [[accept]]"),
    settings("broken-settings", "settings that are no TOML", RULE.replace('"notice"', "notice"),
             ", line 3", "Mend the TOML at that line"),
    Bad("missing-settings", "settings that are not there", KEEP, "rules.toml: there is no such file", "Check the path",
        {"notice.txt": NOTICE}),
)  # fmt: skip

WATCHED = (
    Bad("spread-and-kept", "documents to be read by Dask and kept at once",
        "caveat read notice.txt --propose --scheduler local:2 --json -",
        "--scheduler: what is read by Dask goes to standard output", "Give it with --json -, without --propose",
        {"notice.txt": NOTICE}),
    Bad("unknown-engine", "an engine that is not there", "caveat read notice.txt --engine oracle",
        "--engine is 'oracle', which is not known here", "Write one of: rules, checked, model", {"notice.txt": NOTICE}),
    Bad("published-in-words", "a day of publication in words", "caveat read notice.txt --published yesterday",
        "--published: 'yesterday' is not a date", "Write YYYY-MM-DD", {"notice.txt": NOTICE}),
    Bad("nothing-to-watch", "a folder to watch that is not there", "caveat watch notices",
        "notices: there is no such file", "Check the path"),
    Bad("nobody-keeps", "a dry run by nobody", "caveat read notice.txt --dry-run --by ' '",
        "--by: ' ' names nobody", "Name who records, or leave it out", {"notice.txt": NOTICE}),
    Bad("standard-input-to-watch", "standard input to watch", "caveat watch -",
        "DIR|FEED: standard input cannot be looked at again", "Name a folder or a feed"),
    Bad("file-server-to-watch", "an address to watch that is not of the web", "caveat watch ftp://example.org/feed",
        "DIR|FEED: 'ftp://example.org/feed' is no address of the web", "Name a feed by http or https, or a folder"),
    fed("no-feed", "a page where a feed is expected", "<html><body>words</body></html>",
        ": this is no feed", "Name a folder, or a feed in RSS or Atom"),
    fed("broken-feed", "a feed whose XML breaks", "<rss>\n<item></rss>",
        ", line 2: its XML breaks", "Save the feed again"),
    fed("feed-of-short-links", "a feed in a file whose links are short",
        "<rss><channel><item><title>One</title><link>/news/1</link></item></channel></rss>",
        ": it leads to '/news/1', which is no whole address", "Give the feed by its own address"),
    fed("entities-in-a-feed", "a feed that declares entities of its own",
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', ", line 1: it declares an entity of its own",
        "Take the feed elsewhere"),
    Bad("no-wait", "a wait of no seconds", "caveat watch notices --every 0",
        "--every: 0 is no wait", "Give a number of seconds from 1"),
    Bad("wait-in-words", "a wait in words", "caveat watch notices --every hourly",
        "--every: 'hourly' is no whole number", "Write digits alone"),
)  # fmt: skip

ROWS = (*DECISIONS, *SETTINGS, *WATCHED)
