"""Questions that an analyst asks of the American case, read off the JSON and off the page; expectations from the facts.

Each row: where in the JSON it stands, what the facts file gives (its ids in the comment), and words of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from caveat.review import answers
from caveat.review.casefile import CaseFile
from tests.unit.review.reading import Reading, assess, bundled, figure, read, reading, told

Found = Callable[[dict[str, Any]], Any]


def one(rows: list[dict[str, Any]], key: str, value: str) -> dict[str, Any]:
    [found] = [row for row in rows if row[key] == value]
    return found


def line(d: dict[str, Any], name: str) -> dict[str, Any]:
    return one(d["lines"], "line", name)


def said(d: dict[str, Any], name: str) -> dict[str, Any]:
    return one(d["statements"], "id", name)


def clash(d: dict[str, Any], name: str) -> dict[str, Any]:
    return one(d["contradictions"], "id", name)


def indicator(d: dict[str, Any], name: str) -> dict[str, Any]:
    return one([each for goal in d["objectives"] for each in goal["indicators"]], "id", name)


def against_threshold(d: dict[str, Any], name: str) -> tuple[Any, Any, Any]:
    """The latest reading, the threshold, and by how much the reading falls short of it."""
    found = indicator(d, name)
    return found["latest"]["figure"]["value"], found["threshold"]["value"], found["shortfall"]["value"]


def actor(d: dict[str, Any], name: str) -> dict[str, Any]:
    return one(d["actors"], "id", name)


def answer(d: dict[str, Any], number: int) -> str:
    return " ".join(told(prose) for prose in one(d["answers"], "number", number)["prose"])  # type: ignore[arg-type]


def amounts(d: dict[str, Any], name: str) -> list[tuple[Any, Any]]:
    """(value, what the money stands for) of a line's exposure in money."""
    return [(each["value"], each["counts"]) for each in line(d, name)["exposure"] if each["unit"] == "USD"]


def pages(side: dict[str, Any]) -> int:
    return len(side["pages"])


def known(d: dict[str, Any], name: str, about: str) -> list[str]:
    """What the case knows of a line's item, by what it is about."""
    return [row["text"] for row in line(d, name)["dependence"]["said"] if row["about"] == about]


def numbers(d: dict[str, Any], name: str, about: str) -> list[tuple[str, str]]:
    """What the case knows of a line's item in numbers: what each is, and the figure beside it."""
    return [
        (row["text"], figure(row["figure"])) for row in line(d, name)["dependence"]["said"] if row["about"] == about
    ]


QUESTIONS: dict[str, tuple[Found, Any, str]] = {
    # --- the six of the issue
    # s-seed-01, s-seed-02: garbled-direction, printed twice
    "what the lead of the article says, how often, and why it is unusable": (
        lambda d: [said(d, "s-seed-01")[key] for key in ("paraphrase", "printed", "defect", "counted")],
        ["Washington seeks a diplomatic way to push Israel into selling additional weapons during the Gaza fighting.",
         2, "garbled-direction", False],
        "Unusable: s-seed-01",
    ),
    # t-155-base: 4,792 + 52,229 = 57,021, all described as delivered
    "how many shells of the notice of 29 December are left to withhold": (
        lambda d: (line(d, "l-155-base")["remaining"]["value"], line(d, "l-155-base")["quantity"]["value"],
                   line(d, "l-155-base")["quantity"]["counts"]),
        (0, 57021, "delivered"),
        "are left to withhold; they are described as delivered. What remains is 155 mm fuzes",
    ),
    # t-155-comp: 147.5 - 96.51 = 50.99 million, quantity null
    "what remains of that notice": (
        lambda d: (line(d, "l-155-comp")["quantity"]["unknown"] is not None, amounts(d, "l-155-comp")),
        (True, [(50990000, "ceiling-increment")]),
        "$50.99 m",
    ),
    # t-120-rest: 45,000 - 13,981 = 31,019; informal committee review under way
    "what is left of the 45,000 tank rounds, and at which gate": (
        lambda d: (line(d, "l-120-rest")["remaining"]["value"], line(d, "l-120-rest")["quantity"]["counts"],
                   "informal committee review" in line(d, "l-120-rest")["next_gate"].lower()
                   or "informal review" in str(line(d, "l-120-rest")["stage_evidence"])),
        (31019, "derived", True),
        "31,019",
    ),
    # s-nbc-06, s-nbc-07, s-seed-09, s-13-exempt leave it out; s-voz-01 is a mutation
    "whether any statement supports slowing air defence": (
        lambda d: "No statement that counts supports slowing what is left out." in answer(d, 2),
        True,
        "s-voz-01 is kept and not counted",
    ),
    # t-rifles: hold from 2023-12-13 by a-state; licences sent back by that day
    "whether anything is already slowed, by whom, since when and over what": (
        lambda d: [[hold[key] for key in ("measure", "line", "holder", "since", "reason")] for hold in d["holds"]],
        [["slow", "l-rifles", "Department of State", "2023-12-13", "settler violence"]],
        "Already slowed: M16-type assault rifles",
    ),
    # --- report and denial, origins and pages
    # g-nbc has twelve pages, of which d-bnn-kirby bears no date
    "by how many origins on how many pages the review is reported": (
        lambda d: (d["contested"][0]["asserted"]["origins"], pages(d["contested"][0]["asserted"])),
        (["g-nbc"], 11),
        "Asserted by 1 origin on 11 pages",
    ),
    # g-whitehouse: d-toi-nbc, d-jpost-nbc, d-thehill; g-ravid: d-win-nbc, d-elbalad
    "by how many origins on how many pages it is denied": (
        lambda d: (d["contested"][0]["denied"]["origins"], pages(d["contested"][0]["denied"])),
        (["g-whitehouse", "g-ravid"], 5),
        "denied by 2 origins on 5 pages",
    ),
    # c-01
    "whether the report or its denial is established": (
        lambda d: (clash(d, "c-01")["kind"], clash(d, "c-01")["status"]), ("real", "open"), "Carry as contested",
    ),
    # s-nbc-01 source_count 4; s-wh-02 1; s-ravid-01 3
    "how many officials stand behind report and denials": (
        lambda d: [said(d, name)["attribution_count"] for name in ("s-nbc-01", "s-wh-02", "s-ravid-01")],
        [4, 1, 3],
        "three US officials with direct knowledge ×3",
    ),
    # s-wh-01
    "what the on-record White House reply denies": (
        lambda d: (said(d, "s-wh-01")["attribution"], said(d, "s-wh-01")["scope"]),
        ("institution", "denies a change of policy; does not deny a discussion"),
        "does not deny a discussion",
    ),
    # s-pmo-01
    "what the Prime Minister's Office says": (
        lambda d: said(d, "s-pmo-01")["act"], "no-comment", "The Prime Minister's Office would not comment",
    ),
    # s-ravid-02
    "whether anyone inside wants to slow deliveries": (
        lambda d: (said(d, "s-ravid-02")["attribution_count"], actor(d, "a-wh-dissent")["stance"]),
        (2, "supports"),
        "Some inside the administration would like the White House to act that way",
    ),
    # question.decision_state
    "what has been decided": (lambda d: d["decision_status"], "no decision recorded", "No decision recorded"),
    # --- counts
    # 100 statements less four flagged (jdam65, wapo-100, f15-0130, april-review) and three on undated pages
    # (bnn-01, vh-lever, miller-0129): 100 - 4 - 3 = 93
    "how many statements were public": (lambda d: len(d["statements"]), 93, "No decision recorded"),
    # 31 less c-10, c-11, c-12, c-13, c-15, c-17, c-18, c-25 (sides later), c-26 and c-29 (a side on an undated page)
    # = 21; open among them: c-01, c-09, c-14, c-16, c-19, c-21, c-23
    "how many contradictions, and which are open": (
        lambda d: (len(d["contradictions"]), [each["id"] for each in d["contradictions"] if each["status"] == "open"]),
        (21, ["c-01", "c-09", "c-14", "c-16", "c-19", "c-21", "c-23"]),
        "21 contradictions are on record, 7 of them open",
    ),
    # --- stages, gates, channels
    # t-wrsa-155, t-mk84, t-hellfire; t-sdb-deliv beside them, closed
    "which stages no event proves": (
        lambda d: [each["line"] for each in d["lines"] if not each["stage_proved"]],
        ["l-wrsa-155", "l-mk84", "l-sdb-deliv", "l-hellfire"],
        "No event proves the reported stage of",
    ),
    # t-120-emerg, t-155-comp
    "which notices went out under an emergency statement, and when": (
        lambda d: [(each["line"], event["date"]) for each in d["lines"] for event in each["stage_evidence"]
                   if event["emergency"]],
        [("l-120-emerg", "2023-12-09"), ("l-155-comp", "2023-12-29")],
        "under an emergency statement that waives the review",
    ),
    # t-f35: requested 2023-09-03; the letter of offer came later
    "whether the F-35 request is approved": (
        lambda d: (line(d, "l-f35")["stage"], [event["stage"] for event in line(d, "l-f35")["stage_evidence"]]),
        ("requested", ["requested"]),
        "requested 3 Sep 2023",
    ),
    # t-f35
    "what the F-35 request is put at, and on what basis": (
        lambda d: amounts(d, "l-f35"), [(3000000000, "ministry-estimate")], "ministry estimate",
    ),
    # t-f35: channel FMS, FMF-funded
    "who pays for the F-35": (lambda d: line(d, "l-f35")["channel_words"], "FMS, FMF-funded", "FMS, FMF-funded"),
    # t-rifles
    "through which channel the rifles go": (lambda d: line(d, "l-rifles")["channels"], ["DCS"], "DCS"),
    # c-20
    "whether the aircraft deals were signed in January": (
        lambda d: clash(d, "c-20")["status"], "resolved", "have not yet been signed",
    ),
    # t-spice: notified 2023-10-31; 31 October + 15 days = 15 November
    "what was notified of Spice kits, and whether its clock still runs": (
        lambda d: (amounts(d, "l-spice"), "l-spice: ended 2023-11-15" in d["clocks_words"]),
        ([(320000000, "notification-ceiling")], True),
        "$320 m",
    ),
    # t-155-comp, t-120-emerg: review waived
    "whether a statutory clock runs on any line": (
        lambda d: d["clocks_words"].startswith("No statutory clock is running on any line."), True,
        "No statutory clock is running on any line.",
    ),
    # --- quantities
    # t-mk84: over 5,000 delivered; the balance is not public
    "how many Mk-84 were delivered, and what is still to come": (
        lambda d: (figure(line(d, "l-mk84")["quantity"]), line(d, "l-mk84")["remaining"]["unknown"] is not None),
        ("more than 5000 bombs", True),
        "the balance is not public",
    ),
    # t-fms-2015: 14,500 kits, a ceiling of 2015; 1.87 billion is the whole notice
    "what is left of the 14,500 kits of 2015": (
        lambda d: (line(d, "l-fms-2015")["quantity"]["counts"], figure(line(d, "l-fms-2015")["remaining"]),
                   line(d, "l-fms-2015")["remaining_words"]),
        ("ceiling", "unknown", "at most the ceiling; deliveries are not public"),
        "the whole notice: kits, Hellfire, glide bombs and penetrators",
    ),
    # t-jdam-deliv
    "how many JDAM kits were delivered, and how many of them are left to withhold": (
        lambda d: (figure(line(d, "l-jdam-deliv")["quantity"]), line(d, "l-jdam-deliv")["remaining"]["value"]),
        ("about 3000 kits", 0),
        "are left to withhold",
    ),
    # t-hellfire, c-06: listed is not delivered
    "whether 2,000 Hellfire were delivered": (
        lambda d: (line(d, "l-hellfire")["quantity"]["counts"], figure(line(d, "l-hellfire")["delivered"]),
                   clash(d, "c-06")["status"]),
        ("listed", "unknown", "resolved"),
        "The list mixes requests and fills",
    ),
    # t-30mm, t-m141, t-nvg
    "what of the October list is named as delivered": (
        lambda d: [figure(line(d, name)["quantity"]) for name in ("l-30mm", "l-m141", "l-nvg")],
        ["36000 rounds", "1800 articles", "at least 3500 devices"],
        "Reported as delivered: 30 mm cannon rounds",
    ),
    # c-19, t-rifles
    "how many rifles, and what the other counts are": (
        lambda d: (line(d, "l-rifles")["quantity"]["value"], clash(d, "c-19")["status"]),
        (24000, "open"),
        "Use 24,000 requested, at least 20,000 held",
    ),
    # s-it-57k: double-count; c-04
    "whether 57,000 more shells were approved": (
        lambda d: (said(d, "s-it-57k")["defect"], said(d, "s-it-57k")["counted"], clash(d, "c-04")["status"]),
        ("double-count", False, "resolved"),
        "Counting 57,000 delivered plus 57,000 sold is a double count",
    ),
    # pipeline_totals: 106.5 + 147.5 = 254; 106.5 + 50.99 = 157.49 million
    "what the two notices come to, and why that is no total": (
        lambda d: [each["figure"]["value"] for each in d["not_added"]][:2], [254000000, 157490000],
        "two ceilings, and the second contains cases that were already delivered",
    ),
    # pipeline_totals.official_notices_public_at_as_of
    "how many official notices were public": (
        lambda d: [each["figure"]["value"] for each in d["not_added"]][2:], [2, 1],
        "official FMS notices public by the date",
    ),
    # indicators k-airlift; c-14
    "how much the airlift had brought": (
        lambda d: ("280 planes" in answer(d, 1), "25000 tons" in answer(d, 1), "10000 tons" in answer(d, 1),
                   clash(d, "c-14")["status"]),
        (True, True, True, "open"),
        "tonnage looks carried over from 6 December",
    ),
    # t-below.. overlap_with: t-155-comp and t-155-base
    "which lines may be the same goods": (
        lambda d: [line(d, name)["overlaps"] for name in ("l-155-base", "l-jdam-deliv", "l-mk84")],
        [["l-155-comp", "l-wrsa-155"], ["l-dcs-2021", "l-fms-2015"], ["l-bombs-15k"]],
        "counted once",
    ),
    # --- leverage and exclusion
    # s-nbc-03 names 155 mm rounds and JDAM; item_facts i-155mm-components: implied
    "what is named as leverage, and what is only implied": (
        lambda d: (sorted({each["item"] for each in d["lines"] if each["group"] == "named"}),
                   line(d, "l-155-comp")["nexus"][0]["explanation"].startswith("not itself named")),
        (["i-155mm-components", "i-155mm-he", "i-jdam"], True),
        "Implied, because what is named cannot be used without it: 155 mm fuzes",
    ),
    # c-02, s-nbc-04, s-nbc-04b
    "whether other conversion kits are on the list": (
        lambda d: (clash(d, "c-02")["status"], line(d, "l-spice")["group"]), ("resolved", "open"),
        "expected to keep flowing (s-nbc-04, s-nbc-04b)",
    ),
    # question.excluded_from_pressure
    "what is left out, and why": (
        lambda d: [(each["line"], each["role"]) for each in d["lines"] if each["group"] == "excluded"],
        [("l-irondome-lease", "defensive"), ("l-tamir", "defensive"), ("l-supp-defence", "defensive")],
        "The report itself leaves out air-defence systems and interceptors",
    ),
    # s-nbc-08
    "whether a carrot is considered": (
        lambda d: (said(d, "s-nbc-08")["act"], said(d, "s-nbc-08")["modality"]), ("offer", "considered"),
        "Also weighed, as an offer",
    ),
    # c-16, m-unguided-share 0.40-0.45
    "what a hold on JDAM would do to the unguided share": (
        lambda d: ([row["text"] for row in line(d, "l-fms-2015")["cost"] if row["kind"] == "side-effect"],
                   figure(indicator(d, "m-unguided-share")["observations"][0]["figure"])),
        (["Fewer kits may mean more unguided bombs (c-16)."], "0.4 to 0.45 share"),
        "Fewer kits may mean more unguided bombs",
    ),
    # item_facts i-155mm-components.leverage_note
    "why the fuzes matter": (
        lambda d: known(d, "l-155-comp", "note"),
        ["Described at the time as what Israel needs to make already bought 155 mm shells work."],
        "described at the time as what Israel needs",
    ),
    # --- bite, dependence, substitutes
    # item_facts: every stock null but the batteries
    "how many days of supply Israel has": (
        lambda d: {each["bite"]["days"]["unknown"] for each in d["lines"] if each["group"] in ("named", "open")},
        {"not computable from public facts"},
        "Days of supply are not computable from public facts. Missing: the recipient's stock",
    ),
    # c-21
    "whether Israel was short of munitions": (
        lambda d: clash(d, "c-21")["status"], "open", "do not infer days of supply",
    ),
    # i-155mm-he.consumption
    "how many shells were fired, and whether that gives a rate": (
        lambda d: numbers(d, "l-wrsa-155", "use"),
        [("Use (calibre not stated; start date disputed (c-09))",
          "about 100000 shells of all artillery in the first two months of war")],
        "A total over a time is no use a day",
    ),
    # t-de-120, s-spiegel: considered
    "whether anyone else could supply tank rounds": (
        lambda d: (figure(line(d, "l-de-120")["quantity"]), said(d, "s-spiegel")["modality"]),
        ("about 10000 rounds", "considered"),
        "German stock, 10,000 rounds",
    ),
    # t-il-155
    "what Israel makes or ordered of 155 mm at home": (
        lambda d: (amounts(d, "l-il-155"), line(d, "l-il-155")["stage"]), ([(60000000, "contract")], "contracted"),
        "Elbit order of tens of thousands for 2024",
    ),
    # k-sipri-1822
    "the supplier's share of Israel's imports, and what it does not count": (
        lambda d: [(row["share"]["value"], row["caution"]) for row in line(d, "l-155-comp")["dependence"]["said"]
                   if row["id"] == "k-sipri-1822"],
        [(79, "counts major arms by volume; bombs, shells and kits are poorly covered")],
        "bombs, shells and kits are poorly covered",
    ),
    # i-120mm-tank.unit_cost_usd: 106,500,000 / 13,981 = 7,617
    "what a tank round costs": (
        lambda d: numbers(d, "l-120-emerg", "price"),
        [("Price (a ceiling divided by a ceiling; not a price paid)", "7617 USD per round")],
        "not a price paid",
    ),
    # --- objectives
    # m-trucks-day: 325 / 2 = 162.5 against 200; 200 - 162.5 = 37.5
    "how many trucks a day against which threshold, counted by whom": (
        lambda d: (*against_threshold(d, "m-trucks-day"), indicator(d, "m-trucks-day")["latest"]["series"],
                   indicator(d, "m-trucks-day")["threshold_words"]),
        (162.5, 200, 37.5, "UN, both crossings", "at least; Israel's own pledge in the November 2023 hostage deal"),
        "Israel's own pledge in the November 2023 hostage deal",
    ),
    # m-north-missions: 7 / 29 = 0.24; 37 / 43 = 0.86; 0.86 - 0.24 = 0.62
    "what share of missions to the north went through": (
        lambda d: against_threshold(d, "m-north-missions"),
        (0.24, 0.86, 0.62),
        "the compiler's proposal: a return to the rate of October to December 2023",
    ),
    # m-fatalities-day: 174, 165, 215; the 114 of 30 January is later
    "whether operations are being scaled back": (
        lambda d: ([reading["figure"]["value"] for reading in indicator(d, "m-fatalities-day")["observations"]],
                   indicator(d, "m-fatalities-day")["verdict"]),
        ([174, 165, 215], "no-threshold"),
        "can be neither met nor breached",
    ),
    # o-ceasefire-dayafter, c-07
    "whether a ceasefire is among the aims": (
        lambda d: one(d["objectives"], "id", "o-ceasefire-dayafter")["status"], "rejected",  # type: ignore[index]
        "one relay adds it, the better ones do not",
    ),
    # --- actors, Congress, dates
    # s-senate-504: 72 tabled, 11 against, 17 absent
    "how the Senate voted on S. Res. 504": (
        lambda d: [each["value"] for each in said(d, "s-senate-504")["quantities"]], [72, 11, 17],
        "The Senate set the resolution aside, 72 to 11",
    ),
    # s-ji-18, s-13-exempt
    "how many senators back the amendment, and what it leaves out": (
        lambda d: (said(d, "s-ji-18")["attribution_count"], said(d, "s-13-exempt")["polarity"]), (18, "negative"),
        "The amendment leaves out air defence and strictly defensive systems",
    ),
    # actors: a-sanders [90, 100]; a-pm [0, 5]
    "where Sanders and Netanyahu stand": (
        lambda d: [(actor(d, name)["position"]["low"], actor(d, name)["position"]["high"], actor(d, name)["stance"])
                   for name in ("a-sanders", "a-pm")],
        [(90, 100, "supports"), (0, 5, "resists")],
        "Bernie Sanders",
    ),
    # a-idf: position null
    "where the Israeli army stands": (
        lambda d: actor(d, "a-idf")["position"]["unknown"], "no statement on slowing found", "Position not on record",
    ),
    # s-warren-02, s-warren-03: 29 January to 9 February is 11 days
    "which dates lie ahead, and with what effect": (
        lambda d: [(each["date"], (each["days_left"] or {}).get("value")) for each in d["deadlines"]],
        # 31 - 29 + 9 = 11; 31 - 29 + 26 = 28; the lease's end is known to the month
        [("2024-02-09", 11), ("2024-02-26", 28), ("2024-10", None)],
        "A request, no legal effect",
    ),
    # legal_frame l-36b, l-informal; l-threshold-other rests on 2025
    "which notice thresholds the case's sources give": (
        lambda d: ["USD 25 million" in answer(d, 3), "USD 100 million" in answer(d, 3)], [True, False],
        "USD 25 million",
    ),
    # t-supp-defence: 4 billion asked for, stalled in the Senate
    "what was asked of Congress for air defence, and where it stands": (
        lambda d: (amounts(d, "l-supp-defence"), line(d, "l-supp-defence")["stage"]),
        ([(4000000000, "appropriation-asked")], "requested"),
        "stalled in the Senate on 28 January 2024",
    ),
    # precedents: six; how 1982 ended is told on a page of 2024
    "which earlier uses the case reports, and how 1982 ended": (
        lambda d: ([each["id"] for each in d["precedents"]], one(d["precedents"], "id", "p-1982-155")["outcome"]),  # type: ignore[index]
        (["p-1981-f16", "p-1982-155", "p-1983-f16", "p-2014-hellfire", "p-2023-rifles", "p-2023-ks"],
         "how it ended is not known by this date"),
        "Mar 1983 to Apr 1983, 75 F-16: formal notice to Congress withheld",
    ),
    # c-31, s-seed-11
    "whether such leverage breaks with the past": (
        lambda d: (said(d, "s-seed-11")["counted"], clash(d, "c-31")["status"]), (False, "resolved"),
        "Earlier presidents held fighters, 155 mm cluster rounds, a formal notice and Hellfire missiles",
    ),
    # context_events x-icj
    "what the Court ordered": (
        lambda d: "Context, 26 Jan 2024: ICJ orders Israel to enable basic services and aid" in answer(d, 7), True,
        "ICJ orders Israel to enable basic services and aid",
    ),
    # missing_primaries and notes
    "what could not be read": (
        lambda d: {"The text of the NBC News report of 28 January 2024",
                   "The official notices of 9 and 29 December 2023 and their transmittal numbers",
                   "The statute's own text on notice thresholds (22 USC 2776)"}
        <= {each["what"] for each in d["unknowns"]},
        True,
        "The text of the NBC News report of 28 January 2024",
    ),
    # notes: no public threshold for scale back
    "what counts as scaled back": (
        lambda d: one(d["unknowns"], "what", 'A definition of "scale back"')["would_narrow"],  # type: ignore[index]
        "whether that aim is met",
        "A definition of \"scale back\"",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def read_off() -> Reading:
    return reading("isr-2024")


@pytest.mark.parametrize(("found", "expected", "words"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_read_off_the_json_and_off_the_page(
    read_off: Reading, found: Found, expected: Any, words: str
) -> None:
    assert found(read_off.document) == expected
    assert words.lower() in read_off.page.lower()


def test_there_are_more_than_forty_questions_beside_the_six_of_the_issue() -> None:
    assert len(QUESTIONS) > 46


# --- decision status


def _with(statement: dict[str, Any]) -> CaseFile:
    """The bundled case with one more statement of 28 January, on a page of its own."""
    content = bundled("isr-2024").model_dump(mode="json", exclude_defaults=True)
    content["documents"] = [*content["documents"], {
        "id": "d-wire", "address": "https://wire.example/1", "title": "A wire", "publisher": "Wire",
        "published": "2024-01-28", "kind": "news", "reliability": "medium",
    }]  # fmt: skip
    content["statements"] = [*content["statements"], {
        "id": "s-wire", "document": "d-wire", "origin": "g-nbc", "speaker": "the President",
        "attribution": {"kind": "named"}, "act": "decide", "actor": "a-biden", "target": "ISR", "modality": "asserted",
        "polarity": "positive", "date": "2024-01-28", "paraphrase": "He has ordered a pause.", **statement,
    }]  # fmt: skip
    return CaseFile.model_validate({**content, "format": "caveat-case/1"})


@pytest.mark.parametrize(
    "statement",
    [{"modality": "considered"}, {"modality": "planned"}, {"modality": "denied", "polarity": "negative"},
     {"act": "pause"}, {"actor": "a-pm"}, {"defect": "mutation"}],
    ids=["weighed", "planned", "denied", "a pause that nobody decides", "the recipient decides", "a changed retelling"],
)  # fmt: skip
def test_a_report_that_is_not_of_a_decision_records_none(statement: dict[str, Any]) -> None:
    assert assess(_with(statement)).decision_status == "no decision recorded"


def test_a_statement_of_a_decision_is_shown_first_in_every_output() -> None:
    shown = read(_with({}))
    assert shown.review.decision_status == "decision as reported by the President: He has ordered a pause. (s-wire)"
    assert all("He has ordered a pause." in text for text in shown.outputs().values())


def test_a_decision_reported_after_the_date_is_no_decision_on_it() -> None:
    case = _with({"document": "d-evehow", "date": "2024-05-07"})
    assert assess(case).decision_status == "no decision recorded"


# --- the status line


def test_the_status_line_says_what_is_reported_and_what_is_denied_in_origins(read_off: Reading) -> None:
    # s-nbc-01 review asserted, s-nbc-02 slow considered; s-wh-02 denies a slowing, s-wh-03 and s-ravid-01 a review
    assert read_off.review.status_line == (
        "Reported: a review (asserted) and a slowing (considered) (1 origin, 11 pages). "
        "Denied: a slowing and a review (2 origins, 5 pages). In force: slow, on 1 line.",
    )


def test_before_the_report_the_status_line_reports_no_measure() -> None:
    # On 20 January only the dispute over Israel's own tempo (c-23) is open; it is no measure of the supplier's.
    assert assess(bundled("isr-2024"), date(2024, 1, 20)).status_line == (
        "No report of a measure is denied in the record. In force: slow, on 1 line.",
    )


def test_the_seven_questions_are_all_answered(read_off: Reading) -> None:
    assert [(one.number, one.question) for one in read_off.review.answers] == list(enumerate(answers.QUESTIONS, 1))
    assert all(one.prose for one in read_off.review.answers)


@pytest.mark.parametrize("word", ["sale worth", "(s)", "No statements that counts", "facts file", "the seed"])
def test_no_output_holds_words_that_a_reader_would_stumble_over(read_off: Reading, word: str) -> None:
    ours = {name: text.replace("d-seed", "") for name, text in read_off.outputs().items()}
    assert [name for name, text in ours.items() if word in text] == []


def test_no_ceiling_is_called_a_sale(read_off: Reading) -> None:
    ceilings = [each for row in read_off.review.lines for each in (row.quantity, *row.exposure)
                if each.counts in ("ceiling", "notification-ceiling", "ceiling-increment")]  # fmt: skip
    labels = {says.says for each in ceilings for says in getattr(each.basis, "citations", ())}
    assert labels and not [label for label in labels if "sale" in label.lower()]
