"""How fast notices are read, how fast what holds none is passed over, and that floods take time in step with length.

``python -m bench.notice [--megabytes N]``. The notices are made up (``tests/notices.py``) and no two are the same; the
peer beside them is one pass of the regular expression engine over the same text, in turns with the reader.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from itertools import count

from tests.notices import LAYOUTS, make

from caveat.sources.notice import read

TARGET, PASSING = 10.0, 100.0
"""Megabytes a second: of notices, and of what holds none."""
PROSE = (
    "The ministry is weighing whether to slow some deliveries, two officials said on Monday. Nothing has been decided, "
    "and a spokesman declined to comment. The kits were bought in 1988 (with spares) and are used by “both” fleets.\n\n"
)
NEAR = (
    f"{PROSE}Lawmakers were told of a possible Foreign Military Sale under the Arms Export Control Act. Each kit has "
    "(i) a lens and (ii) a filter, and the purchaser (Japan) said: nothing.\n\n"
)
FLOODS = {
    "commas": ",",
    "numerals": "(i) ",
    "dollars": "$",
    "brackets": "(",
    "number words": "one ",
    "marks of quoting": "> ",
    "purchasers": "(i) Prospective Purchaser: Norway\n",
    "heads": "[Federal Register Volume 91, Number 4 (Friday, ",
    "letters": "October 2, 2031\nHon. X\nPursuant to Section 36(d) of the Arms Export Control Act\n",
    "releases": "The State Department has made a determination approving a possible Foreign Military Sale to X of ",
}
_WORDS = re.compile(r"\w+")


def seconds(text: str) -> float:
    """Processor seconds of one reading."""
    start = time.process_time()
    for _ in read(text):
        pass
    return time.process_time() - start


def peer_seconds(text: str) -> float:
    """Processor seconds of finding every word."""
    start = time.process_time()
    for _ in _WORDS.finditer(text):
        pass
    return time.process_time() - start


def notices(size: int) -> list[str]:
    """Distinct notices of all layouts, so many characters of them together."""
    found: list[str] = []
    held = 0
    for seed in count():
        for layout in LAYOUTS:
            found.append(make(layout, seed).text)
            held += len(found[-1])
        if held >= size:
            return found
    raise AssertionError


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    asked = argparse.ArgumentParser(prog="python -m bench.notice", description="How fast notices are read.")
    asked.add_argument("--megabytes", type=float, default=2.0)
    size = int(asked.parse_args(words).megabytes * 1e6)
    gc.set_threshold(150_000, 20, 50)  # as the command line does
    made = notices(size)
    length = sum(map(len, made))
    for layout in LAYOUTS:  # expressions are compiled when they are first asked
        seconds(make(layout, size).text)
    spent = peer = 0.0
    for text in made:
        spent += seconds(text)
        peer += peer_seconds(text)
    rate = length / spent / 1e6
    print(f"{len(made)} notices of {len(LAYOUTS)} layouts, {length / 1e6:.1f} million characters, processor time")
    print(f"  read with places    {rate:6.2f} MB/s   {'met' if rate >= TARGET else 'MISSED'}: at least {TARGET:g}")
    print(f"  words alone found   {length / peer / 1e6:6.2f} MB/s   {spent / peer:.1f} times as fast")
    for name, prose in (("prose without a sign", PROSE), ("prose that names sales", NEAR)):
        text = prose * (size // len(prose))
        passed = len(text) / min(seconds(text) for _ in range(3)) / 1e6
        print(f"  {name:<22}{passed:7.1f} MB/s   {'met' if passed >= PASSING else 'MISSED'}: at least {PASSING:g}")
    for name, flood in FLOODS.items():
        short, long = (seconds(flood * (length // len(flood))) for length in (100_000, 1_000_000))
        print(f"  1 MB of {name:<16} {long:6.2f} s, {long / max(short, 1e-4):.0f} times a tenth of it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
