"""Documents read together: whose report each page tells, and what one page says against another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caveat.desk import reading
from caveat.desk.together import Together
from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.statement import Contradiction, Mention, Prose, Source, Statement


class Stub:
    """An engine that reads one statement of a page by its first word."""

    name = "stub"

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        start, end = paragraphs[0]
        outlet = "Reuters" if "Reuters" in text else None
        denied = "denied" in text
        actor = text.index("Berlin")
        one = Statement(
            start, end, Act.PAUSE, Mention("Berlin", actor, actor + 6), None, (),
            Modality.DENIED if denied else Modality.ASSERTED, Polarity.NEGATIVE if denied else Polarity.POSITIVE,
            Source(Attribution.NAMED, "Ana Reyes") if denied else Source(Attribution.ANONYMOUS, "officials", 2,
                                                                         "officials", outlet),
            None, (), "stub", 1.0,
        )  # fmt: skip
        return Prose((one,), (Contradiction(0, 0, "denial"),) if "itself" in text else ())


def read(*texts: str) -> list[dict[str, object]]:
    kept = Together()
    for number, text in enumerate(texts):
        list(reading.read(text.encode(), f"{number}.txt", engine=Stub(), into=kept))
    return list(kept.lines())


A = "Berlin has halted the shipments, two officials told Reuters, as the talks in the north went on."
B = "Berlin stopped what it was to send, Reuters reported, and gave no reason of any kind for it."
C = "Berlin denied through Ana Reyes that anything at all had been halted, today or on another day."


def test_pages_are_counted_under_their_origins() -> None:
    found = [line for line in read(A, B, C) if line["kind"] == "origin"]
    assert [(line["name"], len(line["pages"])) for line in found] == [("Reuters", 2), ("Ana Reyes", 1)]  # type: ignore[arg-type]
    assert found[0]["why"] == "the pages name this outlet as the source"


def test_a_report_and_the_denial_on_another_page_clash_with_both_quotes() -> None:
    found = [line for line in read(A, C) if line["kind"] == "contradiction"]
    assert len(found) == 1
    [line] = found
    assert (line["why"], line["quote"]) == ("denial", A)
    assert line["b"] == {"document": line["b"]["document"], "name": "1.txt", "id": "s1", "origin": "o2", "quote": C}  # type: ignore[index]


def test_one_document_or_the_same_twice_shows_nothing_more() -> None:
    assert read(A) == []
    assert read(A, A) == []


def test_a_contradiction_within_a_page_is_told_with_it() -> None:
    lines = list(reading.read(b"Berlin halted itself.", "a.txt", engine=Stub()))
    assert [(line["kind"], line.get("why")) for line in lines] == [("statement", None), ("contradiction", "denial")]
    assert lines[0]["engine"] == "stub"
