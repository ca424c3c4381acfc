"""A text or a sentence's groups in; which names are firms' or other bodies', though they look like persons', out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.names import is_person, is_titled, printed
from caveat.sources.prose.named.entries import Entry, sex
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_OPENS = later(r"^|(?<=[.!?:”\"] )|(?<=[.!?]\n)", re.MULTILINE)
"""Where a sentence begins, so that a capital tells nothing."""
_IS_FIRM = later(
    r"(?<![\w-])(?P<name>[A-Z][\w-]+(?: (?:de|do|da) [A-Z][\w-]+| [A-Z][\w-]+){1,2})"
    r"(?:(?P<of>, which\b|['’]s (?:chief executive|managing director|share(?:s|holders)|factory|plant|works|workers)\b)"
    r"|(?: [a-z]+ed [^.,;\n]{2,60} (?:and|but))? "
    r"(?:said|says|wr(?:ites|ote)|announce[sd]|confirm(?:s|ed)|den(?:ies|ied)|insist(?:s|ed)|claim(?:s|ed)|add(?:s|ed)"
    r"|state[sd]|told (?:the )?[\w'’-]+(?: [\w'’-]+)?)(?: that)? its?\b)"
)
"""A name that is a firm's by what is said of it: X, which; X's plant; X said it had shipped nothing."""
_OF_SORT = later(
    r"\b(?:[a-z]*maker|[a-z]*builder|manufacturer|firm|company|producer|contractor|shipyard|start-up)"
    r" (?P<name>[A-Z][\w-]+(?: (?:de|do|da) [A-Z][\w-]+| [A-Z][\w-]+){1,2})(?=[ ,.;:'’])"
)
"""A name behind what its bearer is: the engine maker Volvar Flyg."""
_PERSON = later(r" (?:Mr|Mrs|Ms|Dr)\.? ([\w-]+)|(?<![\w-] )(?<![\w-])([\w-]+) (?:said|told|added)\b")
"""A word that is a person's surname by what stands beside it: Mr Lund, Lund said."""
_OF_NOBODY = later(
    r" (?:is|was|were|would be|had been|has been|seemed|appeared) (?:not |now |too )?"
    r"(?:clear|true|untrue|wrong|right|possible|impossible|likely|unlikely|his|her|important|time|essential|vital"
    r"|necessary|regrettable|unacceptable|hard|difficult|obvious|up|thanks|because|only)\b"
)
"""What stands behind an "it" that is nobody: said it was clear that."""
_PEOPLE_OF_IT = frozenset(("executive", "leadership", "management"))
"""Bodies that are persons."""
_FIRMS_END = wordset("organisation") - wordset("public") - {"house", "party", "government", "front", "greens", "court"}
"""How the names of firms end."""
_LED_BY = (" under ", " led by ", " headed by ")
_AHEAD = max(map(len, _LED_BY))
_SAYS_NOTHING = wordset("firm") | {"the", "this", "that"}
"""Words beside a name that tell nothing of who somebody is."""


def firms(text: str) -> Iterator[str]:
    """The names of several words that must be firms' or other bodies', and look like persons'."""
    closed, nouns, titles = lexicon().closed, lexicon().nouns, wordset("titles")
    persons: set[str] | None = None  # sought once, and only where a name may be a firm's
    for found in _IS_FIRM.finditer(text):
        first, *_, last = found["name"].split()
        low = first.lower()
        if low in closed or low in titles or nouns.get(low) == "person":
            continue
        if found["of"] is None and _OPENS.match(text, found.start()) is None:
            continue
        if text[max(0, found.start() - _AHEAD) : found.start()].endswith(_LED_BY):
            continue  # the government under Kai Moe, which
        if found["of"] is None and _OF_NOBODY.match(text, found.end()):
            continue
        if persons is None:
            persons = {titled or said for titled, said in _PERSON.findall(text)}
        if last not in persons:
            yield found["name"]
    for found in _OF_SORT.finditer(text):
        if found["name"].split()[0].lower() not in titles | closed.keys():
            yield found["name"]


def mark(groups: Iterable[Group], tokens: list[Token], known: set[str]) -> None:
    """Take for bodies the names that stand for one: the manufacturer, Anadolu Zirh, and Anadolu Zirh later on."""
    for group in groups:
        if not (group.apposed or known):
            continue
        for other in group.apposed:
            body, named = (group, other) if is_person(other, tokens) else (other, group)
            plain = body.kind == "body" and tokens[body.head].tag == "N" and not body.members
            plain = plain and tokens[body.head].low not in _PEOPLE_OF_IT
            if plain and is_person(named, tokens) and not is_titled(named, tokens):
                known.add(printed(tokens, named.first, named.last))
        for one in (group, *group.apposed, *group.members):
            if one.kind in ("name", "outlet") and known and printed(tokens, one.first, one.last) in known:
                one.kind = "body"


def in_short(word: str, entries: Sequence[Entry]) -> bool:
    """Whether a word is how the page calls a firm that it has named in full: Nordvik, of Nordvik Marine."""
    for entry in entries:
        first, _, last = entry.mention.name.partition(" ")
        if first == word and last and not entry.person and last.split()[-1].lower() in _FIRMS_END:
            return True
    return False


def may_be(entry: Entry) -> bool:
    """Whether somebody who was named can be a firm: no person, no office, party or union."""
    if entry.person or not entry.mention.name[0].isupper() or entry.kind not in ("name", "body"):
        return False
    return wordset("public").isdisjoint(entry.words) and wordset("unfirm").isdisjoint(entry.words)


def unplaced(entry: Entry, entries: Sequence[Entry], sexes: Mapping[str, str]) -> bool:
    """Whether what looks like a person's name was brought in with nothing of who he is: it may be a firm's."""
    name = entry.mention.name
    bare = frozenset(name.lower().split())
    alike = [each for each in entries if each.mention.name.split()[-1] == name.split()[-1]]
    plain = entry.person and len(bare) > 1 and not sex(entry, sexes)
    return plain and all(each.words == bare or each.words <= _SAYS_NOTHING for each in alike)
