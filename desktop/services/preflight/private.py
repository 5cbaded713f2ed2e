"""Rules on what no reviewer needs: numbers by which to pass for somebody, names in scans."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.language import N_, _, ngettext
from desktop.services.preflight.facts import Seen
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.services.today.shown import Target
from desktop.values.private_numbers import Sort, private_numbers
from desktop.values.spoken import say_number

_PIPA: Final = "Alberta PIPA: no more about somebody than the purpose needs"
_CARD: Final = "certificate"
_WHAT: Final = {
    Sort.SOCIAL_INSURANCE: N_("a social insurance number"),
    Sort.HEALTH_CARE: N_("a health-care number"),
    Sort.LICENCE: N_("the number of a driver's licence"),
    Sort.BIRTH: N_("a date of birth"),
}


@rule("private_number", _PIPA)
def private_number(seen: Seen) -> Iterator[Lack]:
    """Neither records nor notes nor the words of files hold such a number."""
    for one in seen.records:
        for name, words in one.words:
            where = Target(one.opens.tab, one.ref.kind, one.ref.id, at=name)
            place = _Place(one.number, one.title, where, _("Open the record"), one.number)
            yield from _in(words, place)
    for question in seen.selection.questions:
        where = seen.question(question.code)
        place = _Place(question.code, _("its note"), where, _("Open the question"), None)
        yield from _in(question.note, place)
    for file in seen.files:
        place = _Place(file.number, file.name, file.opens, _("Open the file"), file.number)
        yield from _in(file.text, place)


class _Place(NamedTuple):
    """Where a text stands: its number and title in words, a click to it, the exhibit."""

    number: str
    title: str
    where: Target
    verb: str
    exhibit: str | None


def _in(text: str, place: _Place) -> Iterator[Lack]:
    """Yield one line for each sort of number in a text; a whole list of people is one paper."""
    told: set[Sort] = set()
    for one in private_numbers(text):
        if one.sort in told:
            continue
        told.add(one.sort)
        says = _(
            "{exhibit} “{title}” seems to hold {what} (ending in {end}). Nobody needs it there: "
            "take it out, or hide that part."
        )
        what, end = _(_WHAT[one.sort]), one.ending(text)
        says = says.format(exhibit=place.number, title=place.title, what=what, end=end)
        yield Lack(says=says, where=place.where, verb=place.verb, exhibit=place.exhibit)


@rule("not_looked_through", _PIPA)
def not_looked_through(seen: Seen) -> Iterator[Lack]:
    """Where names are hidden, somebody looked through every scan and photo for them."""
    if not seen.choices.hide_names:
        return
    for one in seen.files:
        if one.has_pages and not one.text.strip() and not one.is_looked_through:
            says = _(
                "{exhibit} “{name}” is a scan or photo in which only a person can find names. It "
                "stays out until somebody says that every page was looked at."
            )
            says = says.format(exhibit=one.number, name=one.name)
            yield Lack(says=says, where=one.opens, verb=_("Open the file"), exhibit=one.number)


@rule("cards", _PIPA)
def cards(seen: Seen) -> Iterator[Lack]:
    """What a scan of a card shows somebody looked at, because no program can read all of them."""
    scans = [
        one
        for one in seen.files
        # whoever blacked out a part of a card has looked at it
        if one.has_pages and not one.text.strip() and not (one.is_looked_through or one.has_hidden)
        and any(ref.kind == _CARD for ref in one.proves)
    ]  # fmt: skip
    if not scans or seen.choices.hide_names:  # then each of them is told by itself
        return
    says = ngettext(
        "{n} scan of a card may show a number or a date of birth: look at it yourself. Under More "
        "for this file, Hide parts of it… blacks them out; tick there that you have looked.",
        "{n} scans of cards may show a number or a date of birth: look at each yourself. Under "
        "More for this file, Hide parts of it… blacks them out; tick there that you have looked.",
        len(scans),
    ).format(n=say_number(len(scans)))
    first = scans[0]
    yield Lack(says=says, where=first.opens, verb=_("Look at {number}").format(number=first.number))


RULES: Final[tuple[Rule, ...]] = (private_number, not_looked_through, cards)
