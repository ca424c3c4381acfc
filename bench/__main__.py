"""``python -m bench``: every measurement there is, one after the other."""

from __future__ import annotations

import sys

from bench import bargain, ledger, notice, page, read, registers, review, simulate, web

if __name__ == "__main__":
    sys.exit(max(room.main([]) for room in (review, notice, registers, page, read, bargain, simulate, ledger, web)))
