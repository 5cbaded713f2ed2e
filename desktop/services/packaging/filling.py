"""Which pages of files go onto which of the frames that were drawn for them."""

from collections.abc import Iterable

from desktop.intake import Fill
from desktop.package.document import Written
from desktop.package.submission import Laid
from desktop.services.packaging.exhibiting import Made


def fills_of(made: Iterable[Made], laid: Laid, written: Written) -> list[Fill]:
    """Return a fill for every place whose file has pages."""
    by_number = {one.shown.number: one for one in made}
    fills = []
    for place in laid.places:
        one = by_number[place.number]
        if one.pages is not None:
            first = written.places[one.shown.key] - 1
            fills.append(Fill(one.pages, place.page, first + place.page, place.box))
    return fills
