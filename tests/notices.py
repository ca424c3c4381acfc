"""Arms-sale notices made up with known truth: layouts of 1995 to 2026, and ways in which print spoils them.

The truth is put down while a notice is written, apart from the reader, which only the checks at the end call.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from caveat.sources.notice import Field, Ignored, Unread, outline, read

Truth = dict[str, list[Any]]
"""The values of each field of one notice, in the order in which the document gives them."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

BUYERS = (
    ("Government of Norway", "Norway"),
    ("Government of the Republic of Korea", "Korea"),
    ("Kingdom of Bahrain", "Bahrain"),
    ("Government of the United Arab Emirates", "the United Arab Emirates"),
    ("Taipei Economic and Cultural Representative Office (TECRO) in the United States", "the recipient"),
    ("North Atlantic Treaty Organization", "NATO"),
    ("Government of Bosnia and Herzegovina", "Bosnia and Herzegovina"),
    ("Government of Côte d'Ivoire", "Côte d'Ivoire"),
    ("Government of Peru", "Peru"),
    ("Government of Kuwait", "Kuwait"),
    ("Hashemite Kingdom of Jordan", "Jordan"),
    ("NATO Support and Procurement Agency", "the agency"),
)
ARTICLES = (
    "AGM-114R2 Hellfire II missiles",
    "M1A2T tanks",
    "AN/TPQ-53(V)1 counterfire radars",
    "T700-GE-701D engines",
    "GBU-39/B Small Diameter Bomb Increment I all-up rounds",
    "MK-54 lightweight torpedoes",
    "UH-60M helicopters",
    "Javelin FGM-148 missiles",
    "AN/ALQ-211 Airborne Integrated Defensive Electronic Warfare Suites",
    "KMU-572 tail kits for GBU-38 bombs",
    "M777 155 mm howitzers",
    "Multifunctional Information Distribution System (MIDS) terminals",
)
PHRASES = (
    "missile containers",
    "spare and repair parts",
    "support equipment",
    "personnel training and training equipment",
    "publications and technical documentation",
    "ground-handling gear",
    "software delivery and support",
    "KIV-78 cryptographic appliques",
    "transportation",
    "night-vision goggles",
    "air-worthiness reviews",
    "unclassified map sets",
)
FIRMS = (
    ("Harrow Aerospace", "Tucson, AZ"),
    ("Lockwood Missiles and Fire Control", "Grand Prairie, Texas"),
    ("Bell-Ames Corporation", "St. Louis, Missouri"),
    ("The Quill Company", "Fort Worth, Texas"),
    ("Ostrava Optics, Inc.", "Merrimack, New Hampshire"),
    ("K3 Dynamics", "San Diego, California"),
)
DEPARTMENTS = ("Army", "Navy", "Air Force", "Defense Logistics Agency", "Missile Defense Agency")
AIMS = (
    "This proposed sale would add to what the United States seeks abroad by making a partner's shores safer.",
    "The proposed sale is meant to let older equipment, some of it bought in 1988, be retired in good order.",
    "The buyer already works with U.S. units and will find the new equipment easy to take in.",
    "It will allow shared patrols without changes to what either navy does today.",
    "The proposed sale will help {who} keep watch over its airspace and answer threats in good time.",
    "Air crews of {who} have trained beside U.S. crews since 2009, and this would carry that on.",
)
BALANCE = "The proposed sale of this equipment and support will not alter the basic military balance in the region."
READINESS = "There will be no adverse impact on U.S. defense readiness as a result of this proposed sale."
OFFSETS = (
    "There are no known offset agreements proposed in connection with this potential sale.",
    "At this time, the U.S. Government is not aware of any offset agreement tied to this potential sale.",
)


def words(number: int) -> str:
    """A number in words, as notices write it: "one hundred forty-four"."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" {words(rest)}" if rest else "")
    rest = number % 1000
    return f"{words(number // 1000)} thousand" + (f" {words(rest)}" if rest else "")


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Lines as GPO breaks them: at spaces and behind hyphens."""
    return "\n".join(textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False))


@dataclass(slots=True)
class Draft:
    """A notice as it is written: its text so far and what it says."""

    rng: random.Random
    width: int = 71
    first: str = "    "
    rest: str = ""
    mark: str = ""
    lines: list[str] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)

    def say(self, name: str, value: Any) -> None:
        self.truth[-1].setdefault(name, []).append(value)

    def line(self, text: str = "") -> None:
        self.lines.append(text)

    def para(self, text: str) -> None:
        self.lines.append(wrapped(text, self.width, self.first, self.rest))

    def flush(self, text: str) -> None:
        self.lines.append(wrapped(text, self.width, self.rest, self.rest))

    def label(self, numeral: str) -> str:
        return f"({numeral}) {self.mark}".rstrip()

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up document: its layout, its text, and the truth of each notice in it."""

    layout: str
    text: str
    truth: tuple[Truth, ...]


def some(rng: random.Random, pool: tuple[Any, ...], low: int, high: int) -> list[Any]:
    return rng.sample(pool, rng.randint(low, high))


def when(rng: random.Random, first: int, last: int) -> tuple[str, str]:
    """A day in words and in ISO 8601."""
    year, month, day = rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)
    return f"{MONTHS[month - 1]} {day}, {year}", f"{year}-{month:02d}-{day:02d}"


def sums(rng: random.Random) -> tuple[list[str], list[float]]:
    """Major, other and total, as printed and in dollars, so that they add up."""
    kind = rng.randrange(5)
    if kind == 0:
        other = rng.randint(20, 900)
        return ["$0", f"${other} million", f"${other} million"], [0, other * 10**6, other * 10**6]
    if kind == 1:
        major, other = rng.randint(1000, 90000), rng.randint(100, 9000)  # hundredths of a million
        shown = [f"${n // 100}.{n % 100:02d} million" for n in (major, other, major + other)]
        return shown, [major * 10**4, other * 10**4, (major + other) * 10**4]
    if kind == 2:
        major, other = rng.randint(10, 300), rng.randint(1, 99)  # hundredths of a billion
        shown = [f"${n // 100}.{n % 100:02d} billion" for n in (major, other, major + other)]
        return shown, [major * 10**7, other * 10**7, (major + other) * 10**7]
    if kind == 3:
        major, other = rng.randint(10, 900), rng.randint(10, 90)
        shown = [f"$ {n} million" for n in (major, other, major + other)]
        return shown, [major * 10**6, other * 10**6, (major + other) * 10**6]
    major, other = rng.randint(700, 990), rng.randint(300, 900)  # major and other in millions, total in billions
    total = round((major + other) / 1000, 3)
    shown = [f"${major} million", f"${other} million", f"${total:.3f} billion"]
    return shown, [major * 10**6, other * 10**6, (major + other) * 10**6]


def counted(rng: random.Random, upper: bool) -> tuple[str, dict[str, Any]]:
    """An article line with its quantity in words and digits, and what it says."""
    qty = rng.choice((1, 3, 12, 18, 45, 96, 100, 140, 284, 1200, 3048))
    qualifier = rng.choice((None, None, None, "up to", "approximately"))
    item = rng.choice(ARTICLES)
    shown = f"{words(qty)} ({qty:,})"
    text = f"{qualifier} {shown}" if qualifier else shown
    text = f"{text} {item}"
    value: dict[str, Any] = {"qty": qty, "qualifier": qualifier, "item": item}
    if rng.random() < 0.2:
        detail = rng.choice(("with containers", f"({qty} installed, 0 spares)", "to include launch rails"))
        text, value["detail"] = f"{text} {detail}", detail
    return (text[0].upper() + text[1:] if upper else text), value


def closing(draft: Draft, who: str, name: str = "justification") -> None:
    """The claims of a justification, in prose of our own, and the formulas behind them."""
    rng = draft.rng
    for aim in some(rng, AIMS, 2, 4):
        told = aim.format(who=who)
        draft.para(f"{draft.mark}{told}")
        draft.say(name, told)
    draft.para(f"{draft.mark}{BALANCE}")
    draft.say("balance", BALANCE)
    firms = some(rng, FIRMS, 1, 3)
    style = rng.choice(("located in", "of", "in", ","))
    joint = {"located in": ", located in", "of": " of", "in": " in", ",": ","}[style]
    told = "; and ".join(f"{firm}{joint} {place}" for firm, place in firms)
    if rng.random() < 0.2:
        note = rng.choice(
            ("determined at the time of contract negotiation", "selected through a full and open contest")
        )
        lead = f"The principal contractor will be {note}."
        draft.say("contractor_note", f"to be {note}")
    else:
        lead = f"The {rng.choice(('principal', 'prime'))} contractor{'s' if len(firms) > 1 else ''} will be {told}."
        for firm, place in firms:
            draft.say("contractors", {"name": firm, "place": place})
    offset = rng.choice(OFFSETS)
    draft.para(f"{draft.mark}{lead} {offset}")
    draft.say("offset", offset)
    assignment(draft, who)
    draft.para(f"{draft.mark}{READINESS}")
    draft.say("readiness", READINESS)


def assignment(draft: Draft, who: str) -> None:
    rng = draft.rng
    usg, staff = rng.randint(1, 40), rng.randint(1, 40)
    if rng.random() < 0.3:
        draft.para(
            f"{draft.mark}Implementation of this proposed sale will not require the assignment of any additional "
            f"U.S. Government or contractor representatives to {who}."
        )
        draft.say("assignment", {"usg": 0, "contractor": 0, "duration": None})
        return
    twice = rng.random() < 0.5
    one, other = (f"{words(n)} ({n})" if twice else words(n) for n in (usg, staff))
    duration = rng.choice(("up to five years", "ten (10) days", "24 months", "approximately two years"))
    draft.para(
        f"{draft.mark}Implementation of this proposed sale will require the temporary assignment of {one} "
        f"{'additional ' if twice else ''}U.S. Government and {other} contractor representatives to {who} for a "
        f"{rng.choice(('duration', 'period'))} of {duration} to support fielding."
    )
    draft.say("assignment", {"usg": usg, "contractor": staff, "duration": duration})


def register_head(draft: Draft, transmittal: str, first: int, last: int, *, old: bool = False) -> tuple[str, int, int]:
    """The head of a Federal Register document; its number, the year and month are given back."""
    rng = draft.rng
    day, iso = when(rng, first, last)
    year, month = int(iso[:4]), int(iso[5:7])
    volume = year - 1935
    page = rng.randint(500, 90000)
    span = f"{page}-{page + rng.randint(1, 3)}" if rng.random() < 0.8 else str(page)
    number = (
        f"{year}-{rng.randint(100, 32000):05d}"
        if not old
        else f"fr{iso[8:]}{MONTHS[month - 1][:2].lower()}{iso[2:4]}-{rng.randint(10, 99)}"
    )
    weekday = rng.choice(WEEKDAYS)
    if old:
        draft.line(f"[Federal Register: {day} (Volume {volume}, Number {rng.randint(1, 250)})]")
        draft.line("[Notices]")
        draft.line(f"[Page {span}]")
        draft.line("From the Federal Register Online via GPO Access [wais.access.gpo.gov]")
        draft.line(f"[DOCID:{number}]")
    else:
        draft.line(f"[Federal Register Volume {volume}, Number {rng.randint(1, 250)} ({weekday}, {day})]")
        draft.line("[Notices]")
        draft.line(f"[Page{'s' if '-' in span else ''} {span}]")
        draft.line("From the Federal Register Online via the Government Publishing Office [www.gpo.gov]")
        draft.line(f"[FR Doc No: {number}]")
    draft.say("fr_citation", f"{volume} FR {span}")
    draft.say("published", iso)
    draft.say("fr_doc", number)
    if old:
        draft.say("docid", number)
    draft.line()
    draft.line("=" * 71)
    draft.line("-" * 71)
    draft.line()
    draft.line("DEPARTMENT OF DEFENSE")
    draft.line()
    draft.line("Office of the Secretary")
    draft.line()
    draft.line(f"[Transmittal No{rng.choice(('.', 's.'))} {transmittal}]")
    draft.line()
    draft.line()
    return number, year, month


def register_preamble(draft: Draft, transmittal: str, year: int, title: str = "Arms Sales Notification") -> None:
    rng = draft.rng
    draft.line(title)
    draft.line()
    draft.flush("AGENCY: Defense Security Cooperation Agency, Department of Defense (DoD).")
    draft.line()
    draft.line("ACTION: Notice.")
    draft.line()
    draft.line("-" * 71)
    draft.line()
    draft.flush("SUMMARY: The DoD gives here the unclassified text of a notification of arms sales.")
    draft.line()
    draft.flush("FOR FURTHER INFORMATION CONTACT: A. Clerk at (703) 555-0199, [email protected], or [email protected].")
    draft.line()
    draft.flush(
        "SUPPLEMENTARY INFORMATION: This notification is printed under section 155 of Public Law 104-164 dated "
        f"July 21, 1996. What follows is a copy of the attached Transmittal {transmittal}."
    )
    draft.line()
    signed, iso = when(rng, year, year)
    draft.para(f"Dated: {signed}.")
    draft.say("signed", iso)
    draft.line("Robin P. Marlow,")
    draft.line("Alternate OSD Federal Register Liaison Officer, Department of Defense.")


def register_foot(draft: Draft, number: str, year: int, month: int) -> None:
    day = draft.rng.randint(1, 28)
    draft.line()
    draft.line(f"[FR Doc. {number} Filed {month}-{day}-{year % 100:02d}; 8:45 am]")
    draft.line("BILLING CODE 5001-06-P")
    draft.line()
    draft.say("filed", f"{year}-{month:02d}-{day:02d}")


def offer_head(
    draft: Draft, transmittal: str, *, prefix: bool = False, lower: bool = False, upper: bool = False
) -> None:
    if prefix:
        draft.line("DEPARTMENT OF STATE")
        draft.line(f"TRANSMITTAL NO. RSAT {transmittal}")
        draft.say("transmittal_prefix", "RSAT")
    elif lower:
        draft.line()
        draft.line(f"{'transmittal no. ' + transmittal:^70}".rstrip())
        draft.line()
    else:
        draft.line(f"Transmittal No. {transmittal}")
    heading = (
        "Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act"
    )
    if draft.rng.random() < 0.5:
        heading += ", as amended"
    draft.flush(heading.upper() if upper else heading)
    draft.say("transmittal", transmittal)
    draft.say("kind", "36(b)(1) notice")
    draft.say("section", "36(b)(1)")


def table(draft: Draft, style: str) -> None:
    """The three sums, dotted, inline or one to a line."""
    shown, dollars = sums(draft.rng)
    for name, value in zip(("value_mde", "value_other", "value_total"), dollars, strict=True):
        draft.say(name, value)
    if style == "dotted":
        draft.para(f"{draft.label('ii')} Total Estimated Value:")
        draft.line()
        for name, one in zip(("Major Defense Equipment *", "Other", "  TOTAL"), shown, strict=True):
            if name == "  TOTAL":
                draft.line(" " * 41 + "-" * 31)
            draft.line(f"{name:.<40}  {one}")
        draft.line(" ")
        draft.line()
    elif style == "footnote":
        draft.para(f"{draft.label('ii')} Total Estimated Value:")
        draft.line("-" * 75)
        draft.line()
        draft.line("    * As defined in Section 47(6) of the Arms Export Control Act.")
        draft.line()
        for name, one in zip(("Major Defense Equipment *", "Other", "  Total"), shown, strict=True):
            draft.line(f"{name:.<40}  {one}.")
        draft.line()
    else:
        draft.para(f"{draft.label('ii')} Total Estimated Value:")
        for name, one in zip(("Major Defense Equipment*", "Other", "Total"), shown, strict=True):
            draft.para(f"{name}{':' if style == 'colon' else ','} {one}.")


def description(draft: Draft, style: str) -> None:
    rng = draft.rng
    lead = (
        f"{draft.label('iii')} Description and Quantity or Quantities of Articles or Services under Consideration "
        "for Purchase:"
    )
    majors = [counted(rng, upper=True) for _ in range(rng.randint(1, 4))]
    if style in {"headed", "grown"}:
        draft.para(f"{lead} {grown(draft)}" if style == "grown" else lead)
        draft.line()
        draft.line("Major Defense Equipment (MDE):")
        if rng.random() < 0.2:
            draft.line("    None")
            draft.say("mde_items", [])
        else:
            for told, value in majors:
                draft.para(told)
                draft.say("mde_items", value | {"mde": True})
        draft.line(rng.choice(("Non-MDE:", "Non-Major Defense Equipment:")))
        listed = [*some(rng, PHRASES, 3, 6), "other related elements of logistics and program support"]
        draft.para(
            "The following non-MDE items will also be included: " + "; ".join(listed[:-1]) + f"; and {listed[-1]}."
        )
        for one in listed:
            draft.say("non_mde_items", one)
        draft.line()
        return
    majors = [counted(rng, upper=False) for _ in range(rng.randint(1, 3))]
    cut = "; " if style == "semicolons" else ", "
    told = cut.join(told for told, _ in majors[:-1])
    told = f"{told}{cut}and {majors[-1][0]}" if told else majors[-1][0]
    for _, value in majors:
        draft.say("items", value | {"mde": None})
    listed = [*some(rng, PHRASES, 3, 6), "other related elements of program support"]
    if rng.random() < 0.4:
        listed.insert(2, "U.S. Government and contractor engineering, technical, and logistics support services")
    for one in listed:
        draft.say("also_included", one)
    draft.para(f"{lead} {told}. Also included are {', '.join(listed[:-1])}, and {listed[-1]}.")


def grown(draft: Draft) -> str:
    """What is told, before any list, of a case that others are added to."""
    rng = draft.rng
    told, _ = counted(rng, upper=False)
    before = f"Foreign Military Sales (FMS) case JX-B-UAB, implemented in {rng.randint(2005, 2022)}, included {told}."
    more = "The buyer has asked that this case be amended, which will take it past the threshold of notification."
    for one in (before, more):
        draft.say("description", one)
    return f"{before} {more} {rng.choice(('What is told of here is, in all, as follows:', 'This is for a total of:'))}"


def sections(draft: Draft, buyer: str, *, value: str, articles: str, source: bool, years: tuple[int, int]) -> None:
    """The eight numbered sections."""
    rng = draft.rng
    at = draft.label
    stop = "." if value in {"comma", "colon"} else ""
    draft.para(f"{at('i')} Prospective Purchaser: {buyer}{stop}")
    draft.say("purchaser", buyer)
    table(draft, value)
    if source:
        funds = rng.choice(("National Funds", "Foreign Military Financing (FMF)", "National Funds and FMF"))
        draft.para(f"Funding Source: {funds}")
        draft.say("funding_source", funds)
    description(draft, articles)
    run_by = []
    for department in some(rng, DEPARTMENTS, 2, 3) if articles == "grown" else [rng.choice(DEPARTMENTS)]:
        case = rng.choice(("JX-B-YFA", "KS-D-QAB", "ABW", "P4-P-LFR"))
        run_by.append(f"{department} ({case})")
        draft.say("military_department", department)
        draft.say("case_id", case)
    draft.para(
        f"{at('iv')} Military Department: {rng.choice(('; ', ', ', ' and ')).join(run_by)}{stop}"
        if len(run_by) > 1
        else f"{at('iv')} Military Department: {run_by[0]}{stop}"
    )
    prior = rng.choice(([], ["JX-B-UAB"], ["KS-D-SAA", "KS-D-SAB"], ["FMS case SAC-$450 million-01Jul99"]))
    draft.para(f"{at('v')} Prior Related Cases, if any: {', '.join(prior) or 'None'}{stop}")
    draft.say("prior_cases", prior)
    fee = rng.choice(("None", "None known at this time"))
    draft.para(f"{at('vi')} Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: {fee}{stop}")
    draft.say("commission", fee)
    annex = rng.choice(("See Attached Annex", "None", "See Annex attached"))
    draft.para(
        f"{at('vii')} Sensitivity of Technology Contained in the Defense Article or Defense Services Proposed to "
        f"be Sold: {annex}{stop}"
    )
    draft.say("sensitivity", annex)
    day, iso = when(rng, *years)
    if rng.random() < 0.2:
        day = f"{int(iso[8:])} {MONTHS[int(iso[5:7]) - 1][:3]} {iso[:4]}"
    draft.para(f"{at('viii')} Date Report Delivered to Congress: {day}{stop}")
    draft.say("delivered_to_congress", iso)
    if value != "footnote":
        draft.para("* as defined in Section 47(6) of the Arms Export Control Act.")


def justification(draft: Draft, buyer: str, who: str, *, lower: bool = False) -> None:
    rng = draft.rng
    draft.line()
    draft.line(
        "policy justification".center(60).rstrip()
        if lower
        else rng.choice(("POLICY JUSTIFICATION", "Policy Justification"))
    )
    draft.line()
    title = f"{who[0].upper()}{who[1:]}--{rng.choice(ARTICLES)}"
    draft.flush(f"{draft.mark}{title}")
    draft.say("title", title)
    draft.line()
    request = (
        f"The {buyer.removeprefix('The ')} has requested to buy {counted(rng, upper=False)[0]} and what goes with them."
    )
    million = rng.randint(5, 990)
    draft.para(f"{draft.mark}{request} The estimated total cost is ${million} million.")
    draft.say("request", request)
    draft.say("estimated_cost", million * 10**6)
    closing(draft, who)


def annex(draft: Draft, transmittal: str, who: str) -> None:
    rng = draft.rng
    draft.line(f"Transmittal No. {transmittal}")
    draft.flush(
        "Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act"
    )
    draft.line("Annex")
    draft.line("Item No. vii")
    draft.para("(vii) Sensitivity of Technology:")
    draft.para(f"1. {draft.mark}The {rng.choice(ARTICLES)} see in bad weather. Each has (i) a lens and (ii) a filter.")
    level = rng.choice(("SECRET", "CONFIDENTIAL", "UNCLASSIFIED"))
    draft.para(
        f"2. {draft.mark}The highest level of classification of defense articles, components, and services included "
        f"in this potential sale is {level}."
    )
    draft.say("classification", level)
    told = (
        f"A determination has been made that {who} can provide substantially the same degree of protection for the "
        "sensitive technology as the U.S. Government."
    )
    draft.para(f"3. {draft.mark}{told}")
    draft.say("protection", told)
    released = (
        f"All defense articles and services listed in this transmittal are authorized for release and export to {who}."
    )
    draft.para(f"4. {draft.mark}{released}")
    draft.say("release", released)


def register_offer(
    rng: random.Random, years: tuple[int, int], *, value: str, articles: str, mark: str = "", source: bool = False,
    prefix: bool = False, old: bool = False, letter: bool = False, upper: bool = False,
) -> Draft:  # fmt: skip
    draft = Draft(rng, mark=mark, truth=[{}])
    buyer, who = rng.choice(BUYERS)
    year = rng.randint(*years)
    transmittal = f"{year % 100:02d}-{rng.randint(1, 120):02d}"
    number, printed, month = register_head(draft, transmittal, year, year, old=old)
    title = rng.choice(("Arms Sales Notification", "36(b)(1) Arms Sales Notification"))
    register_preamble(draft, transmittal, printed, title)
    if letter:
        draft.line("BILLING CODE 5001-06-P")
        draft.line()
        draft.line(f"[[Page {rng.randint(100, 90000)}]]")
        draft.line()
        draft.line("[GRAPHIC] [TIFF OMITTED] TN06MY13.000")
        draft.line()
    offer_head(draft, transmittal, prefix=prefix, upper=upper)
    sections(draft, buyer, value=value, articles=articles, source=source, years=years)
    justification(draft, buyer, who)
    if rng.random() < 0.7:
        annex(draft, transmittal, who)
    register_foot(draft, number, printed, month)
    return draft


def record_offer(rng: random.Random, years: tuple[int, int], notices: int, *, value: str, articles: str) -> Draft:
    """The Congressional Record: the chairman's words, then letter and transmittal, once or several times."""
    draft = Draft(rng, width=66, first="       ", rest="     ")
    year = rng.randint(*years)
    draft.line(
        f"[Congressional Record Volume {year - 1854}, Number {rng.randint(1, 150)} (Monday, {MONTHS[3]} 7, {year})]"
    )
    draft.line("[Senate]")
    draft.line(f"[Pages S{rng.randint(1000, 9000)}-S9001]")
    draft.line()
    draft.line("                        ARMS SALES NOTIFICATION")
    draft.line()
    draft.lines.append(
        wrapped(
            "Mr. MARLOW. Mr. President, the law asks that Congress be told of certain arms sales before they are made. "
            "I ask that the notifications which the committee holds be printed in the Record.",
            71, "  ", "",
        )
    )  # fmt: skip
    draft.line()
    for _ in range(notices):
        draft.truth.append({})
        buyer, who = rng.choice(BUYERS)
        transmittal = f"{year % 100:02d}-{rng.randint(1, 120):02d}"
        draft.line("                                Defense Security Cooperation Agency,")
        draft.line(f"                                    Arlington, VA, April {rng.randint(1, 28)}, {year}.")
        draft.line("     Hon. R. P. Marlow,")
        draft.line("     Chairman, Committee on Foreign Relations, Washington, DC.")
        draft.para(
            f"Dear Mr. Chairman: Enclosed is Transmittal No. {transmittal}, which tells of a possible sale of "
            f"{rng.randint(2, 90)} million dollars to {who}."
        )
        draft.para("Sincerely,")
        draft.line("                                                  Quentin A. Vale,")
        draft.line("                                     Lieutenant General, Director.")
        draft.para("Enclosures.")
        offer_head(draft, transmittal, lower=True)
        sections(draft, buyer, value=value, articles=articles, source=False, years=(year, year))
        justification(draft, buyer, who, lower=True)
        draft.line("                                 ____")
        draft.line()
    return draft


def report(rng: random.Random, years: tuple[int, int], letter: str, stages: int, mark: str = "") -> Draft:
    """A report of enhancement: earlier stages in prose, then the present one."""
    draft = Draft(rng, mark=mark, truth=[{}])
    buyer, _ = rng.choice(BUYERS)
    year = rng.randint(*years)
    own = f"{year % 100:02d}-{rng.randint(0, 2)}{rng.choice('ABCDEFGH')}"
    number, printed, month = register_head(draft, own, year, year)
    register_preamble(draft, own, printed)
    at = draft.label
    draft.line(f"Transmittal No. {own}")
    draft.line()
    draft.flush(
        f"REPORT OF ENHANCEMENT OR UPGRADE OF SENSITIVITY OF TECHNOLOGY OR CAPABILITY (SEC. 36(B)(5)({letter}), AECA)"
    )
    draft.say("transmittal", own)
    draft.say("kind", f"36(b)(5)({letter}) report of enhancement")
    draft.say("section", f"36(b)(5)({letter})")
    draft.line()
    draft.para(f"{at('i')} {rng.choice(('Prospective Purchaser', 'Purchaser'))}: {buyer}")
    draft.say("purchaser", buyer)
    first = f"{(year - 3) % 100:02d}-{rng.randint(10, 99)}"
    day, iso = when(rng, year - 3, year - 3)
    draft.para(f"{at('ii')} Sec. 36(b)(1), AECA Transmittal No.: {first}")
    draft.para(f"Date: {day}")
    agency = rng.choice(("Army", "Navy", "Air Force"))
    draft.para(f"Implementing Agency: {agency}")
    draft.para("Funding Source: National Funds")
    draft.say("amends", first)
    draft.say("amends_notified", iso)
    draft.say("implementing_agency", agency)
    draft.say("funding_source", "National Funds")
    total, mde = rng.randint(400, 900), rng.randint(100, 200)  # hundredths of a billion

    def bn(n: int) -> str:
        return f"${n // 100}.{n % 100:02d} billion"

    items = [counted(rng, upper=False) for _ in range(rng.randint(1, 3))]
    for _, value in items:
        draft.say("original_mde_items", value | {"mde": True})
    listed = some(rng, PHRASES, 2, 4)
    for one in listed:
        draft.say("original_also_included", one)
    draft.para(
        f"{at('iii')} Description: On {day}, Congress was notified by congressional certification transmittal number "
        f"{first} of the possible sale, under Section 36(b)(1) of the Arms Export Control Act, of "
        f"{'; '.join(told for told, _ in items)}. Also included were {'; '.join(listed[:-1])}; and {listed[-1]}. The "
        f"estimated total program value was {bn(total)}. Major defense equipment (MDE) constituted {bn(mde)} of this "
        "total."
    )
    draft.say("chain", {"transmittal": first, "date": iso, "total": total * 10**7, "mde": mde * 10**7})
    if stages > 2:
        step = rng.randint(10, 90)
        mde += step
        second = f"{(year - 1) % 100:02d}-0{rng.choice('ABCDEFGH')}"
        between, between_iso = when(rng, year - 1, year - 1)
        told, value = counted(rng, upper=False)
        draft.say("second_mde_items", value | {"mde": True})
        draft.para(
            f"On {between}, Congress was notified by congressional certification transmittal number {second} of the "
            f"possible sale, under Section 36(b)(5)({letter}) of the Arms Export Control Act, of the following "
            f"additional MDE items: {told}. The estimated total cost of the new items was {bn(step)}. The MDE value "
            f"increased by {bn(step)} to a revised {bn(mde)} but did not "
            f"require an increase in the estimated total case value. "
            f"The estimated total case value remained unchanged at {bn(total)}."
        )
        draft.say("new_items_cost", step * 10**7)
        draft.say("mde_increase", step * 10**7)
        draft.say("chain", {"transmittal": second, "date": between_iso, "total": total * 10**7, "mde": mde * 10**7})
    step = rng.randint(10, 90)
    mde += step
    told, value = counted(rng, upper=False)
    change = f"This transmittal notifies the addition of {told}."
    draft.say("changes", change)
    draft.say("mde_items_added", value | {"mde": True})
    draft.para(
        f"{change} The estimated MDE value will increase by {bn(step)} to a revised {bn(mde)} but will not require an "
        f"increase in the estimated total case value. Instead, {bn(step)} of the available, previously notified "
        f"non-MDE value will be transferred to the MDE value, causing a decrease in the non-MDE value to "
        f"{bn(total - mde)}. The estimated total case value of {bn(total)} will remain unchanged."
    )
    draft.say("mde_increase", step * 10**7)
    draft.say("moved_to_mde", step * 10**7)
    delivered, delivered_iso = when(rng, year, year)
    draft.say(
        "chain",
        {"transmittal": own, "date": delivered_iso, "total": total * 10**7, "mde": mde * 10**7,
         "non_mde": (total - mde) * 10**7},
    )  # fmt: skip
    draft.say("value_mde", mde * 10**7)
    draft.say("value_other", (total - mde) * 10**7)
    draft.say("value_total", total * 10**7)
    told = "What is added lets the crews see threats that the first notification did not foresee."
    draft.para(f"{at('iv')} Significance: {told}")
    draft.say("significance", told)
    told = AIMS[0]
    draft.para(f"{at('v')} Justification: {told}")
    draft.say("justification", told)
    draft.para(
        f"{at('vi')} Sensitivity of Technology: The set hears radars and warns the crew. The highest level of "
        "classification of defense articles, components, and services included in this potential sale is SECRET."
    )
    draft.say("classification", "SECRET")
    draft.para(f"{at('vii')} Date Report Delivered to Congress: {delivered}")
    draft.say("delivered_to_congress", delivered_iso)
    register_foot(draft, number, printed, month)
    return draft


def report_of_support(rng: random.Random, years: tuple[int, int]) -> Draft:
    """A report on a sale of support alone, told of once more when it grew, to which articles are added."""
    draft = Draft(rng, truth=[{}])
    buyer, _ = rng.choice(BUYERS)
    year = rng.randint(*years)
    own, first, second = f"{year % 100:02d}-1B", f"{(year - 4) % 100:02d}-31", f"{(year - 2) % 100:02d}-0C"
    number, printed, month = register_head(draft, own, year, year)
    register_preamble(draft, own, printed)
    draft.line(f"Transmittal No. {own}")
    draft.flush("REPORT OF ENHANCEMENT OR UPGRADE OF SENSITIVITY OF TECHNOLOGY OR CAPABILITY (SEC. 36(B)(5)(C), AECA)")
    draft.say("transmittal", own)
    draft.say("kind", "36(b)(5)(C) report of enhancement")
    draft.say("section", "36(b)(5)(C)")
    draft.para(f"(i) Purchaser: {buyer}")
    draft.say("purchaser", buyer)
    (day, iso), (between, between_iso) = when(rng, year - 4, year - 4), when(rng, year - 2, year - 2)
    draft.para(f"(ii) Sec. 36(b)(1), AECA Transmittal No.: {first}; Date: {day}; Implementing Agency: Navy")
    draft.say("amends", first)
    draft.say("amends_notified", iso)
    draft.say("implementing_agency", "Navy")
    total = rng.randint(40, 400)
    kept, more = some(rng, PHRASES, 2, 3), some(rng, PHRASES, 2, 3)
    draft.para(
        f"(iii) Description: On {day}, Congress was notified by congressional certification transmittal number {first} "
        f"of the possible sale, under Section 36(b)(1) of the Arms Export Control Act, of {'; '.join(kept)}. The "
        f"estimated total cost was ${total} million. There was no Major Defense Equipment (MDE) "
        f"{rng.choice(('associated with this sale', 'included in this potential sale'))}."
    )
    for one in kept:
        draft.say("original_non_mde_items", one)
    draft.say("chain", {"transmittal": first, "date": iso, "total": total * 10**6, "mde": 0})
    step = rng.randint(5, 30)
    draft.para(
        f"On {between}, Congress was notified by congressional certification transmittal number {second} of the "
        f"addition of the following non-MDE items: {'; '.join(more)}. The total case value increased from ${total} "
        f"million to ${total + step} million. This addition did not cause the MDE value to increase."
    )
    for one in more:
        draft.say("second_non_mde_items", one)
    draft.say("description", "This addition did not cause the MDE value to increase.")
    total += step
    draft.say("chain", {"transmittal": second, "date": between_iso, "total": total * 10**6})
    told, value = counted(rng, upper=False)
    change = f"This transmittal notifies the addition of the following MDE items: {told}."
    draft.say("changes", change)
    draft.say("mde_items_added", value | {"mde": True})
    mde, other = rng.randint(5, 30), rng.randint(2, 9)
    draft.para(
        f"{change} The addition of these items will result in a net increase in MDE cost of ${mde} million. The "
        f"non-MDE value will decrease by ${other} million. The total case value will increase by ${mde - other} "
        f"million to a revised total case value of ${total + mde - other} million. The MDE value will be ${mde} "
        "million."
        if mde > other
        else f"{change} The MDE value will be ${mde} million. The total case value will remain ${total} million."
    )
    if mde > other:
        total += mde - other
        draft.say("mde_increase", mde * 10**6)
        draft.say("non_mde_decrease", other * 10**6)
        draft.say("total_increase", (mde - other) * 10**6)
    draft.say("value_mde", mde * 10**6)
    draft.say("value_total", total * 10**6)
    delivered, delivered_iso = when(rng, year, year)
    draft.say("chain", {"transmittal": own, "date": delivered_iso, "total": total * 10**6, "mde": mde * 10**6})
    for label, name, told in (("iv", "significance", AIMS[2]), ("v", "justification", AIMS[0])):
        draft.para(f"({label}) {name.capitalize()}: {told}")
        draft.say(name, told)
    draft.para("(vi) Sensitivity of Technology: The highest level of classification of what is sold is SECRET.")
    draft.say("classification", "SECRET")
    draft.para(f"(vii) Date Report Delivered to Congress: {delivered}")
    draft.say("delivered_to_congress", delivered_iso)
    register_foot(draft, number, printed, month)
    return draft


def correction(rng: random.Random, years: tuple[int, int]) -> Draft:
    draft = Draft(rng, truth=[{}])
    year = rng.randint(*years)
    transmittal = f"{year % 100:02d}-{rng.randint(1, 99):02d}"
    number, printed, month = register_head(draft, transmittal, year, year)
    draft.line("Arms Sales Notification; Correction")
    draft.line()
    draft.flush("AGENCY: Defense Security Cooperation Agency, Department of Defense (DoD).")
    draft.line()
    draft.line("ACTION: Arms sales notice; correction.")
    draft.line()
    earlier, iso = when(rng, year - 1, year - 1)
    page = rng.randint(1000, 80000)
    draft.flush(f"SUMMARY: A page of the notice of {earlier} was the wrong one. The right one is printed here.")
    draft.line()
    draft.flush("FOR FURTHER INFORMATION CONTACT: A. Clerk at (703) 555-0199, [email protected].")
    draft.line()
    old = f"{year - 1}-{rng.randint(1000, 30000):05d}"
    draft.flush(
        f"SUPPLEMENTARY INFORMATION: In the Federal Register of {earlier} ({year - 1936} FR {page}-{page + 3}), in FR "
        f"Doc. {old}, on page {page + 1} behind the signature, the page is reprinted as follows."
    )
    draft.line("BILLING CODE 6001-FR-P")
    draft.line()
    draft.line("[GRAPHIC] [TIFF OMITTED] TN07JA26.000")
    draft.line()
    signed, signed_iso = when(rng, year, year)
    draft.para(f"Dated: {signed}.")
    draft.line("Robin P. Marlow,")
    draft.line("Alternate OSD Federal Register Liaison Officer, Department of Defense.")
    draft.say("transmittal", transmittal)
    draft.say("kind", "correction")
    draft.say(
        "corrects",
        {"fr_doc": old, "citation": f"{year - 1936} FR {page}-{page + 3}", "published": iso, "page": page + 1},
    )
    draft.say("signed", signed_iso)
    register_foot(draft, number, printed, month)
    return draft


def release(rng: random.Random, years: tuple[int, int], *, today: bool, emergency: bool = False) -> Draft:
    draft = Draft(rng, width=10_000, first="", truth=[{}])
    buyer, who = rng.choice(BUYERS)
    day, iso = when(rng, *years)
    transmittal = f"{iso[2:4]}-{rng.randint(1, 120):02d}"
    subject = f"{rng.choice(ARTICLES)} and related equipment"
    million = rng.choice(("45", "83.14", "9", "640"))
    dollars = {"45": 45_000_000, "83.14": 83_140_000, "9": 9_000_000, "640": 640_000_000}[million]
    draft.line("NEWS RELEASE")
    draft.line(f"Transmittal No. {transmittal}")
    draft.say("transmittal", transmittal)
    article = "" if buyer.startswith(("NATO Support",)) else "the "
    certified = (
        "The Defense Security Cooperation Agency delivered the required certification notifying Congress of this "
        "possible sale today." if today else
        "The Defense Security Cooperation Agency delivered the required certification notifying Congress."
    )  # fmt: skip
    draft.para(
        f"WASHINGTON, {day} - The State Department has made a determination approving a possible Foreign Military "
        f"Sale to {article}{buyer} of {subject} for an estimated cost of ${million} million. {certified}"
    )
    draft.say("published", iso)
    draft.say("kind", "press release")
    draft.say("purchaser", buyer)
    draft.say("subject", subject)
    draft.say("value_total", dollars)
    draft.say("certification", certified)
    if today:
        draft.say("delivered_to_congress", iso)
    items = [counted(rng, upper=False) for _ in range(rng.randint(1, 3))]
    told = "; ".join(told for told, _ in items[:-1])
    told = f"{told}; and {items[-1][0]}" if told else items[-1][0]
    for _, value in items:
        draft.say("items", value | {"mde": None})
    listed = some(rng, PHRASES, 3, 5)
    draft.line()
    draft.para(
        f"The {buyer} has requested to buy {told}. The following non-MDE items will be included: "
        f"{'; '.join(listed[:-1])}; and {listed[-1]}. The estimated total cost is ${million} million."
    )
    for one in listed:
        draft.say("non_mde_items", one)
    draft.say("estimated_cost", dollars)
    if emergency:
        stated = (
            "The Secretary of State has determined that an emergency exists that requires this sale to "
            f"{who} at once, thereby waiving the Congressional review requirements of the law."
        )
        draft.para(stated)
        draft.say("emergency", stated)
    closing(draft, who)
    draft.para("All questions regarding this proposed Foreign Military Sale should go to the press office.")
    return draft


def licences(rng: random.Random, years: tuple[int, int], law: str) -> Draft:
    """A letter that certifies a commercial licence."""
    draft = Draft(rng, truth=[{}])
    _, who = rng.choice([one for one in BUYERS if one[1] in {"Norway", "Peru", "Kuwait", "Korea"}])
    day, iso = when(rng, *years)
    number = f"{iso[2:4]}-{rng.randint(1, 150):03d}"
    threshold = rng.choice((1_000_000, 25_000_000, 50_000_000, 100_000_000))
    draft.line(f"{day} (Transmittal No. DDTC {number})")
    draft.line("Hon. R. P. Marlow, Speaker of the House of Representatives.")
    draft.line()
    subject = rng.choice(("license for the export of defense articles", "manufacturing license agreement"))
    draft.para(
        f"Dear Mr. Speaker: Pursuant to Section {law} of the Arms Export Control Act, please find enclosed a "
        f"certification of a proposed {subject} in the amount of ${threshold:,} or more to {who}."
    )
    involves = f"the upkeep of {rng.choice(ARTICLES)} for end use by the armed forces of {who}"
    draft.para(f"The transaction contained in the attached certification involves {involves}.")
    claim = "The United States Government is prepared to license this after weighing what it means for the region."
    draft.para(claim)
    draft.para("More detailed information stands in the formal certification, which is not public.")
    draft.para("Sincerely,")
    draft.say("delivered_to_congress", iso)
    draft.say("transmittal_prefix", "DDTC")
    draft.say("transmittal", number)
    draft.say("section", law)
    draft.say("kind", f"{law} certification")
    draft.say("subject", subject)
    draft.say("value_at_least", threshold)
    draft.say("destination", who)
    draft.say("transaction", involves)
    draft.say("justification", claim)
    return draft


def communications(rng: random.Random, years: tuple[int, int]) -> Draft:
    draft = Draft(rng, width=66, first="       ", rest="     ")
    year = rng.randint(*years)
    draft.line("                     EXECUTIVE COMMUNICATIONS, ETC.")
    draft.line()
    number = rng.randint(1000, 9000)
    for place in range(rng.randint(2, 4)):
        draft.para(
            f"{number + 2 * place}. A letter from the Clerk, Department of Weights, transmitting the Department's "
            "final rule -- Almonds [Docket No. FV05-981-1]; to the Committee on Agriculture."
        )
        where = rng.choice(("Japan", "Norway", "the United Kingdom", "Saudi Arabia"))
        code = f"{rng.randint(1, 150):03d}-{year % 100:02d}"
        goods = rng.choice(("night sights", "rifle barrels", "radar parts"))
        subject = f"license for the export of {goods} sold commercially to {where}"
        draft.para(
            f"{number + 2 * place + 1}. A letter from the Acting Assistant Secretary for Legislative Affairs, "
            f"Department of State, transmitting certification of a proposed {subject} (Transmittal No. DDTC {code}), "
            "pursuant to 22 U.S.C. 2776(c); to the Committee on International Relations."
        )
        draft.truth.append({
            "kind": ["36(c) certification"], "section": ["36(c)"],
            "transmittal_prefix": ["DDTC"], "transmittal": [code],
            "subject": [subject], "destination": [where.removeprefix("the ")], "committee": ["International Relations"],
        })  # fmt: skip
    return draft


LAYOUTS: dict[str, Callable[[random.Random], Draft]] = {
    "register 1998": lambda rng: register_offer(rng, (1996, 2000), value="colon", articles="commas", old=True),
    "register 2005": lambda rng: register_offer(rng, (2001, 2007), value="dotted", articles="commas", old=True),
    "register 2013": lambda rng: register_offer(rng, (2010, 2014), value="footnote", articles="commas", letter=True),
    "register 2016": lambda rng: register_offer(rng, (2015, 2018), value="dotted", articles="headed", letter=True),
    "register 2021": lambda rng: register_offer(rng, (2019, 2023), value="dotted", articles="headed", mark="(U) "),
    "register 2026": lambda rng: register_offer(
        rng, (2024, 2026), value="dotted", articles="headed", source=True, prefix=True, upper=True
    ),
    "register semicolons": lambda rng: register_offer(rng, (2012, 2020), value="dotted", articles="semicolons"),
    "record 1996": lambda rng: record_offer(rng, (1995, 1999), 1, value="comma", articles="commas"),
    "record 2005": lambda rng: record_offer(rng, (2000, 2009), 2, value="colon", articles="semicolons"),
    "record 2015": lambda rng: record_offer(rng, (2010, 2016), 3, value="comma", articles="headed"),
    "report (5)(C)": lambda rng: report(rng, (2018, 2026), "C", 2),
    "report (5)(C), three stages": lambda rng: report(rng, (2020, 2026), "C", 3),
    "report (5)(A)": lambda rng: report(rng, (2018, 2024), "A", 3, mark="(U) "),
    "register, a case that grew": lambda rng: register_offer(
        rng, (2023, 2026), value="dotted", articles="grown", source=True
    ),
    "report on support": lambda rng: report_of_support(rng, (2018, 2026)),
    "correction": lambda rng: correction(rng, (2015, 2026)),
    "release 2015": lambda rng: release(rng, (2012, 2019), today=True),
    "release 2026": lambda rng: release(rng, (2020, 2026), today=False),
    "release with an emergency": lambda rng: release(rng, (2019, 2026), today=True, emergency=True),
    "licence 36(c)": lambda rng: licences(rng, (2010, 2024), "36(c)"),
    "licence 36(d)": lambda rng: licences(rng, (2010, 2024), "36(d)"),
    "communications": lambda rng: communications(rng, (1997, 2015)),
}


def make(layout: str, seed: int) -> Made:
    """One document of a layout; the same seed gives the same document."""
    draft = LAYOUTS[layout](random.Random(f"{layout} {seed}"))
    return Made(layout, draft.text, tuple(draft.truth))


LABELS = re.compile(
    r"\([ivx]+\)(?: \(U\))? [A-Z][A-Za-z .,()\d]{4,110}?(?=:)|Transmittal Nos?\b|TRANSMITTAL NO\b"
    r"|(?:Notice of Proposed|NOTICE OF PROPOSED)[\w\s]{10,60}|(?:POLICY JUSTIFICATION|Policy Justification)"
    r"|REPORT OF ENHANCEMENT[\w\s]{5,60}|Funding Source(?=:)|Implementing Agency(?=:)|Major Defense Equipment"
    r"|Non-MDE(?=:)|Non-Major Defense Equipment(?=:)|\bOther(?=\.|,|:)|TOTAL(?=\.)|^Item No|^Annex$"
    r"|(?:SUMMARY|ACTION|AGENCY|Dated)(?=:)",
    re.MULTILINE,
)
"""The headings and labels that a misprint may strike."""
RUNNING = "\n\n[[Page {page}]]\n\nFederal Register / Vol. 91, No. 72 / Wednesday, April 15, 2026 / Notices\n\n"


def misspell(rng: random.Random, text: str) -> str:
    """One or two letters of one label changed, lost, doubled or swapped."""
    found = list(LABELS.finditer(text))
    if not found:
        return text
    one = rng.choice(found)
    letters = list(one[0])
    for _ in range(rng.randint(1, 2)):
        places = [at for at, letter in enumerate(letters) if letter.isalpha()]
        at = rng.choice(places)
        kind = rng.randrange(4)
        if kind == 0:
            other = rng.choice("abcdefghijklmnopqrstuvwxyz")
            letters[at] = other.upper() if letters[at].isupper() else other
        elif kind == 1 and len(letters) > 3:
            del letters[at]
        elif kind == 2:
            letters.insert(at, letters[at])
        elif at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return text[: one.start()] + "".join(letters) + text[one.end() :]


def recase(rng: random.Random, text: str) -> str:
    """Some headings in capitals, in small letters or with capitals at each word."""
    change = rng.choice((str.upper, str.lower, str.title))
    return LABELS.sub(lambda found: change(found[0]) if rng.random() < 0.5 else found[0], text)


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text: a blank line, a rule or an indented line begins one."""
    gathered: list[str] = []
    deep = max((len(found[0]) for found in re.finditer(r"^ {5,6}(?=\S)", text, re.MULTILINE)), default=0)
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        opens = not line.strip() or indent > deep or line.startswith(("[", "=", "-")) or "...." in line
        if gathered and (opens or not gathered[-1].strip() or gathered[-1].startswith(("[", "=", "-"))):
            yield "\n".join(gathered)
            gathered = []
        gathered.append(line)
    yield "\n".join(gathered)


def rewrap(rng: random.Random, text: str) -> str:
    """Every paragraph broken to another width. A table's rows stay as they are."""
    width = rng.choice((40, 55, 88, 120, 200))
    found = []
    for one in paragraphs(text):
        if not one.strip() or one.lstrip().startswith(("[", "=", "-")) or "...." in one:
            found.append(one)
        else:
            flat = re.sub(r"(?<=\S[-/])\n\s*(?=\S)", "", one)
            indent = " " * (len(one) - len(one.lstrip(" ")))
            found.append(wrapped(" ".join(flat.split()), width, indent))
    return "\n".join(found)


def reindent(rng: random.Random, text: str) -> str:
    """Every line further in, or all indents lost, or another indent for each line that has one."""
    kind = rng.randrange(3)
    if kind == 0:
        return re.sub(r"^(?=[^\n\[])", "      ", text, flags=re.MULTILINE)
    if kind == 1:
        return re.sub(r"^ +(?=\S)", "", text, flags=re.MULTILINE)
    return re.sub(r"^ +(?=\S)", lambda _: " " * rng.randint(1, 9), text, flags=re.MULTILINE)


def paged(rng: random.Random, text: str) -> str:
    """A page ends in the middle of a sentence, once to three times."""
    for _ in range(rng.randint(1, 3)):
        begins = text.find("(i)")
        places = [
            found.start()
            for found in re.finditer(r"(?<=[a-z,]) (?=[a-z])|(?<=[a-z,])\n(?=[a-z])", text)
            if found.start() > begins
        ]
        if not places:
            return text
        at = rng.choice(places)
        broken = (
            RUNNING.format(page=rng.randint(100, 99999))
            if rng.random() < 0.5
            else f"\n\n[[Page {rng.randint(1, 9999)}]]\n\n"
        )
        text = text[:at] + broken + text[at + 1 :]
    return text


def spaced(rng: random.Random, text: str) -> str:
    """Spaces doubled here and there."""
    return re.sub(r"(?<=\w) (?=\w)", lambda _: "  " if rng.random() < 0.15 else " ", text)


def hyphenated(rng: random.Random, text: str) -> str:
    """Words broken at the ends of lines, as a printer does; each of them stands elsewhere in one piece too."""
    words = Counter(re.findall(r"(?<![\w-])[A-Za-z][a-z]{5,}(?![\w-])", text))

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        if words[word] < 2 or rng.random() < 0.7:
            return word
        words[word] -= 1
        at = rng.randint(2, len(word) - 2)
        return f"{word[:at]}-\n{' ' * rng.randint(0, 6)}{word[at:]}"

    return re.sub(r"(?<![\w-])[A-Za-z][a-z]{5,}(?![\w-])", broken, text)


MUTATIONS: dict[str, Callable[[random.Random, str], str]] = {
    "misspelt": misspell,
    "re-wrapped": rewrap,
    "re-indented": reindent,
    "paged": paged,
    "re-cased": recase,
    "spaced": spaced,
}
PRINTED = {"hyphenated": hyphenated}
"""What a printer does. Lines that are broken anew afterwards show no more that he did."""


def told(text: str) -> list[Truth]:
    """What the reader says of each notice of a text."""
    found: dict[int, Truth] = {}
    for entry in read(text):
        notice = found.setdefault(entry.notice, {})
        if isinstance(entry, Field):
            notice.setdefault(entry.field, []).append(entry.value)
    return [found[number] for number in sorted(found)]


def cover(text: str) -> None:
    """Check that each letter and digit of each notice lies in one section, and that each section is accounted for."""
    entries = list(read(text))
    before = 0
    for section in outline(text):
        assert 0 <= section.start < section.end <= len(text)
        assert section.start >= before
        before = section.end
        inside = [
            one
            for one in entries
            if one.notice == section.notice and one.start >= section.start and one.end <= section.end
        ]
        if section.state == "unread":
            assert any(isinstance(one, Unread) for one in inside), section
        elif section.state == "ignored":
            assert any(isinstance(one, Ignored) and one.what == section.name for one in inside), section
            assert not any(isinstance(one, Field) for one in inside), section
    for entry in entries:
        assert 0 <= entry.start < entry.end <= len(text)
    for number in {one.notice for one in outline(text)}:
        mine = [one for one in outline(text) if one.notice == number]
        for one, other in pairwise(mine):
            gap = text[one.end : other.start]
            assert not re.search(
                r"[^\W_]", re.sub(r"\[\[Page\s+\w+\]\]|Federal\s+Register\s+/\s+Vol[^|]{0,80}?Notices|\(U\)", "", gap)
            ), gap


def reported(text: str) -> Counter[tuple[str, str]]:
    return Counter((one.field, one.why) for one in read(text) if isinstance(one, Unread))


def judge(made: Made, spoilt: str) -> tuple[int, int, list[Any]]:
    """Fields still right, fields reported unread, and what is wrong: a value not there, or one lost in silence."""
    new = reported(spoilt) - reported(made.text)
    right = unread = 0
    wrong: list[Any] = []
    met = set()
    for notice in told(spoilt):
        best = max(
            range(len(made.truth)),
            key=lambda k: (sum(notice.get(f) == v for f, v in made.truth[k].items()), k not in met),
        )
        met.add(best)
        truth = made.truth[best]
        for name in notice.keys() | truth.keys():
            values, rest = notice.get(name, []), list(truth.get(name, []))
            if values == rest:
                right += 1
                continue
            strange = [one for one in values if not (one in rest and rest.remove(one) is None)]
            if strange or not new:
                wrong.append((name, strange or "lost in silence", truth.get(name)))
            else:
                unread += 1
    for place, truth in enumerate(made.truth):
        if place not in met:
            unread += len(truth)
            if told(spoilt) and not new:
                wrong.append(("notice", "lost in silence", place))
    return right, unread, wrong


def misread(layout: str, text: str, spoiling: str) -> list[Any]:
    """What is read wrongly of a text that is spoilt a dozen times in one way, held against its own plain reading.

    Whoever asks has held that reading to values that were written by hand.
    """
    made = Made(layout, text, tuple(told(text)))
    spoil = (MUTATIONS | PRINTED)[spoiling]
    wrong: list[Any] = []
    for seed in range(12):
        spoilt = spoil(random.Random(f"{layout} {spoiling} {seed}"), text)
        wrong += [(seed, one) for one in judge(made, spoilt)[2]]
        cover(spoilt)
    return wrong
