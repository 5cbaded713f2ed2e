"""Pages that were made before, and files that are not what was filed any more."""

import hashlib

from desktop.errors import Refused
from desktop.intake.disk import writing_explained
from desktop.intake.faults import note, sentence
from desktop.intake.pdf_out import Made
from desktop.intake.printable import ALTERED, Printable
from desktop.intake.wishes import Wish


def made_before(wish: Wish) -> Printable | None:
    """Put pages in their place that were made before, if there are any."""
    ready = wish.ready()
    if ready is None:
        return None
    with writing_explained(wish.to):
        wish.to.write_bytes(ready.data)
    made = Made(hashlib.sha256(ready.data).hexdigest(), len(ready.data))
    return Printable(ready.sizes, (), made, ready.redacted, ready.unread)


def altered(wish: Wish) -> Refused:
    """Return that a file is damaged inside the company file."""
    return Refused(sentence(note(ALTERED), wish.name))
