"""A command whose words cannot be written out says so, and fails no other way."""

import errno
import io
import sys

import pytest

from desktop.cli import CANNOT, DONE, run
from tests.builders.company import Company


class Closed(io.StringIO):
    """An output that takes nothing, for a reason."""

    def __init__(self, fault: OSError) -> None:
        super().__init__()
        self._fault = fault

    def write(self, _text: str) -> int:
        raise self._fault


@pytest.mark.parametrize("how", [[], ["--json"]])
@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (OSError(errno.ENOSPC, "full"), CANNOT, "could not be written out to the end"),
        (BrokenPipeError(errno.EPIPE, "gone"), DONE, ""),
    ],
)
def test_a_full_disk_is_told_and_a_reader_that_left_is_not(
    company: Company,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: OSError,
    code: int,
    said: str,
    how: list[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(fault))
    assert run(["history", str(company.file.path), *how]) == code
    err = capsys.readouterr().err
    assert said in err
    assert bool(err) == bool(said)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_program_without_an_output_does_its_work(
    company: Company, monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    monkeypatch.setattr(sys, stream, None)
    assert run(["history", str(company.file.path)]) == DONE
    assert run(["history", "nowhere"]) == CANNOT
