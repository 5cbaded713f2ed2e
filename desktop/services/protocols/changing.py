"""Changes one part of a protocol: each returns a new one, which is saved as one action."""

from dataclasses import replace
from typing import Any, TypeVar

from desktop.audit.protocols.protocol import Element, Protocol, Question

P = TypeVar("P")


def with_element(protocol: Protocol, element: Element, place: int | None = None) -> Protocol:
    """Return it with an element more, at a place or as the last."""
    return replace(protocol, elements=_with(protocol.elements, element, place))


def changed_element(protocol: Protocol, code: str, /, **values: Any) -> Protocol:
    """Return it with other values of an element; KeyError where it has none of that code."""
    place = _element_at(protocol, code)
    changed = replace(protocol.elements[place], **values)
    return replace(protocol, elements=_put(protocol.elements, place, changed))


def without_element(protocol: Protocol, code: str) -> Protocol:
    """Return it without an element and its questions."""
    place = _element_at(protocol, code)
    return replace(protocol, elements=_without(protocol.elements, place))


def moved_element(protocol: Protocol, code: str, by: int) -> Protocol:
    """Return it with an element so many places further down, up where it is less than none."""
    return replace(protocol, elements=_moved(protocol.elements, _element_at(protocol, code), by))


def with_question(
    protocol: Protocol, element: str, question: Question, place: int | None = None
) -> Protocol:
    """Return it with a question more in an element, at a place or as the last."""
    here = protocol.elements[_element_at(protocol, element)]
    return changed_element(protocol, element, questions=_with(here.questions, question, place))


def changed_question(protocol: Protocol, code: str, /, **values: Any) -> Protocol:
    """Return it with other values of a question; KeyError where it has none of that code."""
    element, place = _question_at(protocol, code)
    changed = replace(element.questions[place], **values)
    questions = _put(element.questions, place, changed)
    return changed_element(protocol, element.code, questions=questions)


def without_question(protocol: Protocol, code: str) -> Protocol:
    """Return it without a question."""
    element, place = _question_at(protocol, code)
    return changed_element(protocol, element.code, questions=_without(element.questions, place))


def moved_question(protocol: Protocol, code: str, by: int, to: str = "") -> Protocol:
    """Return it with a question further down or up, or as the last of another element."""
    element, place = _question_at(protocol, code)
    if to and to != element.code:
        taken = without_question(protocol, code)
        return with_question(taken, to, element.questions[place])
    return changed_element(protocol, element.code, questions=_moved(element.questions, place, by))


def _element_at(protocol: Protocol, code: str) -> int:
    for place, element in enumerate(protocol.elements):
        if element.code == code:
            return place
    raise KeyError(code)


def _question_at(protocol: Protocol, code: str) -> tuple[Element, int]:
    for element in protocol.elements:
        for place, question in enumerate(element.questions):
            if question.code == code:
                return element, place
    raise KeyError(code)


def _with(parts: tuple[P, ...], new: P, place: int | None) -> tuple[P, ...]:
    at = len(parts) if place is None else place
    return (*parts[:at], new, *parts[at:])


def _put(parts: tuple[P, ...], place: int, changed: P) -> tuple[P, ...]:
    return (*parts[:place], changed, *parts[place + 1 :])


def _without(parts: tuple[P, ...], place: int) -> tuple[P, ...]:
    return (*parts[:place], *parts[place + 1 :])


def _moved(parts: tuple[P, ...], place: int, by: int) -> tuple[P, ...]:
    rest = _without(parts, place)
    to = min(max(place + by, 0), len(rest))
    return (*rest[:to], parts[place], *rest[to:])
