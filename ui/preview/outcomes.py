"""What came of adding files, in sentences."""

from collections.abc import Sequence
from typing import Final

from desktop.language import _, ngettext
from desktop.services.evidence import Attached

MOST_TOLD: Final = 4  # refused files told one by one; the pane is a narrow one


def done_sentence(told: Attached) -> str:
    """Return what was added, "" when nothing was."""
    added = told.new + told.linked
    if added:
        return ngettext("{n} file was added.", "{n} files were added.", added).format(n=added)
    if told.already:
        return ngettext(
            "That file is on this record already.",
            "Those files are on this record already.",
            told.already,
        )
    return ""


def refused_sentence(refused: Sequence[tuple[str, str]]) -> str:
    """Return a line for each file that was not taken, "" when all were."""
    lines = [said for _name, said in refused[:MOST_TOLD]]
    more = len(refused) - len(lines)
    if more:
        said = ngettext(
            "{n} more file was not taken.", "{n} more files were not taken.", more
        ).format(n=more)
        lines.append(said)
    return "\n".join(lines)


def away_sentence(told: Attached) -> str:
    """Return what to say when the record is no longer on screen."""
    count = len(told.refused)
    if not count:
        return done_sentence(told)
    refused = ngettext(
        "{n} file was not taken; open the record again to read why.",
        "{n} files were not taken; open the record again to read why.",
        count,
    ).format(n=count)
    return " ".join(part for part in (done_sentence(told), refused) if part)


def working_sentence(name: str) -> str:
    """Return what is said while a file is looked at."""
    return _("Looking at {name}…").format(name=name)
