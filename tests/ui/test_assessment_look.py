"""The assessment in small windows, with large letters, without a mouse: all of it can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders.at_the_window import at_the_window
from tests.builders.by_ear import missed_by_tab, unnamed
from tests.builders.demonstration import copied
from tests.builders.fitting import faults_of, hidden_primaries
from tests.builders.person import Person
from ui.audit.assessment.view import AssessmentView
from ui.element.audit import AuditTab
from ui.places import Place


@contextmanager
def looking(folder: Path, scale: float, size: tuple[int, int]) -> Iterator[Person]:
    file = copied(folder / "demo.muster")
    with at_the_window(file, folder, look=("dark", scale), size=size) as person:
        yield person


def view_of(person: Person) -> AssessmentView:
    assert isinstance(person.page, AuditTab)
    view = person.page.audit.shown_view()
    assert isinstance(view, AssessmentView)
    return view


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, (1366, 768)), (1.0, (760, 560)), (2.0, (1920, 1080)), (2.0, (1366, 768))],
)
def test_nothing_is_cut(
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001
    scale: float,
    size: tuple[int, int],
) -> None:
    with looking(tmp_path, scale, size) as person:
        for code in ("S4.2", "S1.1", "S2.6"):
            person.go(Place("audit", "the_assessment", code))
            assert faults_of(person.window) == []
            assert hidden_primaries(person.window) == []
        view = view_of(person)
        assert view.page.area.viewport().height() > view.foot.height()


def test_everything_has_a_name_and_can_be_come_to(
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    with looking(tmp_path, 1.0, (1366, 768)) as person:
        person.go(Place("audit", "the_assessment", "S1.4"))
        assert unnamed(person.window) == []
        assert missed_by_tab(person.window) == []
        view = view_of(person)
        assert view.shown is not None
        assert view.page.shown is not None
        for ask in (
            lambda: view.doing.accept(view.shown, ()),
            lambda: view.doing.sign(view.shown, 2),
            lambda: view.doing.reopen(view.shown),
            lambda: view.doing.plan(view.page.shown),
            lambda: view.doing.enter_said(view.page.shown, "interview"),
            lambda: view.doing.enter_said(view.page.shown, "observation"),
            lambda: view.doing.enter_note(view.page.shown),
            view.doing.open_new,
        ):
            ask()
            person.settle()
            dialog = person.front
            assert dialog is not person.window
            assert faults_of(dialog) == []
            assert unnamed(dialog) == []
            assert missed_by_tab(dialog) == []
            person.press("Escape")
