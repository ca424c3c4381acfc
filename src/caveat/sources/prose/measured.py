"""The open part of the corpus in; ``confidence.toml`` out: how often each rule was right, as ``judge`` judges it.

Run as ``python -m caveat.sources.prose.measured`` whenever a rule has changed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from caveat.sources.prose import corpus, rules
from caveat.sources.prose.judge import judge

OUT = Path(__file__).parent / "confidence.toml"


def table() -> str:
    """Right and read, for each rule and for all, as TOML with the digest of the corpus that they were measured on."""
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for article in corpus.load("open"):
        prose = rules.read(article.text, corpus.paragraphs(article.text), article.published)
        judged = judge(article, prose)
        for at, place in judged.pairs:
            if place is None:
                continue
            rule = prose.statements[place].rule.split(" < ")[0]
            read[rule] += 1
            right[rule] += at is not None and not judged.wrong[at]
    lines = [
        "# Statements of each rule that were right, and that were read, in the open part of the corpus.",
        "# Written by `python -m caveat.sources.prose.measured`; not to be edited by hand.",
        f'corpus = "{corpus.digest("open")}"',
        f"all = [{right.total()}, {read.total()}]",
        "",
        "[rules]",
        *(f'"{rule}" = [{right[rule]}, {read[rule]}]' for rule in sorted(read)),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUT.write_text(table(), encoding="utf-8")
