"""A child that is being begun does not hear Ctrl+C; who begins it hears it again afterwards."""

import signal
import subprocess
import sys

import pytest

from desktop.intake.deaf import begun_deaf

ASK = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "pthread_sigmask"), reason="Windows has no masks for signals"
)


def test_what_is_begun_in_it_is_deaf_from_its_first_moment() -> None:
    with begun_deaf():
        inside = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True)
    outside = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True)
    assert (inside.stdout.strip(), outside.stdout.strip()) == ("True", "False")


def test_what_clears_away_behind_us_outlives_a_closed_terminal() -> None:
    code = (
        "import os, signal\n"
        "from multiprocessing import resource_tracker\n"
        "from desktop.intake.deaf import begun_deaf\n"
        "with begun_deaf(): pass\n"
        "tracker = resource_tracker._resource_tracker\n"
        "os.kill(tracker._pid, signal.SIGHUP)\n"
        "os.close(tracker._fd)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(tracker._pid, 0)[1]))\n"
        "tracker._fd = tracker._pid = None\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_ctrl_c_within_is_heard_right_after() -> None:
    heard = []

    def press() -> None:
        with begun_deaf():
            signal.raise_signal(signal.SIGINT)
            heard.append("not yet")

    with pytest.raises(KeyboardInterrupt):
        press()
    assert heard == ["not yet"]
