"""Writes a protocol as the text of a file that a person can read, change and give to another."""

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from desktop.audit.protocols.protocol import Element, Protocol, Question

Line = str | None


def write_protocol(protocol: Protocol) -> str:
    """Return a TOML text; `read_protocol` makes the same protocol of it."""
    return "\n".join(line for line in _lines(protocol) if line is not None) + "\n"


def _lines(protocol: Protocol) -> Iterator[Line]:
    yield _text("id", protocol.id)
    yield _text("name", protocol.name)
    yield _text("version", protocol.version)
    yield _optional("partner", protocol.partner)
    yield _optional("province", protocol.province)
    if protocol.valid_from:
        yield f"valid_from = {protocol.valid_from.isoformat()}"
    yield f"official = {str(protocol.is_official).lower()}"
    yield _optional("remark", protocol.remark)
    if not protocol.is_skeleton:
        yield _number("points", protocol.points)
    yield from _rules(protocol)
    for fact in protocol.published:
        yield from ("", "[[published]]", _text("about", fact.about), _text("says", fact.says))
        yield _text("tag", fact.tag.value)
        yield _optional("source", fact.source)
    for element in protocol.elements:
        yield from _element(element)


def _rules(protocol: Protocol) -> Iterator[Line]:
    yield from ("", "[pass]", _percent("overall", protocol.pass_overall))
    yield _percent("element", protocol.pass_element or Fraction(0))
    if protocol.pass_maintenance is not None:
        yield _percent("maintenance", protocol.pass_maintenance)
    yield _percent("aim", protocol.aim)
    yield from ("", "[history]", _whole("months", protocol.history_months))
    yield _whole("short_months", protocol.short_history_months)
    yield from _table(
        "people",
        _whole("most", protocol.most_people),
        _optional("who_counts", protocol.who_counts),
    )
    yield from _table(
        "deadlines",
        _whole("gather_days", protocol.gather_days),
        _whole("submit_days", protocol.submit_days),
    )
    limits = protocol.limits
    yield from _table(
        "sending",
        _optional("channel", limits.channel),
        _whole("most_megabytes", limits.most_megabytes),
        _list("types", limits.types),
        _list("refused", limits.refused),
    )


def _element(element: Element) -> Iterator[Line]:
    yield from ("", "[[element]]", _text("code", element.code), _text("title", element.title))
    if element.questions:
        yield _number("points", element.points)
    yield _optional("remark", element.remark)
    for question in element.questions:
        yield from _question(question)


def _question(question: Question) -> Iterator[Line]:
    yield from ("", "[[element.question]]", _text("code", question.code))
    yield _text("text", question.text)
    yield _optional("short", question.short)
    yield _number("points", question.points)
    yield _list("methods", [method.value for method in question.methods])
    yield _text("mode", question.mode.value)
    yield _text("nature", question.nature.value)
    yield _optional("rule", question.rule)
    yield _list("follows", question.follows)
    yield _optional("not_applicable", question.not_applicable)
    yield _list("evidence", question.evidence)
    yield _whole("least_samples", question.least_samples or None)
    yield _optional("guidance", question.guidance)


def _table(name: str, *lines: Line) -> Iterator[Line]:
    if any(line is not None for line in lines):
        yield from ("", f"[{name}]", *lines)


def _text(name: str, text: str) -> str:
    # a JSON string without controls beyond those it escapes is a TOML one
    return f"{name} = {json.dumps(text, ensure_ascii=False)}"


def _optional(name: str, text: str) -> Line:
    return _text(name, text) if text else None


def _whole(name: str, number: int | None) -> Line:
    return None if number is None else f"{name} = {number}"


def _list(name: str, texts: tuple[str, ...] | list[str]) -> Line:
    return f"{name} = {json.dumps(list(texts), ensure_ascii=False)}" if texts else None


def _number(name: str, number: Decimal) -> str:
    plain = f"{number:f}"
    return f"{name} = {plain.rstrip('0').rstrip('.') if '.' in plain else plain}"


def _percent(name: str, share: Fraction) -> str:
    percent = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    return _number(name, percent)
