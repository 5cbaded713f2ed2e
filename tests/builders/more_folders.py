"""More contractors' folders, each kept the way another person would, with what is certain."""

from types import ModuleType
from typing import Final

from tests.builders import (
    chinook_plumbing,
    coulee_fencing,
    fraser_scaffold,
    peace_hauling,
    prairie_harvest,
    quappelle_heating,
    redcoat_painting,
    tamarack_tree,
    terrassement_beauce,
    tidewater_rentals,
    wapiti_crane,
)
from tests.builders.folders import Shop


def _shop(module: ModuleType) -> Shop:
    return Shop(module.__name__.rpartition(".")[2], module.write, module.EXPECTED)


MORE_SHOPS: Final = tuple(
    _shop(module)
    for module in (
        chinook_plumbing,
        peace_hauling,
        coulee_fencing,
        tamarack_tree,
        wapiti_crane,
        redcoat_painting,
        quappelle_heating,
        fraser_scaffold,
        terrassement_beauce,
        prairie_harvest,
        tidewater_rentals,
    )
)
