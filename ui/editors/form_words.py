"""What a form says about what was typed into it: kept, unfinished, changed elsewhere."""

from collections.abc import Sequence
from datetime import date

from desktop.language import _, ngettext
from desktop.records.kind import Kind
from desktop.services.drafts import Draft, Unfinished, say_kept


def new(kind: Kind) -> str:
    """The title of an empty form."""
    return _("New: {kind}").format(kind=_(kind.title))


def kept() -> str:
    """That nothing is lost although nothing is saved."""
    return _("Kept, not saved yet.")


def unfinished(labels: Sequence[str], *, only_empty: bool, is_new: bool) -> str:
    """That what cannot be saved yet is kept, and what it waits for."""
    named = ", ".join(labels)
    if is_new and only_empty:
        said = _("Kept as unfinished. It counts once these are filled in: {labels}.")
    elif is_new:
        said = _("Kept as unfinished. It counts once these are put right: {labels}.")
    else:
        said = _("Your change is kept, not saved. It counts once these are put right: {labels}.")
    return said.format(labels=named)


def here_again(draft: Draft, today: date) -> str:
    """That what was typed and not saved stands in the form again."""
    return _("What you typed {when} was not saved. It is here again.").format(
        when=say_kept(draft, today)
    )


def begun(found: Sequence[Unfinished]) -> str:
    """That there is an unfinished record of this kind."""
    if len(found) == 1:
        return _("One was begun and not saved. {title}").format(title=found[0].title)
    said = ngettext(
        "{n} were begun and not saved. The last is {title}",
        "{n} were begun and not saved. The last is {title}",
        len(found),
    )
    return said.format(n=len(found), title=found[0].title)


def left(title: str) -> str:
    """That what was typed is kept although the form shows another record now."""
    return _("Kept as unfinished: {title}").format(title=title)


def moved_on() -> str:
    """That somebody changed the record meanwhile."""
    return _("Changed meanwhile, here or in another window. What you typed is not lost.")


def theirs() -> str:
    """That the form shows what the record says now."""
    return _("This is what the record says now. What you typed is kept.")


def thrown_away() -> str:
    """That what was typed is gone unless it is wanted back."""
    return _("What you typed was thrown away.")


def voided(reason: str) -> str:
    """That the record counts no more."""
    return _("This record is voided and counts no more. Reason: {reason}").format(reason=reason)
