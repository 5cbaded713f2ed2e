"""Runs Alembic on the connection that Muster hands it; there is no database address in any file."""

from alembic import context

import desktop.records  # noqa: F401 (declares every kind)
from desktop.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    # the one transaction is Muster's, so that tables, data and the version move together or not at all
    transactional_ddl=False,
)
context.run_migrations()
