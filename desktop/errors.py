"""The two failures a person is told about; everything else is a bug, never caught as these."""

from collections.abc import Mapping


class Refused(Exception):
    """The input cannot be taken as it is; each fault is a sentence: what is wrong, what to do.

    `faults` maps the name of a field (or "" for the whole) to its sentence, all faults at once,
    because a person who mends one fault should not be met by the next.
    """

    def __init__(self, faults: str | Mapping[str, str]) -> None:
        self.faults: dict[str, str] = {"": faults} if isinstance(faults, str) else dict(faults)
        super().__init__(" ".join(self.faults.values()))


class Unavailable(Exception):
    """The machine cannot: disk full, file locked, damaged, missing or not ours.

    The sentence names the file, says what is still safe and what to do next.
    """


class HeldElsewhere(Unavailable):
    """Another window has this company file open for writing; reading it is still possible."""


class Locked(Unavailable):
    """The company file has a password, and none was given."""


class WrongPassword(Unavailable):
    """What was given does not open the file: another password, or no company file of ours."""
