"""Records and documents."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_BYTES = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "record",
        sa.Column("seq", _SEQ, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", _BYTES, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("key", _BYTES, nullable=False, unique=True),
        sa.Column("recorded_at", _BYTES, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Text),
        sa.Column("valid_to", sa.Text),
        sa.Column("supersedes", _SEQ, sa.ForeignKey("record.seq")),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("record_subject", "record", ["subject"])
    op.create_table(
        "document",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
    )
