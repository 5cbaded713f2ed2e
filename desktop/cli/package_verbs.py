"""The verb that builds the package which a reviewer reads."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop import clock
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.packaging.choices import Built, Choices
    from desktop.services.preflight.concern import Concern

_NAMES: Final = {"full": "", "initials": "initials", "numbers": "numbers"}
_PHOTOS: Final = {"200": "200 dpi", "original": "original"}
_MOST: Final = 8  # concerns that are said; a program is told all of them


def describe(parser: ArgumentParser) -> None:
    """Add what can be chosen of a package."""
    names = _("how people are named: in full, by initials, or by the numbers of workers")
    parser.add_argument("--names", choices=[*_NAMES], default="full", help=names)
    parser.add_argument(
        "--hide-names", action="store_const", const="initials", dest="names",
        help=_("the same as --names initials"),
    )  # fmt: skip
    signers = _(
        "where names are hidden: name whoever signed something on every page, and not only whoever "
        "signs the submission, on its cover and its page of signatures"
    )
    parser.add_argument("--keep-signers", action="store_true", help=signers)
    parser.add_argument("--paper", choices=["letter", "a4"], default="letter")
    photos = _("photos at 200 dots an inch, or as the camera wrote them")
    parser.add_argument("--photos", choices=[*_PHOTOS], default="200", help=photos)
    parser.add_argument(
        "--most-megabytes", type=_megabytes, metavar="N",
        help=_("how large one file may be; left out, as the certifying partner says"),
    )  # fmt: skip
    changed = _("leave out papers that stand as they stood, as in a year of maintenance")
    parser.add_argument("--only-changed", action="store_true", help=changed)
    own = _("your own copy, with a page of what was checked; not to be sent")
    parser.add_argument("--own-copy", action="store_true", help=own)
    loose = parser.add_mutually_exclusive_group()
    into = _("take papers in that no record names; without it only where there is no assessment")
    loose.add_argument(
        "--loose-papers", action="store_const", const=True, dest="loose_papers", help=into
    )
    loose.add_argument(
        "--without-loose-papers", action="store_const", const=False, dest="loose_papers",
        help=_("leave them out"),
    )  # fmt: skip
    look = _("look at scans first too: blank, sideways or unreadable pages")
    parser.add_argument("--look", action="store_true", help=look)


def export(options: Namespace, voice: Voice) -> bool:
    """Build the package of a company as it stands on a day, unless a hard limit blocks it."""
    from desktop.services.packaging.exporting import export_package

    day = options.as_of or clock.today()
    # what was made of photos is kept in the file for the next package, where it can be written
    read_only = not (os.access(options.file, os.W_OK) and os.access(options.file.parent, os.W_OK))
    with opened(options, voice, read_only=read_only) as company, heard_as_a_wish() as is_stopped:
        found = export_package(
            company, options.out, day, _choices(options), voice.progress, is_stopped,
            looks_at_pages=options.look,
        )  # fmt: skip
    voice.end_progress()
    if voice.json:
        voice.document(found.as_json())
        return found.has_trouble
    if found.built is None:
        _say_concerns([one for one in found.concerns if one.blocks], voice)
        voice.say(_("Nothing was written. Put this right, then build the package."))
    else:
        _say(found.built, voice, is_own=options.own_copy)
        _say_concerns(found.concerns, voice)
    return found.has_trouble


def _choices(options: Namespace) -> "Choices":
    from desktop.services.packaging.choices import Choices

    return Choices(
        hide=_NAMES[options.names],
        keeps_signers=options.keep_signers,
        paper=options.paper,
        photos=_PHOTOS[options.photos],
        most_megabytes=options.most_megabytes,
        only_changed=options.only_changed,
        own_copy=options.own_copy,
        loose_papers=options.loose_papers,
        today=clock.today(),
    )


def _megabytes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100_000:
        said = _("'{text}' is no number of megabytes. Write a whole number, such as 100.")
        raise ArgumentTypeError(said.format(text=text))
    return int(text)


def _say(built: "Built", voice: Voice, *, is_own: bool) -> None:
    pages = ngettext("{n} page", "{n} pages", built.pages).format(n=built.pages)
    count = len(built.exhibits)
    exhibits = ngettext("{n} exhibit", "{n} exhibits", count).format(n=count)
    words = {"path": built.path, "pages": pages, "exhibits": exhibits}
    if not built.exhibits:
        said = _("There is nothing to send: no record and no paper is in {path} ({pages}).")
    elif is_own:
        said = _("Your own copy is ready: {path} ({pages}, {exhibits}).")
    elif built.is_draft:
        said = _("The draft is ready to be read: {path} ({pages}, {exhibits}).")
    else:
        said = _("The package is ready: {path} ({pages}, {exhibits}).")
    voice.say(said.format(**words))
    if built.is_draft:
        voice.say(_("It goes by no assessment that was signed. Do not send it yet."))
    if is_own:
        voice.say(_("What was checked stands in it. Keep it, and do not send it."))
    by_file = _("To upload it file by file: {folder}")
    if is_own or built.is_draft:
        by_file = _("The same papers one by one: {folder}")
    voice.say(by_file.format(folder=built.folder))
    if built.files:
        _say_files(built.files, built.folder, voice)
    for remark in built.remarks:
        voice.say(remark)
    if built.apart:
        n = len(built.apart)
        said = ngettext(
            "{n} file on record is not in it; --json names it and says why.",
            "{n} files on record are not in it; --json names them and says why.",
            n,
        )
        voice.say(said.format(n=n))
    if built.troubles:
        n = len(built.troubles)
        voice.say()
        voice.say(
            ngettext(
                "{n} exhibit has a sheet in the place of its pages:",
                "{n} exhibits have a sheet in the place of their pages:",
                n,
            ).format(n=n)
        )
        for trouble in built.troubles:
            voice.say(f"  {trouble}")


def _say_files(files: Sequence[Path], folder: Path, voice: Voice) -> None:
    n = len(files)
    said = ngettext(
        "{n} file without pages of its own lies beside it, in {folder}.",
        "{n} files without pages of their own lie beside it, in {folder}.",
        n,
    )
    voice.say(said.format(n=n, folder=folder))


def _say_concerns(concerns: "Sequence[Concern]", voice: Voice) -> None:
    if not concerns:
        return
    voice.say()
    voice.say(_("What would make it come back:"))
    for one in concerns[:_MOST]:
        voice.say(f"  {one.sentence}")
    if (more := len(concerns) - _MOST) > 0:
        voice.say("  " + ngettext("and {n} more", "and {n} more", more).format(n=more))
