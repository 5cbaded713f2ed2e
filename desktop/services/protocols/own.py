"""Protocols that lie in the company file, as records and as what the audit is asked by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar

from sqlalchemy.engine import Connection

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
from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored

KIND: Final = "protocol"
_HUNDRED: Final = 100
_USUAL: Final = Protocol(id="", name="", version="")
SPOILT: Final = N_(
    "The protocol '{name}' is not as it was saved, so the audit cannot be judged by it. Nothing "
    "was changed. Choose Check company file, which brings back what it said."
)

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Own:
    """A protocol with the record that holds it; `version` counts the edits of the record."""

    protocol: Protocol
    record_id: str
    version: int


def own_protocols(connection: Connection) -> list[Own]:
    """Return the protocols of a company that stand, each line of editions with its newest first."""
    found = aggregate.read(connection, kind_of(KIND)).values()
    own = [one_of(one) for one in found if not one.is_voided]
    own.sort(key=_age, reverse=True)
    return own


def _age(one: Own) -> tuple[date, str]:
    return one.protocol.valid_from or date.min, one.record_id  # ids sort as they were made


def one_of(record: Stored) -> Own:
    """Return a protocol with its record; raises Unavailable where the disk has spoilt it."""
    try:
        return Own(protocol_of(record.values), record.id, record.version)
    except ValueError as error:  # a word that no form, import or load would have let in
        raise Unavailable(_(SPOILT).format(name=record.values["name"])) from error


def protocol_of(values: Mapping[str, Any]) -> Protocol:
    """Return the protocol of a record; what is not filled in yet stands as it usually does."""
    overall = _share(values["pass_overall"])
    overall = _USUAL.pass_overall if overall is None else overall
    aim = _share(values["aim"])
    return Protocol(
        id=values["short_name"],
        name=values["name"],
        version=values["edition"],
        partner=values["partner"] or "",
        province=values["province"] or "",
        valid_from=values["valid_from_on"],
        is_official=bool(values["official"]),
        remark=values["notes"] or "",
        pass_overall=overall,
        pass_element=_share(values["pass_element"]) or None,
        pass_maintenance=_share(values["pass_maintenance"]) or None,
        aim=max(_USUAL.aim, overall) if aim is None else aim,
        history_months=values["history_months"] or _USUAL.history_months,
        short_history_months=values["short_history_months"],
        most_people=values["most_people"],
        who_counts=values["who_counts"] or "",
        gather_days=values["gather_days"],
        submit_days=values["submit_days"],
        limits=Limits(
            channel=values["channel"] or "",
            most_megabytes=values["most_megabytes"],
            types=_listed(values["file_types"]),
            refused=_listed(values["refused_types"]),
        ),
        published=tuple(
            Published(
                about=line["about"],
                says=line["says"],
                tag=Tag(line["tag"] or Tag.UNVERIFIED),
                source=line["source"] or "",
            )
            for line in values["published"]
        ),
        elements=tuple(_element(line) for line in values["elements"]),
    )


def values_of(protocol: Protocol) -> dict[str, Any]:
    """Return the values of the record that holds a protocol."""
    limits = protocol.limits
    return {
        "short_name": protocol.id,
        "name": protocol.name,
        "edition": protocol.version,
        "partner": protocol.partner,
        "province": protocol.province,
        "valid_from_on": protocol.valid_from,
        "official": protocol.is_official,
        "notes": protocol.remark,
        "pass_overall": _percent(protocol.pass_overall),
        "pass_element": _percent(protocol.pass_element),
        "pass_maintenance": _percent(protocol.pass_maintenance),
        "aim": _percent(protocol.aim),
        "history_months": protocol.history_months,
        "short_history_months": protocol.short_history_months,
        "most_people": protocol.most_people,
        "who_counts": protocol.who_counts,
        "gather_days": protocol.gather_days,
        "submit_days": protocol.submit_days,
        "channel": limits.channel,
        "most_megabytes": limits.most_megabytes,
        "file_types": ", ".join(limits.types),
        "refused_types": ", ".join(limits.refused),
        "elements": [_values_of_element(one) for one in protocol.elements],
        "published": [
            {"about": one.about, "says": one.says, "tag": one.tag.value, "source": one.source}
            for one in protocol.published
        ],
    }


def _element(line: Mapping[str, Any]) -> Element:
    return Element(
        code=line["code"],
        title=line["title"],
        remark=line["remark"] or "",
        questions=tuple(_question(one) for one in line["questions"]),
    )


def _question(line: Mapping[str, Any]) -> Question:
    return Question(
        code=line["code"],
        text=line["text"],
        points=max(line["points"] or Decimal(0), Decimal(0)),
        methods=tuple(_known(Method, _listed(line["methods"]))),
        mode=Mode(line["mode"] or Mode.RANGE),
        nature=Nature(line["nature"] or Nature.BOTH),
        rule=line["rule"] or "",
        follows=_listed(line["follows"]),
        not_applicable=line["not_applicable"] or "",
        evidence=_listed(line["evidence"]),
        guidance=line["guidance"] or "",
        least_samples=line["least_samples"] or 0,
        short=line["short"] or "",
    )


def _values_of_element(element: Element) -> dict[str, Any]:
    return {
        "code": element.code,
        "title": element.title,
        "remark": element.remark,
        "questions": [
            {
                "code": one.code,
                "text": one.text,
                "points": one.points,
                "methods": ", ".join(method.value for method in one.methods),
                "mode": one.mode.value,
                "nature": one.nature.value,
                "rule": one.rule,
                "follows": ", ".join(one.follows),
                "not_applicable": one.not_applicable,
                "evidence": ", ".join(one.evidence),
                "guidance": one.guidance,
                "least_samples": one.least_samples or None,
                "short": one.short,
            }
            for one in element.questions
        ],
    }


def _share(percent: Decimal | None) -> Fraction | None:
    return None if percent is None else Fraction(percent) / _HUNDRED


def _percent(share: Fraction | None) -> Decimal | None:
    if share is None:
        return None
    return Decimal(share.numerator) * _HUNDRED / Decimal(share.denominator)


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for one in (text or "").split(",") if (part := one.strip())))


def _known(of: type[E], words: Iterable[str]) -> Iterable[E]:
    """Yield the words that are known; one typed in another way is left to whoever checks it."""
    values = {one.value: one for one in of}
    return (values[word.upper()] for word in words if word.upper() in values)
