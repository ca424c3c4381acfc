"""A form that may be a noun or a verb in; which of the two it is in its place, out.

The steps are asked in the order in which they stand in ``STEPS``; the first that knows, says, and what none knows is
a noun.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from caveat.sources.prose.words.context import without_s
from caveat.sources.prose.words.groups import FIELD
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.usages import Usages

_NAMED = ("N", "NNP")
"""Tags of who or what a verb may be about."""
_ARMS_ARE = frozenset(
    ("embargo", "ban", "freeze", "boycott", "control", "trade", "deal", "transfer", "supply", "export", "purchase",
     "aid")
)  # fmt: skip
"""Nouns that may be verbs, and are none behind arms or weapons."""
_ARMS = ("arms", "weapons", "munitions", "export", "import", "re-export", "transit")
"""Words before the noun of a trade in goods."""
_GOING_ON = frozenset(("still", "already", "currently", "regularly", "routinely", "always", "never", "repeatedly"))
"""Adverbs that stand before a verb, and before no noun."""
_MODIFIES = frozenset(("combat", "command", "patrol", "attack", "transport", "support", "assault", "guard", "strike"))
"""Nouns that are verbs as well and tell what arms are for: combat systems."""
_BEHIND_IT = frozenset(("upon", "by", "across", "up", "off", "down", "aside", "back"))
"""What stands behind a participle that looks like a base form: come upon, put aside, set by."""
_SEVERAL = ("they", "we", "you", "i", "who", "which", "that", "these")
"""Pronouns of which a base form may be told."""


class Form(Struct, gc=False):
    """A form in its place: as it stands there, and which words stand beside it."""

    at: int
    low: str
    base: bool
    """Whether it is a base form, rather than one of the third person."""
    before: str
    """The tag before."""
    after: str
    """The word behind."""
    takes: bool | None = None
    """Whether an object opens behind it; kept, since several steps ask."""

    @property
    def verb(self) -> str:
        """Its tag as a verb."""
        return "VB" if self.base else "VBZ"

    @property
    def named(self) -> bool:
        """Whether a noun or a name stands right before."""
        return self.before in _NAMED


class Homographs(Usages):
    """Tells a verb from the noun of the same shape."""

    def _noun_or_verb(self, i: int, low: str, base: bool, before: str) -> str:
        form = Form(i, low, base, before, self._low(i + 1))
        for step in STEPS:
            if tag := step(self, form):
                return tag
        return self._as_noun(low)

    def _as_noun(self, low: str) -> str:
        return "J" if low in self.words.adjectives and low not in self.words.noun_verb else "N"

    def _sort_before(self, i: int, back: int = 1) -> str | None:
        """The kind of the noun so many places before."""
        return self.words.nouns.get(self._low(i - back))

    def _people_before(self, i: int) -> bool:
        """Whether the name of a people stands right before, as it tells of goods or crews: Turkish drones."""
        return self.found[i - 1].text in lexicon().peoples and not self._low(i - 1).endswith("s")

    def _capital_after(self, i: int) -> bool:
        return i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline

    def _before_its_auxiliary(self, form: Form) -> str | None:
        """The noun of which something is told right behind it: shows how ties have cooled."""
        opens = form.before in ("CS", "THAT", "START", "J", "DT") or self._low(form.at - 1) == "how"
        return "N" if opens and not form.base and form.after in ("have", "are", "were") else None

    def _is_announced(self, form: Form) -> str | None:
        """The noun behind "that" of what is told: announced that licenses for the export of shells had lapsed."""
        i = form.at
        if form.base or form.before != "THAT" or form.after not in ("for", "of", "on", "to"):
            return None
        told = i > 1 and (self.found[i - 2].tag[:2] == "VB" or self._timed_before(i - 1))
        told = told or any(token.lemma in wordset("tells") for token in self.found[max(0, i - 4) : max(0, i - 2)])
        return "N" if told and self.words.nouns.get(form.low) in ("permit", "transfer", "aid") else None

    def _aims_besides(self, form: Form) -> str | None:
        """What somebody means to do besides: has made a list of them and plans to block their sale."""
        if form.before != "CC" or form.after != "to" or form.low not in _AIMS:
            return None
        return "VBZ" if any(token.tag == "VBZ" for token in self.found[: form.at]) else None

    def _ends_a_list(self, form: Form) -> str | None:
        """The noun of what is named last among goods: carbines and turret drives."""
        i = form.at
        compound = not form.base and self.finite and form.before == "N" and self._sort_before(i) == "goods"
        if compound and not self._low(i - 1).endswith("s") and i > 1 and self.found[i - 2].tag in ("CC", ","):
            return "N"
        return None

    def _faces(self, form: Form) -> str | None:
        """Verbs told by the one word beside them: the ministry faces renewed calls, pressure mounts."""
        alone = self._alone(form.at, form.named, form.base)
        if form.base or alone:
            return form.verb if alone else None
        faces = form.named and form.low == "faces" and form.after in wordset("anew") and not self.finite
        return "VBZ" if faces or (form.low == "mounts" and self._low(form.at - 1) == "pressure") else None

    def _among_goods(self, form: Form) -> str | None:
        """Nouns of goods in a list, or as one word: missiles, launchers and command posts; tear gas."""
        i, after = form.at, form.after
        listed = self._sort_before(i, 3) == "goods" and self._low(i - 2) in ("and", "or", ",")
        goes_on = after in ("to", "for", "of", "from", ",", ".", "and", "or")
        if not form.base and form.before == "N" and listed and goes_on:
            return "N"
        if form.low == "tear" and after == "gas":
            return "N"
        theirs = not form.base and form.before == "NNP" and self._people_before(i)
        theirs = theirs and self._low(i - 2) in ("and", "or") and after not in wordset("object_start")
        known = theirs and self.words.nouns.get(without_s(form.low)) == "goods"
        return "N" if known else None  # Turkish drones and Serbian rockets

    def _is_asked(self, form: Form) -> str | None:
        """What is asked or bidden: will Oslo halt the rifles? demanded that Chad stop; what it shows is that."""
        i = form.at
        if form.base and self.found[-1].text == "?" and self._asked_to(i):
            return "VB"
        if form.base and self._bidden(i):
            return "VB"
        if not form.base and form.after in ("is", "was") and self._what_it(i):
            return "VBZ"
        return None

    def _ends_it(self, form: Form) -> str | None:
        """A verb that ends the sentence: minister hints; for Chile: the Chancellery brakes; Ankara protests."""
        i, last = form.at, form.at == len(self.found) - 1
        tail = not form.base and self.headline and last and form.named
        if tail and "," in (self._low(i - 2), self._low(i - 3)) and self.words.verbs[form.low][1] in wordset("says"):
            return "VBZ"
        if not form.base and last and form.named and self._behind_colon(i):
            return "VBZ"
        ends = form.named and form.after in (".", ";", "") and self._may_be_its(form)
        return form.verb if ends and self._all_behind_semicolon(i) else None

    def _may_be_its(self, form: Form) -> bool:
        """Whether the word before may be the subject, as far as one and several go."""
        return not form.base or self._low(form.at - 1).endswith("s")

    def _slipping(self, form: Form) -> str | None:
        """What slips, and what is said to slip: missile package slips, glide bombs slip again."""
        i = form.at
        if form.named and self._may_be_its(form) and self._slips(i):
            return form.verb
        goods = not form.base and i + 1 < len(self.found) and self.words.nouns.get(form.low) in FIELD
        return "N" if goods and self._slips(i + 1) else None

    def _goes_on_or_lets(self, form: Form) -> str | None:
        """What goes on, is let happen or is given: still supplies spares, let allies hand over, offered it shells."""
        i = form.at
        if not form.base and form.named and self._low(i - 1) in _GOING_ON and not self.finite:
            return "VBZ"
        if form.base and form.before in ("N", "NNP", "PRP") and self._let_before(i):
            return "VB"
        given = form.before == "PRP" and self._low(i - 1) in wordset("recipients")
        return self._as_noun(form.low) if given and self.found[i - 2].lemma in wordset("gives") else None

    def _in_a_list_of_verbs(self, form: Form) -> str | None:
        """The second of several verbs: regrets the delay, stands by the sale and has; we, the undersigned, call on."""
        i, after = form.at, form.after
        listed = not form.base and form.before == "," and (after in wordset("object_start") or after == "by")
        if listed and self._list_of_verbs(i):
            return "VBZ"
        if form.base and form.before == "," and not self.finite and self._low(0) == "we" and self._low(1) == ",":
            return "VB"
        return None

    def _behind_an_aside(self, form: Form) -> str | None:
        """The verb behind what stands between commas: Norway, once a buyer, supplies; ships a frigate, holds back."""
        i, after = form.at, form.after
        if form.base:
            return None
        opened = not self.finite and (self.found[0].tag in ("NNP", "DT", "N") or self._apposed(i))
        opened = opened or (form.before == "," and self._zero_that(i))  # says a firm in Riyadh, Najm, supplies
        if form.before == "," and opened and after in wordset("object_start") and not self._has_finite_ahead(i):
            return "VBZ"
        return "VBZ" if form.before in (",", "CC") and self._second_present(i, after) else None

    def _crews(self, form: Form) -> str | None:
        """Nouns told by a people: Ukrainian crews used."""
        i = form.at
        people = not form.base and form.before == "NNP" and self._people_before(i)
        used = people and (self._sure_finite(i + 1) or form.after.endswith("ed"))
        return self._as_noun(form.low) if used else None

    def _of_goods(self, form: Form) -> str | None:
        """Nouns of goods: three used destroyer escorts, export controls, its arms embargo on Chad, guidance kits to."""
        i, low, after = form.at, form.low, form.after
        if not form.base and form.before in ("N", "J") and self._counted(i):
            return "N"
        goods = self._low(i - 1) in _ARMS or (
            self._sort_before(i) == "goods" and after in ("to", "of", "from", "for")
        )  # fmt: skip
        if not form.base and goods and (without_s(low) in self.words.nouns or low == "controls"):
            return "N"
        if form.base and self._low(i - 1) in ("arms", "weapons") and low in _ARMS_ARE:
            return "N"
        behind = form.before == "N" or self._sort_before(i) == "goods"
        placed = behind and after in ("to", "of", "from", "for", "in", "with", "on", "and", ",", ".", "")
        own = not form.base and placed and self.words.nouns.get(low) == "goods" and low != "ships"
        return "N" if own else None

    def _says(self, form: Form) -> str | None:
        """A verb of saying before what is said."""
        i = form.at
        if form.low == "record" and form.after == "that" and (not self.finite or self._low(i - 1) == ","):
            several = self._low(i - 1) == "," or self._low(i - 1).endswith("s")
            return "VBZ" if several else None  # its minutes record that
        if form.base or not form.named or self.finite or self.words.verbs[form.low][1] not in wordset("says"):
            return None
        content = form.after in ("the", "that", "it", "they", "he", "she", "no", "its") or self._capital_after(i)
        return "VBZ" if content and not self._low(i - 1).endswith("'s") else None

    def _within(self, form: Form) -> str | None:
        """A noun within an object, or within what a small word governs, once the sentence has its verb."""
        i = form.at
        if not form.named or self._zero_that(i):
            return None
        if self._in_object(i):
            return self._as_noun(form.low)
        opens = form.after in wordset("object_start") or self._of_a_day(i + 1)
        return self._as_noun(form.low) if self.finite and self._governed(i) and not opens else None

    def _opens_object(self, form: Form) -> bool:
        """Whether an object opens right behind."""
        if form.takes is None:
            i, after = form.at, form.after
            form.takes = (
                after in wordset("object_start")
                or after in ("us", "me", "how", "why", "whether")
                or (after == "such" and self._low(i + 2) in ("a", "an"))
                or self._capital_after(i)
                or self._of_a_day(i + 1)
                or (after == "long" and self._noun_after(i + 1))
                or (self._noun_after(i) and not (i + 1 < len(self.found) and self._sure_finite(i + 1)))
                or (after.lstrip("$€£¥")[:1].isdigit() and self._noun_after(i + 1) and self._counts(i, form.base))
            )
        return form.takes

    def _wants_it(self, form: Form) -> str | None:
        """Want before its object; a noun behind "that" whose verb follows, and behind "one"."""
        i = form.at
        takes = form.after == "you" or self._opens_object(form)
        if form.low in ("want", "wants") and form.named and not self.finite and takes:
            return form.verb
        one = self._low(i - 1) in ("one", "another")
        return self._as_noun(form.low) if one or (form.before == "THAT" and self._has_finite_ahead(i)) else None

    def _behind_a_pronoun(self, form: Form) -> str | None:
        """The verb behind a pronoun, unless that is no subject."""
        i, before = form.at, form.before
        if before not in ("PRP", "WP", "THAT"):
            return None
        if before == "PRP":
            no_subject = self._low(i - 1) in ("him", "them", "us", "me")
            return self._as_noun(form.low) if no_subject else form.verb
        goes_on = form.after in ("to", "that", "on", "for", "in", "from", "with", "off", "up", "out", "back")
        fits = not form.base or goes_on or self._low(i - 1) in _SEVERAL or self._opens_object(form)
        return form.verb if fits else None

    def _joined(self, form: Form) -> str | None:
        """What "and" or "or" joins to the verb before, or to the noun before."""
        if form.before != "CC":
            return None
        return self._after_coordinator(form.at, form.low, form.base, self._opens_object(form))

    def _behind_its_subject(self, form: Form) -> str | None:
        """The verb of the sentence right behind its subject, where both are of one or both of several."""
        i, before, after = form.at, form.before, form.after
        if before not in ("N", "NNP", ")", "CD", ",", "--") or (self.finite and before != ","):
            return None
        if self._has_finite_ahead(i) or (self._people_before(i) and self.words.nouns.get(form.low) == "goods"):
            return None  # of Norwegian shells to Chad
        head = self._subject_head(i)
        if before == "," and not head:
            return self._as_noun(form.low)
        if not form.base:
            return "VBZ" if self._opens_object(form) or after in wordset("going") else None
        several = (head.endswith("s") and not head.endswith("ss")) or head in wordset("plurals")
        if not several and not (form.named and self._joined_subject(i)):
            return None
        goes_on = after in wordset("verb_followers") or self._goes_on_to(i) or self._counts_out(i)
        return "VB" if goes_on or self._opens_object(form) else None

    def _far_from_its_subject(self, form: Form) -> str | None:
        """The verb of several that stand further back: the deliveries to Kenya face delays."""
        i = form.at
        if not form.base or self.finite:
            return None
        if form.before == "NNP":
            takes = self._opens_object(form)
        else:
            many = form.before == "N" and self._noun_after(i) and self._told_of_many(i)
            takes = many or (form.before == "N" and self._bares(form.after))
        return "VB" if takes and self._far_plural(i) and not self._has_finite_ahead(i) else None

    def _of_one(self, form: Form) -> str | None:
        """The verb of one thing right before it: says Oslo weighs lifting the ban, says the minister resigns."""
        i, after = form.at, form.after
        if form.base or not form.named:
            return None
        if self._ends_clause(i, after) or (self._zero_that(i) and self._opens_object(form)):
            return "VBZ"
        lifting = not self.finite and after.endswith("ing") and after in self.words.verbs
        return "VBZ" if lifting else None

    def _of_several(self, form: Form) -> str | None:
        """The verb of several before a small word, and in a clause that they open: if prices rise again."""
        i, after = form.at, form.after
        if not form.base or not form.named:
            return None
        if not self.finite and after in wordset("verb_followers"):
            return "VB" if self._far_plural(i) and not self._has_finite_ahead(i) else self._as_noun(form.low)
        ends = form.before == "N" and (after == "," or after in self.words.adverbs)
        return "VB" if ends and self._plural_opens_clause(i) else None

    def _bids(self, form: Form) -> str | None:
        """What somebody is bidden at the beginning: halt the shells, stop selling."""
        if form.before not in ("START", ":") or not form.base or form.low not in wordset("imperative"):
            return None
        if form.low == "hold" and form.after == "back" and self.words.closed.get(self._low(form.at + 2)) == "DT":
            return "VB"  # Hold back the guns
        doing = form.after.endswith("ing") and form.after in self.words.verbs
        return "VB" if doing or self._opens_object(form) else None

    def _after_coordinator(self, i: int, low: str, base: bool, opens_object: bool) -> str:
        if base and low in _MODIFIES and self._noun_after(i) and self.found[i - 2].tag == "N":
            return "N"  # sonar and combat systems
        if low == "calls" and self._calls_besides(i):
            return "VBZ"  # welcomes the decision, which it announced on Friday, and calls on the others to follow
        shared = base and "n" in self.words.verbs.get(low, ("", ""))[0] and self._low(i + 1) in _BEHIND_IT
        for j in range(i - 1, max(-1, i - 25), -1):
            token = self.found[j]
            if shared and token.tag == "VBN":
                return "VBN"  # signed in haste and come upon in a drawer
            if token.tag == "VB" and base and (opens_object or self._low(i + 1) in wordset("small")):
                return "VB"
            if token.tag == "VBZ" and not base and opens_object and token.lemma not in ("be",):
                return "VBZ"
            if token.tag in ("VBD", ";"):
                if token.tag == "VBD" and not base and self._determined(i + 1) and not self._has_finite_ahead(i):
                    return "VBZ"  # was told of the delay in May and supports the inspection
                break
        previous = self.found[i - 2].tag if i > 1 else ""
        if not base and self._low(i + 1) == "out" and self._low(i + 2) == "that":
            return "VBZ"  # denies it and points out that
        if previous == "VB" and base:
            return "VB"
        return self._as_noun(low)

    def _counts(self, i: int, base: bool) -> bool:
        """Whether a number that stands behind is of what is done: releases 20 launchers, and seize 300 rifles."""
        return not base or not self._has_finite_ahead(i)


_AIMS = frozenset(("plans", "aims", "hopes"))
"""What somebody does who means to do something."""
STEPS: tuple[Callable[[Homographs, Form], str | None], ...] = (
    Homographs._before_its_auxiliary,
    Homographs._is_announced,
    Homographs._aims_besides,
    Homographs._ends_a_list,
    Homographs._faces,
    Homographs._among_goods,
    Homographs._is_asked,
    Homographs._ends_it,
    Homographs._slipping,
    Homographs._goes_on_or_lets,
    Homographs._in_a_list_of_verbs,
    Homographs._behind_an_aside,
    Homographs._crews,
    Homographs._of_goods,
    Homographs._says,
    Homographs._within,
    Homographs._wants_it,
    Homographs._behind_a_pronoun,
    Homographs._joined,
    Homographs._behind_its_subject,
    Homographs._far_from_its_subject,
    Homographs._of_one,
    Homographs._of_several,
    Homographs._bids,
)
"""What settles it, from the surest to what is left to the subject and to what follows."""
