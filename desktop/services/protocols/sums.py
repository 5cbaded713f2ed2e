"""Adds up the points of a protocol while they are typed, as far as they can be read."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from desktop.language import _, ngettext
from desktop.services.protocols.sheet_cells import points_in
from desktop.values.spoken import say_number

Typed = Mapping[str, object]


def say_typed_points(question: Typed) -> str:
    """Return the points of a question as they were typed, "?" where they cannot be read."""
    points = _points(question)
    return "?" if points is None else say_number(points)


def say_typed_sum(questions: Sequence[Typed]) -> str:
    """Return "8 questions, 40 points" of what was typed."""
    if not questions:
        return _("no questions yet")
    total = sum((_points(one) or Decimal(0) for one in questions), Decimal(0))
    said = ngettext(
        "{n} question, {points} points", "{n} questions, {points} points", len(questions)
    )
    return said.format(n=say_number(len(questions)), points=say_number(total))


def say_sum_of_points(questions: Sequence[Typed]) -> str:
    """Return "40" of what was typed."""
    return say_number(sum((_points(one) or Decimal(0) for one in questions), Decimal(0)))


def next_code(codes: Sequence[str], element: str) -> str:
    """Return a code for a question more: "3.5" after "3.4", "A1" after nothing in element A."""
    last = codes[-1] if codes else ""
    stem = last.rstrip("0123456789")
    number = last[len(stem) :]
    if not last:
        stem, number = f"{element}." if element else "", "0"
    taken, following = set(codes), int(number or 0) + 1
    while f"{stem}{following}" in taken:
        following += 1
    return f"{stem}{following}"


def _points(question: Typed) -> Decimal | None:
    typed = question.get("points")
    return points_in("" if typed is None else str(typed))
