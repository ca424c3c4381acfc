"""A record has at most one successor, and the database holds us to it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    has_successor = sa.text("supersedes IS NOT NULL")
    op.create_index(
        "record_supersedes",
        "record",
        ["supersedes"],
        unique=True,
        sqlite_where=has_successor,
        postgresql_where=has_successor,
    )
