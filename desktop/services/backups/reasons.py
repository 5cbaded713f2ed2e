"""Why a backup was made: a word in its name, and words for people."""

from enum import StrEnum
from typing import Final

from desktop.language import N_, _


class Why(StrEnum):
    """What a backup was made for."""

    BY_HAND = "by-hand"
    CLOSE = "close"
    WHILE_OPEN = "while-open"
    IMPORT = "before-import"
    UPDATE = "before-update"
    RESTORE = "before-restore"
    REPAIR = "before-repair"
    PASSWORD = "password-changed"
    PASSWORD_SET = "password-set"
    PASSWORD_OFF = "password-taken-off"
    DISPOSAL = "before-disposal"


_SAID: Final = {
    Why.BY_HAND: N_("made by hand"),
    Why.CLOSE: N_("when the file was closed"),
    Why.WHILE_OPEN: N_("while somebody worked"),
    Why.IMPORT: N_("before an import"),
    Why.UPDATE: N_("before an update of the file"),
    Why.RESTORE: N_("before a backup was restored"),
    Why.REPAIR: N_("before a repair"),
    Why.PASSWORD: N_("when the password was changed"),
    Why.PASSWORD_SET: N_("when the password was set"),
    Why.PASSWORD_OFF: N_("when the password was taken off"),
    Why.DISPOSAL: N_("before a disposal"),
}


def why_said(why: str) -> str:
    """Say why a backup was made; nothing for a word that this Muster does not know."""
    try:
        return _(_SAID[Why(why)])
    except ValueError:
        return ""
