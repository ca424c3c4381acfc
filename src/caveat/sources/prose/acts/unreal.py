"""A clause in; whether it tells of an invented world, of a forgery, or of what only seems to be so, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Modality
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_WITHIN = frozenset(("in", "during", "throughout"))
"""What joins to a story what happens in it."""
_ENDS = frozenset((",", ".", "!", ";", "by", "”", '"', "”,", "from", "set"))
"""What follows the name of a kind of story where it is no part of another thing: in the film, in a novel by."""
_SEEMS = frozenset(("look", "seem", "appear", "sound"))
_MINDED = frozenset(
    ("want", "wish", "care", "respect", "value", "mean", "believe", "heed", "honour", "honor", "understand", "trust",
     "fear", "know", "love", "intend", "cherish", "take", "be", "have")
)  # fmt: skip
"""What somebody imagined is of a mind to do, by whom those who are there are measured."""
COSTS = frozenset(
    ("cost", "reduce", "hurt", "harm", "damage", "cut", "trigger", "cause", "weaken", "undermine", "strain", "lower",
     "jeopardise", "jeopardize", "endanger", "dent", "erode", "upset", "anger", "empty", "raise", "worsen", "enrage")
)  # fmt: skip
"""What a measure that is only thought of would do."""
_SUPPOSES = frozenset(("suppose", "imagine", "assume", "picture", "pretend"))
"""What a page bids its readers do with what is not so."""


def invented(root: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what happens in a film, a novel or a game: in the film, Oslo sells them."""
    fronted = any(_story(item, tokens) for item in root.pre)
    return fronted or any(_story(item, tokens) for item in root.post[-1:])


def _story(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether a group is the story in which something happens; not: in a film studio, in a series of sales."""
    group = item.what
    if item.prep not in _WITHIN or not isinstance(group, Group):
        return False
    for at in range(group.first, group.last):
        token = tokens[at]
        if token.text != token.low or singular(token.low) not in wordset("fictions"):
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        named = after is not None and (after.text[:1].isupper() or after.text[:1] in "“\"'‘")
        if after is None or after.low in _ENDS or named:
            return True
    return False


def forged(clause: Clause, tokens: Sequence[Token], says: frozenset[str]) -> bool:
    """Whether it is a forgery that says something: a fake letter said that Oslo had sold them."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.lemma not in says or subject.kind in ("person", "spokes", "state"):
        return False
    return any(token.low in wordset("forged") and token.tag != "NNP" for token in tokens[subject.first : subject.last])


def on_forged(speaker: str | None) -> bool:
    """Whether the source of a sentence is a forgery: it had sold them, according to a forged memo."""
    return speaker is not None and not wordset("forged").isdisjoint(speaker.split(" "))


def supposed(roots: Sequence[Clause], at: int) -> bool:
    """Whether a sentence is what the one before bids suppose: suppose / Oslo stopped them."""
    before = roots[at - 1].verb if at else None
    alone = before is not None and before.lemma in _SUPPOSES and before.modal == "should"
    return alone and roots[at - 1].subject is None and not roots[at - 1].children


def held_out(roots: Sequence[Clause], at: int, tokens: Sequence[Token]) -> bool:
    """Whether a clause is no more than what was just held out or called for: offered a deal: / slow the shells."""
    told, subject = roots[at].verb, roots[at].subject
    if not at or told is None or subject is not None or told.passive or told.past or told.first < 2:
        return False
    return tokens[told.first - 1].text == ":" and tokens[told.first - 2].low in _HELD_OUT


def as_if(clause: Clause, child: Clause, calm: Mood) -> Mood | None:
    """How firmly what stands behind "as if" is meant; None where it is not so: it was as if Oslo had stopped them.

    What looks to be so now is held to be possible: it looks as though Oslo will stop them.
    """
    verb, told = clause.verb, child.verb
    if verb is None or told is None or verb.lemma not in _SEEMS or verb.negative or verb.past or told.past:
        return None
    return calm.under("considered", verb.lemma)


def cannot_but(clause: Clause) -> bool:
    """Whether somebody is said to have been unable not to do something, or not to regret it: and so did.

    Could not help stopping them; never regretted selling them.
    """
    verb = clause.verb
    if verb is None or not verb.negative or verb.passive:
        return False
    gerund = any(isinstance(item.what, Clause) and item.what.kind == "ger" and not item.prep for item in clause.post)
    unable = verb.lemma in ("help", "resist", "avoid") and verb.modal == "could"
    return gerund and (unable or (verb.lemma == "regret" and not verb.modal))


def politely(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether whoever speaks does by his words what he says he would: I would categorically reject that."""
    verb, who = clause.verb, clause.subject
    if verb is None or who is None or verb.modal != "would" or verb.perfect or verb.negative or verb.passive:
        return False
    if any(child.kind == "adv" for child in clause.children) or clause.kind not in ("main", "that"):
        return False
    what = next((item.what for item in clause.post if isinstance(item.what, Group) and not item.prep), None)
    said = what is not None and what.kind == "pronoun" and verb.lemma in _BY_WORDS  # and not: would reject any sale
    return tokens[who.head].low in ("i", "we") and (said or verb.lemma == "urge")


_HELD_OUT = frozenset(("compromise", "bargain", "formula", "option", "idea", "offer", "choice", "alternative"))
"""What is said behind a colon to consist of a measure that nobody has taken."""
_BY_WORDS = frozenset(("reject", "deny", "dispute", "contest", "refute", "dismiss"))
"""What is done by saying that one would do it."""


def by_paper(root: Clause, tokens: Sequence[Token], mood: Mood) -> bool:
    """Whether something is so on paper alone: on paper, Oslo has stopped them."""
    first = root.pre[0] if root.pre else None
    if first is None or first.prep != "on" or not isinstance(first.what, Group) or mood.path:
        return False
    group = first.what
    return group.last - group.first == 1 and tokens[group.head].low == "paper" and mood.modality is Modality.ASSERTED


def imagined(clause: Clause, tokens: Sequence[Token], mood: Mood) -> Clause | None:
    """What tells of somebody who is only imagined: a government / that wanted peace / would stop; None where nothing.

    On somebody's word "would" may tell of what is planned, so that there it must be a mind that is imagined.
    """
    verb, who = clause.verb, clause.subject
    if verb is None or who is None or verb.modal != "would" or tokens[who.first].low not in ("a", "an"):
        return None
    if verb.negative and who.kind not in ("body", "state"):
        return None  # a dealer who was asked would not say
    told = next((c for c in clause.children if c.kind == "rel" and c.anchor is who and not c.comma), None)
    if told is None or told.verb is None or not told.verb.past or told.verb.perfect or told.verb.passive:
        return None
    return told if not mood.reported or told.verb.lemma in _MINDED else None


def what_if(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a measure is only thought of, and what it would do is told: a halt to sales / would cost 200 jobs."""
    verb, measure = clause.verb, clause.subject
    if verb is None or measure is None or verb.lemma not in COSTS or verb.passive or verb.negative or verb.perfect:
        return False
    thought = verb.modal in ("would", "could", "might") and tokens[measure.first].low in ("a", "an")
    of_arms = any(isinstance(i.what, Group) and i.prep and i.what.kind in (*FIELD, "state") for i in clause.pre)
    return thought and of_arms and clause.kind in ("main", "that")
