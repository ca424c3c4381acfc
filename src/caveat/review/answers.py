"""A review's parts in; the lead, the seven answers and the case against them out: prose whose numbers are figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from caveat.dates import PartialDate
from caveat.evidence import Figure
from caveat.review import background
from caveat.review.casefile import Precedent
from caveat.review.cite import Citer
from caveat.review.result.claim import Prose
from caveat.review.result.line import HoldView, LineReview
from caveat.review.result.objective import ObjectiveView
from caveat.review.result.option import OptionReview
from caveat.review.result.review import Answer
from caveat.review.result.testimony import ActorView, Contested, ContradictionView, StatementView

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
    """What is reported of the supplier and what is denied, in origins; and the holds in force."""
    told: list[str] = []
    matters = [matter for matter in parts.contested if _of_supplier(parts, matter)]
    for matter in matters[:1]:
        asserted, denied = matter.asserted, matter.denied
        told.append(
            f"Reported: {_acts(parts, asserted.refs)} ({_count(asserted.origins, 'origin')}, "
            f"{_count(asserted.pages, 'page')}). Denied: {_acts(parts, denied.refs, modality=False)} "
            f"({_count(denied.origins, 'origin')}, {_count(denied.pages, 'page')})."
        )
    if not matters:
        told.append("No report of a measure is denied in the record.")
    told.append(_holds_words(parts.holds))
    return (" ".join(told),)


def _of_supplier(parts: Parts, matter: Contested) -> bool:
    """True where what is asserted is an act of the supplier's, and not of the recipient's own forces."""
    case = parts.citer.dossier.case
    supplier = {case.case.supplier} | {actor.id for actor in case.actors if actor.side == "supplier"}
    return any(one.actor in supplier for one in parts.statements if one.id in matter.asserted.refs)


_ACTS = {
    "review": "a review", "slow": "a slowing", "pause": "a pause", "withhold": "a withholding",
    "condition": "conditions", "deny": "the report", "deliver": "deliveries", "use": "use",
}  # fmt: skip


def _acts(parts: Parts, refs: Sequence[str], *, modality: bool = True) -> str:
    """The acts of some statements that count, each once with how firmly it is said: "a review (asserted)"."""
    said = [one for one in parts.statements if one.id in refs and one.counted]
    words = [_ACTS.get(one.act, one.act) + (f" ({one.modality})" if modality else "") for one in said]
    return _listed(words) if words else "the matter"


def _count(things: Collection[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


def _holds_words(holds: Sequence[HoldView]) -> str:
    if not holds:
        return "No measure in force is on record."
    measures = _listed([hold.measure for hold in holds])
    return f"In force: {measures}, on {_count({hold.line for hold in holds}, 'line')}."


def lead(parts: Parts) -> tuple[Prose, ...]:
    """A few sentences: what is named, what is left to hold, how many lines, when it would bite."""
    named, open_lines, excluded = parts.group("named"), parts.group("open"), parts.group("excluded")
    counts = (
        f"Beside the lines so named, {len(open_lines)} more are open to a measure; "
        f"{len(excluded)} {'is' if len(excluded) == 1 else 'are'} left out as out of bounds.",
    )
    return (_named_words(parts), *_gone(parts)[:2], counts, _bite_words([*named, *open_lines]))


def _named_words(parts: Parts) -> Prose:
    """The items that a report names as leverage, apart from those that are only needed to use them."""
    direct = [line.item_name for line in parts.group("named") if _itself(parts, line)]
    implied = [line.item_name for line in parts.group("named") if not _itself(parts, line)]
    if not direct and not implied:
        return ("No open line is named as leverage by a report that states the aim.",)
    told = "Named as leverage by the report that states the aim, and still open: "
    told += f"{_listed(direct)}." if direct else "nothing that is itself named."
    if implied:
        told += f" Implied, because what is named cannot be used without it: {_listed(implied)}."
    return (told,)


def _itself(parts: Parts, line: LineReview) -> bool:
    """True where a statement names the line's own item, not only one that needs it."""
    refs = {ref for tie in line.nexus if tie.kind == "named" for ref in tie.statements}
    return any(line.item in one.items for one in parts.statements if one.id in refs)


def _gone(parts: Parts) -> list[Prose]:
    """What can no longer be withheld of the items that are named: delivered lines that share an item or a need."""
    named = {line.item for line in parts.group("named")}
    overlapping = {over for line in parts.group("named") for over in line.overlaps}
    told: list[Prose] = []
    for line in parts.group("delivered"):
        if (line.item in named or line.line in overlapping) and line.remaining.known and line.quantity.known:
            shown = "they are described as delivered" if line.stage_proved else "delivered by report; no event shows it"
            told.append((
                f"{line.item_name} ({line.description}): ", line.remaining, " of ", line.quantity,
                f" are left to withhold; {shown}.", *_what_remains(parts, line),
            ))  # fmt: skip
    return told


def _what_remains(parts: Parts, gone: LineReview) -> Iterator[str | Figure]:
    """What is still open beside a delivered line: the goods that are needed to use it."""
    for line in parts.group("named"):
        if gone.line in line.overlaps and not _itself(parts, line):
            yield f" What remains is {line.item_name}, quantity "
            yield line.quantity
            for amount in (figure for figure in line.exposure if figure.known and figure.unit != line.quantity.unit):
                yield ", "
                yield amount
            yield "."


def _bite_words(lines: Sequence[LineReview]) -> Prose:
    computed = [line for line in lines if line.bite.days.known]
    if not lines:
        return ("No line is open, so nothing would bite.",)
    if not computed:
        return ("When a hold would be felt is not computable from public facts on any open line.",)
    parts: list[str | Figure] = [f"When a hold would be felt can be computed for {_count(computed, 'open line')}: "]
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
    unproved = [line.line for line in parts.lines if not line.stage_proved]
    if unproved:
        told.append((f"No event proves the reported stage of {_listed(unproved)}: each is drawn as “no event”.",))
    for line in parts.group("named", "open"):
        told.append((
            f"{line.item_name} ({line.line}): {line.stage_words}{_emergency(line)}; quantity ", line.quantity,
            "; still to come ", line.remaining,
            f" ({line.remaining_words})." + (f" Next gate: {line.next_gate}." if line.next_gate else ""),
        ))  # fmt: skip
    for line in parts.group("delivered"):
        told.append((f"Reported as delivered: {line.description} ({line.line}), ", line.quantity, "."))
    return told + [background.series(parts.citer, one) for one in parts.citer.dossier.case.series]


def _emergency(line: LineReview) -> str:
    stated = any(event.emergency for event in line.stage_evidence)
    return ", under an emergency statement that waives the review" if stated else ""


def _leverage(parts: Parts) -> list[Prose]:
    told: list[Prose] = []
    for line in parts.group("named"):
        tie = next(nexus for nexus in line.nexus if nexus.kind == "named")
        told.append((f"{line.item_name} ({line.line}): {line.role}; {tie.explanation} ({', '.join(tie.statements)}).",))
    told += _gone(parts)
    told += _kept_flowing(parts)
    for line in parts.group("excluded"):
        told.append((f"{line.item_name} ({line.line}): left out. {line.exclusion_reason}",))
    if parts.group("excluded"):
        told.append(_against_excluded(parts))
    return told


def _kept_flowing(parts: Parts) -> list[Prose]:
    """Items of open lines that a counted statement expects to go on, although others are held back."""
    told: list[Prose] = []
    for line in parts.group("named", "open"):
        said = [
            one.id
            for one in parts.statements
            if one.act == "deliver" and one.modality == "planned" and one.counted and line.item in one.items
            and one.origin in {origin for tie in parts.group("named") for near in tie.nexus for origin in near.origins}
        ]  # fmt: skip
        if said:
            told.append((f"{line.item_name} ({line.line}): expected to keep flowing ({', '.join(said)}).",))
    return told


def _against_excluded(parts: Parts) -> Prose:
    """How many statements would slow what is left out: those that count, then the retellings that do not."""
    items = {line.item for line in parts.group("excluded")}
    said = [
        one for one in parts.statements
        if one.act in ("slow", "pause", "withhold") and one.polarity == "positive" and one.modality != "denied"
        and items & set(one.items)
    ]  # fmt: skip
    counting, changed = [one.id for one in said if one.counted], [one for one in said if not one.counted]
    if counting:
        verb = "statement supports" if len(counting) == 1 else "statements support"
        told = f"{len(counting)} {verb} slowing what is left out ({', '.join(counting)})."
    else:
        told = "No statement that counts supports slowing what is left out."
    for one in changed:
        told += f" {one.id} is kept and not counted ({one.defect_words}): “{one.paraphrase.rstrip('.')}.”"
    return (told,)


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
    return told + background.law(parts.citer)


def _bite(parts: Parts) -> list[Prose]:
    told: list[Prose] = [_bite_words(parts.group("named", "open"))]
    missing = list(dict.fromkeys(word for line in parts.group("named", "open") for word in line.bite.missing))
    if missing:
        told.append((
            f"Days of supply are not computable from public facts. Missing: {', '.join(missing)}. No interval is drawn "
            "without them, and no source says who would feel it first.",
        ))  # fmt: skip
    names = {line.item: line.item_name for line in parts.group("named", "open")}
    said = {(one.id, one.text): one for line in parts.group("named", "open") for one in line.dependence.said}
    told += [
        (
            f"{names[one.id]}: {one.text[0].lower()}{one.text[1:]}: ",
            one.figure,
            ". A total over a time is no use a day.",
        )
        for one in said.values()
        if one.about == "use" and one.figure is not None
    ]
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
            f"{matter.question} Asserted by {_count(matter.asserted.origins, 'origin')} on "
            f"{_count(matter.asserted.pages, 'page')} ({_listed(matter.asserted.speakers)}); denied by "
            f"{_count(matter.denied.origins, 'origin')} on {_count(matter.denied.pages, 'page')} "
            f"({_listed(matter.denied.speakers)}). Open: {matter.words}",
        ))  # fmt: skip
    told += [_held(parts, hold) for hold in parts.holds]
    for said in parts.statements:
        if said.defect == "garbled-direction" and said.duplicate_of is None:
            times = {1: "once", 2: "twice", 3: "three times"}.get(said.printed, f"{said.printed} times")
            told.append((
                f"Unusable: {said.id} ({said.document}), printed {times}, says “{said.paraphrase}” It is "
                f"{said.defect_words}.",
            ))  # fmt: skip
        elif said.defect and said.duplicate_of is None:
            told.append((f"Kept and not counted: {said.id}: “{said.paraphrase}” ({said.defect_words}).",))
    open_count = sum(1 for one in parts.contradictions if one.status == "open")
    told.append((f"{len(parts.contradictions)} contradictions are on record, {open_count} of them open.",))
    for one in parts.contradictions:
        told.append((f"{one.topic} {one.status.capitalize()} ({one.id}): {one.explanation}",))
    return told + background.context(parts.citer)


def _held(parts: Parts, hold: HoldView) -> Prose:
    """A measure in force: on what, how much, by whom, since when, over what, by which act, and who was told."""
    line = next(one for one in parts.lines if one.line == hold.line)
    rows = [one for transfer in parts.citer.dossier.case.transfers for one in transfer.lines if one.id == hold.line]
    by = any(one.by and one.start == hold.since for row in rows for one in row.holds)
    since = PartialDate.parse(hold.since.split("/")[0]).words()
    verb = {"slow": "slowed", "pause": "paused", "withhold": "withheld", "condition": "under a condition"}
    return (
        f"Already {verb.get(hold.measure, hold.measure)}: {line.item_name} ({hold.line}), ", line.quantity,
        f", by {hold.holder}, since {since}" + (" at the latest" if by else "")
        + (f", over {hold.reason}" if hold.reason else "")
        + (f" ({hold.provision})" if hold.provision else "")
        + (f". Told: {hold.told}." if hold.told else ". Who was told is not public."),
    )  # fmt: skip


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
            (f"{matter.question} Asserted by {_count(matter.asserted.origins, 'origin')} and denied by "
             f"{_count(matter.denied.origins, 'origin')}.",),
        ))  # fmt: skip
    missing = list(dict.fromkeys(line.bite.narrows_most for line in parts.group("named") if line.bite.narrows_most))
    if missing:
        told.append(("What would change it", (f"{missing[0][0].upper()}{missing[0][1:]}.",)))
    return tuple(dict.fromkeys(told))


def _precedent_words(precedent: Precedent) -> str:
    ends = [claim.text for claim in (precedent.result, precedent.ended) if claim]
    asked = f" Asked: {precedent.asked}." if precedent.asked else ""
    told = f"{background.days(precedent.date)}, {precedent.item}: {precedent.what.rstrip('.')}.{asked}"
    return told + "".join(f" {end[0].upper()}{end[1:].rstrip('.')}." for end in ends)
