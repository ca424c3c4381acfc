"""What stands in front of a paragraph: a dateline, a salutation, or the label of whoever speaks in a record."""

from __future__ import annotations

import re

from caveat.evidence import Attribution
from caveat.sources.prose.book import Book
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.statement import Mention, Source

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’. ]{2,40}(?:, [A-Z][\w. ]{2,20})?(?:, \w{3,9}\.? \d{1,2})?(?: \([^)]{2,20}\))? (?:-|–|—|--) "
    r"|\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: [-–—]|:)? (?=\S)"
    r"|(?:UPDATE|CORRECTED|EXCLUSIVE|BREAKING|WRAPUP|RPT)(?: \d)?(?:-|: )"
    r"|(?:Dear )?(?:Sir|Madam|Editor)[,:] (?:[-–—] )?"
    r"|FOR IMMEDIATE RELEASE[:.]? |[QA][:.] |[A-Z][A-Z'’-]{2,24}: )"
)
"""Where and when an item was filed, in front of its first sentence."""


def past_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence of a paragraph begins, behind its dateline, label or salutation."""
    found = (
        _LABEL.match(text, start, min(end, start + 140))
        or _HEARING.match(text, start, end)
        or _CAPITALS.match(text, start, min(end, start + 140))
        or _DATELINE.match(text, start, end)
    )
    return found.end() if found is not None else start


_LABEL = re.compile(
    r"(?:The |THE )?(?P<who>(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Senator|Representative|Deputy|Minister|MINISTER"
    r"|Secretary|Professor|General|Colonel|Admiral|Chancellor|President)\b[\w'’ .-]{0,60}?)"
    r"(?: \([^)]{2,40}\))?: (?=[A-Z“\"])"
)
"""Who speaks, in front of what he says, in a record of a debate."""
_HEARING = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Dr|General|Senator|Admiral|Colonel|Secretary)\.? [A-Z][A-Z'-]{2,30})\. (?=[A-Z“\"])"
)
"""Who speaks, in a record of a hearing."""
_SURNAME = re.compile(r"(?P<who>[A-Z][A-Z'’-]{2,24}): (?=[A-Z“\"])")
_CAPITALS = re.compile(r"(?P<who>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){1,3})(?:, [A-Z][A-Z ,&'’.-]{2,60})?: (?=[A-Z“\"])")
"""Who speaks in a record of a call, in capitals with the office: JANE DOE, CHIEF EXECUTIVE."""
_LABELS = re.compile(r"^[A-Z][A-Z'’.-]+(?: [A-Z'’.-]+){0,3}(?:, [A-Z][A-Z ,&'’.-]+)?: ", re.MULTILINE)
"""Labels of whoever speaks, of which a record of a call has several."""
HEADED = re.compile(r"\s*(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,4}): [“\"]")
"""Who is interviewed, where the heading quotes him."""
ANSWER = re.compile(r"(?<=[?.]) [–—] (?=[A-Z“\"])|(?:^|(?<=[?.] ))A[:.] ", re.MULTILINE)
"""Where an answer begins after its question in an interview."""

Voice = tuple[Source, Mention]


class Labels:
    """Whose words the paragraphs of a record of a debate, hearing or call are."""

    def __init__(self, text: str, book: Book) -> None:
        self.text, self.book = text, book
        self.record = len(_LABELS.findall(text)) > _FEW
        self.called: dict[str, str] = {}
        """Surname in capitals to the full name under which somebody was labelled."""
        self.floor: Voice | None = None
        """Who has the floor in the record of a call, until another takes it."""

    def at(self, start: int, end: int) -> Voice | None:
        """Whose words a paragraph is; None where it is the page's own."""
        found = _LABEL.match(self.text, start, min(end, start + 140)) or _HEARING.match(self.text, start, end)
        if found is not None:
            who = Mention(found["who"], found.start("who"), found.end("who"))
            named = len(who.name.split()) > 1 and not who.name.split()[0].isupper()
            return Source(Attribution.NAMED if named else Attribution.INSTITUTION, who.name), who
        full = _CAPITALS.match(self.text, start, min(end, start + 140)) if self.record else None
        if full is not None and not _DATELINE.match(self.text, start, end):
            self.called[full["who"].split()[-1]] = full["who"]
            self.floor = _named(full["who"], full.span("who"))
            return self.floor
        surname = _SURNAME.match(self.text, start, end)
        return self._by_surname(surname) if surname is not None else self.floor

    def _by_surname(self, label: re.Match[str]) -> Voice | None:
        """Whose surname stands there in capitals; the page's own where somebody reports or nobody is known by it."""
        self.floor = None
        known = self.called.get(label["who"]) or self._surnamed(label["who"])
        if known is None or self._reports(known):
            return None
        voice = _named(known, label.span("who"))
        if label["who"] in self.called:
            self.floor = voice
        return voice

    def _reports(self, name: str) -> bool:
        """Whether somebody was brought in as the outlet's own: our correspondent, Wendell Pryor."""
        theirs = (one for one in self.book.entries if one.mention.name.endswith(name))
        return any(one.words & wordset("reporters") for one in theirs)

    def _surnamed(self, who: str) -> str | None:
        """The fullest name of the person whose surname is printed in capitals."""
        known = next((full for name, full in self.book.persons.items() if name.upper() == who), None)
        if known is not None:
            return known
        printed = re.compile(
            r"(?:[A-Z][\w'’.-]+ )+" + "".join(f"[{c}{c.lower()}]" if c.isalpha() else re.escape(c) for c in who)
        )
        found = next((one for one in printed.finditer(self.text) if not one.group().split()[-1].isupper()), None)
        return found.group() if found is not None else None


_FEW = 2
"""Labels up to which a text is no record of a call: a dateline looks like one."""


def _named(name: str, place: tuple[int, int]) -> Voice:
    return Source(Attribution.NAMED, name), Mention(name, *place)
