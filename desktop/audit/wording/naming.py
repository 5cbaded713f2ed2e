"""Whether what stands where a name belongs is somebody: "Ali", not "TBD" and not "everyone"."""

from typing import Final

from desktop.audit.wording.tables import tables
from desktop.values.audited.people import Who
from desktop.values.folding import key

_AND: Final = " and "


def is_somebody(who: Who) -> bool:
    """Whether a worker of the list or a person or firm by name is meant.

    What all of a crew are to do nobody does, so "everyone" is as good as no name.
    """
    if who.id:
        return True
    lists, name = tables().words, key(who.name)
    words = [word for word in name.split() if word not in lists["articles"]]
    return name not in lists["nobody"] and any(word not in lists["whole_crew"] for word in words)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are of the same person or firm: "M. Duck" is Marlene Duck."""
    first, second = (key(name.replace("&", _AND)).split() for name in (one, other))
    if first == second:
        return bool(first)
    if len(first) != len(second) or len(first) == 1:
        return False
    short, long = sorted((first, second), key=lambda words: len(words[0]))
    return short[1:] == long[1:] and len(short[0]) == 1 and long[0].startswith(short[0])
