"""Whatever a person writes: what is written reads back equal, and what does not read is refused in a sentence."""

from __future__ import annotations

import json
import math
from keyword import iskeyword
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.errors import CaveatError
from caveat.review import consistency
from caveat.review.casefile import CaseFile
from caveat.review.casetext import read, read_case, write_case

SMALL: dict[str, Any] = {
    "format": "caveat-case/1",
    "case": {"id": "small", "question": "Which goods?", "supplier": "USA", "recipient": "ISR", "as_of": "2031-06-10"},
    "documents": [
        {"id": "d-early", "address": "https://early.example/1", "title": "Early", "publisher": "Early Post",
         "published": "2031-05-02", "kind": "news", "reliability": "high"},
    ],
    "origins": [{"id": "o-early", "name": "Early Post", "documents": ["d-early"]}],
    "statements": [
        {"id": "s-1", "document": "d-early", "origin": "o-early", "speaker": "two officials",
         "attribution": {"kind": "anonymous", "count": 2}, "act": "pause", "items": ["i-155mm-he"],
         "modality": "considered", "polarity": "positive", "date": "2031-05-02", "paraphrase": "A pause is weighed."},
    ],
    "transfers": [
        {"id": "t-shells", "supplier": "USA", "channels": ["FMS"], "description": "shells", "sources": ["d-early"],
         "lines": [
             {"id": "l-shells", "item": "i-155mm-he", "description": "shells", "stage": "notified",
              "quantity": {"kind": "ceiling", "value": 900},
              "events": [{"stage": "notified", "date": "2031-05-01", "sources": ["d-early"]}]},
         ]},
    ],
}  # fmt: skip

# What YAML, JSON and UTF-8 cannot carry at all; the reader refuses it by line, and no page holds it.
CARRIED = st.characters(
    exclude_categories=("Cs",),
    exclude_characters="".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF])) + "\r",
)
ODD = st.sampled_from(
    [
        "no", "yes", "null", "~", "true", "0123", "12:30", "1e3", ".5", "900", "-", "- a", "# a", "a: b", "a #b", "*x",
        "&x", "!!str", "'", '"', "\\", "\\n", "%", "@", "`", "{", "[", "|", ">", "?", "<<", "=", "---", "...", "\u2028",
        "\u202e", "2031-06-10", "a\nb", "\n\nx", "x\n\n\ny", "\ufeffx", "\u00a0", "\u0301", "\U0001f600", "x" * 200,
        "tab\tx",
    ]
)  # fmt: skip
TEXT = (st.text(CARRIED, min_size=1, max_size=60) | ODD).map(str.strip).filter(bool)
NUMBER = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False, width=64)
DATE = st.dates().map(str) | st.sampled_from(["2031", "2031-05", "2031-05-02", "2031-04/2031-05-02"])


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """The small case with words, numbers, dates and rows of someone's own."""
    content: dict[str, Any] = json.loads(json.dumps(SMALL))
    content["case"] |= {"question": draw(TEXT), "title": draw(st.none() | TEXT), "notes": [{"text": draw(TEXT)}]}
    content["documents"][0] |= {"title": draw(TEXT), "publisher": draw(TEXT), "published": draw(st.none() | DATE)}
    content["documents"] += [content["documents"][0] | {"id": f"d-{n}"} for n in range(draw(st.integers(0, 3)))]
    content["statements"][0] |= {
        "paraphrase": draw(TEXT), "quote": draw(st.none() | TEXT), "date": draw(st.none() | DATE),
        "printed": draw(st.integers(1, 99)), "scope": draw(st.none() | st.text(CARRIED, max_size=20)),
    }  # fmt: skip
    line = content["transfers"][0]["lines"][0]
    line["quantity"] = {"kind": "ceiling", "value": draw(NUMBER), "unit": draw(TEXT), "note": draw(st.none() | TEXT)}
    # No formula has "not" or "in" for the name of an input.
    word = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(lambda name: not iskeyword(name))
    names = draw(st.lists(word, unique=True, max_size=3))
    low = draw(st.integers(0, 10**6))
    line["amounts"] = [{"basis": "offer", "low": low, "high": low + draw(st.integers(0, 10**6))}]
    if names:
        total = sum(range(1, len(names) + 1))
        line["delivered"] = {
            "kind": "derived", "value": total, "formula": " + ".join(names),
            "inputs": {name: {"value": n} for n, name in enumerate(names, 1)},
        }  # fmt: skip
    return CaseFile.model_validate(content)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_case_that_is_written_reads_back_equal(case: CaseFile) -> None:
    text = write_case(case)
    again = read_case(text.encode(), "case.yaml")
    assert again == case
    assert write_case(again) == text


@settings(max_examples=30, deadline=None)
@given(cases())
def test_a_case_written_as_json_reads_back_equal(case: CaseFile) -> None:
    content = case.model_dump(mode="json", exclude_defaults=True)
    for ascii_only in (True, False):
        assert read_case(json.dumps(content, ensure_ascii=ascii_only).encode(), "case.json") == case


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    refused(data)


YAML = write_case(CaseFile.model_validate(SMALL))
PIECES = st.sampled_from(
    [
        b"", b"\n", b" ", b"\t", b":", b": ", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&a ", b"*a", b"!!int ",
        b"|", b">", b"---\n", b"...\n", b"? ", b"<<: ", b"\0", b"\xff", b"\xc3", b"\\x", b"null", b"1e999", b"-1",
        b"\xe2\x80\xae", b"%YAML 1.1\n", b"\\ud800", b"9" * 50, b"[" * 70, b"inputs: {a: {value: 1}}",
        b"formula: a ** 9 ** 9",
    ]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, text: bytes) -> bytes:
    """A case file with pieces cut out of it and others put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES | st.binary(max_size=4)) + text[end:]
    return text


@settings(max_examples=200, deadline=None)
@given(mutated(YAML.encode()) | mutated(json.dumps(SMALL).encode()))
def test_a_damaged_case_is_read_or_refused_in_a_sentence(data: bytes) -> None:
    refused(data)


def refused(data: bytes) -> None:
    """Read bytes and check what can be read; only a sentence of ours may come of it."""
    try:
        found = read(data, "case.yaml")
        consistency.check(found.case, known_item=lambda name: True, where=found.where, line_of=found.line_of)
    except CaveatError as wrong:
        assert str(wrong).startswith("case.yaml")
        assert "\n" not in str(wrong).rstrip()
        assert str(wrong)[-1] in ".?)…"
        return
    again = read_case(write_case(found.case).encode(), "again.yaml")
    assert again == found.case
    assert all(math.isfinite(one) for one in numbers(json.loads(found.case.model_dump_json())))


def numbers(value: Any) -> list[float]:
    """Every number in a value."""
    if isinstance(value, dict | list):
        return [one for part in (value.values() if isinstance(value, dict) else value) for one in numbers(part)]
    return [value] if isinstance(value, int | float) else []
