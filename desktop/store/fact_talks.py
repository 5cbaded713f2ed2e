"""What a safety talk may be about, as facts: without the names of anybody."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from desktop.store.asking import Ask
from desktop.store.fact_register import register
from desktop.values.masking import Names
from desktop.values.talks import USUAL_WEEKS, Held, TalkFact, TalkFacts

_BACK: Final = timedelta(days=365)
_NEW: Final = timedelta(days=60)
_OLD: Final = timedelta(days=180)  # a younger file knows of no new unit, because all are new in it


def talk_facts(ask: Ask, as_of: date) -> TalkFacts:
    """Read what happened in the last year, what is open, and what was talked about."""
    names = _names(ask)
    span = {"from_on": as_of - _BACK, "as_of": as_of}
    chosen = [weeks for (weeks,) in ask("weeks_between_talks") if weeks is not None]
    open_ = [
        TalkFact("action", names.masked(what), on, source_id=source or "")
        for _id, on, what, source in ask("actions_to_talk_about", as_of=as_of)
    ]
    happened = [
        TalkFact("incident", names.masked(what), on, kind, id_)
        for id_, on, kind, what in ask("incidents_to_talk_about", **span)
    ]
    seen = [
        TalkFact("hazard", names.masked(what), on, source_id=id_)
        for id_, on, what in ask("hazards_to_talk_about", **span)
    ]
    failed = [
        TalkFact("failed", names.masked(": ".join(filter(None, (item, remark)))), on, _unit(*unit))
        for on, *unit, item, remark in ask("failed_items", **span)
    ]
    by_item = {(fact.on, fact.sort) for fact in failed}  # what is summed up is not told again
    failed += [
        TalkFact("failed", names.masked(defects), on, _unit(*unit))
        for on, *unit, defects in ask("failed_inspections", **span)
        if (on, _unit(*unit)) not in by_item
    ]
    return TalkFacts(
        as_of,
        (*happened, *open_, *seen, *failed, *_new_units(ask, as_of)),
        tuple(Held(on, topics) for on, topics in ask("talks_held", as_of=as_of)),
        max(0, chosen[0]) if chosen else USUAL_WEEKS,
    )


def _names(ask: Ask) -> Names:
    known = register(ask).workers.values()
    written = [name for (name,) in ask("people_named")]
    return Names([*known, *written])


def _unit(number: str | None, description: str | None) -> str:
    return " ".join(filter(None, (number, description)))


def _new_units(ask: Ask, as_of: date) -> Iterable[TalkFact]:
    lines = [
        (_unit(number, what), type_, min(days))
        for _id, number, what, type_, *all_days in ask("first_traces")
        if (days := _known(all_days, as_of))
    ]
    began = min((on for _name, _type, on in lines), default=as_of)
    if as_of - began < _OLD:
        return
    for name, type_, on in lines:
        if as_of - on <= _NEW:
            yield TalkFact("new_unit", name, on, type_ or "")


def _known(days: Sequence[date | None], as_of: date) -> list[date]:
    return [on for on in days if on is not None and on <= as_of]
