"""Made-up documents with what a person reads in them, and statements as an engine would give them."""

from __future__ import annotations

from typing import Any

from caveat import __version__
from caveat.desk.proposing import Source, Whole
from caveat.evidence import document_id
from caveat.review import proposals
from caveat.sources.registers.sipri import HEADER

NOTICE = """\
Transmittal No. 31-07
Notice of Proposed Issuance of Letter of Offer Pursuant to Section
36(b)(1) of the Arms Export Control Act
    (i) Prospective Purchaser: Government of Jordan
    (ii) Total Estimated Value:
Major Defense Equipment *...............  $ 60 million
Other...................................  $ 20 million
  TOTAL.................................  $ 80 million
    (iii) Description and Quantity or Quantities of Articles or Services under
Consideration for Purchase:
Major Defense Equipment (MDE):
    Forty-five (45) M795 155mm projectiles
Non-MDE:
    The following non-MDE items will also be included: containers.
    (iv) Military Department: Army (JO-B-UAA)
    (v) Prior Related Cases, if any: None
    (vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: None
    (vii) Sensitivity of Technology: See Attached Annex
    (viii) Date Report Delivered to Congress: April 1, 2031
"""
DEARER = NOTICE.replace("$ 60 million", "$ 70 million").replace("$ 80 million", "$ 90 million")
"""The same notice with another sum for what is major, and another total."""

ROWS = (
    "1,Utopia,Arcadia,Type 1,APC,Armoured vehicles,2010,Yes,24,No,2012,No,New,0.3,0.3,7.2,No",
    "2,Utopia,Arcadia,Type 2,Tank,Armoured vehicles,2011,No,10,No,2013,No,New,2,2,20,No",
)


def register(*rows: str) -> bytes:
    """A trade register of a few rows."""
    return "\n".join(["Transfers of arms.", ",".join(HEADER), *rows, ""]).encode()


ARTICLE = "Ruritania is weighing whether to pause deliveries of shells to Arcadia. The ministry said it had sent ten."


def statement(quote: str, text: str = ARTICLE, **fields: Any) -> dict[str, Any]:
    """A statement line in the shape of the codebook, standing where its quote stands."""
    start = text.index(quote)
    said: dict[str, Any] = {
        "kind": "statement", "document": document_id(text.encode()), "start": start, "end": start + len(quote),
        "quote": quote, "id": "s1", "speaker": None,
        "attribution": {"kind": "outlet", "count": None, "description": None, "relayed_from": None},
        "act": "pause", "actor": "Ruritania", "target": "Arcadia", "objects": ["deliveries of shells"],
        "modality": "considered", "polarity": "positive", "date": None, "quantities": [], "rule": "weighing",
        "confidence": 0.9, "engine": "rules",
    }  # fmt: skip
    return {**said, **fields}


WEIGHING = "Ruritania is weighing whether to pause deliveries of shells to Arcadia"


def article(*lines: dict[str, Any], text: str = ARTICLE, name: str = "article.txt") -> Whole:
    """An article as it was read."""
    return Whole(Source(name, text.encode()), text, tuple(proposals.of(lines, __version__)))
