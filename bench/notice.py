"""How fast notices are read, and that a flood of one sign takes time in step with its length.

``python -m bench.notice [--megabytes N]``. The notices are made up (``tests/notices.py``); the peer beside them is one
pass of the regular expression engine over the same text.
"""

from __future__ import annotations

import argparse
import re
import sys
import time

from tests.notices import LAYOUTS, make

from caveat.sources.notice import read

TARGET = 10.0
FLOODS = {"commas": ",", "numerals": "(i) ", "dollars": "$", "brackets": "(", "number words": "one "}
_WORDS = re.compile(r"\w+")


def seconds(text: str) -> float:
    """Processor seconds of one reading."""
    start = time.process_time()
    for _ in read(text):
        pass
    return time.process_time() - start


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    asked = argparse.ArgumentParser(prog="python -m bench.notice", description="How fast notices are read.")
    asked.add_argument("--megabytes", type=float, default=2.0)
    size = int(asked.parse_args(words).megabytes * 1e6)
    made = [make(layout, seed).text for seed in range(3) for layout in LAYOUTS]
    once = sum(map(len, made))
    rounds = max(1, size // once)
    spent = sum(seconds(text) for _ in range(rounds) for text in made)
    start = time.process_time()
    for _ in range(rounds):
        for text in made:
            sum(1 for _ in _WORDS.finditer(text))
    peer = time.process_time() - start
    rate = rounds * once / spent / 1e6
    print(f"Notices of {len(LAYOUTS)} layouts, {rounds * once / 1e6:.1f} million characters, processor time")
    print(f"  read with places    {rate:6.2f} MB/s   {'met' if rate >= TARGET else 'MISSED'}: at least {TARGET:g}")
    print(f"  words alone found   {rounds * once / peer / 1e6:6.2f} MB/s")
    for name, flood in FLOODS.items():
        short, long = (seconds(flood * (length // len(flood))) for length in (100_000, 1_000_000))
        print(f"  1 MB of {name:<14} {long:6.2f} s, {long / max(short, 1e-4):.0f} times a tenth of it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
