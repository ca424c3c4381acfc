"""A reader in a process of its own, within bounds of time and memory: what a file makes its library do ends there.

The library that opens a foreign format bounds neither. ``read`` starts a module that calls ``bounded`` as its main
work: bytes on its standard input, JSON on its standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from caveat.deferral import deferred
from caveat.errors import Unreadable

if TYPE_CHECKING:
    import json
    import resource
    import subprocess
else:  # this module is named by what every document is asked about, and few are read here; Windows has no bounds
    json = deferred("json")
    resource = deferred("resource")
    subprocess = deferred("subprocess")

SECONDS = 9.0
"""Until the reading of a file is given up."""
CPU_SECONDS = 8
"""Of the processor, for a whole file."""
MEMORY = 500_000_000


class Refused(Exception):
    """What cannot be read, and how to mend it."""


def read(module: str, data: bytes, name: str, what: str, mend: str, **decode: Any) -> Mapping[str, Any]:
    """What a module tells of the bytes of a file; ``decode`` is how its JSON is read.

    Raises  Unreadable, with the words of the module where it refused the file, else with ``mend``.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", module], input=data, capture_output=True, timeout=SECONDS, check=False
        )
        told: Mapping[str, Any] = json.loads(done.stdout, **decode) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        told = {}
    if "refused" in told:
        raise Unreadable(name, *told["refused"])
    if not told:
        why = f"reading this {what} takes more than {CPU_SECONDS} seconds or 500 MB of memory, or breaks its reader"
        raise Unreadable(name, why, mend)
    return told


def bounded(reader: Callable[[bytes], Mapping[str, Any]]) -> None:
    """Read a file from standard input within bounds; write what the reader tells of it, or why it refuses it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        told = reader(sys.stdin.buffer.read())
    except Refused as refused:
        told = {"refused": refused.args}
    sys.stdout.write(json.dumps(told))
