"""The ways by which goods or money reach a recipient, and which of them the law knows where."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator


class Channel(StrEnum):
    """The way by which goods or money reach the recipient."""

    FMS = "FMS"
    DCS = "DCS"
    FMF = "FMF"
    PDA = "PDA"
    WRSA = "WRSA"
    EDA = "EDA"
    LICENCE = "LICENCE"
    DOMESTIC = "DOMESTIC"
    APPROPRIATION = "APPROPRIATION"


AMERICAN = (Channel.FMS, Channel.DCS, Channel.FMF, Channel.PDA, Channel.WRSA, Channel.EDA)
"""The channels of the USA, each with stages of its own."""
GATED = (*AMERICAN, Channel.LICENCE)
"""Those that the law has gates for; a licence is the export licence of any other supplier than the USA."""
ALL = "ALL"
"""In a provision: any licence of its jurisdiction, or any channel of the USA."""
_GATES = {Channel.APPROPRIATION: Channel.FMF, Channel.DOMESTIC: Channel.LICENCE}


def of_supplier(supplier: str) -> tuple[Channel, ...]:
    """The channels that a supplier's law knows: those of the USA; of every other an export licence of its own."""
    return AMERICAN if supplier == "USA" else (Channel.LICENCE,)


def gated(channel: Channel) -> Channel:
    """The channel whose gates stand over a line: money that is voted meets those of finance, goods that the recipient
    makes itself those of a licence."""
    return _GATES.get(channel, channel)


def _among(known: Sequence[str]) -> BeforeValidator:
    """Refuses a channel that a row of the law cannot be about."""
    *first, last = (f"'{one}'" for one in known)
    expected = f"Input should be {', '.join(first)} or {last}"

    def check(value: object) -> object:
        if value not in known:
            raise ValueError(expected)
        return value

    return BeforeValidator(check)


American = Annotated[Channel, _among(AMERICAN)]
"""A channel that has a lifecycle."""
Gated = Annotated[Channel, _among(GATED)]
"""A channel of a gate, or of a line as the law sees it."""
Reach = Annotated[Channel | Literal["ALL"], _among((*AMERICAN, ALL))]
"""What a provision is about."""
