"""The kinds in an order in which records of them can be made."""

from collections.abc import Iterable

from desktop.records.kind import Kind


def links_first(kinds: Iterable[Kind]) -> list[Kind]:
    """Return the kinds so that every kind comes after those that it cannot be without.

    A required link to a kind that is not among them counts for nothing.
    """
    waiting = list(kinds)
    keys = {kind.key for kind in waiting}
    ordered: dict[str, Kind] = {}
    while waiting:
        kind = waiting.pop(0)
        if needed_by(kind) & keys <= ordered.keys() | {kind.key}:
            ordered[kind.key] = kind
        else:
            waiting.append(kind)
    return list(ordered.values())


def needed_by(kind: Kind) -> set[str]:
    """Return the keys of the kinds that a record of this kind must name."""
    return {field.link for field in kind.fields if field.required and field.link}
