"""Says which records were begun and not saved, so that nobody forgets half a form."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.services.drafts import Draft, Unfinished, is_of_assessment, is_of_group
from desktop.services.today.shown import Line, Need, Target
from desktop.services.today.words import say_some

_BOOKING: Final = "booking"  # the page on which the cards of a course are typed
_ASSESSMENT: Final = "the_assessment"  # and that of the answers


def unfinished_lines(found: Iterable[Unfinished]) -> tuple[Line, ...]:
    """Return a line for every record that was typed and not saved."""
    return tuple(_line(one) for one in found)


def _line(one: Unfinished) -> Line:
    target = _target(one.draft)
    why = _("What was typed is kept; nothing counts it until it is saved.")
    if one.needed:
        why = _("What was typed is kept. To save it, it still needs: {labels}.").format(
            labels=say_some(list(one.needed))
        )
    return Line(
        key=f"unfinished {one.draft.id}",
        need=Need.NOW,
        chip=_("Not saved"),
        tone="amber",
        title=one.title,
        why=why,
        when="",
        verb=_("Continue"),
        tab=target.tab,
        does=target,
        opens=target,
    )


def _target(draft: Draft) -> Target:
    if is_of_assessment(draft):
        values = {"assessment": draft.typed["assessment_id"]}
        return Target("audit", _ASSESSMENT, str(draft.typed["question"]), values=values)
    return Target(
        kind_of(draft.kind).tab,
        _BOOKING if is_of_group(draft) else draft.kind,
        draft.record_id,
        new=draft.record_id is None,
        values=_links(draft.kind, draft.typed),
        draft_id=draft.id,
    )


def _links(kind: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What it is of, so that it opens where one of its kind is entered."""
    names = {field.name for field in kind_of(kind).fields if field.link}
    return {name: raw for name, raw in typed.items() if name in names and is_id(raw)}
