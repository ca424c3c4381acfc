"""A review's parts in; the lead, the seven answers and the case against them out: prose whose numbers are figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.evidence import Figure
from caveat.review.casefile import Precedent
from caveat.review.cite import Citer
from caveat.review.result import (
    ActorView,
    Answer,
    Contested,
    ContradictionView,
    HoldView,
    LineReview,
    ObjectiveView,
    OptionReview,
    Prose,
    StatementView,
)

QUESTIONS = (
    "What has the recipient requested, and how far along is each item?",
    "Which of it could serve as leverage, and which must be left out?",
    "Who may stop, slow, condition or speed up each item, by what authority, on which clock?",
    "When would it be felt, and by whom?",
    "What happens under each option?",
    "Would the recipient do what is asked? Who supports and who resists?",
    "What has really been decided, who says so, and what contradicts it?",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that the answers draw on."""

    citer: Citer
    decision_status: str
    lines: tuple[LineReview, ...]
    objectives: tuple[ObjectiveView, ...]
    contested: tuple[Contested, ...]
    contradictions: tuple[ContradictionView, ...]
    statements: tuple[StatementView, ...]
    holds: tuple[HoldView, ...]
    options: tuple[OptionReview, ...]
    actors: tuple[ActorView, ...]

    def group(self, *names: str) -> list[LineReview]:
        """The lines of some groups, in order."""
        return [line for line in self.lines if line.group in names]


def status_line(parts: Parts) -> Prose:
    """What is reported and what is denied, in origins; and the holds in force."""
    told: list[str] = []
    for matter in parts.contested[:1]:
        told.append(
            f"Reported: {matter.question.rstrip('?')} — asserted by {_origins(matter.asserted.origins)}"
            f" ({_pages(len(matter.asserted.pages))}), denied by {_origins(matter.denied.origins)}"
            f" ({_pages(len(matter.denied.pages))})."
        )
    if not parts.contested:
        told.append("No report of a measure is denied in the record.")
    told.append(_holds_words(parts.holds))
    return (" ".join(told),)


def _origins(ids: Sequence[str]) -> str:
    return f"{len(ids)} origin{'' if len(ids) == 1 else 's'}"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _holds_words(holds: Sequence[HoldView]) -> str:
    if not holds:
        return "No measure in force is on record."
    return f"A measure is in force on {len({hold.line for hold in holds})} line(s)."


def lead(parts: Parts) -> tuple[Prose, ...]:
    """Three sentences: what is named, what is left to hold, when it would bite."""
    named, open_lines, excluded = parts.group("named"), parts.group("open"), parts.group("excluded")
    first: Prose
    if named:
        items = _listed([line.item_name for line in named])
        first = (f"Named as leverage by the report that states the aim, and still open: {items}.",)
    else:
        first = ("No open line is named as leverage by a report that states the aim.",)
    counts = (
        f"Beside the lines so named, {len(open_lines)} more are open to a measure; "
        f"{len(excluded)} are left out because they are out of bounds.",
    )
    return (first, *_gone(parts)[:2], counts, _bite_words([*named, *open_lines]))


def _gone(parts: Parts) -> list[Prose]:
    """What can no longer be withheld of the items that are named: delivered lines that share an item or a need."""
    named = {line.item for line in parts.group("named")}
    overlapping = {over for line in parts.group("named") for over in line.overlaps}
    told: list[Prose] = []
    for line in parts.group("delivered"):
        if (line.item in named or line.line in overlapping) and line.remaining.known and line.quantity.known:
            told.append((
                f"{line.item_name} ({line.description}): ", line.remaining, " of ", line.quantity,
                " are left to withhold; they are described as delivered.",
            ))  # fmt: skip
    return told


def _bite_words(lines: Sequence[LineReview]) -> Prose:
    computed = [line for line in lines if line.bite.days.known]
    if not lines:
        return ("No line is open, so nothing would bite.",)
    if not computed:
        return ("When a hold would be felt is not computable from public facts on any open line.",)
    parts: list[str | Figure] = [f"When a hold would be felt can be computed for {len(computed)} open line(s): "]
    for line in computed[:3]:
        parts += [f"{line.item_name} ", line.bite.days, "; "]
    parts[-1] = "."
    return tuple(parts)


def _listed(names: Sequence[str]) -> str:
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"


def answers(parts: Parts) -> tuple[Answer, ...]:
    """The seven questions, each answered from the record."""
    makers = (_pipeline, _leverage, _law, _bite, _options, _response, _evidence)
    return tuple(
        Answer(number, question, tuple(make(parts)))
        for number, (question, make) in enumerate(zip(QUESTIONS, makers, strict=True), 1)
    )


def _pipeline(parts: Parts) -> list[Prose]:
    told: list[Prose] = [(
        f"{len(parts.group('named', 'open', 'excluded'))} lines are open, {len(parts.group('delivered'))} are reported "
        "as delivered. Where a line stands is what a document shows; a notification is not a sale and a ceiling is not "
        "a price.",
    )]  # fmt: skip
    for line in parts.group("named", "open"):
        told.append((
            f"{line.item_name} ({line.line}): {line.stage_words}; quantity ", line.quantity,
            "; still to come ", line.remaining,
            f" ({line.remaining_words})." + (f" Next gate: {line.next_gate}." if line.next_gate else ""),
        ))  # fmt: skip
    return told


def _leverage(parts: Parts) -> list[Prose]:
    told: list[Prose] = []
    for line in parts.group("named"):
        tie = next(nexus for nexus in line.nexus if nexus.kind == "named")
        told.append((f"{line.item_name} ({line.line}): {line.role}; {tie.explanation} ({', '.join(tie.statements)}).",))
    told += _gone(parts)
    for line in parts.group("excluded"):
        told.append((f"{line.item_name} ({line.line}): left out. {line.exclusion_reason}",))
    against = [
        said
        for said in parts.statements
        if said.act in ("slow", "pause", "withhold") and said.counted and said.polarity == "positive"
        and said.modality != "denied"
        and {line.item for line in parts.group("excluded")} & set(said.items)
    ]  # fmt: skip
    if parts.group("excluded"):
        told.append((
            f"{len(against) or 'No'} statement{'' if len(against) == 1 else 's'} that counts supports slowing what is "
            "left out" + (f" ({', '.join(said.id for said in against)})." if against else "."),
        ))  # fmt: skip
    return told


def _law(parts: Parts) -> list[Prose]:
    told: list[Prose] = []
    for line in parts.group("named", "open"):
        now = [gate for gate in line.stop_map if gate.state == "open" and not gate.any_time][:2]
        if not now:
            told.append(
                (f"{line.item_name} ({line.line}): no power is open without a condition that nobody public settles.",)
            )
            continue
        powers = "; ".join(
            f"{gate.holder}, {gate.gate.lower()} ({', '.join(gate.provisions)}), {gate.bites}" for gate in now
        )
        told.append((f"{line.item_name} ({line.line}): {powers}.",))
    return told


def _bite(parts: Parts) -> list[Prose]:
    told: list[Prose] = [_bite_words(parts.group("named", "open"))]
    missing = list(dict.fromkeys(word for line in parts.group("named", "open") for word in line.bite.missing))
    if missing:
        told.append((f"Missing: {', '.join(missing)}. No interval is drawn without them.",))
    return told


def _options(parts: Parts) -> list[Prose]:
    told: list[Prose] = [(f"{option.name}: {option.why} {option.legal.words}",) for option in parts.options]
    told.append(("No simulation has been run for this review, so no outcome is given for any option.",))
    return told


def _response(parts: Parts) -> list[Prose]:
    told: list[Prose] = []
    for stance, words in (
        ("supports", "Nearer to holding deliveries back"),
        ("mixed", "Between the two"),
        ("resists", "Nearer to no measure"),
        ("unknown", "Position not on record"),
    ):
        names = [actor.name for actor in parts.actors if actor.stance == stance]
        if names:
            told.append((f"{words}: {_listed(names)}.",))
    told.append((
        "Positions are judgements with an owner, given as intervals and tied to statements. No model of the response "
        "has been run for this review; the nearest earlier episodes are listed with each line.",
    ))  # fmt: skip
    return told


def _evidence(parts: Parts) -> list[Prose]:
    told: list[Prose] = [(f"Decision status: {parts.decision_status}.",)]
    for matter in parts.contested:
        told.append((
            f"{matter.question} Asserted by {_origins(matter.asserted.origins)} on "
            f"{_pages(len(matter.asserted.pages))} ({_listed(matter.asserted.speakers)}); denied by "
            f"{_origins(matter.denied.origins)} on {_pages(len(matter.denied.pages))} "
            f"({_listed(matter.denied.speakers)}). Open: {matter.words}",
        ))  # fmt: skip
    by_id = {line.line: line for line in parts.lines}
    for hold in parts.holds:
        line = by_id[hold.line]
        told.append((
            f"Already in force: {hold.measure} on {line.item_name} ({hold.line}), ", line.quantity,
            f", by {hold.holder} since {hold.since}" + (f", over {hold.reason}" if hold.reason else "")
            + (f". Told: {hold.told}." if hold.told else ". Who was told is not public."),
        ))  # fmt: skip
    for said in parts.statements:
        if said.defect == "garbled-direction" and said.duplicate_of is None:
            times = {1: "once", 2: "twice", 3: "three times"}.get(said.printed, f"{said.printed} times")
            told.append((
                f"Unusable: {said.id} ({said.document}), printed {times}, says “{said.paraphrase}” It is "
                f"{said.defect_words}.",
            ))  # fmt: skip
    open_count = sum(1 for one in parts.contradictions if one.status == "open")
    told.append((f"{len(parts.contradictions)} contradictions are on record, {open_count} of them open.",))
    return told


def against(parts: Parts) -> tuple[tuple[str, Prose], ...]:
    """The case against leverage now, from the record: paragraphs with their figures, and last what would change it."""
    told: list[tuple[str, Prose]] = [("The stick may be empty", gone) for gone in _gone(parts)[:3]]
    for line in parts.group("named"):
        for other in line.dependence.substitutes:
            told.append(("Others could supply", (f"{line.item_name}: {other.text.rstrip('.')}.",)))
    for row in dict.fromkeys(
        row.text for line in parts.group("named") for row in line.cost if row.kind == "side-effect"
    ):
        told.append(("It may work against an objective", (f"{row[0].upper()}{row[1:].rstrip('.')}.",)))
    for precedent in parts.citer.dossier.case.precedents:
        told.append(("What earlier uses show", (_precedent_words(precedent),)))
    for matter in parts.contested:
        told.append((
            "The ground may be wrong",
            (f"{matter.question} Asserted by {_origins(matter.asserted.origins)} and denied by "
             f"{_origins(matter.denied.origins)}.",),
        ))  # fmt: skip
    missing = list(dict.fromkeys(line.bite.narrows_most for line in parts.group("named") if line.bite.narrows_most))
    if missing:
        told.append(("What would change it", (f"{missing[0][0].upper()}{missing[0][1:]}.",)))
    return tuple(dict.fromkeys(told))


def _precedent_words(precedent: Precedent) -> str:
    ends = [claim.text for claim in (precedent.result, precedent.ended) if claim]
    asked = f" Asked: {precedent.asked}." if precedent.asked else ""
    told = f"{precedent.date}, {precedent.item}: {precedent.what.rstrip('.')}.{asked}"
    return told + (f" {'; '.join(end.rstrip('.') for end in ends)}." if ends else "")
