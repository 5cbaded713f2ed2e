"""The same records changed from several sides at once: by windows, and by the command line."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.services import editing
from desktop.services.editing import MovedOn, Shown
from desktop.store.file import CompanyFile
from desktop.store.tables import CHANGE
from tests.builders.files import ROOT, copied, opened

KIND = "worker"


def company_of(path: Path, workers: int) -> list[str]:
    """Make a company of so many workers, called Aa Worker, Ab Worker …; returns their ids."""
    with copied(path) as company:
        return company.write(
            "Workers", lambda t: [t.save(KIND, _named(number)) for number in range(workers)]
        )


def _named(number: int) -> dict[str, str]:
    first = "".join("abcdefghij"[int(digit)] for digit in str(100 + number)).title()
    return {"first_name": first, "last_name": "Winterbourne"}


@dataclass
class Window:
    """A form of each record, opened long ago; what is typed is put below what is there."""

    company: CompanyFile
    name: str
    shown: dict[str, Shown] = field(default_factory=dict)
    conflicts: int = 0
    saved: dict[str, list[str]] = field(default_factory=dict)

    def open(self, ids: Sequence[str]) -> None:
        """Open the forms."""
        self.shown |= {one: editing.read_record(self.company, KIND, one) for one in ids}

    def add(self, record_id: str, token: str) -> None:
        """Type a word into the notes and save; as often as somebody else was quicker, once more."""
        while True:
            before = self.shown[record_id]
            mine = f"{before.values['notes'] or ''} {token}".strip()
            try:
                values = {"notes": mine}
                editing.save_record(self.company, KIND, values, record_id, before.version)
            except MovedOn:
                self._look_at_theirs(record_id, before, mine)
                continue
            self.saved.setdefault(record_id, []).append(token)
            self.shown[record_id] = editing.read_record(self.company, KIND, record_id)
            return

    def _look_at_theirs(self, record_id: str, before: Shown, mine: str) -> None:
        """Both are there: mine as it was typed, theirs in the file, and nothing was mixed."""
        theirs = editing.read_record(self.company, KIND, record_id)
        assert theirs.version > before.version
        assert theirs.values != before.values
        assert theirs.values["notes"] != mine
        self.shown[record_id] = theirs
        self.conflicts += 1


def write_sheet(path: Path, workers: int, turn: int) -> list[str]:
    """Write a sheet that gives every worker another phone number; returns the numbers."""
    phones = [f"403 {turn:03d} {number:04d}" for number in range(workers)]
    rows = [
        f"{person['first_name']},{person['last_name']},{phone}"
        for person, phone in zip(map(_named, range(workers)), phones, strict=True)
    ]
    path.write_text("\n".join(["First name,Last name,Phone", *rows]) + "\n", encoding="utf-8")
    return phones


def import_by_command(file: Path, sheet: Path) -> None:
    """Import it as from a terminal: a program of its own."""
    command = [sys.executable, "-m", "desktop.launch", "import", str(file), str(sheet)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def values_by_history(company: CompanyFile) -> dict[str, dict[str, Any]]:
    """Play the history back: every line must begin with what the one before it left.

    A change that had been overwritten unseen would show as a line that does not.
    """
    found: dict[str, dict[str, Any]] = {}
    with company.reading() as connection:
        question = select(CHANGE).where(CHANGE.c.kind == KIND).order_by(CHANGE.c.number)
        for line in connection.execute(question).mappings():
            now = found.setdefault(line["record_id"], {})
            old = json.loads(line["old"]) if line["old"] else {}
            assert {name: now.get(name) for name in old} == old, f"line {line['number']}"
            now |= json.loads(line["new"])
    return found


# what a window does that runs by itself: words in the notes of every record, one after another
RACE = """
import json, sys
from pathlib import Path
from tests.faults.conflicts import race
path, name, edits = sys.argv[1:4]
print(json.dumps(race(Path(path), name, int(edits), sys.argv[4:])))
"""


def race(path: Path, name: str, edits: int, ids: Sequence[str]) -> dict[str, Any]:
    """Edit all records in turn; returns what was saved, and how often somebody was quicker."""
    with opened(path, by=name) as company:
        window = Window(company, name)
        window.open(ids)
        for number in range(edits):
            window.add(ids[number % len(ids)], f"{name}{number}")
    return {"saved": window.saved, "conflicts": window.conflicts}
