"""On a small screen, with letters twice as large, everything can be read and reached."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import every_place
from tests.builders.at_the_window import at_the_window
from tests.builders.company import AS_OF
from tests.builders.demonstration import made
from tests.builders.fitting import unreadable
from tests.builders.person import Person

PAPERS = Path(__file__).parents[1] / "samples/bow-river"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration company, in which there is something of every kind."""
    path = tmp_path_factory.mktemp("demo") / "demo.muster"
    made(path, AS_OF)
    return path


def places(person: Person, *, much: bool) -> Iterator[tuple[str, QWidget]]:
    """Everything that can be shown; records as they are filled in where room is scarcest."""
    yield from every_place.pages(person)
    yield from every_place.new_forms(person)
    if much:
        yield from every_place.dialogs(person, PAPERS)
        yield from every_place.filled_forms(person)


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 2.0), ((1024, 700), 1.0)]
)
def test_nothing_is_cut(
    company: Path, tmp_path: Path, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    assert qapp
    path = shutil.copyfile(company, tmp_path / company.name)
    with at_the_window(path, tmp_path, look=("light", scale), size=size) as person:
        assert unreadable(person, places(person, much=scale > 1), size) == {}
