"""What can be wrong, as sentences: what stands where, what was expected, how to mend it.

The whole tree::

    CaveatError                    exit code 2 at the command line
        SourceError                what was handed in cannot be read
            Unreadable             a file or folder that cannot be opened, decoded or written
                NoLedger           a ledger that is to be opened as it is, and is not there
            TooLarge               more bytes, nodes or aliases than a document of this kind has
            Malformed              a file whose syntax is broken at a line
            UnknownTerm            a word outside a closed vocabulary
        EvidenceError              a claim without what it needs to stand on
            QuoteNotFound          a quote that does not stand in its document
            QuoteNotUnique         a quote that stands there more than once
            NoBasis                a number without a basis
            UnitMismatch           two amounts of different unit or basis brought together
        CaseError                  a case file that contradicts itself or the catalogue
            BadRow                 one row of a file, by file, line and field
            Conflict               two parts of a case that cannot both stand
        LedgerError                the record cannot be read or written as asked
            SpanMismatch           a span whose text is not its quote
            BrokenChain            a record that does not hold, by sequence number
            NoRecord               an id that this ledger does not have
            SchemaBehind           a ledger older than this program
            SchemaAhead            a ledger written by a newer program
            Busy                   another writer holds the ledger
        RuleError                  a rule of law as data that does not hold
            NotInForce             a provision asked for outside its dates
            CaseFails              a law case whose expectation is not met
        MissingExtra               a room whose optional packages are not installed

Every error passes its fields to ``super().__init__``, so that one raised in a worker arrives whole.
"""

from __future__ import annotations

from collections.abc import Sequence


class CaveatError(Exception):
    """Anything that a person can mend. ``str()`` is the sentence that says how."""


class SourceError(CaveatError):
    """What was handed in cannot be read."""


class Unreadable(SourceError):
    """A file or folder that cannot be opened, decoded or written."""

    def __init__(self, where: str, why: str, mend: str) -> None:
        super().__init__(where, why, mend)
        self.where, self.why, self.mend = where, why, mend

    def __str__(self) -> str:
        return f"{self.where}: {self.why}. {self.mend}"


class NoLedger(Unreadable):
    """A ledger that is to be opened as it is, and is not there."""


class TooLarge(SourceError):
    """More than a document of this kind has: bytes, nesting or expanded aliases."""

    def __init__(self, where: str, stands: str, limit: str, mend: str) -> None:
        super().__init__(where, stands, limit, mend)
        self.where, self.stands, self.limit, self.mend = where, stands, limit, mend

    def __str__(self) -> str:
        return f"{self.where}: {self.stands}, and at most {self.limit} is read. {self.mend}"


class Malformed(SourceError):
    """A file whose syntax is broken at a line."""

    def __init__(self, where: str, line: int | None, stands: str, mend: str) -> None:
        super().__init__(where, line, stands, mend)
        self.where, self.line, self.stands, self.mend = where, line, stands, mend

    def __str__(self) -> str:
        at = f"{self.where}, line {self.line}" if self.line else self.where
        return f"{at}: {self.stands}. {self.mend}"


class UnknownTerm(SourceError):
    """A word outside a closed vocabulary."""

    def __init__(self, where: str, field: str, term: str, known: Sequence[str], nearest: Sequence[str] = ()) -> None:
        super().__init__(where, field, term, tuple(known), tuple(nearest))
        self.where, self.field, self.term = where, field, term
        self.known, self.nearest = tuple(known), tuple(nearest)

    def __str__(self) -> str:
        hint = (
            f"Did you mean {' or '.join(self.nearest)}?"
            if self.nearest
            else f"Write one of: {', '.join(self.known[:12])}{', …' if len(self.known) > 12 else ''}."
        )
        return f"{self.where}: {self.field} is {self.term!r}, which is not known here. {hint}"


class EvidenceError(CaveatError):
    """A claim without what it needs to stand on."""


class QuoteNotFound(EvidenceError):
    """A quote that does not stand in its document."""

    def __init__(self, quote: str, title: str) -> None:
        super().__init__(quote, title)
        self.quote, self.title = quote, title

    def __str__(self) -> str:
        shown = self.quote if len(self.quote) <= 80 else self.quote[:79] + "…"
        return f"{self.title}: {shown!r} does not stand there. Copy the words from the document exactly."


class QuoteNotUnique(EvidenceError):
    """A quote stands more than once in its document, so it locates nothing."""

    def __init__(self, quote: str, title: str, count: int) -> None:
        super().__init__(quote, title, count)
        self.quote, self.title, self.count = quote, title, count

    def __str__(self) -> str:
        return f"{self.title}: {self.quote!r} stands there {self.count} times. Lengthen the quote until it stands once."


class NoBasis(EvidenceError):
    """A number without a basis."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(what, where)
        self.what, self.where = what, where

    def __str__(self) -> str:
        return f"{self.where}: {self.what} has no basis. Name a source, an assumption or a formula for it."


class UnitMismatch(EvidenceError):
    """Two figures of different unit, quantity kind or amount basis brought together."""

    def __init__(self, what: str, one: str, other: str) -> None:
        super().__init__(what, one, other)
        self.what, self.one, self.other = what, one, other

    def __str__(self) -> str:
        return f"{self.what}: {self.one} and {self.other} are never added or compared. Keep them in separate rows."


class CaseError(CaveatError):
    """A case file that contradicts itself or the catalogue."""


class BadRow(CaseError):
    """One row of a file that a person wrote: where it stands, what stands there, what was expected, how to mend it."""

    def __init__(self, where: str, line: int | None, row: str, field: str, stands: str, expected: str) -> None:
        super().__init__(where, line, row, field, stands, expected)
        self.where, self.line, self.row = where, line, row
        self.field, self.stands, self.expected = field, stands, expected

    def __str__(self) -> str:
        at = f"{self.where}, line {self.line}" if self.line else self.where
        row = f" ({self.row})" if self.row else ""
        return f"{at}{row}: {self.field} is {self.stands}. {self.expected}"


class Conflict(CaseError):
    """Two parts of a case that cannot both stand."""

    def __init__(self, where: str, one: str, other: str, mend: str) -> None:
        super().__init__(where, one, other, mend)
        self.where, self.one, self.other, self.mend = where, one, other, mend

    def __str__(self) -> str:
        return f"{self.where}: {self.one}, but {self.other}. {self.mend}"


class LedgerError(CaveatError):
    """The record cannot be read or written as asked."""


class SpanMismatch(LedgerError):
    """A span whose text is not its quote."""

    def __init__(self, title: str, start: int, end: int, quote: str, found: str) -> None:
        super().__init__(title, start, end, quote, found)
        self.title, self.start, self.end, self.quote, self.found = title, start, end, quote, found

    def __str__(self) -> str:
        return (
            f"{self.title} [{self.start}, {self.end}): the quote is {self.quote!r} but {self.found!r} stands there. "
            "Take the range again from the document's text."
        )


class BrokenChain(LedgerError):
    """The first record that does not hold."""

    def __init__(self, ledger: str, seq: int, why: str, mend: str) -> None:
        super().__init__(ledger, seq, why, mend)
        self.ledger, self.seq, self.why, self.mend = ledger, seq, why, mend

    def __str__(self) -> str:
        return f"{self.ledger}: record {self.seq} does not hold: {self.why}. {self.mend}"


class NoRecord(LedgerError):
    """An id that this ledger does not have."""

    def __init__(self, ledger: str, subject: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(ledger, subject, tuple(nearest))
        self.ledger, self.subject, self.nearest = ledger, subject, tuple(nearest)

    def __str__(self) -> str:
        hint = f" Did you mean {' or '.join(self.nearest)}?" if self.nearest else " `caveat list` shows what it has."
        return f"No record with the id {self.subject!r} in {self.ledger}.{hint}"


class SchemaBehind(LedgerError):
    """A ledger older than this program."""

    def __init__(self, ledger: str, found: str, wanted: str) -> None:
        super().__init__(ledger, found, wanted)
        self.ledger, self.found, self.wanted = ledger, found, wanted

    def __str__(self) -> str:
        return (
            f"{self.ledger} has schema {self.found}; this program writes {self.wanted}. "
            "Run `caveat ledger upgrade` (nothing recorded is altered)."
        )


class SchemaAhead(LedgerError):
    """A ledger written by a newer program."""

    def __init__(self, ledger: str, found: str, wanted: str) -> None:
        super().__init__(ledger, found, wanted)
        self.ledger, self.found, self.wanted = ledger, found, wanted

    def __str__(self) -> str:
        return (
            f"{self.ledger} has schema {self.found}, newer than the {self.wanted} that this program knows. "
            "Install a newer Caveat; nothing was changed."
        )


class Busy(LedgerError):
    """Another writer holds the ledger."""

    def __init__(self, ledger: str, seconds: float) -> None:
        super().__init__(ledger, seconds)
        self.ledger, self.seconds = ledger, seconds

    def __str__(self) -> str:
        return (
            f"{self.ledger}: another writer held it for {self.seconds:g} s. "
            "Try again when it has finished; an append repeated with its key adds nothing twice."
        )


class RuleError(CaveatError):
    """A rule of law as data that does not hold."""


class NotInForce(RuleError):
    """A provision asked for outside its dates."""

    def __init__(self, provision: str, at: str, dates: str) -> None:
        super().__init__(provision, at, dates)
        self.provision, self.at, self.dates = provision, at, dates

    def __str__(self) -> str:
        return f"{self.provision} is not in force at {self.at}: {self.dates}. Ask for a date within it."


class CaseFails(RuleError):
    """A law case, kept beside its rule, whose expectation is not met."""

    def __init__(self, provision: str, case: str, expected: str, found: str) -> None:
        super().__init__(provision, case, expected, found)
        self.provision, self.case, self.expected, self.found = provision, case, expected, found

    def __str__(self) -> str:
        return (
            f"{self.provision}, case {self.case}: expected {self.expected}, found {self.found}. "
            "Mend the rule or the case."
        )


class MissingExtra(CaveatError):
    """A room whose optional packages are not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what, self.extra = what, extra

    def __str__(self) -> str:
        return f"{self.what} needs an optional part that is not installed. Run `pip install 'caveat[{self.extra}]'`."
