"""The bundled cases through every face: what holds of the invented review holds of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from caveat.desk import casework, reviewing
from caveat.ledger import connect
from caveat.report import brief, document, page, words
from caveat.review import casefile
from caveat.review.result.review import Review
from tests.unit.report.walker import bare_numbers

CASES = sorted(path.stem for path in (Path(casefile.__file__).parent / "cases").glob("*.yaml"))
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module", params=CASES)
def review(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    ledger = connect.open_ledger(tmp_path_factory.mktemp("ledger") / "case.db")
    casework.take_bundled(ledger, request.param)
    yield reviewing.review(ledger, request.param)
    ledger.close()


def test_every_number_of_the_document_stands_in_a_figure(review: Review) -> None:
    assert list(bare_numbers(json.loads(document.to_json(review)))) == []


def test_the_document_keeps_to_the_published_schema(review: Review) -> None:
    found = json.loads(document.to_json(review))
    jsonschema.validate(found, document.schema(), cls=jsonschema.Draft202012Validator)


def test_every_link_of_the_page_leads_somewhere_and_no_cell_is_blank(review: Review) -> None:
    html = page.render(review)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    cells = re.findall(r"<(?:td|dd)[^>]*>(.*?)</(?:td|dd)>", html, re.DOTALL)
    assert cells and all(TAG.sub("", cell).strip() for cell in cells)
    assert "<script" not in html


def test_the_brief_of_a_real_case_is_one_page(review: Review) -> None:
    text = brief.render(review)
    assert len(text.splitlines()) <= 65 and brief.count(text) <= 800 and brief.count(text.split("## Notes")[0]) <= 700


def test_the_decision_status_leads_page_and_brief(review: Review) -> None:
    status = words.sentence(review.decision_status)
    assert brief.render(review).startswith(f"**{status}.**")
    text = TAG.sub(" ", page.render(review).split("<body>")[1])
    assert text.index(status) < text.index(review.case.question[:20])


def sources(review: Review) -> Iterator[tuple[str, str]]:
    """Address and date of every page on which the case leans; where the law was read is not evidence of the case."""
    found = json.loads(document.to_json(review))
    found.pop("provisions")
    waiting: list[Any] = [found]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            waiting.extend(part.values())
            if "address" in part and part["published"]:
                yield part["address"], part["published"]


def test_no_page_that_the_review_leans_on_was_published_after_its_date(review: Review) -> None:
    as_of = review.case.as_of
    leaned = list(sources(review))
    assert leaned
    assert [row for row in leaned if row[1] > as_of[: len(row[1])]] == []


def test_every_figure_opens_to_a_note_with_what_it_stands_on(review: Review) -> None:
    html = page.render(review)
    notes = dict(re.findall(r'<li id="([nfau]\d+)"[^>]*>(.*?)</li>\n', html, re.DOTALL))
    addresses = dict(re.findall(r'<tr id="(d-[^"]+)">.*?href="(https?://[^"]+)"', html))
    assert len(notes) > 50
    for name in set(re.findall(r'<a role="doc-noteref" class="(?:fig|unk)[^"]*" id="[^"]+" href="#([^"]+)"', html)):
        note = notes[name]
        assert f'href="#r-{name}-1"' in note, f"{name} does not lead back"
        if name.startswith("n"):
            assert "In our words:" in note and 'class="basis">cited, text not held' in note, name
            for source in re.findall(r'<span class="src">(.*?)</span></span>|<span class="src">(.*?)</span>', note):
                told = "".join(source)
                entry = re.search(r'href="#(d-[^"]+)"', told)
                assert (entry and addresses[entry[1]]) or re.search(r'class="address" href="https?://', told), (
                    name,
                    told,
                )
                assert re.search(r"</bdi>(</a>)?, (<bdi>[^<]+</bdi>, )?(not dated|[A-Z0-9])", told), (name, told)
        elif name.startswith("f"):
            assert 'class="formula"' in note and re.search(r'<a role="doc-noteref" class="(fig|unk)', note), name
        elif name.startswith("a"):
            assert "Reason:" in note and "Owner:" in note and re.search(r"\d[\d,.]* to \d", note), name
        else:
            assert len(TAG.sub("", note).split(":", 1)[1].strip()) > 5, name


def test_no_id_of_a_line_stands_where_a_reader_expects_its_name(review: Review) -> None:
    text = TAG.sub(" ", re.sub(r'<span class="id">.*?</span>', "", page.render(review).split("<body>")[1]))
    ids = "|".join(re.escape(line.line) for line in review.lines)
    assert re.findall(rf"(?<![#\w-])(?:{ids})(?![\w-])", text) == []
