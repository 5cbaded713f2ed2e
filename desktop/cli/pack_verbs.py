"""`muster packs` and `muster pack`: papers for a client, a worker, a unit, a site or a year."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import clock
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _, ngettext

if TYPE_CHECKING:  # the parser knows of this file, and the window reads it before its first paint
    from desktop.services.packs import PackLooked
    from desktop.services.printing.printed import Printed


def describe_list(parser: ArgumentParser) -> None:
    """Add the words of `muster packs` to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE")


def describe(parser: ArgumentParser) -> None:
    """Add the words of `muster pack` to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE")
    about = _("which pack, e.g. prequalification; “muster packs FILE” says which there are")
    parser.add_argument("name", metavar="NAME", help=about)
    about = _("the unit, site, worker or year that it is for")
    parser.add_argument("--for", dest="subject", metavar="UNIT|SITE|WORKER|YEAR", help=about)
    about = _("the PDF, or a folder in which it gets a name of its own")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|DIR", help=about)


def packs(options: Namespace, voice: Voice) -> bool:
    """Say which packs there are."""
    from desktop.services.packs import packs

    with opened(options, voice, read_only=True) as company:
        found = packs(company, options.as_of or clock.today())
    if voice.json:
        voice.document(
            {
                "packs": [
                    {
                        "pack": one.key,
                        "title": one.title,
                        "about": one.about,
                        "for": one.asks,
                        "subjects": [subject.title for subject in one.subjects],
                    }
                    for one in found
                ]
            }
        )
    else:
        words = {"unit": _("for a unit"), "site": _("for a site"), "worker": _("for a worker"),
                 "year": _("for a year")}  # fmt: skip
        voice.table([(one.key, one.title, words.get(one.asks, "")) for one in found],
                    below=[one.about for one in found])  # fmt: skip
    return False


def pack(options: Namespace, voice: Voice) -> bool:
    """Say what a pack lacks, and build it."""
    from desktop.services.packs import build_pack, look_at_pack

    day = options.as_of or clock.today()
    asked = options.name, options.subject
    with opened(options, voice, read_only=True) as company, heard_as_a_wish() as is_stopped:
        looked = look_at_pack(company, *asked, day)
        printed = build_pack(company, *asked, options.out, day, told=voice.progress,
                             is_stopped=is_stopped)  # fmt: skip
    voice.end_progress()
    if voice.json:
        voice.document(
            {
                "file": str(printed.path),
                "title": printed.title,
                "pages": printed.pages,
                "as_of": day.isoformat(),
                "sections": list(looked.sections),
                "lacks": [{"part": one.key, "sentence": one.sentence} for one in looked.lacks],
            }
        )
    else:
        _say(looked, printed, voice)
    return bool(looked.lacks)


def _say(looked: "PackLooked", printed: "Printed", voice: Voice) -> None:
    pages = ngettext("{n} page", "{n} pages", printed.pages).format(n=printed.pages)
    said = _("{title}: {pages}, in {file}.")
    voice.say(said.format(title=printed.title, pages=pages, file=printed.path))
    if looked.lacks:
        voice.say()
        voice.say(_("What it lacks:"))
        for one in looked.lacks:
            voice.say(f"  {one.sentence}")
