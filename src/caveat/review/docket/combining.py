"""Recommendations on one subject in; what they come to together out: agreement, or disagreement shown as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caveat.review.docket.acts import Advice
from caveat.review.docket.state import Recommendation

CONFLICTING = "conflicting"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Said:
    """One text, and the recommendations that bear it."""

    advice: Advice
    text: str
    by: tuple[int, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """What live recommendations about one subject say together. Nothing is blended and none is dropped."""

    advice: str
    """The common advice; ``conflicting`` where they differ, ``none`` where there is none."""
    texts: tuple[Said, ...]
    """Equal texts once, different texts all."""
    offices: Mapping[str, tuple[Advice, ...]]
    """What each office advises."""

    @property
    def disagreement(self) -> str | None:
        """The disagreement between offices, or within one, for a reader; None where there is none."""
        if len({advice for each in self.offices.values() for advice in each if advice is not Advice.NO_VIEW}) < 2:
            return None
        told = "; ".join(
            f"{office}: {' and '.join(one.words for one in each)}" for office, each in self.offices.items()
        )
        return f"Offices differ. {told}."


def combine(recommendations: Iterable[Recommendation]) -> Combined:
    """What recommendations about one subject come to.

    Proceed and proceed with conditions come to proceed with conditions; no view leaves the others as they are; any
    other mixture is conflicting.
    """
    live = [one for one in recommendations if one.live]
    texts: dict[tuple[Advice, str], list[Recommendation]] = {}
    offices: dict[str, list[Advice]] = {}
    for one in live:
        texts.setdefault((one.said.advice, _plain(one.said.reasons)), []).append(one)
        offices.setdefault(one.said.office, []).append(one.said.advice)
    return Combined(
        _together({one.said.advice for one in live}),
        tuple(
            Said(advice, ones[0].said.reasons, tuple(one.seq for one in ones), _offices(ones))
            for (advice, _), ones in texts.items()
        ),
        {office: tuple(dict.fromkeys(each)) for office, each in offices.items()},
    )  # fmt: skip


def _offices(ones: Iterable[Recommendation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.said.office for one in ones))


def _plain(text: str) -> str:
    """A text without what a reader does not see: the lengths of its blanks."""
    return " ".join(text.split())


def _together(kinds: set[Advice]) -> str:
    views = kinds - {Advice.NO_VIEW}
    if not views:
        return Advice.NO_VIEW.value if kinds else NONE
    if views == {Advice.PROCEED, Advice.CONDITIONS}:
        return Advice.CONDITIONS.value
    return next(iter(views)).value if len(views) == 1 else CONFLICTING
