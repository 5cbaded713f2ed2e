"""The `muster` entry point: starts as little as the words on the command line need."""

import multiprocessing
import sys


def main() -> int:
    """Run `muster` with the arguments of this process; returns the exit code."""
    # in a frozen program the child that reads foreign files starts here too
    multiprocessing.freeze_support()
    try:
        from desktop.cli import run  # the window's own start must not pay for the command line

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130  # stopped before anything was begun


if __name__ == "__main__":
    raise SystemExit(main())
