"""``python -m bench``: every measurement there is, one after the other."""

from __future__ import annotations

import sys

from bench import ledger, review

if __name__ == "__main__":
    sys.exit(review.main([]) or ledger.main([]))
