"""Revision ${up_revision}: ${message}."""
# ruff: noqa: E501 (statements stand here as the file keeps them)

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file of the revision before to this one."""
    ${upgrades if upgrades else "pass"}
