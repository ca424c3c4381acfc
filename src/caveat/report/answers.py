"""What was asked beside a review: the three lenses on the response, and a simulation's finding. Either may be missing.

A review shows an answer where there is one and says "not run" where there is none; nothing is filled in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import to_jsonable_python

from caveat.report.finding import Finding, read

if TYPE_CHECKING:  # a review on which nothing was asked does not wait for the lenses
    from caveat.review.response import Response

RESPOND = "run caveat review with --respond"
SIMULATE = "run caveat review with --simulate N, or --finding FILE"


@dataclass(frozen=True, slots=True)
class Answers:
    """A response and a finding, as far as they were asked for."""

    response: Response | None = None
    finding: Mapping[str, Any] | None = None
    """The plain data of a finding."""

    @property
    def simulated(self) -> Finding | None:
        """The finding as it is shown."""
        return read(self.finding, "the finding") if self.finding is not None else None

    def plain(self) -> dict[str, Any]:
        """Both as data, under the keys that a review's JSON has for them; what was not run says so."""
        return {
            "response": to_jsonable_python(self.response) if self.response else {"not_run": RESPOND},
            "simulation": _short(self.finding) if self.finding else {"not_run": SIMULATE},
        }


NONE = Answers()


def _short(content: Mapping[str, Any]) -> dict[str, Any]:
    """A finding without its paths by week, which its own file has."""
    paths = ("degree", "readings", "stock")
    kept: dict[str, Any] = json.loads(json.dumps(content))
    kept.pop("run", None)  # what it takes to run it again: in its own file
    for option in kept["options"]:
        for name in paths:
            option.pop(name, None)
        for item in option.get("items", ()):
            item.pop("stock", None)
    return kept
