"""Runs Alembic on the connection that Muster hands it; there is no database address in any file."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

import desktop.records  # noqa: F401 (declares every kind)
from desktop.store.migrate import is_from_a_model
from desktop.store.tables import METADATA


def _as_stored(kind: str, item: Any, _autogen: Any) -> str | Literal[False]:
    """Write a type of ours as what it is stored as: a revision must not change with our code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=_as_stored,
    compare_type=True,
    include_name=is_from_a_model,
    # the one transaction is Muster's, so that tables, data and the version move all or none
    transactional_ddl=False,
)
context.run_migrations()
