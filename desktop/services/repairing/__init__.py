"""Brings back what a check found damaged: from the history itself first, else from a backup."""

from desktop.services.repairing.mending import Mended, mend
from desktop.services.repairing.offered import ANEW, BACKUP, HISTORY, Offer
from desktop.services.repairing.offering import offers
from desktop.services.repairing.ways_out import last_whole, way_out, ways_out

__all__ = [
    "ANEW",
    "BACKUP",
    "HISTORY",
    "Mended",
    "Offer",
    "last_whole",
    "mend",
    "offers",
    "way_out",
    "ways_out",
]
