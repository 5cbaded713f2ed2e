"""What a package knows of a company file: how its history stood when it was built."""

from pathlib import Path

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.language import _
from desktop.services.verifying.found import Head
from desktop.store.heads_in_words import history_in


def head_in_package(path: Path) -> Head:
    """Return the head of the history that stands on the cover of a package.

    Raises `Refused` where there is none, `Unavailable` when the PDF cannot be read.
    """
    with Intake() as intake:
        said = history_in(intake.examine(path).text or "")
    if said is None:
        raise Refused(
            _("{file} does not say how the history stood. Choose the PDF of a package.").format(
                file=path.name
            )
        )
    return Head(*said, _("the package {file}").format(file=path.name))
