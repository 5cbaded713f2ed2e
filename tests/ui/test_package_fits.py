"""The page of the package on small screens and with large letters: nothing of it is cut."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services import packs, submissions
from desktop.services.packaging import overview, overview_lines
from desktop.services.packs import PackLooked, PackShown
from desktop.services.preflight import looking
from tests.builders.at_the_window import at_the_window
from tests.builders.by_ear import missed_by_tab, unnamed
from tests.builders.company import company_in
from tests.builders.fitting import faults_of, hidden_primaries
from tests.builders.package_page import LINES, OVERVIEW, stops, warns
from tests.builders.person import Person
from ui.audit.keys import PACKS
from ui.audit.package.view import PackageView
from ui.element.audit import AuditTab
from ui.places import Place
from ui.tabs import PACKAGE

SIZES = [(1.0, (1366, 768)), (2.0, (1366, 768)), (2.0, (1920, 1080))]
PACK = PackShown("client", "For a client", "What a client asks for before the first job.", "")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    assert qapp
    monkeypatch.setattr(overview, "overview_of", lambda *_given: (OVERVIEW, object()))
    monkeypatch.setattr(overview_lines, "lines_of", lambda *_given: (LINES,))
    found = (stops(), *(warns(n) for n in range(4)), warns(4, where=None))
    monkeypatch.setattr(looking, "look_over", lambda *_given, **_more: found)
    monkeypatch.setattr(submissions, "earlier", lambda _company: ())
    monkeypatch.setattr(packs, "packs", lambda *_given: (PACK,))
    monkeypatch.setattr(packs, "look_at_pack", lambda *_given: PackLooked(("Training",), ()))
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
    return tmp_path / "company.muster"


def steps(person: Person) -> None:
    person.go(Place("audit", PACKAGE))
    view = page(person)
    person.wait(lambda: view.look.concerns is not None, "the look")
    person.settle()


def ticks(person: Person) -> None:
    steps(person)
    page(person).show_exhibits("S4.2")
    person.settle()


def of_packs(person: Person) -> None:
    person.go(Place("audit", PACKS))


def page(person: Person) -> PackageView:
    assert isinstance(person.page, AuditTab)
    return person.page.audit.package


@pytest.mark.parametrize(("scale", "size"), SIZES)
def test_nothing_is_cut(file: Path, tmp_path: Path, scale: float, size: tuple[int, int]) -> None:
    with at_the_window(file, tmp_path, look=("dark", scale), size=size) as person:
        for lead in (steps, ticks, of_packs):
            lead(person)
            assert faults_of(person.window) == [], lead.__name__
            assert hidden_primaries(person.window) == [], lead.__name__


def test_exhibits_are_chosen_without_the_list_where_there_is_no_room_for_both(
    file: Path, tmp_path: Path
) -> None:
    with at_the_window(file, tmp_path, look=("light", 2.0), size=(1366, 768)) as person:
        ticks(person)
        assert isinstance(person.page, AuditTab)
        assert person.page.guide_heading() == "The exhibits"
        audit, tree = person.page.audit, page(person).exhibits.tree
        tree.choose_first("S4.2")
        line = tree.currentItem()
        assert line is not None
        words = tree.fontMetrics().horizontalAdvance(line.text(0))
        assert not audit.list.isVisible()
        assert words < tree.visualItemRect(line).width()
        page(person).show_steps()
        person.settle()
        assert audit.list.isVisible()
        person.window.resize(2600, 1200)
        ticks(person)
        assert audit.list.isVisible()


@pytest.mark.parametrize("lead", [steps, ticks, of_packs])
def test_everything_has_a_name_and_can_be_come_to(
    file: Path, tmp_path: Path, lead: Callable[[Person], None]
) -> None:
    with at_the_window(file, tmp_path) as person:
        lead(person)
        assert unnamed(person.window) == []
        assert missed_by_tab(person.window) == []
