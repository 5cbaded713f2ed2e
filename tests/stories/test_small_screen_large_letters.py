"""On a small screen, with letters twice as large, everything can be read and reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import every_place
from tests.builders.at_the_window import at_the_window
from tests.builders.demonstration import copied
from tests.builders.fitting import unreadable
from tests.builders.person import Person

PAPERS = Path(__file__).parents[1] / "samples/bow-river"
SMALL = (1366, 768)
NARROW = (1024, 700)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


def places(person: Person, size: tuple[int, int], scale: float) -> Iterator[tuple[str, QWidget]]:
    """What can be shown: all of it with large letters, the forms where the window is narrow."""
    yield from every_place.pages(person)
    if size == NARROW or scale > 1:
        yield from every_place.new_forms(person)
    if scale > 1:
        yield from every_place.dialogs(person, PAPERS)
        yield from every_place.filled_forms(person)


@pytest.mark.parametrize(("size", "scale"), [(SMALL, 1.0), (SMALL, 2.0), (NARROW, 1.0)])
def test_nothing_is_cut(
    tmp_path: Path, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    assert qapp
    path = copied(tmp_path / "demo.muster")
    with at_the_window(path, tmp_path, look=("light", scale), size=size) as person:
        assert unreadable(person, places(person, size, scale), size) == {}
