"""A past form that may be a participle in; whether it is one, or the verb of its clause, out.

The steps are asked in the order in which they stand in ``STEPS``; the first that knows, says.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from caveat.sources.prose.words.groups import FIELD, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.presents import Presents

HAVE = frozenset(("have", "has", "had", "having", "'ve"))
_NAMED = ("N", "NNP")
"""Tags of whom or what a past may be about."""
_SPANS = ("day", "days", "week", "weeks", "month", "months", "year", "years")
_WHEN_OR_WHERE = (
    "by", "under", "in", "to", "for", "at", "from", "last", "on", "earlier", "after", "during", "with", "since",
)  # fmt: skip
"""What stands behind a participle that tells of the noun before it, where the verb follows."""
_ASIDES = ("dated", "based", "aimed", "entitled", "obtained")
"""Participles that tell of the noun before them, unless they have an object."""


_UNDERTAKES = frozenset(("decline", "refuse", "agree", "vow", "pledge", "fail", "manage", "try", "hope", "choose"))
"""What somebody does with an infinitive, which is done to nobody."""
_TOLD = frozenset(("told", "informed", "assured", "warned", "reminded", "urged", "asked"))
"""What is done with somebody's ear: never a second participle right behind another."""


class Past(Struct, gc=False):
    """A past form in its place: as it stands there, and which words stand beside it."""

    at: int
    low: str
    letters: str
    """The forms that it may be: d a past, n a participle, b a base form."""
    before: str
    """The tag before."""
    after: str
    """The word behind."""

    @property
    def named(self) -> bool:
        """Whether a noun or a name stands right before."""
        return self.before in _NAMED


class Participles(Presents):
    """Tells the participle from the past."""

    def _past_or_participle(self, past: Past) -> str:
        for step in STEPS:
            if tag := step(self, past):
                return tag
        return "VBD"

    def _lemma(self, low: str) -> str:
        """The verb of a form; the form itself where it is none that is known."""
        return self.words.verbs.get(low, ("", low))[1]

    def _is_past_only(self, past: Past) -> str | None:
        """A form that is no participle, and what whoever is told by "whose" did."""
        return "VBD" if "n" not in past.letters or self._of_whose(past.at) else None

    def _shown(self, past: Past) -> str | None:
        """What goods are by what was done with them: lists shells cleared for Mali; 23 licences approved for it."""
        i, after = past.at, past.after
        if past.before != "N":
            return None
        if i > 1 and self.found[i - 2].tag == "CC" and self._tells_apart(i, past.letters):
            return "VBN"  # to send weapons and ammunition made in Norway to Kyiv
        if "among" in (self._low(i - 2), self._low(i - 3)) and after not in wordset("object_start"):
            return "VBN"
        if after in ("to", "for", "by") and self._shown_before(i):
            return "VBN"
        return "VBN" if not self.finite and self._of_goods_before(i, after) else None

    def _of_somebody(self, past: Past) -> str | None:
        """What somebody was given or did: an official granted anonymity told; the committee decided in favour."""
        if past.low in ("granted", "given") and past.after == "anonymity" and self._somebody_at(past.at - 1):
            return "VBN"
        decided = past.low == "decided" and not self.finite and past.named
        return "VBD" if decided and self._somebody_at(past.at - 1) else None

    def _awaited(self, past: Past) -> str | None:
        """The verb that is still to come behind a relative clause: the halt that Rome ordered in May angered them."""
        done = past.before == "VBN" and past.after in wordset("object_start")  # whose name was withheld urged the
        stands = done or past.before in ("N", "NNP", "VBD")
        if self.hanging and self.finite and past.before == "VBN" and past.low in _TOLD:
            self.hanging = False
            return "VBD"  # who asked not to be named told Reuters that they had gone
        if self.hanging and self.finite and stands and not self._finite_ahead(past.at):
            self.hanging = False
            return "VBD"
        return None

    def _in_an_aside_of_its_own(self, past: Past) -> str | None:
        """What opens an aside behind a comma: the Emirates, accused by a panel of it, deny."""
        i, after = past.at, past.after
        if past.before != "," or self.finite:
            return None
        if self._subject_head(i) and "d" in past.letters and self._has_its_object(past):
            return "VBD"  # the State, under pressure at home, granted the licence
        done = after == "by" and self._low(i + 2) not in wordset("by_wire") and self._noun_before_comma(i)
        if done and any(self._low(j) == "," for j in range(i + 2, i + 14)):
            return "VBN"
        if self._led_in(i, after):
            return "VBN"  # in a report, published on Friday, Oslo said
        return "VBN" if self._noun_before_comma(i) and self._resumed(i) else None  # an aide, granted anonymity, said

    def _has_its_object(self, past: Past) -> bool:
        """Whether what somebody did it to stands right behind, or whom he asked: granted the licence, asked for it."""
        asked = past.low in ("asked", "called", "voted") and past.after in ("for", "against", "on")
        takes = past.after in wordset("object_start") or past.after in ("them", "it", "him", "us", "me")
        return (takes or asked) and self._lemma(past.low) not in wordset("gives") - {"grant"}

    def _made_once(self, past: Past) -> str | None:
        """What was made of the noun before: a deal first mooted in 2027, reports published in the press."""
        i, after = past.at, past.after
        once = self._low(i - 1) in ("first", "originally", "initially") and after in ("in", "by", "on", "at", "under")
        if once and i > 1 and self.found[i - 2].tag == "N" and self._governed(i - 1):
            return "VBN"
        published = past.before == "N" and past.low in wordset("made_public")
        published = published and after in ("in", "by", "on", "to", "through", "at")
        if published and singular(self._low(i - 1)) in wordset("claims") and not self.finite:
            return "VBN"
        return "VBN" if past.low == "bound" and after == "for" else None

    def _acts(self, past: Past) -> str | None:
        """What somebody did: Spain supplied them; the tanks that were promised never arrived."""
        i, before = past.at, past.before
        if past.named and past.after in ("it", "them", "him", "us", "me") and self._prev_verb(i) != "aux":
            return "VBD"
        meant = past.named and past.after == "to" and self._lemma(past.low) in _UNDERTAKES
        if meant and "b" in self._letters_of(i + 2) and self._prev_verb(i) != "aux":
            return "VBD"  # declined to answer and pointed to a briefing
        if self._low(i - 1) == "never" and before in ("VBN", "VBD"):
            return "VBD"
        first = before == "," and self.finite and self._low(i - 1) == ","
        return "VBD" if first and self._first_of_two(i) else None

    def _at_the_opening(self, past: Past) -> str | None:
        """What opens a sentence or a clause: newly appointed minister Pat Lee; asked about it, he."""
        i, before, after = past.at, past.before, past.after
        if before not in ("START", ",", "CS", "--", "(", ";", ":") or (before == "," and not self.finite):
            return None
        goes_on = after in wordset("after_participle")
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        if before == "START" and not goes_on and (named or self._noun_after(i)):
            return "J"
        return "VBN" if goes_on or before in ("START", "CS") else None

    def _behind_a_lead_in(self, past: Past) -> str | None:
        """What tells of the noun in a phrase that opens the sentence: in a letter sent to Congress, he."""
        i, after = past.at, past.after
        if not past.named or self.found[0].tag != "IN" or self._subject_behind(i) or self._subject_of_relative(i):
            return None
        ahead = self.found[:i]
        if any(one.text == "," or one.tag in ("PRP", "VBG", "CD") or one.text in wordset("times") for one in ahead):
            return None
        if "," not in [one.text for one in self.found[i : i + 12]]:
            return None
        takes = after in wordset("object_start") or after[:1].isdigit() or self._has_goods(i)
        up = after in wordset("small") and self._object_at(i + 2) and not self._timed(i + 2)
        return None if takes or up else "VBN"

    def _done_by(self, past: Past) -> str | None:
        """What somebody did to the noun before; no number and no day stands behind "by"."""
        i = past.at
        if not past.named or past.after != "by" or self._low(i + 2) in wordset("by_wire"):
            return None
        if self._low(i + 2)[:1].isdigit() and not self._people_at(i + 3):
            return None
        if self._low(i + 2) in wordset("numbers") and "to" in (self._low(i + 3), self._low(i + 4)):
            return None
        spans = self._low(i + 3) in _SPANS
        return None if spans or self._lemma(past.low) in wordset("intransitive") else "VBN"

    def _behind_its_noun(self, past: Past) -> str | None:
        """What is told of the noun right before: agreed to, a paper dated Friday, gear headed to Chad."""
        i, low, after = past.at, past.low, past.after
        if not past.named:
            return None
        if after == "to" and self._lemma(low) in wordset("to_takers"):
            return "VBD" if not self.finite else "VBN"
        if self._dated_relative(i) and not self._finite_ahead(i):
            return "VBD"  # which on Sunday called on the government
        if self._in_aside(i):
            return "VBN"
        if low in _ASIDES and not (self._noun_after(i) or (after[:1].isdigit() and low != "dated")):
            return "VBN"
        if self._subject_of_relative(i):
            return "VBD"
        headed = past.before == "N" and low == "headed" and after in ("to", "for", "towards")
        return "VBN" if headed and self._told_already(i) else None

    def _behind_whom(self, past: Past) -> str | None:
        """The verb of whoever stands before, unless the clause has one, or has it still to come."""
        if past.before not in ("N", "NNP", "PRP", "CD", "DT", ")"):
            return None
        if past.before == "PRP":
            return "VBD"
        if self.finite and not self._zero_that(past.at):
            return "VBN"
        calls = past.low == "called" and past.after in ("on", "upon", "for") and not self._timed_at(past.at + 2)
        if calls and past.named and not self._deed_at(past.at - 1):
            return "VBD"  # Amnesty called on the government to stop sales under a contract signed in 2029
        told = past.after in ("this", "yesterday", "late") and self._deed_at(past.at - 1)
        if (told or past.after in _WHEN_OR_WHERE) and self._finite_ahead(past.at):
            return "VBN"
        often = self._seen_often(past.at) and (self._finite_ahead(past.at) or self._claims_ahead(past.at))
        return "VBN" if often else "VBD"

    def _timed_at(self, i: int) -> bool:
        """Whether a day or a month stands at a place."""
        return i < len(self.found) and self.found[i].text in wordset("times") | {"May"}

    def _claims_ahead(self, i: int) -> bool:
        """Whether a present that says something stands ahead, with its "that"."""
        at = next((j for j in range(i + 1, len(self.found)) if self._low(j) == "that"), 0)
        letters, lemma = self.words.verbs.get(self._low(at - 1), ("", "")) if at else ("", "")
        return "z" in letters and lemma in wordset("says")

    def _deed_at(self, i: int) -> bool:
        """Whether a transfer or a measure stands at a place, which is announced and announces nothing."""
        low = self._low(i)
        return (self.words.nouns.get(low) or self.words.nouns.get(singular(low))) in (*FIELD, "measure")

    def _seen_often(self, i: int) -> bool:
        """Whether how often something was seen stands behind: a video viewed more than 900,000 times."""
        return any(
            self._low(j) == "times" and self.found[j - 1].text[:1].isdigit()
            for j in range(i + 2, i + 6)
            if j < len(self.found)
        )

    def _by_the_tag_before(self, past: Past) -> str | None:
        """What "and" joins to the verb before it, and what stands right behind a verb or a small word."""
        if past.before == "CC":
            return self._coordinate(past.at)
        return "VBN" if past.before in ("VBD", "VBZ", "VBN", "VBG", "VB", "IN") else None

    def _dated_relative(self, i: int) -> bool:
        """Whether no more than when or where stands between a relative word and a place: which on Sunday called."""
        j = i - 1
        while j > 1 and self.found[j].tag in ("N", "NNP", "CD", "DT", "J"):
            j -= 1
        return j > 1 and self.found[j].tag == "IN" and self.found[j - 1].tag == "WP" and not self.finite

    def _told_already(self, i: int) -> bool:
        """Whether a finite verb stands before a list whose last part goes somewhere."""
        tags = [token.tag for token in self.found[:i]]
        return any(tag in ("VBZ", "VBD", "VBP", "MD") for tag in tags) and "," not in tags[-2:]

    def _shown_before(self, i: int) -> bool:
        """Whether what is done is done to what a paper shows: shows rifles delivered."""
        j = i - 1
        while j > 0 and self.found[j].tag in ("N", "J", "CD", "DT"):
            j -= 1
        return self.found[j].tag in ("VBZ", "VBD") and self.found[j].lemma in ("show", "list", "record", "register")

    def _of_goods_before(self, i: int, after: str) -> bool:
        """Whether goods are told by what was done with them: only 40 of the 200 rifles ordered have arrived."""
        noun = self._low(i - 1)
        known = self.words.nouns.get(noun) or self.words.nouns.get(singular(noun))
        if known not in FIELD or self.words.verbs.get(self._low(i), ("", ""))[1] in wordset("intransitive"):
            return False
        led = self.found[0].tag == "IN" and not any(token.text == "," for token in self.found[:i])
        ahead = self.found[0].low == "of" and "," in [token.text for token in self.found[i : i + 8]]
        led = led and (after == "," or ahead)  # of the 300 mortars promised to Chad, 120
        told = self.found[i - 2].tag == "THAT" and after in ("to", "by", "from") and self._finite_ahead(i)
        led = led or told  # a claim that shells sold to Chad had been fired
        return led or after in wordset("finite_sure")

    def _coordinate(self, i: int) -> str:
        """The form that a verb before the coordinator has, where it can be the same."""
        called = self.found[i].low == "called" and self._low(i + 1) in ("on", "for")
        if self._low(i + 1) == "to" and self.found[i].low in ("declined", "refused"):
            return "VBD"  # confirmed that it had taken place but declined to
        if any(token.tag == "VBD" and token.lemma == self.found[i].lemma for token in self.found[:i]):
            return "VBD"  # asked for them, was turned down, and asked again
        if self._low(i + 1) in ("that", "out") or self.found[i].low in wordset("said") or called:
            return "VBD"
        for j in range(self._before_aside(i), -1, -1):
            tag = self.found[j].tag
            if tag == "MD" and not any(one.lemma in ("be", "have") for one in self.found[j + 1 : i]):
                return "VBD"  # must stop, and vowed
            if tag in ("VBD", "VBZ", "MD"):
                return "VBD" if tag != "MD" and not self._aux_at(j) else "VBN"
            if tag == "VBN" and (self._low(i - 2) == "," or self._in_commas(j, i)) and self._prev_verb(j) != "aux":
                continue  # entered an objection, the guns being of a calibre not seen before, and asked for a review
            if tag == "VBN":
                bids, whom = self.found[i].lemma in wordset("urgings"), self._low(i + 1) in ("it", "them", "him")
                if bids and (whom or any(t.low in wordset("said") for t in self.found[:j])):
                    return "VBD"  # said it had halted them and urged others; found that it had, and ordered it to
                after = self._low(i + 1)
                got = after in ("the", "a", "an", "its", "their", "his", "her", "it", "them") or self._has_goods(i)
                got = got and self._prev_verb(j) == "aux"
                return "VBD" if got and not self._perfect_before(j) else "VBN"
        return "VBD"

    def _has_goods(self, i: int) -> bool:
        """Whether what a verb is done to stands right behind it: was paid and resumed deliveries."""
        known = self.words.nouns.get(self._low(i + 1)) in FIELD
        return known and self.words.verbs.get(self._low(i), ("", ""))[1] not in wordset("gives")

    def _led_in(self, i: int, after: str) -> bool:
        """Whether an aside stands in what opens the sentence, before its subject: in a report, tabled on Monday, it."""
        opens = self.found[0].tag == "IN" or self.found[0].low == "according"
        if not opens or after not in ("on", "in", "by", "at", "last", "earlier", "this", "yesterday", "to", "for"):
            return False
        verbs = any(token.tag in ("VBD", "VBZ", "MD") for token in self.found[:i])
        end = next((j for j in range(i + 1, min(i + 10, len(self.found) - 2)) if self._low(j) == ","), 0)
        named = bool(end) and (self.found[end + 1].text[0].isupper() or self._low(end + 1) in wordset("subject_start"))
        return not verbs and named

    def _first_of_two(self, i: int) -> bool:
        """Whether "and" joins a past to another that has its object, behind a clause in the past that is no passive."""
        told = next((j for j in range(i - 1, 0, -1) if self.found[j].tag in ("VBZ", "VBD", "MD", "THAT", "WP")), 0)
        if self.found[told].tag != "VBD" or self._aux_low(told) or any(t.text == "," for t in self.found[told : i - 1]):
            return False
        for j in range(i + 1, min(i + 12, len(self.found) - 2)):
            if self._low(j) == "and":
                letters, lemma = self.words.verbs.get(self._low(j + 1), ("", ""))
                spoke = lemma in wordset("urgings") or lemma in ("ask", "vote", "call")
                takes = self._low(j + 2) in wordset("object_start") or self._noun_after(j + 1)
                takes = takes or (j + 2 < len(self.found) and self.found[j + 2].text[0].isupper())
                return "d" in letters and (spoke or takes)
            if self._low(j) in wordset("clause_stops") or self._sure_finite(j):
                return False
        return False

    def _perfect_before(self, j: int) -> bool:
        """Whether "have" governs the participle at a place."""
        words = [self.found[k].low for k in range(max(0, j - 4), j)]
        return any(word in HAVE for word in words)

    def _noun_before_comma(self, i: int) -> bool:
        """Whether a noun and a comma stand before, adverbs left out: the Kenyan side, well pleased."""
        at = i - 1
        while at > 0 and self.found[at].tag == "R":
            at -= 1
        return at > 0 and self.found[at].text == "," and self.found[at - 1].tag in ("N", "NNP")


STEPS: tuple[Callable[[Participles, Past], str | None], ...] = (
    Participles._is_past_only,
    Participles._shown,
    Participles._of_somebody,
    Participles._awaited,
    Participles._in_an_aside_of_its_own,
    Participles._made_once,
    Participles._acts,
    Participles._at_the_opening,
    Participles._behind_a_lead_in,
    Participles._done_by,
    Participles._behind_its_noun,
    Participles._behind_whom,
    Participles._by_the_tag_before,
)
"""What settles it, from the surest to the tag before."""
