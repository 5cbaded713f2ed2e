"""What says how a refusal of dangerous work is handled, and which workers were told of it."""

from desktop.audit.wording.refusing import speaks_of_refusal, speaks_of_rights
from desktop.values.audited.leadership import (
    REFUSAL,
    DocumentFact,
    FileFact,
    Leadership,
    PolicyFact,
)
from desktop.values.audited.span import Span


def refusal_documents(facts: Leadership) -> tuple[DocumentFact, ...]:
    """Return the documents that say how a refusal is handled, those on nothing else first."""
    own = tuple(
        one for one in facts.documents if one.kind == REFUSAL or speaks_of_refusal(one.title)
    )
    return own or tuple(one for one in facts.documents if speaks_of_refusal(one.text))


def refusal_files(facts: Leadership) -> tuple[FileFact, ...]:
    """Return the files that say so by their name, and of which no document was made."""
    return tuple(one for one in facts.files if speaks_of_refusal(one.name))


def refusal_policies(facts: Leadership) -> tuple[PolicyFact, ...]:
    """Return the policies that grant the right; how a refusal is handled they need not say."""
    return tuple(one for one in facts.policies if speaks_of_refusal(one.text))


def told(facts: Leadership, span: Span, *, signed: bool) -> dict[str, tuple[str, str]]:
    """Return who was told of the rights by the last day of a span: the record, by worker.

    By an orientation, a meeting of the span, or a signature under the procedure itself. `signed`
    counts only what the worker signed for.
    """
    found: dict[str, tuple[str, str]] = {}
    for one in facts.orientations:
        if one.on <= span.as_of and one.rights and (one.signed or not signed):
            found[one.worker] = "orientation", one.id
    for meeting in facts.meetings:
        if span.holds(meeting.on) and speaks_of_rights(f"{meeting.topics}\n{meeting.minutes}"):
            for there in meeting.attendees:
                if there.who.id and (there.signed or not signed):
                    found[there.who.id] = "meeting", meeting.id
    procedures = {one.id for one in refusal_documents(facts)}
    for ack in facts.acknowledgements:
        if ack.on <= span.as_of and ack.document in procedures:
            found[ack.worker] = "acknowledgement", ack.id
    return found
