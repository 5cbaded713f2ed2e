"""The disk fills while a form is saved: nothing is lost, a sentence says what to do, Save works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.records import kind_of
from desktop.services.log_pages import log_page
from desktop.store import aggregate
from tests.builders.at_the_window import at_the_window
from tests.builders.company import AS_OF, company_in
from tests.builders.full_disk import Disk
from tests.builders.person import Person

# more than the free pages of the file could take
STORY = "The ladder slid on the wet floor of the shop. " * 400
SENTENCE = "There is no space left for company.muster. Nothing was changed."

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # a screen that is none
]


@pytest.fixture
def shop(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:  # noqa: ARG001
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    with company_in(tmp_path) as company:
        company.site("Shop")
    with at_the_window(tmp_path / "company.muster", tmp_path) as person:
        yield person


def incidents(person: Person) -> int:
    with person.desk.company.reading() as connection:
        return len(aggregate.read(connection, kind_of("incident")))


def actions(person: Person) -> list[str]:
    return [entry.name for entry in log_page(person.desk.company, AS_OF).entries]


def test_the_disk_fills_while_a_form_is_saved(shop: Person) -> None:
    before = actions(shop)
    disk = Disk(shop.desk.company)
    shop.press("Ctrl+Shift+I")
    disk.is_full = True
    QGuiApplication.clipboard().setText(STORY)
    shop.press("Ctrl+V")
    shop.press("Ctrl+S")

    assert shop.says(SENTENCE)
    assert shop.says("Free some space on that disk and try again.")
    assert shop.text("What happened") == STORY
    assert (incidents(shop), actions(shop)) == (0, before)

    shop.press("Ctrl+S")  # nothing was done about it yet
    assert shop.says(SENTENCE)
    assert shop.text("What happened") == STORY
    assert (incidents(shop), actions(shop)) == (0, before)

    disk.is_full = False
    shop.press("Ctrl+S")
    assert shop.says("Saved")
    assert not shop.says(SENTENCE)
    assert incidents(shop) == 1
    assert len(actions(shop)) == len(before) + 1


def test_what_was_typed_while_the_disk_was_full_is_there_after_the_next_start(
    shop: Person, tmp_path: Path
) -> None:
    """Once there is space again: a full disk takes no draft either."""
    disk = Disk(shop.desk.company)
    disk.is_full = True
    shop.press("Ctrl+Shift+I")
    QGuiApplication.clipboard().setText(STORY)
    shop.press("Ctrl+V")
    shop.press("Ctrl+S")
    assert shop.says(SENTENCE)
    disk.is_full = False
    shop.window.close()
    shop.settle()
    assert not shop.window.isVisible()
    shop.program.end()
    with at_the_window(tmp_path / "company.muster", tmp_path) as again:
        assert "Not saved" in again.all_lines().values()
