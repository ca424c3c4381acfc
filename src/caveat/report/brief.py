"""A review as one page of Markdown: status, findings, lines, options, what is contested or unknown, and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from caveat.evidence import Citation, Cited, Derived, Figure, Input
from caveat.report import beside, groups, names, words
from caveat.report.answers import NONE, Answers
from caveat.report.notes import Note, Notes
from caveat.report.stops import acts_now
from caveat.review.result.claim import Prose
from caveat.review.result.line import LineReview
from caveat.review.result.option import OptionReview
from caveat.review.result.review import Review

_SPECIAL = re.compile(r"([\\`*_\[\]|#~])")
_NEVER = re.compile(r"(?!)")
WORDS, WITH_NOTES = 700, 800
LINES = 4  # lines always shown, where there are so many
OPTIONS = 5  # the standing options are always shown
NOTES_EACH = 2  # pages named in one note where there is room; the rest is counted


def render(review: Review, answers: Answers = NONE) -> str:
    """The brief, with what was asked beside the review in a few lines, or "not run".

    Holds   every number of the review is followed by its note or stands in a date; of long lists as many rows are
            shown as fit a page, what was asked beside the review apart, and the rest is counted; no ceiling is called
            more than a ceiling.
    """
    text = ""
    asked = count("\n".join(beside.in_brief(answers, _Writer(1).text)))
    for room in (5, 4, 3, 2, 1):
        text = _render(review, answers, room)
        if count(text.split("\n## Notes")[0]) <= WORDS + asked and count(text) <= WITH_NOTES + asked:
            break
    return text


def count(text: str) -> int:
    """How many words and numbers a text has; the rules of a table are none."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def _render(review: Review, answers: Answers, room: int) -> str:
    called = names.lines(review)
    described = {f"{line.item_name} ({line.description})": called[line.line] for line in review.lines}
    writer = _Writer(room, called, described, _references(review))
    first = (_head, _findings, _lines)
    last = (_contested, _against, _dates, _gaps)
    body = [line for part in first for line in part(review, writer)]
    body += [*_options(review, answers, writer), *beside.in_brief(answers, writer.text)]
    body += [line for part in last for line in part(review, writer)]
    return "\n".join([*body, *writer.notes_at_end(), *_foot(review)]) + "\n"


def _references(review: Review) -> re.Pattern[str]:
    """Ids of statements and contradictions, alone in brackets."""
    ids = [re.escape(one.id) for one in review.statements] + [re.escape(one.id) for one in review.contradictions]
    each = f"(?:{'|'.join(ids)})"
    return re.compile(rf" \({each}(?:, {each})*\)") if ids else _NEVER


@dataclass(slots=True)
class _Writer:
    """Text made safe for Markdown, and the notes met so far."""

    room: int
    """How many rows of a long list are shown."""
    called: dict[str, str] = field(default_factory=dict)
    """The name of each line by its id."""
    described: dict[str, str] = field(default_factory=dict)
    """What a sentence of the review calls a line, item and description, and its name."""
    references: re.Pattern[str] = _NEVER
    """References to records in brackets: a sheet of paper does not hold what they lead to."""
    notes: Notes = field(default_factory=Notes)

    def text(self, text: str) -> str:
        """Someone's words, with nothing left that Markdown would read as its own."""
        return (
            _SPECIAL.sub(r"\\\1", self.references.sub("", words.humane(words.tame(text))))
            .replace("<", "&lt;")
            .replace(">", "&gt;")
        )

    def fig(self, figure: Figure) -> str:
        """A number with its unit, its kind and its note."""
        return self.bare(figure, words.unit(figure))

    def bare(self, figure: Figure, unit: str = "") -> str:
        """A number of running text, whose unit the text gives; its kind is said, so that no ceiling reads as goods."""
        note = self.notes.of(_by_page(figure))
        if figure.unknown is not None:
            return "**unknown**"
        kind = words.counts(figure.counts) if figure.counts not in (None, "derived", "unknown") else ""
        parts = (self.text(words.number(figure)), self.text(unit), f"({kind})" if kind else "")
        return f"{' '.join(part for part in parts if part)}\\[{note.label}\\]"

    def rest(self, count: int) -> str:
        """How many rows of a list are left to the report, in words; nothing where all are shown."""
        return f"{count - self.room} more in the report" if count > self.room else ""

    def prose(self, prose: Prose) -> str:
        """Running text with its figures."""
        return "".join(self.text_kept(part) if isinstance(part, str) else self.bare(part) for part in prose)

    def text_kept(self, text: str) -> str:
        """As ``text``, keeping the blanks at either end, which separate words from figures."""
        for full, name in self.described.items():
            text = text.replace(full, name)
        tamed = self.text(text)
        return f"{' ' if text[:1].isspace() else ''}{tamed}{' ' if tamed and text[-1:].isspace() else ''}"

    def notes_at_end(self) -> Iterator[str]:
        """Each note in a line."""
        formulas = [self._formula(note) for note in self.notes.each("formula")]
        assumed = [self._assumption(note) for note in self.notes.each("assumption")]
        sources = [f"{note.label} {self._source(note)}" for note in self.notes.each("source")]
        if sources or formulas or assumed:
            yield from ("", "## Notes", "")
            yield " · ".join([*sources, *formulas, *assumed])

    def _source(self, note: Note) -> str:
        if note.spans:
            places = ", ".join(f"{span.document[:12]} {span.start}–{span.end}" for span in note.spans[: self.each])
            return f"quoted: {places}{self._more(len(note.spans))}"
        named = "; ".join(self._page(page) for page in note.citations[: self.each])
        return f"{named}{self._more(len(note.citations))}"

    @property
    def each(self) -> int:
        """How many pages a note names."""
        return min(self.room, NOTES_EACH)

    def _more(self, count: int) -> str:
        return f"; {count - self.each} more" if count > self.each else ""

    def _page(self, page: Citation) -> str:
        unsure = ", day not known" if page.day_unknown else ""
        return f"{self.text(page.publisher)}, {words.day(page.published)}{unsure}"

    def _formula(self, note: Note) -> str:
        basis = note.basis
        assert note.figure is not None and basis is not None and basis.kind == "derived"
        shown = {part.name: self.bare(part.figure) for part in basis.inputs}
        filled = re.sub(r"[A-Za-z_]\w*", lambda name: shown.get(name[0], name[0]), basis.formula.replace("-", "−"))
        return f"{note.label} {words.number(note.figure)} = {filled}"

    def _assumption(self, note: Note) -> str:
        basis = note.basis
        assert basis is not None and basis.kind == "assumed"
        low, high = words.plain(words.whole(basis.low)), words.plain(words.whole(basis.high))
        return f"{note.label} assumed {low} to {high}: {self.text(basis.reason)} ({self.text(basis.owner)})"


def _by_page(figure: Figure) -> Figure:
    """The same figure on its pages alone, so that a brief names each page once however much is taken from it."""
    match figure.basis:
        case Cited(citations):
            return replace(figure, basis=Cited(tuple(replace(page, says="") for page in citations)))
        case Derived(formula, inputs):
            return replace(
                figure, basis=Derived(formula, tuple(Input(one.name, _by_page(one.figure)) for one in inputs))
            )
    return figure


def _head(review: Review, writer: _Writer) -> Iterator[str]:
    case = review.case
    yield f"**{writer.text(words.sentence(review.decision_status))}.** {writer.prose(review.status_line)}"
    for (measure, holder, since), held in groups.holds(review).items():
        told = [writer.called.get(line, line) for line in held]
        more = f" and {len(told) - writer.room} more" if len(told) > writer.room else ""
        named = writer.text("; ".join(told[: writer.room]))
        yield f"Held: {measure} on {named}{more}: by {writer.text(holder)}, since {words.day(since)}."
    yield ""
    yield f"# {writer.text(case.title)}"
    yield ""
    yield (
        f"Case {writer.text(case.id)}: {writer.text(case.supplier_name)} to "
        f"{writer.text(case.recipient_name)}, as of {words.day(case.as_of)}"
    )


def _findings(review: Review, writer: _Writer) -> Iterator[str]:
    yield from ("", "## Findings", "")
    could = (
        " ".join(writer.prose(part) for part in review.lead[:-1][: max(writer.room, 2)]) or "No open line is recorded."
    )
    felt = writer.prose(review.lead[-1]).removeprefix("When a hold would be felt is ") if review.lead else "Unknown."
    findings = (
        ("What could serve", could),
        ("What is left out", _left_out(review, writer)),
        ("Who can act now", _who_now(review, writer)),
        ("When it would be felt", words.sentence(felt)),
        ("Are the aims met", _aims(review, writer)),
    )
    for place, (heading, said) in enumerate(findings, 1):
        yield f"{place}. **{heading}.** {said}"


def _left_out(review: Review, writer: _Writer) -> str:
    reasons: dict[str, list[str]] = {}
    for line in review.lines:
        if line.group == "excluded":
            reason = words.first_sentence(line.exclusion_reason or "out of bounds")
            reasons.setdefault(reason if writer.room > 3 else words.clause(reason), []).append(line.item_name)
    if not reasons:
        return "Nothing: no open line is out of bounds."
    said = [f"{', '.join(dict.fromkeys(names))}: {reason.rstrip('.')}." for reason, names in reasons.items()]
    return writer.text(" ".join(said))


def _who_now(review: Review, writer: _Writer) -> str:
    seen: list[str] = []
    for line in _shown(review):
        gate = acts_now(line)
        if gate is not None:
            seen.append(f"{gate.holder}, by {words.uncapped(gate.gate)} ({words.clause(gate.bites)})")
    powers = list(dict.fromkeys(seen))
    shown = min(writer.room, 3)
    more = f"; {len(powers) - shown} more" if len(powers) > shown else ""
    said = "; ".join(powers[:shown]) + more or "Nobody found"
    return writer.text(f"{said}. {words.first_sentence(review.clocks_words)}")


def _aims(review: Review, writer: _Writer) -> str:
    seen = [one for aim in review.objectives if aim.status == "sought" for one in aim.indicators]
    said = [
        f"{writer.text(words.sentence(one.measure))}: {writer.prose(one.verdict_words).rstrip('.')}."
        for one in seen
        if one.verdict != "no-threshold"
    ]
    if silent := sum(one.verdict == "no-threshold" for one in seen):
        said.append(f"{words.plural(silent, 'indicator')} without a published threshold: neither met nor breached.")
    return " ".join(said) or "No aim with an indicator is recorded."


def _shown(review: Review) -> list[LineReview]:
    named = [line for line in review.lines if line.group == "named"]
    return named or [line for line in review.lines if line.group == "open"]


def _lines(review: Review, writer: _Writer) -> Iterator[str]:
    open_lines = sum(line.group in ("named", "open") for line in review.lines)
    shown = _shown(review)[: max(writer.room, LINES)]
    yield from ("", f"## Lines open to a measure: {len(shown)} of {open_lines}, the rest in the report", "")
    if not shown:
        yield "None on this date."
        return
    yield "| Line | Stage | Quantity | Amount, basis | Who can stop it now, by what |"
    yield "| --- | --- | --- | --- | --- |"
    for line in shown:
        money = [figure for figure in line.exposure if words.is_money(figure)]
        amounts = "; ".join(writer.fig(figure) for figure in money) or "**unknown**"
        gate = acts_now(line)
        who = f"{gate.holder}: {words.uncapped(gate.gate)}; {words.clause(gate.bites)}" if gate else "nobody found"
        stage = words.stage(line.stage) + ("" if line.stage_proved else ", no event")
        name = writer.text(writer.called[line.line])
        yield f"| {name} | {stage} | {writer.fig(line.quantity)} | {amounts} | {writer.text(who)} |"


def _options(review: Review, answers: Answers, writer: _Writer) -> Iterator[str]:
    asked = "" if answers != NONE else "; response and simulation not run"
    yield from ("", f"## Options: legal screen{asked}", "")
    yield "| Option | Measures | Legal screen | Against it |"
    yield "| --- | --- | --- | --- |"
    told: dict[Prose, str] = {}
    for option in review.options[:OPTIONS]:
        first = option.against[0] if option.against else ("nothing recorded",)
        against = f"as for {told[first]}" if first in told else words.sentence(writer.prose(first))
        told.setdefault(first, writer.text(words.uncapped(option.name)))
        yield (f"| {writer.text(option.name)} | {_measures(option)} | {words.legal(option.legal.status)} | {against} |")

    if len(review.options) > OPTIONS:
        yield from ("", f"{len(review.options) - OPTIONS} more in the report.")


def _measures(option: OptionReview) -> str:
    found: dict[str, int] = {}
    for one in option.measures:
        found[one.measure] = found.get(one.measure, 0) + 1
    return "; ".join(f"{measure} on {words.plural(count, 'line')}" for measure, count in found.items()) or "none"


def _contested(review: Review, writer: _Writer) -> Iterator[str]:
    yield from ("", "## What is contested", "")
    told = []
    for matter in review.contested[: writer.room]:
        origins = [words.plural(len(side.origins), "origin") for side in (matter.asserted, matter.denied)]
        stands = f" {writer.text(words.first_sentence(matter.words))}" if writer.room > 1 else ""
        told.append(f"{writer.text(matter.question)} Asserted by {origins[0]}, denied by {origins[1]}.{stands}")
    still = sum(one.status == "open" for one in review.contradictions)
    told.append(f"{words.plural(len(review.contradictions), 'contradiction')} on record, {still} open.")
    yield " ".join(told)


def _against(review: Review, writer: _Writer) -> Iterator[str]:
    """The first paragraph under each heading of the case against the answer."""
    if not review.against:
        return
    first = list(groups.headed(review.against).items())
    shown = max(writer.room, 3)
    cut = f": {shown} of {len(first)}, the rest in the report" if len(first) > shown else ""
    yield from ("", f"## The case against{cut}", "")
    tabled = [option.against[0] for option in review.options[:OPTIONS] if option.against]
    told = []
    for heading, (paragraph, *_) in first[:shown]:
        # What the page says already is not said again; its heading stands all the same.
        if paragraph in review.lead:
            said = "see finding 1."
        elif paragraph in tabled:
            said = "see the options."
        else:
            said = writer.prose(paragraph)
        told.append(f"**{writer.text(heading)}**: {said}")
    yield " ".join(told)


def _dates(review: Review, writer: _Writer) -> Iterator[str]:
    yield from ("", "## Next dates", "")
    for deadline in review.deadlines[: writer.room]:
        left = f" ({writer.fig(deadline.days_left)})" if deadline.days_left else ""
        text = words.first_sentence(deadline.text).rstrip(".")
        effect = words.sentence(words.first_sentence(deadline.effect))
        yield f"- {words.day(deadline.date)}{left}: {writer.text(text)}. {writer.text(effect)}"
    for sum_ in _arithmetic(review)[: max(writer.room // 2, 1)]:
        yield f"- {writer.text(sum_)}"
    if rest := writer.rest(len(review.deadlines)):
        yield f"- {rest}."


def _arithmetic(review: Review) -> list[str]:
    """The clocks of the lines shown, each as a sum in one line."""
    found = []
    for line in _shown(review):
        for gate in line.stop_map:
            if gate.clock is not None and gate.clock.starts and len(gate.clock.steps) > 1:
                start, wait, *after = gate.clock.steps
                ends = after[0].value if after else words.day(gate.clock.ends)
                waived = "; waived by an emergency statement" if gate.clock.waived else ""
                found.append(f"{gate.gate}: {start.value} + {wait.value} = {ends}{waived}.")
    return list(dict.fromkeys(found))


def _gaps(review: Review, writer: _Writer) -> Iterator[str]:
    yield from ("", "## What is not known", "")
    gaps = groups.gaps(review)
    if not gaps:
        yield "No gap is recorded."
        return
    shown = "; ".join(writer.text(gap.what.rstrip(".")) for gap in gaps[: writer.room])
    more = f"; {rest}" if (rest := writer.rest(len(gaps))) else ""
    yield f"{words.sentence(shown)}{more}. None is filled in."


def _foot(review: Review) -> Iterator[str]:
    inputs, case = review.inputs, review.case
    receipt = f"record {inputs.receipt_sequence}, head {inputs.receipt_head[:16]}" if inputs.receipt_head else "none"
    known = words.moment(case.known_at) if case.known_at else "no ledger"
    yield ""
    yield f"Known at {known} · inputs sha256 {inputs.digest[:16]} · receipt {receipt}"
