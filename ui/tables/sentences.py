"""What stands over a table, and in the place of one that is empty."""

from collections.abc import Mapping

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.browsing import groups_of
from desktop.values.spoken import say_number
from ui.tables.words import OF_KIND

LONGEST = 60  # letters of a filter that are said again


def title(kind_key: str) -> str:
    """Return the title of the page."""
    return _(kind_of(kind_key).plural)


def add(kind_key: str) -> str:
    """Return the words on the button that makes a new one."""
    return _("Add {kind}").format(kind=_(kind_of(kind_key).title).lower())


def how_many(kind_key: str, number: int) -> str:
    """Return "56 certificates"."""
    words = OF_KIND[kind_key]
    return ngettext(words.one, words.many, number).format(n=say_number(number))


def how_things_are(kind_key: str, total: int, shown: int | None, counts: Mapping[str, int]) -> str:
    """Return "56 certificates, 3 expired", or of how many those are that are `shown`."""
    said = how_many(kind_key, total)
    if shown is not None:
        return _("{shown} of {all}").format(shown=say_number(shown), all=said)
    for group in groups_of(kind_key):
        number = counts.get(group.key, 0)
        if group.counted and number:
            said += ", " + ngettext(*group.counted, number).format(n=say_number(number))
    return said


def which(kind_key: str, group: str, typed: str) -> str:
    """Return which rows a list was narrowed to, for somebody who has it on paper only."""
    said = [_(one.label) for one in groups_of(kind_key) if one.key == group]
    if words := " ".join(typed.split())[:LONGEST]:
        said.append(_("lines with “{typed}”").format(typed=words))
    return _("Only {which}").format(which=", ".join(said).lower()) if said else ""


def empty(kind_key: str) -> tuple[str, str, str, str]:
    """Return icon, title, purpose and first step of a table without records."""
    words = OF_KIND[kind_key]
    return words.icon, _("Nothing here yet"), _(words.purpose), add(kind_key)


def no_hits(typed: str) -> tuple[str, str, str]:
    """Return title, sentence and way out where nothing fits the filter."""
    said = " ".join(typed.split())
    if not said:
        return _("Nothing of that kind"), _("Nothing stands like that now."), _("Show all")
    short = said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
    return (
        _("Nothing fits"),
        _("No line holds “{typed}”. Every word typed must be in it.").format(typed=short),
        _("Clear the filter"),
    )
