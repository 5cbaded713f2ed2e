"""Half-typed cards of a course outlive a kill, a lock and a change of mind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.drafts import drafts_of, new_drafts
from desktop.services.today import today
from tests.builders.company import AS_OF, Company
from ui.desk import Desk
from ui.element.page import ElementPage
from ui.places import Place
from ui.preferences import Preferences
from ui.today.leading import place_of
from ui.training.booking_page import BookingPage
from ui.training.group_form import GroupForm

Settled = Callable[[], None]
NAMES = ("Ann Able", "Bob Busy", "Cid Calm")


@pytest.fixture
def ids(company: Company) -> tuple[str, list[str]]:
    """The kind of certificate and three workers whose cards run out together."""
    first_aid = company.certificate_type("First Aid", 36)
    company.requirement(first_aid)
    workers = [company.worker(name) for name in NAMES]
    for worker in workers:
        company.certificate(worker, first_aid, "2027-01-10")
    return first_aid, workers


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled
) -> Callable[[], ElementPage]:
    kept: list[ElementPage] = []

    def made() -> ElementPage:
        page = ElementPage(desk, preferences, "training")
        qtbot.addWidget(page)
        page.resize(1300, 800)
        page.show()
        page.kinds.choose("booking")
        settled()
        kept.append(page)
        return page

    return made


def booking_of(page: ElementPage) -> BookingPage:
    inside = page.work.view.inside
    assert isinstance(inside, BookingPage)
    return inside


def begin(page: ElementPage, settled: Settled) -> GroupForm:
    """Press the button of the first course, as a person does."""
    booking = booking_of(page)
    QTest.mouseClick(booking.blocks[0].record, Qt.MouseButton.LeftButton)
    settled()
    return booking.form


def half_typed(page: ElementPage, settled: Settled, tmp_path: Path) -> GroupForm:
    form = begin(page, settled)
    QTest.keyClicks(form.fields.issued.input, "12 nov 2026")
    QTest.keyClicks(form.rows[0].number, "FA-17")
    form.rows[2].tick.setChecked(False)
    card = tmp_path / "card of Ann.png"
    card.write_bytes(b"x")
    form.rows[0].take_scans((card, tmp_path / "gone.png"))
    page.keep_safe()
    settled()
    return form


def is_as_typed(form: GroupForm) -> bool:
    """Everything stands there again that `half_typed` typed."""
    numbers = [row.number.text() for row in form.rows]
    ticks = [row.tick.isChecked() for row in form.rows]
    day = form.fields.typed()["issued_on"]
    is_same = day in ("12 nov 2026", "12 November 2026")  # once left, a day is written out
    return is_same and (numbers, ticks) == (["FA-17", "", ""], [True, True, False])


def test_what_was_typed_is_there_again_after_a_kill(
    window: Callable[[], ElementPage], ids: object, settled: Settled, tmp_path: Path
) -> None:
    assert ids
    half_typed(window(), settled, tmp_path)
    form = begin(window(), settled)  # another window, which never saw the first
    assert is_as_typed(form)
    said = form.banner.accessibleName()
    assert said.startswith("What you typed today was not saved. It is here again.")
    assert "Not found any more: gone.png." in said
    assert [path.name for path in form.rows[0].typed.person.scans] == ["card of Ann.png"]


def test_today_leads_back_to_the_page_of_the_course(
    window: Callable[[], ElementPage], desk: Desk, company: Company, ids: object,
    settled: Settled, tmp_path: Path,
) -> None:  # fmt: skip
    assert ids
    half_typed(window(), settled, tmp_path)
    (line,) = today(desk.company, AS_OF).unfinished
    assert line.title == "Cards of a course: First Aid"
    page = window()
    page.kinds.choose("certificate")
    page.show_place(place_of(line.does))
    settled()
    booking = booking_of(page)
    assert booking.form.isVisible()
    assert is_as_typed(booking.form)
    assert new_drafts(company.file, "certificate") == []  # the form of one card cannot go on


def test_a_lock_brings_somebody_back_to_the_page(
    window: Callable[[], ElementPage], ids: object, settled: Settled, tmp_path: Path
) -> None:
    assert ids
    page = window()
    half_typed(page, settled, tmp_path)
    here = page.here()
    assert isinstance(here, Place)
    again = window()
    again.show_place(here)
    settled()
    assert is_as_typed(booking_of(again).form)
    booking_of(again).form.left.emit()
    assert again.here() == Place("training", "booking")


@pytest.mark.parametrize("way", ["save", "cancel"])
def test_what_was_saved_or_thrown_away_is_kept_no_longer(
    window: Callable[[], ElementPage], company: Company, ids: object, settled: Settled,
    tmp_path: Path, way: str,
) -> None:  # fmt: skip
    assert ids
    form = half_typed(window(), settled, tmp_path)
    form.rows[0].take_scans(())
    assert len(drafts_of(company.file)) == 1
    pressed = form.save_button if way == "save" else form.cancel
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    settled()
    assert drafts_of(company.file) == []
    again = begin(window(), settled)
    assert again.fields.typed()["issued_on"] == ""
    assert len(again.rows) == (1 if way == "save" else 3)


def test_esc_keeps_it_and_nothing_typed_keeps_nothing(
    window: Callable[[], ElementPage], company: Company, ids: object, settled: Settled,
    tmp_path: Path,
) -> None:  # fmt: skip
    assert ids
    page = window()
    form = begin(page, settled)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    settled()
    assert drafts_of(company.file) == []
    form = half_typed(page, settled, tmp_path)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    settled()
    assert not form.isVisible()
    assert is_as_typed(begin(page, settled))


def test_who_has_the_card_by_now_gets_no_second_one(
    window: Callable[[], ElementPage], company: Company, ids: tuple[str, list[str]],
    settled: Settled, tmp_path: Path,
) -> None:  # fmt: skip
    half_typed(window(), settled, tmp_path)
    first_aid, (ann, _bob, _cid) = ids
    company.certificate(ann, first_aid, "2029-12-01")
    settled()
    form = begin(window(), settled)
    (row,) = [row for row in form.rows if row.about.worker_id == ann]
    assert (row.number.text(), row.tick.isChecked()) == ("FA-17", False)
    assert row.why.text() == "Needs no card now."
    assert form.save_button.text() == "Save 1 card"
