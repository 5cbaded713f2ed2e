"""Which pages of files go onto which of the frames that were drawn for them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from desktop.intake import Fill
from desktop.package.document import Written
from desktop.package.submission import ExhibitShown, Laid


class HasPages(Protocol):
    """An exhibit as it is shown, and where its pages lie."""

    @property
    def shown(self) -> ExhibitShown:
        """What is drawn of it."""

    @property
    def pages(self) -> Path | None:
        """Where its pages lie, None where it has none."""


def fills_of(made: Iterable[HasPages], laid: Laid, written: Written) -> list[Fill]:
    """Return a fill for every place whose file has pages."""
    by_number = {one.shown.number: one for one in made}
    fills = []
    for place in laid.places:
        one = by_number[place.number]
        if one.pages is not None:
            first = written.places[one.shown.key] - 1
            fills.append(Fill(one.pages, place.page, first + place.page, place.box))
    return fills
