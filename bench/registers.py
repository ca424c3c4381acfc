"""How fast registers and tables are read into records with their places.

``python -m bench.registers [--rows N]``. The tables are made up; the peer beside them is one pass of the CSV module
over the same text.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from collections.abc import Callable

from caveat.sources.registers import licences, sheet, sipri

TARGET = 2.0
"""Seconds for a trade register of 20,480 rows."""


def register(rows: int) -> str:
    """A trade register: free text, a header, two rows a deal."""
    out = io.StringIO()
    out.write("Transfers of arms.\n\n")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(sipri.HEADER)
    for row in range(rows):
        deal = row // 2
        table.writerow((
            deal, f"State {deal % 90}", f"State {deal % 130}*", f"Type {deal % 700}", "SAM, portable", "Missiles",
            1960 + deal % 60, "Yes" if deal % 3 else "No", row % 400, "No", 1962 + deal % 60 + row % 2, "", "New",
            "0.3", "0.3", "7.2", "No",
        ))  # fmt: skip
    return out.getvalue()


def transfers(rows: int) -> str:
    """Transfers that two states report, one row each."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow((
        "table", "year", "exporter", "importer", "category", "num_items", "state_of_origin", "intermediate_locations",
        "description", "comments",
    ))  # fmt: skip
    for row in range(rows):
        side = "major_import" if row % 2 else "major_export"
        table.writerow((side, 1992 + row // 2 % 30, "Norway", "Peru", f"{row // 60} tanks", row % 90, "", "", "x", ""))
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds, the best of three."""
    found = []
    for _ in range(3):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    asked = argparse.ArgumentParser(prog="python -m bench.registers", description="How fast registers are read.")
    asked.add_argument("--rows", type=int, default=20_480)
    rows = asked.parse_args(words).rows
    how = licences.named("unroca-items")
    deals, reports = register(rows).encode(), transfers(rows).encode()
    read = seconds(lambda: sipri.read(sheet.read(deals, "register.csv")))
    both = seconds(lambda: licences.read(sheet.read(reports, "items.csv"), how))
    peer = seconds(lambda: list(csv.reader(io.StringIO(deals.decode()))))
    print(f"{rows:,} rows, processor time")
    print(f"  trade register into deals  {read:6.2f} s   {'met' if read < TARGET else 'MISSED'}: under {TARGET:g} s")
    print(f"  reports of transfers       {both:6.2f} s")
    print(f"  the CSV module alone       {peer:6.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
