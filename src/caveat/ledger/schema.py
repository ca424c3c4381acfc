"""The tables of a ledger, the same on SQLite and PostgreSQL, and the revision that this program writes."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0006"
"""The newest migration. Older ledgers are brought here by `caveat ledger upgrade`."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006")

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

standing = Table("standing", metadata, Column("seq", _SEQ, primary_key=True, autoincrement=False))
"""The records that nothing supersedes: an aid that a whole book is read by, derived from the records and verified.

It names records without a foreign key: to check one for each row took a quarter of a batch on PostgreSQL.
"""

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("meta", Text, nullable=False),
)

# What follows is no record: nobody's password belongs in a chain that is never pruned.

account = Table(
    "account",
    metadata,
    Column("person", Text, primary_key=True),
    Column("secret", Text),
    Column("issuer", Text),
    Column("known_as", Text),
    Column("changed_at", Text, nullable=False),
    UniqueConstraint("issuer", "known_as"),
)
"""How a person signs in: the hash of a password, or the name that a provider of OpenID Connect knows them by."""

session = Table(
    "session",
    metadata,
    Column("id", _SEQ, Identity(), primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Index("session_person", "person"),
)
"""Who is signed in, by the hash of what their browser keeps."""

token = Table(
    "token",
    metadata,
    Column("id", _SEQ, Identity(), primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("used_at", Text),
    Column("revoked_at", Text),
    Index("token_person", "person"),
)
"""What programs of a person sign in with, by its hash."""

attempt = Table(
    "attempt",
    metadata,
    Column("id", _SEQ, Identity(), primary_key=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", _BYTES, nullable=False),
    Index("attempt_at", "at"),
)
"""Sign-ins that failed of late, so that guessing is slowed down."""

search = Table(
    "saved_search",
    metadata,
    Column("id", _SEQ, Identity(), primary_key=True),
    Column("person", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("person", "name"),
)
"""Searches that people keep."""

version = Table("alembic_version", metadata, Column("version_num", Text, primary_key=True))
"""Alembic's own table: one row, the revision."""
