"""The records that nothing supersedes have a table of their own, so that a book is read without its history."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "standing", sa.Column("seq", _SEQ, sa.ForeignKey("record.seq"), primary_key=True, autoincrement=False)
    )
    op.execute(
        "INSERT INTO standing (seq) SELECT seq FROM record AS one "
        "WHERE NOT EXISTS (SELECT 1 FROM record AS later WHERE later.supersedes = one.seq)"
    )
