"""A blank form is chosen from the list, made out for a unit where one wants, and shown at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.records import KINDS
from desktop.records.kind import Kind
from desktop.services.printing.choosing import forms_at_hand
from desktop.services.printing.forms import form_for, forms
from desktop.services.printing.on_paper import has_form
from tests.builders.company import Company
from ui.desk import Desk
from ui.preferences import Preferences
from ui.preview import handling_of
from ui.printing.chooser import FormChooser
from ui.printing.sheet import FormWanted
from ui.tabs import TABS

Wait = Callable[[Callable[[], object]], None]
Open = Callable[..., FormChooser]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=15_000)


@pytest.fixture
def choose(
    qtbot: QtBot,
    desk: Desk,
    preferences: Preferences,
    company: Company,
    wait: Wait,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Open]:
    monkeypatch.setattr("ui.preview.handling.state_folder", lambda: tmp_path / "state")
    opened: list[FormChooser] = []

    def make(kind: str = "", subject: str = "") -> FormChooser:
        chooser = FormChooser(
            desk, preferences, FormWanted(kind, subject), forms_at_hand(company.file)
        )
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(chooser)
        opened.append(chooser)
        with qtbot.waitExposed(chooser):
            chooser.show()
        wait(lambda: chooser.pane.paper)
        return chooser

    yield make
    for chooser in opened:
        chooser.close()
    handling_of(desk).close()


def words(chooser: FormChooser) -> str:
    """What can be read on the pages of the form that is shown."""
    assert chooser.pane.paper is not None
    document = pypdfium2.PdfDocument(chooser.pane.paper.data)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_every_form_is_listed_under_its_tab_with_its_sentence(choose: Open) -> None:
    chooser = choose("")
    headings = [line.text for line in chooser.list.lines if line.is_heading]
    titles = [tab.title for tab in TABS]
    assert headings == sorted(set(headings), key=titles.index)
    listed = [(line.text, line.below) for line in chooser.list.lines if not line.is_heading]
    assert listed == [(form.title, form.sentence) for form in forms()]
    assert QApplication.focusWidget() is chooser.list


def test_it_begins_with_the_form_of_the_kind_that_one_looks_at(choose: Open) -> None:
    chooser = choose("meeting")
    form = next(one for one in forms() if one.title == chooser.title.text())
    assert form.kind == "meeting"
    assert chooser.sentence.text() == form.sentence


def test_a_kind_that_is_on_no_paper_begins_with_the_first(choose: Open) -> None:
    assert choose("evidence").title.text() == forms()[0].title


@pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
def test_whoever_offers_a_form_has_one(kind: Kind) -> None:
    if has_form(kind.key):
        assert form_for(kind.key) in {form.key for form in forms()}
    else:
        with pytest.raises(KeyError):
            form_for(kind.key)


def test_the_arrow_keys_show_the_next_form(qtbot: QtBot, choose: Open, wait: Wait) -> None:
    chooser = choose("")
    first = chooser.title.text()
    qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
    wait(lambda: chooser.title.text() == forms()[1].title and chooser.pane.paper)
    assert first != chooser.title.text()
    assert chooser.title.text() in words(chooser)


def test_words_narrow_the_list_and_enter_goes_to_it(qtbot: QtBot, choose: Open, wait: Wait) -> None:
    chooser = choose("")
    qtbot.keyClicks(chooser.filter, "near miss")
    found = [line.text for line in chooser.list.lines if not line.is_heading]
    assert found == ["Near miss or incident"]
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is chooser.list
    wait(lambda: chooser.title.text() == found[0] and chooser.pane.paper)
    qtbot.keyClicks(chooser.filter, " zeppelin")
    assert chooser.list.lines == []
    assert chooser.nothing.isVisible()
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Escape)
    assert len(chooser.list.lines) > len(forms())
    assert chooser.isVisible()


def test_it_is_made_out_for_the_unit_that_is_chosen(
    choose: Open, company: Company, wait: Wait
) -> None:
    company.unit("103", type="Truck")
    company.unit("104", type="Truck")
    chooser = choose("inspection")
    listed = [chooser.subject.list.itemText(n) for n in range(chooser.subject.list.count())]
    assert listed[0] == "Any unit: its name is left open"
    assert [text.split(",")[0] for text in listed[1:]] == ["103", "104"]
    assert "104" not in words(chooser)
    before = chooser.pane.paper
    chooser.subject.list.setCurrentIndex(2)
    wait(lambda: chooser.pane.paper not in (None, before))
    assert "104" in words(chooser)


def test_it_begins_with_the_unit_whose_record_is_open(choose: Open, company: Company) -> None:
    company.unit("103", type="Truck")
    chooser = choose("inspection", company.unit("104", type="Truck"))
    assert chooser.subject.list.currentText().startswith("104")
    assert "104" in words(chooser)


def test_a_form_for_nothing_in_particular_asks_for_nothing(choose: Open, wait: Wait) -> None:
    form = next(one for one in forms() if not one.wants)
    chooser = choose("inspection")
    assert chooser.subject.isVisible()
    row = next(n for n, line in enumerate(chooser.list.lines) if line.data == form.key)
    chooser.list.setCurrentIndex(chooser.list.model().index(row, 0))
    wait(lambda: chooser.title.text() == form.title)
    assert chooser.subject.isHidden()


def test_escape_leaves(qtbot: QtBot, choose: Open) -> None:
    chooser = choose("")
    qtbot.keyClick(chooser.list, Qt.Key.Key_Escape)
    assert chooser.isHidden()
