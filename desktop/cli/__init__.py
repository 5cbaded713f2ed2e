"""`muster` without a window: every verb calls one service and says what came of it."""

import io
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from types import MappingProxyType
from typing import Final, TextIO, TypeAlias

from desktop.cli.ending import Ended, ended_as_stopped
from desktop.cli.parser import make_parser
from desktop.cli.voice import Voice
from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.settings import log_file

DONE: Final = 0
SEE: Final = 1  # done, and there is something the user must see
WRONG_USE: Final = 2
CANNOT: Final = 3
BUG: Final = (
    70  # a fault in Muster itself (sysexits.h EX_SOFTWARE); never a traceback on the screen
)
CANCELLED: Final = 130

Verb: TypeAlias = Callable[[Namespace, Voice], bool]
NONE: Final[Mapping[str, Verb]] = MappingProxyType({})


def run(arguments: Sequence[str], of_the_window: Mapping[str, Verb] = NONE) -> int:
    """Do what the arguments say and return the exit code; `--json` alone on standard output.

    `of_the_window` are the verbs that need a window, which this floor knows nothing of.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # nothing typed asks for the window, where there is one
    alone = ["open"] if "open" in of_the_window else []
    options = make_parser().parse_args(arguments or alone)
    out, err = sys.stdout or _Nowhere(), sys.stderr or _Nowhere()
    voice = Voice(out, err, json=getattr(options, "json", False))
    try:
        # a window is ended by its own system
        with nullcontext() if options.verb in of_the_window else ended_as_stopped():
            has_trouble = _verb(options.verb, of_the_window)(options, voice)
        voice.flush()
    except Refused as fault:
        for sentence in fault.faults.values():
            voice.complain(sentence)
        return WRONG_USE
    except Unavailable as fault:
        voice.complain(str(fault))
        _let_go(out)
        return CANNOT
    except KeyboardInterrupt as wish:
        voice.complain(_("Stopped. Nothing was left half-done."))
        for stream in (out, err):
            _let_go(stream)  # the terminal may be gone
        return wish.code if isinstance(wish, Ended) else CANCELLED
    except BrokenPipeError:
        # whoever read our output has gone; there is nobody left to tell
        _let_go(out)
        return DONE
    except Exception:
        path = log_file()
        logging.basicConfig(filename=path, format="%(asctime)s %(levelname)s %(message)s")
        logging.getLogger(__name__).exception("muster %s", options.verb)
        voice.complain(
            _(
                "Something went wrong inside Muster. What was saved in your file before is safe. "
                "What happened was written down in {path}."
            ).format(path=path)
        )
        return BUG
    return SEE if has_trouble else DONE


class _Nowhere(io.StringIO):
    """Takes everything and keeps nothing: a program may be started with no output at all."""

    def write(self, text: str) -> int:
        return len(text)


def _let_go(out: TextIO) -> None:
    """Drop what cannot be written, or Python tries again at its end and complains of it."""
    try:
        out.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, out.fileno())
            os.close(sink)


def _verb(name: str, of_the_window: Mapping[str, Verb]) -> Verb:
    if name in of_the_window:
        return of_the_window[name]
    # the window starts without the database library, and so without the verbs that need it
    from desktop.cli.verbs import VERBS

    return VERBS[name]
