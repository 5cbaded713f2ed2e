"""Reads what an audit judges of corrective actions across all sources."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop.store.asking import Ask
from desktop.store.audited.people import who
from desktop.values.audited.actions import NOBODY, Actions, CorrectiveFact
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_actions(ask: Ask, span: Span, people: People) -> Actions:
    """Return the actions that were open on the day, and those of the window, oldest first."""
    lines = ask("audited_actions", from_on=span.from_on, as_of=span.as_of)
    return Actions(every=tuple(_action(line, span.as_of, people) for line in lines))


def _action(line: Iterable[Any], as_of: date, people: People) -> CorrectiveFact:
    (id_, what, found_on, source, unit, site, risk, interim, to_id, to_name, due_on, resolved_on,
     by_id, by_name, proof, has_file, checker_id, checker_name, verified_on, how, effective,
     reason) = line  # fmt: skip
    # what was put right later was open on the day, and nothing of how it ended was known then
    ended = resolved_on is None or resolved_on <= as_of
    checked = ended and (verified_on is None or verified_on <= as_of)
    return CorrectiveFact(
        id=id_,
        what=what,
        found_on=found_on,
        source_id=source or "",
        subject=unit or site or "",
        risk=risk or "",
        interim=interim or "",
        assigned=who(people, to_id, to_name),
        due_on=due_on,
        resolved_on=resolved_on if ended else None,
        resolved_by=who(people, by_id, by_name) if ended else NOBODY,
        proof=(proof or "") if ended else "",
        has_file=bool(has_file),
        verified_by=who(people, checker_id, checker_name) if checked else NOBODY,
        verified_on=verified_on if checked else None,
        verified_how=(how or "") if checked else "",
        effective=effective if checked else None,
        closed_reason=(reason or "") if ended else "",
    )
