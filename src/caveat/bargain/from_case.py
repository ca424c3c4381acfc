"""A review's actors and a file of named assumptions in, a table for the bargaining models out; who stays out is said.

Positions are the case's own, with their basis. What each actor could bring to bear, how much it cares, where an option
stands on the scale, and whether anyone would stand elsewhere under it, is assumed by name and nowhere else.
"""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from caveat import tables
from caveat.bargain import game
from caveat.bargain.actors import Actor, Dimension, Table, complete
from caveat.errors import BadRow, Conflict, UnknownTerm
from caveat.evidence import Assumed, Figure
from caveat.review import casetext, yamltext
from caveat.review.casefacts import Id, Words
from caveat.review.result.review import Review
from caveat.review.result.testimony import ActorView
from caveat.tables import Row

FORMAT = "caveat-bargain/1"
NO_SOURCE = "no source"
SCALE = Dimension("measure", 0.0, 100.0, "against any measure", "for the strongest measure now")
Degree = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class Judgement(Row):
    """A number that nobody published, from 0 to 100, with its range, reason, owner and source."""

    id: Id
    about: Words
    low: Degree
    likely: Degree | None = None
    high: Degree
    reason: Words
    owner: Words
    made: date
    source: Words
    """``no source``, or documents of the case by id, with how they bear on it."""

    @model_validator(mode="after")
    def _in_order(self) -> Judgement:
        middle = self.low if self.likely is None else self.likely
        if not self.low <= middle <= self.high:
            raise ValueError("low, likely and high in ascending order")
        return self

    @property
    def sourced(self) -> bool:
        """True where something public bears on it."""
        return self.source.strip().lower() != NO_SOURCE

    def figure(self, unit: str) -> Figure:
        """The number with the judgement as its basis."""
        basis = Assumed(self.id, self.low, self.high, self.reason, self.owner, self.likely)
        return Figure(unit=unit, basis=basis, low=self.low, high=self.high)


class Weight(Row):
    """What one actor brings: two judgements by name, and how it enters where nobody knows its position."""

    actor: Id
    capability: Id
    salience: Id
    position_unknown: Literal["stays-out", "whole-scale"] = "stays-out"


class Change(Row):
    """An actor that would stand elsewhere under an option, by a judgement's name."""

    actor: Id
    position: Id


class Place(Row):
    """Where an option stands on the scale, and who would stand elsewhere under it."""

    option: Id
    asks: Id
    changes: tuple[Change, ...] = ()


class Stake(Row):
    """What hangs on one option for the two sides, each by a judgement's name."""

    option: Id
    worth: Id
    yielding: Id
    cost: Id
    face: Id
    loss: Id | None = None
    gain: Id | None = None

    @model_validator(mode="after")
    def _announced(self) -> Stake:
        if self.loss is None and self.gain is None:
            raise ValueError("a loss, a gain or both: what would be carried out")
        return self

    def named(self) -> Iterator[tuple[str, str]]:
        """Each that is given, with its judgement."""
        for name in ("worth", "yielding", "cost", "face", "loss", "gain"):
            if (judgement := getattr(self, name)) is not None:
                yield name, judgement


class TwoSides(Row):
    """Who would carry out and who would comply, and what is at stake in each option."""

    supplier: Id
    recipient: Id
    options: tuple[Stake, ...] = Field(min_length=1)


class BargainFile(Row):
    """A whole file."""

    format: Literal["caveat-bargain/1"]
    case: Id
    note: str | None = None
    assumptions: tuple[Judgement, ...] = Field(min_length=1)
    actors: tuple[Weight, ...] = Field(min_length=1)
    options: tuple[Place, ...] = ()
    two_sides: TwoSides | None = None

    @property
    def weighed(self) -> tuple[Judgement, ...]:
        """The judgements of the models among actors; those of the two-sided bargain alone are not among them."""
        named = {ref for loc, _, ref in _references(self) if loc[0] != "two_sides"}
        return tuple(one for one in self.assumptions if one.id in named)

    def judgement(self, name: str) -> Judgement:
        """The judgement of that name; ``read`` has seen to it that there is one."""
        return next(one for one in self.assumptions if one.id == name)

    def place(self, option: str) -> Place | None:
        """What is assumed of an option."""
        return next((one for one in self.options if one.option == option), None)


@dataclass(frozen=True, slots=True)
class Seated:
    """The table of a case, who is in it with the whole scale, and who stays out and why."""

    table: Table | None
    """None where nobody is left."""
    whole_scale: tuple[str, ...]
    out: tuple[tuple[str, str], ...]
    changed: tuple[str, ...] = ()
    """Whose position is assumed to differ under the option."""


def bundled() -> Mapping[str, Traversable]:
    """The files that come with the program, by the id of their case."""
    suffix = ".bargain.yaml"
    folder = importlib.resources.files("caveat.bargain") / "cases"
    found = {one.name.removesuffix(suffix): one for one in folder.iterdir() if one.name.endswith(suffix)}
    return dict(sorted(found.items()))


def load(path: Path) -> BargainFile:
    """The assumptions in a file; raises as ``read`` does, and Unreadable where it cannot be read."""
    return read(casetext.read_bytes(path), str(path))


def open_bundled(case_id: str) -> BargainFile | None:
    """The assumptions that come with the program for a case; None where there are none."""
    there = bundled()
    return read(there[case_id].read_bytes(), there[case_id].name) if case_id in there else None


def read(data: bytes, name: str) -> BargainFile:
    """The assumptions that YAML or JSON bytes hold.

    Raises  Malformed, Unreadable or TooLarge as case files do; BadRow by line, row and field for what does not hold.
    """
    tree = yamltext.tree(data, name)
    if tree.get("format") != FORMAT:
        stands = repr(tree["format"])[:80] if "format" in tree else "missing"
        raise BadRow(name, tree.lines.get("format"), "", "format", stands, f"Write `format: {FORMAT}` first.")
    try:
        # Strict, and by way of JSON: "90" is no number and true is no 1.
        found = BargainFile.model_validate_json(json.dumps(tree, allow_nan=False), strict=True)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]["loc"]
        told = tables.bad_row(name, _line(tree, first), _named(tree, first), wrong)
        stands = told.stands if len(told.stands) < 100 else "not in order"
        raise BadRow(name, told.line, told.row, told.field, stands, told.expected) from None
    _check(found, tree, name)
    return found


def _line(tree: Any, loc: Sequence[int | str]) -> int | None:
    line, value = getattr(tree, "line", None), tree
    for step in loc:
        lines = getattr(value, "lines", None)
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        line = line if lines is None else lines[step]
    return line


def _named(tree: Any, loc: Sequence[int | str]) -> str:
    found, value = "", tree
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict):
            found = next((str(value[key]) for key in ("id", "actor", "option") if key in value), found)
    return found


def _check(file: BargainFile, tree: Any, name: str) -> None:
    """Every row once, and every name that is used given."""
    given = {one.id for one in file.assumptions}
    for section, key in (("assumptions", "id"), ("actors", "actor"), ("options", "option")):
        seen: set[str] = set()
        for index, row in enumerate(getattr(file, section)):
            value = getattr(row, key)
            if value in seen:
                at = _line(tree, (section, index, key))
                raise BadRow(name, at, value, key, "given twice", "Give each one once.")
            seen.add(value)
    staked = [one.option for one in file.two_sides.options] if file.two_sides else []
    for index, option in enumerate(staked):
        if option in staked[:index]:
            at = _line(tree, ("two_sides", "options", index, "option"))
            raise BadRow(name, at, option, "option", "given twice", "Give each one once.")
    for loc, row_name, ref in _references(file):
        if ref not in given:
            field = str(loc[-1])
            raise BadRow(name, _line(tree, loc), row_name, field, repr(ref), "Name an assumption of this file.")


def _references(file: BargainFile) -> Iterator[tuple[tuple[int | str, ...], str, str]]:
    for index, actor in enumerate(file.actors):
        yield ("actors", index, "capability"), actor.actor, actor.capability
        yield ("actors", index, "salience"), actor.actor, actor.salience
    for index, option in enumerate(file.options):
        yield ("options", index, "asks"), option.option, option.asks
        for place, change in enumerate(option.changes):
            yield ("options", index, "changes", place, "position"), option.option, change.position
    for index, stake in enumerate(file.two_sides.options if file.two_sides else ()):
        for name, ref in stake.named():
            yield ("two_sides", "options", index, name), stake.option, ref


def seat(review: Review, file: BargainFile, known: Collection[str], option: str | None = None) -> Seated:
    """The table of a review's actors, under an option where one is named.

    ``known`` are all actors of the case, those not yet public on the day of the review too.

    Raises  Conflict where the file is of another case; UnknownTerm for an actor or an option that the case lacks.
    """
    name = f"{review.case.id} (bargaining)"
    if file.case != review.case.id:
        raise Conflict(name, f"the assumptions are for {file.case}", f"the review is of {review.case.id}",
                       "Name the assumptions of this case.")  # fmt: skip
    _all_known(file, known, [one.id for one in review.options], name)
    place = file.place(option) if option else None
    moved = {one.actor: one.position for one in place.changes} if place else {}
    weights = {one.actor: one for one in file.actors}
    kept, whole, out = [], [], []
    for actor in review.actors:
        weight = weights.get(actor.id)
        if weight is None:
            out.append((actor.name, f"{_unplaced(actor)}no assumption gives its capability and salience"))
        elif not actor.position.known and actor.id not in moved and weight.position_unknown == "stays-out":
            out.append((actor.name, f"its position is not known: {actor.position.unknown}"))
        else:
            kept.append(_row(actor, weight, file, moved.get(actor.id)))
            if not actor.position.known and actor.id not in moved:
                whole.append(actor.name)
    there = {one.id for one in review.actors}
    out += [(one.actor, "nothing public names it by the day of the review") for one in file.actors
            if one.actor not in there]  # fmt: skip
    table = complete(Table(name, (SCALE,), tuple(kept))) if kept else None
    changed = tuple(one.name for one in review.actors if one.id in moved and one.id in weights)
    return Seated(table, tuple(whole), tuple(out), changed)


def two_sided(review: Review, file: BargainFile, known: Collection[str], option: str) -> tuple[game.Game, game.Stakes]:
    """The two-sided bargain of an option, and what is at stake in it.

    Raises  as ``seat`` does; Conflict where nothing is assumed of the option, or one side is not public by the day.
    """
    name = f"{review.case.id} (bargaining)"
    seat(review, file, known, option)
    sides = file.two_sides
    stake = next((one for one in sides.options if one.option == option), None) if sides else None
    if sides is None or stake is None:
        raise Conflict(name, f"the two-sided bargain of {option} is asked for", "nothing is assumed of its stakes",
                       "Give `two_sides` with a row for this option, or name another option.")  # fmt: skip
    called = {one.id: one.name for one in review.actors}
    for side in (sides.supplier, sides.recipient):
        if side not in called:
            raise Conflict(name, f"{side} is a side of the bargain", "nothing public names it by the day of the review",
                           "Name another actor, or a later day.")  # fmt: skip
    stakes = game.Stakes(**{each: file.judgement(ref).figure("points") for each, ref in stake.named()})
    title = f"{review.case.id}, {option}: would it comply, would they carry it out"
    return game.of(title, called[sides.recipient], called[sides.supplier], stakes), stakes


def _all_known(file: BargainFile, known: Collection[str], options: Sequence[str], name: str) -> None:
    named = [one.actor for one in file.actors]
    named += [change.actor for one in file.options for change in one.changes]
    named += [file.two_sides.supplier, file.two_sides.recipient] if file.two_sides else []
    for actor in named:
        if actor not in known:
            raise UnknownTerm(name, "actor", actor, sorted(known))
    staked = file.two_sides.options if file.two_sides else ()
    for option in (*(one.option for one in file.options), *(one.option for one in staked)):
        if option not in options:
            raise UnknownTerm(name, "option", option, options)


def _unplaced(actor: ActorView) -> str:
    return "" if actor.position.known else f"its position is not known ({actor.position.unknown}), and "


def _row(actor: ActorView, weight: Weight, file: BargainFile, moved: str | None) -> Actor:
    position = file.judgement(moved).figure("position") if moved else actor.position
    return Actor(
        actor.name,
        file.judgement(weight.capability).figure("capability"),
        (position,),
        (file.judgement(weight.salience).figure("salience"),),
        actor.role,
    )
