"""A clause in; the numbers in it that count goods or money, each with its unit, out. What is unsure is left unread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from caveat.sources.patterns import later
from caveat.sources.prose.figures import window
from caveat.sources.prose.grammar.reach import Reach
from caveat.sources.prose.statement import Mention, Quantity
from caveat.sources.prose.words.lexicon import lexicon


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


REACH = 900
"""Characters before a number without a noun ("it shipped 36") in which the goods that it counts are looked for."""
_LONGEST = 7
"""Words between a number and the noun that it counts, at most."""

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: at for at, word in enumerate(_ONES.split())} | {
    word: 10 * at for at, word in enumerate(_TENS.split(), start=2)
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "k": 1000,
    "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12,
    "tn": 10**12, "lakh": 10**5, "crore": 10**7, "cr": 10**7,
}  # fmt: skip
_CODES = (
    "AED|AFN|ALL|AMD|AOA|ARS|AUD|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHF|CLP|"
    "CNY|COP|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|GBP|GEL|GHS|GMD|GNF|GTQ|GYD|HKD|HNL|HRK|HTG|"
    "HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|"
    "MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|"
    "PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SLE|SOS|SRD|SSP|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|"
    "TZS|UAH|UGX|USD|UYU|UZS|VED|VES|VND|VUV|WST|XAF|XCD|XOF|XPF|YER|ZAR|ZMW"
)
"""Codes of currencies (ISO 4217)."""
_WORDS_TOO = frozenset(("ALL", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SAR", "SOS", "TOP", "TRY"))
"""Of these, what is a word as well, and money before a scale alone: ALL 12 JETS HELD."""
_UNITS = "|".join(sorted(_SMALL, key=len, reverse=True))
_NUMBER = later(
    rf"(?<![\w.,/$€£-])(?:(?P<sign>(?:US|C|CA|A|NZ|NT|HK|S)?\$|[€£¥₩₹₪₦₺₴₫₱฿]"
    rf"|(?-i:{_CODES}|Rs\.?|[KUT]?[Ss]hs?\.?|RM|Rp\.?|R(?=\d)|Kč|zł)(?=\s?\d))\s?)?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?![\s-]?(?:mm|millim))"
    rf"|\d{{1,15}}(?!\d))(?P<part>\.\d{{1,15}})?"
    rf"|(?P<words>(?:half a (?=dozen)|an? (?=(?:dozen|hundred|thousand|million|billion)\b)"
    rf"|(?:{_UNITS})(?:(?:-|\s(?:and\s)?)(?:{_UNITS}|hundred)\b)*)))"
    r"(?P<scale>(?:(?<=\s)|\s|-(?=million|billion|trillion))(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b"
    r"(?:\s(?:million|billion|crore)\b)?|\s?(?:bn|mn|tn|m|k|b|cr)\b)?"
    r"(?!\w|%|-\w|[.,:/]\d)",
    re.IGNORECASE,
)
"""A number in digits or words, with its scale; a sign of money in front."""
_BETWEEN_DIGITS = later(r"[,\s]")
_ANY = later(rf"\d|\b(?:{_UNITS}|dozen|hundred|thousand|million|billion|trillion)\b")
"""Whether there may be a number in small letters: most clauses have none."""
_QUALIFIER = later(
    r"\b(about|around|some|approximately|approx\.|roughly|nearly|almost|up to|as many as|as much as|at least|more than"
    r"|(?<!taken )(?<!taking )(?<!took )(?<!handed )(?<!handing )(?<!hand )(?<!take )(?<!turned )over|above"
    r"|in excess of|fewer than|less than|under|below|no more than|no fewer than|no less than|at most"
    r"|close to|an estimated|not more than)\s(?:the |a further |another |an additional )?$",
    re.IGNORECASE,
)
_NOT_A_COUNT = later(
    r"\b(?:mk|mark|type|licence|contract|block|model|class|version|no|nos|number|article|articles|section|sections"
    r"|chapter|page|pages"
    r"|paragraph|clause|annex|item|part|room|flight|leopard|group|aged|not|not one|half|channel|lot|phase|point|line"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|year|years)\.?\s$"
    r"|\b(?:first|second|third|fourth|fifth|one|none|half|each|all but one)\sof\s(?:the\s)?$"
    r"|(?:\d|\b(?:" + _UNITS + r"))\sof\s(?:(?:the|its|their|his|her|those|these)\s)?$|\bvotes?\sto\s$",
    re.IGNORECASE,
)
"""What stands before a number that names, dates or divides."""
_MEASURE = later(
    r"\s(?-i:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:\s|-)?(?:mm|cm|km|kt|kn|mph|km/h|millimet\w+|centimet\w+|kilomet\w+|met(?:re|er)s?|miles?|inch\w*|calib\w+|feet"
    r"|foot|knots|hectares?|megawatts?|mw|degrees|per\scents?|percent\w*|pct|times|a\.m\.|p\.m\.|am|pm|o'clock)\b",
    re.IGNORECASE,
)
_OF_THE = later(
    r"\s(?:more\s)?of\s(?:(?:the|these|those|its|their|his|her|our|such)\s|"
    r"(?:(?:a total of|about|some|nearly)\s)?\d[\d,]*\s(?!of\b))",
)
"""Between a number and its noun: "five of the aircraft", "18 of 54 howitzers"."""
_OF_THEM = later(
    r"\s(?:more\s)?of\s(?:(?:them|it|these|those|which)\b|(?:the|its|their|those|these)\s\d[\d,]*(?=[,.;]|\s(?!\w+s\b)))"
)
_NUMBERED = later(r"(?P<noun>[a-z-]+s|[a-z-]*craft)\s\d+\sand\s\d+\b(?!\s[a-z]+s\b)")
"""Things that are named by their numbers: aircraft 3 and 4."""
_RANGE = later(r"\s?(?:-|–|—|\bto\b|\bor\b)\s?(?:about |some )?$")
_BETWEEN = later(r"\bbetween\s$|\bbetween\s(?:about |some )?\S+(?:\s\S+){0,3}\sand\s$", re.IGNORECASE)
_CHANGED = later(
    r"\b(?:rais|increas|cut|lower|reduc|up\b|down\b|revis|grow|grew|shr[aiu]nk|rose|fell)\w*[^.;]{0,80}"
    r"\bfrom\s[^;]{1,30}\sto\s$",
    re.IGNORECASE,
)
"""Before the second number of "raises the value from … to …": what holds now."""
_WORD = later(r"\s(?P<word>\d+(?:[.,]\d+)*(?:\s|-)?mm\b|[A-Za-z][\w&./]*(?:[-'’][\w&./]+)*(?<![./])|\d[\w,-]*\w|\d)")
_PAST_NUMBER = later(
    r"\s?(?:$|[,.;:)!?—–”\"]|(?:to|in|from|for|by|be|been|so|have|has|had|were|was|are|is|will|would|at|on|since|last|this|and"
    r"|but|when|while|instead|more|as|before|after|until|within|because|which|under)\b)"
)
"""What may follow a number that has no noun of its own."""
_PLURAL = later(r"(?<![\w-])(?P<noun>[A-Za-z][\w-]*s|aircraft|ammunition)(?![\w-])")
_TALKS = later(r"\sof\s(?:\w+\s)?(?:talks|negotiations|sanctions|consultations|voting|debate|questions|applause)\b")
_STRIPPED = _listed("""
    more further additional extra other such the these those its their same remaining of another last first next
""")
_STOPS = _listed("""
    a an and or but nor to in on at from for by with without of off over under into onto through against during
    since until before after as than that which who whose whom when while where if because so not is are was
    were be been being has have had do does did will would can could may might must shall should it he she they
    we you i this per via within between among about said says told
""")
_PLURALS = frozenset(("aircraft", "hovercraft", "spacecraft", "watercraft", "howitzers", "craft", "ordnance", "men"))
_MODIFYING = _listed("""
    arms weapons munitions defence defense electronics communications spares systems sales ordnance
    reconnaissance countermeasures explosives operations logistics aerospace series mountings plus less
""")
"""Plurals that may stand before the noun that is counted: "three arms carriers"."""
_BETWEEN_NOUNS = frozenset(("export", "import", "transfer", "trade", "sales", "supply", "delivery", "control"))
"""What stands between these and the papers that are counted: arms export licences."""
_UNCOUNTED = frozenset(("person", "spokes", "body", "measure", "permit", "abstract", "time", "speech", "outlet"))
_LOADS = _listed("""
    consignment consignments shipment shipments batch batches lot lots load loads shipload shiploads planeload
    planeloads trainload trainloads convoy convoys tonne tonnes ton tons kilogram kilograms kilo kilos piece
    pieces unit units
""")
"""What goods come in: counted as they are, though the words name a transfer or a measure."""
_REFUSALS = _listed("refusals rejections denials requests")
_OTHERS = _listed("""
    attachés attaches
    others votes voters abstentions points seats ways fronts sites cities towns villages countries states
    nations provinces ports airfields bases borders halves thirds quarters fifths stages steps conditions
    reasons grounds cases counts charges-sheet terms parts paragraphs pages lines words chapters meetings visits
    calls flights trips matters messages holders greens liberals
    hours shifts brigades battalions regiments divisions squadrons companies factories
    plants yards schools hospitals houses homes families children women men residents victims wounded dead
    deaths dockers crews soldiers troops pilots recruits cadets sailors mechanics technicians workers employees
    jobs staff students refugees prisoners hostages occasions instances motions amendments bills laws clauses
    tests trials rounds-of-talks names signatures buyers customers bidders rivals yeas nays ayes noes kilometres
    miles metres attempts sentences
""")
_CURRENCY = _listed("""
    dollar dollars euro euros pound pounds franc francs krone kroner krona kronor zloty zlotys zloties yen won
    yuan rand rupee rupees lira liras rouble roubles ruble rubles shekel shekels dinar dinars dirham dirhams
    riyal riyals rial rials koruna korunas crown crowns peso pesos real reais forint baht ringgit rupiah dong
    hryvnia taka naira cents sterling renminbi tenge lei lev levs leva
""")


def quantities(
    text: str,
    start: int,
    end: int,
    reach: Reach | None = None,
    things: Sequence[Mention] = (),
    *,
    moved: bool = False,
) -> tuple[Quantity, ...]:
    """The numbers of the clause ``text[start:end]`` and of its rest that count goods, papers or money, as they stand.

    Where the words of its clause are known, what belongs to another verb is not read. A number without a noun counts
    what it stands for among the things that the clause is about, if it is one of these; papers that were told before
    it only where nothing is ``moved``: looked at nine applications for rifles and granted four, sold four.

    Holds   a range, a share, a calibre, a model, a date, an age and a count of people are none; the value is exact.

    >>> [(one.value, one.unit, one.qualifier) for one in quantities("sent about 500 artillery shells", 0, 31)]
    [(500, 'artillery shells', 'about')]
    """
    limit = text.find("\n", end)
    limit = len(text) if limit < 0 else limit
    end = window.rest(text, end, limit, infinitive=True)
    if _ANY.search(text[start:end].lower()) is None:
        return ()
    foreign = (*reach.others, *reach.before) if reach is not None else ()
    numbers = [
        found
        for found in _NUMBER.finditer(text, start, end)
        if (found["digits"] or found["words"]) and not window.within(found.start(), foreign)
    ]
    ranges = _in_ranges(text, numbers) | _names(text, start, end, numbers)
    found = (_quantity(text, start, limit, number, things, moved) for number in numbers if number.start() not in ranges)
    return tuple(one for one in found if one is not None)


def _in_ranges(text: str, numbers: list[re.Match[str]]) -> set[int]:
    """Where the numbers stand that are an end of a range, less the one that a change leads to."""
    ends = set()
    for one, other in pairwise(numbers):
        before, between = text[max(0, one.start() - 20) : one.start()], text[one.end() : other.start()]
        if len(between) > 20:
            continue
        if _CHANGED.search(text, max(0, one.start() - 100), other.start()):
            ends.add(one.start())
        elif _RANGE.fullmatch(between) or (between.endswith(" and ") and _BETWEEN.search(before)):
            ends |= {one.start(), other.start()}
    return ends


def _names(text: str, start: int, end: int, numbers: list[re.Match[str]]) -> set[int]:
    """Where the numbers stand by which things are named."""
    kinds = lexicon().nouns
    named = [found.span() for found in _NUMBERED.finditer(text, start, end) if found["noun"] in kinds]
    return {one.start() for one in numbers if any(first < one.start() < last for first, last in named)}


def _quantity(
    text: str, start: int, end: int, number: re.Match[str], things: Sequence[Mention], moved: bool
) -> Quantity | None:
    before, value = text[max(start, number.start() - 40) : number.start()], _value(number)
    if value is None or _NOT_A_COUNT.search(before) or text.endswith(("not ", "Not "), 0, number.start()):
        return None
    qualifier = _QUALIFIER.search(before)
    first = number.start() - (len(before) - qualifier.start(1)) if qualifier else number.start()
    said = qualifier[1].lower() if qualifier else None
    sign = number["sign"] if number["scale"] or (number["sign"] or "").strip() not in _WORDS_TOO else None
    if not sign and (number["scale"] or "").strip().lower() in ("b", "cr"):
        return None
    if sign:
        return Quantity(value, sign.strip(), said, first, number.end())
    if _MEASURE.match(text, number.end(), end):
        return None
    noun = _noun(text, number, end)
    if noun is not None and text.startswith(("' worth", "’ worth"), noun[1]):
        return None
    if noun is not None:
        unit, last = noun
        return Quantity(value, unit, said, first, last) if _counts(text, unit, value, number, last) else None
    bare = _antecedent(text, start, end, number, value)
    if bare is not None and (moved or not _of_paper(bare)):
        bare = _stood_for(text, number, things) or bare
    return Quantity(value, bare, said, first, number.end()) if bare is not None else None


def _of_paper(unit: str) -> bool:
    """Whether papers are counted: licences, requests."""
    head = unit.rsplit(" ", 1)[-1].lower()
    return lexicon().nouns.get(head) == "permit" or head in _REFUSALS


def _stood_for(text: str, number: re.Match[str], things: Sequence[Mention]) -> str | None:
    """What a number without a noun was found to stand for: sold nine of them, of which the tanks were told before."""
    here = (one for one in things if one.start <= number.start() < one.end)
    name = next((one.name for one in here if one.name != text[one.start : one.end]), None)
    return None if name is None or _ANY.search(name.lower()) else name


def _value(number: re.Match[str]) -> int | float | None:
    """The exact value of a number that was found; None where its words make none."""
    scale = 1
    for word in (number["scale"] or "").lower().replace("-", " ").split():
        scale *= _SCALES[word]
    if number["part"] and len(number["part"]) == len(".000") and not number["scale"]:
        return None  # 1.200 shells: a thousand and two hundred, or one and a fifth
    if number["digits"]:
        exact = Decimal(_BETWEEN_DIGITS.sub("", number["digits"]) + (number["part"] or "")) * scale
        return int(exact) if exact == exact.to_integral_value() else float(exact)
    words = number["words"].lower().replace("-", " ").split()
    if words[0] in ("a", "an", "half"):
        return scale // 2 if words[0] == "half" else scale
    total = 0
    for word in words:
        if word == "hundred":
            total *= 100
        elif word != "and":
            total += _SMALL[word]
    return total * scale


# The noun that is counted -------------------------------------------------------------------------------------------


def _noun(text: str, number: re.Match[str], end: int) -> tuple[str, int] | None:
    """The noun phrase after a number, and where it ends; None where no noun follows at once."""
    of = _OF_THE.match(text, number.end(), end)
    at = of.end() - 1 if of else number.end()
    words: list[re.Match[str]] = []
    for _ in range(_LONGEST):
        found = _WORD.match(text, at, end)
        if found is None or found["word"].lower() in _STOPS:
            break
        low = found["word"].lower()
        if words or not (low in _STRIPPED or low.isdigit()):
            words.append(found)
        at = found.end()
        if _plural(low) and not ((low in _MODIFYING or found["word"][0].isupper()) and _goes_on(text, at, end)):
            return _phrase(text, words)
    single = number.group().lower() == "one" or not _plural_expected(number)
    if single and words and _single(words):
        return _phrase(text, _upto_single(words))
    return _phrase(text, words[:1]) if words and words[0]["word"].lower() in _CURRENCY else None


def _phrase(text: str, words: list[re.Match[str]]) -> tuple[str, int] | None:
    return (text[words[0].start("word") : words[-1].end()], words[-1].end()) if words else None


def _plural(low: str) -> bool:
    if low in _PLURALS or low in _CURRENCY:
        return True
    return low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us", "is", "ous")) and len(low) > 3


def _plural_expected(number: re.Match[str]) -> bool:
    return number.group().lower() not in ("one", "1")


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a plural follows at once, or behind one noun: arms carriers, arms export licences."""
    following = _WORD.match(text, at, end)
    if following is None or _plural(following["word"].lower()):
        return following is not None
    beyond = _WORD.match(text, following.end(), end) if following["word"].lower() in _BETWEEN_NOUNS else None
    return beyond is not None and _plural(beyond["word"].lower())


def _single(words: list[re.Match[str]]) -> bool:
    return any(lexicon().nouns.get(word["word"].lower()) == "goods" for word in words)


def _upto_single(words: list[re.Match[str]]) -> list[re.Match[str]]:
    last = max(at for at, word in enumerate(words) if lexicon().nouns.get(word["word"].lower()) == "goods")
    return words[: last + 1]


def _counts(text: str, unit: str, value: int | float, number: re.Match[str], last: int) -> bool:
    """True where a unit is goods or money, or licences for them."""
    head = unit.rsplit(" ", 1)[-1].lower()
    kind = lexicon().nouns.get(head)
    if head in _CURRENCY or head in _REFUSALS:
        return True
    if _year(number, value):
        before = text[max(0, number.start() - 8) : number.start()].lower().split()
        return kind == "goods" and (not before or before[-1] not in _BEFORE_YEARS)
    if value == 1 and (text.endswith("as ", 0, number.start()) or text.startswith(" of ", number.end())):
        return False
    if kind == "outlet" and " " in unit:  # a pistol's magazines
        return True
    if head in _OTHERS or (kind in _UNCOUNTED and kind != "permit") or (value == 1 and kind != "goods"):
        return False
    if kind in ("transfer", "unit"):
        return head in _LOADS
    return not (head == "rounds" and _TALKS.match(text, last))


_BEFORE_YEARS = frozenset(
    ("in", "since", "of", "by", "until", "from", "to", "the", "and", "late", "early", "for", "mid")
)


def _year(number: re.Match[str], value: int | float) -> bool:
    return bool(number["digits"]) and "," not in number.group() and not number["scale"] and 1900 <= value < 2100


def _antecedent(text: str, start: int, end: int, number: re.Match[str], value: int | float) -> str | None:
    """What a number without a noun counts: the goods last named before it."""
    them = _OF_THEM.match(text, number.end(), end)
    if not them and not _PAST_NUMBER.match(text, number.end(), end):
        return None
    before = text[max(start, number.start() - 24) : number.start()].lower().split()
    if _year(number, value) or number["scale"] in (" million", " billion") or value < 2:
        return None
    if text.endswith(", ", 0, number.start()) and text.startswith(",", number.end()):  # an age
        return None
    figure = before[-1:] == ["at"] and {"number", "figure", "total", "count", "tally", "it", "arrived"} & set(before)
    if before and before[-1] in ("the", "at", "by", "those", "these") and value < 25 and not figure:
        return None
    if before[-2:] == ["it", "was"]:
        start = max(0, start - REACH)
    return _named(text, start, number.start()) or _counted(text, max(0, start - REACH), number.start())


def _named(text: str, first: int, last: int) -> str | None:
    """The goods last named between two places."""
    kinds = lexicon().nouns
    named = [found["noun"] for found in _PLURAL.finditer(text, first, last)]
    return next((noun for noun in reversed(named) if kinds.get(noun.lower()) in ("goods", "permit")), None)


def _counted(text: str, first: int, last: int) -> str | None:
    """The goods counted last between two places, else what else was; where nothing was, the goods last named."""
    unknown = None
    for number in reversed(list(_NUMBER.finditer(text, first, last))):
        value = _value(number) if number["digits"] or number["words"] else None
        noun = None if value is None or number["sign"] else _noun(text, number, last)
        if noun is None or value is None or not _counts(text, noun[0], value, number, noun[1]):
            continue
        head = noun[0].rsplit(" ", 1)[-1].lower()
        if lexicon().nouns.get(head) in ("goods", "permit"):
            return noun[0]
        if unknown is None and head not in _CURRENCY and head not in _LOADS:
            unknown = noun[0]
    if unknown is not None:
        return unknown
    return _named(text, first, last)
