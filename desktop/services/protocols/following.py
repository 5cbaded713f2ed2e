"""Offers, for each question that stands alone, the readiness questions that sound most like it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.audit.protocols.crosswalk import proposals
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.language import _
from desktop.services.protocols.changing import changed_question
from desktop.services.protocols.saving import own_protocol, save_protocol
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class Near:
    """A readiness question that may be asked after; `why` names the words that both say."""

    code: str
    text: str
    why: str


@dataclass(frozen=True)
class Offer:
    """A question with what may stand beside it; a person decides, `chosen` is what did before."""

    question: Question
    near: tuple[Near, ...]
    chosen: tuple[str, ...] = ()


def offers(one: Protocol) -> tuple[Offer, ...]:
    """Return the questions of a protocol that are scored by hand, with what sounds like them."""
    return tuple(
        Offer(question, near(question.text))
        for question in one.questions
        if not question.rule and not question.follows
    )


def followings(one: Protocol) -> tuple[Offer, ...]:
    """Return every question that no rule judges, with what it follows and what sounds like it."""
    return tuple(
        Offer(question, near(question.text), question.follows)
        for question in one.questions
        if not question.rule
    )


def readiness_questions() -> tuple[tuple[str, str], ...]:
    """Return code and title of every question that may be followed, in their order."""
    return tuple((one.code, one.title) for one in protocol(GENERIC).questions)


def follow(
    company: CompanyFile,
    record_id: str,
    chosen: Mapping[str, tuple[str, ...]],
    version: int | None = None,
) -> str:
    """Have questions, by their codes, take their evidence from others, as one action.

    Returns the record, another one where it became a new version.
    """
    new = own_protocol(company, record_id).protocol
    for code, followed in chosen.items():
        new = changed_question(new, code, follows=followed)
    action = _("Protocol {name} follows the readiness questions")
    return save_protocol(company, new, record_id, version, action=action)


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
