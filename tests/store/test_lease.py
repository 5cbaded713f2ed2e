"""One window writes; another is told who; a holder that died is cleared away by itself."""

import json
import os
import signal
import socket
from dataclasses import asdict, replace
from pathlib import Path
from subprocess import PIPE

import pytest

from desktop.errors import HeldElsewhere, Unavailable
from desktop.store.lease import Holder, Lease
from tests.builders.files import copied, opened, python, save

HOLDS = """
import sys
from pathlib import Path
from tests.builders.files import opened
with opened(Path(sys.argv[1]), hold=True):
    print("held", flush=True)
    sys.stdin.read()
"""

HOLDS_MANY = """
import sys
from pathlib import Path
from desktop.store.lease import Lease
leases = [Lease(Path(name)) for name in sys.argv[1:]]
for lease in leases:
    lease.take()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def file(path: Path) -> None:
    copied(path).close()


def write_lock(path: Path, holder: Holder) -> Path:
    lock = path.with_name(path.name + ".lock")
    lock.write_text(json.dumps(asdict(holder)))
    return lock


def test_a_second_window_is_told_who_has_the_file(path: Path) -> None:
    me = Holder.me()
    with opened(path, hold=True) as company:
        with pytest.raises(HeldElsewhere) as told:
            opened(path, hold=True)
        assert me.user in str(told.value)
        assert me.host in str(told.value)
        save(company, "site", name="Yard")  # the refused one has harmed nothing
    with opened(path, hold=True):
        pass
    assert list(path.parent.iterdir()) == [path]


def test_a_lease_that_the_disk_does_not_let_go_of_is_given_back_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_what: object, **_how: object) -> None:
        raise OSError(5, "Input/output error")

    lease = Lease(path)
    lease.take()
    with monkeypatch.context() as pulled:
        pulled.setattr(Path, "unlink", fails)
        lease.release()
    again = Lease(path)
    again.take()
    with pytest.raises(HeldElsewhere):
        Lease(path).take()
    again.release()
    assert list(path.parent.iterdir()) == [path]


def test_reading_and_the_command_line_need_no_lease(path: Path) -> None:
    with (
        opened(path, hold=True),
        opened(path, read_only=True) as reader,
        opened(path) as command_line,
    ):
        save(command_line, "site", name="Yard")
        with reader.reading() as connection:
            assert connection.exec_driver_sql("SELECT name FROM site").scalar() == "Yard"


def test_a_window_of_another_program_holds_the_file(path: Path) -> None:
    with python(HOLDS, path, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(HeldElsewhere):
            opened(path, hold=True)
        other.communicate("")
    with opened(path, hold=True):
        pass


@pytest.mark.skipif(os.name != "posix", reason="kills a process in the way of POSIX")
def test_a_killed_holder_is_cleared_away(path: Path) -> None:
    with python(HOLDS, path, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.send_signal(signal.SIGKILL)
        # not even its parent has taken note of its end yet
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        with opened(path, hold=True):
            assert other.poll() is not None
        other.communicate()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="kills a process in the way of POSIX")
def test_a_dead_holder_is_cleared_away_every_time(tmp_path: Path) -> None:
    held = [tmp_path / f"{number}.muster" for number in range(20)]
    with python(HOLDS_MANY, *held, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(HeldElsewhere):
            Lease(held[0]).take()
        other.kill()
        other.communicate()
    for path in held:
        lease = Lease(path)
        lease.take()
        lease.release()
    assert list(tmp_path.glob("*.lock*")) == []


def test_a_process_number_that_came_again_is_another_process(path: Path) -> None:
    me = Holder.me()
    write_lock(path, replace(me, started=me.started - 3600))
    with opened(path, hold=True):
        assert Lease(path).holder() == me


def test_a_holder_on_another_pc_is_never_taken_for_dead(path: Path) -> None:
    lock = write_lock(path, Holder("shop-pc", 999_999_999, 1.0, "Anika"))
    with pytest.raises(HeldElsewhere, match="Anika on shop-pc"):
        opened(path, hold=True)
    assert json.loads(lock.read_text())["user"] == "Anika"


@pytest.mark.parametrize(
    "note", ["", "{", "[]", "null", '{"host": "x"}', '{"host":"a","pid":"b","started":1,"user":""}']
)
def test_a_note_that_nobody_can_read_holds_nothing(path: Path, note: str) -> None:
    path.with_name(path.name + ".lock").write_text(note)
    with opened(path, hold=True):
        pass
    assert list(path.parent.iterdir()) == [path]


def test_a_lease_is_given_back_only_by_its_holder(path: Path) -> None:
    lease = Lease(path)
    lease.take()
    lock = write_lock(path, Holder("shop-pc", 1, 1.0, "Anika"))  # taken over meanwhile
    lease.release()
    assert lock.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.store.lease import Lease
def dies(*_what, **_how):
    if sys.argv[2] == "half":
        open(_what[0], "w").close()
    else:
        really(*_what, **_how)
    os.kill(os.getpid(), signal.SIGKILL)
really, Path.write_text = Path.write_text, dies
Lease(Path(sys.argv[1])).take()
"""


@pytest.mark.parametrize("written", ["half", "whole"])
def test_what_was_left_by_a_program_killed_while_it_took_the_lease_is_swept(
    path: Path, written: str
) -> None:
    with python(KILLED, path, written) as other:
        assert other.wait() == -signal.SIGKILL
    (left,) = set(path.parent.iterdir()) - {path}
    assert left.name.startswith("."), "unfinished, and seen by a person"
    with opened(path, hold=True):
        assert not left.exists()
    assert list(path.parent.iterdir()) == [path]


def test_what_others_are_writing_is_not_swept(path: Path) -> None:
    me = Holder.me()
    alive = path.with_name(f".{path.name}.lock.0badcafe.{os.getppid()}")
    alive.write_text(json.dumps(asdict(replace(me, host="shop-pc"))))
    elsewhere = path.with_name(f".{path.name}.lock.0badcafe.999999999")
    elsewhere.write_text("")  # another PC is about to say who it is
    with opened(path, hold=True):
        assert alive.exists()
        assert elsewhere.exists()


def test_a_stick_that_knows_no_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_names: object) -> None:
        raise OSError("operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    with opened(path, hold=True):
        assert Lease(path).holder() == Holder.me()
        with pytest.raises(HeldElsewhere):
            opened(path, hold=True)
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_takes_no_note(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_right(*_what: object, **_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", no_right)
    with pytest.raises(Unavailable, match="may only be read here"):
        opened(path, hold=True)


def test_a_holder_of_this_host_is_known_by_its_name() -> None:
    assert Holder.me().host == socket.gethostname()
    assert not Holder.me().is_dead()
