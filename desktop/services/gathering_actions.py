"""A meeting or a drill as it is saved with what is to be put right after it, as one action."""

from collections.abc import Mapping
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.source_actions import NEW_ACTIONS, Typed, save_with_actions
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date, say_whole_date

GATHERINGS: Final = ("meeting", "drill")


def save_gathering(company: CompanyFile, form: Typed) -> str:
    """Save a meeting or a drill and the actions typed beside it as one action; returns its id.

    Raises Refused with all faults at once, and MovedOn.
    """
    before: Mapping[str, Any] = {}
    if form.record_id:
        with company.reading() as connection:
            record = aggregate.read_one(connection, kind_of(form.kind), form.record_id)
        before = record.values if record else {}

    def source(values: Mapping[str, Any]) -> Mapping[str, Any]:
        now = {**before, **values}
        held = now.get("held_on")
        said = _kind(form.kind, now)
        if held is not None:
            said = _("{kind}, {date}").format(kind=said, date=say_whole_date(held))
        site = now.get("site_id")
        # a site that this action makes is known only by its meeting
        found = {"source_text": said, "site_id": site if isinstance(site, str) else None}
        return found if held is None else found | {"found_on": min(held, form.today)}

    def named(t: Transaction, record_id: str, actions: int) -> str:
        record = t.get(form.kind, record_id)
        assert record is not None
        done = _("entered") if form.record_id is None else _("changed")
        if not form.typed.keys() - {NEW_ACTIONS}:
            done = ngettext("{n} action added", "{n} actions added", actions).format(n=actions)
        return _("{kind}, {date}: {done}").format(
            kind=_kind(form.kind, record.values),
            date=say_date(record.values["held_on"], form.today),
            done=done,
        )

    return save_with_actions(company, form, source, named)


def _kind(kind_key: str, values: Mapping[str, Any]) -> str:
    """Return "Toolbox or tailgate talk", or "Drill"."""
    choices = kind_of(kind_key).field("kind").choices or {}
    return _(choices.get(values.get("kind") or "", kind_of(kind_key).title))
