"""A second window on the same file may look at everything, and can change nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from tests.builders import every_place
from tests.builders.at_the_window import at_the_window
from tests.builders.demonstration import copied
from tests.builders.files import python
from tests.builders.person import Person
from ui.dialogs.held import HeldDialog
from ui.places import Place

# the first window: it changes something when told to, and holds the file until its input ends
HOLDS = """
import sys
from pathlib import Path
from tests.builders.files import opened, save

with opened(Path(sys.argv[1]), by="Ann", hold=True) as company:
    print("held", flush=True)
    for name in sys.stdin:
        save(company, "position", title=name.strip())
        print("saved", flush=True)
"""
WRITES = ("import", "undo", "redo", "new_record", "save", "evidence", "void", "incident")
# what is to be shown
LOOKS = ("Search", "Filter", "Number of the draw", "If nothing more is done by")
OUT_OF_THE_FILE = "Save it to a file…"  # a protocol for somebody else
READ_ONLY = "Open to read only, nothing can be changed"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


class First:
    """The first window."""

    def __init__(self, path: Path) -> None:
        self._program = python(HOLDS, path, stdin=PIPE, stdout=PIPE)
        assert self._said() == "held"

    def _said(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()

    def adds(self, position: str) -> None:
        """Save another position."""
        assert self._program.stdin is not None
        self._program.stdin.write(position + "\n")
        self._program.stdin.flush()
        assert self._said() == "saved"

    def closes(self) -> None:
        """Close the file, and the window."""
        self._program.communicate(timeout=60)


@contextmanager
def first_window(path: Path) -> Iterator[First]:
    first = First(path)
    try:
        yield first
    finally:
        if first._program.poll() is None:
            first.closes()


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    return copied(tmp_path / "demo.muster")


def may_change(person: Person) -> list[str]:
    """Return what invites a person to change something where nothing can be changed."""
    window = person.window
    fields = [w for w in person.seen(QLineEdit) + person.seen(QPlainTextEdit) if w.isEnabled()]
    open_fields = [
        w.accessibleName()
        for w in fields
        if not w.isReadOnly() and not w.accessibleName().startswith(LOOKS)
    ]
    verbs = {"Add", "Save", "Report", "Choose", "Import", "Read", "Sign…", "Accept", "Set"}
    buttons = [
        w.accessibleName() or w.text()
        for w in person.seen(QAbstractButton)
        if w.isEnabled() and w.text().split(" ")[0] in verbs and w.text() != OUT_OF_THE_FILE
    ]
    return open_fields + buttons + [key for key in WRITES if window.menus.actions[key].isEnabled()]


def test_the_second_window_looks_on(path: Path, tmp_path: Path) -> None:
    with first_window(path) as first, at_the_window(path, tmp_path) as person:
        dialog = person.dialog(HeldDialog)
        assert "is open in another window" in dialog.sentence.text()
        person.click("Open to read only", dialog)
        assert READ_ONLY in person.words()
        before = path.read_bytes()

        invited = {}
        for places in (
            every_place.pages(person),
            every_place.filled_forms(person, histories=False),
        ):
            for name, _shown in places:
                if wrong := may_change(person):
                    invited[name] = wrong
        assert invited == {}

        person.go(Place("company", "position"))
        QGuiApplication.clipboard().setText("Foreman\tboss")
        for keys in ("Ctrl+N", "Ctrl+Shift+I", "Ctrl+V", "Ctrl+Z", "Ctrl+S", "Ctrl+Delete"):
            person.press(keys)
        assert path.read_bytes() == before
        assert READ_ONLY in person.words()

        first.adds("Rigger")  # nobody who looks on keeps the first from its work


def test_the_second_window_waits_for_the_first(path: Path, tmp_path: Path) -> None:
    with first_window(path) as first, at_the_window(path, tmp_path) as person:
        person.click("Try again", person.dialog(HeldDialog))
        dialog = person.dialog(HeldDialog)  # still
        first.closes()
        person.click("Try again", dialog)
        assert "Everything is kept" in person.words()
        person.press("Ctrl+Shift+I")
        person.type("Ladder slid")
        person.press("Ctrl+S")
        assert person.menu("undo").startswith("&Undo: Near miss")


def test_leaving_the_question_leads_to_the_first_page(path: Path, tmp_path: Path) -> None:
    with first_window(path), at_the_window(path, tmp_path) as person:
        person.click("Leave", person.dialog(HeldDialog))
        assert person.window.stack.currentWidget() is person.window.welcome
        assert not person.window.menus.actions["save"].isEnabled()
