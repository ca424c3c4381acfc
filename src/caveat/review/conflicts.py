"""Parts of a case that cannot both stand: dates, holds, sides, options; and, as remarks, what only looks odd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from caveat.countries import is_country
from caveat.dates import NotADate, PartialDate
from caveat.errors import UnknownTerm
from caveat.evidence import Measure, QuantityKind, Stage
from caveat.law.channels import Channel
from caveat.pipeline import classify, items
from caveat.review.casefacts import Amount, Number
from caveat.review.casefile import CaseFile, CaseHead, CaseOption, OptionMeasure
from caveat.review.casepipeline import Hold, Line, StageEvent, Transfer
from caveat.review.casesources import CaseDocument, CaseStatement, Contradiction
from caveat.review.complaint import Complaint, Part, Setting, walk

_STICKS = frozenset({Measure.PAUSE, Measure.SLOW, Measure.WITHHOLD, Measure.CONDITION})
_CARROTS = frozenset({Measure.EXPEDITE, Measure.OFFER})
_ORDER = {stage: place for place, stage in enumerate(Stage)}
_LOOKS_DATED = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?(?:/\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)?")
_DATES = ("date", "published", "public_from", "start", "end", "period", "as_of")
_YEARS = range(1800, 2200)
"""A date outside is a slip of the pen, and clocks that count from it would run off the calendar."""
_COUNTED = frozenset(
    {"quantity", "delivered", "balance", "stock", "use", "third_party", "unit_cost", "rate", "lead_time", "amounts"}
)
"""Fields whose numbers count goods, money or time from nothing upward; a reading or a change may be below."""


def found(setting: Setting) -> Iterator[Complaint]:
    """Every conflict of a case."""
    yield from _dates(setting)
    yield from _parties(setting)
    yield from _numbers(setting)
    yield from _holds(setting)
    yield from _stages(setting)
    yield from _links(setting)
    for part in setting.of(CaseOption):
        yield from _option(setting, part)


def _dates(setting: Setting) -> Iterator[Complaint]:
    """A range of dates runs forward, and what is written as a date is one."""
    for part in setting.parts:
        for field in _DATES:
            text = getattr(part.value, field, None)
            text = text.isoformat() if isinstance(text, date) else text
            if not isinstance(text, str) or (field == "period" and not _LOOKS_DATED.fullmatch(text)):
                continue
            try:
                ends = [PartialDate.parse(one) for one in text.split("/")]
            except NotADate as wrong:
                yield setting.bad(part, field, repr(text), f"{wrong} Mend the date.")
                continue
            if any(end.year not in _YEARS for end in ends):
                span = f"{_YEARS[0]} to {_YEARS[-1]}"
                yield setting.bad(part, field, repr(text), f"Expected: a year from {span}; mend the date.")
            elif len(ends) > 2:
                yield setting.bad(part, field, repr(text), "A range has two ends: write FROM/TO.")
            elif len(ends) == 2 and ends[1].latest < ends[0].earliest:
                yield setting.bad(part, field, repr(text), "The range ends before it begins; turn it round.")


def _parties(setting: Setting) -> Iterator[Complaint]:
    """Supplier and recipient are two; only the recipient's own making (DOMESTIC) has both in one."""
    head = next(setting.of(CaseHead))
    case = setting.case.case
    for part in setting.parts:
        for field in ("supplier", "recipient"):
            code = getattr(part.value, field, None)
            if code is not None and not is_country(code):
                stands = f"{code!r}, which is the code of no country"
                yield setting.bad(part, field, stands, "Write its ISO 3166 code of three capital letters.")
    if case.supplier == case.recipient:
        yield setting.conflict(
            head, f"the supplier is {case.supplier}", f"the recipient is {case.recipient} too", "Name two countries."
        )
    for part in setting.of(Transfer):
        row = part.value
        assert isinstance(row, Transfer)
        if row.supplier == case.recipient != case.supplier and Channel.DOMESTIC not in row.channels:
            yield setting.conflict(
                part, f"the supplier of this transfer is {row.supplier}", "that is the case's recipient",
                "Name the supplier, or write `channels: [DOMESTIC]` for the recipient's own making.",
            )  # fmt: skip
    for part in setting.of(CaseDocument):
        address = getattr(part.value, "address", "")
        if re.search(r"\s", address.strip()) and "://" in address:
            yield setting.bad(
                part, "address", repr(address[:80]), "An address holds no spaces; write it as the page has it."
            )


def _numbers(setting: Setting) -> Iterator[Complaint]:
    """Goods, money and time are counted from nothing upward."""
    for part in setting.parts:
        names = [step for step in part.loc if isinstance(step, str)]
        if isinstance(part.value, Number) and names[-1] in _COUNTED:
            for field in ("value", "low", "high"):
                number = getattr(part.value, field)
                if number is not None and number < 0:
                    what = "a sum" if isinstance(part.value, Amount) else "a quantity"
                    yield setting.bad(part, field, f"{number:g}", f"Expected: 0 or more, because {what} counts upward.")


def _holds(setting: Setting) -> Iterator[Complaint]:
    """A hold ends after it begins; an offer or a speeding-up is no hold."""
    for part in setting.of(Hold):
        hold = part.value
        assert isinstance(hold, Hold)
        if hold.measure in _CARROTS:
            yield setting.bad(
                part, "measure", repr(hold.measure.value), "A hold pauses, slows, withholds or conditions."
            )
        if hold.end and _last(hold.end) < _first(hold.start):
            yield setting.conflict(
                part,
                f"the hold begins {hold.start}",
                f"it ends {hold.end}",
                "Turn the dates round, or mend one of them.",
            )


def _stages(setting: Setting) -> Iterator[Complaint]:
    """What is closed or wholly delivered cannot afterwards be asked for, offered or signed.

    Other steps do come out of order in life: a licence is notified after the contract is signed, an amendment is
    notified while deliveries run. Those are remarks, not errors.
    """
    for part in setting.of(Line):
        line = part.value
        assert isinstance(line, Line)
        for index, event in enumerate(line.events):
            for later in line.events[index + 1 :] + line.events[:index]:
                if event.date and later.date and _impossible(event, later):
                    yield setting.conflict(
                        Part((*part.loc, "events", index), part.row, event),
                        f"the whole line is {event.stage.value} on {event.date}",
                        f"it is {later.stage.value} only on {later.date}",
                        "Mend a date, or give the quantity that was delivered if it is a part.",
                    )


def _impossible(event: StageEvent, later: StageEvent) -> bool:
    """Whether ``event`` ends the line and ``later``, which has to come before it, is surely dated after it."""
    assert event.date and later.date
    ends = event.stage is Stage.CLOSED or (event.stage is Stage.DELIVERED and event.quantity is None)
    before = _ORDER[later.stage] < _ORDER[event.stage] and later.quantity is None
    return ends and before and later.stage is not Stage.NOTIFIED and _first(later.date) > _last(event.date)


def _links(setting: Setting) -> Iterator[Complaint]:
    """Nothing supports, contradicts, overlaps or needs itself; the two sides of a contradiction are two."""
    for part in setting.parts:
        for field in ("supports", "contradicts", "see", "overlaps", "needs", "bears_on"):
            if part.loc and part.row in (getattr(part.value, field, None) or ()):
                yield setting.bad(part, field, f"its own id {part.row!r}", "Name another part, or leave it out.")
    for part in setting.of(CaseStatement):
        said = part.value
        assert isinstance(said, CaseStatement)
        for both in sorted(set(said.supports) & set(said.contradicts)):
            yield setting.conflict(
                part, f"{said.id} supports {both}", f"it contradicts {both} too", "Keep one of the two."
            )
        if said.document in said.also:
            yield setting.bad(
                part, "also", f"{said.document!r}", "That is the statement's own document; leave it out here."
            )
    for part in setting.of(Contradiction):
        row = part.value
        assert isinstance(row, Contradiction)
        for both in sorted(set(row.side_a) & set(row.side_b)):
            yield setting.conflict(part, f"{both} stands on side_a", "it stands on side_b too", "Keep it on one side.")


def _option(setting: Setting, part: Part) -> Iterator[Complaint]:
    """What an option does to a line can be done; its polarity says what it holds."""
    option = part.value
    assert isinstance(option, CaseOption)
    rows = [Part((*part.loc, "measures", index), part.row, one) for index, one in enumerate(option.measures)]
    for row, measure in zip(rows, option.measures, strict=True):
        yield from _measure(setting, row, measure)
        if measure.measure in _STICKS:
            yield from _out_of_bounds(setting, row, measure)
    yield from _polarity(setting, part, option)
    for (_, one), (place, other) in combinations(zip(rows, option.measures, strict=True), 2):
        shared = [line for line in one.lines if line in other.lines]
        why = _clash(one, other) if shared and _overlap(one, other) else None
        if why:
            yield setting.conflict(
                place, f"{_told(one)} {shared[0]}", f"{_told(other)} it in the same time: {why}",
                "Keep one of the two, part them by start and end, or give each the quantity that it touches.",
            )  # fmt: skip


def _out_of_bounds(setting: Setting, row: Part, measure: OptionMeasure) -> Iterator[Complaint]:
    """What a case leaves out of bounds, no option holds back."""
    carried = {line.id: line.item for transfer in setting.case.transfers for line in transfer.lines}
    for line in measure.lines:
        item = carried.get(line, "")
        if not (setting.known_item(item) and items.catalogue().has(item)):
            continue  # the reference is refused elsewhere
        try:
            out = classify.excluded(items.catalogue().get(item), setting.case.case.out_of_bounds)
        except UnknownTerm:
            return  # so is the word in out_of_bounds
        if out is not None:
            yield setting.conflict(
                row, f"{_told(measure)} {line}", f"the case leaves its item {item} out of bounds",
                "Take the line out of the measure, or change out_of_bounds at the head of the case.",
            )  # fmt: skip


def _told(measure: OptionMeasure) -> str:
    objects = {Measure.CONDITION: "the option puts a condition on", Measure.OFFER: "the option offers more of"}
    return objects.get(measure.measure, f"the option would {measure.measure.value}")


def _measure(setting: Setting, row: Part, measure: OptionMeasure) -> Iterator[Complaint]:
    """A measure has what its kind needs, and nothing that its kind has no use for."""
    kind, factor = measure.measure, measure.factor
    if kind is Measure.SLOW and not (factor is not None and factor < 1):
        stands = "missing" if factor is None else f"{factor:g}"
        yield setting.bad(
            row,
            "factor",
            stands,
            "To slow is to keep a share of the pace: write a factor between 0 and 1, such as 0.5.",
        )
    if kind is Measure.EXPEDITE and not (factor is not None and factor > 1):
        stands = "missing" if factor is None else f"{factor:g}"
        yield setting.bad(
            row, "factor", stands, "To expedite is to raise the pace: write a factor above 1, such as 1.5."
        )
    if factor is not None and kind not in (Measure.SLOW, Measure.EXPEDITE):
        yield setting.bad(
            row, "factor", f"{factor:g}", f"To {kind.value} has no pace; remove it, or slow or expedite instead."
        )
    if kind is Measure.CONDITION and measure.objective is None:
        yield setting.bad(
            row, "objective", "missing", "A condition waits on something: name the objective that releases it."
        )
    if kind is Measure.OFFER and measure.quantity is None:
        yield setting.bad(
            row, "quantity", "missing", "An offer is of a number of articles: give the quantity that is added."
        )
    if measure.start and measure.end and _last(measure.end) < _first(measure.start):
        yield setting.conflict(
            row, f"the measure starts {measure.start}", f"it ends {measure.end}", "Turn the dates round."
        )
    if kind is Measure.WITHHOLD and measure.release:
        yield setting.bad(
            row,
            "release",
            repr(measure.release[:60]),
            "What is withheld is not released; pause it or put a condition on it.",
        )


def _polarity(setting: Setting, part: Part, option: CaseOption) -> Iterator[Complaint]:
    """A stick holds back, a carrot gives, both do both, and none does nothing."""
    kinds = {measure.measure for measure in option.measures}
    sticks, carrots = kinds & _STICKS, kinds & _CARROTS
    wanted = {(True, True): "both", (True, False): "stick", (False, True): "carrot", (False, False): "none"}
    fits = wanted[bool(sticks), bool(carrots)]
    if option.polarity != fits:
        does = "has no measure" if fits == "none" else f"would {' and '.join(sorted(kind.value for kind in kinds))}"
        yield setting.bad(
            part,
            "polarity",
            repr(option.polarity),
            f"The option {does}: write `polarity: {fits}`, or mend its measures.",
        )


def _clash(one: OptionMeasure, other: OptionMeasure) -> str | None:
    """Why two measures cannot hold on one line at one time; None where they can."""
    kinds = {one.measure, other.measure}
    if one.quantity is not None and other.quantity is not None and len(kinds) == 2:
        return None  # each touches a number of its own
    if len(kinds) == 1:
        return "one line has one measure of a kind at a time"
    if Measure.CONDITION in kinds and Measure.WITHHOLD not in kinds:
        return None  # the condition says when the other one holds
    if kinds & _STICKS and kinds & _CARROTS:
        return "a line cannot be held back and brought forward"
    if kinds <= _STICKS:
        return "what does not move cannot be slowed, and what is withheld cannot be released"
    return None


def _overlap(one: OptionMeasure, other: OptionMeasure) -> bool:
    """Whether two measures surely hold at one time: where only months are known, they may still follow one another."""
    starts = [_last(measure.start) for measure in (one, other) if measure.start]
    ends = [_first(measure.end) for measure in (one, other) if measure.end]
    return max(starts, default=date.min) < min(ends, default=date.max)


def _first(text: str) -> date:
    return PartialDate.parse(text.split("/")[0]).earliest


def _last(text: str) -> date:
    return PartialDate.parse(text.split("/")[-1]).latest


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a case may hold, and that its compiler should look at again."""

    row: str
    words: str


def remarks(case: CaseFile) -> tuple[Remark, ...]:
    """What looks odd in a case without being impossible, in the order of the file."""
    pages = {origin.id: set(origin.documents) for origin in case.origins}
    published = {document.id: document.published for document in case.documents}
    told: list[Remark] = []
    for part in walk(case):
        if isinstance(part.value, CaseStatement):
            told += _statement_remarks(part.value, pages, published)
        elif isinstance(part.value, Line):
            told += _line_remarks(part.value)
    return tuple(told)


def _statement_remarks(
    said: CaseStatement, pages: dict[str, set[str]], published: dict[str, str | None]
) -> Iterator[Remark]:
    if said.document not in pages.get(said.origin, set()):
        yield Remark(said.id, f"its document {said.document} is not among the pages of its origin {said.origin}")
    page = published.get(said.document)
    if page and said.date and _first(said.date) > _last(page):
        yield Remark(said.id, f"it is dated {said.date}, after its document of {page}")


def _line_remarks(line: Line) -> Iterator[Remark]:
    total, sent = line.quantity, line.delivered
    if (
        sent
        and sent.value is not None
        and total.value is not None
        and sent.unit == total.unit
        and sent.value > total.value
    ):
        kind = "ceiling" if total.kind is QuantityKind.CEILING else "quantity"
        yield Remark(line.id, f"{sent.value:g} {sent.unit} delivered are above its {kind} of {total.value:g}")
    if line.stage not in {event.stage for event in line.events}:
        yield Remark(line.id, f"no event proves its stage {line.stage.value}")
    dated = [event for event in line.events if event.date]
    for one, other in combinations(dated, 2):
        early, late = sorted((one, other), key=lambda event: _ORDER[event.stage])
        if early.stage is not late.stage and _first(early.date or "") > _last(late.date or ""):
            yield Remark(
                line.id,
                f"{early.stage.value} ({early.date}) is dated after the later stage {late.stage.value} ({late.date})",
            )
