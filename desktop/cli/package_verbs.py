"""The verb that builds the package which a reviewer reads."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop import clock
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.packaging import Built


def export(options: Namespace, voice: Voice) -> bool:
    """Build the package of a company as it stands on a day."""
    from desktop.services.packaging import Choices, build_package

    day = options.as_of or clock.today()
    choices = Choices(hide="initials" if options.hide_names else "", today=clock.today())
    with opened(options, voice, read_only=True) as company, heard_as_a_wish() as is_stopped:
        built = build_package(company, options.out, day, choices, voice.progress, is_stopped)
    voice.end_progress()
    if voice.json:
        voice.document(built.as_json())
    else:
        _say(built, voice)
    return bool(built.troubles)


def _say(built: "Built", voice: Voice) -> None:
    pages = ngettext("{n} page", "{n} pages", built.pages).format(n=built.pages)
    count = len(built.exhibits)
    exhibits = ngettext("{n} exhibit", "{n} exhibits", count).format(n=count)
    words = {"path": built.path, "pages": pages, "exhibits": exhibits}
    voice.say(_("The package is ready: {path} ({pages}, {exhibits}).").format(**words))
    if built.files:
        n = len(built.files)
        said = ngettext(
            "{n} file without pages of its own lies beside it, in {folder}.",
            "{n} files without pages of their own lie beside it, in {folder}.",
            n,
        )
        voice.say(said.format(n=n, folder=built.files[0].parent))
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
