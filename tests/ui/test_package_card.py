"""The package is built from its page: chosen, told how far it is, stopped, opened, remembered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import Unavailable
from desktop.services import submissions
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging import exporting, overview
from desktop.services.packaging.choices import Built, Choices, ExhibitMade, Stopped, Told
from desktop.services.packaging.overview_values import Overview
from desktop.services.packaging.selected import Selection
from desktop.services.packaging.selecting import select
from desktop.services.preflight import looking
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, Company
from tests.builders.exposed import exposed
from tests.builders.package_page import OVERVIEW, stops
from ui.audit.package.view import PackageView
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences
from ui.preview import handling_of
from ui.printing.sheet import Sheet
from ui.today.click_row import ClickRow
from ui.today.leading import place_of

Wait = Callable[[Callable[[], object]], None]
Open = Callable[[], PackageView]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=20_000)


@pytest.fixture
def out(tmp_path: Path, preferences: Preferences) -> Path:
    folder = tmp_path / "For the reviewer"
    folder.mkdir()
    preferences.keep("package/folder", str(folder))
    return folder


@pytest.fixture
def card(
    qtbot: QtBot,
    company: Company,
    desk: Desk,
    preferences: Preferences,
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Open]:
    assert out.is_dir()
    monkeypatch.setattr("ui.preview.handling.state_folder", lambda: tmp_path / "state")

    def overview_of(
        company: CompanyFile, auditor: Auditor, as_of: date, choices: Choices, _today: date
    ) -> tuple[Overview, Selection]:
        chosen = select(company, auditor, as_of, choices)
        return replace(OVERVIEW, period_said=f"It ends on {as_of}."), chosen

    monkeypatch.setattr(overview, "overview_of", overview_of)
    monkeypatch.setattr(looking, "look_over", lambda *_given, **_more: ())
    monkeypatch.setattr(submissions, "earlier", lambda _company: ())
    monkeypatch.setattr(submissions, "since_last", lambda _company, _folder: None)
    rick = company.worker("Rick Desjarlais", hired="2012-05-22")
    company.certificate(rick, company.certificate_type("TDG"), "2027-01-13")
    company.meeting("2026-11-04")

    def make() -> PackageView:
        view = exposed(qtbot, PackageView(desk, preferences), 900, 700)
        qtbot.waitUntil(lambda: view.reader.found is not None or view.what.as_of is None)
        return view

    yield make
    handling_of(desk).close()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(view: PackageView) -> str:
    return view.banner.accessibleName() if view.banner.isVisible() else ""


def built_as(troubles: int = 0) -> Callable[..., Built]:
    """Stands for the building where its own work is of no interest: so many exhibits fail."""

    def build_package(
        _company: CompanyFile,
        out: Path,
        as_of: date,
        _choices: Choices,
        *_told: object,
        **_looked: object,
    ) -> Built:
        path = out / "package.pdf"
        path.write_bytes(b"%PDF-1.7")
        why = "The file is locked."
        made = [
            ExhibitMade(f"S3-{n:02}", f"card {n}", str(n) * 64, 1, 9 + n, (), why)
            for n in range(troubles)
        ]
        told = tuple(f"Exhibit {one.number}: {why}" for one in made)
        return Built(
            folder=out,
            path=path,
            pages=12,
            as_of=as_of,
            period=(as_of, as_of),
            is_draft=True,
            exhibits=tuple(made),
            troubles=told,
            left_out=(),
            files=(),
        )

    return build_package


# --- building -------------------------------------------------------------------------------------


def test_it_is_built_and_said_how_large_it_is(
    qtbot: QtBot, card: Open, out: Path, wait: Wait
) -> None:
    view = card()
    assert view.result.isHidden()
    click(qtbot, view.build)
    wait(lambda: view.result.isVisible())
    (path,) = out.glob("*.pdf")
    pages = len(pypdfium2.PdfDocument(path))
    assert view.result.title.text() == f"The draft is ready: {pages} pages, 0 exhibits"
    assert view.result.file.text() == path.name
    assert view.result.heading.isHidden()
    assert view.build.isEnabled()
    assert QApplication.focusWidget() is view.result.open


def test_how_far_it_is_is_told_and_it_can_be_stopped(
    qtbot: QtBot, card: Open, out: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exporting.build_package

    def slowly(
        company: CompanyFile,
        folder: Path,
        as_of: date,
        choices: Choices,
        told: Told,
        is_stopped: Stopped,
        **looked: Any,
    ) -> Built:
        def tell(done: int, of: int, about: str) -> None:
            told(done, of, about)
            if done:
                wait_for_stop(is_stopped)

        return whole(company, folder, as_of, choices, tell, is_stopped, **looked)

    def wait_for_stop(is_stopped: Stopped) -> None:
        import time

        end = time.monotonic() + 10
        while not is_stopped() and time.monotonic() < end:
            time.sleep(0.01)

    monkeypatch.setattr(exporting, "build_package", slowly)
    view = card()
    click(qtbot, view.build)
    wait(lambda: view.working.isVisible())
    assert not view.build.isEnabled()
    stop = next(b for b in view.working.findChildren(QAbstractButton) if b.text() == "Stop")
    click(qtbot, stop)
    wait(lambda: said(view))
    assert said(view) == "Stopped. Nothing was written."
    assert list(out.iterdir()) == []
    assert view.result.isHidden()
    assert view.build.isEnabled()


def test_a_folder_that_does_not_take_it_is_a_sentence(
    qtbot: QtBot, card: Open, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_looked: object) -> Built:
        raise Unavailable("There is no space left.")

    monkeypatch.setattr(exporting, "build_package", full)
    view = card()
    click(qtbot, view.build)
    wait(lambda: said(view))
    assert said(view) == "There is no space left."
    assert view.build.isEnabled()


def test_what_went_wrong_is_listed_and_leads_to_its_file(
    qtbot: QtBot, card: Open, company: Company, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "build_package", built_as(10))
    evidence = company.save(
        "evidence",
        sha256="0" * 64,
        name="card 0.pdf",
        media_type="application/pdf",
        size=3,
        filed_at=NOON,
    )
    view = card()
    click(qtbot, view.build)
    wait(lambda: view.result.isVisible())
    assert view.result.heading.text() == "10 things to look at before it is sent:"
    words = [label.text() for label in view.result.findChildren(type(view.result.heading))]
    assert "Exhibit S3-00: The file is locked." in words
    assert "and 2 more, listed in the package" in words
    (row,) = view.result.findChildren(ClickRow)
    with qtbot.waitSignal(view.wanted) as asked:
        click(qtbot, row)
    assert place_of(asked.args[0]) == Place("company", "evidence", evidence)


def test_what_lies_beside_it_is_not_forgotten(
    qtbot: QtBot, card: Open, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_whole = built_as()

    def with_letters(*given: object, **_looked: object) -> Built:
        return replace(build_whole(*given), files=(Path("S1-01_a.docx"), Path("S1-02_b.docx")))

    monkeypatch.setattr(exporting, "build_package", with_letters)
    view = card()
    click(qtbot, view.build)
    wait(lambda: view.result.isVisible())
    assert view.result.heading.text() == "1 thing to look at before it is sent:"
    words = [label.text() for label in view.result.findChildren(type(view.result.heading))]
    assert any("2 files without pages of their own lie in the folder" in one for one in words)


# --- what is chosen -------------------------------------------------------------------------------


def test_the_day_the_names_and_the_folder_are_those_that_were_chosen(
    qtbot: QtBot, card: Open, tmp_path: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, date, Choices]] = []

    def note(
        _c: CompanyFile, to: Path, as_of: date, choices: Choices, *_more: object, **_looked: object
    ) -> Built:
        asked.append((to, as_of, choices))
        return built_as()(_c, to, as_of, choices)

    monkeypatch.setattr(exporting, "build_package", note)
    view, other = card(), tmp_path / "Stick"
    other.mkdir()
    assert view.what.this_day.isHidden()
    day = view.what.day.input
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "31 oct 2026")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    wait(lambda: "2026-10-31" in view.what.period.text())
    view.choices.names.choose("initials")
    view.choices.ask_folder = lambda _parent, _folder: str(other)
    click(qtbot, view.choices.change)
    assert view.choices.folder.text() == str(other)
    wait(lambda: view.is_looked)
    click(qtbot, view.build)
    wait(lambda: view.result.isVisible())
    assert asked == [(other, date(2026, 10, 31), Choices(hide="initials", today=AS_OF))]
    click(qtbot, view.what.this_day)
    assert view.what.as_of == AS_OF


def test_without_a_day_nothing_can_be_built(qtbot: QtBot, card: Open) -> None:
    view = card()
    day = view.what.day.input
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "some day")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert not view.build.isEnabled()
    click(qtbot, view.what.this_day)
    assert view.build.isEnabled()


# --- afterwards -----------------------------------------------------------------------------------


def test_the_last_one_is_remembered_as_long_as_its_file_is_there(
    qtbot: QtBot, card: Open, wait: Wait, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "build_package", built_as())
    view = card()
    click(qtbot, view.build)
    wait(lambda: view.result.isVisible())
    again = card()
    assert again.result.title.text() == "The last package: 12 pages, 0 exhibits"
    assert again.result.sentence.text() == "As of 16 November, built today."
    (out / "package.pdf").unlink()
    assert card().result.isHidden()


def test_it_is_opened_here_outside_and_in_its_folder(
    qtbot: QtBot,
    card: Open,
    desk: Desk,
    wait: Wait,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    monkeypatch.setattr(exporting, "build_package", built_as())
    view = card()
    click(qtbot, view.build)
    wait(lambda: view.result.isVisible())
    click(qtbot, view.result.outside)
    click(qtbot, view.result.folder)
    assert opened == [str(out / "package.pdf"), str(out)]
    with qtbot.waitSignal(desk.paper_wanted) as asked:
        click(qtbot, view.result.open)
    (sheet,) = asked.args
    assert isinstance(sheet, Sheet)
    printed = sheet.make(out / "elsewhere.pdf", lambda *_told: None, lambda: False)
    assert (printed.path, printed.pages) == (out / "package.pdf", 12)


def test_what_stops_it_stops_it_also_where_nobody_looked_yet(
    qtbot: QtBot, card: Open, out: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = card()
    monkeypatch.setattr(exporting, "look_over", lambda *_given, **_more: (stops(),))
    view.reader.found = None
    view.choices.own_copy.click()  # what goes in is looked at again
    view.reader.stop()
    click(qtbot, view.build)
    wait(lambda: said(view))
    assert said(view) == "1 thing has to be put right before it can be built."
    assert not view.build.isEnabled()
    assert view.act.text() == "Put it right"
    assert list(out.iterdir()) == []
