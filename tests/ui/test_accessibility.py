"""The whole window without eyes and without a mouse: everything has a name and can be come to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import every_place
from tests.builders.at_the_window import at_the_window
from tests.builders.by_ear import missed_by_tab, unnamed, without_ring
from tests.builders.demonstration import copied
from tests.builders.person import Person

PAPERS = Path(__file__).parents[1] / "samples/bow-river"
Places = Iterator[tuple[str, QWidget]]


@pytest.fixture
def person(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with at_the_window(copied(tmp_path / "demo.muster"), tmp_path) as somebody:
        yield somebody


def faults(person: Person, places: Places) -> dict[str, list[str]]:
    """Return what is wrong in each place; a look that was seen once is not looked at again."""
    looks: set[str] = set()
    found = {}
    for name, shown in places:
        wrong = [*unnamed(shown), *missed_by_tab(shown), *without_ring(person, shown, looks)]
        if wrong:
            found[name] = wrong
    return found


def test_every_page(person: Person) -> None:
    assert faults(person, every_place.pages(person)) == {}


def test_every_form(person: Person) -> None:
    assert faults(person, every_place.new_forms(person)) == {}


def test_every_dialog(person: Person) -> None:
    assert faults(person, every_place.dialogs(person, PAPERS)) == {}


def test_every_record(person: Person) -> None:
    nameless = {name: unnamed(shown) for name, shown in every_place.filled_forms(person)}
    assert {name: wrong for name, wrong in nameless.items() if wrong} == {}
