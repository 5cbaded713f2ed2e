"""Leaves a line to sign only for people who work here: the manual is signed by nobody else."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from sqlalchemy.engine import Connection

from desktop.package.sheets.said import Part, Sheet, Signatures
from desktop.records import kind_of
from desktop.services.manual.papers import POLICY
from desktop.store import aggregate
from desktop.store.titles import Titles
from desktop.values.folding import key
from desktop.values.period import Period


@dataclass(frozen=True)
class Signers:
    """Who works here on a day, by name; None where no list of workers says so."""

    here: frozenset[str] | None

    @classmethod
    def on(cls, connection: Connection, as_of: date) -> Self:
        """Return who works here on a day."""
        titles = Titles(connection, {})
        workers = aggregate.read(connection, kind_of("worker")).values()
        listed = [one for one in workers if not one.is_voided]
        here = frozenset(
            key(titles.of(one))
            for one in listed
            if not (times := one.values["employment"])
            or any(Period(time["from_on"], time["to_on"]).covers(as_of) for time in times)
        )
        return cls(here if listed else None)

    def of(self, sheet: Sheet, kind: str) -> Sheet:
        """Return the sheet of a paper without lines for people who are not here.

        A policy keeps its line, because whoever runs the company now may sign it anew.
        """
        parts: list[Part] = []
        for part in sheet.parts:
            if not isinstance(part, Signatures):
                parts.append(part)
                continue
            kept = [(role, name) for role, name in part.signers if self.is_here(name)]
            if kind == POLICY:
                kept = [(role, name if self.is_here(name) else "") for role, name in part.signers]
            if kept:
                parts.append(Signatures(tuple(kept)))
        return replace(sheet, parts=tuple(parts))

    def is_here(self, name: str) -> bool:
        """Whether a name is that of somebody who works here, or nobody can say."""
        return not name or self.here is None or key(name) in self.here
