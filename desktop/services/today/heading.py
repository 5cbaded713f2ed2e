"""The sentences on top of Today: how things are, and what comes next when nothing is due."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.duties.duty import State
from desktop.language import _, ngettext
from desktop.services.today.lines import Telling, Told
from desktop.services.today.shown import Need
from desktop.services.today.words import say_when


def headline(told: Iterable[Told]) -> str:
    """Return "10 things need you, 7 more are due soon, 3 checks before use today"."""
    needs = [one.line.need for one in told]
    now, soon = needs.count(Need.NOW), needs.count(Need.SOON)
    checks = needs.count(Need.BEFORE_USE)
    parts = [
        ngettext("{n} thing needs you", "{n} things need you", now).format(n=now)
        if now
        else _("nothing is overdue")
    ]
    if soon:
        more = (
            ngettext("{n} more is due soon", "{n} more are due soon", soon)
            if now
            else ngettext("{n} thing is due soon", "{n} things are due soon", soon)
        )
        parts.append(more.format(n=soon))
    if checks:
        before = ngettext("{n} check before use today", "{n} checks before use today", checks)
        parts.append(before.format(n=checks))
    said = ", ".join(parts)
    return said[0].upper() + said[1:]


def calm(told: Sequence[Told], telling: Telling) -> str:
    """Return what to say in place of a list that is empty; "" where there is something to do."""
    if any(one.line.need is not Need.NOTHING for one in told):
        return ""
    ahead = [d for d in telling.duties if d.state is State.OK and d.due is not None]
    if not ahead:
        return _("Nothing is due.")
    first = min(ahead, key=lambda d: d.due or date.max)
    return _("Nothing is due soon. Next: {title}, {when}.").format(
        title=telling.title(first), when=say_when(first, telling.as_of)
    )
