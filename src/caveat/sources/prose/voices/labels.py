"""What stands in front of a paragraph: a dateline, a bullet, a salutation, or the label of whoever speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.named.book import Book
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.voices import dialogues
from caveat.sources.prose.voices.letters import given, stated, writers
from caveat.sources.prose.voices.pagewords import past_page_words
from caveat.sources.prose.voices.papers import by_name, by_sort, is_seat
from caveat.sources.prose.voices.records import (
    HOSTS,
    Label,
    answerers,
    beside_office,
    goes_on,
    is_aside,
    is_name,
    labels,
)
from caveat.sources.prose.voices.resolutions import past_opening
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import is_office, named_at_end

_CLOCK = r"\d{1,2}(?:[.:]\d{2}(?: ?[ap]\.?m\.?)?|[ap]m)(?: (?:GMT|UTC|CET|BST|ET|EST|EDT))?"
_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_FILED = rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
"""When an item was filed: , May 7, 2031."""
_AGENCY = r"(?: \([^)]{2,30}\))"
_TOWN = r"[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,3}"
_SLUG = r"(?:URGENT|FLASH|BULLETIN|ALERT|SNAP|LEAD|UPDATE|WRAPUP|WRAP|RPT|REFILE|CORRECTED)(?: \d{1,2})?"
"""How a wire marks an item: NTT 0912 URGENT, UPDATE 2."""
_DATELINE = later(
    r"(?:[A-Z][A-Z'’./ ]{2,40}(?:, [A-Z][\w. ]{2,20})?"
    rf"(?:, \w{{3,9}}\.? \d{{1,2}})?{_FILED}?(?:,? [A-Z]{{2,12}})?{_AGENCY}? (?:-|–|—|--) "
    rf"|{_TOWN}(?:[,/] ?{_TOWN})?(?:{_FILED}{_AGENCY}?|{_AGENCY}) (?:-|–|—|--) "
    rf"|(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}){_AGENCY} (?:-|–|—|--) "
    rf"|\([A-Z][\w ]{{1,20}}\) (?:-|–|—|--) "
    rf"|(?:UPDATE|Update),? {_CLOCK}[.:]? (?=\S)"
    rf"|\[?{_CLOCK}\]?(?: ?[-–—|]|:)? (?=\S)"
    r"|(?:UPDATE|CORRECTED|EXCLUSIVE|BREAKING|WRAPUP|RPT)(?: \d)?(?:-|: )"
    rf"|(?:[A-Z]{{2,5}} \d{{4}} )?{_SLUG} (?=[A-Z][a-z])"
    r"|(?:Dear )?(?:Sir|Madam|Editor)[,:] (?:[-–—] )?"
    r"|(?:My )?Dear [A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|for|the|and)){0,7}[,:] "
    r"|FOR IMMEDIATE RELEASE[:.]? |[QA][:.] |[A-Z][A-Z'’-]{2,24}: "
    r"|(?:[-–—•·▪■►*>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}[./](?!\d)"
    r"|\d{1,3}(?:\.\d{1,3}){1,2}\.?) +(?=[A-Z“\"])"
    r"|\(\d{1,2}\) +(?=[a-z])"
    r"|(?:Answer|Question|ANSWER|QUESTION)(?: \d{1,2})?[:.] )"
)
"""Where and when an item was filed, or what it is of a list, in front of its first sentence."""


_DAY = later(
    r"(?:(?:[Dd]ate|[Pp]ublished|[Uu]pdated|[Pp]osted)(?: on)?:? )?"
    r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?Z?)?(?: ?[-–—:|])? +(?=[^\W_a-z\d]|[“\"‘])"
)
"""The day of an item in front of all else: 2031-05-07, Date: 2031-05-07."""


def past_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence of a paragraph begins, behind its dateline, bullet, label or salutation."""
    dated = _DAY.match(text, start, end)
    start = past_page_words(text, dated.end() if dated is not None else start, end)
    near = min(end, start + _LONG)
    found = (
        _LABEL.match(text, start, near)
        or _HEARING.match(text, start, end)
        or _CAPITALS.match(text, start, near)
        or _DATELINE.match(text, start, end)
    )
    if found is not None and text[start:end].isupper():
        return start  # a headline in capitals: who says so stands behind its dash
    first = past_opening(text, found.end() if found is not None else start, end)
    plain = _PLAIN.match(text, first, end)
    return plain.end() if plain is not None else first


_PLAIN = later(
    r"(?:No|Yes)\. (?=[A-Z])"
    r"|(?:My Lords|(?:Mr|Madam|Mrs|Ms)\.? (?:[A-Z][a-z]+ )?(?:Speaker|President|Chairman|Chairwoman|Chair)), (?=\S)"
)
"""A bare answer in front of its reason, or whom a speech addresses."""
_LONG = 140
"""Characters within which a label ends."""
_NAMED = r"(?: (?:[A-Z][\w'’.-]*|of|for|and|the|de|van|von|der|den|ten|bin|al))"
_SET = r"(?: (?:\([^)\n]{2,40}\)|\[[^]\n]{2,40}\]))?"
"""How somebody is heard, behind his name: on tape, of the opposition."""
_LABEL = later(
    r"(?:The |THE )?(?P<who>(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|GEN|ADM"
    r"|Sir|Dame|Lord|Lady|Senator|Representative|Deputy|Minister|MINISTER"
    r"|State Secretary|Under-?[Ss]ecretary|Ambassador|Commissioner|Undersecretary|Spokes(?:man|woman|person)"
    r"|Prime Minister|Foreign Minister|Defen[cs]e (?:Minister|Secretary)|Foreign Secretary|Attorney General"
    r"|Secretary|Professor|General|Colonel|Admiral|Commander|Captain|Major|Chancellor|President"
    r"|(?:PRESS )?SECRETARY|SENATOR|GENERAL|AMBASSADOR|ADMIRAL|COLONEL)\b\.?"
    rf"{_NAMED}{{0,8}}){_SET}[ \xa0]?:[ \xa0]{{1,4}}(?=[A-Z“\"(–—])"
)
"""Who speaks, in front of what he says, in a record of a debate."""
_HOLDER = later(r"\((?:(?:Mr|Mrs|Ms|Dr|Hon|Sir|Dame)\.? )?(?P<who>[A-Z][\w.'’-]+(?: [\w.'’-]+){0,3} [A-Z][\w.'’-]+)\)")
"""Who holds the office that the label gives."""
_HEARING = later(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|General|Senator|Admiral|Colonel|Secretary)\.? (?:Ma?c|De|La|O')?[A-Z][A-Z'-]{1,30}"
    r"(?: [A-Z][A-Z'-]{2,20})?(?= of [A-Z]|\.)"
    r"|The (?:(?:ACTING|Acting) )?(?:PRESIDING OFFICER|VICE PRESIDENT|PRESIDENT|SPEAKER|CHAIRMAN|CHAIR)"
    r"(?: pro tempore)?)(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?| \([^)\n]{2,40}\))?\. (?=[A-Z“\"])"
)
"""Who speaks, in a record of a hearing or of Congress: Mr. McDOWELL of Ohio. / The PRESIDING OFFICER."""
_CALLED = later(r"(?:MRS?|MS|DR|GEN|ADM|PRESS|SECRETARY|SENATOR|GENERAL|AMBASSADOR|ADMIRAL|COLONEL)$")
_SURNAME = later(rf"(?P<who>[A-Z][A-Z'’-]{{2,24}}){_SET}[ \xa0]?:[ \xa0]{{1,4}}(?=[A-Z“\"])")
_CAPITALS = later(
    rf"(?P<who>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){{1,3}})(?:, [A-Z][A-Z ,&'’.-]{{2,60}})?{_SET}"
    r"[ \xa0]?:[ \xa0]{1,4}(?=[A-Z“\"])"
)
"""Who speaks in a record of a call, in capitals with the office: JANE DOE, CHIEF EXECUTIVE."""
_LABELS = later(
    rf"^[A-Z][A-Z'’.-]+(?: [A-Z'’.-]+){{0,3}}(?:, [A-Z][A-Z ,&'’.-]+)?{_SET}[ \xa0]?:[ \xa0]",
    re.MULTILINE,
)
"""Labels of whoever speaks, of which a record of a call has several."""
HEADED = later(r"\s*(?:[^\n“\":]{2,60}\n+)?(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,4}): [“\"]")
"""Who is interviewed, where the heading quotes him."""
_PRESIDES = later(
    r"(?:The )?(?P<office>(?:[A-Z][\w&-]+ (?:of )?){0,6}[Ss]pokes(?:person|man|woman))"
    r"(?: (?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+){1,2}))?(?:[’']s)? (?:\w+ ){0,2}"
    r"(?:[Rr]emarks|[Pp]ress|[Bb]riefing|[Aa]nswers|[Cc]omments|[Rr]eply|[Rr]esponds|[Rr]esponse)\b"
)
"""Whose briefing it is by the heading: Foreign Ministry Spokesperson Kari Lund's Regular Press Conference."""
ANSWER = later(r"(?<=[?.]) [–—] (?=[A-Z“\"])|(?:^|(?<=[?.] ))A[:.] ", re.MULTILINE)
"""Where an answer begins after its question in an interview."""
_PUT = (" – ", " — ", "A: ", "A. ")
"""What one of them needs."""
_LINE = later(r"\S(?:[^\n]*\S)?")
_GUESTS = frozenset(("guest", "caller", "listener", "participant", "voice", "witness", "speaker", "interpreter",
                     "translator", "staff", "unidentified", "unknown"))  # fmt: skip
"""Whoever is heard without a name: GUEST 2."""
_TABLED = later(r"To ask (?:the|His|Her|him|her)\b[^.?!\n]{10,}")
"""A question that is put down in writing: To ask the Minister of Trade, how many licences ..."""
_MOVES = later(
    r"(?:I (?:beg to )?move|Motion made|(?:Original )?Question (?:again )?(?:put|proposed)\b.*)"
    r"[,.:]?(?: That)?"
)
"""What a record says where a motion is put, with the motion itself in the next paragraph: I beg to move,"""
Voice = tuple[Source, Mention]


class Labels:
    """Whose words the paragraphs of a record of a debate, hearing, call or interview are."""

    def __init__(self, text: str, book: Book, read: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.book = text, book
        paragraphs = list(_paragraphs(text, read))
        self.record = ":" in text and len(_LABELS.findall(text)) > _FEW
        self.ends = dict(paragraphs)
        self.labels = labels(text, paragraphs)
        """The labels of a record, by where their paragraphs begin."""
        book.offices.update((who, "Minister") for who in answerers(text, self.labels) if who not in book.offices)
        self.given = given(text, paragraphs)
        """Whose remarks or statement the heading calls it."""
        self.heard = sum(_HEARING.match(text, *span) is not None for span in paragraphs) >= _FEW
        """Whether it is a record of a hearing or of Congress, where a speech goes on until another takes the floor."""
        self.letters = {} if self.given is not None and self.labels else writers(text, paragraphs)
        if not (self.letters or self.labels or self.given):
            self.letters = stated(text, paragraphs)
        """Whose letters the paragraphs of a page of letters are, or whose speech."""
        self.answers = dialogues.answers(text, paragraphs, _LABELS.search(text) is not None)
        """Where the paragraphs begin that answer the question before them, in an interview without labels."""
        self.prompts = dialogues.prompts(text, paragraphs, {start: one.who for start, one in self.labels.items()})
        presides = dialogues.presiding(text, paragraphs) if self.answers else None
        presides = presides or (dialogues.guest(text, paragraphs) if self.answers else None)
        self.asked = by_name(text[slice(*presides)], presides) if presides is not None else None
        """Who answers in such an interview."""
        self.own: dict[str, bool] = {}
        """Whether whoever has a label, or a name, is the page's own: each is looked up once."""
        self.called: dict[str, str] = {}
        """Surname in capitals to the full name under which somebody was labelled."""
        self.chairs: dict[str, Voice] = {}
        """Office to whoever was named under it: The Chairman, MK Dotan Harel."""
        self.made: Voice | None = None
        """Who makes a statement in writing, under his office and his name."""
        self.floor: Voice | None = None
        """Who has the floor in the record of a call, until another takes it."""

    def first(self, start: int, end: int) -> int:
        """Where the first sentence of a paragraph begins, behind what stands in front of it."""
        label = self.labels.get(start)
        if (start in self.letters and self.letters[start] is None) or _TABLED.match(self.text, start, end):
            return end
        if _MOVES.fullmatch(self.text, start, end):
            return end
        if label is None:
            return past_dateline(self.text, start, end)
        plain = _PLAIN.match(self.text, label.first, end)
        return plain.end() if plain is not None else label.first

    def at(self, start: int, end: int) -> Voice | None:
        """Whose words a paragraph is; None where it is the page's own."""
        if start in self.letters:
            return self.letters[start]
        titled = self._titled(start, end)
        if titled is not None:
            stays = self.labels or self.heard or titled is self.made or titled[1].name.isupper()
            self.floor = titled if stays else None
            return titled
        if start in self.labels:
            self.floor = self._labelled(self.labels[start])
            return self.floor
        if self.labels or self.heard:
            if is_aside(self.text, (start, end)) or start in self.prompts:
                return None
            self.floor = self.floor if goes_on(self.text, (start, end)) else None
            return self.floor
        full = _CAPITALS.match(self.text, start, min(end, start + _LONG)) if self.record else None
        if full is not None and is_name(full["who"]) and not _DATELINE.match(self.text, start, end):
            self.called[full["who"].split()[-1]] = full["who"]
            self.floor = by_sort(full["who"], full.span("who")) or by_name(full["who"], full.span("who"))
            return self.floor
        surname = _SURNAME.match(self.text, start, end)
        if surname is not None:
            return self._by_surname(surname, end)
        return self._answering() if start in self.answers else self.floor

    def _titled(self, start: int, end: int) -> Voice | None:
        """Whose words they are by a label with a title: Senator Lund; The Minister of Defence (Ms Kari Lund)."""
        near = min(end, start + _LONG)
        found = _LABEL.match(self.text, start, near) or _HEARING.match(self.text, start, end)
        if found is None:
            return None
        who = Mention(found["who"], *found.span("who"))
        title = who.name.split()[0].rstrip(".")
        plain = not title.isupper() or (" OF " not in who.name and _CALLED.match(title) is not None)
        office = _office(who.name)
        holder = _HOLDER.search(self.text, found.end("who"), found.end()) if office else None
        if holder is not None:
            self.made = by_name(holder["who"], holder.span("who"))
            return self.made
        person = named_at_end(who.name) if office else None
        if person is not None:
            return by_name(person, (who.end - len(person), who.end))
        titled = who.name.split()[-1].lower() in wordset("titles") | {"pm", "fm"}  # Deputy PM
        named = len(who.name.split()) > 1 and plain and not (office or titled) and title != "The"
        return Source(Attribution.NAMED if named else Attribution.INSTITUTION, who.name), who

    def _labelled(self, label: Label) -> Voice | None:
        """Whose words stand behind a label of the record; the page's own where it asks."""
        low = label.who.lower()
        if low.split()[0] in ("a", "answer"):
            return self._answering()
        if label.who not in self.own:
            self.own[label.who] = self._prints(label)
        if low.split()[0] in ("q", "question") or set(low.split()) & HOSTS or self.own[label.who]:
            return None
        if set(label.detail.lower().replace(",", " ").split()) & HOSTS and self.asked is not None:
            return None
        if not _HOLDER.match(label.detail) and (unnamed := by_sort(label.who, label.place)) is not None:
            return unnamed
        seat = label.lined and set(low.split()) & wordset("office")  # The Minister for Trade (Tom Hale)
        holder = _HOLDER.match(label.detail) if is_seat(low) or seat else None
        if holder is not None or is_seat(low):
            beside = holder["who"] if holder is not None else beside_office(label)
            if beside is not None:
                self.chairs[low] = by_name(beside, label.place)
            if low in self.chairs:
                return self.chairs[low]
            if self.given is not None and low.split()[-1] in self.given[1].name.lower().split():
                return self.given  # THE PRESIDENT, under "Remarks by President Lund"
            return Source(Attribution.INSTITUTION, label.who), Mention(label.who, *label.place)
        if set(low.split()) & _GUESTS and not low.startswith(("mr", "madam")):
            return Source(Attribution.ANONYMOUS, label.who, 1, label.who), Mention(label.who, *label.place)
        known = self._full(label.who)
        if (told := f"{known}:") not in self.own:
            self.own[told] = self._reports(known)
        return None if self.own[told] else by_name(known, label.place)

    def _prints(self, label: Label) -> bool:
        """Whether a label is the paper's own: Fjordposten: What is new?"""
        asks = [
            self.text[one.first : self.ends[start]].rstrip("* ")[-1:] == "?"
            for start, one in self.labels.items()
            if one.who == label.who
        ]
        initials = label.who.isupper() and len(label.who) <= _INITIALS and self._full(label.who) == label.who
        asks_mostly = 2 * sum(asks) > len(asks) if initials else all(asks)
        return label.who in self.book.outlets or (len(label.who.split()) == 1 and asks_mostly and len(asks) > 1)

    def _full(self, who: str) -> str:
        """The name as printed, of initials or a surname in capitals the fullest name that the text has."""
        bare = who.replace(".", "")
        if len(bare) in (2, 3) and bare.isupper():
            initials = later(r"\b" + " ".join(rf"({letter}[\w'’-]+)" for letter in bare))
            names = {found.group() for found in initials.finditer(self.text)}
            return names.pop() if len(names) == 1 else who
        if len(who.split()) > 1 and who.isupper():
            self.called[who.split()[-1]] = who
        if who.isupper():
            return self.called.get(who) or self._surnamed(who) or who
        return who

    def _answering(self) -> Voice | None:
        """Who is interviewed: whoever heads the page, or the first person that it names."""
        if self.asked is None:
            headed = HEADED.match(self.text)
            first = next((entry.mention for entry in self.book.entries if entry.person), None)
            presides = _PRESIDES.match(self.text)
            if headed is not None:
                self.asked = by_name(headed["who"], headed.span("who"))
            elif presides is not None and presides["who"]:
                self.asked = by_name(presides["who"], presides.span("who"))
            elif presides is not None:
                office = Mention(presides["office"], *presides.span("office"))
                self.asked = Source(Attribution.INSTITUTION, office.name), office
            elif first is not None:
                self.asked = Source(Attribution.NAMED, first.name), first
        return self.asked

    def _by_surname(self, label: re.Match[str], end: int) -> Voice | None:
        """Whose surname stands there in capitals; the page's own where somebody reports or nobody is known by it."""
        self.floor = None
        known = self.called.get(label["who"]) or self._surnamed(label["who"])
        if known is None and _ABBREVIATED.fullmatch(label["who"]) and self.text[end - 1] not in ".!?":
            return Source(Attribution.INSTITUTION, label["who"]), Mention(label["who"], *label.span("who"))
        if known is None or self._reports(known):
            return None
        voice = by_name(known, label.span("who"))
        self.floor = voice if label["who"] in self.called else None
        return voice

    def _reports(self, name: str) -> bool:
        """Whether somebody is the outlet's own: our correspondent, Wendell Pryor; Ann, what do we know?"""
        theirs = (one for one in self.book.entries if one.mention.name.endswith(name))
        if any(one.words & wordset("reporters") for one in theirs):
            return True
        called = wordset("titles") | wordset("office")
        bare = next((word for word in name.split() if word.lower().rstrip(".") not in called), name)
        full, given = re.escape(name), re.escape(bare)
        placed = (
            rf"\b{full} (?:is (?:in|at|on|outside|with|standing)\b|reports\b|joins us\b"
            r"|has (?:more|the (?:story|details)|been (?:following|covering|looking into))\b)"
        )
        greeted = rf"(?:\bthank you|\bthanks|\bover to you|\bhello|\bgood (?:morning|evening)),? {given}[.,!]"
        spoken_to = (
            rf"(?:^|[.!?:] )(?i:{given}), (?:what|how|why|who|when|where|is|are|do|does|did|has|have|will|can|tell)\b"
            rf"|\b(?i:{given}), (?:explain|(?:take|walk|remind|bring) us)\b"
        )
        if re.search(f"(?i:{placed})|(?i:{greeted})", self.text) is not None:
            return True
        told_of = rf"(?i:\b{full}),? (?:who\b|whose\b|an? |the |former )"  # Kari Lund, who was chief inspector
        return re.search(told_of, self.text) is None and re.search(spoken_to, self.text) is not None

    def _surnamed(self, who: str) -> str | None:
        """The fullest name of the person whose surname is printed in capitals."""
        known = next((full for name, full in self.book.persons.items() if name.upper() == who), None)
        if known is not None:
            return known
        printed = later(
            r"(?:[A-Z][\w'’.-]+ )+" + "".join(f"[{c}{c.lower()}]" if c.isalpha() else re.escape(c) for c in who)
        )
        found = next((one for one in printed.finditer(self.text) if not one.group().split()[-1].isupper()), None)
        return found.group() if found is not None else None


_ABBREVIATED = later(
    r"(?!UPDATE|WATCH|LIVE|VIDEO|NEWS|READ|FLASH|ALERT|WRAP|BRIEF|PHOTO|FACT|LEAD|OPINION|LETTER)[A-Z]{2,6}"
)
"""Letters that stand for an office in front of a headline: DND, MOD, MINDEF."""
_INITIALS = 4
"""Letters of a paper's initials: BSR asks."""
_FEW = 2
"""Labels up to which a text is no record of a call: a dateline looks like a label."""


def answers(text: str) -> int:
    """How many answers follow their question within the paragraph."""
    return len(ANSWER.findall(text)) if any(put in text for put in _PUT) else 0


def _office(label: str) -> bool:
    """Whether a label is an office without a name: State Secretary, Minister of Defence."""
    return " of " in label or " for " in label or is_office(label)


def _paragraphs(text: str, read: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of a text, those of a paragraph that was wrapped by hand as one."""
    wrapped = {start: end for start, end in read if text.find("\n", start, end) >= 0}
    last = 0
    for found in _LINE.finditer(text):
        if found.start() >= last:
            last = wrapped.get(found.start(), found.end())
            yield found.start(), last
