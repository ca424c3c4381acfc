"""A case in; complaints out where an id is not its own, or a reference leads nowhere or round in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from caveat.episodes import coding
from caveat.episodes.codes import DemandKind
from caveat.errors import BadRow
from caveat.law.provisions import provisions
from caveat.pipeline import classify, items
from caveat.pipeline.items import Role
from caveat.review.casefacts import Fact, Number
from caveat.review.casefile import (
    Actor,
    Assumption,
    CaseHead,
    Event,
    Objective,
    OptionMeasure,
    Position,
    Precedent,
    Question,
)
from caveat.review.casepipeline import CaseItem, Dependence, Hold, Line, Substitute
from caveat.review.casesources import CaseDocument, CaseStatement, Contradiction, Origin, Resolution
from caveat.review.complaint import Complaint, Part, Setting


def found(setting: Setting) -> Iterator[Complaint]:
    """Every id and reference of a case that does not hold."""
    yield from _ids(setting)
    yield from _references(setting)
    yield from _cycles(setting)


RESERVED = frozenset({"case", "carry-on", "narrow-stick", "broad-stick", "carrot", "both"})
"""The head of a case in the ledger, and the five options that every review has."""


def _ids(setting: Setting) -> Iterator[Complaint]:
    """One id, one part: the ledger, the report and every reference find a part by its id alone."""
    seen: dict[str, Part] = {}
    for part in setting.parts:
        own = getattr(part.value, "id", None)
        if own is None or isinstance(part.value, CaseHead):
            continue
        if own in RESERVED:
            yield setting.bad(part, "id", repr(own), "Caveat itself uses this id; choose another.")
        elif own in seen:
            first = setting.line_of((*seen[own].loc, "id"))
            also = f"the id of {_kind(seen[own].value)}" + (f" on line {first}" if first else "")
            yield setting.bad(
                part, "id", f"{own!r}, which is also {also}", "Give each part of a case an id of its own."
            )
        else:
            seen[own] = part


def _kind(value: BaseModel) -> str:
    name = type(value).__name__.removeprefix("Case").lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


_TARGETS: Mapping[tuple[type[BaseModel], str], str] = {
    (Fact, "sources"): "document",
    (Assumption, "sources"): "document",
    (Origin, "documents"): "document",
    (Contradiction, "documents"): "document",
    (CaseStatement, "document"): "document",
    (CaseStatement, "also"): "document",
    (CaseStatement, "origin"): "origin",
    (CaseStatement, "speaker_ref"): "actor",
    (CaseStatement, "items"): "item",
    (CaseStatement, "duplicate_of"): "statement",
    (CaseStatement, "supersedes"): "statement",
    (CaseStatement, "supports"): "statement",
    (CaseStatement, "contradicts"): "statement",
    (CaseStatement, "see"): "any",
    (Line, "item"): "item",
    (Line, "overlaps"): "line",
    (Substitute, "line"): "line",
    (Substitute, "item"): "item",
    (CaseItem, "id"): "item",
    (CaseItem, "needs"): "item",
    (Dependence, "items"): "item",
    (Position, "justified_by"): "statement",
    (Event, "bears_on"): "any",
    (Resolution, "rests_on"): "any",
    (Contradiction, "side_a"): "any",
    (Contradiction, "side_b"): "any",
    (Question, "support"): "any",
    (Number, "assumption"): "assumption",
    (OptionMeasure, "lines"): "line",
    (OptionMeasure, "objective"): "objective",
}
"""Which field refers to what. ``any`` is any part of the case, or an item of the catalogue."""

_KINDS: Mapping[str, type[BaseModel]] = {
    "document": CaseDocument,
    "origin": Origin,
    "statement": CaseStatement,
    "actor": Actor,
    "objective": Objective,
    "line": Line,
    "assumption": Assumption,
}


def _references(setting: Setting) -> Iterator[Complaint]:
    """Each reference leads to a part of the right kind, and none twice in one list."""
    known = {kind: _ids_of(setting, model) for kind, model in _KINDS.items()}
    known["any"] = _ids_of(setting, BaseModel)
    for part in setting.parts:
        for (model, field), kind in _TARGETS.items():
            if not isinstance(part.value, model):
                continue
            value = getattr(part.value, field)
            refs = value if isinstance(value, tuple) else (value,) if value else ()
            for ref in refs:
                if not _leads(setting, known, kind, ref):
                    known_here = _items(setting) if kind == "item" else list(known[kind])
                    yield setting.unknown(part, field, ref, known_here or [f"(the case has no {kind} yet)"])
            for ref in dict.fromkeys(ref for ref in refs if refs.count(ref) > 1):
                yield setting.bad(part, field, f"{ref!r} more than once", "Name it once; naming it again adds nothing.")
    yield from _named_actors(setting, list(known["actor"]))
    yield from _of_other_rooms(setting)


def _leads(setting: Setting, known: Mapping[str, Mapping[str, None]], kind: str, ref: str) -> bool:
    if kind == "item":
        return setting.known_item(ref)
    return ref in known[kind] or (kind == "any" and setting.known_item(ref))


def _items(setting: Setting) -> list[str]:
    return [one.id for one in items.catalogue() if setting.known_item(one.id)]


def _ids_of(setting: Setting, kind: type[BaseModel]) -> dict[str, None]:
    return dict.fromkeys(part.value.id for part in setting.of(kind) if getattr(part.value, "id", None))  # type: ignore[attr-defined]


def _named_actors(setting: Setting, actors: Sequence[str]) -> Iterator[Complaint]:
    """``actor`` and ``target`` may be words or a country; what is written as an actor's id has to be one."""
    for part in setting.of(CaseStatement):
        for field in ("actor", "target"):
            term = getattr(part.value, field)
            if term and term.startswith("a-") and " " not in term and term not in actors:
                yield setting.unknown(part, field, term, actors or ["(the case has no actor yet)"])


_ELSEWHERE: Mapping[tuple[type[BaseModel], str], Callable[[], Sequence[str]]] = {
    (CaseHead, "out_of_bounds"): lambda: (
        classify.PROTECTS_CIVILIANS, *(one.value for one in Role), *(rule.id for rule in classify.rules()),
    ),
    (Objective, "demand_kind"): lambda: tuple(one.value for one in DemandKind),
    (Hold, "provision"): lambda: tuple(provisions()),
    (Precedent, "episode"): lambda: tuple(one.id for one in coding.episodes()),
}  # fmt: skip
"""Which field names something of the law, the episodes or the item rules. They are read only where a case asks."""


def _of_other_rooms(setting: Setting) -> Iterator[Complaint]:
    """What a case names of the law, of the episodes and of the item rules is there."""
    for part in setting.parts:
        for (model, field), known in _ELSEWHERE.items():
            if isinstance(part.value, model):
                value = getattr(part.value, field)
                for term in value if isinstance(value, tuple) else (value,):
                    if term is not None and term not in known():
                        yield setting.unknown(part, field, term, known())


def _cycles(setting: Setting) -> Iterator[Complaint]:
    """No statement replaces or repeats itself, straight or by way of others."""
    for field, verb in (("supersedes", "supersedes"), ("duplicate_of", "is a duplicate of")):
        parts = {part.row: part for part in setting.of(CaseStatement)}
        ahead = {name: getattr(part.value, field) for name, part in parts.items()}
        for ring in _rings(ahead):
            told = f" {verb} ".join((*ring, ring[0]))
            mend = f"Take {field} out of the statement that came first."
            line = setting.line_of((*parts[ring[0]].loc, field))
            yield Complaint(line, BadRow(setting.where, line, ring[0], field, f"part of a circle ({told})", mend))
        yield from _forks(setting, parts, ahead) if field == "supersedes" else ()


def _rings(ahead: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """The circles of a chain of names, each once."""
    done: set[str] = set()
    for start in ahead:
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in done and name not in path:
            path[name] = None
            name = ahead.get(name)
        if name is not None and name in path:
            names = list(path)
            yield tuple(names[names.index(name) :])
        done.update(path)


def _forks(setting: Setting, parts: Mapping[str, Part], ahead: Mapping[str, str | None]) -> Iterator[Complaint]:
    """One statement has one successor; two would leave open which of them holds."""
    first: dict[str, str] = {}
    for name, old in ahead.items():
        if old is None:
            continue
        if old in first:
            yield setting.conflict(
                parts[name], f"{name} supersedes {old}", f"{first[old]} supersedes it too",
                f"Let one of them supersede the other, or keep {old} and let them stand side by side.",
            )  # fmt: skip
        first.setdefault(old, name)
