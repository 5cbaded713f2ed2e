"""What proves a package, as it stands below the signatures."""

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.package.submission.values import Pair
from desktop.store.heads_in_words import history_said
from desktop.store.history import head


def proof_of(connection: Connection) -> tuple[Pair, ...]:
    """Return how a reader can be sure of a package: what lies beside it, and what it hangs on."""
    return (
        (
            _("Its files"),
            _(
                "manifest.json, in the folder that this PDF came with, lists every file with its "
                "SHA-256. Muster, or any program for such sums, tells from it whether one of them "
                "was changed since."
            ),
        ),
        (_("History of the records"), history_said(*head(connection))),
        (
            _("What that is"),
            _(
                "Every change of a record is a line that is sealed together with all lines before "
                "it. The company can show that its records have this line still."
            ),
        ),
    )
