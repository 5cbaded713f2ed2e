"""The one style sheet: Fusion draws, this says in which colours and with how much room."""

from collections.abc import Callable

from PySide6.QtGui import QFont

from desktop.resources import resource
from ui.theme import letters
from ui.theme.roles import TONES, Roles, is_dark


def sheet(colors: Roles, body: QFont, px: Callable[[float], int]) -> str:
    """Return the style sheet for these colours, this size of letters and this scale."""
    parts = (_WORDS, _BUTTONS, _FIELDS, _GROUNDS, _VIEWS, _MENUS, _BARS)
    text = "".join(parts) + "".join(_TONE.replace("$tone", tone) for tone in TONES)
    for role in letters.STEPS:
        size = letters.size_in_sheet(letters.step(body, role))
        text = text.replace(f"$size-{role};", f"{size};")
    for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16, 18, 20, 28):
        text = text.replace(f"${n}px", f"{px(n)}px")
    text = text.replace("$radio", f"{px(14) // 2 + 1}px")
    for name, picture in _pictures(colors).items():
        text = text.replace(f"$image-{name};", f"url({picture});")
    for role in sorted(colors, key=len, reverse=True):
        text = text.replace(f"${role}", colors[role])
    return text


def _pictures(colors: Roles) -> dict[str, str]:
    """Return the little pictures of controls; the style sheet can only take them from files."""
    on_ground = "pale" if is_dark(colors["card"]) else "deep"
    on_accent = "pale" if is_dark(colors["accent"]) else "deep"
    names = {"down": on_ground, "up": on_ground, "check": on_accent, "dash": on_accent}
    names |= {"dot": on_accent, "left": on_ground, "right": on_ground}
    folder = resource("icons", "controls").as_posix()
    return {name: f"{folder}/{name}-{shade}.svg" for name, shade in names.items()}


_WORDS = """
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: $4px $6px; }
QLabel { background: transparent; }
QLabel[role="page-title"] { font-size: $size-page-title; font-weight: 600; }
QLabel[role="card-title"] { font-size: $size-card-title; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="small"] { color: $soft; font-size: $size-small; }
QLabel[role="fault"] { color: $red; font-size: $size-small; }
QLabel[role="section"] { color: $soft; font-size: $size-section; font-weight: 600; }
QLabel[role="figure"] { font-size: $size-figure; font-weight: 700; }
"""
# A ring of two pixels where there was a line of one: one pixel less padding keeps words in place.
_BUTTONS = """
QPushButton { background: $card; color: $ink; border: 1px solid $line; border-radius: 6px;
  padding: $5px $12px; font-weight: 500; icon-size: $16px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_back; }
QPushButton:disabled { color: $off; background: $page; }
QPushButton:focus { border: 2px solid $accent; padding: $4px $10px; }
QPushButton::menu-indicator { image: $image-down; width: $14px; height: $14px;
  subcontrol-origin: padding; subcontrol-position: center right; right: $6px; }
QPushButton[menu="true"] { padding-right: $18px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
  background: $accent_strong; border-color: $accent_strong; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $line; color: $off; border-color: $line; }
QPushButton[role="link"] { background: transparent; color: $accent; padding: 1px 1px;
  border: 2px solid transparent; border-radius: 4px; font-weight: 500; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; color: $accent_strong; }
QPushButton[role="link"]:focus { border: 2px solid $accent; }
QPushButton[role="link"]:disabled { color: $off; }
QToolButton { background: transparent; color: $ink; icon-size: $16px;
  border: 2px solid transparent;
  border-radius: 6px; padding: $3px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_back; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:disabled { color: $off; }
QToolButton::menu-indicator { image: none; }
QTabBar::scroller { width: $28px; }
QTabBar QToolButton { background: $card; border: none; border-bottom: 1px solid $line;
  border-radius: 0; padding: 0; }
QTabBar QToolButton:hover { background: $hover; }
QTabBar QToolButton::left-arrow { image: $image-left; }
QTabBar QToolButton::right-arrow { image: $image-right; }
QCheckBox, QRadioButton { spacing: $8px; padding: 1px 3px; border: 2px solid transparent;
  border-radius: 4px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $off; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QMenu::indicator,
QGroupBox::indicator {
  width: $14px; height: $14px; border: 1px solid $edge; border-radius: 4px; background: $card; }
QRadioButton::indicator { border-radius: $radio; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked,
QGroupBox::indicator:checked {
  background: $accent; border-color: $accent; image: $image-check; }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: $image-dash; }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: $image-dot; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $page;
  border-color: $line; }
"""
_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: $card; color: $ink; border: 1px solid $line; border-radius: 6px;
  padding: $5px $8px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $soft; }
QLineEdit { icon-size: $16px; }
QTextEdit, QPlainTextEdit { padding: $3px $5px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover, QTextEdit:hover, QPlainTextEdit:hover {
  border-color: $edge; }
QLineEdit[fault="true"], QTextEdit[fault="true"], QPlainTextEdit[fault="true"],
QAbstractSpinBox[fault="true"], QComboBox[fault="true"] { border: 1px solid $red; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus,
QComboBox:on { border: 2px solid $accent; padding: $4px $7px; }
QTextEdit:focus, QPlainTextEdit:focus { padding: $2px $4px; }
QLineEdit[fault="true"]:focus, QTextEdit[fault="true"]:focus, QPlainTextEdit[fault="true"]:focus,
QAbstractSpinBox[fault="true"]:focus, QComboBox[fault="true"]:focus { border: 2px solid $red; }
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only { background: $page; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $page; color: $off; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit,
QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QAbstractItemView QLineEdit, QAbstractItemView QLineEdit:focus { background: $card;
  border: 2px solid $accent; padding: 0 $3px; }
QComboBox::drop-down { border: none; width: $28px; subcontrol-position: center right; }
QComboBox::down-arrow { image: $image-down; width: $14px; height: $14px; }
QComboBox { combobox-popup: 0; }
QComboBox:!editable { padding-left: $10px; }
QComboBox:!editable:focus, QComboBox:!editable:on { padding-left: $9px; }
QComboBox QAbstractItemView { border: 1px solid $line; padding: $4px;
  selection-background-color: $accent_back; selection-color: $ink; }
QComboBox QAbstractItemView::item { padding: $4px 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: $20px;
  background: transparent; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: $image-up; width: $12px; height: $12px; }
QAbstractSpinBox::down-arrow { image: $image-down; width: $12px; height: $12px; }
QAbstractSpinBox { padding: $4px $8px $3px $8px; }
QAbstractSpinBox:focus { padding: $3px $7px $2px $7px; }
QDateEdit, QDateEdit:focus { padding-left: 0; }
QDateEdit::drop-down { border: none; width: $20px; }
QDateEdit::down-arrow { image: $image-down; width: $14px; height: $14px; }
"""
_GROUNDS = """
QFrame[role="toast"] { background: $ink; border: none; border-radius: 8px; }
QFrame[role="toast"] QLabel { color: $card; }
QFrame[role="toast"] QPushButton { color: $card; font-weight: 700; text-decoration: underline; }
QFrame[role="toast"] QPushButton:hover { color: $page; }
QMainWindow, QDialog, QWizard, QWidget[role="page"] { background: $page; }
QFrame[role="card"], QWidget[role="card"] { background: $card; border: 1px solid $line;
  border-radius: 8px; }
QFrame[role="sidebar"], QWidget[role="sidebar"], QWidget[role="side"] {
  background: $card; border: none; }
QFrame[role="drop"] { background: $page; border: 1px dashed $edge; border-radius: 8px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[role="clear"], QWidget[role="clear"] { background: transparent; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: $20px; padding: $8px; }
QGroupBox::title { subcontrol-origin: margin; color: $soft; padding: 0 $4px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $card; color: $soft; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $soft; padding: $4px 8px; }
QPushButton[role="status"] { background: transparent; color: $soft; padding: 2px 6px;
  border: 2px solid transparent; border-radius: 4px; text-align: left; }
QPushButton[role="status"][tone="amber"] { color: $amber; background: $amber_back; }
QPushButton[role="status"][tone="red"] { color: $red; background: $red_back; }
QPushButton[role="status"]:hover { text-decoration: underline; }
QPushButton[role="status"]:focus { border: 2px solid $accent; }
"""
# The font style makes a view lay its rows out again once it is polished; Qt forgets to, and rows
# measured before that overlap.
_VIEWS = """
QAbstractItemView { font-style: normal; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QAbstractItemView { background: $card; color: $ink; border: none; outline: none;
  alternate-background-color: $page; selection-background-color: $accent_back;
  selection-color: $ink; gridline-color: $line; }
QListView::item, QTreeView::item { border: 2px solid transparent; border-radius: 6px;
  padding: $4px $6px; }
QTreeView::item { border-radius: 0; border-left: none; border-right: none; }
QTreeView::branch:has-children:closed { image: $image-right; }
QTreeView::branch:has-children:open { image: $image-down; }
QTableView::item { border: 2px solid transparent; padding: 0 $4px; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_back; color: $ink; }
QListView[role="sidebar"]::item:selected, QTreeView[role="sidebar"]::item:selected {
  color: $accent; font-weight: 600; }
QListView::item:focus, QTableView::item:focus { border: 2px solid $accent; }
QTreeView::item:focus { border-top: 2px solid $accent; border-bottom: 2px solid $accent; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $soft; border: none; font-weight: 600;
  border-bottom: 1px solid $line; padding: $6px $8px; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QHeaderView::up-arrow { image: $image-up; width: $12px; height: $12px; }
QHeaderView::down-arrow { image: $image-down; width: $12px; height: $12px; }
QTableCornerButton::section { background: $card; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card;
  border-bottom: 1px solid $line; }
QCalendarWidget QToolButton { padding: $4px $8px; font-weight: 600; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: $image-left; }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: $image-right; }
QCalendarWidget QTableView { selection-background-color: $accent;
  selection-color: $on_accent; }
QCalendarWidget QTableView::item, QCalendarWidget QTableView::item:hover { border: none;
  padding: 0; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
"""
_MENUS = """
QMenuBar { background: $card; color: $ink; border-bottom: 1px solid $line; padding: 0 8px; }
QMenuBar::item { background: transparent; padding: $7px 10px; margin: 4px 0; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_back; color: $ink; }
QMenu { icon-size: $16px; background: $card; color: $ink; border: 1px solid $line; padding: $4px; }
QMenu::item { padding: $6px $28px $6px $12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_back; color: $ink; }
QMenu::item:disabled { color: $off; }
QMenu::icon { padding-left: $8px; }
QMenu::separator { height: 1px; background: $line; margin: $4px $8px; }
QMenu::indicator { left: $6px; }
QMenu::right-arrow { image: $image-right; width: $14px; height: $14px; }
"""
_BARS = """
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: $10px; }
QScrollBar:horizontal { height: $10px; }
QScrollBar::handle { background: $thumb; border-radius: 2px; }
QScrollBar::handle:vertical { margin: 2px $3px; min-height: $28px; }
QScrollBar::handle:horizontal { margin: $3px 2px; min-width: $28px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $plain_back; border: none; border-radius: 4px; color: $ink;
  max-height: $8px; min-height: $8px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider::groove:horizontal { background: $line; height: $4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: $14px; margin: -$5px 0;
  border-radius: $7px; border: 2px solid $card; }
QSlider::handle:horizontal:focus { border: 2px solid $ink; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: $soft; border: 2px solid transparent;
  padding: $6px $12px; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-bottom: 3px solid $accent; }
"""
_TONE = """
QFrame[role="banner"][tone="$tone"] { background: $$tone_back; border: none;
  border-bottom: 1px solid $line; }
QFrame[role="banner"][tone="$tone"] QLabel { color: $ink; }
QLabel[tone="$tone"] { color: $$tone; }
"""
