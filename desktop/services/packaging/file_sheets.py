"""The sheet that stands in the place of a file without pages: what it is, and why it has none."""

import re
from collections.abc import Sequence
from typing import Final

from desktop.language import _
from desktop.package.submission import Sheet
from desktop.package.submission.frames import unnamed
from desktop.services.packaging.file_content import kind_said
from desktop.services.packaging.files import PaperFile
from desktop.values.spoken import say_number, say_whole_date

_KB: Final = 1024
# a sentence after the name of the file in quotes, in which there may be full stops
_FIRST: Final = re.compile(r"(?:.*')?.*?[.!?](?=\s|$)", re.DOTALL)


def file_sheet(
    file: PaperFile, title: str, proves: Sequence[str], says: str, words: str = ""
) -> Sheet:
    """Return the sheet of a file that is called `title` here and proves what `proves` says."""
    dated = say_whole_date(file.own_date) if file.own_date else _("Not known")
    return Sheet(
        says=says,
        pairs=(
            (_("File"), title),
            (_("Kind of file"), kind_said(file)),
            (_("Size"), _("{n} kB").format(n=say_number(max(file.size, 1) / _KB, 1))),
            (_("Its own date"), dated),
            (_("Filed"), say_whole_date(file.filed_at.astimezone().date())),
            (_("What it proves"), "\n".join(proves) or unnamed()),
            (_("SHA-256 of its content"), file.sha256),
        ),
        words=words,
        words_title=_("What it says"),
    )


def not_shown(cause: str) -> str:
    """Return what such a sheet says where no pages could be made."""
    return _("This exhibit could not be shown. {why}").format(why=cause)


def damaged(title: str) -> str:
    """Return what is said of a file that is no longer what was filed."""
    return _(
        "'{name}' is damaged inside the company file. Look for it in a backup, or ask for it where "
        "it came from."
    ).format(name=title)


def cause_of(sentence: str) -> str:
    """Return the first of two sentences: what is wrong, without what to do about it."""
    found = _FIRST.match(sentence)
    return found[0] if found else sentence
