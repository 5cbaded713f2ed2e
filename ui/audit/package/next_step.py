"""The one thing to do next with a package: a sentence, and the button that does it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QPushButton

from desktop.language import N_, _, ngettext
from desktop.values.spoken import say_number
from ui import icons

WAIT, MEND, BUILD, SEND, NOTHING = "wait", "mend", "build", "send", "nothing"
DOES: Final = (MEND, BUILD, SEND)
SENT_BACK: Final = N_("A partner sends such a package back. Ask there before you send it.")


@dataclass(frozen=True)
class Standing:
    """How the page stands: what was found, and what was built last."""

    has_day: bool = True
    is_read_only: bool = False
    is_looked: bool = True
    stops: int = 0
    can_mend: bool = False  # whether a click leads to the first of them
    warns: int = 0
    exhibits: int | None = None
    is_draft: bool = False
    is_new: bool = False  # built a moment ago, or its records did not change since
    is_own_copy: bool = False  # what was built is for nobody else
    is_built_draft: bool = False  # what was built is of no signed assessment
    fails: bool = False  # the assessment is signed and does not pass
    is_unsigned: bool = False  # assessor or representative has not signed


@dataclass(frozen=True)
class NextStep:
    """What to do (`does`), in a sentence, and why."""

    does: str
    sentence: str
    why: str = ""


def next_step(now: Standing) -> NextStep:
    """Return what is next."""
    if not now.has_day:
        return NextStep(NOTHING, _("Type the day as of which it is built."))
    if now.is_new and (now.is_own_copy or now.is_built_draft):
        return _not_to_be_sent(now)
    if now.is_new and not now.is_read_only:
        return _to_be_sent(now)
    if now.stops:
        words = ngettext(
            "{n} thing has to be put right before it can be built.",
            "{n} things have to be put right before it can be built.",
            now.stops,
        )
        return NextStep(MEND if now.can_mend else NOTHING, words.format(n=say_number(now.stops)))
    if not now.is_looked:
        return NextStep(BUILD, _("Looking at what goes in…"))
    if now.exhibits == 0:
        return NextStep(
            BUILD,
            _("There is nothing on file yet that a reviewer would want to see."),
            _("The package can be built all the same; it says for each question what is missing."),
        )
    if now.is_draft:
        return NextStep(
            BUILD,
            _("What is built now is a draft, and every page says so."),
            _("Once the assessment is signed, the package holds its answers."),
        )
    if now.fails:
        return NextStep(BUILD, _("The assessment does not pass."), _(SENT_BACK))
    if now.warns:
        return NextStep(BUILD, _("It can be built. Look first at what is listed below."))
    return NextStep(BUILD, _("Everything is there. It can be built."))


def _to_be_sent(now: Standing) -> NextStep:
    if now.fails:
        words = _("The package is ready, and its assessment does not pass.")
        return NextStep(SEND, words, _(SENT_BACK))
    words = _("The package is ready. Send it, then say here to whom.")
    if now.is_unsigned:
        words = _("The package is ready. Have it signed, send it, then say here to whom.")
    why = _("What left the house stays on record, so that it can be proven later.")
    return NextStep(SEND, words, why)


def _not_to_be_sent(now: Standing) -> NextStep:
    if now.is_own_copy:
        return NextStep(
            BUILD,
            _("Your own copy is ready. Keep it, and do not send it."),
            _("What was checked stands in it. Take that tick off and build the one that is sent."),
        )
    return NextStep(
        BUILD,
        _("The draft is ready to be read. Do not send it yet."),
        _("A draft is sent back. Sign the assessment, then build the package again."),
    )


def make_primary(made: QPushButton, icon: str, *, on: bool) -> None:
    """Make a button with an icon the primary one of the page, or an ordinary one."""
    role = "primary" if on else ""
    if (made.property("role") or "") != role:
        made.setProperty("role", role)
        made.setIcon(icons.icon(icon, "on_accent") if on else icons.icon(icon))
        made.style().unpolish(made)
        made.style().polish(made)
