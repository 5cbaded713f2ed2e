"""The `muster` entry point: starts as little as the words on the command line need."""

import multiprocessing
import sys
from argparse import Namespace
from typing import Final

from desktop.cli.voice import Voice
from desktop.language import _
from desktop.settings import opened_folder
from desktop.store.private_temp import own


def main() -> int:
    """Run `muster` with the arguments of this process; returns the exit code."""
    # in a frozen program the child that reads foreign files starts here too
    multiprocessing.freeze_support()
    try:
        from desktop.cli import run

        with own(opened_folder()):
            return run(sys.argv[1:], WINDOW)
    except KeyboardInterrupt:
        return 130  # stopped before anything was begun


def open_window(options: Namespace, _voice: Voice) -> bool:
    """Show the window until it is closed."""
    from ui.app import open_window

    open_window(options.file)
    return False


def shots(options: Namespace, voice: Voice) -> bool:
    """Write pictures of the window."""
    from desktop.cli.opening import key_for
    from ui.app import take_shots

    key = key_for(options.file, options, voice)
    for picture in take_shots(
        options.file, options.out, dark=options.dark, scale=options.scale, key=key
    ):
        voice.say(_("{file} is drawn.").format(file=picture))
    return False


WINDOW: Final = {"open": open_window, "shots": shots}

if __name__ == "__main__":
    raise SystemExit(main())
