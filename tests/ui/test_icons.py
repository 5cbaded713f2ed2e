"""Icons: crisp at every size, in the colour of their role, following the look."""

import gc
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.resources import resource
from tests.builders.look import dressed
from ui import icons, theme

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "muster")
SIZE = QSize(16, 16)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield


def _strongest(picture: QPixmap) -> QColor:
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda color: color.alpha())


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn_in_its_colour(name: str) -> None:
    seen = _strongest(icons.icon(name, "accent").pixmap(QSize(64, 64)))
    assert seen.alpha() > 200
    wanted = theme.color("accent")
    assert abs(seen.red() - wanted.red()) + abs(seen.blue() - wanted.blue()) < 12


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_takes_its_colour_from_its_role(name: str) -> None:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in svg
    assert not re.search(r"#[0-9a-fA-F]{3,6}", svg)


def test_an_icon_is_drawn_anew_for_a_finer_screen() -> None:
    picture = icons.icon("search").pixmap(SIZE, 2.0)
    assert (picture.size(), picture.devicePixelRatio()) == (QSize(32, 32), 2.0)


def test_an_icon_handed_out_before_follows_the_look(qapp: QApplication) -> None:
    icon = icons.icon("search")
    before = _strongest(icon.pixmap(SIZE))
    theme.apply(qapp, "dark")
    after = _strongest(icon.pixmap(SIZE))
    assert before.lightness() < 100 < after.lightness()


def test_what_cannot_be_used_looks_fainter_and_what_is_picked_is_in_the_accent() -> None:
    icon = icons.icon("search")
    off = _strongest(icon.pixmap(QSize(64, 64), QIcon.Mode.Disabled))
    picked = _strongest(icon.pixmap(QSize(64, 64), QIcon.Mode.Selected))
    assert off.lightness() > _strongest(icon.pixmap(QSize(64, 64))).lightness() + 30
    assert picked.blue() > 150 > picked.red()


def test_an_icon_lives_on_when_it_is_copied_and_changed() -> None:
    kept = []
    for _ in range(20):
        icon = QIcon(icons.icon("search"))
        icon.addPixmap(QPixmap(3, 3))
        kept.append(icon)
        gc.collect()
    assert all(icon.pixmap(SIZE).width() == 16 for icon in kept)


def test_a_wrong_name_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_a_picture_grows_with_the_scale(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 2.0)
    assert icons.pixmap("search", size=20).width() == 40


def test_muster_has_an_icon_of_its_own() -> None:
    picture = icons.app_icon().pixmap(QSize(64, 64)).toImage()
    assert picture.pixelColor(32, 6) == QColor(theme.color("accent"))
    assert picture.pixelColor(32, 32) == QColor("white")
    assert picture.pixelColor(0, 0).alpha() == 0
