"""What kind a document may be shows in signs that every document of the kind holds."""

from __future__ import annotations

import pytest

from caveat.sources import kinds
from caveat.sources.registers import sipri


def test_the_sign_of_a_register_is_the_first_column_of_its_header() -> None:
    assert sipri.HEADER[0].encode() == kinds.REGISTER
    assert kinds.is_register(b"Transfers of arms.\n\n" + ",".join(sipri.HEADER).encode())
    for wide in ("utf-16", "utf-16-be"):
        assert kinds.is_register(("Transfers of arms.\n\n" + ",".join(sipri.HEADER)).encode(wide))
    assert not kinds.is_register(b"Transfers of arms.\n\nSupplier,Recipient")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Transmittal No. 31-07", True),
        ("(i) Prospective Purchaser: Government of Jordan", True),
        ("a possible Foreign\nMilitary Sale to Jordan", True),
        ("the ARMS EXPORT CONTROL ACT", True),
        ("Arms for export were sold abroad by the military.", False),
        ("", False),
    ],
)
def test_a_text_without_a_sign_is_no_notice(text: str, may: bool) -> None:
    assert kinds.may_hold_notice(text) is may
