"""The PC goes down in the middle of a word: what was typed stands in the form again."""

from itertools import cycle
from pathlib import Path
from subprocess import PIPE
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.files import python
from tests.builders.person import Person
from ui.editors import RecordForm
from ui.places import Place

WORDS: Final = "A sling broke over the ladle. "
FEW: Final = 5  # letters

# somebody sits at a window, types into a form and never stops
TYPES: Final = """
import sys
from itertools import cycle
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.builders.at_the_window import at_the_window
from ui.editors import draft_keeper
from ui.places import Place

draft_keeper.LONGEST = 300  # milliseconds: no test wants to wait for two seconds
typed, asked, keep_soon = [], [], draft_keeper.keep_draft_soon


def noted(company, draft):
    asked.append("".join(typed))
    return keep_soon(company, draft)


draft_keeper.keep_draft_soon = noted  # while it is written, typing goes on
app = QApplication([])
folder, tab, kind, record, field, words = Path(sys.argv[1]), *sys.argv[2:]
with at_the_window(folder / "company.muster", folder) as person:
    person.go(Place(tab, kind, record or None, new=not record))
    box = person.field(field)
    person.click_on(box)
    person.press("Ctrl+A")
    letters = cycle(words)

    def type_on():
        typed.append(next(letters))
        QTest.keyClick(box, typed[-1])

    form = person.element.work.pane.form
    form.kept.connect(lambda: print(asked.pop(0), flush=True))
    timer = QTimer(interval=10)
    timer.timeout.connect(type_on)
    timer.start()
    app.exec()
"""

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def killed(folder: Path, place: Place, field: str) -> str:
    """Have somebody type and be cut off; returns what the program had kept shortly before."""
    arguments = (folder, place.tab, place.kind, place.record_id or "", field, WORDS)
    with python(TYPES, *arguments, stdout=PIPE) as program:
        assert program.stdout is not None
        try:
            # typing never pauses, and is kept all the same; where the machine has much to do, there
            # may be few letters in it at first
            told = (line.removesuffix("\n") for line in program.stdout)
            return next(kept for kept in told if len(kept) > FEW)
        finally:
            program.kill()


def found_again(person: Person, title: str, field: str, kept: str) -> None:
    """Today leads to the form, and in it stands what was typed, to the last letter or two."""
    assert person.lines()[title] == "Not saved"
    person.click(f"Continue: {title}")
    text, letters = person.text(field), cycle(WORDS)
    assert text == "".join(next(letters) for _letter in text)
    assert text.startswith(kept)


def test_a_new_record(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    with company_in(tmp_path) as company:
        path = company.file.path
    field = "What happened"
    kept = killed(tmp_path, Place("incidents", "incident"), field)
    with at_the_window(path, tmp_path) as person:
        (title,) = person.lines()
        found_again(person, title, field, kept)
        person.press("Ctrl+S")
        assert person.menu("undo").startswith("&Undo: ")
        person.tab("Today")
        assert "Not saved" not in person.lines().values()


def test_a_record_that_was_there(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    with company_in(tmp_path) as company:
        path, action = company.file.path, company.action("Fix the guard")
    field = "What to put right"
    kept = killed(tmp_path, Place("actions", "corrective_action", action), field)
    with at_the_window(path, tmp_path) as person:
        assert person.lines()["Fix the guard"] == "No date"
        found_again(person, "Corrective action: Fix the guard", field, kept)
        form = person.the_one(RecordForm)
        assert form.record_id == action
        person.click("Throw it away", form)
        assert person.text(field) == "Fix the guard"
