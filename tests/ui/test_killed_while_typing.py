"""The program dies in the middle of a word, and what was typed before is found again."""

from pathlib import Path
from subprocess import PIPE

from desktop.services.drafts import drafts_of
from tests.builders.company import company_in
from tests.builders.files import opened, python

# somebody types into the form of a new incident and never stops
TYPES = """
import sys
from itertools import cycle
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF
from tests.builders.files import opened
from ui.desk import Desk
from ui.editors import RecordForm
from ui.jobs import Jobs

app = QApplication([])
company = opened(Path(sys.argv[1]))
desk = Desk(company, Sitting(company), Jobs(), lambda: AS_OF)
form = RecordForm(desk, "incident")
form.show()
form.open_new()
form.kept.connect(lambda: print("kept", flush=True))
letters = cycle("A sling broke over the ladle. ")
box = form.fields.editors["what"].input
timer = QTimer(interval=20)
timer.timeout.connect(lambda: QTest.keyClick(box, next(letters)))
desk.ask(lambda c: None, lambda _none: timer.start(), owner=form)
app.exec()
"""


def test_what_was_typed_is_found_again(tmp_path: Path) -> None:
    with company_in(tmp_path) as made:
        path = made.file.path
    with python(TYPES, path, stdout=PIPE) as program:
        assert program.stdout is not None
        try:
            for _twice in range(2):  # typing never pauses, and is kept all the same
                assert program.stdout.readline() == "kept\n"
        finally:
            program.kill()
    with opened(path) as company:
        (draft,) = drafts_of(company, "incident")
    assert str(draft.typed["what"]).startswith("A sling broke over the ladle. A sling")
