"""A subject's name is kept once, and records name it by number: their index is a third of what it was."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_BYTES = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "subject",
        sa.Column("id", _SEQ, sa.Identity(), primary_key=True),
        sa.Column("name", _BYTES, nullable=False, unique=True),
    )
    op.execute("INSERT INTO subject (name) SELECT DISTINCT subject FROM record ORDER BY subject")
    op.drop_table("standing")
    op.drop_index("record_subject", "record")
    op.drop_index("record_supersedes", "record")
    # Neither database can put a column where another was, and SQLite cannot make one that is never null: the table is
    # written anew, in the order of the code.
    op.rename_table("record", "before")
    if op.get_context().dialect.name == "postgresql":  # where an index keeps its name when its table is renamed
        for kind in ("pkey", "key_key"):
            op.execute(f"ALTER INDEX record_{kind} RENAME TO before_{kind}")
    op.create_table(
        "record",
        sa.Column("seq", _SEQ, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject_id", _SEQ, sa.ForeignKey("subject.id"), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("key", _BYTES, nullable=False, unique=True),
        sa.Column("recorded_at", _BYTES, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Text),
        sa.Column("valid_to", sa.Text),
        sa.Column("supersedes", _SEQ, sa.ForeignKey("record.seq")),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.execute(
        "INSERT INTO record SELECT seq, kind, subject.id, payload, key, recorded_at, recorded_by, valid_from, "
        "valid_to, supersedes, hash FROM before JOIN subject ON subject.name = before.subject ORDER BY seq"
    )
    op.drop_table("before")
    op.create_index("record_subject", "record", ["subject_id"])
    op.create_index(
        "record_supersedes",
        "record",
        ["supersedes"],
        unique=True,
        sqlite_where=sa.text("supersedes IS NOT NULL"),
        postgresql_where=sa.text("supersedes IS NOT NULL"),
    )
    op.create_table(
        "standing", sa.Column("seq", _SEQ, sa.ForeignKey("record.seq"), primary_key=True, autoincrement=False)
    )
    op.execute(
        "INSERT INTO standing (seq) SELECT seq FROM record AS one "
        "WHERE NOT EXISTS (SELECT 1 FROM record AS later WHERE later.supersedes = one.seq)"
    )
