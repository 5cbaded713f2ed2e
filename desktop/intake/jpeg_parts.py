"""A JPEG taken apart without decoding: its pixels as they are, without what the camera tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NEXT: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.S)
"""The end of a run of pixels: a marker that is neither stuffing nor a restart (T.81, B.1.1.5)."""
_LAST: Final = re.compile(rb"\xff\xd9")
"""A pattern, because it is found in less than half the time that `bytes.find` takes."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PLAIN_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what a PDF may hold (PDF 32000-1, 7.4.8)."""
_AT_ONCE: Final = frozenset({0xC0, 0xC1})
_SCAN, _END = 0xDA, 0xD9
_KEPT: Final = frozenset({*range(0xC0, 0xD0), _SCAN, *range(0xDB, 0xE0)})
"""Tables, frames and pixels: what a decoder needs (ISO 10918-1, table B.1)."""
_JFIF, _COLOURS, _ADOBE = 0xE0, 0xE2, 0xEE
_BARE_JFIF: Final = b"JFIF\0\1\1\0\0\1\0\1\0\0"


@dataclass(frozen=True)
class Jpeg:
    """The parts of a JPEG that show something; `is_plain` tells that a PDF may hold it."""

    parts: tuple[bytes | memoryview, ...]
    width: int
    height: int
    channels: int
    profile: bytes
    is_inverted: bool
    is_plain: bool

    @property
    def data(self) -> bytes:
        """Return the parts in one piece."""
        return b"".join(self.parts)


def taken_apart(data: bytes) -> Jpeg | None:
    """Return the photo without what the camera wrote about it, or None where its end is missing.

    What follows the end of the first picture (a telephone's film, a second view) is left out too.
    """
    kept: list[bytes | memoryview] = [b"\xff\xd8"]
    profile: dict[int, bytes] = {}
    frames: list[tuple[int, bytes]] = []
    is_adobe = False
    for marker, body, pixels in _parts(data):
        if marker == _COLOURS and body.startswith(b"ICC_PROFILE\0"):
            profile[body[12]] = body[14:]
        elif marker == _JFIF and body.startswith(b"JFIF\0"):
            kept.append(_segment(marker, _BARE_JFIF))
        elif marker == _ADOBE and body.startswith(b"Adobe") and len(body) >= 12:
            is_adobe = True
            kept.append(_segment(marker, body[:12]))
        elif marker in _KEPT:
            kept += (_segment(marker, body), pixels)
        if marker in _FRAMES:
            frames.append((marker, body))
        if marker == _END:
            return _jpeg((*kept, b"\xff\xd9"), profile, frames, is_adobe)
    return None


def _jpeg(
    parts: tuple[bytes | memoryview, ...],
    profile: dict[int, bytes],
    frames: list[tuple[int, bytes]],
    is_adobe: bool,
) -> Jpeg | None:
    if not frames or len(frames[0][1]) < 6:
        return None
    marker, frame = frames[0]
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    is_plain = len(frames) == 1 and marker in _PLAIN_FRAMES and frame[0] == 8
    return Jpeg(
        parts=parts,
        width=width,
        height=height,
        channels=frame[5],
        profile=b"".join(profile[part] for part in sorted(profile)),
        is_inverted=is_adobe and frame[5] == 4,
        is_plain=is_plain and frame[5] in (1, 3, 4) and bool(height and width),
    )


def _parts(data: bytes) -> Iterator[tuple[int, bytes, memoryview]]:
    """Give each marker with what it says and the pixels behind it, until something is missing."""
    at, whole, channels = 2, memoryview(data), 0
    while (found := _NEXT.search(data, at)) is not None:  # what lies between is junk
        marker, at = found[1][0], found.end()
        if marker == _END:
            yield marker, b"", whole[at:at]
            return
        length = int.from_bytes(data[at : at + 2], "big")
        body = data[at + 2 : at + length]
        if length < 2 or len(body) < length - 2:
            return
        at += length
        if marker in _FRAMES:
            # of a progressive photo, and of one in layers, there are several
            channels = body[5] if marker in _AT_ONCE and len(body) > 5 else 0
        end = at
        if marker == _SCAN:
            end = _end_of_pixels(data, at, bool(body) and 0 < channels == body[0])
        if end < 0:
            return
        yield marker, body, whole[at:end]
        at = end


def _end_of_pixels(data: bytes, at: int, is_only_scan: bool) -> int:
    """Return where the run of pixels ends that begins at `at`, -1 where its end is missing.

    After the only scan of a photo nothing can come but its end, which is found ten times as fast
    as each mark is looked at.
    """
    following = _LAST.search(data, at) if is_only_scan else _NEXT.search(data, at)
    return -1 if following is None else following.start()


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
