"""Start with the computer: what is written for each system starts this very program again."""

import plistlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services.reminders.start_texts import command_of, desktop_entry, program_of, run_value
from desktop.services.reminders.starting import FileEntry, Starting, starting, starting_on

SPACES = Path('/opt/Donna\'s "Safety" $Tools/100% `x` \\ y/muster')
INSTALLED = ("/opt/Donna and Co/muster", "open")


class Registry:
    """As much of `winreg` as one value needs: each key is a dictionary."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "HKCU", 2, 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {}

    @contextmanager
    def OpenKey(self, _user: str, path: str, *_access: int) -> Iterator[dict[str, Any]]:  # noqa: N802
        if path not in self.keys:
            raise FileNotFoundError
        yield self.keys[path]

    @contextmanager
    def CreateKey(self, _user: str, path: str) -> Iterator[dict[str, Any]]:  # noqa: N802
        yield self.keys.setdefault(path, {})

    def SetValueEx(self, key: dict[str, Any], name: str, *rest: Any) -> None:  # noqa: N802
        key[name] = rest[-1]

    def QueryValueEx(self, key: dict[str, Any], name: str) -> tuple[Any, int]:  # noqa: N802
        if name not in key:
            raise FileNotFoundError
        return key[name], 1

    def DeleteValue(self, key: dict[str, Any], name: str) -> None:  # noqa: N802
        if name not in key:
            raise FileNotFoundError
        del key[name]


def exec_of(entry: str) -> list[str]:
    """Read the line as a desktop does: the string of the file, its quotes, its codes."""
    line = next(line for line in entry.splitlines() if line.startswith("Exec="))
    text = line.removeprefix("Exec=").replace("\\\\", "\\")
    found, at = [""], 0
    inside = False
    while at < len(text):
        if text[at] == '"':
            inside = not inside
        elif text[at] == "\\" and inside:
            at += 1
            found[-1] += text[at]
        elif text[at] == " " and not inside:
            found.append("")
        else:
            found[-1] += text[at]
        at += 1
    return [argument.replace("%%", "%") for argument in found]


def test_a_path_with_spaces_and_signs_is_one_argument_on_a_linux_desktop() -> None:
    assert exec_of(desktop_entry(command_of(SPACES, frozen=True))) == [str(SPACES), "open"]


def test_a_linux_desktop_passes_over_the_entry_of_a_program_that_is_gone() -> None:
    entry = desktop_entry(command_of(SPACES, frozen=True))
    tried = next(line for line in entry.splitlines() if line.startswith("TryExec="))
    # a string of the file, and no command line: nothing is quoted in it
    assert tried.removeprefix("TryExec=").replace("\\\\", "\\") == str(SPACES)


def test_a_path_with_spaces_is_one_argument_of_windows() -> None:
    command = command_of(Path(r"C:\Program Files\Muster\Muster.exe"), frozen=True)
    assert run_value(command) == r'"C:\Program Files\Muster\Muster.exe" open'


def test_a_launch_agent_starts_it_at_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    mac = starting_on("darwin", INSTALLED, Registry)
    assert mac.turn(on=True)
    [file] = (tmp_path / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == list(INSTALLED)
    assert agent["RunAtLoad"] is True
    assert file.stem == agent["Label"]


def test_on_linux_it_is_a_file_that_comes_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    linux = starting_on("linux", INSTALLED, Registry)
    assert not linux.is_on()
    linux.turn(on=True)
    assert linux.is_on()
    file = tmp_path / "config" / "autostart" / "muster.desktop"
    assert exec_of(file.read_text(encoding="utf-8")) == list(INSTALLED)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("enabled=true", "enabled=false"), encoding="utf-8")
    assert not linux.is_on(), "the desktop's own settings have turned it off"
    linux.turn(on=True)
    assert linux.is_on()
    linux.turn(on=False)
    linux.turn(on=False)
    assert not file.exists()


def test_on_windows_it_is_a_value_of_this_person() -> None:
    registry = Registry()
    windows = starting_on("win32", INSTALLED, lambda: registry)
    assert not windows.is_on()
    windows.turn(on=False)  # nothing there is as well
    windows.turn(on=True)
    assert windows.is_on()
    [path] = registry.keys
    assert registry.keys[path] == {"Muster": '"/opt/Donna and Co/muster" open'}
    approved = path.replace(r"\Run", r"\Explorer\StartupApproved\Run")
    registry.keys[approved] = {"Muster": bytes([3, 0, 0, 0])}
    assert not windows.is_on(), "the Task Manager has turned it off"
    windows.turn(on=True)
    assert windows.is_on()
    windows.turn(on=False)
    assert registry.keys[path] == {}


def test_a_system_that_does_not_let_anybody_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where a folder should be")
    entry = FileEntry(tmp_path / "autostart" / "muster.desktop")
    with pytest.raises(Refused, match="did not let Muster change what starts with it"):
        Starting(entry, "text", program_of).turn(on=True)
    assert not Starting(entry, "text", program_of).is_on()


@pytest.mark.skipif(sys.platform != "linux", reason="the entry of a Linux desktop")
def test_what_is_written_here_starts_this_very_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    command = exec_of(starting().text)
    assert command[-1] == "open"
    asked = subprocess.run([*command[:-1], "--version"], capture_output=True, text=True, check=True)
    assert "Muster" in asked.stdout
    assert Path(command[0]).is_absolute()


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_an_entry_of_a_program_that_is_gone_starts_nothing(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("platformdirs.user_config_dir", lambda: str(tmp_path))
    old = tmp_path / "Muster & Co" / "muster"
    old.parent.mkdir()
    old.write_text("")
    registry = Registry()
    before = starting_on(platform, (str(old), "open"), lambda: registry)
    assert before.turn(on=True)
    now = starting_on(platform, INSTALLED, lambda: registry)
    assert now.is_on()  # the old one is still there, and starts
    old.unlink()
    assert not now.is_on()
    assert now.turn(on=True)
    assert now.is_on()
