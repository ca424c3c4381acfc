"""Questions that take seconds in; whether each waits, is being worked out, or is answered, out at once.

One is worked out at a time, in a process of its own. Answers are kept by a name that changes with all they depend on.
"""

from __future__ import annotations

import logging
import math
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from caveat.desk.answering import Answer, Question
from caveat.desk.kept import Kept

KEPT = 24
WAITING = 20
"""Questions that may wait; more are not taken."""
LIMIT = 300.0
"""Seconds after which a question is given up."""
PAUSE = 60.0
"""Seconds until what broke is tried again."""
GIVEN_UP = f"It took more than {LIMIT / 60:.0f} minutes and was given up. Run it from the command line."
BROKE = "It ended without an answer. Tell whoever runs this server; its log says more."
Work: TypeAlias = Callable[[Question], Answer]


@dataclass(frozen=True, slots=True)
class Working:
    """A question that is not answered yet."""

    before: int
    """How many are worked out first."""
    seconds: float = 0.0
    """For how long it has been worked on."""
    taken: bool = True
    """False where too many wait, so that it has to be asked again."""


@dataclass(slots=True)
class _Job:
    key: str
    question: Question
    since: float | None = None


class Workshop:
    """The questions of a server."""

    def __init__(self, work: Work | None = None) -> None:
        self.work = work or self._beside
        self._answers: Kept[tuple[Answer, float]] = Kept(KEPT)
        self._jobs: list[_Job] = []
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = self._busy = False

    def kept(self, key: str) -> Answer | None:
        """The answer that was worked out before; nothing is begun."""
        found = self._answers.get(key)
        return found[0] if found is not None and time.monotonic() < found[1] else None

    def ask(self, key: str, question: Callable[[], Question]) -> Answer | Working:
        """The answer, or how far it has come. Whoever asks first has it begun."""
        with self._lock:
            found = self.kept(key)
            if found is not None:
                return found
            for place, job in enumerate(self._jobs):
                if job.key == key:
                    return Working(place, time.monotonic() - job.since if job.since else 0.0)
            if self._closed or len(self._jobs) > WAITING:
                return Working(len(self._jobs), taken=False)
            self._jobs.append(_Job(key, question()))
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="caveat workshop", daemon=True).start()
            return Working(len(self._jobs) - 1)

    def _run(self) -> None:
        """Work while there is a question."""
        while True:
            with self._lock:
                if self._closed or not self._jobs:
                    self._busy = False
                    return
                job = self._jobs[0]
                job.since = time.monotonic()
            found = self._answered(job.question)
            with self._lock:
                self._answers.put(job.key, found)
                self._jobs.remove(job)

    def _answered(self, question: Question) -> tuple[Answer, float]:
        """An answer, and until when it is kept: what broke may be asked again."""
        try:
            return self.work(question), math.inf
        except subprocess.TimeoutExpired:
            found = Answer(why=GIVEN_UP)
        except Exception:  # whatever it is, the questions behind it are still to be answered
            logging.getLogger(__name__).exception("a question broke")
            found = Answer(why=BROKE)
        return found, time.monotonic() + PAUSE

    def _beside(self, question: Question) -> Answer:
        """The answer of a process of its own. Its question may hold a password: it goes by no command line."""
        with subprocess.Popen(
            [sys.executable, "-m", "caveat.web.aside"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child:
            self._child = child
            if self._closed:
                child.kill()
            try:
                said, _ = child.communicate(pickle.dumps(question), timeout=LIMIT)
            except BaseException:
                child.kill()
                raise
            finally:
                self._child = None
        found = pickle.loads(said)  # noqa: S301 written by the process just started
        assert isinstance(found, Answer)
        return found

    def close(self) -> None:
        """Let what is being worked out go."""
        self._closed = True
        child = self._child
        if child is not None:
            child.kill()
