"""What was asked beside a review, as its page and a terminal show it: in the table of options, by name, in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caveat.report import hand, names, response, simulation, words
from caveat.report.answers import NONE, RESPOND, SIMULATE, Answers
from caveat.report.charts.fan import Threshold
from caveat.review.result.review import Review


@dataclass(frozen=True, slots=True)
class Cell:
    """What a lens says of an option in the table of options, and where the page says more; or why it says nothing."""

    told: str
    anchor: str
    empty: str = "not run"


def cells(answers: Answers) -> dict[str, dict[str, Cell]]:
    """For each option the cell of each lens, and of regret."""
    found: dict[str, dict[str, Cell]] = {}
    if answers.response is not None:
        for one in answers.response.options:
            anchor = hand.anchor("ro", one.option)
            found[one.option] = {lens: Cell(told, anchor) for lens, told in response.in_short(one).items()}
    run = answers.simulated
    for option in run.options if run else ():
        row = found.setdefault(option.id, {})
        last = simulation.last_by(option)
        if "dynamics" not in row and last is not None:
            row["dynamics"] = Cell(f"{simulation.by_words(last)} within {last.days} days", "sim-compliance")
        if option.regrets:
            row["regret"] = Cell(simulation.regret_words(option.regrets[0]), "sim-regret-0")
    return found


def called(review: Review) -> simulation.Names:
    """How the review's reader knows what a finding names by id."""
    return simulation.Names(names.things(review), names.objectives(review), dict(_thresholds(review)))


def _thresholds(review: Review) -> Iterator[tuple[str, Threshold]]:
    """The one threshold of each objective's first indicator that has one, where it is a single number."""
    for objective in review.objectives:
        one = next((each for each in objective.indicators if each.threshold and each.threshold.known), None)
        if one is not None and one.threshold is not None and one.threshold.value is not None:
            said = f"the published threshold of {words.number(one.threshold)} {one.threshold.unit}"
            yield objective.id, Threshold(float(one.threshold.value), said)


def lines(answers: Answers) -> Iterator[str]:
    """What was asked beside the review, for a terminal: a line each, or "not run" with how to ask."""
    found, run = answers.response, answers.simulated
    yield f"Response: {words.tame(found.words)}" if found else f"Response: not run ({RESPOND})."
    if run is None:
        yield f"Simulation: not run ({SIMULATE})."
        return
    told = words.tame(run.assumption_share.words)
    yield f"Simulation, finding {run.finding.digest[:12]}, {run.finding.scenarios:,} futures: {told}"
    for one in run.options:
        last = simulation.last_by(one)
        by = f"met in {simulation.by_words(last)} within {last.days} days" if last else "beyond the horizon"
        yield f"  {words.tame(one.name)}: {by}."


def in_brief(answers: Answers, text: Callable[[str], str]) -> Iterator[str]:
    """Where the lenses part, what they have of each option, what the simulation found; nothing where none was asked.

    ``text`` makes someone's words safe for where the lines stand.
    """
    if answers == NONE:
        return
    yield from ("", "## Would they do it, and what would each option do", "")
    if answers.response is None:
        yield "Response: **not run**."
    else:
        yield text(answers.response.words)
        for option in answers.response.options:
            told = "; ".join(f"{lens} {said}" for lens, said in response.in_short(option).items())
            yield f"- {text(option.name)}: {text(told or 'no lens has an answer')}."
    yield ""
    run = answers.simulated
    if run is None:
        yield "Simulation: **not run**."
        return
    head = run.finding
    basis = f"finding {head.digest[:12]}, {head.scenarios:,} futures, seed {head.seed}"
    yield f"Simulation ({basis}): {text(run.assumption_share.words)}"
    for one in run.options:
        last = simulation.last_by(one)
        told = f"met in {simulation.by_words(last)} within {last.days} days" if last else "beyond the horizon"
        behind = f"behind the best by {simulation.regret_words(one.regrets[0])}" if one.regrets else told
        # Where the response stands above, it has said in how many futures the recipient complied.
        said = behind if answers.response else "; ".join(dict.fromkeys((told, behind)))
        yield f"- {text(one.name)}: {text(said)}."
