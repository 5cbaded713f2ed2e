"""The chapters of a package in words: profile, the six areas, the corrective-action log."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.language import _
from desktop.package.submission import Chapter, Register
from desktop.package.submission.values import exhibit_key
from desktop.package.tables import Cell, Column
from desktop.services.packaging import profile, prose
from desktop.services.packaging.found import ACTIONS, ELEMENTS, OF_THE_COMPANY, Found
from desktop.services.packaging.reading import Listed
from desktop.services.packaging.training import matrix_shown


def chapters_of(found: Found, about: Mapping[str, Any]) -> tuple[Chapter, ...]:
    """Return the chapters in order; `about` is what the company's record says."""
    return (
        _profile(found, about),
        *(_element(found, tab) for tab in ELEMENTS),
        _actions(found),
    )


def _profile(found: Found, about: Mapping[str, Any]) -> Chapter:
    reading = found.reading
    registers = [profile.by_position(reading)] if reading.facts.workers else []
    people = found.by_kind["worker"]
    some = [people, *(found.by_kind[key] for key in OF_THE_COMPANY)]
    for one in some:
        if one.rows:
            columns = profile.worker_columns() if one is people else _columns(one)
            registers.append(_register(found, one, columns))
    registered = profile.sections(reading, dict(about))
    return Chapter(
        key="profile",
        title=_("Company profile"),
        lead=prose.profile_lead(reading.as_of, profile.lacking(registered)),
        sections=registered,
        registers=tuple(registers),
        nothing=prose.nothing_sentence([one for one in some if not one.rows]),
    )


def _element(found: Found, tab: str) -> Chapter:
    every = found.of_tab(tab)
    return Chapter(
        key=tab,
        title=_(prose.TITLES[tab]),
        lead=prose.lead_of(tab, every, found.reading.period),
        matrix=matrix_shown(found.reading) if tab == "training" else None,
        registers=tuple(_register(found, one, _columns(one)) for one in every if one.rows),
        nothing=prose.nothing_sentence([one for one in every if not one.rows]),
    )


def _actions(found: Found) -> Chapter:
    log = found.by_kind[ACTIONS]
    closed = {
        action.id
        for action in found.reading.facts.actions
        if action.resolved_on is not None or action.closed_without
    }
    open_ones = sum(record_id not in closed for record_id, _cells in log.rows)
    register = replace(_register(found, log, _columns(log)), turned=True)
    return Chapter(
        key="actions",
        title=_("Corrective actions"),
        lead=prose.actions_lead(log, open_ones),
        registers=(replace(register, title=_("Corrective-action log")),) if log.rows else (),
    )


def _columns(one: Listed) -> tuple[Column, ...]:
    if one.kind.key == prose.REQUIREMENT:
        return Column(_("Position")), Column(_("Must hold"))
    return tuple(Column(_(column.label), right=column.is_number) for column in one.columns)


def _register(found: Found, one: Listed, columns: tuple[Column, ...]) -> Register:
    """Return the table of a kind; the last column cites exhibits where there are any."""
    cited = [_numbers(found, one.kind.key, record_id) for record_id, _cells in one.rows]
    every = {number for numbers in cited for number in numbers}
    rows: tuple[tuple[str | Cell, ...], ...] = tuple(cells for _id, cells in one.rows)
    if one.kind.key == prose.REQUIREMENT and not every:
        rows = _by_position(rows)
    if every:
        columns = (*columns, Column(_("Exhibit")))
        rows = tuple(
            (*cells, _exhibits(numbers)) for cells, numbers in zip(rows, cited, strict=True)
        )
    return Register(
        key=f"kind-{one.kind.key}",
        title=_(one.kind.plural),
        sentence=prose.register_sentence(one, found.reading.as_of, len(every)),
        columns=columns,
        rows=rows,
        count=len(one.rows),
    )


def _by_position(rows: Sequence[tuple[str | Cell, ...]]) -> tuple[tuple[str, str], ...]:
    """Return what each position must hold on one line, everybody's first."""
    held: dict[str, list[str]] = {}
    for position, certificate in rows:
        held.setdefault(str(position), []).append(str(certificate))
    by_name = sorted(held.items(), key=lambda item: (bool(item[0]), item[0]))
    return tuple(
        (position or _("Everybody"), ", ".join(dict.fromkeys(some))) for position, some in by_name
    )


def _numbers(found: Found, kind: str, record_id: str) -> list[str]:
    files = found.chosen.by_record.get((kind, record_id), ())
    return [found.numbers[file.sha256] for file in files]


def _exhibits(numbers: Sequence[str]) -> str | Cell:
    if not numbers:
        return ""
    return Cell("\n".join(numbers), links=tuple(map(exhibit_key, numbers)))
