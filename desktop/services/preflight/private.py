"""The rule on numbers by which somebody could pass for another: no reviewer needs them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.language import N_, _
from desktop.services.preflight.facts import Seen
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.services.today.shown import Target
from desktop.values.private_numbers import Sort, private_numbers

_WHAT: Final = {
    Sort.SOCIAL_INSURANCE: N_("a social insurance number"),
    Sort.HEALTH_CARE: N_("a health-care number"),
    Sort.LICENCE: N_("the number of a driver's licence"),
    Sort.BIRTH: N_("a date of birth"),
}


@rule("private_number", "Alberta PIPA: no more about somebody than the purpose needs")
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


RULES: Final[tuple[Rule, ...]] = (private_number,)
