"""A file that is to be an exhibit, with what is said of it."""

from dataclasses import dataclass

from desktop.services.packaging.files import PaperFile


@dataclass(frozen=True)
class Wanted:
    """One file: its number and title as they are to be read, what it proves in words.

    `records` are the ids of what it proves; `questions` the codes that cite it.
    """

    number: str
    file: PaperFile
    title: str
    proves: tuple[str, ...]
    records: tuple[str, ...]
    questions: tuple[str, ...] = ()
    nature: str = ""
