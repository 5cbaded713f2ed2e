"""What a new version of a protocol means for the answers that are there already."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from desktop.audit.protocols.protocol import Protocol, Question
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.store import aggregate
from desktop.values.spoken import say_number


@dataclass(frozen=True)
class Compared:
    """The codes of two versions: asked alike, asked differently, no more asked, newly asked."""

    alike: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def compared(before: Protocol, after: Protocol) -> Compared:
    """Return how two versions differ, each list in the order of the newer or else the older."""
    old = {one.code: one for one in before.questions}
    now = {one.code: one for one in after.questions}
    both = [code for code in now if code in old]
    return Compared(
        alike=tuple(code for code in both if _is_alike(old[code], now[code])),
        changed=tuple(code for code in both if not _is_alike(old[code], now[code])),
        gone=tuple(code for code in old if code not in now),
        new=tuple(code for code in now if code not in old),
    )


def lost_answers(connection: Connection, assessment_id: str, after: Protocol) -> tuple[str, ...]:
    """Return the codes that an assessment has answers to and that a protocol asks no more.

    They stay in the file and count nothing.
    """
    answers = aggregate.read(connection, kind_of("answer")).values()
    given = {
        one.values["question"]
        for one in answers
        if not one.is_voided and one.values["assessment_id"] == assessment_id
    }
    return tuple(sorted(given - {one.code for one in after.questions}))


def say_compared(one: Compared) -> str:
    """Return what changed in a sentence, "" where nothing did."""
    counted = (
        (one.new, ngettext("{n} question is new", "{n} questions are new", len(one.new))),
        (
            one.changed,
            ngettext("{n} is asked differently", "{n} are asked differently", len(one.changed)),
        ),
        (one.gone, ngettext("{n} is asked no more", "{n} are asked no more", len(one.gone))),
    )
    parts = [said.format(n=say_number(len(codes))) for codes, said in counted if codes]
    if not parts:
        return ""
    return _("{changes}. The answers to the others are kept.").format(changes="; ".join(parts))


def _is_alike(before: Question, after: Question) -> bool:
    return (before.text, before.points, before.mode) == (after.text, after.points, after.mode)
