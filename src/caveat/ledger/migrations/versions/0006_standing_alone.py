"""What stands is derived from the records and verified against them: the database need not check each row of it too."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.drop_table("standing")
    op.create_table("standing", sa.Column("seq", _SEQ, primary_key=True, autoincrement=False))
    op.execute(
        "INSERT INTO standing (seq) SELECT seq FROM record AS one "
        "WHERE NOT EXISTS (SELECT 1 FROM record AS later WHERE later.supersedes = one.seq)"
    )
