"""Writes a revision of the company file out of what the models say, for those who change a model.

`python -m desktop.store.revise "what changes"` writes the next one; its name is then added to
`REVISIONS` in schema.py, and `python -m desktop.store.building` tells the guard of it.
`python -m desktop.store.revise --first` writes the first one anew and tells the guard, which is
right only as long as no file that it made is in anybody's hands.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.operations.ops import ExecuteSQLOp, MigrationScript

from desktop.store import building, connecting, migrate
from desktop.store.tables import FULL_TEXT, KEEP_HISTORY

FIRST: Final = migrate.REVISIONS[0]


def revise(message: str, revision: str, after: str | None, *, also: tuple[str, ...] = ()) -> Path:
    """Write the revision that leads from `after` (None: an empty file) to the models.

    `also` are statements that no model tells of; they are written out in it, because a revision
    must do tomorrow what it does today.
    """

    def add(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
        for operations in directives[0].upgrade_ops_list:
            operations.ops += [ExecuteSQLOp(statement) for statement in also]

    with tempfile.TemporaryDirectory() as folder:
        engine = connecting.engine(Path(folder) / "before.muster", connecting.MAKE)
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            config = migrate.alembic_config(connection)
            if after is not None:
                command.upgrade(config, after)
            made = _script(config, message, revision, add)
        engine.dispose()
    _tidy(made)
    return made


def _script(config: Config, message: str, revision: str, add: Any) -> Path:
    script = command.revision(
        config, message, autogenerate=True, rev_id=revision, process_revision_directives=add
    )
    assert not isinstance(script, list)
    assert script is not None
    return Path(script.path)


def _tidy(made: Path) -> None:
    lines = made.read_text(encoding="utf-8").splitlines(keepends=True)
    own = [line for line in lines if not line.lstrip().startswith("# ###")]
    made.write_text("".join(own), encoding="utf-8")
    for step in (["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, "--quiet", made], check=True)


def first() -> Path:
    """Write the first revision anew."""
    versions = migrate.SCRIPTS / "versions"
    versions.mkdir(exist_ok=True)
    for old in versions.glob(f"{FIRST}_*.py"):
        old.unlink()
    return revise("first", FIRST, None, also=KEEP_HISTORY + FULL_TEXT)


if __name__ == "__main__":
    if sys.argv[1] == "--first":
        first()
        building.write()
    else:
        revise(sys.argv[1], f"{migrate.HEAD + 1:04}", migrate.REVISIONS[-1])
