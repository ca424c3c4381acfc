"""Clauses in; the same, a small word that a clause about the goods parts from its verb given back to it, out.

"Saudi Arabia passes the arms it gets from Belgium on to rebels": "on to rebels" stands behind the relative clause, and
belongs to the verb before it. And "authorisation for this material, which is not being given": what is given is the
paper, and not the goods that it is for.
"""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_WITH = {"pass": ("on", "over", "along"), "hand": ("on", "over"), "turn": ("over",), "sell": ("on",), "give": ("away",)}
"""Verbs of handing on, each with its small words."""
_LICENCES = frozenset(("licence", "license", "permit", "licences", "licenses", "permits"))
"""Papers that are called by whose they are to be."""
_GETS = frozenset(("buy", "acquire", "get", "receive", "obtain", "import", "purchase", "procure"))
_DONE_TO_PAPERS = frozenset(("give", "grant", "issue", "refuse", "deny", "withhold", "obtain", "receive", "secure"))
_LEAVES = frozenset(
    ("authorisation", "authorization", "licence", "license", "permission", "permit", "approval", "consent")
)


def put_right(roots: list[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses, with what belongs to a verb or a paper before a relative clause put there."""
    for root in roots:
        for clause in root.below():
            for child in clause.children:
                if child.kind == "rel" and child.verb is not None and child.anchor is not None:
                    _hand_back(clause, child)
                    _to_its_paper(clause, child, tokens)
                    _of_the_giver(clause, child, tokens)
    return roots


def _hand_back(host: Clause, child: Clause) -> None:
    """Give a verb of handing on its small word and whoever gets the goods, which stand in the clause behind these."""
    verb = host.verb
    small = _WITH.get(verb.lemma, ()) if verb is not None and not child.comma else ()
    if not any(item.what is child.anchor for item in host.post):
        return
    for at, item in enumerate(child.post[:-1]):
        after = child.post[at + 1]
        if isinstance(item.what, Mark) and item.what.low in small and after.prep == "to":
            host.post += child.post[at:]
            del child.post[at:]
            return


def _of_the_giver(host: Clause, child: Clause, tokens: list[Token]) -> None:
    """Take for who bought the goods whoever hands them on: gave Mali the rifles that it had bought from Chile."""
    verb, over = child.verb, host.verb
    if verb is None or over is None or over.passive or verb.passive or verb.lemma not in _GETS:
        return
    gives = over.lemma in wordset("gives") | wordset("sends") | _WITH.keys()
    who = next((item.what for item in host.pre if isinstance(item.what, Group) and not item.prep), None)
    it = child.pre[0].what if len(child.pre) == 1 and not child.pre[0].prep else None
    if not gives or who is None or sort(who) != "agent" or who.kind == "pronoun" or not isinstance(it, Group):
        return
    giver = next((item.what for item in child.post if item.prep == "from" and isinstance(item.what, Group)), None)
    same = giver is not None and tokens[giver.head].low == tokens[who.head].low
    if it.kind == "pronoun" and tokens[it.head].low in ("it", "they") and giver is not None and not same:
        child.subject = who


def _to_its_paper(host: Clause, child: Clause, tokens: list[Token]) -> None:
    """Take for what is given or refused the paper that stands before the goods for which it is."""
    verb = child.verb
    if verb is None or verb.lemma not in _DONE_TO_PAPERS or not child.comma or child.mark != "which":
        return
    at = next((at for at, item in enumerate(host.post) if item.what is child.anchor), 0)
    before = [item.what for item in host.post[:at] if isinstance(item.what, Group)]
    paper = next((one for one in before if singular(tokens[one.head].low) in _LEAVES), None)
    named = singular(tokens[child.anchor.head].low) if child.anchor is not None else ""
    if paper is None or child.anchor is None or named in _LEAVES or named in wordset("requested"):
        return
    if any(token.text == "," for token in tokens[paper.last : child.anchor.first]):
        return  # licences for spares, pending an account of engines, which Oman received
    theirs = tokens[paper.first].text in lexicon().peoples and tokens[paper.head].low not in _LICENCES
    if paper.owner is not None or theirs:
        paper = Group(paper.head, paper.last, paper.head, paper.kind)  # whose it is gives it, and does not get it
    if child.subject is child.anchor:
        child.subject = paper
    child.anchor = paper
