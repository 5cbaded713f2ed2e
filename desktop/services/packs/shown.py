"""What the list of packs and the look at one of them show: frozen, in words."""

from dataclasses import dataclass

from desktop.services.today.shown import Target


@dataclass(frozen=True)
class Subject:
    """Whom or what a pack can be for: the id of a record or a year, and what it is called."""

    key: str
    title: str


@dataclass(frozen=True)
class PackShown:
    """A pack on the list; `asks` is "worker", "unit", "site", "year" or "" for the company."""

    key: str
    title: str
    about: str
    asks: str
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True)
class Lack:
    """Something that a pack lacks: a sentence, one click to its fix, the words of that click."""

    key: str
    sentence: str
    where: Target
    verb: str


@dataclass(frozen=True)
class PackLooked:
    """What goes into a pack, part by part in words, and what it lacks."""

    sections: tuple[str, ...]
    lacks: tuple[Lack, ...]
