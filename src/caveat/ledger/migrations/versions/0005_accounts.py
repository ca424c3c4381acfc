"""Accounts, sessions, tokens and saved searches: beside the records, and no part of their chain."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_BYTES = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _number() -> sa.Column[int]:
    return sa.Column("id", _SEQ, sa.Identity(), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("secret", sa.Text),
        sa.Column("issuer", sa.Text),
        sa.Column("known_as", sa.Text),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.UniqueConstraint("issuer", "known_as"),
    )
    op.create_table(
        "session",
        _number(),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.Column("seen_at", sa.Text, nullable=False),
        sa.Column("ends_at", sa.Text, nullable=False),
    )
    op.create_index("session_person", "session", ["person"])
    op.create_table(
        "token",
        _number(),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("ends_at", sa.Text, nullable=False),
        sa.Column("used_at", sa.Text),
        sa.Column("revoked_at", sa.Text),
    )
    op.create_index("token_person", "token", ["person"])
    op.create_table(
        "attempt",
        _number(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("at", _BYTES, nullable=False),
    )
    op.create_index("attempt_at", "attempt", ["at"])
    op.create_table(
        "saved_search",
        _number(),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.UniqueConstraint("person", "name"),
    )
