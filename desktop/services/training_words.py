"""What the cells, columns and rows of the training matrix say, short in the cell, whole beside."""

from datetime import date

from desktop.duties.certificates import CardState, Held
from desktop.language import _, ngettext
from desktop.values.short_dates import say_short_date
from desktop.values.spoken import say_date, say_number

Lines = tuple[str, ...]
Said = tuple[Lines, str]  # what stands in the cell, and the sentence behind it


def of_card(held: Held, reason: str, as_of: date) -> Said:
    """Return what a card says; `reason` is the sentence that the list of duties has for it."""
    if held.expires is None:
        if says_nothing(held):
            return (_("no date"),), _(
                "The record says neither when it was issued nor until when it is good."
            )
        return (_("does not"), _("expire")), reason
    day = say_short_date(held.expires, as_of)
    if held.state is CardState.EXPIRED:
        return (_("expired"), day), reason
    if held.state is CardState.EXPIRING:
        return (_("until"), day), reason
    return (day,), reason


def says_nothing(held: Held) -> bool:
    """Whether a card that usually runs out says nothing from which a last day would follow."""
    card = held.card
    return (
        card is not None
        and not card.does_not_expire
        and held.expires is None
        and held.type.months is not None
    )


def of_missing(reason: str) -> Said:
    """Return what stands where a required certificate is not on file."""
    return (_("missing"),), reason


def of_grace(starts: date, as_of: date) -> Said:
    """Return what stands where days of grace run."""
    sentence = _("Not on file. It must be held from {day} on.").format(day=say_date(starts, as_of))
    return (_("needed"), _("by {day}").format(day=say_short_date(starts, as_of))), sentence


def of_exemption(reason: str) -> Said:
    """Return what stands where a worker is exempt."""
    if not reason:
        return (_("exempt"),), _("Exempt.")
    return (_("exempt"),), _("Exempt: {reason}").format(reason=reason)


def of_nothing(*, somebody_must: bool) -> Said:
    """Return what stands where nothing is held and nothing asked for."""
    if somebody_must:
        return (_("not"), _("needed")), _("No position held now asks for it.")
    return (_("not"), _("asked for")), _(
        "Nothing in this file says who must hold it. Add a requirement to say so."
    )


def of_one_who_left(said: Said) -> Said:
    """Return what a card of somebody says who does not work here any more."""
    lines, sentence = said
    return lines, " ".join([sentence, _("Does not work here now.")])


def counted(expired: int, missing: int, expiring: int) -> str:
    """Return "3 expired, 2 missing, 1 runs out soon"; empty where there is none of them."""
    parts = [
        (expired, ngettext("{n} expired", "{n} expired", expired)),
        (missing, ngettext("{n} missing", "{n} missing", missing)),
        (expiring, ngettext("{n} runs out soon", "{n} run out soon", expiring)),
    ]
    return ", ".join(words.format(n=say_number(n, 0)) for n, words in parts if n)


def summary(workers: int, cells: int, trouble: str) -> str:
    """Return the sentence under the title of the page."""
    if not workers:
        return _("Nobody works here yet.")
    people = ngettext("{n} worker", "{n} workers", workers).format(n=say_number(workers, 0))
    if not cells:
        return _("{people}, and no certificate is on file or required.").format(people=people)
    cards = ngettext("{n} certificate", "{n} certificates", cells).format(n=say_number(cells, 0))
    what = {"people": people, "cards": cards, "trouble": trouble}
    if not trouble:
        return _("{people}, {cards} held or required, and all of them are good.").format(**what)
    return _("{people}, {cards} held or required: {trouble}.").format(**what)
