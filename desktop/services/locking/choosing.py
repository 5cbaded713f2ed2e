"""Which passwords may lock a company file, and what is said of one while it is typed."""

from typing import Final

from desktop.language import N_, _

LEAST: Final = 8  # characters
GOOD: Final = 14
FEW: Final = 5  # different characters that are not many, whatever the length

SHORT: Final = N_("Take at least {n} characters. Three or four words in a row are easy to keep.")
UNSEEN: Final = N_(
    "There is something in it that cannot be seen, such as the end of a line. Type it by hand."
)
DIFFERENT: Final = N_("The two are not the same. Type the password once more.")
WEAK: Final = N_("Easy to guess. Make it longer: three or four words in a row.")
FAIR: Final = N_("Fair. One word more makes it a good one.")
STRONG: Final = N_("Good.")


def faults_of(password: str, again: str) -> dict[str, str]:
    """Return what keeps a password from being taken, by field: "password", "again"."""
    faults = {}
    if len(password) < LEAST or not password.strip():
        faults["password"] = _(SHORT).format(n=LEAST)
    elif not password.isprintable():
        faults["password"] = _(UNSEEN)
    elif password != again:
        faults["again"] = _(DIFFERENT)
    return faults


def strength(password: str) -> str:
    """Return what to think of a password that is being typed; nothing of an empty one."""
    if not password:
        return ""
    if len(password) < LEAST:
        return _(SHORT).format(n=LEAST)
    if len(set(password.casefold())) < FEW or password.isdigit():
        return _(WEAK)
    return _(STRONG) if len(password) >= GOOD else _(FAIR)
