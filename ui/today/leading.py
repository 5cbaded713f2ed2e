"""Turns where a line of a service leads into a place in the window."""

from desktop.services.today import Target
from ui.places import DRAFT, Place


def place_of(target: Target) -> Place:
    """Return the place to which a target leads."""
    return Place(
        target.tab,
        target.kind,
        target.record_id,
        new=target.new,
        values=dict(target.values),
        job=DRAFT + target.draft_id if target.draft_id else "",
        at=target.at,
    )
