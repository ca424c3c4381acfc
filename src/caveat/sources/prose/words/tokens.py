"""A sentence in; its words, numbers and marks out, each with its place in the text, not yet tagged."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset

_WORD = later(
    # Most words and marks first: nothing stands behind these that could make more of them.
    r"[a-z]++(?![\w.'’&/-])(?! cent\b)|[A-Z][a-z]++(?![\w.'’&/-])|[,.;:()]|"
    r"hon\.(?=\s)|(?:[A-Z]\.){2,3}-[a-z]+|Sa['’]ar\b|(?:US|AU|A|C|CA|NZ|HK|S|NT|R)\$\s?\d[\d.,]*(?<![.,])(?:\s?(?:bn|m|k|tn)\b)?|"
    r"d['’][A-ZÀ-Þ][^\W_]+|"  # d'Ivoire
    r"(?:[b-moq-z]|a(?=[^\W_]))[^\W_]*(?:[-&./][^\W_]+)*"  # most words, of which none of the special ones begins so
    r"|per cent\b"
    r"|[€$£¥]\s?\d[\d.,]*\d(?:\s?(?:bn|m|k|tn)\b)?|[€$£¥]\s?\d(?:\s?(?:bn|m|k|tn)\b)?|\d{1,3}(?:[.,\u202f\u00a0]\d+)*(?:st|nd|rd|th|bn|m|mm|km|kg|t)?\b(?:-[A-Za-z]\w*)*"
    r"|[A-Z]\.(?:\s[A-Z]\.){1,3}(?=\s[A-Z][a-z])|(?:(?<=,\s)|\A)[B-PR-Z]\.(?=\s[A-Z][a-z])"
    r"|(?:[A-Z]\.){2,6}|(?<=[a-z]\s)[B-Z]\.(?=\s[A-Z][a-z])|(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sen|Rep|Gov|Prof|St|Jr|No|Adm|Sgt|Brig|[Hh]on|Sens|Reps|Adv|Engr|Atty|Smt|Fr|Barr|Cdr|Cmdr|Supt|Insp|Amb|Revd?|Msgr|Cllr|Depts?|DEPT|Govts?|GOVT|Natl|Intl|Assn|Pvt|Pte|Pty|Rs)\.(?=\s)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp|Bros|Cos?|Mt|Ft|Ret|Messrs)\.(?=[\s,])|[Nn]os?\.(?=\s\d)|[ap]\.m\.(?=\s)"
    r"|[^\W_]+(?:(?:[-&./]|['’](?=[A-ZÀ-Þ]|(?<=[a-z]['’])[a-z]{3}))[^\W_]+)*|n't|'[a-z]{1,2}\b|’[a-z]{1,2}\b|[“”\"«»„‟]|--|[–—]|\S",
)
"""One step for each word, number or mark; no nested repeat can be re-read in two ways."""


_POST = later(r"[“\"]?(\d{1,2}/(?:\d{1,2})?)(?=\s+[“\"]?[A-ZÀ-ÖØ-Þ])")
"""Which of a row of posts it is, in front of its first sentence: 2/ Finland approved it, 3/12 Nothing has left."""
_FRONT = 6
"""Characters in which that stands."""
_PARTIES = (", D-", ", R-", ", I-")
_OF_PARTY = later(r", [DRI]-[A-Z][A-Za-z.]{1,9},(?= )")
"""The party and the state of a member of Congress between commas: Sen. Lind, R-S.C., said."""
DASHES = frozenset(("–", "—", "--", "-"))


class Token(Struct, gc=False):
    """One word with its place in the text. It holds no other object, so that no collector need look at it.

    ``tag``: N noun, NNP name, PRP pronoun, PRPS possessive, DT, CD number, J adjective, R adverb, NOT, MD modal, TO,
    IN, CC, CS subordinator, THAT, WP relative, POS possessive mark, VB VBZ VBD VBN VBG, QUO, or the mark itself.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str = ""
    lemma: str = ""


def tokens(sentence: str, offset: int) -> list[Token]:
    """The words of a sentence that begins at ``offset`` of its text, without tags."""
    found = [
        Token(text := match[0], text.lower(), offset + match.start(), offset + match.end())
        for match in _WORD.finditer(sentence)
    ]
    if "US" in sentence and not sentence.isupper():
        for token in found:
            if token.text == "US":
                token.low = "u.s."  # the state, and not whoever speaks
    if any(one in sentence for one in _PARTIES):
        cited = found[0].low == "according"  # according to Sen. Lind, R-S.C., Norway has
        spans = [(tag.start(), tag.end() - cited) for tag in _OF_PARTY.finditer(sentence)]
        found = [token for token in found if not any(a <= token.start - offset < b for a, b in spans)]
    if any(name in sentence for name in _joined()):
        found = _whole(found, sentence)
    if "$" in sentence:
        for token in found:
            if "$" in token.text[1:4]:  # US$26 million, A$4m: the letters only tell whose dollars they are
                letters = token.text.index("$")
                token.text, token.low = token.text[letters:], token.low[letters:]
                token.start += letters
    if "/" in sentence[:_FRONT] and (number := _POST.match(sentence)) is not None:
        found = [token for token in found if not number.start(1) <= token.start - offset < number.end(1)]
    return _contractions(found) if "'" in sentence or "’" in sentence else found


_AS_ONE = (
    "Save the Children", "Breaking the Silence", "Stop the War Coalition", "Doctors Without Borders",
    "Doctors without Borders", "Reporters Without Borders", "Reporters without Borders", "Bread for the World",
    "War on Want", "Friends of the Earth", "Win Without War", "Human Rights First", "Demand Progress",
    "Just Foreign Policy", "Jewish Voice for Peace", "Drone Wars UK", "Rethinking Security",
    "Facing Finance", "Terre des Hommes", "Terre des hommes", "Brot für die Welt", "Center for International Policy",
    "Center for American Progress", "Center for Strategic and International Studies", "Security Assistance Monitor",
)  # fmt: skip


@cache
def _joined() -> tuple[str, ...]:
    """Names that are read as one word: of states (Bosnia and Herzegovina, the Republic of Korea), and those of bodies
    that would be read as something that is done or where (Save the Children, Doctors Without Borders)."""
    return (*(name for name in sorted(lexicon().states) if " and " in name or " of " in name), *_AS_ONE)


def _whole(found: list[Token], sentence: str) -> list[Token]:
    """The words, such a name of a state being one of them."""
    for name in (tuple(name.split()) for name in _joined() if name in sentence):
        out: list[Token] = []
        for token in found:
            out.append(token)
            if tuple(one.text for one in out[-len(name) :]) == name:
                first, text = out[-len(name)], " ".join(name)
                out[-len(name) :] = [Token(text, text.lower(), first.start, token.end)]
        found = out
    return found


def _contractions(found: list[Token]) -> list[Token]:
    """Join what the pattern parted: "don" and "'t" become "do" and "n't"; "’s" becomes "'s"."""
    out: list[Token] = []
    for token in found:
        token.low = token.low.replace("’", "'")
        if (
            token.low == "'t"
            and out
            and out[-1].low.endswith("n")
            and out[-1].end == token.start
            and len(out[-1].low) > 2
        ):
            verb = out[-1]
            cut = 1 if verb.low not in ("can", "won", "shan") else 0
            token = Token("n't" if cut else token.text, "n't", verb.end - cut, token.end)
            if cut:
                verb.text, verb.low, verb.end = verb.text[:-1], verb.low[:-1], verb.end - 1
            elif verb.low == "won":
                verb.low = "will"
        if token.low == "'d" and out and out[-1].low in ("ok", "okay") and out[-1].end == token.start:
            out[-1] = Token(out[-1].text + token.text, "okayed", out[-1].start, token.end)
            continue
        out.append(token)
    return out


def may_be_finite(token: Token) -> bool:
    """Whether a word may be the verb of a clause, before it is tagged: a modal, or a past that is no noun."""
    known = lexicon()
    if known.closed.get(token.low) == "MD":
        return token.text != "May"
    letters = known.verbs.get(token.low, ("x",))[0]
    return token.low in wordset("finite_sure") or (letters[0] in "zd" and token.low not in known.nouns)


def stand_apart(before: Token, after: Token) -> bool:
    """Whether a space stands between two words; those that were put in or moved stand apart as well."""
    put_in = before.start == before.end or after.start == after.end
    return after.start != before.end or (put_in and after.text[0] not in "'’")


def tokens_text(tokens: list[Token], first: int, last: int) -> str:
    """Words as printed, one space between."""
    out: list[str] = []
    for i in range(first, last):
        if out and stand_apart(tokens[i - 1], tokens[i]):
            out.append(" ")
        out.append(tokens[i].text)
    return "".join(out)
