"""The program whose writes are kept, to be played back: a day's work, and what it acknowledged.

Started by `power.py` under the layer of interposed.c. After each thing that it tells a person is
done, it leaves a mark among the writes: all that must be there from then on.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pypdf

from desktop.intake import Intake
from desktop.services import backups
from desktop.services.packaging.private_place import put_back_left
from desktop.services.verifying import verify
from tests.faults import keeping
from tests.faults.operations import OPERATIONS, attach, bring_in
from tests.faults.place import Place, write_papers
from tests.faults.shim import Control, How

DONE_BY_NAME: Final[dict[str, Callable[[Place], None]]] = {
    "attach": attach,
    "import": bring_in,
    "back-up": keeping.back_up,
    "restore": keeping.restore,
    "restore-here": keeping.restore_here,
    "copy": keeping.copy,
    "set-password": keeping.set_password,
    "change-password": keeping.change_password,
}
SAVES: Final = ("save", "import", "edit", "attach", "save", "edit", "save", "save")
KEEPS: Final = ("back-up", "save", "back-up", "restore", "save", "restore-here", "save", "copy")
PAPERS: Final = ("export", "save", "attach", "export", "save")
LOCKS: Final = ("save", "set-password", "save", "attach", "back-up", "change-password", "save")
SESSIONS: Final = {"saves": SAVES, "keeps": KEEPS, "locks": LOCKS, "papers": PAPERS}


def packages(place: Place) -> dict[str, int]:
    """The pages of every package; what lies there is whole, once what was cut off is put back."""
    put_back_left(place.out)
    if (place.out / "manifest.json").exists():
        checked = verify(place.out)
        assert checked.is_whole, checked.faults
    found = (path for path in place.out.glob("*.pdf") if not path.name.startswith("."))
    return {path.name: len(pypdf.PdfReader(path).pages) for path in found}


def state(place: Place) -> dict[str, Any]:
    """What must be there from now on."""
    shelf = backups.Places(keeping.places(place).first)
    return {
        "file": place.whole(),
        "backups": sorted(one.folder.name for one in backups.backups_of(shelf, place.file)),
        "beside": {
            path.name: place.whole(path)
            for path in sorted(place.folder.glob("*.muster"))
            if path != place.file
        },
        "package": packages(place),
    }


def main() -> None:
    """Do the work, all of it kept."""
    control_path, folder, log, name = sys.argv[1:]
    control = Control(Path(control_path))
    place = Place(Path(folder) / "run", Path(folder) / "papers")
    write_papers(place.papers)
    place.temporary.mkdir(parents=True)
    if (second := keeping.places(place).second) is not None:
        second.mkdir()  # a stick that somebody chose is there; the first place is made when wanted
    tempfile.tempdir = os.environ["TMPDIR"] = str(place.temporary)
    with Intake() as intake:
        place.intake = intake
        OPERATIONS["back-up" if name == "keeps" else "save"].prepare(place)
        shutil.copytree(place.folder, Path(folder) / "begin")
        control.arm(How.RECORD, 0, place.folder, Path(log))
        marks = os.open(place.folder / ".mark", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(marks, json.dumps({"step": "begin", **state(place)}).encode())
        for step in SESSIONS[name]:
            run = DONE_BY_NAME.get(step) or OPERATIONS[step].run
            run(place)
            os.write(marks, json.dumps({"step": step, **state(place)}).encode())
        control.disarm()
        os.close(marks)


if __name__ == "__main__":
    main()
