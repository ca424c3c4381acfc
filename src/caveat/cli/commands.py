"""The commands. Each wires the words of a command line to one verb of the desk and shows what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from caveat import __version__
from caveat.cli import answered, bargain, bench, deciding, docket, episodes, reading, response, serve, simulate
from caveat.cli.cases import by_then, take
from caveat.cli.given import (
    AsOfOption,
    ByOption,
    JsonOption,
    KnownAtOption,
    LedgerOption,
    a_country,
    a_day,
    a_number,
    a_time,
    default_ledger,
    opened,
    who,
)
from caveat.cli.shown import as_json, folder_of, put, table
from caveat.errors import SchemaBehind

NEXT = "Start with: caveat review isr-2024 --out out\n"


class _Root(TyperGroup):
    """The command itself, whose help begins with what to do next."""

    def get_help(self, ctx: Any) -> str:
        return f"{NEXT}\n{super().get_help(ctx)}"


app = typer.Typer(
    name="caveat",
    cls=_Root,
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
app.add_typer(response.forecast_app, name="forecast")
app.add_typer(bench.bench_app, name="bench")
app.add_typer(episodes.episodes_app, name="episodes")
app.add_typer(docket.docket_app, name="docket")
app.add_typer(serve.user_app, name="user")


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
    seed: Annotated[
        int | None, typer.Option(parser=a_number, help="The seed of whatever is drawn; the report records it.")
    ] = None,
    respond: Annotated[
        bool, typer.Option("--respond", help="Also say whether they would do it, under three lenses (takes longer).")
    ] = False,
    simulate: Annotated[
        int | None,
        typer.Option(metavar="N", parser=a_number, help="Also simulate every option over so many futures."),
    ] = None,
    finding: Annotated[
        str | None,
        typer.Option(metavar="FILE|DIGEST", help="Show this finding of a simulation; else the one filed last."),
    ] = None,
    by: ByOption = None,
) -> None:
    """Review a case: every open line, who may act on it, the options, and what is known.

    The response and the simulation are shown where they were run, and say "not run" where they were not. A finding is
    filed in the ledger by its digest, and is shown by later reviews of the same day.

    Example: caveat review isr-2024 --out out
    """
    from caveat import desk
    from caveat.report import document

    on = a_day(as_of, "--as-of") if as_of is not None else None
    moment = a_time(known_at)
    folder_of(to_json)
    asked = answered.Asked(respond, simulate, finding, who(by))
    asked.check()
    with opened(ledger) as book:
        case_id = take(book, case, moment, by)
        beside = answered.answers(book, case_id, asked, on, moment, seed if seed is not None else desk.SEED)
        found = desk.review(book, case_id, as_of=on, known_at=moment, seed=seed if seed is not None else desk.SEED)
        texts = desk.held_texts(book, case_id, moment) if out is not None else {}
    if out is not None:
        _write_report(found, texts, beside, out)
    if to_json is not None:
        put(document.to_json(found, beside), to_json)
    if to_json != "-":
        from rich.console import Console

        from caveat.report import beside as told
        from caveat.report import terminal

        terminal.summary(found, Console())
        for line in told.lines(beside):
            print(line)
        if out is not None:
            print(f"Written: {out / 'review.html'}, {out / 'brief.md'}, {out / 'review.json'}, {out / 'receipt.json'}")


def _write_report(found: Any, texts: Mapping[str, str], beside: Any, out: Path) -> None:
    import json

    from caveat.report import brief, document, files, page

    mark = {
        "sequence": found.inputs.receipt_sequence,
        "head": found.inputs.receipt_head,
        "time": found.inputs.receipt_time,
    }
    files.write_all(
        {
            out / "review.html": page.render(found, texts, beside),
            out / "brief.md": brief.render(found, beside),
            out / "review.json": document.to_json(found, beside),
            out / "receipt.json": json.dumps(mark, indent=2) + "\n",
        }
    )


@app.command("list")
def list_cases(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List the cases: those that come with Caveat, and those in the ledger.

    Example: caveat list --json -
    """
    from caveat import desk

    with opened(ledger) as book:
        rows = [
            {"case": case.id, "supplier": case.supplier, "recipient": case.recipient, "as_of": case.as_of.isoformat(),
             "where": where, "question": case.question}
            for case, where in desk.known_cases(book)
        ]  # fmt: skip
    if to_json:
        return put(as_json(rows), to_json)
    table(
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

    with opened(ledger) as book:
        found = desk.show(book, record)
    put(as_json(found), to_json or "-")


@app.command()
def law(
    at: Annotated[str, typer.Option(help="The day whose law is asked for (YYYY-MM-DD).")],
    channel: Annotated[str | None, typer.Option(help="FMS, DCS, FMF, PDA, WRSA, EDA or LICENCE.")] = None,
    stage: Annotated[
        str | None,
        typer.Option(help="A stage of the law (delivery), of a line (in-delivery) or of a lifecycle (fms-11-shipped)."),
    ] = None,
    measure: Annotated[str | None, typer.Option(help="pause, slow, withhold, condition or expedite.")] = None,
    supplier: Annotated[str, typer.Option(help="Whose law: a country code, such as USA, GBR or DEU.")] = "USA",
    recipient: Annotated[
        str | None, typer.Option(help="The recipient's country code, where waits depend on it.")
    ] = None,
    to_json: JsonOption = None,
) -> None:
    """List the provisions that apply: who may act, by what, on what notice, with sources.

    Example: caveat law --at 2024-01-29 --channel FMS --stage delivery --measure pause
    """
    from caveat import desk
    from caveat.report import listing

    on = a_day(at, "--at")
    supplier, recipient = a_country(supplier, "--supplier") or supplier, a_country(recipient, "--recipient")
    rows = desk.law(on, channel=channel, stage=stage, measure=measure, supplier=supplier, recipient=recipient)
    if to_json:
        return put(as_json(rows), to_json)
    for line in listing.law_lines(rows, on, supplier):
        print(line)
    if not rows:
        print(f"No provision that is held here applies to {supplier} as asked; {desk.law_held(supplier, on)}.")
    return None


@app.command()
def clock(
    provision: Annotated[
        str, typer.Argument(help="The provision whose clock runs, such as usa-aeca-36b-notification.")
    ],
    start: Annotated[str, typer.Option(help="The day on which it starts, such as receipt of a notice.")],
    recipient: Annotated[str, typer.Option(help="The recipient's country code.")],
    emergency: Annotated[bool, typer.Option(help="An emergency statement waives the review.")] = False,
    case: Annotated[
        str | None, typer.Option(help="A named case of the clock, where its days depend on one; a refusal names them.")
    ] = None,
    to_json: JsonOption = None,
) -> None:
    """Compute a deadline and show its arithmetic.

    Example: caveat clock usa-aeca-36b-notification --start 2023-12-29 --recipient ISR
    """
    from caveat import desk
    from caveat.report import listing

    recipient = a_country(recipient, "--recipient") or recipient
    found = desk.clock(provision, a_day(start, "--start"), recipient, emergency=emergency, case=case)
    if to_json:
        return put(as_json(found), to_json)
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
            return put(as_json(everything), to_json)
        for line in listing.item_lines(everything):
            print(line)
        return None
    if not text.strip():
        raise typer.BadParameter(
            "no words were given. Write what a document calls the item, or leave them out to list the catalogue.",
            param_hint="TEXT",
        )
    found = catalogue().resolve(text)
    if to_json:
        return put(as_json(found), to_json)
    for line in listing.resolution_lines(found):
        print(line)
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
    with opened(ledger) as book:
        taken = desk.take_in(book, found, who(by))
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

    moment = a_time(known_at)
    folder_of(out)
    with opened(ledger, make=False) as book:
        if moment is not None:
            by_then(book, case, moment)
        text = desk.export(book, case, moment)
    put(text, out)


for _command in (*reading.COMMANDS, *deciding.COMMANDS, *response.COMMANDS, *bargain.COMMANDS, *simulate.COMMANDS):
    app.command()(_command)
app.command()(serve.serve)


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
        raise typer.BadParameter(
            f"{document!r} names no document. Write CASE/DOCUMENT, as in isr-2024/d-seed.", param_hint="DOCUMENT"
        )
    with opened(ledger) as book:
        take(book, case_id, None, by)
        done = desk.attach(book, case_id, name, file, who(by))
    print(f"{document}: text held as {done.digest[:12]}…; {len(done.pinned)} statements pinned to spans.")
    if done.unpinned:
        print(f"Still cited, because they give no quote: {', '.join(done.unpinned)}.")


@app.command()
def verify(
    case: Annotated[
        str | None, typer.Argument(help="Also list what of this case no document public by its date supports.")
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

    with opened(ledger, make=case is not None) as book:
        found = desk.verified(book, receipt_file)
        name = take(book, case, None, None) if case else None
        later = desk.later_facts(book, name) if name else ()
        odd = desk.remarks(book, name) if name else ()
        there = {one: len(desk.later_facts(book, one)) for one in desk.cases(book)} if name is None else {}
    if to_json:
        return put(as_json({"verified": found, "later_facts": later, "remarks": odd, "cases": there}), to_json)
    for line in (*listing.verified_lines(found, there), *listing.case_lines(name, later, odd)):
        print(line)
    return None


@app.command()
def receipt(ledger: LedgerOption = None, out: Annotated[str, typer.Option(metavar="FILE|-")] = "-") -> None:
    """Write a receipt: the ledger's last sequence number, its head hash and the time.

    Example: caveat receipt --out receipt.json
    """
    from caveat.ledger.verify import receipt as mark

    with opened(ledger, make=False) as book:
        put(mark(book).to_json(), out)


@app.command()
def schema(
    which: Annotated[str, typer.Argument(help="case, review or episode.")],
    out: Annotated[str, typer.Option(metavar="FILE|-")] = "-",
) -> None:
    """Print the JSON Schema of a case file, of a review or of an episode.

    Example: caveat schema case
    """
    from caveat import desk

    put(as_json(desk.schema(which)), out)


@ledger_app.command("upgrade")
def ledger_upgrade(ledger: LedgerOption = None) -> None:
    """Bring an older ledger to this program's schema. Nothing recorded is altered.

    Example: caveat ledger upgrade --ledger old.db
    """
    from caveat.ledger.connect import upgrade

    try:
        with opened(ledger, make=False):
            print("The ledger has this program's schema already.")
    except SchemaBehind:
        upgrade(default_ledger() if ledger is None else ledger)
        print("The ledger has this program's schema.")
