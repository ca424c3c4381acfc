"""Alembic's environment: migrations run on the connection, and in the transaction, that the ledger hands over."""

from alembic import context

from caveat.ledger.schema import metadata

# The caller has begun a transaction by hand, which SQLite's driver then keeps for altered tables too.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
