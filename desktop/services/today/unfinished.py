"""Says which records were begun and not saved, so that nobody forgets half a form."""

from collections.abc import Iterable

from desktop.language import _
from desktop.records import kind_of
from desktop.services.today.besides import Unfinished
from desktop.services.today.shown import Line, Need, Target


def unfinished_lines(found: Iterable[Unfinished]) -> tuple[Line, ...]:
    """Return a line for every record that was typed and not saved."""
    return tuple(_line(one) for one in found)


def _line(one: Unfinished) -> Line:
    kind = kind_of(one.kind)
    target = Target(kind.tab, kind.key, one.record_id, new=one.record_id is None)
    title = _("{kind} · {title}") if one.title else _("{kind}")
    return Line(
        key=f"unfinished {one.kind} {one.record_id}",
        need=Need.NOW,
        chip=_("Not saved"),
        tone="amber",
        title=title.format(kind=_(kind.title), title=one.title),
        why=_("Begun and not saved; what was typed is kept."),
        when=one.said,
        verb=_("Continue"),
        tab=kind.tab,
        does=target,
        opens=target,
    )
