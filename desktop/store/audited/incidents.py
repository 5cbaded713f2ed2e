"""Reads what an audit judges of incidents, investigations and statistics."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from desktop.store.asking import Ask, Line
from desktop.store.audited.people import who
from desktop.values.audited.incidents import (
    CauseFact,
    FollowUp,
    HoursFact,
    IncidentFact,
    Incidents,
    InvestigationFact,
    MeetingFact,
    ProcedureFact,
)
from desktop.values.audited.people import People
from desktop.values.audited.span import Span

_STORED: Final = 1000  # amounts are kept in thousandths
# hours are of whole months, and the last twelve that are over begin before the window does
_BEFORE: Final = timedelta(days=62)


def read_incidents(ask: Ask, span: Span, people: People) -> Incidents:
    """Return what happened in the span, what was found out and done, and the hours worked."""
    asked = {"from_on": span.from_on, "as_of": span.as_of}
    actions = _by_owner(
        (source, _action(rest, span.as_of))
        for source, *rest in ask("actions_of_incidents", **asked)
    )
    return Incidents(
        incidents=tuple(_incident(line, actions) for line in ask("audited_incidents", **asked)),
        investigations=_investigations(ask, asked, actions, people),
        procedures=_procedures(ask, span.as_of),
        hours=tuple(
            HoursFact(id=id_, month_on=month, hours=Decimal(hours) / _STORED)
            for id_, month, hours in ask(
                "hours_worked", from_on=span.from_on - _BEFORE, as_of=span.as_of
            )
        ),
        meetings=tuple(
            MeetingFact(
                id=id_,
                held_on=on,
                kind=kind,
                said="\n".join(filter(None, (topics, minutes))),
                saw_statistics=bool(statistics),
            )
            for id_, on, kind, topics, minutes, statistics in ask(
                "meetings_about_incidents", **asked
            )
        ),
        loose_actions=tuple(
            FollowUp(id=id_, what=what, found_on=on, source=source or "")
            for id_, what, on, source in ask("actions_without_source", **asked)
        ),
    )


def _incident(line: Line, actions: dict[str, tuple[Any, ...]]) -> IncidentFact:
    id_, kind, on, what, potential, reportable, cause, action = line
    return IncidentFact(
        id=id_,
        kind=kind,
        happened_on=on,
        what=what,
        potential=potential or "",
        reportable=reportable or "",
        cause_stated=cause or "",
        action_stated=action or "",
        actions=actions.get(id_, ()),
    )


def _investigations(
    ask: Ask, asked: dict[str, date], actions: dict[str, tuple[Any, ...]], people: People
) -> tuple[InvestigationFact, ...]:
    teams = _by_owner(
        (id_, who(people, worker, name))
        for id_, worker, name in ask("investigation_teams", **asked)
    )
    whys = _by_owner(ask("investigation_whys", **asked))
    causes = _by_owner(
        (id_, CauseFact(text, area or ""))
        for id_, text, area in ask("investigation_causes", **asked)
    )
    return tuple(
        InvestigationFact(
            id=id_,
            incident=incident,
            started_on=started,
            finished_on=_known(finished, asked["as_of"]),
            team=teams.get(id_, ()),
            whys=whys.get(id_, ()),
            causes=causes.get(id_, ()),
            actions=actions.get(id_, ()),
            shared_on=shared,
            assessment=assessment or "",
            assessment_looked_at_on=max(
                filter(None, (_known(made, asked["as_of"]), reviewed)), default=None
            ),
        )
        for id_, incident, started, finished, shared, assessment, made, reviewed in ask(
            "audited_investigations", **asked
        )
    )


def _procedures(ask: Ask, as_of: date) -> tuple[ProcedureFact, ...]:
    superseded = {id_ for (id_,) in ask("superseded", as_of=as_of)}
    return tuple(
        ProcedureFact(
            id=id_,
            title=title,
            text=text or "",
            has_file=bool(has_file),
            looked_at_on=max(filter(None, (signed, reviewed)), default=None),
        )
        for id_, title, text, signed, reviewed, has_file in ask(
            "investigation_procedures", as_of=as_of
        )
        if id_ not in superseded
    )


def _action(line: Line, as_of: date) -> FollowUp:
    (id_, what, found_on, due_on, resolved_on, resolved_by, verified_by, verifier, verified_on, how,
     closed_reason) = line  # fmt: skip
    # who did it and looked at it alone has said nothing new, except where they say how
    looked_at = verifier or (verified_by and verified_by != resolved_by) or (
        verified_on and not verified_by
    )  # fmt: skip
    return FollowUp(
        id=id_,
        what=what,
        found_on=found_on,
        due_on=due_on,
        resolved_on=_known(resolved_on, as_of),
        verified=bool(looked_at or how) and _known(verified_on or found_on, as_of) is not None,
        # closed later than the day of the audit is open on it
        closed_reason=(closed_reason or "") if resolved_on == _known(resolved_on, as_of) else "",
    )


def _known(day: date | None, as_of: date) -> date | None:
    """Return a day that has come; what comes after the day of the audit is not known yet."""
    return day if day is not None and day <= as_of else None


def _by_owner(lines: Iterable[Line]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for owner, one in lines:
        found[owner] = (*found.get(owner, ()), one)
    return found
