"""Offers, for each question that stands alone, the readiness questions that sound most like it."""

from dataclasses import dataclass

from desktop.audit.protocols.crosswalk import proposals
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.language import _


@dataclass(frozen=True)
class Near:
    """A readiness question that may be asked after; `why` names the words that both say."""

    code: str
    text: str
    why: str


@dataclass(frozen=True)
class Offer:
    """A question that nothing stands beside, with what may; a person decides."""

    question: Question
    near: tuple[Near, ...]


def offers(one: Protocol) -> tuple[Offer, ...]:
    """Return the questions of a protocol that are scored by hand, with what sounds like them."""
    return tuple(
        Offer(question, near(question.text))
        for question in one.questions
        if not question.rule and not question.follows
    )


def near(text: str) -> tuple[Near, ...]:
    """Return the readiness questions that sound like a text, the nearest first, three at most."""
    generic = protocol(GENERIC)
    found = []
    for proposal in proposals(text, generic):
        question = generic.question(proposal.code)
        if question is not None:
            why = _("Both speak of {words}.").format(words=", ".join(proposal.words))
            found.append(Near(question.code, question.text, why))
    return tuple(found)
