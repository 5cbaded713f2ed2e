"""The look: readable in every scheme, in any accent, at any size, and gone when another is on."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.look import dressed
from ui import theme
from ui.theme import letters, roles
from ui.theme.sheet import sheet

ACCENTS = ("#0078d4", "#ffb900", "#e74856", "#107c10", "#8764b8", "#3584e4", "#ff00ff", "#00ffff")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield


@pytest.mark.parametrize("scheme", roles.SCHEMES)
@pytest.mark.parametrize(("text", "ground"), roles.PAIRS)
def test_every_text_reads_on_every_ground_it_stands_on(scheme: str, text: str, ground: str) -> None:
    colors = roles.SCHEMES[scheme]
    least = 7.0 if scheme == "contrast" else roles.READABLE
    assert roles.contrast(colors[text], colors[ground]) >= least


@pytest.mark.parametrize("scheme", roles.SCHEMES)
def test_the_outline_of_what_is_only_an_outline_can_be_told_from_its_ground(scheme: str) -> None:
    colors = roles.SCHEMES[scheme]
    for ground in ("page", "card"):
        assert roles.contrast(colors["edge"], colors[ground]) >= roles.TELLABLE
        assert roles.contrast(colors["accent"], colors[ground]) >= roles.TELLABLE
        assert roles.contrast(colors["off"], colors[ground]) >= roles.TELLABLE


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert roles.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert roles.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_scheme_knows_the_same_roles() -> None:
    assert {frozenset(colors) for colors in roles.SCHEMES.values()} == {frozenset(roles.LIGHT)}


@pytest.mark.parametrize(("accent", "dark"), [*product(ACCENTS, (False, True))])
def test_the_accent_of_the_system_is_taken_and_made_readable(accent: str, dark: bool) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Accent, QColor(accent))
    colors = roles.chosen("system", dark=dark, high_contrast=False, system=system)
    assert colors["accent"] != (roles.DARK if dark else roles.LIGHT)["accent"]
    assert colors["page"] == (roles.DARK if dark else roles.LIGHT)["page"]
    for text, ground in roles.PAIRS:
        assert roles.contrast(colors[text], colors[ground]) >= roles.READABLE, (text, ground)


@pytest.mark.parametrize("accent", ["#308cc6", "#808080", "#000000"])
def test_a_system_without_an_accent_of_its_own_gets_ours(accent: str) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Accent, QColor(accent))
    colors = roles.chosen("system", dark=False, high_contrast=False, system=system)
    assert colors == roles.LIGHT


def test_a_high_contrast_theme_of_the_system_is_left_as_it_is() -> None:
    system = QPalette()
    part = QPalette.ColorRole
    for role, color in (
        (part.Window, "#2d3236"),
        (part.WindowText, "#ffffff"),
        (part.Highlight, "#abd6d9"),
        (part.HighlightedText, "#263b50"),
    ):
        system.setColor(role, QColor(color))
    colors = roles.chosen("system", dark=True, high_contrast=True, system=system)
    assert set(colors) == set(roles.LIGHT)
    assert set(colors.values()) == {"#2d3236", "#ffffff", "#abd6d9", "#263b50"}
    for text, ground in roles.PAIRS:
        assert roles.contrast(colors[text], colors[ground]) >= roles.READABLE, (text, ground)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_a_scheme_reaches_the_palette_and_says_its_name(qapp: QApplication, scheme: str) -> None:
    theme.apply(qapp, scheme)
    assert theme.scheme() == scheme
    assert qapp.palette().window().color() == theme.color("page")
    assert qapp.palette().text().color() == theme.color("ink")
    assert qapp.palette().highlight().color() == theme.color("accent")


def test_those_who_paint_by_hand_are_told(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.watch().changed):
        theme.apply(qapp, "dark")


def test_the_system_turning_dark_is_noticed_only_by_who_follows_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    hints = qapp.styleHints()
    theme.apply(qapp, "system")
    with qtbot.waitSignal(theme.watch().changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.apply(qapp, "light")
    with qtbot.assertNotEmitted(theme.watch().changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_the_scale_is_of_the_systems_font_however_often_it_changes(qapp: QApplication) -> None:
    once = qapp.font().pointSizeF()
    for scale in (2.0, 1.5, 2.0):
        theme.apply(qapp, "light", scale)
    assert qapp.font().pointSizeF() == pytest.approx(2 * once)
    assert theme.px(10) == 20
    theme.apply(qapp, "light")
    assert qapp.font().pointSizeF() == pytest.approx(once)
    assert theme.px(10) == 10


def test_a_font_measured_in_pixels_grows_too() -> None:
    font = QFont()
    font.setPixelSize(13)
    assert letters.scaled(font, 2).pixelSize() == 26
    assert letters.size_in_sheet(letters.step(font, "page-title")) == "20px"


def test_the_sizes_of_letters_are_steps_of_the_body(qapp: QApplication) -> None:
    body = qapp.font().pointSizeF()
    assert theme.font("page-title").pointSizeF() == pytest.approx(1.55 * body)
    assert theme.font("card-title").weight() == QFont.Weight.DemiBold
    assert min(times for times, _weight in letters.STEPS.values()) >= 0.82


@pytest.mark.parametrize("scheme", roles.SCHEMES)
def test_the_sheet_leaves_nothing_to_fill_in_and_names_only_files_that_are_there(
    qapp: QApplication, scheme: str
) -> None:
    text = sheet(roles.SCHEMES[scheme], qapp.font(), theme.px)
    assert "$" not in text
    pictures = set(re.findall(r"url\((.+?)\)", text))
    assert len(pictures) >= 6
    for picture in pictures:
        assert Path(picture).read_text(encoding="utf-8").startswith("<svg")


def test_focus_is_seen_and_moves_no_word(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(220, 100)
    field, other = QLineEdit("Rick", window), QLineEdit("Rick", window)
    field.setGeometry(0, 0, 200, 40)
    other.setGeometry(0, 50, 200, 40)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.sizeHint() == other.sizeHint()
    edge = field.grab().toImage().pixelColor(100, 0)
    assert edge == theme.color("accent")
    assert field.grab().toImage().pixelColor(100, 1) == theme.color("accent")
    assert other.grab().toImage().pixelColor(100, 1) == theme.color("card")


def test_without_any_font_the_bundled_one_is_used(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "has_letters", lambda: False)
    monkeypatch.setattr(theme.applied._on, "original", None)
    theme.apply(qapp, "light")
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_pictures_are_taken_in_the_bundled_font(qapp: QApplication) -> None:
    original = theme.applied._on.original
    theme.use_bundled_font(qapp)
    try:
        assert QFontInfo(qapp.font()).family() == "Inter"
        assert QFontInfo(theme.font("strong")).weight() == QFont.Weight.DemiBold
        theme.apply(qapp, "dark", 2.0)
        assert qapp.font().pointSizeF() == pytest.approx(2 * letters.BUNDLED_POINTS)
    finally:
        theme.applied._on.original = original
