"""The protocols that travel with Muster: the generic one and the skeletons of the partners."""

from functools import cache
from pathlib import Path
from typing import Final

from desktop.audit.protocols.checking import Known
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.reading import read_protocol
from desktop.records import KINDS
from desktop.resources import resource

GENERIC: Final = "generic-s1s6"
FOLDER: Final = "protocols"


@cache
def protocol(id_: str) -> Protocol:
    """Return a protocol that travels with Muster; KeyError where none of that id does.

    Those that a company keeps itself are in its file: `desktop.services.protocols`.
    """
    path = _files().get(id_)
    if path is None:
        raise KeyError(id_)
    known = Known(kinds=kinds()) if id_ == GENERIC else known_to_all()
    return read_protocol(path.read_text(encoding="utf-8"), known)


def protocol_ids() -> tuple[str, ...]:
    """Return the ids of all protocols that travel with Muster; none of them is read for it."""
    return tuple(_files())


@cache
def protocols() -> tuple[Protocol, ...]:
    """Return all protocols that travel with Muster, the generic one first, the others by name."""
    every = [protocol(id_) for id_ in _files()]
    return tuple(sorted(every, key=lambda one: (one.id != GENERIC, one.name.casefold())))


@cache
def known_to_all() -> Known:
    """Return what the questions of any other protocol may name: what the generic one asks by."""
    questions = tuple(protocol(GENERIC).questions)
    return Known(
        rules=frozenset(question.rule for question in questions if question.rule),
        codes=frozenset(question.code for question in questions),
        kinds=kinds(),
    )


def kinds() -> frozenset[str]:
    """Return the kinds of records that can be evidence."""
    return frozenset(kind.key for kind in KINDS)


@cache
def _files() -> dict[str, Path]:
    return {path.stem: path for path in sorted(resource(FOLDER).glob("*.toml"))}
