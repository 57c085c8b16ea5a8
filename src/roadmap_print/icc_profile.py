"""A print shop's ICC profile: what its press makes of four inks.

The header's fields are those of ICC.1:2022, 7.2, which are the same in every version.
"""

import io
import struct
from dataclasses import dataclass
from pathlib import Path

HEADER = struct.Struct(">I8x4s4s4x12x4s")
MOST_BYTES = 20_000_000


class ProfileError(ValueError):
    """The file is no profile that a PDF/X-4 output intent may hold; its argument says why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile of four inks, and what its maker calls it."""

    data: bytes
    name: str


def read(path: Path) -> Profile:
    """Read an output profile for four inks.

    Raises ProfileError: `unreadable`, `none` for no profile, `class` for one of a screen or a
    camera, `inks` for one of other inks than cyan, magenta, yellow and black.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ProfileError("unreadable") from error
    if len(data) < 128 or len(data) > MOST_BYTES:
        raise ProfileError("none")
    size, kind, inks, mark = HEADER.unpack_from(data)
    if mark != b"acsp" or size != len(data):
        raise ProfileError("none")
    if kind != b"prtr":
        raise ProfileError("class")
    if inks != b"CMYK":
        raise ProfileError("inks")
    return Profile(data, _name(data))


def _name(data: bytes) -> str:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
        return ImageCms.getProfileDescription(profile).strip() or "CMYK"
    except (ImageCms.PyCMSError, OSError) as error:
        raise ProfileError("none") from error
