"""An older company file that is brought up to date: as if there were a second revision already."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final
from unittest.mock import patch

from desktop.store import building, connecting, guard, migrate
from tests.builders.files import faults_in
from tests.faults.place import Place

SECOND: Final = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("worker", recreate="always") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), nullable=True))
    op.execute("UPDATE worker SET shoe_size = 43")
    op.create_table("boot", sa.Column("id", sa.String(32), primary_key=True))
    op.execute("INSERT INTO boot VALUES ('left')")
"""


def migrate_it(place: Place) -> None:
    """Open it with a Muster that knows of a second revision."""
    with _second_revision(place.papers), place.opened():
        pass


def migrated(place: Place) -> object:
    """Which revision it has: all of that revision is there, and any copy of before is whole."""
    connection = connecting.connect_to(place.file, connecting.WRITE)
    try:
        ask = connection.execute
        (version,) = ask("PRAGMA user_version").fetchone()
        (number,) = ask("SELECT version_num FROM alembic_version").fetchone()
        boots = ask("SELECT count(*) FROM sqlite_schema WHERE name = 'boot'").fetchone()[0]
        worker = ask("SELECT sql FROM sqlite_schema WHERE name = 'worker'").fetchone()[0]
        assert (int(number), boots) == (version, version - 1)
        assert ("shoe_size" in worker) == (version == 2)
        if version == 2:
            assert ask("SELECT count(*) FROM worker WHERE shoe_size IS NOT 43").fetchone() == (0,)
    finally:
        connection.close()
    # what the models do not know is no fault of a file of the second revision
    with _second_revision(place.papers) if version == 2 else nullcontext(), place.opened() as now:
        assert faults_in(now) == []
    for copy in place.folder.glob("*.before-update-*.muster"):
        place.whole(copy)
    return version


@contextmanager
def _second_revision(papers: Path) -> Iterator[None]:
    """Let there be a second revision in here."""
    scripts, built = papers / "migrations", papers / "built.json"
    is_new = not scripts.exists()
    if is_new:
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "0002_boots.py").write_text(SECOND)
    with patch.multiple(migrate, SCRIPTS=scripts, REVISIONS=("0001", "0002"), HEAD=2):
        if is_new:
            both = json.loads(guard.FILE.read_text())
            both["2"] = building.built_by_revisions(papers / "2.muster", "0002")
            built.write_text(json.dumps(both))
        with patch.object(guard, "FILE", built):
            yield
