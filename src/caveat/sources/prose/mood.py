"""How firmly a clause is meant: what governs it and its own verb, composed along the path from the root."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caveat.evidence import Modality
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.groups import Group, Verb
from caveat.sources.prose.statement import OUTLET, Mention, Source

_RANK = {
    Modality.ASSERTED: 0, Modality.PLANNED: 1, Modality.CONSIDERED: 2, Modality.CONDITIONAL: 3, 
    Modality.HYPOTHETICAL: 4, Modality.DENIED: 5,
}  # fmt: skip
_CONDITIONS = frozenset(("if", "unless", "provided", "providing"))
_LIMITS = frozenset(("until", "till", "before", "once"))


@dataclass(frozen=True, slots=True)
class Mood:
    """What the path to a clause has settled."""

    modality: Modality = Modality.ASSERTED
    negative: bool = False
    source: Source = OUTLET
    speaker: Mention | None = None
    reported: bool = False
    """Whether a verb of saying in the past governs it, so that "would" is a plain future."""
    condition: bool = False
    path: tuple[str, ...] = ()
    controller: Group | None = None
    """Who does it where the clause itself has no subject of its own."""

    def fresh(self) -> Mood:
        """The same voice, nothing settled: for a clause beside the path."""
        return Mood(source=self.source, speaker=self.speaker, reported=self.reported)

    def under(self, effect: str, word: str, negative: bool = False) -> Mood:
        """This mood under a further operator."""
        path = (*self.path, word)
        match effect:
            case "denied":
                if self.negative or negative:
                    return replace(
                        self, modality=_firmer(self.modality, Modality.CONSIDERED), negative=False, path=path
                    )
                return replace(self, modality=Modality.DENIED, negative=True, path=path)
            case "refused":
                return replace(self, negative=not (self.negative ^ negative), path=path)
            case "unlikely":
                return replace(
                    self,
                    modality=_firmer(self.modality, Modality.CONSIDERED),
                    negative=not (self.negative ^ negative),
                    path=path,
                )
            case "considered":
                return replace(
                    self,
                    modality=_firmer(self.modality, Modality.CONSIDERED),
                    negative=self.negative ^ negative,
                    path=path,
                )
            case "planned":
                return replace(
                    self,
                    modality=_firmer(self.modality, Modality.PLANNED),
                    negative=self.negative ^ negative,
                    path=path,
                )
            case _:
                return replace(self, negative=self.negative ^ negative, path=path)

    def of(self, clause: Clause) -> Mood:
        """This mood as the clause's own verb changes it."""
        verb = clause.verb
        if verb is None:
            return self
        turned = verb.negative ^ (clause.kind == "that" and clause.mark == "without")
        mood = replace(self, negative=not self.negative) if turned else self
        condition = self.condition or conditional(clause)
        modality = _modal(verb, mood, condition)
        if modality is not None:
            mood = replace(mood, modality=_firmer(mood.modality, modality))
        if condition and mood.modality in (Modality.PLANNED, Modality.CONSIDERED) and not verb.perfect:
            mood = replace(mood, modality=Modality.CONDITIONAL)
        elif (
            condition
            and not verb.past
            and not verb.perfect
            and verb.form == "finite"
            and not verb.progressive
            and hard(clause)
        ):
            mood = replace(mood, modality=_firmer(mood.modality, Modality.CONDITIONAL))
        return replace(mood, condition=condition)


def conditional(clause: Clause) -> bool:
    """Whether a condition hangs on the clause."""
    verb = clause.verb
    for child in clause.children:
        if child.kind == "adv" and child.mark in _CONDITIONS:
            return True
        if child.kind == "adv" and child.mark in _LIMITS and verb is not None and (verb.modal or verb.form == "inf"):
            return True
    return False


def hard(clause: Clause) -> bool:
    """Whether the condition is an "if" or "unless"."""
    return any(child.kind == "adv" and child.mark in _CONDITIONS for child in clause.children)


def _firmer(one: Modality, other: Modality) -> Modality:
    return one if _RANK[one] >= _RANK[other] else other


def _modal(verb: Verb, mood: Mood, condition: bool) -> Modality | None:
    match verb.modal:
        case "will" | "shall" | "is to":
            return Modality.PLANNED
        case "may" | "might" | "could":
            return (
                Modality.HYPOTHETICAL
                if verb.perfect and verb.modal in ("could", "might") and condition
                else Modality.CONSIDERED
            )
        case "would":
            if verb.lemma in ("like", "prefer", "love"):
                return Modality.CONSIDERED
            if verb.perfect:
                return Modality.HYPOTHETICAL
            if condition:
                return Modality.CONDITIONAL
            return Modality.PLANNED if mood.reported else Modality.HYPOTHETICAL
        case "should" | "must" | "ought":
            return Modality.HYPOTHETICAL
        case _:
            return None
