"""What counts as emergency equipment and as first aid, and how many first aiders, as data."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from desktop.resources import resource
from desktop.values.folding import key

# what follows says where a thing is or what comes with it, no longer what it is
_HEAD: Final = re.compile(r"[,;(]| - | with | for | in | on | at | w/| incl| including ", re.I)
# what hangs beside emergency equipment
_BESIDE: Final = re.compile(
    r"\b(?:bracket|cabinet|sign|stand|cover|mount|hook|box|case|cart|holder)s?\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gear:
    """The words and figures of resources/audit/emergency.toml, folded."""

    words: tuple[str, ...]
    extinguisher: tuple[str, ...]
    service: tuple[str, ...]
    kit: tuple[str, ...]
    tag_months: int
    card: tuple[str, ...]
    no_card: tuple[str, ...]
    role: tuple[str, ...]
    log_words: tuple[str, ...]
    log_months: int
    crew: tuple[tuple[int, int], ...]  # from so many people on, so many first aiders


@cache
def gear() -> Gear:
    """Return what is known of emergency equipment and first aid."""
    with resource("audit", "emergency.toml").open("rb") as file:
        read: dict[str, Any] = tomllib.load(file)
    equipment, aid = read["equipment"], read["first_aid"]
    return Gear(
        words=_folded(equipment["words"]),
        extinguisher=_folded(equipment["extinguisher"]),
        service=_folded(equipment["service"]),
        kit=_folded(equipment["kit"]),
        tag_months=equipment["tag_months"],
        card=_folded(aid["card"]),
        no_card=_folded(aid["no_card"]),
        role=_folded(aid["role"]),
        log_words=_folded(aid["log_words"]),
        log_months=aid["log_months"],
        crew=tuple(sorted((line["from"], line["first_aiders"]) for line in aid["crew"])),
    )


def called(type_: str | None, description: str | None) -> str:
    """Return by what a unit is known: its type, or its description where that says more.

    "Safety equipment" may be an extinguisher by its description; a cabinet for one is none.
    """
    said = description or ""
    says_more = is_emergency_gear(said) and not _BESIDE.search(said)
    return said if says_more else type_ or said


def is_kit(text: str) -> bool:
    """Whether a unit or a task is about first-aid kits."""
    return _names(_head(text), gear().kit)


def is_extinguisher(text: str) -> bool:
    """Whether a unit or a task is about fire extinguishers."""
    return _names(_head(text), gear().extinguisher)


def is_service(text: str) -> bool:
    """Whether a task is the yearly service of extinguishers."""
    return _names(text, gear().service)


def is_emergency_gear(text: str) -> bool:
    """Whether a unit or a task is about emergency equipment other than first-aid kits."""
    return _names(_head(text), gear().words)


def is_first_aid_card(name: str) -> bool:
    """Whether a kind of certificate is first aid."""
    return _names(name, gear().card) and not _names(name, gear().no_card)


def is_first_aid_role(role: str) -> bool:
    """Whether a role in an emergency is that of a first aider."""
    return _names(role, gear().role)


def is_first_aid_log(title: str) -> bool:
    """Whether a document is the company's first-aid book."""
    return _names(title, gear().card) and _names(title, gear().log_words)


def first_aiders_for(people: int) -> int:
    """Return how many people with valid first aid a crew of so many needs."""
    return max((count for least, count in gear().crew if people >= least), default=0)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(key(word) for word in words)


@lru_cache(maxsize=2048)
def _head(text: str) -> str:
    return _HEAD.split(text, maxsplit=1)[0]


@lru_cache(maxsize=8192)
def _names(text: str, words: tuple[str, ...]) -> bool:
    said = f" {key(text)} "
    return any(f" {word}{ending} " in said for word in words for ending in ("", "s", "es"))
