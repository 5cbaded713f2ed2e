"""How long records are kept, what may go this year, and the list that a person signs off."""

from desktop.services.retention.disposing import (
    Disposed,
    Signature,
    dispose,
)
from desktop.services.retention.due import Due, DueList, DueOfKind, due_for_disposal
from desktop.services.retention.schedule import Kept, schedule_of

__all__ = [
    "Disposed",
    "Due",
    "DueList",
    "DueOfKind",
    "Kept",
    "Signature",
    "dispose",
    "due_for_disposal",
    "schedule_of",
]
