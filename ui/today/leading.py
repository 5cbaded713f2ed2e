"""Turns where a line of a service leads into a place in the window."""

from typing import Final

from desktop.services.today import Target
from ui.places import Place

DRAFT: Final = "draft:"  # before the id of a draft, as the job of a place


def place_of(target: Target) -> Place:
    """Return the place to which a target leads."""
    return Place(
        target.tab,
        target.kind,
        target.record_id,
        new=target.new,
        values=dict(target.values),
        job=DRAFT + target.draft_id if target.draft_id else "",
    )
