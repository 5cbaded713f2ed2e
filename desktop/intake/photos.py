"""Photos and scans: size, pages, and whether a part is missing, without decoding them whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.intake.camera import camera_notes
from desktop.intake.faults import Fault, Note, note, parsing
from desktop.intake.found import Traits
from desktop.intake.kinds import KINDS
from desktop.intake.limits import Limits
from desktop.language import N_

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = {"jpeg": ("JPEG", "MPO"), "png": ("PNG",), "tiff": ("TIFF",)}
_DECODED: Final = 60_000_000
"""A progressive JPEG, which needs all its pixels in memory, is decoded up to this many."""
_END_OF_JPEG: Final = b"\xff\xd9"
_TAIL: Final = 1 << 16
# TIFF 6.0: where the strips and tiles of a picture start, and how long they are
_STARTS_AND_LENGTHS: Final = ((273, 279), (324, 325))


def read(path: Path, family: str, limits: Limits) -> Traits:
    """Return the traits of a photo.

    Raises Fault for a picture that cannot be opened or has more pixels than the limit; one whose
    end is missing, or that is damaged inside, gets a note.
    """
    with parsing(BROKEN):
        return _heic(path, limits) if family == "heic" else _pillow(path, family, limits)


def _pillow(path: Path, family: str, limits: Limits) -> Traits:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit says it in a sentence, before any decoding
    with Image.open(path, formats=FORMATS[family]) as image:
        width, height = image.size
        weigh(width, height, limits)
        camera = camera_notes(image.info.get("exif"), image if family == "tiff" else None)
        pages = getattr(image, "n_frames", 1) if family == "tiff" else 1
        return Traits(
            family=family,
            media_type=KINDS[family].media_type,
            pages=pages,
            width=width,
            height=height,
            notes=_damage(image, path, family),
            **camera,
        )


def _heic(path: Path, limits: Limits) -> Traits:
    import pillow_heif

    opened = pillow_heif.open_heif(path)
    width, height = opened.size
    weigh(width, height, limits)
    camera = camera_notes(opened.info.get("exif"))
    # the container turns the picture itself; turning it a second time would lay it on its side
    camera["orientation"] = 1
    return Traits(
        family="heic",
        media_type=KINDS["heic"].media_type,
        pages=1,
        width=width,
        height=height,
        notes=(note(CUT),) if _boxes_run_out(path) else (),
        **camera,
    )


def weigh(width: int, height: int, limits: Limits) -> None:
    """Raise Fault for a picture with more pixels than the limit."""
    if width * height > limits.max_pixels:
        raise Fault(
            note(
                FLOOD,
                megapixels=round(width * height / 1_000_000),
                most=limits.max_pixels // 1_000_000,
            )
        )


def _damage(image: "Image", path: Path, family: str) -> tuple[Note, ...]:
    """Return a note where the picture's end is missing or its inside does not hold together."""
    if family == "tiff":
        return (note(CUT),) if _strips_run_out(image, path) else ()
    try:
        with parsing(SPOILED):
            if family == "png":
                image.verify()  # walks the chunks and their checksums, decodes nothing
            elif image.info.get("progressive") and image.width * image.height > _DECODED:
                return () if _END_OF_JPEG in _tail(path) else (note(CUT),)
            else:
                image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
                image.load()
    except Fault as fault:
        if fault.machine:
            raise
        is_cut = "truncated" in str(fault.__cause__).lower()
        return (note(CUT if is_cut else SPOILED),)
    return ()


def _tail(path: Path) -> bytes:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        return stream.read()


def _strips_run_out(image: "Image", path: Path) -> bool:
    tags = getattr(image, "tag_v2", {})
    size = path.stat().st_size
    return any(
        start + length > size
        for starts, lengths in _STARTS_AND_LENGTHS
        for start, length in zip(tags.get(starts, ()), tags.get(lengths, ()), strict=False)
    )


def _boxes_run_out(path: Path) -> bool:
    """Whether the last box of an ISO media file ends beyond the file (ISO/IEC 14496-12, 4.2)."""
    size = path.stat().st_size
    at = 0
    with path.open("rb") as stream:
        while at + 8 <= size:
            stream.seek(at)
            header = stream.read(16)
            length = int.from_bytes(header[:4], "big")
            if length == 1:
                length = int.from_bytes(header[8:16], "big")
            if length == 0:  # by definition: up to the end of the file
                return False
            if length < 8:
                return True
            at += length
    return at > size


BROKEN: Final = N_(
    "'{name}' is damaged and cannot be shown as a picture. Copy it again from the phone or camera."
)
CUT: Final = N_(
    "The lower part of the photo '{name}' is missing; the file was probably cut off while copying."
    " It is kept; copy it again from the phone or camera if you can."
)
SPOILED: Final = N_(
    "A part of the picture '{name}' is damaged. It is kept; copy it again from the phone or camera"
    " if you can."
)
FLOOD: Final = N_(
    "'{name}' has {megapixels:,} megapixels; Muster takes pictures of up to {most:,}."
    " Save it smaller and add that."
)
