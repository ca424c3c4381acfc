"""The commands of reading: read documents, keep what they propose, watch for what changes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from caveat.cli import reading_shown
from caveat.cli.shown import folder_of, put
from caveat.deferral import deferred

if TYPE_CHECKING:
    import typer

    from caveat.cli import given
    from caveat.cli import reading_given as options
    from caveat.desk.together import Together
    from caveat.desk.watching import Loaded, Seen, Terms
    from caveat.ledger.store import Ledger
    from caveat.review.trust import Rule
    from caveat.sources.prose.statement import Engine
else:  # whoever reads in the plainest way waits for no option, and for nothing that checks one
    typer = deferred("typer")
    given = deferred("caveat.cli.given")
    options = deferred("caveat.cli.reading_given")

STDIN = "standard input"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
"""How an address begins; which of them are fetched is said by whoever fetches."""
_BARE = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+/)\S+$", re.IGNORECASE)
"""What may be an address without its beginning."""


def read(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="Files, folders or addresses, or - for standard input.")
    ],
    columns: options.ColumnsOption = None,
    published: options.PublishedOption = None,
    propose: Annotated[
        bool, typer.Option("--propose", "--keep", help="Keep in the ledger what is read, as proposals.")
    ] = False,
    dry_run: options.DryRunOption = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each line what read it, and how that reader was measured.")
    ] = False,
    engine: options.EngineOption = "rules",
    at_least: Annotated[
        float | None,
        typer.Option(
            metavar="0..1",
            parser=given.a_share,
            help="Keep back statements that are less likely right than this, by measurement.",
        ),
    ] = None,
    any_matter: Annotated[
        bool, typer.Option("--any-matter", help="Read prose that is not about transfers of arms by its words, too.")
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="local:N|ADDRESS", help="Read very many with Dask, on N processes or by a scheduler; with --json -."
        ),
    ] = None,
    settings: options.SettingsOption = None,
    ledger: given.LedgerOption = None,
    by: given.ByOption = None,
    to_json: given.JsonOption = None,
) -> None:
    """Read documents: arms-sale notices, trade registers, tables of licences. Without --propose nothing is recorded.

    Each line says what was read, ignored by name or not read, with its range and the words that stand there.
    With --propose what was read waits in the ledger, apart from every case, until someone accepts it; a folder goes on
    where it was left.

    Example: caveat read notice.html --json -
    """
    _no_blank(documents)
    folder_of(to_json)
    _known(columns)
    day = given.a_day(published, "--published") if published is not None else None
    if scheduler is not None:
        if at_least is not None:
            raise typer.BadParameter("by Dask all is told. Leave it out, or --scheduler.", param_hint="--at-least")
        if propose or dry_run or explain or to_json != "-" or engine != "rules":
            raise typer.BadParameter(
                "what is read by Dask goes to standard output as it comes. Give it with --json -, without --propose, "
                "--dry-run, --explain and --engine.",
                param_hint="--scheduler",
            )
        return _spread(documents, scheduler, columns=columns, published=day, any_matter=any_matter)
    reader = _engine(engine, any_matter) if at_least is None else _abstaining(_engine(engine, any_matter), at_least)
    if not (propose or dry_run):
        return _told(documents, explain, to_json, columns=columns, published=day, engine=reader)
    from caveat.desk.watching import Terms

    terms = Terms(given.who(by), columns, day, reader, _rules(settings), dry_run, afresh=any_matter)
    with _book(ledger, dry_run) as book:
        seen = _kept(book, documents, terms, _place(ledger))
        return reading_shown.shown(seen, explain=explain, dry_run=dry_run, to_json=to_json, alone=_alone(documents))


def _no_blank(documents: Sequence[str]) -> None:
    """Refuse a name without letters, such as an unset variable gives: as a path it would be the whole folder here."""
    if any(not one.strip() for one in documents):
        raise typer.BadParameter(
            "an empty name was given. Name a file, a folder, an address or -.", param_hint="DOCUMENT"
        )


def _known(columns: str | None) -> None:
    """Raise  UnknownTerm for a mapping of columns that is not there, and not for each document again."""
    if columns is not None:
        from caveat.sources.registers import licences

        licences.named(columns)


def _alone(documents: Sequence[str]) -> bool:
    """True for one file: what is wrong with it is wrong with the command."""
    return len(documents) == 1 and not Path(documents[0]).is_dir()


def _told(documents: Sequence[str], explain: bool, to_json: str | None, **how: Any) -> None:
    """What documents say, each and together, with nothing recorded."""
    from caveat.errors import CaveatError

    names = _names(documents)
    wrong: list[str] = []
    kept: list[str] = []
    say = reading_shown.out(to_json, kept)
    together = _together() if len(names) > 1 else None
    for name in reading_shown.progress(names, silent=to_json not in (None, "-")):
        try:
            lines = _read(name, explain, into=together, **how)
            several = name if len(names) > 1 else None
            say(reading_shown.as_json(lines) if to_json else reading_shown.listed(several, lines, explain))
        except CaveatError as refused:
            if _alone(documents):
                raise
            wrong.append(str(refused))
    if together is not None:
        beside = list(together.lines())
        say(reading_shown.as_json(beside) if to_json else reading_shown.beside(beside))
    if to_json not in (None, "-"):
        put("".join(kept), str(to_json))
    reading_shown.end(wrong)


def _read(name: str, explain: bool, **how: Any) -> Iterator[Mapping[str, Any]]:
    """What one document says. Whatever is to be refused of it is refused before there is a line."""
    from caveat.desk import reading

    data, file, visit = _loaded(name)
    charset = visit.charset if visit is not None else None
    return reading_shown.explained(reading.read(data, file, **how, charset=charset), explain)


def _together() -> Together:
    """What several documents show only together; of one alone none of it need be read."""
    from caveat.desk.together import Together

    return Together()


def _spread(documents: Sequence[str], scheduler: str, **how: Any) -> None:
    """The lines of very many documents, read by Dask, on standard output as they come; then what they say together.

    So much of it as fits in memory: of more statements than that, no pair is told, and that is said.
    """
    from caveat.desk import many
    from caveat.errors import CaveatError

    wrong: list[str] = []
    names = _names(documents)
    together = _together() if len(names) > 1 else None

    def load() -> Iterator[many.Loaded]:
        for name in reading_shown.progress(names):
            try:
                data, file, visit = _loaded(name)
            except CaveatError as refused:
                wrong.append(str(refused))
            else:
                yield file, data, visit.charset if visit is not None else None

    for one in many.read(load(), many.Terms(together=together is not None, **how), scheduler):
        sys.stdout.write(one.lines)
        if one.refused is not None:
            wrong.append(one.refused)
        if together is not None and one.share is not None:
            together.add(one.share)
            together = together if together.statements <= many.COMPARED else None
    if together is not None:
        reading_shown.out("-", [])(reading_shown.as_json(together.lines()))
    elif len(names) > 1:
        print(f"caveat: these documents hold more than {many.COMPARED:,} statements, and what they say together is not "
              "told. Read fewer at once for that.", file=sys.stderr)  # fmt: skip
    reading_shown.end(wrong)


def _names(documents: Sequence[str]) -> list[str]:
    """The documents that are meant, those of a folder one by one.

    Raises  Unreadable where there is none.
    """
    from caveat.errors import Unreadable

    found = [name for one in documents for name in (_files(Path(one)) if Path(one).is_dir() else [one])]
    if not found:
        raise Unreadable(str(Path(documents[0])), "this folder holds no document", "Name one that does, or a file.")
    return found


def _files(folder: Path) -> Iterable[str]:
    from caveat.desk import watching  # and with it the ledger

    return watching.files(folder)


def _abstaining(reader: Engine | None, least: float) -> Engine:
    """An engine, or the rules with a network beside them, that keeps back what is less likely right."""
    from caveat.sources.prose.engines import checked, confidence, rules

    if not 0 <= least <= 1:
        raise typer.BadParameter(f"{least:g} is no likelihood. Give a number from 0 to 1.", param_hint="--at-least")
    if reader is None:
        return checked.Checked(least)
    if isinstance(reader, checked.Checked | rules.Rules):
        return checked.Checked(least, reader.any_matter)
    return confidence.AtLeast(reader, least)


def _engine(name: str, any_matter: bool = False) -> Engine | None:
    """What reads statements from prose: the rules with or without a network, or the model that the settings name.

    None is the rules as they are. A model reads any matter: whoever names one has chosen the text for it.
    """
    if name == "rules" and not any_matter:
        return None
    if name == "rules":
        from caveat.sources.prose.engines import rules

        return rules.Rules(any_matter)
    if name == "checked":
        from caveat.sources.prose.engines import checked

        return checked.Checked(any_matter=any_matter)
    from caveat.errors import UnknownTerm
    from caveat.sources.prose.engines import endpoint, model

    if name != "model":
        raise UnknownTerm("caveat", "--engine", name, ("rules", "checked", "model"))
    return model.Model(endpoint.configured(os.environ))


def standard_input() -> bytes:
    """All bytes of standard input."""
    return sys.stdin.buffer.read()


def _loaded(name: str) -> Loaded:
    """The bytes of a document, the name that tells of what kind they are, and how it was fetched, where it was."""
    if name == "-":
        return standard_input(), STDIN, None
    if _ADDRESS.match(name):
        from caveat.sources import fetch

        return fetch.fetch(name)
    from caveat.errors import Unreadable
    from caveat.sources import text

    if _BARE.match(name) and not Path(name).exists():
        raise Unreadable(name, "there is no such file", "Check the path, or write https:// before an address.")
    return text.read(Path(name)), name, None


def _kept(book: Ledger | None, documents: Sequence[str], terms: Terms, place: str) -> Iterator[Seen]:
    """Each document read into the ledger; one that is named is read again, one of a folder only if it changed."""
    from dataclasses import replace

    from caveat.desk import watching

    for one in documents:
        folder = one != "-" and Path(one).is_dir()
        own = terms if folder else replace(terms, afresh=True)
        for name in reading_shown.progress(watching.files(Path(one), place) if folder else [one]):
            yield watching.take(book, _called(name), lambda name=name: _loaded(name), own, lasting=name != "-")  # type: ignore[misc]


def _called(name: str) -> str:
    """The name under which a document is read again: an address as it is, a path without its detours."""
    if name == "-":
        return STDIN
    return name if _ADDRESS.match(name) else os.path.normpath(name)


@contextmanager
def _book(ledger: str | None, dry_run: bool) -> Iterator[Ledger | None]:
    """The ledger; for a dry run as it is, and None where there is none yet."""
    if not dry_run:
        with given.opened(ledger) as book:
            yield book
        return
    from caveat.errors import NoLedger
    from caveat.ledger.connect import open_ledger

    where = given.default_ledger() if ledger is None else ledger
    if ledger is None and not Path(where).exists():  # its folder would be made too
        yield None
        return
    try:
        found = open_ledger(where, read_only=True)
    except NoLedger:
        yield None
        return
    with found as book:
        yield book


def _place(ledger: str | None) -> str:
    return str(given.default_ledger()) if ledger is None else ledger


def _rules(settings: Path | None) -> Sequence[Rule]:
    """What the user's settings let a rule accept; nothing where there are no settings."""
    from caveat import tables
    from caveat.review import trust
    from caveat.sources import text

    path = settings or given.default_ledger().parent / trust.SETTINGS
    if settings is None and not path.exists():
        return ()
    text.read(path)  # refuses a folder, a device or a file that is too large, in words
    return trust.settings(tables.read(path), str(path))


def watch(
    where: Annotated[str, typer.Argument(metavar="DIR|FEED", help="A folder, or a feed by its file or address.")],
    every: Annotated[
        int | None,
        typer.Option(metavar="SECONDS", parser=given.a_number, help="Go on: look again after so many seconds."),
    ] = None,
    columns: options.ColumnsOption = None,
    engine: options.EngineOption = "rules",
    dry_run: options.DryRunOption = False,
    settings: options.SettingsOption = None,
    ledger: given.LedgerOption = None,
    by: given.ByOption = None,
    to_json: given.JsonOption = None,
) -> None:
    """Read what is new or changed in a folder or a feed, and say what a changed document says otherwise.

    What was read before is known by the ledger, so a run goes on where the last one ended. Ctrl-C ends it.

    Example: caveat watch notices --every 3600
    """
    from caveat.desk import watching
    from caveat.sources import fetch

    if every is not None and not 1 <= every <= 10_000_000:
        raise typer.BadParameter(f"{every} is no wait. Give a number of seconds from 1.", param_hint="--every")
    if not where.strip():
        raise typer.BadParameter("an empty name was given. Name a folder or a feed.", param_hint="DIR|FEED")
    if where == "-":
        raise typer.BadParameter(
            "standard input cannot be looked at again. Name a folder or a feed.", param_hint="DIR|FEED"
        )
    if _ADDRESS.match(where) and not fetch.is_address(where):
        raise typer.BadParameter(
            f"{where[:60]!r} is no address of the web. Name a feed by http or https, or a folder.",
            param_hint="DIR|FEED",
        )
    folder_of(to_json)
    _known(columns)
    terms = watching.Terms(given.who(by), columns, engine=_engine(engine), rules=_rules(settings), dry_run=dry_run)
    with _book(ledger, dry_run) as book:
        _rounds(lambda: watching.watch(book, where, fetch.fetch, terms, _place(ledger)), every, dry_run, to_json)


def _rounds(look: Any, every: int | None, dry_run: bool, to_json: str | None) -> None:
    """One round, or one after another; what cannot be read ends a single round with exit code 2, and no other."""
    import time

    while True:
        try:
            reading_shown.shown(look(), explain=False, dry_run=dry_run, to_json=to_json, alone=False, unchanged=False)
        except typer.Exit:
            if every is None:
                raise
        if every is None:
            return
        sys.stdout.flush()
        time.sleep(every)
