"""The tables of a ledger, the same on SQLite and PostgreSQL, and the revision that this program writes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, Index, Integer, LargeBinary, MetaData, Table, Text

REVISION = "0004"
"""The newest migration. Older ledgers are brought here by `caveat ledger upgrade`."""

KNOWN = ("0001", "0002", "0003", "0004")

metadata = MetaData()

# In PostgreSQL text must compare byte by byte, as it does in SQLite: subjects are asked for by prefix.
_BYTES = Text(collation="C").with_variant(Text(), "sqlite")
_SEQ = BigInteger().with_variant(Integer(), "sqlite")

subject = Table(
    "subject",
    metadata,
    Column("id", _SEQ, Identity(), primary_key=True),
    Column("name", _BYTES, nullable=False, unique=True),
)
"""What records are about, each name once: an index over numbers costs an append a third of one over names."""

record = Table(
    "record",
    metadata,
    Column("seq", _SEQ, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject_id", _SEQ, ForeignKey("subject.id"), nullable=False),
    Column("payload", Text, nullable=False),
    Column("key", _BYTES, nullable=False, unique=True),
    Column("recorded_at", _BYTES, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("supersedes", _SEQ, ForeignKey("record.seq")),
    Column("hash", Text, nullable=False),
    Index("record_subject", "subject_id"),
)
Index(
    "record_supersedes",
    record.c.supersedes,
    unique=True,
    sqlite_where=record.c.supersedes.is_not(None),
    postgresql_where=record.c.supersedes.is_not(None),
)

standing = Table(
    "standing", metadata, Column("seq", _SEQ, ForeignKey("record.seq"), primary_key=True, autoincrement=False)
)
"""The records that nothing supersedes: an aid that a whole book is read by, derived from the records and verified."""

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("meta", Text, nullable=False),
)

version = Table("alembic_version", metadata, Column("version_num", Text, primary_key=True))
"""Alembic's own table: one row, the revision."""
