"""What can be done with a unit, as it stands on buttons and in menus."""

from typing import Final

from desktop.language import N_

VERBS: Final = {
    "parked": N_("Park…"),
    "returned": N_("Return to service…"),
    "out_of_order": N_("Out of order…"),
    "sold": N_("Sold…"),
}
