"""The command line: one command to one desk verb. A room is imported when a command needs it, so help is quick."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from caveat import __version__
from caveat.errors import CaveatError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caveat.ledger.store import Ledger


NEXT = "Start with: caveat review isr-2024 --out out\n"

app = typer.Typer(
    name="caveat",
    help=(
        "Caveat weighs conditional arms transfers: what is in the pipeline, who may stop it under which law, when it\n"
        "would be felt, what each option needs, and what is known, by whom it was said, and what contradicts it.\n"
        "Every number it shows can be followed to a sentence in a document, a citation or a named assumption."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
ledger_app = typer.Typer(help="Keep the ledger itself.", no_args_is_help=True)
app.add_typer(ledger_app, name="ledger")

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="URL",
        envvar="CAVEAT_LEDGER",
        help="A SQLite file, or postgresql://…; by default a file of your own in the user data folder.",
    ),
]
JsonOption = Annotated[
    str | None, typer.Option("--json", metavar="FILE|-", help="Write JSON to a file, or to standard output with -.")
]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who records; by default your user name.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Use nothing published after this day (YYYY-MM-DD).")
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(
        "--known-at", metavar="TIME", help="Use nothing recorded after this time (ISO 8601, UTC if it names no zone)."
    ),
]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code: 0 done, 2 a sentence that says how to mend it, 130 interrupted."""
    words = list(sys.argv[1:] if argv is None else argv) or ["--help"]
    try:
        if words[0] in ("-h", "--help"):
            print(NEXT)  # the first line of help says what to do next
        code = app(args=words, standalone_mode=False)
        return code if isinstance(code, int) else 0
    except typer.Exit as done:
        return done.exit_code
    except (typer.Abort, KeyboardInterrupt):
        _say("caveat: interrupted. What was recorded before is kept; nothing half-done was written.")
        return 130
    except TyperException as wrong:
        said = wrong.format_message()
        hint = " `caveat --help` and `caveat COMMAND --help` show what is expected."
        _say(said if said.startswith("Usage:") else f"caveat: {said}{hint}")
        return 2
    except CaveatError as wrong:
        _say(f"caveat: {wrong}")
        return 2
    except BrokenPipeError:
        # The reader has gone (as `caveat list | head` does): say nothing, and keep Python from saying it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as wrong:
        where = wrong.filename or "a file"
        _say(
            f"caveat: {where}: {(wrong.strerror or str(wrong)).lower()}. Check the path, its permissions and the disk."
        )
        return 2


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"caveat {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Hold the options that come before a command."""


def _day(text: str | None, option: str) -> date | None:
    """A day given on the command line.

    Raises  typer.BadParameter with a sentence where it is no day.
    """
    from caveat.dates import NotADate, PartialDate

    if text is None:
        return None
    try:
        day = PartialDate.parse(text)
    except NotADate as wrong:
        raise typer.BadParameter(str(wrong), param_hint=option) from None
    if not day.exact:
        raise typer.BadParameter(f"{text!r} names no day. Write it as YYYY-MM-DD.", param_hint=option)
    return day.earliest


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a time. Write it as 2024-01-29T12:00:00Z.", param_hint="--known-at"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _default_ledger() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "caveat" / "ledger.db"


@contextmanager
def _ledger(url: str | None, *, read_only: bool = False) -> Iterator[Ledger]:
    from caveat.ledger.connect import open_ledger

    where: str | Path = url or _default_ledger()
    if url is None:
        try:
            _default_ledger().parent.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            why = f"cannot be made: {(wrong.strerror or str(wrong)).lower()}"
            raise Unreadable(str(_default_ledger().parent), why, "Name a ledger with --ledger FILE.") from None
    with open_ledger(where, read_only=read_only) as ledger:
        yield ledger


def _who(by: str | None) -> str:
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unnamed user"


def _put(text: str, target: str) -> None:
    """Text to standard output for ``-``, else to a file, whole or not at all."""
    if target == "-":
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    else:
        from caveat.report import files

        files.write(Path(target), text)


def _json(value: Any) -> str:
    from pydantic_core import to_jsonable_python

    return json.dumps(to_jsonable_python(value), ensure_ascii=False, indent=2, allow_nan=False)


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on the terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    Console().print(table)


def _plain(cell: str) -> str:
    from rich.markup import escape

    return escape(cell)


@app.command()
def review(
    case: Annotated[
        str, typer.Argument(help="A bundled case (isr-2024), a case file, or a case already in the ledger.")
    ],
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    ledger: LedgerOption = None,
    out: Annotated[Path | None, typer.Option(help="A folder for the page, the brief and the JSON.")] = None,
    to_json: JsonOption = None,
    seed: Annotated[int | None, typer.Option(help="The seed of whatever is drawn; the report records it.")] = None,
    by: ByOption = None,
) -> None:
    """Review a case: every open line, who may act on it, the options, and what is known.

    Example: caveat review isr-2024 --out out
    """
    from caveat import desk
    from caveat.report import document

    day, moment = _day(as_of, "--as-of"), _time(known_at)
    with _ledger(ledger) as book:
        case_id = _take(book, case, moment, by)
        found = desk.review(book, case_id, as_of=day, known_at=moment, seed=seed if seed is not None else desk.SEED)
    if out is not None:
        _write_report(found, out)
    if to_json is not None:
        _put(document.to_json(found), to_json)
    if to_json != "-":
        from rich.console import Console

        from caveat.report import terminal

        terminal.summary(found, Console())
        if out is not None:
            print(f"Written: {out / 'review.html'}, {out / 'brief.md'}, {out / 'review.json'}, {out / 'receipt.json'}")


def _take(book: Ledger, name: str, moment: datetime | None, by: str | None) -> str:
    """The id of a case, once the ledger has it: a bundled case or a file is taken in, any other is there already.

    Looking back at what was known at a time takes nothing in.
    """
    from caveat import desk

    if desk.is_bundled(name):
        if moment is None:
            desk.take_bundled(book, name)
        return name
    if name in set(desk.cases(book)):
        return name
    case = desk.open_case(name)
    if moment is None:
        desk.take_in(book, case, _who(by))
    return case.case.id


def _write_report(found: Any, out: Path) -> None:
    from caveat.report import brief, document, files, page

    mark = {
        "sequence": found.inputs.receipt_sequence,
        "head": found.inputs.receipt_head,
        "time": found.inputs.receipt_time,
    }
    files.write_all(
        {
            out / "review.html": page.render(found),
            out / "brief.md": brief.render(found),
            out / "review.json": document.to_json(found),
            out / "receipt.json": json.dumps(mark, indent=2) + "\n",
        }
    )


@app.command("list")
def list_cases(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List the cases: those that come with Caveat, and those in the ledger.

    Example: caveat list --json -
    """
    from caveat import desk

    with _ledger(ledger) as book:
        rows = [
            {"case": case.id, "supplier": case.supplier, "recipient": case.recipient, "as_of": case.as_of.isoformat(),
             "where": where, "question": case.question}
            for case, where in desk.known_cases(book)
        ]  # fmt: skip
    if to_json:
        return _put(_json(rows), to_json)
    _table(
        "Cases", ("case", "supplier", "recipient", "as of", "where", "question"), [tuple(row.values()) for row in rows]
    )
    return None


@app.command()
def show(
    record: Annotated[
        str, typer.Argument(help="A record: isr-2024/s-nbc-01, its number, or a provision, item or episode.")
    ],
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
) -> None:
    """Print any record with its provenance: who recorded it when, what it supersedes, and the chain's hash.

    Example: caveat show isr-2024/s-nbc-01
    """
    from caveat import desk

    with _ledger(ledger) as book:
        found = desk.show(book, record)
    _put(_json(found), to_json or "-")


@app.command()
def law(
    at: Annotated[str, typer.Option(help="The day whose law is asked for (YYYY-MM-DD).")],
    channel: Annotated[str | None, typer.Option(help="FMS, DCS, FMF, PDA, WRSA, EDA or LICENCE.")] = None,
    stage: Annotated[str | None, typer.Option(help="A stage of the law's lifecycle, such as delivery.")] = None,
    measure: Annotated[str | None, typer.Option(help="pause, slow, withhold, condition or expedite.")] = None,
    supplier: Annotated[str, typer.Option(help="Whose law: a country code, such as USA, GBR or DEU.")] = "USA",
    recipient: Annotated[
        str | None, typer.Option(help="The recipient's country code, where thresholds depend on it.")
    ] = None,
    to_json: JsonOption = None,
) -> None:
    """List the provisions that apply: who may act, by what, on what notice, with sources.

    Example: caveat law --at 2024-01-29 --channel FMS --stage delivery --measure pause
    """
    from caveat import desk
    from caveat.report import listing

    day = _day(at, "--at")
    assert day is not None
    rows = desk.law(day, channel=channel, stage=stage, measure=measure, supplier=supplier, recipient=recipient)
    if to_json:
        return _put(_json(rows), to_json)
    _table(
        f"Law of {supplier} on {day.isoformat()}",
        ("provision", "citation", "who", "measures", "notice", "how it bites", "confidence"),
        [listing.law_row(row) for row in rows],
    )
    return None


@app.command()
def clock(
    provision: Annotated[
        str, typer.Argument(help="The provision whose clock runs, such as usa-aeca-36b-notification.")
    ],
    start: Annotated[str, typer.Option(help="The day on which it starts, such as receipt of a notice.")],
    recipient: Annotated[str, typer.Option(help="The recipient's country code.")],
    emergency: Annotated[bool, typer.Option(help="An emergency statement waives the review.")] = False,
    to_json: JsonOption = None,
) -> None:
    """Compute a deadline and show its arithmetic.

    Example: caveat clock usa-aeca-36b-notification --start 2023-12-29 --recipient ISR
    """
    from caveat import desk
    from caveat.report import listing

    day = _day(start, "--start")
    assert day is not None
    found = desk.clock(provision, day, recipient, emergency=emergency)
    if to_json:
        return _put(_json(found), to_json)
    for line in listing.clock_lines(found):
        print(line)
    return None


@app.command()
def items(
    text: Annotated[str | None, typer.Argument(help="Words for an item, as a document writes them.")] = None,
    to_json: JsonOption = None,
) -> None:
    """Resolve words to items of the catalogue, or list the catalogue.

    Example: caveat items "155 mm artillery rounds"
    """
    from caveat.pipeline.items import catalogue
    from caveat.report import listing

    if text is None:
        everything = list(catalogue())
        if to_json:
            return _put(_json(everything), to_json)
        _table("Items", ("item", "name", "class", "role"), [listing.item_row(item) for item in everything])
        return None
    found = catalogue().resolve(text)
    if to_json:
        return _put(_json(found), to_json)
    for line in listing.resolution_lines(found):
        print(line)
    return None


@app.command()
def episodes(
    polarity: Annotated[str | None, typer.Option(help="stick, carrot or mixed.")] = None,
    demand: Annotated[str | None, typer.Option(help="The kind of demand, such as humanitarian-access.")] = None,
    supplier: Annotated[str | None, typer.Option(help="The supplier's country code.")] = None,
    recipient: Annotated[str | None, typer.Option(help="The recipient's country code.")] = None,
    outcome: Annotated[str | None, typer.Option(help="complied, partial, none, …")] = None,
    to_json: JsonOption = None,
) -> None:
    """List past attempts to use deliveries as leverage.

    Example: caveat episodes --polarity stick --demand humanitarian-access
    """
    from caveat.episodes import coding
    from caveat.report import listing

    rows = coding.select(polarity=polarity, demand=demand, supplier=supplier, recipient=recipient, outcome=outcome)
    if to_json:
        return _put(_json(rows), to_json)
    _table(
        f"{len(rows)} episodes",
        ("episode", "from", "to", "start", "instrument", "demand", "outcome"),
        [listing.episode_row(row) for row in rows],
    )
    return None


@app.command("import")
def import_case(
    case: Annotated[str, typer.Argument(help="A case file, or the id of a bundled case.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Take a case file into the ledger. Taking it in again adds only what changed.

    Example: caveat import my-case.yaml
    """
    from caveat import desk

    found = desk.open_case(case)
    with _ledger(ledger) as book:
        taken = desk.take_in(book, found, _who(by))
    print(
        f"{taken.case}: {taken.added} records added, {taken.superseded} superseded, {taken.withdrawn} withdrawn, "
        f"{taken.unchanged} unchanged."
    )


@app.command("export")
def export_case(
    case: Annotated[str, typer.Argument(help="The id of a case in the ledger.")],
    out: Annotated[str, typer.Option(metavar="FILE|-", help="Where to write the case file.")] = "-",
    known_at: KnownAtOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Write a case of the ledger as a case file that reads back equal.

    Example: caveat export isr-2024 --out isr-2024.yaml
    """
    from caveat import desk

    with _ledger(ledger) as book:
        text = desk.export(book, case, _time(known_at))
    _put(text, out)


@app.command()
def attach(
    document: Annotated[str, typer.Argument(help="A document of a case: isr-2024/d-seed.")],
    file: Annotated[Path, typer.Argument(help="The file that holds its text.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Hold the text of a document and pin its statements to spans.

    Example: caveat attach isr-2024/d-seed article.txt
    """
    from caveat import desk

    case_id, _, name = document.partition("/")
    if not name:
        raise typer.BadParameter(f"{document!r} names no document. Write CASE/DOCUMENT, as in isr-2024/d-seed.")
    with _ledger(ledger) as book:
        _take(book, case_id, None, by)
        done = desk.attach(book, case_id, name, file, _who(by))
    print(f"{document}: text held as {done.digest[:12]}…; {len(done.pinned)} statements pinned to spans.")
    if done.unpinned:
        print(f"Still cited, because they give no quote: {', '.join(done.unpinned)}.")


@app.command()
def verify(
    case: Annotated[
        str | None, typer.Argument(help="Also list what of this case rests only on documents later than its date.")
    ] = None,
    ledger: LedgerOption = None,
    receipt_file: Annotated[
        Path | None, typer.Option("--receipt", help="A receipt from an earlier report: notices a ledger cut back.")
    ] = None,
    to_json: JsonOption = None,
) -> None:
    """Walk the chain, every span and every reference; name the first record that does not hold.

    Example: caveat verify isr-2024 --receipt out/receipt.json
    """
    from caveat import desk
    from caveat.report import listing

    with _ledger(ledger) as book:
        found = desk.verified(book, receipt_file)
        later = desk.later_facts(book, _take(book, case, None, None)) if case else ()
    if to_json:
        return _put(_json({"verified": found, "later_facts": later}), to_json)
    print(listing.verified_words(found))
    if case:
        print(
            f"{len(later)} parts of {case} rest only on documents from after its as-of date and stay out of its review:"
        )
        for hidden in later:
            earliest = hidden.earliest or "without a date"
            print(f"  {hidden.path}: {hidden.what} ({hidden.why}; earliest document {earliest})")
    return None


@app.command()
def receipt(ledger: LedgerOption = None, out: Annotated[str, typer.Option(metavar="FILE|-")] = "-") -> None:
    """Write a receipt: the ledger's last sequence number, its head hash and the time.

    Example: caveat receipt --out receipt.json
    """
    from caveat.ledger.verify import receipt as mark

    with _ledger(ledger) as book:
        _put(mark(book).to_json(), out)


@app.command()
def schema(
    which: Annotated[str, typer.Argument(help="case or review.")],
    out: Annotated[str, typer.Option(metavar="FILE|-")] = "-",
) -> None:
    """Print the JSON Schema of a case file or of a review.

    Example: caveat schema case
    """
    from caveat import desk

    _put(_json(desk.schema(which)), out)


@ledger_app.command("upgrade")
def ledger_upgrade(ledger: LedgerOption = None) -> None:
    """Bring an older ledger to this program's schema. Nothing recorded is altered.

    Example: caveat ledger upgrade --ledger old.db
    """
    from caveat.ledger.connect import upgrade

    upgrade(ledger or _default_ledger())
    print("The ledger has this program's schema.")


def run() -> None:
    """The entry point of the installed command."""
    sys.exit(main())


if __name__ == "__main__":
    run()
