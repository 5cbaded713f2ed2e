"""From an assessment to its package at the window: ticked, stopped, built, sent, proven."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from tests.builders.assessment_view import begun
from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.person import Person
from ui.audit.package.sent_dialog import SentDialog
from ui.audit.package.view import PackageView
from ui.element.audit import AuditTab

QUESTION = "S4.2"
TICKED = Qt.CheckState.Checked


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Person]:
    with company_in(tmp_path) as company:
        company.together(lambda: fill(company))
        begun(company)
    with at_the_window(tmp_path / "company.muster", tmp_path) as person:
        person.window.preferences.keep("package/folder", str(_made(tmp_path / "Package")))
        yield person


def fill(company: Company) -> None:
    """A yard that is inspected each month, and a policy."""
    company.worker("Rick Desjarlais", hired="2012-05-22")
    company.policy("2026-02-01")
    yard = company.site("Yard", active=[("2020-01-01", None)])
    plan = company.plan("monthly", site=yard)
    for month in range(1, 11):
        company.inspection(f"2026-{month:02}-04", site=yard, plan=plan)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def page(owner: Person) -> PackageView:
    assert isinstance(owner.page, AuditTab)
    return owner.page.audit.package


def lines(view: PackageView) -> list[QTreeWidgetItem]:
    """The records of the question, as they stand below it."""
    tree = view.exhibits.tree
    found = tree.findItems(QUESTION, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive)
    return [found[0].child(n) for n in range(found[0].childCount())]


def test_ticked_stopped_half_way_built_sent_and_proven(owner: Person, tmp_path: Path) -> None:
    folder = tmp_path / "Package"
    owner.press("Ctrl+9")
    owner.press("Ctrl+P")  # what the audit puts on paper is the package
    view = page(owner)
    owner.wait(lambda: view.look.concerns is not None, "the look at what goes in")
    assert view.what.shown is not None
    assert view.what.shown.assessment_id

    # one exhibit is left out, with Space, and comes back with undo
    view.show_exhibits(QUESTION)
    owner.wait(lambda: lines(view), "the records of the question")
    ticked = [n for n, one in enumerate(lines(view)) if one.checkState(0) == TICKED]
    at = next(n for n in ticked if lines(view)[n].text(1).startswith(QUESTION))
    number = lines(view)[at].text(1)
    view.exhibits.tree.setCurrentItem(lines(view)[at])
    view.exhibits.tree.setFocus()
    owner.press("Space")
    owner.wait(lambda: lines(view)[at].text(2) == "You took it out", "the tick")
    assert lines(view)[at].checkState(0) != TICKED
    assert owner.says("stays out.")
    owner.press("Ctrl+Z")
    owner.wait(lambda: lines(view)[at].text(1) == number, "undo")
    owner.press("Esc")

    # stopped half-way nothing is left
    owner.wait(lambda: view.build.isEnabled(), "what may be built")
    told: list[str] = []
    view.building.told.connect(lambda _done, _of, about: told.append(about))
    view.build.setFocus()
    QTest.keyClick(view.build, Qt.Key.Key_Return)
    owner.wait(lambda: any(about.startswith("Exhibit") for about in told), "the first exhibit")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    owner.wait(lambda: not view.building.is_busy, "the end")
    owner.settle()
    assert owner.says("Stopped. Nothing was written.")
    assert list(folder.iterdir()) == []

    # built, it is said to be sent, and proves to be whole
    owner.wait(lambda: view.build.isEnabled(), "what may be built")
    owner.click_on(view.build)
    owner.wait(lambda: view.result.isVisible(), "the package")
    owner.settle()
    (pdf,) = folder.glob("*.pdf")
    assert owner.says("The draft is ready to be read. Do not send it yet.")
    assert view.act.isHidden()  # nobody is led to send a draft; who did so all the same may say it
    owner.click_on(view.result.sent)
    dialog = owner.dialog(SentDialog)
    dialog.to.set_value("Energy Safety Canada")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    owner.settle()
    row = view.earlier.rows[0]
    assert "to Energy Safety Canada" in row.title.text()
    assert pdf.name in row.about.text()
    owner.click_on(row.check)
    owner.wait(lambda: row.verdict.property("tone"), "the verdict")
    assert row.verdict.property("tone") == "green", row.verdict.text()

    # one byte of one file is changed, and the file is named
    spoilt = sorted(folder.rglob(f"{QUESTION}-*.pdf"))[0]
    raw = bytearray(spoilt.read_bytes())
    raw[len(raw) // 2] ^= 1
    spoilt.write_bytes(raw)
    owner.click_on(row.check)
    owner.wait(lambda: row.verdict.property("tone") == "red", "the verdict")
    assert spoilt.name in row.verdict.text()
