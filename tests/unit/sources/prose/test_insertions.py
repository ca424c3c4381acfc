"""What is put before, into or behind a plain clause changes nothing of who does what to whom.

Each clause is read by itself first; then with a time, a ground, an aside or a further clause around it. The act, the
actor, the target and the polarity have to stay; how firmly and on whose word may change, and more may be stated.
"""

from __future__ import annotations

import itertools

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.statement import Statement

CLAUSES = (
    ("Norway", "has suspended deliveries of missiles to Kenya"),
    ("The German government", "approved the export of 40 howitzers to Peru"),
    ("The defence ministry", "halted shipments of shells to Chad"),
    ("Canada", "revoked licences for drone sensors for Azerbaijan"),
    ("The committee", "refused a permit for mortar bombs for Sudan"),
    ("Lebanon", "asked France for surplus missiles"),
    ("Seoul", "will deliver 24 howitzers to Poland"),
    ("The foreign ministry", "lifted the halt on exports of rockets to Kuwait"),
    ("Amnesty", "called on the government to stop arms sales to Egypt"),
    ("Italy", "has delayed the delivery of three frigates to Qatar"),
    ("The opposition party", "opposed the sale of tanks to Turkey"),
    ("The cabinet", "is considering a halt to rifle exports to Georgia"),
    ("Sweden", "offered Ukraine 14 fighter jets"),
    ("Belgium", "resumed exports of machine guns to Oman"),
    ("The agency", "is reviewing licences for radar parts for India"),
)
BEFORE = (
    "On Monday, ",
    "On Monday ",
    "In March 2031, ",
    "Last week ",
    "Late on Friday ",
    "With effect from today, ",
    "With effect from Monday ",
    "From today ",
    "As of 1 May, ",
    "After long talks, ",
    "For the first time, ",
    "According to the ministry, ",
    "Under pressure from unions, ",
    "In a letter to lawmakers, ",
    "Without giving reasons, ",
    "Despite protests, ",
    "Meanwhile, ",
    "Officially, ",
    "In the third quarter ",
    "At the request of a court, ",
    "Two years after the war, ",
    "Citing a court ruling, ",
    "Faced with protests, ",
    "Because of the war, ",
    "As a result, ",
    "By a vote of five to four, ",
    "To the surprise of its allies, ",
    "Following a review, ",
)
WITHIN = (
    ", led by a new minister,",
    ", on the contrary,",
    ", however,",
    ", for its part,",
    ", under pressure from unions,",
    ", which faces an election,",
    ", signed off by the cabinet,",
    ", meanwhile,",
    ", according to two officials,",
    ", after weeks of talks,",
    ", unlike its neighbours,",
    ", a member of the alliance,",
    ", citing a ruling,",
    ", in a sudden move,",
    ", as expected,",
    ", despite protests,",
    ", it is reported,",
    ", officials said,",
    " quietly",
    " today",
    " on Monday",
    " last week",
    " again",
    " reportedly",
    " in effect",
    " at last",
    " in the end",
    " also",
)
BEHIND = (
    " on Monday",
    " last week",
    " in 2031",
    " without giving reasons",
    " after a court ruling",
    " because of the war",
    " for the first time",
    " under a contract signed in 2029",
    " under an agreement worth 3 billion euros",
    " despite protests",
    " at the request of a court",
    " ahead of the election",
    " until further notice",
    ", officials said",
    ", the ministry said on Tuesday",
    ", according to two officials",
    ", a spokesman told Reuters",
    ", which is at war",
    ", citing a court ruling",
    ", a move that angered its allies",
    ", the first such step since 2019",
    ", while talks went on",
    ", although no reason was given",
    " while the court deliberates",
    " as part of a wider package",
    " as talks continued",
    " following a review",
    " amid protests",
    " in a letter to lawmakers",
    " with immediate effect",
    " to everybody's surprise",
    ", and the unions protested",
    ", but gave no details",
    " and said it would say more later",
    " as soon as the court had ruled",
    " since its neighbours went to war",
)
STILL_LOST = {
    "Late on Friday Amnesty called on the government to stop arms sales to Egypt.",
    "With effect from Monday Amnesty called on the government to stop arms sales to Egypt.",
    "Amnesty, it is reported, called on the government to stop arms sales to Egypt.",
}
"""Where the clause is lost."""


def sentences() -> list[str]:
    found = []
    for subject, rest in CLAUSES:
        low = subject[0].lower() + subject[1:] if subject.startswith("The ") else subject
        found += [f"{lead}{low} {rest}." for lead in BEFORE]
        found += [f"{subject}{aside} {rest}." for aside in WITHIN]
        found += [f"{subject} {rest}{tail}." for tail in BEHIND]
    return found


def read(sentence: str) -> tuple[Statement, ...]:
    return rules.read_of(sentence, [(0, len(sentence))], [(0, 0, len(sentence))], None).statements


def core(one: Statement) -> tuple[str, str | None, str | None, str]:
    actor = one.actor.name[0].lower() + one.actor.name[1:] if one.actor else None
    return one.act.value, actor, one.target.name if one.target else None, one.polarity.value


PLAIN = {(subject, rest): read(f"{subject} {rest}.") for subject, rest in CLAUSES}
CASES = list(zip(itertools.chain.from_iterable(itertools.repeat(one, len(BEFORE) + len(WITHIN) + len(BEHIND))
                                               for one in CLAUSES), sentences(), strict=True))  # fmt: skip


@pytest.mark.parametrize(("subject", "rest"), CLAUSES, ids=[subject for subject, _ in CLAUSES])
def test_each_plain_clause_is_one_statement(subject: str, rest: str) -> None:
    assert len(PLAIN[subject, rest]) == 1


@pytest.mark.parametrize(("clause", "sentence"), CASES, ids=[sentence for _, sentence in CASES])
def test_an_insertion_changes_nothing_of_who_does_what(
    clause: tuple[str, str], sentence: str, request: pytest.FixtureRequest
) -> None:
    if sentence in STILL_LOST:
        request.applymarker(pytest.mark.xfail(strict=True, reason="the clause is lost"))
    assert core(PLAIN[clause][0]) in [core(one) for one in read(sentence)]
