"""What the sheet of a record in a package says: frozen words, gathered before a page is drawn."""

from dataclasses import dataclass

from desktop.package.sheets.said import Part


@dataclass(frozen=True)
class SignedShown:
    """One at the foot of a sheet: as what, the name, and what is known of the signature.

    `is_line`: nobody signed yet, so there is a line for a pen.
    """

    role: str
    name: str
    said: str
    tone: str = ""
    is_line: bool = False


@dataclass(frozen=True)
class RecordShown:
    """A record as a clean sheet. `late` is "" for what was entered in time."""

    kind: str
    title: str
    state: str
    tone: str
    parts: tuple[Part, ...]
    signatures: tuple[SignedShown, ...]
    history: str
    late: str = ""
