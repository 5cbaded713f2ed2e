"""Contractors' folders of the same nature as bow-river, each with what a careful person expects.

The expectations are written by hand from the papers, the definitions of the command line and the
list of records; nothing of Muster is asked for them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final

from tests.builders import (
    badger_hydrovac,
    cloisons_outaouais,
    kettle_valley_freight,
    lone_pine_backhoe,
    north_star_electric,
    prairie_green,
    ridgeline_welding,
    summit_roofing,
    sunfield_equipment,
)
from tests.builders.expectation import Expected


@dataclass(frozen=True)
class Shop:
    """One invented contractor: `write(folder)` makes the folder, `expected` says what is in it."""

    key: str
    write: Callable[[Path], None]
    expected: Expected


def _shop(module: ModuleType) -> Shop:
    return Shop(module.__name__.rpartition(".")[2], module.write, module.EXPECTED)


SHOPS: Final = tuple(
    _shop(module)
    for module in (
        ridgeline_welding,
        prairie_green,
        kettle_valley_freight,
        north_star_electric,
        cloisons_outaouais,
        summit_roofing,
        badger_hydrovac,
        sunfield_equipment,
        lone_pine_backhoe,
    )
)
