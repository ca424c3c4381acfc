"""The words of a command line in; out what the plainest way of reading asks for, where they are no more than that.

What checks every option of every command takes longer to be read than a page of news. Most readings have no option but
where to: they are taken at their word, and whatever else a command line holds goes the long way. A test holds the two
ways to the same.
"""

from __future__ import annotations

from collections.abc import Sequence


def reading(words: Sequence[str]) -> tuple[list[str], str | None] | None:
    """The documents of ``read DOCUMENT... [--json FILE|-]``, and where the JSON goes, if anywhere.

    None where the words say anything else.
    """
    if not words or words[0] != "read":
        return None
    rest = list(words[1:])
    to_json = None
    if rest.count("--json") == 1 and rest[-1] != "--json":
        at = rest.index("--json")
        to_json = rest[at + 1]
        del rest[at : at + 2]
    documents = [word for word in rest if _is_value(word)]
    if not documents or len(documents) < len(rest) or not (to_json is None or _is_value(to_json)):
        return None
    return documents, to_json


def _is_value(word: str) -> bool:
    """True for a word that no option begins, and for the dash that stands for standard input or output."""
    return word == "-" or not word.startswith("-")
