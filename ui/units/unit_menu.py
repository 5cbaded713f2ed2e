"""The menu of a unit wherever it is named: in Today, in the strip of months, in a list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import _
from desktop.services.units.knowing import Unit, names_joined, units_of
from ui.desk import Desk
from ui.places import Place
from ui.units.readings_dialog import ReadingsDialog
from ui.units.service_dialog import ServiceDialog
from ui.units.verbs import VERBS


def open_menu(desk: Desk, units: Sequence[str], at: QPoint, parent: QWidget) -> None:
    """Ask how the units stand, and offer at a place of the screen what can be done with them."""
    today = desk.today()

    def put(known: tuple[Unit, ...]) -> None:
        found = [unit for unit in known if unit.id in set(units)]
        if found:
            menu = menu_of(desk, found, parent)
            menu.popup(at)

    desk.ask(lambda company: units_of(company, today), put, owner=parent)


def menu_of(desk: Desk, units: Sequence[Unit], parent: QWidget) -> QMenu:
    """Return what can be done with units; it goes away when it is closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.addSection(names_joined(units))
    ids = [unit.id for unit in units]
    offers = [change for change in VERBS if all(change in unit.state.offers for unit in units)]
    if not desk.read_only:
        for change in offers:
            menu.addAction(_(VERBS[change])).triggered.connect(
                partial(_change, desk, change, ids, parent.window())
            )
    if len(units) == 1:
        [unit] = units
        if unit.meters and unit.state.key != "sold" and not desk.read_only:
            menu.addAction(_("Enter reading…")).triggered.connect(
                partial(_read, desk, unit, parent.window())
            )
        menu.addSeparator()
        place = Place("company", "equipment", unit.id)
        menu.addAction(_("Show the unit")).triggered.connect(lambda: desk.go(place))
    return menu


def _change(desk: Desk, change: str, units: list[str], window: QWidget, _on: bool = False) -> None:
    ServiceDialog(desk, change, units, window, several=len(units) > 1).open()


def _read(desk: Desk, unit: Unit, window: QWidget, _on: bool = False) -> None:
    ReadingsDialog(desk, unit.id, unit.name, window).open()
