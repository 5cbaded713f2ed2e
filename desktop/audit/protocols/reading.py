"""Reads a protocol from the text of its file, and tells all that is wrong with it at once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop.audit.protocols.checking import Known, faults_of, stated_faults
from desktop.audit.protocols.lines import Path, line_at, lines_of
from desktop.audit.protocols.protocol import (
    Element,
    Limits,
    Method,
    Mode,
    Nature,
    Protocol,
    Published,
    Question,
    Tag,
)
from desktop.audit.protocols.values import LONG, NAME, SHORT, Fault, Table
from desktop.errors import Refused
from desktop.language import _

_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_YEAR: Final = 366  # days: no deadline of an audit is longer
_MOST_PEOPLE: Final = 100_000


class Misread(Refused):
    """A protocol that cannot be used; `found` are its faults in the order of the file."""

    def __init__(self, found: Iterable[Fault]) -> None:
        self.found: tuple[Fault, ...] = tuple(found)
        faults: dict[str, str] = {}
        for fault in self.found:
            name = ".".join(map(str, fault.path))
            faults[name] = f"{faults[name]} {fault}" if name in faults else str(fault)
        super().__init__(faults)


def read_protocol(text: str, known: Known) -> Protocol:
    """Return the protocol that a TOML text holds.

    Raises Misread with every fault, each with its line and key.
    """
    values = _parsed(text)
    faults: list[Fault] = []
    stated: dict[Path, Decimal] = {}
    protocol = _protocol(Table(values, (), faults), stated)
    told = {fault.path for fault in faults}
    # what a value is worth is looked at only where the value itself could be read
    faults += [one for one in faults_of(protocol, known) if one.path not in told]
    if not any("points" in path for path in told):
        faults += stated_faults(protocol, stated)
    if faults:
        lines = lines_of(text)
        found = [replace(one, line=line_at(lines, one.path) or 1) for one in faults]
        raise Misread(sorted(found, key=lambda one: one.line or 0))
    return protocol


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except RecursionError:
        said = _("Lists stand within lists too deep to be read. Write each on lines of its own.")
        raise Misread([Fault((), said, 1)]) from None
    except ValueError as error:
        place = _PLACE.search(str(error))
        last = text.count("\n") + 1
        line = int(place[1]) if place and place[1] else last if place else 1
        what = _PLACE.sub("", str(error))
        said = _(
            "From here on the file cannot be read ({what}). Look at this line and the one before"
            " it for a missing quotation mark, bracket or sign of equality, or a key that stands"
            " twice."
        )
        raise Misread([Fault((), said.format(what=what), line)]) from error


def _protocol(table: Table, stated: dict[Path, Decimal]) -> Protocol:
    gates, history, people = table.table("pass"), table.table("history"), table.table("people")
    deadlines, sending = table.table("deadlines"), table.table("sending")
    _state(table, (), stated)
    plain = Protocol(id="", name="", version="")
    element_gate = gates.percent("element", plain.pass_element)
    overall = gates.percent("overall", plain.pass_overall) or Fraction(0)
    protocol = Protocol(
        id=table.text("id", needed=True),
        name=table.text("name", NAME, needed=True),
        version=table.text("version", 40, needed=True),
        partner=table.text("partner", NAME),
        province=table.text("province", NAME),
        valid_from=table.day("valid_from"),
        is_official=table.truth("official"),
        remark=table.text("remark", LONG),
        pass_overall=overall,
        pass_element=element_gate or None,
        pass_maintenance=gates.percent("maintenance", None) or None,
        aim=_aim(gates, overall, plain.aim),
        history_months=history.whole("months") or plain.history_months,
        short_history_months=history.whole("short_months"),
        most_people=people.whole("most", most=_MOST_PEOPLE),
        who_counts=people.text("who_counts", LONG),
        gather_days=deadlines.whole("gather_days", most=_YEAR),
        submit_days=deadlines.whole("submit_days", most=_YEAR),
        limits=_limits(sending),
        published=tuple(_published(one) for one in table.tables("published")),
        elements=tuple(_element(one, n, stated) for n, one in enumerate(table.tables("element"))),
    )
    for part in (table, gates, history, people, deadlines, sending):
        part.done()
    return protocol


def _aim(gates: Table, overall: Fraction, usual: Fraction) -> Fraction:
    stated = gates.percent("aim", None)
    return max(usual, overall) if stated is None else stated


def _limits(sending: Table) -> Limits:
    return Limits(
        channel=sending.text("channel", LONG),
        most_megabytes=sending.whole("most_megabytes", most=_MOST_PEOPLE),
        types=sending.texts("types"),
        refused=sending.texts("refused"),
    )


def _published(table: Table) -> Published:
    published = Published(
        about=table.text("about", NAME, needed=True),
        says=table.text("says", LONG, needed=True),
        tag=table.choice("tag", Tag) or Tag.UNVERIFIED,
        source=table.text("source", LONG),
    )
    table.done()
    return published


def _element(table: Table, place: int, stated: dict[Path, Decimal]) -> Element:
    _state(table, ("element", place), stated)
    element = Element(
        code=table.text("code", 40, needed=True),
        title=table.text("title", NAME, needed=True),
        remark=table.text("remark", LONG),
        questions=tuple(_question(one) for one in table.tables("question")),
    )
    table.done()
    return element


def _question(table: Table) -> Question:
    question = Question(
        code=table.text("code", 40, needed=True),
        text=table.text("text", LONG, needed=True),
        short=table.text("short", SHORT),
        points=table.points("points", needed=True) or Decimal(0),
        methods=table.choices("methods", Method),
        mode=table.choice("mode", Mode) or Mode.RANGE,
        nature=table.choice("nature", Nature) or Nature.BOTH,
        rule=table.text("rule", 60),
        follows=table.texts("follows"),
        not_applicable=table.text("not_applicable"),
        evidence=table.texts("evidence", 60),
        guidance=table.text("guidance", LONG),
        least_samples=table.whole("least_samples", least=0) or 0,
    )
    table.done()
    return question


def _state(table: Table, path: Path, stated: dict[Path, Decimal]) -> None:
    total = table.points("points")
    if total is not None:
        stated[path] = total
