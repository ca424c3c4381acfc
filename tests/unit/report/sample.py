"""An invented review, small and with every kind of thing in it. AAA and BBB are no countries."""

from __future__ import annotations

from dataclasses import replace

from caveat.evidence import Assumed, Citation, Cited, Derived, Figure, Input, Sourced, Span, unknown
from caveat.review.result.claim import Support
from caveat.review.result.gate import ClockStep, ClockView, Gate, ProvisionView
from caveat.review.result.line import (
    Bite,
    CostRow,
    Criterion,
    DependenceView,
    FrontRow,
    HoldView,
    LineReview,
    Nexus,
    PrecedentView,
    SaidOfDependence,
    StageEvidence,
    SubstituteView,
)
from caveat.review.result.objective import IndicatorView, ObjectiveView, ObservationView
from caveat.review.result.option import LegalPart, LegalScreen, MeasureView, OptionReview
from caveat.review.result.review import (
    Answer,
    AssumptionView,
    CaseView,
    DeadlineView,
    Inputs,
    NotAddedView,
    Review,
    UnknownView,
)
from caveat.review.result.testimony import ActorView, Contested, ContradictionView, OriginView, Side, StatementView

HOSTILE = "<script>alert('x')</script> \u202egnp.exe"

GAZETTE = Citation("d-gazette", "Notice 7 of 2031", "Gazette of AAA", "2031-01-09", "https://example.org/notice/7",
                   "A ceiling of 1,200 rounds and 30 million dollars is notified.")  # fmt: skip
PAPER = Citation(
    "d-paper", HOSTILE, "The Paper <b>", "2031-01", "javascript:alert(1)", "Officials weigh a pause.", True
)
UNDATED = Citation("d-undated", "A leaflet", "A society", None, "http://example.org/leaflet", "Names a port.")
SPAN = Span("ab" * 32, 163, 204, "no delivery has been & will be held")

CEILING = Figure("articles", Cited((GAZETTE,)), value=1200, counts="ceiling")
DELIVERED = Figure("articles", Sourced((SPAN,)), value=450, counts="delivered", qualifier="more than")
REST = Figure("articles", Derived("notified - delivered", (Input("notified", CEILING), Input("delivered", DELIVERED))),
              value=750, counts="derived")  # fmt: skip
STOCK = Figure(
    "articles", Assumed("a-stock", 100, 900, "Two storehouses were seen.", "N. Analyst", 300), low=100, high=900
)
MONEY = Figure("USD", Cited((GAZETTE,)), value=30_000_000, counts="notification-ceiling")
ASKED = Figure("USD", Cited((GAZETTE, PAPER)), value=50_990_000, counts="request")
NOBODY = unknown("articles", "No document states how many.", "unknown")

S_CITED = Support(None, GAZETTE, "gazette")
S_PAPER = Support(None, PAPER, "paper")
S_QUOTED = Support(SPAN, None, "paper")

CLOCK = ClockView(
    "aaa.act.3", "Transfers Act, section 3", "2031-01-09", "2031-01-24", False, "After it the licence may issue.",
    (ClockStep("notice received", "Thu 9 Jan 2031", "Gazette"), ClockStep("wait", "15 calendar days", "section 3")),
)  # fmt: skip


def gate(order: int, state: str, **others: object) -> Gate:
    base = Gate(
        gate=f"Gate {order}", holder="Minister of Trade", measure="pause, withhold", provisions=("aaa.act.3",),
        notice_days=None, clock=None, reversible="can be undone", bites="hours to days",
        state=state,  # type: ignore[arg-type]
        state_words="", opens=None, closes=None, order=order,
    )  # fmt: skip
    return replace(base, **others)  # type: ignore[arg-type]


STOP_MAP = (
    gate(1, "closed", gate="Informal review", opens="2030-12-04", closes="2031-01-09", state_words="closed 9 Jan"),
    gate(2, "waived", gate="Statutory review", opens="2031-01-09", closes="2031-01-24", clock=CLOCK,
         notice_days=Figure("days", Cited((GAZETTE,)), value=15)),
    gate(3, "open", gate="Stop-delivery order", opens="2031-01-09", state_words="open now"),
    gate(4, "open-if", gate="Release from stock", opens="2031-01-09", state_words="open, if not yet released"),
    gate(5, "conditional", gate="Statement on request", opens="2031-01-30", closes="2031-02-28", any_time=True),
    gate(6, "closed", gate="Export stamp"),
)  # fmt: skip

NO_DEPENDENCE = DependenceView(unknown("percent", "No share is public."), (), (), (), ())

LINE = LineReview(
    transfer="t-1", line="t-1.rounds", item="i-rounds", item_name="90 mm rounds", description="From army stock",
    channels=("LICENCE",), channel_words="export licence", quantity=CEILING, delivered=DELIVERED, remaining=REST,
    remaining_words="are still to come at most.", role="offensive", role_reason="It is fired.", role_rule="r-1",
    role_contested=None, excluded=False, exclusion_reason=None, group="named", stage="notified", stage_proved=True,
    stage_words="notified 9 Jan 2031", next_gate="Export stamp",
    stage_evidence=(
        StageEvidence("requested", "2030-12", None, False, False, "A request.", "An offer.", (S_PAPER,)),
        StageEvidence("notified", "2031-01-09", "ceiling", True, False, "Intent.", "Any contract.",
                      (S_CITED,), CEILING),
    ),
    held=(), stop_map=STOP_MAP, exposure=(MONEY, REST), exposure_notes=("The ceiling covers fuzes too.",),
    dependence=DependenceView(
        Figure("percent", Cited((PAPER,)), low=40, high=45), ("One works, rate not public.",),
        (SubstituteView("CCC makes it too", None, unknown("days", "not public"), "asks AAA first", (S_CITED,)),),
        (Figure("articles a month", Cited((GAZETTE,)), value=90, qualifier="about"),),
        (SaidOfDependence("dep-1", "Most rounds are AAA's", Figure("percent", Cited((PAPER,)), value=69), "old",
                          (S_PAPER,)),),
    ),
    bite=Bite(unknown("days", "not computable from public facts"), ("stock", "monthly use"),
              "Stock: it bounds the rest.",
              "Days of supply are not computable from public facts."),
    nexus=(Nexus("o-access", "Wider access", "named", "A report names rounds.", ("s-1",), ("The Paper",)),),
    cost=(CostRow("contract", "Penalties are not public.", unknown("USD", "not public"), ()),),
    precedents=(PrecedentView("e-1", "A halt of 2012", "2012-05", "no change", None, ("stick",), ("region",),
                              (S_CITED,)),),
    overlaps=("t-2.guns",), overlap_note="Same lot perhaps.", notes=(("Stock is old.", (S_QUOTED,)),),
    codes=(("SIPRI", "not covered", "unguided"),),
)  # fmt: skip

GUNS = replace(
    LINE, line="t-2.guns", transfer="t-2", item_name="Rifles", group="open", stage="offered", stage_proved=False,
    stage_words="reported as offered", stage_evidence=(), exposure=(ASKED,), quantity=NOBODY, delivered=NOBODY,
    remaining=NOBODY, nexus=(), precedents=(), overlaps=(), overlap_note=None, notes=(), dependence=NO_DEPENDENCE,
    held=(HoldView("t-2.guns", "pause", "Ministry", "2031-01-02", "violence", None, None, (S_PAPER,)),),
    bite=Bite(Figure("days", Derived("stock / use", (Input("stock", STOCK), Input("use", CEILING))), low=10, high=40),
              (), None, "Ten to forty days."),
)  # fmt: skip
SHIELD = replace(
    LINE, line="t-3.shield", transfer="t-3", item_name="Interceptors", group="excluded", excluded=True,
    role="defensive",
    exclusion_reason="It protects civilians.", stop_map=(), nexus=(), exposure=(), stage="in-delivery",
)  # fmt: skip
GONE = replace(
    LINE, line="t-4.gone", transfer="t-4", item_name="Lorries", group="delivered", stage="delivered", stop_map=()
)
OTHER = replace(
    LINE, line="t-5.other", transfer="t-5", item_name="90 mm rounds of CCC", group="substitute", stop_map=()
)

CLAIM = StatementView(
    "s-1", "d-paper", "The Paper", "officials", None, "anonymous", 4, "four officials", "consider", "AAA", "BBB", None,
    ("i-rounds",), "considered", "positive", "2031-01-28", "A pause is weighed. " + HOSTILE, 2, None, None, None, True,
    None, None, (S_PAPER,), (DELIVERED,),
)  # fmt: skip
DENIAL = replace(CLAIM, id="s-2", origin="Palace", attribution="institution", attribution_count=None, printed=1,
                 attribution_words="Palace", modality="denied", paraphrase="No pause is weighed.",
                 support=(S_CITED,))  # fmt: skip
GARBLED = replace(CLAIM, id="s-3", attribution="outlet", defect="garbled-direction", counted=False,
                  defect_words="The rest of the page has it the other way.", support=(S_QUOTED,))  # fmt: skip

SIDE_A = Side(("s-1",), ("A pause is weighed.",), ("The Paper",), (PAPER,), ("four officials",))
SIDE_B = Side(("s-2",), ("No pause is weighed.",), ("Palace",), (GAZETTE,), ("Palace",))

INDICATOR = IndicatorView(
    "k-lorries", "Lorries a day", "lorries a day",
    (
        ObservationView("2031-01-17", Figure("lorries a day", Cited((PAPER,)), value=79), "one gate", None),
        ObservationView("2031-01-20/2031-01-21", Figure("lorries a day", Cited((GAZETTE,)), value=162.5), "UN",
                        "two days"),
        ObservationView("mid-January", Figure("loads", Cited((GAZETTE,)), value=300), "UN", None),
        ObservationView("2031-01-22", unknown("lorries a day", "not published"), "UN", None),
    ),
    Figure("lorries a day", Cited((GAZETTE,)), value=200), "BBB's own pledge", None,
    "not-met", ("Not met: ", Figure("lorries a day", Cited((GAZETTE,)), value=162.5), "."),
    Figure("lorries a day", Derived("t - x", (Input("t", CEILING), Input("x", DELIVERED))), value=37.5),
    (("Before the war", Figure("lorries a day", Cited((UNDATED,)), value=500)),), "Two counters.",
)  # fmt: skip
INDICATOR = replace(INDICATOR, latest=INDICATOR.observations[1])

NARROW = OptionReview(
    "narrow", "Narrow stick", "stick", "The least that touches what is named.",
    (MeasureView("pause", "t-1.rounds", "t-1", None, REST, "o-access", "200 lorries a day"),), ("t-1.rounds",), True,
    LegalScreen("in-part", "Goods now; money barred.", ("Minister of Trade",), ("aaa.act.3",), ("a notice",),
                ("aaa.act.9",), (LegalPart("may-be-done-now", "pause", ("t-1.rounds",), ("Minister",),
        ("aaa.act.3",), (),
                                           (), "By order."),)),
    "release on order", "not computable",
    (("Lorries stay ", Figure("lorries a day", Cited((PAPER,)), value=9), " a day."),),
    ("contract: unknown",),
)  # fmt: skip
CARRY_ON = replace(NARROW, id="carry-on", name="Carry on", polarity="none", measures=(), lines_touched=(),
                   against=(), costs=(), legal=LegalScreen("nothing-to-do", "Nothing is done.", (), (), (), (),
        ()))  # fmt: skip

DAYS_LEFT = Figure("days", Derived("d - a", (Input("d", CEILING), Input("a", DELIVERED))), value=11)

REVIEW = Review(
    format="caveat-review/1",
    case=CaseView("bbb-2031", "A test", "What could AAA hold back?", "AAA", "Aland", "BBB", "Beland",
                  "2031-01-29", None),
    decision_status="No decision recorded",
    status_line=("Reported: a pause is considered (1 origin). Denied (1 origin).",),
    lead=(("Of ", CEILING, " rounds under a ceiling, ", REST, " remain; stock ", STOCK, "; balance ", NOBODY, "."),),
    answers=tuple(Answer(n, f"Question {n}?", (("An answer with ", MONEY, "."),)) for n in range(1, 8)),
    contested=(Contested("Is a pause weighed?", "c-1", SIDE_A, SIDE_B, "Both are recorded."),),
    objectives=(
        ObjectiveView("o-access", "Wider access", "AAA", "sought", None, (INDICATOR,), (S_CITED,)),
        ObjectiveView("o-left", "A port", None, "rejected", "One relay adds it.", (), (S_PAPER,)),
    ),
    lines=(LINE, GUNS, SHIELD, GONE, OTHER),
    front=(
        FrontRow("t-1.rounds", True, (Criterion("bite", "unknown", None), Criterion("nexus", "named by one origin", 0)),
                 ()),
        FrontRow("t-2.guns", False, (Criterion("bite", "10 to 40 days", 0), Criterion("nexus", "none", 2)),
                 ("t-1.rounds",)),
    ),
    front_words="Five criteria, in words.",
    options=(CARRY_ON, NARROW),
    against=(("The stick may be empty", ("All but ", REST, " are delivered.")),),
    holds=GUNS.held,
    deadlines=(DeadlineView("2031-02-09", DAYS_LEFT, "Reply asked", "A request, no legal effect.", (S_CITED,)),),
    clocks_words="No statutory clock is running.",
    statements=(CLAIM, DENIAL, GARBLED),
    origins=(OriginView("The Paper", "The Paper, 28 Jan 2031", (PAPER, UNDATED), ("s-1", "s-3"), ("s-3",)),
             OriginView("Palace", "Palace", (GAZETTE,), ("s-2",), ())),
    contradictions=(ContradictionView("c-1", "real", "Is a pause weighed?", ("s-1",), ("s-2",), SIDE_A, SIDE_B, "open",
                                      "Both anonymous.", False),),
    actors=(ActorView("x-min", "The Minister", "minister", "AAA",
                      Figure("points", Assumed("a-pos", 20, 40, "Two speeches.", "N. Analyst"), low=20, high=40),
                      "resists", ("s-2",), ("Says no.",)),
            ActorView("x-court", "A court", "court", "AAA", unknown("points", "no statement on record"), "unknown",
                      (), ())),
    precedents=LINE.precedents,
    not_added=(NotAddedView("Two ceilings in one headline", ASKED, "they may be the same goods."),),
    assumptions=(AssumptionView("a-stock", "rounds in store", STOCK, "2031-01-20"),),
    unknowns=(UnknownView("Stock of rounds", "bite", "It bounds the days.", ("t-1.rounds",)),),
    provisions=(ProvisionView("aaa.act.3", "Transfers Act, section 3", "Notice", "high", False, (GAZETTE,)),
                ProvisionView("aaa.act.9", "Budget Act, section 9", "Money may not be held", "low", True, ())),
    documents=(GAZETTE, PAPER, UNDATED),
    cautions=("One register is behind.",),
    inputs=Inputs("cd" * 32, {"caveat": "0.1.0", "rules": "1"}, 0, 17, "ef" * 32, "2031-01-29T23:59:00Z"),
)  # fmt: skip
