"""Prints the sheet of one talk, with the company's facts and a table to sign in."""

from pathlib import Path
from typing import Final

from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.talk import TalkSaid, write_talk
from desktop.services.printing.one_paper import print_paper
from desktop.services.printing.printed import Printed, unstopped, untold
from desktop.services.talks import NextTalks, Talk
from desktop.store.file import CompanyFile

EMPTY: Final = 6  # rows for those who are not on the list


def print_talk(
    company: CompanyFile, to: Path, shown: NextTalks, talk: Talk, *, paper: str = "letter"
) -> Printed:
    """Write the page. Raises `Unavailable` when the PDF cannot be written."""
    said = page_of(shown, talk)
    return print_paper(company, to, shown.as_of, _("Talk: {title}").format(title=talk.title),
                       untold, unstopped,
                       lambda about, half, _beat: write_talk(about, said, half,
                                                             paper=PAPERS[paper]),
                       foot=_("Keep it with the minutes, or as a photo of it"))  # fmt: skip


def page_of(shown: NextTalks, talk: Talk) -> TalkSaid:
    """Return the page in words."""
    names = [*(member.name for member in shown.crew), *("",) * EMPTY]
    names += [""] * (len(names) % 2)
    return TalkSaid(
        title=talk.title,
        sentences=() if talk.facts else (talk.reason,),
        lists=(
            (_("From our own records"), talk.facts),
            (_("What to say"), talk.points),
            (_("What to ask"), talk.ask),
        ),
        blanks=(_("Date"), _("Led by"), _("Site")),
        raised=_("What was raised"),
        sign_title=_("Who was there"),
        sign_heads=(_("Name"), _("Signature")),
        names=tuple(names),
    )
