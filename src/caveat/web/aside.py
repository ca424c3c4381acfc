"""A process beside the server: one question on its standard input in, its answer on its standard output, and its end.

What takes seconds is worked out here, so that no reader's page waits for it. The question comes from the server that
started the process, and from nobody else.
"""

from __future__ import annotations

import os
import pickle
import sys

from caveat.desk.answering import Answer, Question
from caveat.errors import MissingExtra

try:
    from caveat.desk.working import answer
except MissingExtra as absent:
    ABSENT = Answer(why=str(absent))

    def answer(asked: Question) -> Answer:
        """The answer that says which packages are missing."""
        return ABSENT


KINDNESS = 10
"""By how much it stands back where a reader's page wants the processor."""


def main() -> None:
    """Answer the one question that standard input holds, on standard output."""
    os.nice(KINDNESS)
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints is no part of the answer
        question = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 written by the server that started this
        out.write(pickle.dumps(answer(question)))


if __name__ == "__main__":
    main()
