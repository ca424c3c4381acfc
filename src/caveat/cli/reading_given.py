"""The options of reading that more than one command takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ColumnsOption = Annotated[
    str | None, typer.Option(help="How the columns of a table are read: a mapping by its id, or a file.")
]
PublishedOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication, where the page does not say it (YYYY-MM-DD)."),
]
EngineOption = Annotated[
    str,
    typer.Option(
        metavar="rules|checked|model",
        help="What reads prose: the rules, the rules checked by a network, or a model at an address of your own.",
    ),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Which fields a rule may accept; by default caveat.toml in the user data folder, if any."
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded, and record nothing.")]
