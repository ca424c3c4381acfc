"""What earlier episodes say of the response, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from caveat.review.lens import Lens, OptionLens, Share


def lines(found: Lens) -> Iterator[str]:
    """The class, the skill of what is said of it, then each option with its rates and its nearest episodes."""
    yield (
        f"{found.rows} earlier episodes of {found.crises} crises, as of {found.as_of.isoformat()}; "
        f"{len(found.left_out)} more are in no rate, each with its reason: --json -"
    )
    yield found.estimator_words
    yield from _skill(found)
    for one in found.options:
        yield ""
        yield from _option(one)
    yield ""
    yield from found.cautions


def _skill(found: Lens) -> Iterator[str]:
    """How each forecaster would have done; less is better."""
    if not found.skill:
        return
    yield f"{'On crises left out in turn (less is better)':<44}{'Brier':>8}{'log':>8}{'ranked':>8}"
    for one in found.skill:
        yield f"  {one.name:<42}{one.scores['brier']:>8.3f}{one.scores['log']:>8.3f}{one.scores['ranked']:>8.3f}"


def _option(one: OptionLens) -> Iterator[str]:
    yield f"{one.name} ({one.option})"
    yield f"  {one.words}"
    for share in one.rates[1:]:
        yield f"  {_share(share)}"
    if one.by:
        told = ", ".join(
            f"{100 * by.value:.0f} of 100 ({100 * by.low:.0f} to {100 * by.high:.0f}) within {by.days} days"
            for by in one.by
        )
        yield f"  Met as asked: {told}; {one.by[-1].watched:.0f} crises were still open and watched after that."
    yield "  Nearest episodes, by features that agree:"
    for match in one.similar[:5]:
        known = match.episode
        yield f"    {match.count} of {match.compared}: {known.title}: {known.outcome_words} ({known.id})"


def _share(share: Share) -> str:
    if share.value is None:
        return f"{share.what}: {share.unknown}"
    low, high = 100 * (share.low or 0), 100 * (share.high or 0)
    return f"{share.what}: about {100 * share.value:.0f} of 100 ({low:.0f} to {high:.0f}; {share.crises:.0f} crises)"
