"""The commands by name: where each one is, and what it says of itself before it is read.

A command wires the words of a command line to one verb of the desk and shows what comes back. Only the module of the
command that was asked for is read: all of them together take longer to be read than the help takes to be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from caveat import __version__

NEXT = "Start with: caveat review isr-2024 --out out\n"


class Command(NamedTuple):
    """A command, or a group of commands."""

    name: str
    place: str
    """Module of this room and name in it."""
    help: str
    """The first paragraph of its own help."""
    group: bool = False


COMMANDS = (
    Command("review", "review:review",
            "Review a case: every open line, who may act on it, the options, and what is known."),
    Command("list", "casework:list_cases",
            "List the cases: those that come with Caveat, and those in the ledger."),
    Command("show", "casework:show",
            "Print any record with its provenance: who recorded it when, what it supersedes, and the chain's hash."),
    Command("law", "lookup:law",
            "List the provisions that apply: who may act, by what, on what notice, with sources."),
    Command("clock", "lookup:clock", "Compute a deadline and show its arithmetic."),
    Command("items", "lookup:items", "Resolve words to items of the catalogue, or list the catalogue."),
    Command("import", "casework:import_case",
            "Take a case file into the ledger. Taking it in again adds only what changed."),
    Command("export", "casework:export_case", "Write a case of the ledger as a case file that reads back equal."),
    Command("read", "reading:read",
            "Read documents: arms-sale notices, trade registers, tables of licences. "
            "Without --propose nothing is recorded."),
    Command("watch", "reading:watch",
            "Read what is new or changed in a folder or a feed, and say what a changed document says otherwise."),
    Command("proposals", "deciding:proposals",
            "List what readings proposed and nobody has decided yet, or what became of it."),
    Command("accept", "deciding:accept", "Accept proposals in your name. Accepting one twice adds nothing."),
    Command("reject", "deciding:reject", "Reject proposals, or what was accepted before, with a reason."),
    Command("amend", "deciding:amend",
            "Accept a proposal with other values. A span is given by start and end, or by a quote that stands once."),
    Command("precedents", "response:precedents",
            "Say how often demands like a case's were met before, option by option, and how far that can be trusted."),
    Command("respond", "response:respond",
            "Say whether they would do it: history, bargaining and simulation side by side, option by option."),
    Command("bargain", "bargain:bargain",
            "Say where actors would settle, by one model of bargaining, and who gave way to whom."),
    Command("simulate", "simulate:simulate",
            "Simulate every option of a case: deliveries, stocks, backlog and compliance over many futures."),
    Command("serve", "serve:serve",
            "Serve the ledger to browsers and programs. "
            "Alone, no account is needed; for a team, people sign in."),
    Command("attach", "casework:attach", "Hold the text of a document and pin its statements to spans."),
    Command("verify", "ledger:verify",
            "Walk the chain, every span and every reference; name the first record that does not hold."),
    Command("receipt", "ledger:receipt",
            "Write a receipt: the ledger's last sequence number, its head hash and the time."),
    Command("schema", "lookup:schema", "Print the JSON Schema of a case file, of a review or of an episode."),
    Command("ledger", "ledger:ledger_app", "Keep the ledger itself.", group=True),
    Command("forecast", "response:forecast_app", "Write forecasts down before the event, and score them after.",
            group=True),
    Command("bench", "bench:bench_app", "Measure how well Caveat reads.", group=True),
    Command("episodes", "episodes:episodes_app",
            "List past attempts to use deliveries as leverage, or add your own: `caveat episodes add FILE`.",
            group=True),
    Command("docket", "docket:docket_app",
            "Work a review: recommend, countersign, decide, watch. `caveat docket open` begins.", group=True),
    Command("user", "serve:user_app", "Accounts: who may sign in to the server, and their tokens.", group=True),
)  # fmt: skip
"""In the order of the help."""


class _Root(TyperGroup):
    """The command itself, whose help begins with what to do next."""

    def get_help(self, ctx: Any) -> str:
        return f"{NEXT}\n{super().get_help(ctx)}"


def _version(wanted: bool) -> None:
    if wanted:
        print(f"caveat {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Hold the options that come before a command."""


def built(words: Container[str] | None = None) -> typer.Typer:
    """The command line with the commands that these words name; of every other one its name and help alone.

    All of them whole where no words are given.
    """
    app = typer.Typer(
        name="caveat",
        cls=_Root,
        help=(
            "Caveat weighs conditional arms transfers: what is in the pipeline, who may stop it under which law, "
            "when it\nwould be felt, what each option needs, and what is known, by whom it was said, and what "
            "contradicts it.\n"
            "Every number it shows can be followed to a sentence in a document, a citation or a named assumption."
        ),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for command in COMMANDS:
        whole = words is None or command.name in words
        if command.group:
            group = found(command) if whole else typer.Typer(help=command.help)
            app.add_typer(group, name=command.name)
        else:
            app.command(command.name)(found(command) if whole else _closed(command.help))
    return app


def found(command: Command) -> Any:
    """The function or the group itself."""
    module, _, name = command.place.partition(":")
    return getattr(import_module(f"caveat.cli.{module}"), name)


def _closed(text: str) -> Callable[[], None]:
    def closed() -> None: ...

    closed.__doc__ = text
    return closed
