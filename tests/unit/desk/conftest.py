"""A new ledger for each test, on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.unit.ledger.conftest import file_ledger, ledger, url

__all__ = ["file_ledger", "ledger", "url"]
