"""What every test may count on: no screen needed, nothing left running, one pace for properties."""

import gc
import itertools
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import psutil
import pytest

PATIENCE = 5.0  # seconds a thread or process that was told to end is given to do so

# children that Python's own multiprocessing keeps for the life of the process
KEPT_BY_PYTHON = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")

# where a person's own choices, backups and logs lie, as platformdirs asks for them on each system
OF_THE_PERSON = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
                 "WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")  # fmt: skip

HOME = pytest.StashKey[str]()
_numbers = itertools.count(1)

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=30, derandomize=True)
hypothesis.settings.register_profile("campaign", deadline=None, max_examples=5000)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("muster")
    group.addoption("--onscreen", action="store_true", help="show the windows the tests open")
    group.addoption("--campaign", action="store_true", help="run the long campaigns too")
    group.addoption("--approve-pages", action="store_true", help="take pages as they look now")


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # a shell lets programs in the background ignore it, and their children inherit that
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # the same pages on a PC that has LibreOffice and on one that has not
    os.environ["MUSTER_WITHOUT_OFFICE"] = "1"
    # or each of the hundreds of programs that tests start reads all of Muster as a text again
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    _keep_off_what_is_the_persons(config)
    pace = "ci" if os.environ.get("CI") else "dev"
    hypothesis.settings.load_profile("campaign" if config.getoption("--campaign") else pace)


def _keep_off_what_is_the_persons(config: pytest.Config) -> None:
    """No test touches the folders or the keyring of whoever runs it; nor do programs it starts."""
    home = tempfile.mkdtemp(prefix="muster-tests-")
    config.stash[HOME] = home
    _go_to(os.path.join(home, "session"))
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


def _go_to(folder: str) -> None:
    for name in OF_THE_PERSON:
        os.environ[name] = os.path.join(folder, name.lower())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Each test has folders of its own.

    Because the files of many tests are copies of one: the backups of another test would be theirs.
    """
    _go_to(os.path.join(item.config.stash[HOME], str(next(_numbers))))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--campaign"):
        return
    for item in items:
        if item.get_closest_marker("campaign"):
            item.add_marker(pytest.mark.skip(reason="a campaign: runs with --campaign"))


def pytest_collection_finish() -> None:
    """Leave the tests themselves out of the collecting of garbage: they are a million objects."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[object]:
    """Leave out what a file of tests keeps for good, too: each window closed looks at all there is.

    Those are caches, which live as long as the process.
    """
    done = yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()
    return done


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.daemon}


def _children() -> set[psutil.Process]:
    return {child for child in _all_children() if not _is_kept_by_python(child)}


def _all_children() -> list[psutil.Process]:
    """Ask the system for them where it tells: psutil looks at every process there is."""
    threads = Path("/proc/self/task")
    try:
        told = [(thread / "children").read_text() for thread in threads.iterdir()]
        return [psutil.Process(int(pid)) for pid in " ".join(told).split()]
    except (OSError, psutil.Error):  # it does not tell, or one has ended meanwhile
        return psutil.Process().children()


def _is_kept_by_python(child: psutil.Process) -> bool:
    try:
        return any(name in " ".join(child.cmdline()) for name in KEPT_BY_PYTHON)
    except psutil.Error:  # it has ended between the listing and the question
        return True


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test after which threads or child processes live on that were not there before.

    What a fixture of wider scope starts is there before, and so is allowed until that scope ends.
    """
    threads, children = _threads(), _children()
    yield
    for thread in _threads() - threads:
        thread.join(PATIENCE)
    left_threads = [thread.name for thread in _threads() - threads]
    _gone, alive = psutil.wait_procs(_children() - children, timeout=PATIENCE)
    # one that had only just begun did not say yet what it is
    left_children = [str(child) for child in alive if not _is_kept_by_python(child)]
    assert not left_threads, f"left running: {left_threads}; close what started them"
    assert not left_children, f"left running: {left_children}; close what started them"
