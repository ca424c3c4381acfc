"""Law cases in, kept as data beside the rule that each is about; for each, whether its expectation is met.

A case asks one of five things: when a clock ends, whether a value calls for a notice, whether a provision is listed,
how a gate stands, or what the legal screen says. Its ``why`` holds the source or the arithmetic of the expectation.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationError, model_validator

from caveat import tables
from caveat.errors import CaseFails, RuleError, UnknownTerm
from caveat.evidence import Measure, Stage
from caveat.law import clocks, gates, powers, screening, thresholds
from caveat.law.channels import Gated
from caveat.law.groups import Country
from caveat.law.provisions import FILES, provisions
from caveat.law.rulefile import RuleFile
from caveat.law.terms import ArticleKind

Refusal = Literal["RuleError", "NotInForce", "UnknownTerm"]
Found: TypeAlias = Mapping[str, object]


class Expect(tables.Row):
    """What is expected; only what is written is compared."""

    says: str | None = None
    """Words that the answer or the refusal contains."""

    @model_validator(mode="after")
    def _expects_something(self) -> Expect:
        if not self.model_fields_set:
            raise ValueError("at least one expectation")
        return self


class LawCase(tables.Row):
    """A question whose answer is known from the text, a facts file or arithmetic."""

    id: str
    of: str
    """The provision or gate that the case is about."""
    why: Annotated[str, Field(min_length=15)]
    """The source of the expectation, or the arithmetic that leads to it."""
    expect: Expect

    def found(self) -> Found:
        """What the rules say."""
        raise NotImplementedError


class ClockWhen(tables.Row):
    """The start of a wait."""

    start: date
    recipient: str
    emergency: bool = False
    case: str | None = None


class ClockExpect(Expect):
    """The end of a wait."""

    ends: date | Literal["unknown"] | None = None
    days: int | None = None
    not_before: date | None = None
    would_end: date | None = None
    waived: bool | None = None
    binding: bool | None = None
    refused: Refusal | None = None


class ClockCase(LawCase):
    """When the clock of a provision ends."""

    asks: Literal["clock"]
    when: ClockWhen
    expect: ClockExpect

    def found(self) -> Found:
        """The deadline, or the refusal to give one."""
        asked = self.when
        try:
            end = clocks.ends(self.of, asked.start, asked.recipient, emergency=asked.emergency, case=asked.case)
        except (RuleError, UnknownTerm) as refusal:
            return _refused(refusal)
        told = {name: getattr(end, name) for name in ("days", "not_before", "would_end", "waived", "binding")}
        return {**told, "ends": end.ends or "unknown", "says": _said(end)}


def _said(end: clocks.Deadline) -> str:
    return "; ".join((*(f"{step.label}: {step.value} ({step.basis})" for step in end.steps), end.effect))


class ThresholdWhen(tables.Row):
    """A value on a day."""

    usd: int
    article_kind: ArticleKind
    recipient: str
    day: date


class ThresholdExpect(Expect):
    """Whether a notice is due; "unknown" where the text is contested or no value is held."""

    required: bool | Literal["unknown"] | None = None
    at: int | None = None
    cautious: bool | None = None
    """True where the answer says that the values may have changed since they were confirmed."""
    refused: Refusal | None = None


class ThresholdCase(LawCase):
    """Whether a value calls for a notice."""

    asks: Literal["threshold"]
    when: ThresholdWhen
    expect: ThresholdExpect

    def found(self) -> Found:
        """The notice, or the refusal to say."""
        asked = self.when
        try:
            told = thresholds.notice(self.of, asked.usd, asked.article_kind, asked.recipient, asked.day)
        except (RuleError, UnknownTerm) as refusal:
            return _refused(refusal)
        return {
            "required": "unknown" if told.required is None else told.required,
            "at": told.threshold.usd if told.threshold else None,
            "cautious": bool(told.cautions),
            "says": told.words,
        }


class AppliesWhen(tables.Row):
    """A question of what applies."""

    day: date
    channel: str | None = None
    stage: str | None = None
    measure: str | None = None
    supplier: str = "USA"
    recipient: str | None = None


class AppliesExpect(Expect):
    """Whether the provision is listed."""

    listed: bool | None = None
    force: str | None = None
    refused: Literal["UnknownTerm"] | None = None


class AppliesCase(LawCase):
    """Whether a provision is listed among those that apply."""

    asks: Literal["applies"]
    when: AppliesWhen
    expect: AppliesExpect

    def found(self) -> Found:
        """The row of the provision, or that there is none."""
        asked = self.when
        try:
            rows = powers.applies(**dict(asked))
        except UnknownTerm as refusal:
            return _refused(refusal)
        row = next((row for row in rows if row.provision == self.of), None)
        if row is None:
            return {"listed": False, "says": "not listed"}
        said = "; ".join((row.notice, *row.how_fast, *row.traps, row.then or "", row.note or "", row.trigger or ""))
        return {"listed": True, "force": row.force, "says": said}


class LineWhen(tables.Row):
    """A line and a day."""

    day: date
    stage: Stage
    channels: tuple[Gated, ...] = ()
    supplier: Country = "USA"
    recipient: Country = "ISR"
    from_stock: bool = False
    notified: date | None = None
    emergency: bool = False
    reviewed: date | None = None
    informal_only: bool = False

    @property
    def line(self) -> gates.LineFacts:
        """The line as the law sees it."""
        return gates.LineFacts(
            self.supplier, self.recipient, self.channels, self.stage, self.from_stock, self.notified, self.emergency,
            self.reviewed, self.informal_only,
        )  # fmt: skip


class GateExpect(Expect):
    """How a gate stands; "absent" where it is not on the stop map."""

    state: gates.State | Literal["absent"] | None = None
    closes_on: date | None = None
    custom: bool | None = None
    names: str | None = None
    """A provision that the gate names on the day."""


class GateCase(LawCase):
    """How a gate stands."""

    asks: Literal["gate"]
    when: LineWhen
    expect: GateExpect

    def found(self) -> Found:
        """The gate as it stands on the stop map, or that it is not there."""
        rows = gates.stop_map(self.when.line, self.when.day)
        gate = next((row for row in rows if row.rule.id == self.of), None)
        if gate is None:
            return {"state": "absent", "says": "not on the stop map"}
        named = self.expect.names in gate.rule.provisions
        return {
            "state": gate.state,
            "closes_on": gate.closes_on,
            "custom": gate.rule.custom,
            "names": self.expect.names if named else f"only {', '.join(gate.rule.provisions)}",
            "says": f"{gate.words}; {gate.rule.bites}; {gate.rule.reversible}; {gate.rule.holder}",
        }


class ScreenWhen(LineWhen):
    """A measure on a line on a day."""

    measure: Measure


class ScreenExpect(Expect):
    """What the screen says."""

    status: screening.Status | None = None
    named: bool | None = None
    """Whether the screen names the provision that the case is about."""


class ScreenCase(LawCase):
    """What the legal screen says of a measure."""

    asks: Literal["screen"]
    when: ScreenWhen
    expect: ScreenExpect

    def found(self) -> Found:
        """The screen."""
        told = screening.screen(self.when.line, self.when.measure, self.when.day)
        return {
            "status": told.status,
            "named": self.of in told.provisions,
            "says": "; ".join((told.words, *told.needs, *told.barred_by, *told.holders)),
        }


KINDS: Mapping[str, type[LawCase]] = {
    "clock": ClockCase,
    "threshold": ThresholdCase,
    "applies": AppliesCase,
    "gate": GateCase,
    "screen": ScreenCase,
}


def _refused(refusal: Exception) -> Found:
    return {"refused": type(refusal).__name__, "says": str(refusal)}


def judge(case: LawCase) -> None:
    """Nothing, where the rules say what the case expects.

    Raises  CaseFails with what was expected and what the rules say instead.
    """
    found = case.found()
    for field, wanted in case.expect.model_dump(exclude_unset=True).items():
        stands = found.get(field)
        met = wanted in str(stands) if field == "says" else stands == wanted
        if not met:
            told = f"{field} {stands}" if field in found else str(found["says"])
            raise CaseFails(case.of, case.id, f"{field} {wanted}", told)


def load(file: RuleFile, beside: Container[str]) -> tuple[LawCase, ...]:
    """The cases of a rule file, in its order, each about a rule that stands ``beside`` it.

    Raises  Malformed, or BadRow for the first row that does not hold.
    """
    found: dict[str, LawCase] = {}
    for index, row in enumerate(file.raw("case")):
        case = _row(file, index, row)
        if case.id in found:
            raise file.bad(
                "case", index, case.id, "id", "the id of another case too", "Give each case an id of its own."
            )
        if case.of not in beside:
            raise file.bad("case", index, case.id, "of", repr(case.of), "Expected: a rule that stands in this file.")
        found[case.id] = case
    return tuple(found.values())


def _row(file: RuleFile, index: int, row: dict[str, object]) -> LawCase:
    name, asks = str(row.get("id", f"row {index + 1}")), row.get("asks")
    model = KINDS.get(asks) if isinstance(asks, str) else None
    if model is None:
        stands = "missing" if asks is None else repr(asks)
        raise file.bad("case", index, name, "asks", stands, f"Expected: one of {', '.join(KINDS)}.")
    try:
        return model.model_validate(row)
    except ValidationError as wrong:
        raise tables.bad_row(file.name, file.line("case", index), name, wrong) from None


@functools.cache
def cases() -> tuple[LawCase, ...]:
    """Every case of every rule file, read once.

    Raises  BadRow for the first row that does not hold.
    """
    found: list[LawCase] = []
    for name in FILES:
        file = RuleFile.held(name)
        found += load(file, {str(row.get("id")) for row in file.raw("provision")})
    return (*found, *load(gates.file(), {*provisions(), *(rule.id for rule in gates.rules())}))
