"""Turns where a line of a service leads into a place in the window."""

from dataclasses import replace

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


def place_to_look(target: Target, *, read_only: bool) -> Place:
    """Return the same; in a file that may only be read, the list instead of an empty form."""
    if read_only and target.new:
        target = replace(target, new=False, values={}, at="")
    return place_of(target)
