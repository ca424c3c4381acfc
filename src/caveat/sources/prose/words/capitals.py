"""A page in; the same page with what is printed in capitals throughout written as a person writes it, out.

Broadcast scripts, cables and old agency copy have no small letters, by which names are told from other words. Their
paragraphs are read in small letters, with a capital where a sentence begins and on names: states, peoples and seats of
government, months and days, and whatever word no list of the language holds. Every character keeps its place, so that
what is read of the page holds of the page as printed. A headline in capitals, or a shouted word, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.linefronts import SMALL, WORD, fronts
from caveat.sources.prose.words.telex import NEAR, unmarked
from caveat.sources.prose.words.written import (
    bare,
    capital,
    is_listed,
    letters,
    listed,
    lowered,
    names,
    peoples,
    plain,
    short,
    together,
)

Span = tuple[int, int]

_LEAST = 16
"""Words of a paragraph, or of a page, from which on it is no headline."""
_NEARLY = 0.9
"""Of the letters of a paragraph, how many are capitals where all are meant to be."""
_MOSTLY = 0.7
"""Of the letters of a page, how many stand in such paragraphs where the whole is printed so, its headings too."""
_COMMONEST = "eta"
"""Letters of which any paragraph has some."""
_ENDED = later(r"[.!?…][\"”’'»)\]]*-*\s")
_SPEAKS = later(r"[,:.!?…)]\s*[\"“«‘']$")
"""What stands before a quotation that is a sentence of its own."""
_ROMAN = later(r"[IVX]{2,5}")
_UNIT = later(r"(\d[\d.,]*)(MM|CM|KM|KG|ST|ND|RD|TH|M|BN|TN|AM|PM|G|S)(?![^\W_])")
"""A number with what it counts written to it."""
_OF_NAMES = frozenset(("o", "d", "l"))
"""What stands before an apostrophe in a name: O'Brien, d'Ivoire."""
_STARTS = frozenset(("the", "it", "he", "she", "they", "but", "this", "these", "we"))
"""What begins a sentence behind U.S. and the like."""
_SIGHT = 12
"""Characters before a word in which what joins it to the last one is looked at."""
_SHORT = 5
"""Letters of an unknown word that may be said one by one."""


def recased(text: str, paragraphs: Sequence[Span]) -> str:
    """The text, with the paragraphs that are printed in capitals throughout as a person writes them, and as long."""
    cried = [span for span in paragraphs if _cried(text, *span)]
    if not cried:
        return text
    whole = sum(end - start for start, end in paragraphs)
    page = sum(end - start for start, end in cried) >= _MOSTLY * whole
    page = page and sum(len(text[start:end].split()) for start, end in cried) >= _LEAST
    parts: list[str] = []
    at = 0
    for start, end in cried:
        if start < at or not (page or len(text[start:end].split()) >= _LEAST):
            continue
        parts += (text[at:start], _written(text[start:end], text[end : end + NEAR]))
        at = end
    return "".join((*parts, text[at:]))


def _cried(text: str, start: int, end: int) -> bool:
    """Whether the letters of a paragraph are nearly all capitals. Most paragraphs are told by three counts."""
    if all(text.count(small, start, end) >= text.count(small.upper(), start, end) for small in _COMMONEST):
        return False
    part = text[start:end]
    capitals, small = sum(map(str.isupper, part)), sum(map(str.islower, part))
    return capitals >= _NEARLY * (capitals + small)


class _Word(Struct, frozen=True):
    """A word as printed, what stands between it and the one before, and whether a sentence begins with it."""

    text: str
    low: str
    before: str
    opens: bool
    label: bool
    """Whether it stands in the label of whoever speaks."""
    kept: bool
    """Whether it is printed in capitals anywhere."""


def _written(part: str, behind: str) -> str:
    """A paragraph in capitals as a person writes it; ``behind`` is how the next one begins."""
    part = unmarked(part, behind)
    found = [*WORD.finditer(part)]
    words = _words(part, found)
    forms = _Forms(words).all()
    out: list[str] = []
    at = 0
    for match, form in zip(found, forms, strict=True):
        out += (part[at : match.start()], form if len(form) == len(match[0]) else match[0])
        at = match.end()
    out.append(part[at:])
    return "".join(out)


def _words(part: str, found: Sequence[re.Match[str]]) -> list[_Word]:
    front = fronts(part)
    words: list[_Word] = []
    at = 0
    for match in found:
        start, before = match.start(), part[at : match.start()]
        low, kept = lowered(match[0]), front.town[0] <= start < front.town[1]
        opens = not words or _begins(before, words[-1], low) or front.opens(at, start)
        words.append(_Word(match[0], low, before, opens, front.entitles(start), kept))
        at = match.end()
    return words


def _begins(before: str, last: _Word, low: str) -> bool:
    """Whether a sentence begins with a word, behind what stands between it and the last."""
    if _SPEAKS.search(before[-_SIGHT:]):
        return True
    stopped = before.startswith(".") and before.strip("\"”’'»)]( \n") == "." and _shortened(last, low)
    return _ENDED.search(before) is not None and not stopped


def _shortened(word: _Word, low: str) -> bool:
    """Whether a full stop between two words marks the first as shortened: Mr., U.S., J."""
    if "." in word.text:
        return low not in _STARTS
    initials = len(word.text) == 1 and word.text.isalpha() and word.low != "i"
    aside = word.low[1:2] == "-" or word.before.endswith("(")
    return initials or aside or (word.low in short() and word.low != "no")


class _Forms:
    """Writes the words of a paragraph one after another."""

    def __init__(self, words: Sequence[_Word]) -> None:
        self.words = words

    def all(self) -> list[str]:
        """Each word as a person writes it."""
        forms: list[str] = []
        while len(forms) < len(self.words):
            i = len(forms)
            forms += self._together(i) or self._body(i) or [self._form(i)]
        return forms

    def _together(self, i: int) -> list[str]:
        """The name of several words that begins here, as it is written; empty where none does."""
        for name in together().get(bare(self.words[i].low)[0], ()):
            last = i + len(name) - 1
            if last >= len(self.words) or self.words[i].kept or any(self._apart(at) for at in range(i + 1, last + 1)):
                continue
            lows = [word.low for word in self.words[i : last + 1]]
            base, rest = bare(lows[-1])
            if [*lows[:-1], base] == [part.lower() for part in name]:
                return [*name[:-1], name[-1] + rest]
        return []

    def _body(self, i: int) -> list[str]:
        """The name of a body by what it is for, which begins here: Ministry of Trade; empty where none does."""
        if self.words[i].low not in listed("bodies") or self._low(i + 1) not in ("of", "for") or self._apart(i + 1):
            return []
        last = i + 1
        while (low := bare(self._low(last + 1))[0]) in listed("fields") or (
            low == "and" and self._low(last + 2) in listed("fields")
        ):
            if self._apart(last + 1) and self.words[last + 1].before != ", ":
                break
            last += 1
        if last == i + 1:
            return []
        lows = [word.low for word in self.words[i : last + 1]]
        return [low if low in SMALL else capital(low) for low in lows]

    def _apart(self, i: int) -> bool:
        """Whether more than a space stands before a word."""
        return bool(self.words[i].before.strip()) or i == 0

    def _form(self, i: int) -> str:
        word = self.words[i]
        form = word.text if word.kept else self._cased(i, word.text, word.low)
        titled = word.label and word.low not in SMALL
        return capital(form) if (word.opens or titled) and form[:1].islower() else form

    def _cased(self, i: int, text: str, low: str) -> str:
        """A word as it is written within a sentence."""
        if any(map(str.isdigit, text)):
            return self._numbered(i, text)
        if low.endswith(("n't", "n’t", "o'clock", "o’clock")):
            return low
        base, rest = bare(low)
        if rest:
            return self._cased(i, text[: len(base)], base) + rest
        head, mark, tail = low.partition("'" if "'" in low else "’")
        if mark and head in _OF_NAMES:
            return (head if head == "d" else head.upper()) + mark + capital(tail)
        if low in ("may", "march"):
            return capital(low) if self._dated(i) else low
        if low == "us":
            return low if self._whoever_speaks(i) else text
        if low in ("pm", "am") and self._low(i - 1)[-1:].isdigit():
            return low
        if low == "house" and self._low(i - 1) == "the" and _is_verb(self._low(i + 1)):
            return "House"
        if low in listed("particles") and self._unknown(i + 1):
            return low
        return self._by_itself(i, text, low)

    def _by_itself(self, i: int, text: str, low: str) -> str:
        """A word as it is written by what is known of it."""
        if i == 0 and low in listed("slugs"):
            return text  # UPDATE 2
        known = names().get(low) or short().get(low)
        if known is not None and (low not in short() or self._marked(i)):
            return known
        if (
            (len(low) == 1 and low != "a")
            or low == "us"
            or low in letters()
            or "." in low
            or "&" in low
            or _ROMAN.fullmatch(text)
        ):
            return low if low in ("a.m", "p.m", "e.g", "i.e") else text
        if low[:-1] in letters() and low.endswith("s"):
            return text[:-1] + "s"
        if plain(low) or ("-" in low and low[:3] != "us-" and all(map(plain, low.split("-")))):
            named = self._of_a_person(i, low) or self._of_a_house(i, low) or self._is_title(i, low)
            return capital(low) if named else low
        for joint in "-/":
            if joint in low:
                return self._joined(i, joint, text)
        if low in listed("particles"):
            return low
        return text if self._spelt(i, low) else capital(low)

    def _joined(self, i: int, joint: str, text: str) -> str:
        """A word of several parts, each written by itself; before a name each is part of it: Saint-Laurent."""
        forms = [self._by_itself(i, part, lowered(part)) for part in text.split(joint)]
        lows = [lowered(part) for part in text.split(joint)]
        if joint == "-" and not plain(lows[-1]) and lows[-1] not in names() and lows[-1] not in letters():
            forms = [
                form if low in listed("prefixes") else capital(form) for form, low in zip(forms, lows, strict=True)
            ]
        return joint.join(forms)

    def _numbered(self, i: int, text: str) -> str:
        """A word with a number in it: its unit and what is joined to it are small, and letters of a model stay."""
        unit = _UNIT.fullmatch(text)
        if unit is not None:
            return unit[1] + unit[2].lower()
        parts = text.split("-")
        if any(len(part) > 3 and part.isalpha() for part in parts):
            small = [self._by_itself(i, one, lowered(one)) if len(one) > 3 and one.isalpha() else one for one in parts]
            return "-".join(small)
        return text[:-1] + "s" if text.endswith("S") and text[-2:-1].isdigit() else text  # F-16s

    def _marked(self, i: int) -> bool:
        """Whether a word is shortened by its look: it is one that is nothing else, or has its full stop and more."""
        low = self.words[i].low
        stopped = i + 1 < len(self.words) and self.words[i + 1].before.startswith(".")
        if low in ("no", "nos"):
            return stopped and self._low(i + 1)[:1].isdigit()
        return not plain(low) or (stopped and not self.words[i + 1].opens)

    def _dated(self, i: int) -> bool:
        """Whether May, or March, is a month here."""
        before, after = self._low(i - 1), self._low(i + 1)
        day = before.isdigit() and len(before) < 3 and not self._apart(i)
        ranges = before in ("to", "and", "or") and self._low(i - 2) in names() and self._low(i - 2) in listed("months")
        return before in listed("when") or day or ranges or (after[:1].isdigit() and not self._apart(i + 1))

    def _whoever_speaks(self, i: int) -> bool:
        """Whether "us" is whoever speaks, and not the state: told us, to us."""
        before, after = self._low(i - 1), self._low(i + 1)
        if self.words[i].opens or before == "the":
            return False
        if before == "of" and (self._low(i - 2) in wordset("numbers") or self._low(i - 2) in listed("part_of")):
            return True
        closed = lexicon().closed
        alone = i + 1 == len(self.words) or bool(self.words[i + 1].before.strip())
        alone = alone or after in closed or after in wordset("special") or after in wordset("numbers")
        alone = alone or after in ("last", "next", "first", "again") or after.isdigit()
        told = lexicon().verbs.get(before, ("", ""))[1] in listed("tells_us")
        return before == "let" or (alone and (closed.get(before) == "IN" or before in ("to", "for", "of") or told))

    def _of_a_person(self, i: int, low: str) -> bool:
        """Whether a word that is none of a closed class is somebody's name here: Mr Black, Delia Stone says."""
        known, titles = lexicon(), wordset("titles")
        title = self._low(i - 1).rpartition("-")[2]
        if low in known.closed or (self.words[i].opens and low not in listed("either")):
            return False
        if i and title in titles and (title in wordset("kept") or title in short()):
            return self.words[i - 1].label == self.words[i].label
        before = self._first_name(i - 1) and not self._apart(i)
        titled = self._low(i - 2).rpartition("-")[2] in titles or "," in self.words[i - 1].before
        other = _is_verb(low) or low in known.adjectives or known.nouns.get(low) in ("goods", "person")
        honoured = self._low(i - 2) in wordset("kept") or self._low(i - 2) in short()
        if before and self._low(i - 2) in titles and not is_listed(low):
            return True  # Minister Kaja Rebane
        if before and titled and (honoured or not other) and self._marked_off(i):
            return True  # Sir Gavin Plume, 61
        if low not in listed("either"):
            return False
        if before:
            return self._low(i - 2) != "the" and self._stands_alone(i)
        free = known.closed.get(title) in ("IN", "CC", "CS", "PRP") or title in titles or title == ""
        free = free or self.words[i].opens or self._apart(i)
        after = self._first_name(i + 1) and free and not self._apart(i + 1)
        return after and (title in titles or self._stands_alone(i + 1))

    def _is_title(self, i: int, low: str) -> bool:
        """Whether an office stands as a title before a name, of which nothing tells the sort: Dame Ruth Okafor."""
        if low.rpartition("-")[2] not in wordset("titles") or not self._unknown(i + 1) or self._apart(i + 1):
            return False
        before = self._low(i - 1)
        free = before == "" or before in lexicon().closed or before in names() or self._apart(i)
        return free or low in wordset("kept")

    def _marked_off(self, i: int) -> bool:
        """Whether a mark stands behind a word, or what somebody says."""
        mark = i + 1 >= len(self.words) or self.words[i + 1].before.strip()[:1] in tuple(',.;:()"”')
        return mark or self._low(i + 1) in wordset("said") or self._low(i + 1) in ("says", "tells", "reports")

    def _stands_alone(self, i: int) -> bool:
        """Whether nothing that belongs to a word follows it: a mark does, or what somebody does."""
        low = self._low(i + 1)
        return self._marked_off(i) or _is_verb(low) or low in lexicon().closed

    def _of_a_house(self, i: int, low: str) -> bool:
        """Whether a word belongs to the name of a firm, a paper or a place: Najm Electronics, the Manila Ledger."""
        if self.words[i].opens or low in lexicon().closed:
            return False
        if self._of_a_firm(i):
            return True
        if not i or self._apart(i) or low in listed("sorts"):
            return False
        before = self._low(i - 1)
        if before in names() and before not in peoples():
            return low in wordset("outlets") | listed("papers")
        if before in letters():
            return low in listed("of_firms")
        return low in wordset("organisation") | wordset("outlets") and self._unknown(i - 1)

    def _of_a_firm(self, i: int) -> bool:
        """Whether what tells of a firm follows, right behind a word or behind one more: Tundra Optics Inc."""
        for at in (i + 1, i + 2):
            if at >= len(self.words) or self._apart(at):
                return False
            if self._low(at) in listed("firm"):
                return True
            if self._low(at) in lexicon().closed or not plain(self._low(at)):
                return False
        return False

    def _unknown(self, i: int) -> bool:
        """Whether a word that no list holds stands here."""
        if not 0 <= i < len(self.words):
            return False
        low = self.words[i].low
        return low.replace("-", "").isalpha() and not any(
            one in names() or one in letters() or plain(one) for one in (low, *low.split("-"))
        )

    def _first_name(self, i: int) -> bool:
        """Whether a word that may be a person's stands here: no list holds it, or the one of names does."""
        low = self._low(i)
        return self._unknown(i) or (low in listed("names") and low.capitalize() not in wordset("times"))

    def _spelt(self, i: int, low: str) -> bool:
        """Whether an unknown word is read letter by letter: it has no vowel, or stands short where letters do."""
        if len(low) <= _SHORT and not any(sign in "aeiouy" for sign in low):
            return True
        if i + 1 < len(self.words) and self.words[i].before.endswith("(") and self.words[i + 1].before.startswith(")"):
            return len(low) <= _SHORT
        lone = self.words[i].label and not (self._low(i - 1) and self.words[i - 1].label)
        lone = lone and (i + 1 == len(self.words) or not self.words[i + 1].label)
        return len(low) < _SHORT and (self._low(i - 1) == "the" or lone)

    def _low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""


def _is_verb(low: str) -> bool:
    return low in lexicon().verbs
