"""Paper by keyboard alone: a record, a list and a blank form as PDFs, then the whole package."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders.at_the_window import at_the_window
from tests.builders.demonstration import copied
from tests.builders.every_place import some_record
from tests.builders.person import Person
from ui.audit.package.view import PackageView
from ui.element.audit import AuditTab
from ui.places import Place
from ui.printing.chooser import FormChooser
from ui.printing.paper_window import PaperWindow
from ui.printing.window import PrintWindow

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def person(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with at_the_window(copied(tmp_path / "demo.muster"), tmp_path) as somebody:
        yield somebody


def words_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def action(person: Person, key: str) -> QAction:
    return person.window.menus.actions[key]


def saved(person: Person, window: PaperWindow, to: Path) -> str:
    """Save what is shown by keyboard, leave, and return the words of the PDF."""
    person.wait(lambda: not window.pane.view.pages.is_empty, "the first page")
    window.pane.actions_.ask_where = lambda _parent, _proposed: str(to)
    person.press("Ctrl+S")
    person.wait(to.is_file, "the PDF")
    person.wait(lambda: window.pane.banner.isVisible(), "the sentence")
    assert to.name in window.pane.banner.accessibleName()
    person.press("Esc")
    assert QApplication.activeWindow() is person.window
    return words_of(to)


def test_a_record_a_list_and_a_blank_form_become_pdfs(person: Person, tmp_path: Path) -> None:
    incident = some_record(person, "incident")
    person.go(Place("incidents", "incident", incident))
    title = person.element.work.pane.form.head.title.text()
    person.press("Ctrl+P")
    record = saved(person, person.dialog(PrintWindow), tmp_path / "record.pdf")
    assert title.split()[-3] in record
    person.press("Esc")  # from the record back to its list

    person.go(Place("training", "certificate"))
    person.press("Ctrl+F")
    person.type("fehr")
    table = person.element.work.view.inside
    person.wait(lambda: "of" in table.top.sentence.text(), "the filter")  # type: ignore[attr-defined]
    person.press("Ctrl+P")
    listed = saved(person, person.dialog(PrintWindow), tmp_path / "list.pdf")
    assert "Kaitlyn Fehr" in listed
    assert "Duane Cardinal" not in listed
    assert "lines with “fehr”" in listed

    action(person, "blank_form").trigger()
    person.settle()
    chooser = person.dialog(FormChooser)
    person.wait(lambda: chooser.pane.paper, "the first form")
    person.press("Shift+Tab")
    person.type("near miss")
    person.press("Return")
    person.wait(lambda: chooser.title.text().startswith("Near miss"), "the form")
    person.wait(lambda: chooser.pane.paper, "its pages")
    blank = saved(person, chooser, tmp_path / "blank.pdf")
    assert "Near miss" in blank
    assert "Tamarack Ridge" in blank  # whose form it is


def test_the_package_is_stopped_half_way_then_built_and_opened(
    person: Person, tmp_path: Path
) -> None:
    out = tmp_path / "For the reviewer"
    out.mkdir()
    person.window.preferences.keep("package/folder", str(out))
    person.press("Ctrl+9")
    person.press("Ctrl+P")  # what the audit puts on paper is the package
    view = package(person)
    assert QApplication.focusWidget() is view.build
    QTest.keyClick(view.build, Qt.Key.Key_Return)
    person.wait(lambda: view.working.isVisible(), "the building")
    person.press("Esc")
    person.wait(lambda: not view.building.is_busy, "the end")
    assert person.says("Stopped. Nothing was written.")
    assert list(out.iterdir()) == []

    view.build.setFocus()
    person.press("Return")
    person.wait(lambda: view.result.isVisible(), "the package")
    (path,) = out.glob("*.pdf")
    pages = len(pypdfium2.PdfDocument(path))
    assert person.says(f"The draft is ready: {pages} pages")
    person.press("Return")  # the keyboard is on Open
    window = person.dialog(PrintWindow)
    person.wait(lambda: window.pane.view.pages.pages == pages, "its pages")
    person.press("PgDown")
    person.wait(lambda: window.pane.view.number.text() == "2", "the next page")
    person.press("Esc")
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow)]
    assert path.is_file()  # it is theirs, and stays


def package(person: Person) -> PackageView:
    assert isinstance(person.page, AuditTab)
    return person.page.audit.package
