"""The number and the words on each tab, counted from the lines of Today."""

from collections.abc import Iterable

from desktop.language import _, ngettext
from desktop.services.today.lines import Told
from desktop.services.today.shown import Badge, Need


def now_by_tab(told: Iterable[Told]) -> dict[str, int]:
    """Return how many things need somebody now, by the tab that they belong to."""
    found: dict[str, int] = {}
    for one in told:
        if one.line.need is Need.NOW:
            found[one.line.tab] = found.get(one.line.tab, 0) + 1
    return found


def badges_of(told: Iterable[Told]) -> dict[str, Badge]:
    """Return the badge of every tab that has one: what needs somebody now, else what soon will."""
    now: dict[str, list[Told]] = {}
    soon: dict[str, int] = {}
    for one in told:
        if one.line.need is Need.NOW:
            now.setdefault(one.line.tab, []).append(one)
        elif one.line.need is Need.SOON:
            soon[one.line.tab] = soon.get(one.line.tab, 0) + 1
    found = {
        tab: (n, ngettext("{n} soon", "{n} soon", n).format(n=n), "amber")
        for tab, n in soon.items()
    }
    return found | {tab: _badge(group) for tab, group in now.items()}


def _badge(group: list[Told]) -> Badge:
    """One word where all are of one sort."""
    n = len(group)
    tone = "red" if any(one.line.tone == "red" for one in group) else "amber"
    words = {one.line.chip for one in group}
    if len(words) > 1:
        return n, _("{n} to do").format(n=n), tone
    return n, _("{n} {word}").format(n=n, word=words.pop().lower()), tone
