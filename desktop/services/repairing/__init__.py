"""Brings back what a check found damaged: from the history itself first, else from a backup."""

from desktop.services.repairing.mending import Mended, mend
from desktop.services.repairing.offered import ANEW, BACKUP, HISTORY, Offer
from desktop.services.repairing.offering import offers

__all__ = ["ANEW", "BACKUP", "HISTORY", "Mended", "Offer", "mend", "offers"]
