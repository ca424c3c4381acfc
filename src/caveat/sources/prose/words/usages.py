"""Words that may be a noun or a verb and have places of their own: leave, wants, stays, shows, the last."""

from __future__ import annotations

from collections.abc import Callable

from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.neighbours import Neighbours

_TOLD = frozenset(("notes", "reports", "claims", "states"))
_MEANT = frozenset(("want", "expect", "believe", "think", "doubt", "fear", "hope", "argue", "see", "favour", "oppose"))
"""What several people do about what others might do."""
_MANY_OF = ("both", "all", "many", "most", "some", "several", "few", "others")


_OPENS = frozenset(
    ("if", "once", "unless", "when", "should", "provided", "although", "though", "because", "while", "since", "after",
     "before", "until", "as", "whenever")
)  # fmt: skip
_WITHIN = frozenset(("N", "NNP", "DT", "J", "PRPS", "CD", "R", "POS"))
"""What opens a clause in front, and what its subject is made of."""
_CLAUSE = 8
"""Words of the longest such subject, and of what stands behind its verb."""


class Usages(Neighbours):
    """Tags single words; each reader gives nothing where a word has no place of its own."""

    def _of_a_day(self, i: int) -> bool:
        """Whether something is told by its day: welcomes yesterday's decision, regrets last week's."""
        day = self._low(i) in ("yesterday", "today", "last", "this") or self._low(i) in wordset("days")
        return day and "'s" in (self._low(i + 1), self._low(i + 2))

    def _determined(self, i: int) -> bool:
        """Whether an article or a possessive stands at a place, which none does right behind a noun."""
        return self.words.closed.get(self._low(i)) in ("DT", "PRPS")

    def _alone(self, i: int, named: bool, base: bool) -> bool:
        """Whether a form is the only verb that there can be: of a clause in front, or of who is quoted in a word."""
        return (named and self._leads_on(i, base)) or (not base and self._quoted_alone(i))

    def _quoted_alone(self, i: int) -> bool:
        """Whether a form is the verb that is quoted of somebody: Oslo "fully supports" the step."""
        at = i - 1
        while at > 0 and self.found[at].tag == "R":
            at -= 1
        return at > 0 and not self.finite and self.found[at].tag == "QUO" and self.found[at - 1].tag in ("N", "NNP")

    def _leads_on(self, i: int, base: bool) -> bool:
        """Whether a form stands where the verb of a clause in front has to: once the review ends before June, ..."""
        several = self._low(i - 1).endswith("s") and self.found[i - 1].tag == "N"
        after = self._low(i + 1)
        if several is not base or after in ("of", "", ".", "'s") or not self._opened(i):
            return False
        for j in range(i + 1, min(i + 2 + _CLAUSE, len(self.found))):
            low = self._low(j)
            letters = self.words.verbs.get(low, ("", ""))[0]
            if low == ",":
                return True
            if low in (".", ";", ":") or low in wordset("finite_sure") or self.words.closed.get(low) == "MD":
                return False
            if "d" in letters or (j == i + 1 and ("z" in letters or self.words.nouns.get(low))):
                return False
        return False

    def _opened(self, i: int) -> bool:
        """Whether no more than a subject stands between what opens the sentence and a place."""
        start = 1 if self.found and self.found[0].tag == "QUO" else 0
        opens = len(self.found) > start and self._low(start) in _OPENS and i - start <= _CLAUSE
        return opens and all(token.tag in _WITHIN for token in self.found[start + 1 : i])

    def _force(self, i: int, _: str, before: str) -> str:
        return "N" if self._low(i - 1) in ("air", "task", "police") else ""

    def _heads(self, i: int, _: str, before: str) -> str:
        """What somebody leads: heads bid to stop the sale, heads the campaign against it."""
        at = i + 1 + (self._low(i + 1) in ("a", "an", "the"))
        led = self._low(at) in wordset("strivings") | {"move", "initiative", "delegation", "group", "committee"}
        return "VBZ" if led and before in ("N", "NNP", ")") and not self.finite else ""

    def _ground(self, i: int, _: str, before: str) -> str:
        to = self._low(i + 1) == "to" and self._low(i + 2) in ("a", "halt", "standstill", "stop")
        stops = to and (self._low(i + 2) != "a" or self._low(i + 3) in ("halt", "standstill", "stop"))
        return "VBD" if stops else ""  # shipments to Chad ground to a halt

    def _last(self, i: int, _: str, before: str) -> str:
        after = self._low(i + 1)
        dated = self.words.nouns.get(after) == "time" and (before != "PRP" or not after.endswith("s"))
        return "J" if dated else ""  # rifles and shells to Chad last year; called on her last week

    def _field(self, i: int, _: str, before: str) -> str:
        after = self._low(i + 1)
        guns = self.words.nouns.get(after) == "goods" or after in ("hospital", "hospitals", "kitchens", "kitchen")
        return "N" if guns and before not in ("TO", "MD", "NOT") else ""  # shells and field guns

    def _arms(self, i: int, _: str, before: str) -> str:
        told = before in ("N", "NNP", "POS", "J") and self._arms_what(i + 1)
        told = told or self._low(i + 1) in wordset("arms_makers")  # from governments or arms makers
        return "N" if told else ""  # the Czech arms exporter, long under suspicion, has

    def _notes(self, i: int, _: str, before: str) -> str:
        told = before == "," and self.finite and self._ends_with_a_source(i + 1)
        return "VBZ" if told else ""  # ..., notes the Court of Auditors.

    def _spare(self, i: int, _: str, before: str) -> str:
        return "J" if self._low(i + 1) in self.words.nouns else ""  # said that spare parts had been sent

    def _clear(self, i: int, _: str, before: str) -> str:
        at = i - 1 - (i > 0 and self.found[i - 1].tag == "R")  # made it very clear
        return "J" if before == "PRP" and at > 0 and self.found[at - 1].lemma == "make" else ""  # made it clear

    def _open(self, i: int, _: str, before: str) -> str:
        at = i - 1 - (before == "PRP")  # left it open whether they would be sent
        return "J" if at > 0 and self.found[at].lemma == "leave" and self.found[at].tag[:2] == "VB" else ""

    def _leave(self, i: int, _: str, before: str) -> str:
        given = i > 1 and self.found[i - 2].lemma in ("give", "grant", "refuse", "deny")
        given = given and self._low(i + 1) in ("to", "for")
        sought = i and self.found[i - 1].lemma in wordset("leave_takers")
        return "N" if sought or given else ""  # sought leave to sell; gave exporters leave to sell

    def _means(self, i: int, _: str, before: str) -> str:
        several = not self.finite and i < 3 and self._low(i - 1) in _MANY_OF
        return "VBZ" if several else ""  # few expect Oslo to halt the sale

    def _want(self, i: int, low: str, before: str) -> str:
        wants = before == "," and not self.finite
        return self._means(i, low, before) or ("VB" if wants else "")  # two, both from the left, want the approval tied

    def _needs(self, i: int, _: str, before: str) -> str:
        needs = before in ("N", "NNP") and not self.finite and self._low(i + 1) == "to" and self._low(i + 2) == "be"
        return "VBZ" if needs else ""  # the licence needs to be revoked

    def _wants(self, i: int, _: str, before: str) -> str:
        wants = before not in ("DT", "PRPS", "POS", "IN") and not self.finite
        return "VBZ" if wants else ""  # the left wants; the party, which backed it, now wants

    def _stays(self, i: int, _: str, before: str) -> str:
        stays = self._settled(i + 1) or self._low(i + 1) in (".", "", "in", "for", "until", "put", "on", "where")
        return "VBZ" if before in ("N", "NNP") and stays and not self.finite else ""

    def _stay(self, i: int, _: str, before: str) -> str:
        after = self._low(i + 1)
        lasts = self._settled(i + 1) or (after == "on" and self._low(i + 2) in ("hold", "ice"))
        lasts = lasts or after in ("where", "put")
        many = before == "N" and self._low(i - 1).endswith("s")
        many = many or (before == "," and after == "where")  # the rest, says the chair, stay where they are
        many = many or (not self.finite and before == "NNP")
        rest = self._low(i - 1) in ("rest", "remainder", "others") and after in ("in", "at", "on")
        if rest and not self.finite:
            return "VB"  # the rest remain in Bergen
        return "VB" if lasts and many else ""  # fears for jobs as licences stay frozen

    def _ship(self, i: int, low: str, before: str) -> str:
        """Goods that go on a day: the missiles for Kuwait ship in May."""
        many = any(one.tag == "N" and one.low.endswith("s") for one in self.found[max(0, i - 5) : i])
        told = before in ("N", "NNP") and self._low(i + 1) in ("in", "by", "next", "at", "before") and not self.headline
        return "VB" if many and told and not (self.finite or self._has_finite_ahead(i)) else ""

    def _register(self, i: int, low: str, before: str) -> str:
        customs = self._low(i - 1) == "customs" and (self._low(i - 2) == "the" or low.endswith("s"))
        return "N" if customs else ""  # the customs register for May shows

    def _show(self, i: int, _: str, before: str) -> str:
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        told = after is not None and (after.low in ("that", "how", "no", "the", "it") or after.text[0].isupper())
        if i > 2 and told and self._paper_before(i):
            return "VBZ"  # letters released on Monday show that: no infinitive
        who, known = self._low(i - 1), self._low(i - 1) in wordset("plurals")
        if before != "N" or not (who.endswith("s") or known):
            return ""
        plain = not self.finite and (self._low(i + 1) in wordset("object_start") or (known and self._noun_after(i)))
        return "VB" if plain or "," in [token.text for token in self.found[max(0, i - 5) : i]] else ""

    def _judges(self, i: int, low: str, before: str) -> str:
        """Those of a people who do what a verb names as well: Dutch judges bar it."""
        theirs = before == "NNP" and self.found[i - 1].text in self.words.peoples
        return "N" if theirs and self._low(i + 1) != "that" else ""

    def _votes(self, i: int, low: str, before: str) -> str:
        """A committee votes 7 to 6 against the freeze, the house votes 27-24 for it."""
        behind = [self._low(k) for k in range(i + 1, min(i + 6, len(self.found)))]
        counted = bool(behind) and behind[0].replace("-", "").replace("\u2013", "").isdigit()
        side = "against" in behind or "for" in behind
        tells = before in ("N", "NNP") and counted and side and not self.finite
        return ("VBZ" if low.endswith("s") else "VB") if tells else ""

    def _of_what(self, i: int, low: str, before: str) -> str:
        """Whoever is for or against what he calls so: , chair of the panel, backs what he calls the clause."""
        names = before in (",", "N", "NNP") and self._low(i + 1) == "what" and not self.finite
        return "VBZ" if names and low.endswith("s") else ""

    def _welcome(self, i: int, low: str, before: str) -> str:
        """Several welcome it: eleven of us welcome it, members of all parties welcome it."""
        taken = self._low(i + 1) in ("it", "them", "this", "that", "the", "his", "its", "her")
        many = self._low(i - 1) in ("us", "them") or (before == "N" and self._low(i - 1).endswith("s"))
        return "VB" if taken and many and not self.finite else ""

    def _demand(self, i: int, low: str, before: str) -> str:
        """Several who demand that something be done: the Socialists of Andalusia demand that it sail."""
        that = self._low(i + 1) == "that" and before in ("N", "NNP", ",") and not self.finite
        several = any(self.found[k].text.endswith("s") and self.found[k].tag in ("N", "NNP") for k in range(min(i, 3)))
        return "VB" if that and several else ""

    def _depend(self, i: int, low: str, before: str) -> str:
        """What something is made to do: make no delivery depend on it, made its consent hinge on it."""
        made = any(self._low(k) in ("make", "makes", "made", "making", "let") for k in range(max(0, i - 9), i))
        return "VB" if before in ("N", "NNP", "PRP") and made and self._low(i + 1) in ("on", "upon") else ""

    def _decline(self, i: int, low: str, before: str) -> str:
        """Who did one thing, and now will not say: cleared it and now decline to comment."""
        now = self._low(i - 1) in ("now", "then", "still", "also") and self._low(i - 2) in ("and", "but")
        return "VB" if now and self._low(i + 1) == "to" else ""

    def _paper_before(self, i: int) -> bool:
        """Whether papers, and what was done with them, stand before: records published by the port last week."""
        papers = wordset("documents")
        lows = [self._low(at) for at in range(min(i - 1, 4))]
        at = next((at for at, low in enumerate(lows) if low in papers or singular(low) in papers), -1)
        several = at >= 0 and (self._low(at).endswith("s") or self._low(at) == "data")
        done = several and any("n" in self.words.verbs.get(self._low(j), ("",))[0] for j in range(at + 1, i))
        return done and not any(t.text == "," or t.tag in ("MD", "VBZ", "THAT") for t in self.found[at:i])


_Reader = Callable[[Usages, int, str, str], str]
FIRST: dict[str, _Reader] = {
    "force": Usages._force,
    "ground": Usages._ground,
    "heads": Usages._heads,
    "last": Usages._last,
    "arms": Usages._arms,
    "field": Usages._field,
}
"""The readers of words that are looked at before all others."""
NEXT: dict[str, _Reader] = {
    **dict.fromkeys(_TOLD, Usages._notes),
    "spare": Usages._spare,
    "clear": Usages._clear,
    "open": Usages._open,
}
"""Those that are looked at once it is known that no clause before asks for a verb."""
THEN: dict[str, _Reader] = {
    "leave": Usages._leave,
    **dict.fromkeys(("depend", "hinge", "hang", "turn", "rest"), Usages._depend),
    **dict.fromkeys(("vote", "votes"), Usages._votes),
    **dict.fromkeys(("backs", "welcomes", "supports", "opposes", "favours", "favors", "demands"), Usages._of_what),
    "welcome": Usages._welcome,
    **dict.fromkeys(("judges", "states"), Usages._judges),
    "demand": Usages._demand,
    "decline": Usages._decline,
    **dict.fromkeys(_MEANT, Usages._means),
    "want": Usages._want,
    "needs": Usages._needs,
    "ship": Usages._ship,
    "wants": Usages._wants,
    **dict.fromkeys(("stays", "remains"), Usages._stays),
    **dict.fromkeys(("stay", "remain", "lie", "sit"), Usages._stay),
    **dict.fromkeys(("register", "record", "report", "records"), Usages._register),
    **dict.fromkeys(("show", "suggest", "indicate", "reveal"), Usages._show),
}
"""Those that are looked at once it is known that no modal before asks for one."""
