"""Where the one JSON of a model's answer is plain, and where it is not: thinking is never taken for the answer."""

from __future__ import annotations

import json
import time

import pytest

from caveat.sources.prose.engines import answers

DECOY = '{"statements": [{"quote": "Norland received the missiles"}]}'
ANSWER = {"statements": [{"quote": "Ruritania halted deliveries {of shells}"}]}
GIVEN = json.dumps(ANSWER)
FENCED = f"```json\n{GIVEN}\n```"

PLAIN = {
    "bare": GIVEN,
    "with spaces around it": f"\n\n  {GIVEN}\n",
    "in a fence": FENCED,
    "in a fence of no language": f"```\n{GIVEN}\n```",
    "in a fence on lines of its own, with spaces": f"  ```JSON  \n\n{GIVEN}\n\n  ```\n",
    "over many lines": json.dumps(ANSWER, indent=2),
    "behind thinking": f"<think>\nThe first paragraph names Ruritania.\n</think>\n\n{GIVEN}",
    "behind no thinking": f"<think>\n\n</think>\n\n{GIVEN}",
    "behind thinking that the question began": f"The first paragraph names Ruritania.\n</think>\n{GIVEN}",
    "behind thinking that tries an answer": f"<think>Perhaps {DECOY}? No.</think>{GIVEN}",
    "behind thinking that tries one in a fence": f"<think>\n```json\n{DECOY}\n```\n</think>\n{GIVEN}",
    "behind thinking that breaks a fence off": f"<think>```json\n{DECOY}</think>{FENCED}",
    "behind thinking marked otherwise": f"[THINK]It says so.[/THINK]{GIVEN}",
    "behind thoughts": f"<thinking>It says so.</thinking>\n{FENCED}",
    "behind thinking, in a fence": f"<think>It says so.</think>\n{FENCED}\n",
    "behind thinking and a line of prose": f"<think>It says so.</think>\nHere is the answer:\n\n{GIVEN}",
    "behind thinking, prose and a fence": f"<think>It says so.</think>\nHere is the answer:\n{FENCED}",
    "behind a line of prose": f"Here are the statements:\n{GIVEN}",
    "behind a line of prose, in a fence": f"Here are the statements:\n\n{FENCED}",
    "with a fence in its words": json.dumps(ANSWER | {"x": "```"}),
}


@pytest.mark.parametrize("words", PLAIN.values(), ids=PLAIN.keys())
def test_the_one_object_of_an_answer_is_taken(words: str) -> None:
    found = answers.parsed(words)
    assert found["statements"] == ANSWER["statements"]


IN_DOUBT = {
    "thinking that does not end": f"<think>The answer is {GIVEN}",
    "thinking that ends twice": f"<think>The article says </think>{DECOY}</think>{GIVEN}",
    "thinking that ends within the answer": f'<think>It says so.</think>{{"statements": [], "x": "</think>{DECOY}"}}',
    "thinking that begins twice": f"<think>It says <think> so.</think>{GIVEN}",
    "thinking that begins anew": f"<think>It says so.</think>{GIVEN}<think>Or not.",
    "thinking behind an answer": f"{DECOY}<think>It says so.</think>{GIVEN}",
    "a mark of an end twice": f"It says so.</think></think>{GIVEN}",
    "thinking and no answer": f"<think>The answer is {GIVEN}</think>\nThere is none.",
    "thinking alone": f"<think>{GIVEN}</think>",
    "two objects": f"{DECOY}\n{GIVEN}",
    "two objects behind thinking": f"<think>So.</think>{DECOY}\n{GIVEN}",
    "two fences": f"{FENCED}\n{FENCED}",
    "an object before the fence": f"<think>So.</think>First I had {DECOY}, but:\n{FENCED}",
    "a brace in the prose": f"<think>So.</think>In the form {{a}}:\n{FENCED}",
    "words behind the object": f"<think>So.</think>{GIVEN}\nOn second thought, none of this is said.",
    "words behind the fence": f"Here:\n{FENCED}\nOn second thought, none of this is said.",
    "a fence of another language": f"```python\n{GIVEN}\n```",
    "a fence that does not end": f"Here:\n```json\n{GIVEN}",
    "a fence of one line": f"```json {GIVEN}```",
    "a key given twice": f'<think>So.</think>{{"statements": [], "statements": {json.dumps(ANSWER["statements"])}}}',
    "an object in a list": f"Here: [{GIVEN}]",
    "nothing": "",
    "prose": "Certainly! There are no statements.",
}


@pytest.mark.parametrize("words", IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_what_could_be_taken_in_two_ways_is_left_as_it_stands(words: str) -> None:
    assert answers.parsed(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "<think>" * 140_000,
        "</think>" + "[" * 900_000,
        "</think>" + '{"a":' * 190_000,
        "```\n" + "\n" * 900_000,
        " \n" * 450_000 + "```",
        "Here: {" * 140_000,
        "<" * 900_000,
        "</think>```json\n" + " " * 900_000 + "```",
    ],
    ids=["marks", "brackets", "mappings", "lines in a fence", "lines before one", "braces", "angles", "an empty fence"],
)
def test_a_long_answer_without_an_object_is_told_in_time(words: str) -> None:
    began = time.monotonic()
    assert answers.parsed(words) == words
    assert time.monotonic() - began < 5.0
