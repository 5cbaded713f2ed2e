"""What a camera writes into a photo: when and where it was taken, and which way up."""

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypedDict

from desktop.intake.faults import Fault, parsing

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

_EXIF: Final = 0x8769
_GPS: Final = 0x8825
_ORIENTATION: Final = 0x0112
_TAKEN: Final = (0x9003, 0x9004)
"""DateTimeOriginal, then DateTimeDigitized (EXIF 2.32, 4.6.5)."""
_WRITTEN: Final = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)(?:\D(\d\d))?")


class Camera(TypedDict):
    """The part of a file's traits that comes from the camera."""

    taken_at: datetime | None
    latitude: float | None
    longitude: float | None
    orientation: int | None


def camera_notes(block: bytes | None, image: "Image | None" = None) -> Camera:
    """Return what the camera wrote in an EXIF block, or in the tags of `image` itself (TIFF).

    Broken photo data count as none, because the picture is the evidence and is still whole.
    """
    from PIL.Image import Exif

    exif = Exif()
    camera = Camera(taken_at=None, latitude=None, longitude=None, orientation=None)
    with suppress(Fault), parsing(""):
        if image is not None:
            exif = image.getexif()
        elif block:
            exif.load(block)
        camera["orientation"] = _orientation(exif)
        camera["taken_at"] = _taken(exif.get_ifd(_EXIF))
        camera["latitude"], camera["longitude"] = _place(exif.get_ifd(_GPS))
    return camera


def _orientation(exif: "Exif") -> int | None:
    value = exif.get(_ORIENTATION)
    return value if isinstance(value, int) and 1 <= value <= 8 else None


def _taken(tags: Mapping[int, Any]) -> datetime | None:
    for tag in _TAKEN:
        found = _WRITTEN.match(str(tags.get(tag, "")).strip())
        if found:
            # a camera whose clock was never set writes zeros, which are no date
            with suppress(ValueError):
                year, month, day, hour, minute, second = found.groups("00")
                return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}")
    return None


def _place(tags: Mapping[int, Any]) -> tuple[float | None, float | None]:
    latitude = _degrees(tags.get(2), tags.get(1), "NS", 90)
    longitude = _degrees(tags.get(4), tags.get(3), "EW", 180)
    if latitude is None or longitude is None:
        return None, None
    # zero and zero is what a camera writes that has not found its satellites yet
    return (None, None) if latitude == longitude == 0 else (latitude, longitude)


def _degrees(parts: Any, side: Any, sides: str, most: int) -> float | None:
    letter = str(side).strip("\0 ").upper()
    # without its side a western longitude would lie in Asia, so then there is none
    if parts is None or not letter or letter not in sides:
        return None
    shares = parts if isinstance(parts, tuple) else (parts,)
    value: float = sum(float(share) / 60**power for power, share in enumerate(shares))
    if not math.isfinite(value) or not 0 <= value <= most:
        return None
    return round(-value if letter == sides[1] else value, 6)
