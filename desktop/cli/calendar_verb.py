"""`muster calendar`: what is due, as a file for the calendar on a phone or a PC."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop import clock
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _, ngettext


def describe(parser: ArgumentParser) -> None:
    """Add the words of `muster calendar` to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="DUTIES.ics")


def calendar(options: Namespace, voice: Voice) -> bool:
    """Write what is due into a calendar file."""
    # not above: the parser knows of this file, and the window reads it before its first paint
    from desktop.services.calendar import save_calendar

    day = options.as_of or clock.today()
    with opened(options, voice, read_only=True) as company:
        saved = save_calendar(company, options.out, day, clock.now())
    if voice.json:
        voice.document(
            {
                "as_of": day.isoformat(),
                "file": str(saved.path),
                "days": saved.days,
                "called_off": saved.called_off,
            }
        )
    written = ngettext(
        "{n} day was written to {file}.", "{n} days were written to {file}.", saved.days
    ).format(n=saved.days, file=saved.path)
    advice = _(
        "Import it into a calendar of its own, and empty that calendar before you import a newer "
        "file: not every program moves what is there."
    )
    voice.say(f"{written} {advice}" if saved.days else written)
    return False
