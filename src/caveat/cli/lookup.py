"""What Caveat knows without a case: law, clocks, items and the schemas of its files."""

from __future__ import annotations

from typing import Annotated

import typer

from caveat.cli.given import JsonOption, a_country, a_day
from caveat.cli.shown import as_json, put


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
    from caveat.desk import lookup
    from caveat.report import listing

    on = a_day(at, "--at")
    supplier, recipient = a_country(supplier, "--supplier") or supplier, a_country(recipient, "--recipient")
    rows = lookup.law(on, channel=channel, stage=stage, measure=measure, supplier=supplier, recipient=recipient)
    if to_json:
        return put(as_json(rows), to_json)
    for line in listing.law_lines(rows, on, supplier):
        print(line)
    if not rows:
        print(f"No provision that is held here applies to {supplier} as asked; {lookup.law_held(supplier, on)}.")
    return None


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
    from caveat.desk import lookup
    from caveat.report import listing

    recipient = a_country(recipient, "--recipient") or recipient
    found = lookup.clock(provision, a_day(start, "--start"), recipient, emergency=emergency, case=case)
    if to_json:
        return put(as_json(found), to_json)
    for line in listing.clock_lines(found):
        print(line)
    return None


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


def schema(
    which: Annotated[str, typer.Argument(help="case, review or episode.")],
    out: Annotated[str, typer.Option(metavar="FILE|-")] = "-",
) -> None:
    """Print the JSON Schema of a case file, of a review or of an episode.

    Example: caveat schema case
    """
    from caveat.desk import lookup

    put(as_json(lookup.schema(which)), out)
