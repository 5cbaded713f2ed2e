"""A content is kept once, comes back as it was or not at all, and tells nothing when locked."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.backup_contents import Contents, Spoilt, stored_in
from desktop.store.keys import Key
from tests.builders.backing import KEY, OTHER_KEY

keys = st.sampled_from([None, KEY])
anything = st.binary(max_size=200)


def store(contents: Contents, data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    contents.store(sha256, data, contents.beside / "half")
    return sha256


@given(anything, keys)
def test_it_comes_back_as_it_was(data: bytes, key: Key | None) -> None:
    with TemporaryDirectory() as folder:
        contents = Contents(Path(folder), key)
        sha256 = store(contents, data)
        place = contents.path_of(contents.name_of(sha256))
        assert contents.read(sha256) == data
        assert place.stat().st_size == contents.size_of(len(data))
        assert list(stored_in(contents.folder)) == [place]


@given(st.binary(min_size=1, max_size=200), keys, st.data())
def test_any_bit_that_flips_is_found(data: bytes, key: Key | None, draw: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        contents = Contents(Path(folder), key)
        sha256 = store(contents, data)
        place = contents.path_of(contents.name_of(sha256))
        raw = bytearray(place.read_bytes())
        at = draw.draw(st.integers(0, len(raw) - 1))
        raw[at] ^= 1 << draw.draw(st.integers(0, 7))
        place.write_bytes(raw)
        with pytest.raises(Spoilt):
            contents.read(sha256)


@given(anything, keys, st.integers(0, 40))
def test_one_that_was_cut_off_is_found(data: bytes, key: Key | None, left: int) -> None:
    with TemporaryDirectory() as folder:
        contents = Contents(Path(folder), key)
        sha256 = store(contents, data)
        place = contents.path_of(contents.name_of(sha256))
        raw = place.read_bytes()
        place.write_bytes(raw[: min(left, max(0, len(raw) - 1))])
        if raw:
            with pytest.raises(Spoilt):
                contents.read(sha256)


def test_what_is_locked_shows_neither_itself_nor_which_file_it_is(tmp_path: Path) -> None:
    data = b"Desjarlais, Rick: first-aid certificate" * 10
    contents = Contents(tmp_path, KEY)
    sha256 = store(contents, data)
    (place,) = stored_in(contents.folder)
    assert sha256 not in str(place)
    assert b"Desjarlais" not in place.read_bytes()
    assert contents.name_of(sha256) != Contents(tmp_path, OTHER_KEY).name_of(sha256)
    assert contents.folder != Contents(tmp_path, OTHER_KEY).folder


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    sha256 = store(Contents(tmp_path, KEY), b"photo")
    with pytest.raises(FileNotFoundError):
        Contents(tmp_path, OTHER_KEY).read(sha256)


def test_one_that_takes_the_place_of_another_is_found(tmp_path: Path) -> None:
    contents = Contents(tmp_path, KEY)
    one, two = store(contents, b"one"), store(contents, b"two")
    contents.path_of(contents.name_of(two)).replace(contents.path_of(contents.name_of(one)))
    with pytest.raises(Spoilt):
        contents.read(one)
