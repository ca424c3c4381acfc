"""Values of the law, the items and the episodes in; rows and lines for a terminal out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from caveat.report import words

if TYPE_CHECKING:  # so that listing one room does not read all the others
    from caveat.episodes.coding import Episode
    from caveat.law.clocks import Deadline
    from caveat.law.powers import Applicable
    from caveat.ledger.verify import Verified
    from caveat.pipeline.items import Item, Resolution
    from caveat.review.conflicts import Remark
    from caveat.review.dossier import Hidden

SHOWN = 2  # traps of a provision that are printed, and one source; the rest is counted


def law_lines(rows: Sequence[Applicable], day: date, supplier: str, width: int = 100) -> Iterator[str]:
    """What applies on a day, a block for each provision: who may do what, on what notice, how it takes hold, traps."""
    yield f"Law of {supplier} on {words.day(day.isoformat())}: {words.plural(len(rows), 'provision')}"
    for found in rows:
        yield ""
        yield from _wrapped(f"{found.cite}: {found.title}", width, "", "  ")
        for label, text in _points(found):
            yield from _wrapped(text, width, f"  {label:<8}", " " * 10)
        source = found.sources[0]
        rest = words.plural(len(found.sources) - 1, "more source") if len(found.sources) > 1 else "the whole record"
        yield from _wrapped(source.title, width, "  read at ", " " * 10)
        yield f"{' ' * 10}{source.url}"
        yield from _wrapped(f"{rest}: caveat show {found.provision}", width, " " * 10, " " * 10)


def _points(found: Applicable) -> Iterator[tuple[str, str]]:
    yield "who", "; ".join(found.holders)
    yield "may", ", ".join(found.measures) or "do nothing by it: it informs only"
    if found.force == "custom":
        yield "force", "custom, without legal force"
    if found.trigger:
        yield "only if", found.trigger
    yield "notice", found.notice + (f"; then {found.then}" if found.then else "")
    if found.how_fast:
        undone = f". Undone: {'; '.join(found.reversible)}" if found.reversible else ""
        yield "bites", f"{'; '.join(found.how_fast)}{undone}"
    if found.note:
        yield "note", found.note
    yield from (("trap", trap) for trap in found.traps[:SHOWN])
    if len(found.traps) > SHOWN:
        yield "", words.plural(len(found.traps) - SHOWN, "more trap")
    seen = f"text of {words.day(found.text_as_of)}" if found.text_as_of else "text not dated"
    yield "sure", f"{found.confidence}; {seen}{'; NOT verified against the text' if found.unverified else ''}"


def item_lines(rows: Sequence[Item], width: int = 100) -> Iterator[str]:
    """The catalogue by class: id, name and role of each item in a line."""
    wide = max((len(item.id) for item in rows), default=0)
    for kind, group in groupby(rows, key=lambda item: item.item_class.value):
        yield words.sentence(kind.replace("-", " "))
        for item in group:
            contested = ", contested" if item.contested_by else ""
            told = f"{item.name} ({item.role.value}{contested})"
            yield from _wrapped(told, width, f"  {item.id:<{wide}}  ", " " * (wide + 4))


def episode_lines(rows: Sequence[Episode], width: int = 100) -> Iterator[str]:
    """Past episodes, two lines each: when, who to whom, what was done for what, how it came out; then the id."""
    for episode in rows:
        start = words.day(str(episode.start)) if episode.start else "start not known"
        told = f"{start}, {episode.supplier} to {episode.recipient}: {episode.instrument} for {episode.demand_kind}"
        yield from _wrapped(f"{told}; outcome: {episode.outcome}", width, "", "  ")
        yield f"  {episode.id}"


def _wrapped(text: str, width: int, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        words.tame(text), max(width, 40), initial_indent=first, subsequent_indent=then,
        break_long_words=False, break_on_hyphens=False,
    ) or [first.rstrip()]  # fmt: skip


def clock_lines(found: Deadline, width: int = 100) -> list[str]:
    """A deadline with its arithmetic: each step in a line, with where it comes from beside it or under it."""
    wide = max(len(step.label) for step in found.steps)
    lines = [f"{found.provision}  {found.cite}"]
    for step in found.steps:
        value, basis = words.humane(step.value), f"({words.humane(step.basis)})"
        if wide + 4 + len(value) + 2 + len(basis) <= width:
            lines.append(f"  {step.label:<{wide}}  {value}  {basis}")
            continue
        lines += _wrapped(value, width, f"  {step.label:<{wide}}  ", " " * (wide + 4))
        lines += _wrapped(basis, width, " " * (wide + 4), " " * (wide + 5))
    return [*lines, *_wrapped(found.effect, width, f"  {'then':<{wide}}  ", " " * (wide + 4))]


def resolution_lines(found: Resolution) -> list[str]:
    """What some words name: resolved with the alias, ambiguous with the candidates, or unknown with lookalikes."""
    if found.status == "unknown":
        hint = f" Alike, and no more than that: {'; '.join(found.suggestions)}." if found.suggestions else ""
        return [f"unknown: {found.text!r} names no item of the catalogue.{hint}"]
    lines = [f"{found.status}: {found.text!r} matches the alias {found.alias!r}."]
    if found.note:
        lines.append(f"  note: {found.note}")
    for item in found.items:
        lines.append(f"  {item.id}  {item.name}  ({item.item_class.value}, {item.role.value}: {item.role_reason})")
        if found.status == "resolved":
            lines += [
                f"    {row.list}: {row.words}" + (f" [{row.basis}]" if row.basis else "") for row in item.code_rows()
            ]
    return lines


def verified_lines(found: Verified, cases: Mapping[str, int], width: int = 100) -> Iterator[str]:
    """What verification walked; then, where no case was asked about, how much of each stays out of its review."""
    head = f"head {found.head[:12]}…" if found.head else "empty"
    checked = f"{found.records} records, {found.documents} documents and {found.spans} spans checked"
    yield f"The ledger holds: {checked}, {head}."
    for case, later in cases.items():
        told = f"{case}: {words.plural(later, 'part')} that no document public by its date supports"
        yield from _wrapped(f"{told}; `caveat verify {case}` lists them.", width, "", "  ")


def _public(row: Hidden) -> str:
    if row.earliest:
        return f"first public {words.day(row.earliest)}"
    return words.humane(row.why) if row.why.startswith("public only") else "no document with a date"


def case_lines(
    case: str | None, later: Sequence[Hidden], odd: Sequence[Remark], width: int = 100
) -> Iterator[str]:  # fmt: skip
    """What of a case stays out of its review, by section of the case file; then what its compiler should look at."""
    if case is None:
        return
    yield (
        f"{len(later)} parts of {case} rest on no document public by its date (later, or without a date) and stay out "
        "of its review:"
        if later
        else f"Every part of {case} rests on a document public by its date."
    )
    for section, rows in groupby(later, key=lambda row: row.path.split("/")[0]):
        yield f"  {words.sentence(section.replace('_', ' '))}"
        for row in rows:
            told = f"{row.path.partition('/')[2]}: {row.what.rstrip('.')} ({_public(row)})"
            yield from _wrapped(told, width, "    ", "      ")
    if odd:
        yield f"To look at again in {case}:"
    for remark in odd:
        yield from _wrapped(f"{remark.row}: {remark.words}", width, "    ", "      ")


def reading_lines(found: Iterable[Mapping[str, Any]], width: int = 100) -> Iterator[str]:
    """What was read of a document, a line for each field, and at the end what was left and what was not read."""
    left: dict[str, int] = {}
    unread: list[str] = []
    kinds: set[str] = set()
    passed = ""
    for line in found:
        kinds.add(line["kind"])
        where = f"[{line['start']}, {line['end']})" if "start" in line else ""
        match line["kind"]:
            case "field":
                told = f"{_plain(line['value'])}{_linked(line)}  {where}"
                yield from _wrapped(told, width, f"{line['field']}: ", "  ")
            case "clock":
                told = f"{line['days']} {line['counts']} days from {line['starts']} for {line['recipient']}"
                told += ", waived by the emergency that is stated" if line["waived"] else ""
                yield from _wrapped(f"{told}, to {line['ends']} ({line['provision']})", width, "clock, derived: ", "  ")
            case "unread":
                unread.append(f"not read: {line['field']}: {line['why']}  {where}")
            case "remark" if "passed" in line:
                passed = line["why"]
            case "remark":
                about = f" on {line['deal']}" if "deal" in line else ""
                unread.append(f"remark{about}: {line['why']}  {where}")
            case "statement":
                yield from _wrapped(f"{_told(line)}  {where}", width, f"{line['id']}: ", "  ")
                yield from _wrapped(f"“{line['quote']}”", width, "    ", "    ")
            case "contradiction":
                unread.append(f"{line['a']} and {line['b']} cannot both hold: {_CLASH[line['why']]}")
            case "refused":
                unread.append(f"proposed and refused: {line.get('proposal', line.get('quote'))}: {line['why']}")
            case kind:
                left[kind] = left.get(kind, 0) + 1
    for told in unread:
        yield from _wrapped(told, width, "", "  ")
    if passed or kinds <= _BESIDE:
        why = f"{passed}. --any-matter reads it all the same." if passed else _UNPLACED
        yield from _wrapped(f"Nothing was read: {why}", width, "", "  ")
    counted = "; ".join(f"{_COUNTED[kind]}: {count:,}" for kind, count in left.items())
    yield f"{counted or 'Nothing was left aside'}. Every line with its range and words: --json -"


_BESIDE = {"dropped", "repeat", "remark"}
"""Kinds of lines that tell of a text without reading anything in it."""
_UNPLACED = "no clause of it says who does what in a way that can be placed."
_COUNTED = {
    "delivery": "Deliveries read", "permit": "Records read",
    "dropped": "Paragraphs of page furniture", "repeat": "Paragraphs that repeat another",
    "ignored": "Parts ignored by name",
}  # fmt: skip


def together_lines(found: Iterable[Mapping[str, Any]], width: int = 100) -> Iterator[str]:
    """What several documents show only together: how many origins they have, and what one says against another."""
    origins = [line for line in found if line["kind"] == "origin"]
    if origins:
        pages = len({page["document"] for line in origins for page in line["pages"]})
        yield f"Together: {pages} pages of {len(origins)} origins."
    for line in origins:
        named = "; ".join(page["name"] for page in line["pages"])
        yield from _wrapped(f"{line['name']} ({line['why']}): {named}", width, f"{line['id']}: ", "  ")
    for line in found:
        if line["kind"] == "contradiction":
            ends = " against ".join(
                f"“{end['quote']}” ({end['name']} {end['id']}, origin {end['origin']})"
                for end in (line["a"], line["b"])
            )
            yield from _wrapped(f"{_CLASH[line['why']]}: {ends}", width, "cannot both hold: ", "  ")


_CLASH = {
    "direction": "who gives and who gets are exchanged", "denial": "one says what the other denies",
    "count": "the number is not the same", "list": "an item stands on two lists that exclude each other",
}  # fmt: skip


def _told(line: Mapping[str, Any]) -> str:
    """A statement as a line: who does what to whom, how firmly, and on whose word."""
    sign = "not " if line["polarity"] == "negative" else ""
    named = ", ".join(f"{each['name']}{_linked(each)}" for each in line["objects"])
    goods = "; ".join(part for part in (named, ", ".join(words.counted(line))) if part)
    parts = [
        f"{line['actor'] or 'nobody named'}: {sign}{line['act']}",
        f"towards {line['target']}" if line["target"] else "",
        f"({goods})" if goods else "",
    ]
    meant = "".join(f"; {role} inferred: {one['name']}, {one['why']}" for role, one in line.get("inferred", {}).items())
    return f"{' '.join(part for part in parts if part)}; {line['modality']}; {_on_whose_word(line)}{meant}"


def _on_whose_word(line: Mapping[str, Any]) -> str:
    word = line["attribution"]
    count = f", {word['count']} of them" if (word["count"] or 0) > 1 else ""
    relayed = f", relayed from {word['relayed_from']}" if word["relayed_from"] else ""
    return f"{line['speaker'] or 'the page itself'} ({word['kind']}{count}{relayed})"


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items() if one is not None)
    if isinstance(value, list | tuple):
        return "; ".join(_plain(one) for one in value) or "none"
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _linked(line: Mapping[str, Any]) -> str:
    if "resolution" in line:
        if not line["items"]:
            return " → unknown item" if line.get("kind") == "field" else ""
        return f" → {', '.join(line['items'][:3])}{' …' if len(line['items']) > 3 else ''}"
    return f" {line['unit']} ({line['basis'].replace('-', ' ')})" if "basis" in line else ""
