"""The tag of a small word whose place matters: "to" before a verb or a noun, "that" before a clause, "no", "before"."""

from __future__ import annotations

from collections.abc import Callable

from caveat.sources.prose.words.forms import Forms
from caveat.sources.prose.words.groups import MEASURED, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.sorts import QUOTES

_BEHIND_THAT = frozenset(
    ("out", "off", "up", "down", "in", "on", "to", "at", "from", "with", "for", "and", "or", "but", "of")
)
"""What stands behind "that" where it is a pronoun: opposes that of tanks."""
_SPANS = frozenset(("yesterday", "today", "now", "then", "recently", "lately"))
"""Adverbs up to which, or from which, something lasts."""
_PARTS = frozenset(("third", "quarter", "fifth", "tenth", "dozen", "hundred", "thousand", "million"))
_OUT = frozenset(("out", "off", "down", "up", "over", "back", "through"))
"""What belongs to a verb right before it: drag out, hold up."""
_UNITS = frozenset(("troops", "forces", "guards", "units", "crews", "pilots", "services", "police", "battalions"))
"""Who is told apart by a noun that may be a verb: border troops, combat units."""
_NOUN_END = frozenset(
    (
        ",",
        ".",
        "",
        "and",
        "or",
        "to",
        "for",
        "from",
        "in",
        "of",
        "that",
        "which",
        "until",
        "if",
        "unless",
        "on",
        "over",
        "by",
        "but",
        "as",
        "is",
        "was",
        "with",
        ";",
        "after",
        "before",
    )
)
_VERBAL = ("VB", "VBD", "VBZ", "VBN", "VBG")

_ENDS_OF = frozenset(("end", "start", "beginning", "middle", "close", "turn", "outset", "outbreak"))
_EVENTS = frozenset(("war", "conflict", "fighting", "crisis", "invasion", "hostilities", "decade", "century"))


class Particles(Forms):
    """Tags small words that are one thing in one place and another in the next."""

    def _special(self, i: int, low: str) -> str:
        """The tag of a small word, by the reader that it has."""
        return _READERS[low](self, i)

    def _to(self, i: int) -> str:
        if self._low(i + 1) == "light" and i and self.found[i - 1].lemma in ("come", "bring", "come-to"):
            return "IN"  # if evidence comes to light that they were sent on
        into_office = self._low(i + 1) == "power" and self._low(i + 2) not in wordset("object_start")  # came to power
        at = i + (self._low(i + 1) in ('"', "“", "'", "‘"))
        choice = "or" in [token.low for token in self.found[at + 3 : at + 14]]  # not: has gone to either side
        at += self._low(at + 1) == "either" and choice  # to either sign it or send it back
        flies = self._low(i + 1) in ("cruise", "glide") or (i and self._low(i - 1) in ("no", "yes"))
        if flies and self.words.nouns.get(self._low(i + 2)) == "goods":
            return "IN"  # said no to cruise missiles, yes to patrol boats
        if self._low(i + 1) == "back" and self._low(i - 1) not in ("back", "front"):
            after = i + 2
            thing = self.words.nouns.get(self._low(after)) in MEASURED or self._low(after) in ("arms", "arming")
            if thing or self._low(after) in wordset("object_start"):
                return "TO"  # vowed to back the sale
        return "TO" if self._infinitive(at) and self._low(i + 1) != "task" and not into_office else "IN"

    def _may(self, i: int) -> str:
        """A month or a modal."""
        if self.found[i].text != "May":
            return "MD"
        if (i and not self.headline) or self._low(i + 1).isdigit():
            return "NNP"
        return "NNP" if self.headline and self._before(i) == "IN" else "MD"  # a headline: to get launchers in May

    def _will(self, i: int) -> str:
        """A modal or a noun: will, can, might, must."""
        if self._low(i + 1) in ("be", "have", "not", "also", "never", "only"):
            return "MD"  # two more will be delivered
        base = "b" in self.words.verbs.get(self._low(i + 1), ("",))[0]
        if base and self._low(i - 1) in ("first", "second", "third", "fourth", "last", "next", "other", "more"):
            return "MD"  # the first will sail in June
        return "N" if self._before(i) in ("DT", "PRPS", "J", "POS") else "MD"

    def _her(self, i: int) -> str:
        after = self._low(i + 1)
        return "PRPS" if after == "own" or (after and after != "to" and self._nominal(after)) else "PRP"

    def _for(self, i: int) -> str:
        return "CS" if self._before(i) == "," and self._clause_ahead(i) and not self._spans(i + 1) else "IN"

    def _spans(self, i: int) -> bool:
        """Whether a span of time begins at a place: , for nine months in 2028, and; , for the third time, has."""
        counted = self._number_at(i) or self._low(i)[:1].isdigit()
        counted = counted or self._low(i) in ("a", "the", "several", "some", "many")
        return counted and any(self.words.nouns.get(self._low(at)) == "time" for at in range(i + 1, i + 3))

    def _no(self, i: int) -> str:
        after = self._low(i + 1)
        if after == "longer" or (after in ("fewer", "less") and self._low(i + 2) == "than"):
            return "R"
        said = i and self.found[i - 1].lemma == "say"
        told = i > 1 and "tell" in (self.found[i - 1].lemma, self.found[i - 2].lemma)
        if told and after in (",", ".", ";", "", "by", "when", "after", "twice"):
            return "N"  # asked for more and was told no
        if said and after in ("to", ",", ".", ";", "", "before", "and"):
            return "N"
        if after == "to" and self._before(i) in ("J", "DT"):
            return "N"  # gave a firm no to the sale
        return "R" if not after[:1].isalnum() or after in wordset("no_more") else "DT"

    def _part_at(self, i: int) -> bool:
        """Whether a part of a whole stands at a place: a third of, a dozen."""
        return self._low(i) in ("a", "an", "one") and self._low(i + 1) in _PARTS

    def _than(self, i: int) -> str:
        after = self._low(i + 1)
        if after[:1].isdigit() or (after[:1] in "$€£" and after[1:2].isdigit()):
            return "R"
        if self._low(i - 1) in ("more", "less", "fewer") and (self._number_at(i + 1) or self._part_at(i + 1)):
            return "R"
        return self._clause_or_noun(i)

    def _as(self, i: int) -> str:
        if self._low(i + 1) in ("of", "from") or self._before(i) == "WP":
            return "IN"  # as of Monday, who as minister approved them
        return "CS" if self._several_do(i + 1) else self._clause_or_noun(i)

    def _several_do(self, i: int) -> bool:
        """Whether several people do something, by a word that may be a noun: fears grow as ministers drag out a ban."""
        many = self._low(i).endswith("s") and self.words.nouns.get(singular(self._low(i))) in ("person", "body")
        does, after = "b" in self.words.verbs.get(self._low(i + 1), ("", ""))[0], self._low(i + 2)
        taken = (
            after in wordset("object_start")
            or after in (*_OUT, "whether")
            or (self.headline and self._noun_after(i + 1))
        )
        return many and does and taken

    def _since(self, i: int) -> str:
        after = self._low(i + 1)
        if self._low(i - 1) in ("has", "have", "had", "long") and after != "":
            return "R"
        return "IN" if after.isdigit() and len(after) == 4 else self._when(i)

    def _when(self, i: int) -> str:
        """What opens a clause or stands before a time: before, after, until, since."""
        low, after = self._low(i), self._low(i + 1)
        if self._dates(i):
            return "IN"
        dated = after in ("last", "this", "next") and self.words.nouns.get(self._low(i + 2)) == "time"
        if dated and self._low(i + 3) != "'s":
            return "IN"  # until last year Turkey supplied them
        if low != "after" and after in _SPANS and self._low(i + 2) != "'s":
            return "IN"  # until yesterday the ministry had blocked them
        if low != "until" and i == 0 and self._one_past():
            return "IN"  # after talks with Oslo Riyadh ordered missiles
        if self._end_of_a_time(i + 1):
            return "IN"  # since the end of last year she has kept it
        if low == "before" and self._low(i - 1) == "never" and self._low(i - 2) in wordset("auxiliary"):
            return "R"  # had never before used them
        return self._clause_or_noun(i)

    def _end_of_a_time(self, i: int) -> bool:
        """Whether a time is told by its end or beginning: the start of the war, the end of last year."""
        ends = self._low(i) == "the" and self._low(i + 1) in _ENDS_OF and self._low(i + 2) == "of"
        at = i + 3 + (self._low(i + 3) in ("the", "last", "this", "next", "that"))
        timed = self.words.nouns.get(self._low(at)) == "time" or self._low(at) in _EVENTS
        return ends and (timed or self._dates(i + 2))

    def _clause_or_noun(self, i: int) -> str:
        return "CS" if self._clause_ahead(i) or self._state_does(i + 1) else "IN"

    def _so(self, _: int) -> str:
        return "R"

    def _neither(self, i: int) -> str:
        before, after = self._before(i), self._low(i + 1)
        verbal = bool(self.words.verbs.get(after, ("",))[0]) and after not in self.words.noun_verb
        alone = after in wordset("auxiliary") and before in ("START", "CS", ",", "CC", ";", "--")
        return "NOT" if (verbal and not alone) or before in ("MD", "VBD", "VBZ") else "DT"

    def _either(self, i: int) -> str:
        return "R" if self._of_two(i, self._before(i), self._low(i + 1)) else "DT"

    def _back(self, i: int) -> str:
        """A verb or an adverb: senators back the sale."""
        before, after = self._before(i), self._low(i + 1)
        if before in ("DT", "PRPS") and after in ("of", "burner", "seat", "foot"):
            return "N" if after == "of" else "J"  # the back of the queue
        taken = after in wordset("object_start") or (
            self.headline and i == self._leads(i) and (self._noun_after(i) or after in self.words.nouns)
        )
        verbal = taken and before in ("N", "NNP", "PRP", "TO", "MD", ",") and not self.finite
        done = self._low(i - 1) in ("not", "n't") and after in wordset("object_start") and self._do_before(i)
        return "VB" if verbal or done or before in ("TO", "MD") else "R"

    def _given(self, i: int) -> str:
        return "VBN" if self._prev_verb(i) == "aux" else self._pending(i)

    def _following(self, i: int) -> str:
        whose = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        if self._before(i) in ("VBD", "VBZ") and (whose or self._low(i + 1) in wordset("object_start")):
            return "IN"  # shares rose following Rome's approval
        return "VBG" if self._prev_verb(i) == "aux" else self._pending(i)

    def _pending(self, i: int) -> str:
        if i == 0 and self._low(0) == "pending" and self._nominal(self._low(1)) and self._has_finite_ahead(1):
            return "J"  # pending deliveries will not be sent
        return "IN" if self._before(i) not in ("DT", "J", "PRPS", "VBZ", "VBD") else "J"

    def _state_does(self, i: int) -> bool:
        """Whether a state does something, by a word that may be a noun: as the US holds up; after Rome halts jets."""
        at = i + (self._low(i) == "the")
        if at + 1 >= len(self.found) or self.found[at].text not in self.words.states:
            return False
        does, after = "z" in self.words.verbs.get(self._low(at + 1), ("", ""))[0], self._low(at + 2)
        taken = after in wordset("object_start") or (self.headline and self._noun_after(at + 1))
        return does and (taken or (after in wordset("small") and self._nominal(self._low(at + 3))))

    def _leads(self, i: int) -> int:
        """The place behind the nouns that open a sentence: senators / back."""
        return next((at for at in range(i) if self.found[at].tag not in ("N", "NNP", "J", "CD")), i)

    def _number_at(self, i: int) -> bool:
        """Whether a number in words begins at a place: two hundred, a dozen, half."""
        low, after = self._low(i), self._low(i + 1)
        of = after in ("hundred", "thousand", "million", "billion", "dozen", "score", "third", "quarter")
        return low in wordset("numbers") or low == "half" or (low in ("a", "one") and of)

    def _of_two(self, i: int, before: str, after: str) -> bool:
        """Whether "either" opens one of two clauses or verbs, and no noun: either sell them or."""
        letters = self.words.verbs.get(after, ("",))[0]
        done = before in ("VBZ", "VBD") and bool(set(letters) & set("dng"))
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()
        return done or named or before in ("MD", "TO") or after in wordset("subject_start") or after in ("to", "by")

    def _one_past(self) -> bool:
        """Whether a sentence without a comma has no more than one word that can be its verb."""
        lows = [token.low for token in self.found]
        told = [low for low in lows if self._tells(low)]
        return "," not in lows and len(told) == 1 and lows[-1] == "."

    def _tells(self, low: str) -> bool:
        letters = self.words.verbs.get(low, ("", ""))[0]
        present = "z" in letters and low[:-1] not in self.words.noun_verb and low not in self.words.nouns
        return "d" in letters or present or low in wordset("finite_sure") or self.words.closed.get(low) == "MD"

    def _infinitive(self, i: int) -> bool:
        j = i + 1
        while (
            self._low(j) in self.words.adverbs
            or self._low(j) in self.words.negations
            or (self._low(j).endswith("ly") and self._low(j) not in self.words.verbs)
            or (j == i + 1 and self._low(j) in QUOTES)
        ):
            j += 1
        low = self._low(j)
        letters = self.words.verbs.get(low, ("", ""))[0]
        if "b" not in letters or (self.found[j].text[0].isupper() and not self.headline):
            return False
        if self._low(i - 1) == "according" or (low in self.words.noun_verb and self._low(j + 1) in _UNITS):
            return False  # aid to border troops
        goods = self.words.nouns.get(low) == "goods" and low not in ("ship", "arm")
        if goods and self.words.nouns.get(self._low(j + 1)) == "transfer":
            return False  # an end to bomb sales
        over = low in ("hand", "turn", "sign") and self._low(j + 1) == "over"
        noun = low in self.words.noun_verb and self._low(i - 1) in wordset("to_noun") and low != "restart"
        return over or not (noun and self._low(j + 1) in _NOUN_END)

    def _judged(self, i: int, after: str) -> bool:
        """Whether "that" is what somebody makes something of: dismissed that as a fairy tale, called that a lie."""
        lemma = self.found[i - 1].lemma
        if after == "as":
            return lemma not in wordset("says") or lemma == "dismiss"
        return lemma in ("call", "brand", "label", "term") and after in ("a", "an", "nonsense", "untrue", "false")

    def _called_true(self, i: int) -> bool:
        """Whether it follows, with no more than adverbs between, that something is true or is not."""
        while self._low(i).endswith("ly") or self._low(i) in ("not", "just", "quite", "also", "so"):
            i += 1
        return self._low(i) in wordset("untrue") or self._low(i) in ("true", "wrong", "nonsense", "baseless")

    def _ends_there(self, i: int) -> bool:
        """Whether one noun is all that "that" points at, and what else is done follows: that request and has."""
        low, after = self._low(i), self._low(i + 2)
        one = self._nominal(low) and not low.endswith("s") and self._low(i + 1) in ("and", "but")
        return one and (after in wordset("finite_sure") or self.words.closed.get(after) == "MD")

    def _rejects_one(self, i: int) -> bool:
        """Whether "that" points at one report or piece of advice that somebody rejects, and opens no clause."""
        one, ends = self._low(i + 1), self._low(i + 2)
        named = self._nominal(one) and not one.endswith(("s", "ed", "ing"))
        if not named or self.found[i - 1].lemma not in wordset("denies_report"):
            return False
        joined = ends in ("and", "but") and "d" in self.words.verbs.get(self._low(i + 3), ("", ""))[0]
        return joined or (ends in (".", ";", "", "on", "in", "as") and not self._clause_ahead(i + 1))

    def _that(self, i: int) -> str:
        """A relative or what opens a clause, an article or a pronoun."""
        before, after = self._before(i), self._low(i + 1)
        if after == "," and before in ("VBD", "VBZ", "VB", "VBN") and self.found[i - 1].lemma in wordset("says"):
            return "THAT"
        conditional = self._low(i + 2) in ("if", "unless", "once")
        if after in QUOTES and conditional and (before in _VERBAL or before in ("N", "NNP", "PRP", "CC")):
            told = any(token.lemma in wordset("says") or token.lemma in wordset("tells") for token in self.found[:i])
            return "THAT" if told else "PRP"  # told the court that "if they do not come, it will be revoked"
        near = self.found[max(0, i - 3) : i] if after == "," and before in ("N", "NNP", "PRP") else []
        if any(token.lemma in wordset("tells") for token in near):
            return "THAT"  # told reporters that, as far as he knew, none had been sent
        if self._low(i - 1) == "without" and self._clause_ahead(i):
            return "THAT"  # without that a decision has been taken
        if self._low(i - 1) in ("out", "clear", "sure") or (
            before == "IN" and i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()
        ):
            return "THAT"
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        does = self.words.verbs.get(self._low(i + 2), ("", ""))[0] if self._low(i + 2) not in self.words.nouns else ""
        if i == 0 and named and (does[:1] in ("d", "z") or self._low(2) in wordset("finite_sure")):
            return "THAT"  # That Norway sold them is no secret
        if named and before in _VERBAL and (self._clause_ahead(i) or self.found[i + 1].text in self.words.states):
            return "THAT"  # what we are told is that Berlin wants it settled
        if before in ("N", "NNP") and self.words.nouns.get(after) == "time" and not self._clause_ahead(i + 1):
            return "DT"
        if self._low(i - 1) == "but" and after in ("is", "was") and self._called_true(i + 2):
            return "PRP"  # some say that they are sent, but that is simply not true
        if before == "CC" and any(token.tag == "THAT" for token in self.found[:i]) and after[:1].isalpha():
            return "THAT"
        led = after in ("in", "on", "at", "from", "with", "for") and before in _VERBAL
        if led and self.found[i - 1].lemma in wordset("says") and any(self._tells(t.low) for t in self.found[i + 2 :]):
            return "THAT"  # reported that in a surprise move Tokyo had lifted it
        if after in _BEHIND_THAT or (before in _VERBAL and self._judged(i, after)):
            return "PRP"
        if (
            before in _VERBAL
            and self.found[i - 1].lemma not in wordset("says")
            and (self._nominal(after) or after in self.words.adjectives or after in ("earlier", "later"))
            and not self._clause_ahead(i + 1)
        ):
            return "DT"
        if before in _VERBAL and self.found[i - 1].lemma not in wordset("says") and self._ends_there(i + 1):
            return "DT"  # is considering that request and has reached no decision
        if before in _VERBAL and self._rejects_one(i):
            return "DT"  # denied that report, rejected that advice and approved
        several = after.endswith("s") and not after.endswith(("ss", "us")) and self._nominal(after)
        if before == "CC" and several and any(token.lemma in wordset("says") for token in self.found[:i]):
            return "THAT"  # said it would send tanks and that shipments of rifles had been delayed
        if before in ("IN", "CC", "START", "TO") and after and self._nominal(after):
            return "DT"
        told = before in _VERBAL and self.found[i - 1].lemma in wordset("says")
        if told and after[:1] in "$€£" and after[1:2].isdigit() and self._clause_ahead(i):
            return "THAT"  # complains that $2bn of arms are stuck
        ahead = self._low(i + 2) in ("we", "they", "he", "she", "it")
        if before in _VERBAL and not told and ahead and self._nominal(after) and self.found[0].low in ("if", "once"):
            return "DT"  # if they cross that line we will halt them
        if after[:1].isdigit() and before in ("N", "NNP", *_VERBAL) and self._clause_ahead(i):
            return "THAT"  # fumed on Thursday that 26 crates had been paid for
        if before in ("IN",) or after in ("'s", "is", "was", "would", "") or not after[:1].isalpha():
            return "THAT" if before in ("N", "NNP", "VBN") and after[:1].isalpha() else "PRP"
        return "THAT"


_READERS: dict[str, Callable[[Particles, int], str]] = {
    "to": Particles._to,
    "that": Particles._that,
    "may": Particles._may,
    **dict.fromkeys(("will", "can", "might", "must"), Particles._will),
    "her": Particles._her,
    "for": Particles._for,
    "no": Particles._no,
    "than": Particles._than,
    "as": Particles._as,
    "since": Particles._since,
    **dict.fromkeys(("before", "after", "until"), Particles._when),
    "so": Particles._so,
    "neither": Particles._neither,
    "either": Particles._either,
    "back": Particles._back,
    "given": Particles._given,
    **dict.fromkeys(("including", "following"), Particles._following),
    **dict.fromkeys(("pending", "regarding", "concerning"), Particles._pending),
}
"""The reader of each small word whose place matters; ``words.toml`` lists the same words as "special"."""
