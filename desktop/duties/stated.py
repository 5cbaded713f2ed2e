"""Which line of a document speaks of which duty, found by the words that both use."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from desktop.duties.floor_of_law import Item, item_of
from desktop.values.folding import key
from desktop.values.stated import StatedFact

_SAYING_NOTHING: Final = (
    "a all an and any are at by check checks checked each every for formal in inspect inspected "
    "inspection inspections is it of on or other others our active safety the their to unit units "
    "s written weekly daily monthly quarterly yearly annual annually we with company general held "
    "done maintenance service servicing review reviews meeting meetings"
)
_SAY_NOTHING: Final = frozenset(_SAYING_NOTHING.split())
# what people call the same thing
_SAME: Final = {
    "truck": "vehicle", "pickup": "vehicle", "car": "vehicle", "van": "vehicle", "suv": "vehicle",
    "worksite": "site", "jobsite": "site",
    "talk": "toolbox", "tailgate": "toolbox",
    "hse": "ohs", "fork": "forklift", "lift": "forklift",
}  # fmt: skip
_KINDS: Final = (
    ("meeting", ("meeting", "meetings", "talk", "talks", "toolbox", "tailgate")),
    ("drill", ("drill", "drills", "evacuation")),
    ("review", ("review", "reviews")),
    ("maintenance", ("maintenance", "service", "servicing", "oil", "lube")),
)
_PARTS: Final = re.compile(r"[:(]|\s[-\u2013\u2014]\s")  # "Worksite inspection: office"
_LISTED: Final = re.compile(r"\band\b|\bor\b|[&/+,;()]", re.IGNORECASE)
_REST: Final = frozenset({"other", "others", "all", "any", "every", "each"})


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that tell one thing from another."""
    found = set()
    for word in key(text).split():
        single = _single(word)
        if word not in _SAY_NOTHING and single not in _SAY_NOTHING:
            found.add(_SAME.get(single, single))
    return frozenset(found)


def kind_of_line(what: str, document_kind: str | None) -> str:
    """Return the kind of plan that a line of a document speaks of."""
    words = set(key(what).split())
    for kind, named in _KINDS:
        if words & set(named):
            return kind
    return "maintenance" if document_kind == "maintenance_programme" else "inspection"


def stated_for(
    kind: str,
    names: Sequence[str],
    task: str,
    about: Sequence[str],
    lines: Iterable[StatedFact],
) -> StatedFact | None:
    """Return the line that speaks of a duty, the most exact one; None where none does.

    `names` are what its subject is called by (a number, a site), `about` all else about it.
    """
    item = item_of(task, *about)
    fitting = [
        (rank, line)
        for line in lines
        if kind_of_line(line.what, line.kind) == kind
        if _may_be(item, line.what)
        if (rank := _rank(line.what, names, task, about)) > 0
    ]
    return max(fitting, key=lambda one: (one[0], str(one[1].from_on or "")))[1] if fitting else None


def _may_be(item: Item | None, what: str) -> bool:
    """A line on extinguishers speaks of no truck, although both stand in one shop."""
    named = [item_of(part) for part in _listed(what)]
    return item is None or None in named or item in named


def _listed(text: str) -> list[str]:
    return [part for part in _LISTED.split(text) if part.strip()]


def _rank(what: str, names: Sequence[str], task: str, about: Sequence[str]) -> float:
    """How exactly a line speaks of a duty: by its name, or by how much of the line fits."""
    said = f" {key(what)} "
    if any(f" {key(name)} " in said for name in names if name):
        return 3.0
    own = words_of(" ".join((*names, task, *about)))
    head, *rest = _PARTS.split(what, maxsplit=1)
    fits = _fits(head, own, task)
    if not fits or not rest:
        return fits
    within = max((_share(part, own) for part in _listed(rest[0])), default=0.0)
    return fits + within if within else 0.0


def _fits(text: str, own: frozenset[str], task: str) -> float:
    """How much of what a text lists is the duty's: "Truck inspection, other trucks"."""
    parts = _listed(text)
    return sum(_covered(part, own, task) for part in parts) / len(parts) if parts else 0.0


def _covered(part: str, own: frozenset[str], task: str) -> float:
    words, said = words_of(part), _singles(part)
    if said <= _singles(task) or (words and words <= own and not said & _REST):
        return 1.0
    if said & _REST:
        return 0.5 if words <= own else 0.0
    return 0.0 if words or words_of(task) else 0.5  # "Inspections": of all without a name


def _share(part: str, own: frozenset[str]) -> float:
    words = words_of(part)
    if _singles(part) & _REST:
        return 0.25
    return len(words & own) / len(words) / 2 if words else 0.0


def _singles(text: str) -> frozenset[str]:
    return frozenset(_single(word) for word in key(text).split())


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word
