"""The schedule: how long each kind is kept, as Muster proposes it and as the company says it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.resources import resource
from desktop.store import aggregate

EMPLOYMENT: Final = "employment"  # counted from the end of the last time of employment


@dataclass(frozen=True)
class Kept:
    """How long records of a kind are kept; `months` None: for good.

    `least` is what the law asks for (0: nothing that we know of), `law` says which one.
    `worker` names the field of the worker whose employment must be over as long, or is "".
    `is_raised` tells that the company asked for less than the law and gets the law's.
    """

    kind: str
    months: int | None
    least: int
    counted_from: str
    law: str
    worker: str = ""
    is_raised: bool = False

    def in_words(self) -> str:
        """Return e.g. "kept 5 years from the date; the law asks for 3 years"."""
        if self.months is None:
            return _("kept for good")
        kept = _("kept {time}").format(time=say_months(self.months))
        if not self.least:
            return kept
        least = _("the law asks for {time}").format(time=say_months(self.least))
        return f"{kept}; {least}"


def schedule_of(connection: Connection) -> dict[str, Kept]:
    """Return the schedule of a company by kind: Muster's own, where the company says nothing."""
    found = proposed()
    for settings in aggregate.read(connection, kind_of("company_settings")).values():
        if settings.is_voided:
            continue
        for row in settings.values["retention"]:
            if (usual := found.get(row["kind"])) is not None:
                found[row["kind"]] = _said(usual, row["months"], row["law_minimum_months"])
    return found


def proposed() -> dict[str, Kept]:
    """Return what Muster proposes, by kind."""
    return {line["kind"]: _proposed(line) for line in _data()["kind"]}


def _proposed(line: Mapping[str, Any]) -> Kept:
    months, least = max(line["months"], line["least"]), line["least"]
    law, worker = line.get("law", ""), line.get("of", "")
    return Kept(line["kind"], months, least, line["from"], law, worker)


def _said(proposed: Kept, months: int | None, least: int | None) -> Kept:
    """A company may keep longer than the law asks, and may know of a law that asks for more."""
    asked = max(least or 0, proposed.least)
    law = proposed.law if asked == proposed.least else _("as the company's settings say")
    kept = None if months is None else max(months, asked)
    raised = months is not None and months < asked
    return replace(proposed, months=kept, least=asked, law=law, is_raised=raised)


def say_months(months: int) -> str:
    """Return "5 years", "18 months"."""
    if months % 12 == 0:
        return ngettext("{n} year", "{n} years", months // 12).format(n=months // 12)
    return ngettext("{n} month", "{n} months", months).format(n=months)


@cache
def _data() -> Mapping[str, Any]:
    with resource("retention", "schedule.toml").open("rb") as stream:
        return tomllib.load(stream)
