"""Whoever types before the disk has answered loses nothing, and spoils no other record."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services import editing
from desktop.services.drafts import drafts_of
from tests.builders.company import AS_OF, Company
from ui.desk import Desk
from ui.editors import RecordForm, form_for
from ui.jobs import READ

Settled = Callable[[], None]


@pytest.fixture
def disk(desk: Desk) -> Iterator[Callable[[], None]]:
    """A disk that answers nothing until it is called."""
    answers: Future[None] = Future()
    desk.jobs.run(READ, lambda _job: answers.result(), owner=desk)

    def answer() -> None:
        if not answers.done():
            answers.set_result(None)

    yield answer
    answer()


def shown(qtbot: QtBot, desk: Desk, kind: str) -> RecordForm:
    form = form_for(kind, desk)
    qtbot.addWidget(form)
    form.resize(500, 640)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def type_in(form: RecordForm, name: str, text: str) -> None:
    form.fields.editors[name].setFocus()
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_new_record_typed_and_saved_at_once(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, disk: Callable[[], None]
) -> None:
    form = shown(qtbot, desk, "incident")
    form.open_new()
    type_in(form, "what", "Ladder slid")
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
        disk()
    settled()
    (record,) = saved.args
    values = editing.read_record(company.file, "incident", record).values
    assert values["what"] == "Ladder slid"
    assert (values["kind"], values["happened_on"]) == ("near_miss", AS_OF)
    assert drafts_of(company.file) == []


def test_typing_goes_on_where_it_was(
    qtbot: QtBot, desk: Desk, settled: Settled, disk: Callable[[], None]
) -> None:
    form = shown(qtbot, desk, "incident")
    form.open_new()
    type_in(form, "what", "Ladder ")
    disk()
    settled()
    QTest.keyClicks(QApplication.focusWidget(), "slid")
    assert form.fields.editors["what"].typed() == "Ladder slid"
    assert form.fields.editors["happened_on"].typed() == "16 November 2026"


def test_what_is_typed_while_another_record_comes_is_not_put_into_it(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    shop, yard = company.site("Shop"), company.site("Yard")
    form = shown(qtbot, desk, "site")
    form.open(shop)
    settled()
    form.open(yard)
    type_in(form, "name", "pping centre")  # what is seen is still the shop
    settled()
    assert form.fields.editors["name"].typed() == "Yard"
    assert not form.is_touched
    form.save()
    settled()
    assert editing.read_record(company.file, "site", yard).values["name"] == "Yard"
    assert editing.read_record(company.file, "site", shop).values["name"] == "Shop"
