"""A clause with "as" that tells who had asked for what is told around it, in; that demand out.

"Berlin has stopped the sale, as the Greens had demanded": what they demanded stands in the other clause.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group

VERBS = frozenset(("demand", "urge", "recommend", "advise"))


def demanded(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down who demands what the clause around tells to be done to arms; false where a clause tells none."""
    clause, verb, who = own.clause, own.clause.verb, own.clause.subject
    if verb is None or who is None or clause.kind != "adv" or clause.mark != "as" or verb.passive or verb.modal:
        return False
    host = clause.parent
    direct = any(isinstance(item.what, Group) and not item.prep and item.what.kind != "time" for item in own.post)
    if host is None or direct or not (own.agent_like(who) or own.near) or mood.negative or who.kind == "pronoun":
        return False
    around = [host, *host.children]
    verbs = [one.verb.lemma for one in around if one is not clause and one.verb is not None]
    acts = {sense.act for lemma in verbs for sense in reader.frames.senses.get(lemma, ())}
    if not acts & (DONE_TO | {Act.APPROVE, Act.DELIVER, Act.REVIEW}):
        return False
    return reader.add(Draft(Act.DEMAND, mood, f"as they {verb.lemma}", own.post, own, who, None, (), (who,)))
