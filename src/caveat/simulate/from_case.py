"""A review and its assumptions in, a model with the review's own options out; what cannot be shown is said by name."""

from __future__ import annotations

import importlib.resources
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError

from caveat.dates import PartialDate
from caveat.errors import BadRow, Conflict, UnknownTerm
from caveat.review.casefile import CaseOption, OptionMeasure
from caveat.review.result.option import MeasureView, OptionReview
from caveat.review.result.review import Review
from caveat.simulate.assumptions import Assumptions, read
from caveat.simulate.model import Model, Step, build
from caveat.simulate.spec import LineSpec, MeasureSpec, OptionSpec, Terms


def bundled() -> Mapping[str, Traversable]:
    """The files of assumptions that come with the program, by the id of their case."""
    folder = importlib.resources.files("caveat.simulate") / "cases"
    suffix = ".assumptions.yaml"
    found = {one.name.removesuffix(suffix): one for one in folder.iterdir() if one.name.endswith(suffix)}
    return dict(sorted(found.items()))


def open_bundled(case_id: str) -> Assumptions:
    """The assumptions that come with the program for a case.

    Raises  UnknownTerm where there are none.
    """
    there = bundled()
    if case_id not in there:
        raise UnknownTerm("the bundled assumptions", "the case", case_id, list(there))
    return read(there[case_id].read_bytes(), there[case_id].name)


def from_review(
    review: Review, file: Assumptions, *, weeks: int, step: Step = "week", chosen: tuple[str, ...] = (),
    own: Sequence[CaseOption] = (),
) -> Model:  # fmt: skip
    """The model of a review: its lines and items as the file binds them, its options (all, or those ``chosen`` by id).

    ``own`` are the options that the case itself sets up: what they say of factor, start and end goes before the file's
    terms.

    Raises  Conflict where the file is of another case, leaves a line of the review unmentioned or has no terms;
            UnknownTerm for an option that the review does not have; otherwise as ``build`` does.
    """
    name = f"{review.case.id} (assumptions)"
    if file.case != review.case.id:
        raise Conflict(
            name, f"the assumptions are for {file.case}", f"the review is of {review.case.id}",
            "Name the assumptions of this case.",
        )  # fmt: skip
    if file.calibration is not None and file.calibration.as_of.isoformat() > review.case.as_of:
        raise Conflict(
            name, f"the review is as of {review.case.as_of}",
            f"the assumptions are fitted to what was known on {file.calibration.as_of.isoformat()}",
            "Review as of that day or later, or name assumptions fitted to an earlier day.",
        )  # fmt: skip
    _all_lines(review, file, name)
    there = {one.id: one for one in review.options}
    for one in chosen:
        if one not in there:
            raise UnknownTerm(name, "option", one, list(there))
    wanted = [one for one in review.options if not chosen or one.id in chosen]
    day = date.fromisoformat(review.case.as_of)
    said = {
        (option.id, row.measure.value, line): _said(row, day)
        for option in own for row in option.measures for line in row.lines
    }  # fmt: skip
    options = [_option(one, file, said, name) for one in wanted if one.measures]
    standing = there.get("carry-on")
    carry_on = OptionSpec(id="carry-on", name=standing.name if standing else "Carry on")
    return build(file, weeks=weeks, step=step, options=(carry_on, *options), name=name)


def _all_lines(review: Review, file: Assumptions, name: str) -> None:
    """Every open line is modelled or left out by name; and no line is modelled that the review does not have."""
    bound = {one.id for one in file.model.lines if not one.offered}
    told = {one.line for one in file.model.left_out}
    lines = {one.line: one for one in review.lines}
    for line in (*bound, *told):
        if line not in lines:
            raise UnknownTerm(name, "line", line, list(lines))
    for line, row in lines.items():
        if row.group != "delivered" and row.group != "substitute" and line not in bound | told:
            raise Conflict(
                name, f"{line} is open in the review", "the assumptions neither model it nor leave it out by name",
                "Add it to `model.lines`, or to `model.left_out` with the reason.",
            )  # fmt: skip


def _said(row: OptionMeasure, day: date) -> dict[str, Any]:
    """What a case says itself of a measure: its factor, and its days as weeks from the day of the review."""
    said: dict[str, Any] = {"factor": row.factor}
    for name, words in (("start", row.start), ("end", row.end)):
        if words is not None:
            at = PartialDate.parse(words.split("/")[0]).earliest
            said[name] = max(0, -(-(at - day).days // 7))
    return {name: value for name, value in said.items() if value is not None}


def _option(
    option: OptionReview, file: Assumptions, said: Mapping[tuple[str, str, str], dict[str, Any]], name: str
) -> OptionSpec:  # fmt: skip
    terms = file.model.terms
    if terms is None:
        raise Conflict(
            name, f"{option.id} gives no weeks and no factor", "the assumptions have no `model.terms`",
            "Add `terms` with start, slow, expedite, owner and reason.",
        )  # fmt: skip
    lines = {one.id: one for one in file.model.lines}
    left_out = {one.line: one.reason for one in file.model.left_out}
    measures, untold = [], []
    for view in option.measures:
        found = _measure(view, lines, file, terms, said.get((option.id, view.measure, view.line), {}))
        if isinstance(found, MeasureSpec):
            measures.append(found)
        else:
            untold.append(f"{view.measure} on {view.line}: {left_out.get(view.line, found)}")
    return OptionSpec(id=option.id, name=option.name, measures=tuple(measures), left_out=tuple(untold))


def _measure(
    view: MeasureView, lines: Mapping[str, LineSpec], file: Assumptions, terms: Terms, said: Mapping[str, Any]
) -> MeasureSpec | str:  # fmt: skip
    """The measure as the model has it, or why it has it not."""
    line = f"{view.line}-offered" if view.measure == "offer" else view.line
    if line not in lines:
        return "not modelled"
    kind, rule = view.measure, None
    if view.objective is not None:
        rule = next((one.id for one in file.model.rules if one.objective == view.objective), None)
        if rule is None:
            return f"no rule says when {view.objective} counts as met"
        kind = "condition" if kind == "pause" else kind
    factor = {"slow": terms.slow, "expedite": terms.expedite}.get(kind)
    if factor is not None and view.factor is not None and view.factor.value is not None:
        factor = float(view.factor.value)
    if factor is None and "factor" in said:
        return f"a factor of {said['factor']:g} means nothing to {kind}"
    # Strict, so that a measure which the review knows and the model does not is refused and not passed over.
    content = {"measure": kind, "line": line, "start": terms.start, "end": terms.end, "factor": factor, "rule": rule}
    try:
        return MeasureSpec.model_validate({**content, **said})
    except ValidationError as wrong:
        expected = str(wrong.errors()[0]["msg"]).removeprefix("Value error, ")
        stands = f"{kind} on {view.line}, {', '.join(f'{name} {value:g}' for name, value in said.items())}"
        raise BadRow(file.case, None, view.line, "a measure", stands, f"Expected: {expected}.") from None
