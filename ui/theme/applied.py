"""The look that is on now: chosen in one place, read by everything that paints."""

import os
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import letters, roles
from ui.theme.sheet import sheet

STYLE: Final = "QT_STYLE_OVERRIDE"  # Qt reads it when the application is made
FUSION: Final = "Fusion"


class Watch(QObject):
    """Tells those who paint by hand, or hold pictures, that the look is another one."""

    changed = Signal()


class _Applied:
    """What is on; there is one application, so there is one of these."""

    def __init__(self) -> None:
        self.watch = Watch()
        self.wanted = "system"
        self.scale = 1.0
        self.roles: roles.Roles = roles.LIGHT
        self.original: QFont | None = None
        self.body = QFont()
        self.busy = False


_on: Final = _Applied()


def apply(app: QApplication, scheme: str = "system", scale: float = 1.0) -> None:
    """Put a look on: "system", "light", "dark" or "contrast"; `scale` times the system's font."""
    if _on.original is None:
        _first_time(app)
    _on.wanted, _on.scale = scheme, scale
    _put_on(app)


def use_bundled_font(app: QApplication) -> None:
    """Use the font that travels with Muster, so that pictures look the same on every machine."""
    letters.use_bundled_font(app)
    if _on.original is not None:
        _on.original = app.font()
        _put_on(app)


def color(role: str) -> QColor:
    """Return the colour of a role in the look that is on."""
    return QColor(_on.roles[role])


def font(role: str = "body") -> QFont:
    """Return the font of a role, e.g. "page-title", for those who paint by hand."""
    return letters.step(_on.body, role)


def px(n: float) -> int:
    """Return `n` logical pixels at 100 %, times the scale that is on."""
    return round(n * _on.scale)


def scheme() -> str:
    """Return which scheme is on: "light", "dark", "contrast" or "system's own"."""
    for name, colors in roles.SCHEMES.items():
        if all(_on.roles[role] == colors[role] for role in ("page", "card", "ink", "line")):
            return name
    return "system's own"


def watch() -> Watch:
    """Return what tells, by its signal `changed`, that the look is another one."""
    return _on.watch


def _first_time(app: QApplication) -> None:
    if not letters.has_letters():
        letters.use_bundled_font(app)
    _on.original = app.font()
    # asking for the style costs the first paint more than all of the look
    if os.environ.get(STYLE) != FUSION:
        app.setStyle(FUSION)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(_on_system_changed)
    hints.accessibility().contrastPreferenceChanged.connect(_on_system_changed)


def _on_system_changed() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _on.wanted == "system" and not _on.busy:
        _put_on(app)


def _put_on(app: QApplication) -> None:
    _on.busy = True  # what we set here comes back as the system's own change
    try:
        _on.roles = _colors(app)
    finally:
        _on.busy = False
    assert _on.original is not None
    _on.body = letters.scaled(_on.original, _on.scale)
    app.setFont(_on.body)
    app.setPalette(_palette(_on.roles))
    app.setStyleSheet(sheet(_on.roles, _on.body, px))
    _on.watch.changed.emit()


def _colors(app: QApplication) -> roles.Roles:
    hints = app.styleHints()
    if _on.wanted == "system":
        hints.unsetColorScheme()
        app.setPalette(QPalette())
    elif _on.wanted == "light":  # told to the system, so that its own frames and dialogs fit
        hints.setColorScheme(Qt.ColorScheme.Light)
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark)
    preference = hints.accessibility().contrastPreference()
    return roles.chosen(
        _on.wanted,
        dark=hints.colorScheme() == Qt.ColorScheme.Dark,
        high_contrast=preference == Qt.ContrastPreference.HighContrast,
        system=app.palette(),
    )


def _palette(colors: roles.Roles) -> QPalette:
    palette = QPalette(QColor(colors["card"]), QColor(colors["page"]))
    part = QPalette.ColorRole
    for role, name in (
        (part.Window, "page"),
        (part.WindowText, "ink"),
        (part.Base, "card"),
        (part.AlternateBase, "page"),
        (part.Text, "ink"),
        (part.Button, "card"),
        (part.ButtonText, "ink"),
        (part.BrightText, "red"),
        (part.PlaceholderText, "soft"),
        (part.ToolTipBase, "card"),
        (part.ToolTipText, "ink"),
        (part.Highlight, "accent"),
        (part.HighlightedText, "on_accent"),
        (part.Accent, "accent"),
        (part.Link, "accent"),
        (part.LinkVisited, "accent"),
        (part.Mid, "line"),
        (part.Dark, "edge"),
    ):
        palette.setColor(role, QColor(colors[name]))
    for role in (part.WindowText, part.Text, part.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors["off"]))
    return palette
