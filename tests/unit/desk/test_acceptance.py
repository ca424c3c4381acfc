"""What a reading proposes is kept apart; who accepts, rejects or amends it is recorded; nothing is recorded twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import acceptance, casework, linking, proposing, reviewing
from caveat.desk.proposing import Source
from caveat.errors import BadRow, Conflict, LedgerError, NoRecord, QuoteNotFound, QuoteNotUnique, UnknownTerm
from caveat.ledger import ask
from caveat.ledger.store import Ledger
from caveat.ledger.verify import verify
from caveat.report import document
from caveat.review import casetext
from caveat.review.docket.refusals import Stale
from caveat.review.proposals import Standing, State
from caveat.review.result.review import Review
from caveat.review.trust import Rule
from tests.unit.bad_inputs.scene import CASE

from .documents import ARTICLE, DEARER, NOTICE, ROWS, WEIGHING, article, register, statement

READER = "A. Reader"


def propose(ledger: Ledger, text: str | bytes, name: str = "notice.txt", **more: Any) -> proposing.Outcome:
    data = text if isinstance(text, bytes) else text.encode()
    return proposing.propose(ledger, proposing.read(Source(name, data)), READER, **more)


def records(ledger: Ledger) -> int:
    return ask.head(ledger)[0]


def only(ledger: Ledger, field: str, state: State = State.PROPOSED) -> Standing:
    [found] = acceptance.listed(ledger, field=field, states=(state,))
    return found


def take_case(ledger: Ledger, tmp_path: Path, text: str = CASE) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    casework.take_in(ledger, casetext.open_case(str(path)), READER)


# --- proposing


def test_what_a_notice_says_is_proposed_with_its_place_and_its_reader(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    total = only(ledger, "value_total")
    assert (total.line["value"], total.line["basis"]) == (80_000_000, "notification-ceiling")
    assert NOTICE[total.span.start : total.span.end] == total.span.quote == "$ 80 million"
    assert total.payload["reader"]["name"] == "notice"
    assert (total.state, total.by) == (State.PROPOSED, READER)


def test_reading_the_same_file_again_adds_nothing(ledger: Ledger) -> None:
    first = propose(ledger, NOTICE)
    before = records(ledger)
    again = propose(ledger, NOTICE)
    assert first.added > 10
    assert (again.added, again.known, again.withdrawn) == (0, first.added, 0)
    assert records(ledger) == before


def test_a_dry_run_tells_the_same_and_records_nothing(ledger: Ledger) -> None:
    would = propose(ledger, NOTICE, dry_run=True)
    assert records(ledger) == 0
    assert would.added == propose(ledger, NOTICE).added


def test_a_dry_run_needs_no_ledger() -> None:
    whole = proposing.read(Source("notice.txt", NOTICE.encode()))
    assert proposing.propose(None, whole, READER, dry_run=True).added > 10


def test_every_span_of_a_reading_is_checked_by_the_ledger(ledger: Ledger) -> None:
    done = propose(ledger, NOTICE)
    assert verify(ledger).spans == done.added


def test_each_line_names_its_proposal_and_a_contradiction_names_both(ledger: Ledger) -> None:
    lines = [
        statement(WEIGHING),
        statement("it had sent ten", id="s2", act="deliver", actor="Ruritania", modality="asserted"),
        {"kind": "contradiction", "a": "s1", "b": "s2", "why": "denial"},
    ]
    one, two, between = proposing.propose(ledger, article(*lines), READER).lines
    assert [row.name for row in acceptance.listed(ledger)] == [one["id"], two["id"]]
    assert (between["a"], between["b"]) == (one["id"], two["id"])


def test_a_row_of_a_register_and_of_a_table_is_a_proposal(ledger: Ledger) -> None:
    propose(ledger, register(*ROWS), "register.csv")
    rows = acceptance.listed(ledger, kind="delivery")
    assert [(row.line["deal"], row.line["number"]) for row in rows] == [("1", 24), ("2", 10)]


def test_two_lines_that_say_the_same_in_one_place_are_two_proposals(ledger: Ledger) -> None:
    done = proposing.propose(ledger, article(statement(WEIGHING), statement(WEIGHING, id="s2")), READER)
    assert done.added == 2
    assert len({row.name for row in acceptance.listed(ledger)}) == 2


def test_a_reader_that_says_otherwise_of_the_same_document_replaces_what_nobody_has_decided(ledger: Ledger) -> None:
    proposing.propose(ledger, article(statement(WEIGHING)), READER)
    done = proposing.propose(ledger, article(statement(WEIGHING, modality="planned")), READER)
    assert (done.added, done.withdrawn) == (1, 1)
    [now] = acceptance.listed(ledger)
    assert now.line["modality"] == "planned"
    back = proposing.propose(ledger, article(statement(WEIGHING)), READER)
    assert (back.added, back.withdrawn) == (1, 1)
    assert [row.line["modality"] for row in acceptance.listed(ledger)] == ["considered"]


def test_what_was_withdrawn_may_be_accepted_and_it_is_told_that_it_was(ledger: Ledger) -> None:
    proposing.propose(ledger, article(statement(WEIGHING)), READER)
    proposing.propose(ledger, article(statement(WEIGHING, modality="planned")), READER)
    [before] = acceptance.listed(ledger, states=(State.WITHDRAWN,))
    done = acceptance.accept(ledger, [before.name], "A. Reader")
    assert [one.payload["decision"]["reason"] for one in done.withdrawn] == [before.payload["decision"]["reason"]]
    assert [one.state for one in done.recorded] == [State.ACCEPTED]
    assert acceptance.accept(ledger, [before.name], "A. Reader").withdrawn == ()


def test_another_rule_or_confidence_is_no_other_proposal(ledger: Ledger) -> None:
    proposing.propose(ledger, article(statement(WEIGHING)), READER)
    done = proposing.propose(ledger, article(statement(WEIGHING, id="s9", rule="other", confidence=0.5)), READER)
    assert (done.added, done.known, done.withdrawn) == (0, 1, 0)


def test_what_another_engine_says_of_a_document_stands_beside_it(ledger: Ledger) -> None:
    proposing.propose(ledger, article(statement(WEIGHING, engine="a model")), READER)
    done = proposing.propose(ledger, article(statement(WEIGHING, engine="rules", act="slow")), READER)
    assert (done.added, done.withdrawn) == (1, 0)
    assert {(one.payload["reader"]["name"], one.line["act"]) for one in acceptance.listed(ledger)} == {
        ("a model", "pause"), ("rules", "slow")
    }  # fmt: skip


def test_the_same_bytes_as_a_page_and_as_plain_text_are_refused(ledger: Ledger) -> None:
    page = "<p>Words of a page.</p>"
    propose(ledger, page, "page.html")
    before = records(ledger)
    with pytest.raises(Conflict, match=r"page\.txt: it was read here as one kind of document"):
        propose(ledger, page, "page.txt")
    assert records(ledger) == before


# --- apart from every case


def test_a_proposal_reaches_no_review_no_export_and_no_list_of_cases(ledger: Ledger, tmp_path: Path) -> None:
    take_case(ledger, tmp_path)
    review, case = reviewing.review(ledger, "small"), casework.export(ledger, "small").partition("\n")[2]
    propose(ledger, NOTICE)
    names = [row.name for row in acceptance.listed(ledger)]
    acceptance.accept(ledger, names[:3], READER)
    after = reviewing.review(ledger, "small")
    assert after.inputs.digest == review.inputs.digest
    assert unmarked(after) == unmarked(review)
    assert casework.export(ledger, "small").partition("\n")[2] == case
    assert list(casework.cases(ledger)) == ["small"]
    assert casework.held_texts(ledger, "small") == {}


def unmarked(review: Review) -> str:
    """A review as it is written, without the mark of the ledger that it was read up to."""
    text = document.to_json(review)
    assert review.inputs.receipt_time
    text = text.replace(review.inputs.receipt_head, "…").replace(review.inputs.receipt_time, "…")
    return text.replace(f'"receipt_sequence": {review.inputs.receipt_sequence}', "…")


@pytest.mark.parametrize("name", ["reading", "reading-of", "proposal"])
def test_a_case_of_whatever_name_takes_no_proposal_for_its_own_part(ledger: Ledger, tmp_path: Path, name: str) -> None:
    propose(ledger, NOTICE)
    pending = acceptance.listed(ledger)
    take_case(ledger, tmp_path, CASE.replace("id: small", f"id: {name}"))
    assert acceptance.listed(ledger) == pending
    assert proposing.is_read(ledger, Source("notice.txt", NOTICE.encode()))


# --- deciding


def test_who_accepts_is_recorded_and_accepting_twice_adds_nothing(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name = only(ledger, "value_total").name
    acceptance.accept(ledger, [name], "B. Analyst", "checked against the page")
    found = only(ledger, "value_total", State.ACCEPTED)
    assert (found.by, found.payload["decision"]["by"]) == ("B. Analyst", {"person": "B. Analyst"})
    assert found.payload["decision"]["reason"] == "checked against the page"
    assert (
        found.at >= ask.history(ledger, acceptance.subject(found.span.document, name.partition("/")[2]))[0].recorded_at
    )
    before = records(ledger)
    assert acceptance.accept(ledger, [name], "C. Other").unchanged == (name,)
    assert records(ledger) == before


def test_rejecting_what_was_accepted_is_a_new_record_that_says_so(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name = only(ledger, "value_total").name
    acceptance.accept(ledger, [name], READER)
    acceptance.reject(ledger, [name], "B. Analyst", "it is of another notice")
    found = only(ledger, "value_total", State.REJECTED)
    was = found.payload["decision"]["was"]
    assert (was["state"], was["by"], found.by) == ("accepted", READER, "B. Analyst")
    subject = acceptance.subject(found.span.document, name.partition("/")[2])
    assert [one.kind for one in ask.history(ledger, subject)] == [State.PROPOSED, State.ACCEPTED, State.REJECTED]
    before = records(ledger)
    assert acceptance.reject(ledger, [name], READER, "it is of another notice").unchanged == (name,)
    assert records(ledger) == before


def test_an_amendment_keeps_what_was_read_beside_what_was_set(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name = only(ledger, "value_total").name
    sets = ["value=81000000", "quote=TOTAL.................................  $ 80 million"]
    acceptance.amend(ledger, name, READER, "corrected in 31-07A", sets)
    found = only(ledger, "value_total", State.AMENDED)
    assert (found.line["value"], found.payload["read"]["line"]["value"]) == (81_000_000, 80_000_000)
    assert NOTICE[found.span.start : found.span.end].startswith("TOTAL")
    assert found.payload["read"]["span"]["quote"] == "$ 80 million"
    before = records(ledger)
    assert acceptance.amend(ledger, name, READER, "corrected in 31-07A", sets).unchanged == (name,)
    assert acceptance.accept(ledger, [name], READER).unchanged == (name,)
    assert records(ledger) == before
    assert verify(ledger).records == before


@pytest.mark.parametrize(
    ("sets", "error", "says"),
    [
        (["modality=possible"], UnknownTerm, "Write one of: asserted, planned, considered"),
        (["attribution.kind=source"], UnknownTerm, "attribution.kind is 'source'"),
        (["weight=3"], UnknownTerm, "the field to set is 'weight'"),
        (["rule=mine"], UnknownTerm, "the field to set is 'rule'"),
        (["modality"], BadRow, "Write FIELD=VALUE"),
        (["attribution.count=some"], BadRow, "Expected: a number"),
        (["attribution.count=0"], BadRow, "a whole number from 1"),
        (["attribution=outlet"], BadRow, "Set one of them: attribution.count"),
        (["objects=shells"], BadRow, "a list like the one that stands there"),
        (["date=next week"], BadRow, "is not a date"),
        (["quote=Ruritania has paused"], QuoteNotFound, "does not stand there"),
        (["quote=e"], QuoteNotUnique, "Lengthen the quote"),
        (["start=50", "end=20"], BadRow, "start first"),
        (["end=9999"], BadRow, "start first"),
        (["start=0", "end=9", "quote=Arcadia"], LedgerError, "Take the range again"),
        (["modality=considered"], Conflict, "these values stand there already"),
    ],
    ids=lambda one: one[0] if isinstance(one, list) else None,
)
def test_an_amendment_that_its_field_cannot_hold_is_refused_and_nothing_recorded(
    ledger: Ledger, sets: list[str], error: type[Exception], says: str
) -> None:
    proposing.propose(ledger, article(statement(WEIGHING)), READER)
    [one] = acceptance.listed(ledger)
    before = records(ledger)
    with pytest.raises(error) as refused:
        acceptance.amend(ledger, one.name, READER, "a reason", sets)
    assert says in str(refused.value)
    assert records(ledger) == before


def test_of_several_decisions_none_is_recorded_where_one_proposal_is_not_there(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name = only(ledger, "value_total").name
    before = records(ledger)
    with pytest.raises(LedgerError, match=r"there is no proposal '[0-9a-f]{12}/nothing'"):
        acceptance.accept(ledger, [name, f"{name.partition('/')[0]}/nothing"], READER)
    assert records(ledger) == before


def test_a_misspelt_proposal_is_met_with_the_nearest(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name = only(ledger, "value_total").name
    with pytest.raises(LedgerError, match=f"Did you mean {name}"):
        acceptance.accept(ledger, [f"{name[:-1]}x"], READER)


# --- rules


def test_a_rule_accepts_the_field_that_it_names_and_signs_with_its_grounds(ledger: Ledger) -> None:
    rule = Rule(name="official totals", reader="notice", fields=("value_total",))
    done = propose(ledger, NOTICE, rules=[rule])
    assert done.accepted == {"official totals": 1}
    found = only(ledger, "value_total", State.ACCEPTED)
    assert found.by == "rule: official totals"
    assert found.payload["decision"]["by"]["rule"] == "official totals"
    assert "right on" in found.payload["decision"]["by"]["grounds"]
    assert only(ledger, "purchaser").state is State.PROPOSED
    before = records(ledger)
    assert propose(ledger, NOTICE, rules=[rule]).accepted == {}
    assert records(ledger) == before


def test_a_rule_leaves_alone_what_a_person_has_decided(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name = only(ledger, "value_total").name
    acceptance.reject(ledger, [name], READER, "a misprint")
    rule = Rule(name="official totals", reader="notice", fields=("value_total",))
    assert propose(ledger, NOTICE, rules=[rule]).accepted == {}
    assert only(ledger, "value_total", State.REJECTED).name == name


def test_a_statement_of_the_news_is_accepted_by_no_rule_over_fields(ledger: Ledger) -> None:
    rule = Rule(name="everything", reader="prose", fields=("act", "modality", "field"))
    done = proposing.propose(ledger, article(statement(WEIGHING)), READER, [rule])
    assert done.accepted == {}


# --- a changed file


def test_a_changed_file_shows_what_changed_and_withdraws_only_what_nobody_decided(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    kept = only(ledger, "value_total").name
    acceptance.accept(ledger, [kept], READER)
    pending = len(acceptance.listed(ledger))
    done = propose(ledger, DEARER)
    assert done.was is not None and done.difference is not None
    changed = {pair.now.says["field"]: pair.fields for pair in done.difference.changed}
    # Only what is major, and with it the total, is another sum: 70 + 20 = 90.
    assert changed == {
        "value_mde": {"value": (60_000_000, 70_000_000)},
        "value_total": {"value": (80_000_000, 90_000_000)},
    }
    assert (done.difference.added, done.difference.gone) == ((), ())
    [total] = [pair.before for pair in done.difference.changed if pair.now.says["field"] == "value_total"]
    assert (total.state, total.by) == ("accepted", READER)
    assert done.withdrawn == pending
    assert only(ledger, "value_total", State.ACCEPTED).name == kept


def test_what_another_name_still_holds_is_not_withdrawn(ledger: Ledger) -> None:
    propose(ledger, NOTICE, "a.txt")
    propose(ledger, NOTICE, "b.txt")
    assert propose(ledger, DEARER, "a.txt").withdrawn == 0
    assert len(acceptance.listed(ledger, field="value_total")) == 2


def test_a_file_that_is_changed_back_proposes_again_what_it_said(ledger: Ledger) -> None:
    first = propose(ledger, NOTICE)
    propose(ledger, DEARER)
    again = propose(ledger, NOTICE)
    assert (again.added, again.known) == (first.added, 0)
    assert only(ledger, "value_total").line["value"] == 80_000_000


def test_what_moves_is_told_as_moved_and_as_nothing_else(ledger: Ledger) -> None:
    first = propose(ledger, NOTICE)
    done = propose(ledger, f"A line of its own.\n\n{NOTICE}")
    assert done.difference is not None
    assert (done.difference.added, done.difference.gone, done.difference.changed) == ((), (), ())
    assert len(done.difference.moved) == first.added


def test_a_changed_row_of_a_register_tells_its_number(ledger: Ledger) -> None:
    propose(ledger, register(*ROWS), "register.csv")
    again = propose(ledger, register(*ROWS), "register.csv")
    assert (again.added, again.known) == (0, 2)
    done = propose(ledger, register(ROWS[0].replace(",24,No,", ",30,No,"), ROWS[1]), "register.csv")
    assert done.difference is not None
    assert [pair.fields for pair in done.difference.changed] == [{"number": (24, 30)}]


# --- interrupted


def test_a_reading_that_was_interrupted_is_completed_by_the_next(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "append_many", interrupt)
        with pytest.raises(KeyboardInterrupt):
            propose(ledger, NOTICE)
    assert records(ledger) == 1, "the document is held, and nothing of it is proposed"
    assert not proposing.is_read(ledger, Source("notice.txt", NOTICE.encode()))
    assert propose(ledger, NOTICE).added > 10
    assert proposing.is_read(ledger, Source("notice.txt", NOTICE.encode()))
    assert verify(ledger).documents == 1


# --- into a case

SAID = "Ruritania is weighing whether to pause deliveries of shells to Arcadia"
INTO = linking.Place("small", "d-notice", "Ruritania considers a pause.")


def said(ledger: Ledger, tmp_path: Path, *lines: dict[str, Any]) -> str:
    """The name of a proposed statement, in a ledger that has the small case."""
    take_case(ledger, tmp_path)
    proposing.propose(ledger, article(*(lines or (statement(SAID),))), READER)
    return acceptance.listed(ledger)[0].name


def test_an_accepted_statement_becomes_one_of_a_case_with_its_words_pinned(ledger: Ledger, tmp_path: Path) -> None:
    name = said(ledger, tmp_path)
    about = linking.accept_into(ledger, name, "B. Analyst", INTO)
    case, pins = casework.case_at(ledger, "small")
    found = case.statements[-1]
    assert about == f"small/{found.id}"
    assert (found.act, found.actor, found.target, found.modality) == ("pause", "Ruritania", "Arcadia", "considered")
    assert (found.origin, found.speaker, found.paraphrase) == ("g-gazette", "An Official Gazette", INTO.paraphrase)
    assert ARTICLE[pins[found.id].start : pins[found.id].end] == SAID
    assert acceptance.listed(ledger, states=(State.ACCEPTED,))[0].by == "B. Analyst"
    assert found.id in casework.export(ledger, "small")
    before = records(ledger)
    assert linking.accept_into(ledger, name, "C. Other", INTO) == about
    assert records(ledger) == before
    assert verify(ledger).records == before


def test_what_a_case_has_as_its_statement_is_not_rejected_behind_its_back(ledger: Ledger, tmp_path: Path) -> None:
    name = said(ledger, tmp_path)
    linking.accept_into(ledger, name, READER, INTO)
    with pytest.raises(Conflict, match="Take it out of the case file"):
        acceptance.reject(ledger, [name], READER, "a mistake")
    take_case(ledger, tmp_path)  # the file does not have it, so that it is withdrawn
    acceptance.reject(ledger, [name], READER, "a mistake")
    assert acceptance.listed(ledger, states=(State.REJECTED,))[0].name == name


@pytest.mark.parametrize(
    ("place", "line", "error", "says"),
    [
        (linking.Place("none", "d-notice", "Words."), {}, NoRecord, "'none'"),
        (linking.Place("small", "d-none", "Words."), {}, UnknownTerm, "the document is 'd-none'"),
        (linking.Place("small", "d-notice", "Words.", "g-none"), {}, UnknownTerm, "the origin is 'g-none'"),
        (INTO, {"actor": "a-nobody"}, UnknownTerm, "actor is 'a-nobody'"),
        (INTO, {"quote": "it", "start": ARTICLE.index("it had"), "end": ARTICLE.index("it had") + 2}, QuoteNotUnique,
         "Lengthen the quote"),
    ],
    ids=["no such case", "no such document", "no such origin", "an actor the case lacks", "words that stand twice"],
)  # fmt: skip
def test_a_statement_that_the_case_cannot_hold_is_neither_accepted_nor_recorded(
    ledger: Ledger, tmp_path: Path, place: linking.Place, line: dict[str, Any], error: type[Exception], says: str
) -> None:
    name = said(ledger, tmp_path, statement(SAID) | line)
    before = records(ledger)
    with pytest.raises(error) as refused:
        linking.accept_into(ledger, name, READER, place)
    assert says in str(refused.value)
    assert records(ledger) == before


def test_a_field_of_a_notice_is_no_statement_of_a_case(ledger: Ledger, tmp_path: Path) -> None:
    take_case(ledger, tmp_path)
    propose(ledger, NOTICE)
    with pytest.raises(Conflict, match="only a statement enters a case"):
        linking.accept_into(ledger, only(ledger, "value_total").name, READER, INTO)


# --- two who decide at once


def test_a_decision_on_what_another_decided_since_it_was_looked_at_is_told_so(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    one, other = (only(ledger, field) for field in ("value_total", "purchaser"))
    seen = records(ledger)
    acceptance.reject(ledger, [one.name], "B. Analyst", "it is of another notice.")
    before = records(ledger)
    decisions: tuple[Callable[[], acceptance.Decided], ...] = (
        lambda: acceptance.accept(ledger, [other.name, one.name], READER, None, seen),
        lambda: acceptance.reject(ledger, [one.name], READER, "a misprint", seen),
        lambda: acceptance.reject(ledger, [one.name], READER, "it is of another notice.", seen),
        lambda: acceptance.amend(ledger, one.name, READER, "a misprint", ["value=70000000"], seen),
    )
    for decide in decisions:
        with pytest.raises(Stale) as wrong:
            decide()
        [told] = wrong.value.changes
        assert told.startswith(
            f"{one.name} (value_total: 80,000,000 USD (notification ceiling)) was rejected by B. Anal"
        )
        assert told.endswith("UTC: it is of another notice.")
        assert wrong.value.now == before
    assert records(ledger) == before
    assert acceptance.accept(ledger, [one.name], READER, None, before).recorded[0].state is State.ACCEPTED


def test_each_decision_since_is_told_in_its_order(ledger: Ledger) -> None:
    propose(ledger, NOTICE)
    name, seen = only(ledger, "value_total").name, records(ledger)
    acceptance.accept(ledger, [name], "B. Analyst")
    acceptance.amend(ledger, name, "C. Other", "a misprint", ["value=70000000"])
    with pytest.raises(Stale) as wrong:
        acceptance.accept(ledger, [name], READER, None, seen)
    first, second = wrong.value.changes
    assert "was accepted by B. Analyst" in first and "80,000,000" in first
    assert "was amended by C. Other" in second and "70,000,000" in second


def test_who_is_a_moment_quicker_is_told_too(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other decision is recorded after the look at what stands, and before one's own is."""
    propose(ledger, NOTICE)
    name, seen = only(ledger, "value_total").name, records(ledger)
    recorded = ledger.append_many

    def late(entries: Any) -> Any:
        monkeypatch.setattr(ledger, "append_many", recorded)
        acceptance.reject(ledger, [name], "B. Analyst", "a mistake")
        return recorded(entries)

    monkeypatch.setattr(ledger, "append_many", late)
    with pytest.raises(Stale, match=r"was rejected by B\. Analyst"):
        acceptance.accept(ledger, [name], READER, None, seen)
    assert only(ledger, "value_total", State.REJECTED).by == "B. Analyst"
