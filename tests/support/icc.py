"""A printing condition: an ICC profile of four inks, as small as they come (ICC.1, clause 10)."""

import itertools
import struct

IDENTITY = (1, 0, 0, 0, 1, 0, 0, 0, 1)


def profile(kind: bytes = b"prtr", inks: bytes = b"CMYK") -> bytes:
    """Return a profile; as heavy on ink as no press should be, so that limits have to hold."""
    tags = {
        b"desc": _described(b"Press of the tests"),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(0.9642, 1.0, 0.8249),
        b"A2B0": _table(4, [_seen(*each) for each in itertools.product((0, 1), repeat=4)]),
        b"B2A0": _table(3, [_inked(*each) for each in itertools.product((0, 1), repeat=3)]),
    }
    return _bound(tags, kind, inks)


def _seen(cyan: int, magenta: int, yellow: int, black: int) -> tuple[int, ...]:
    """Return L, a and b from 0 to 255 of inks that are there or not."""
    light = 255 * (1 - black) * (1 - (cyan + magenta + yellow) / 4)
    return round(light), 128 + 100 * (magenta - cyan), 128 + 100 * (yellow - (cyan + magenta) // 2)


def _inked(light: int, red: int, yellow: int) -> tuple[int, ...]:
    """Return inks from 0 to 255: all four of them in the dark."""
    if not light:
        return 255, 255, 255, 255
    return 255 * (1 - red), 255 * red, 255 * yellow, 0


def _table(channels: int, corners: list[tuple[int, ...]]) -> bytes:
    """Return a `lut8Type` with a colour at each corner, and straight lines between."""
    out = len(corners[0])
    line = bytes(range(256))
    head = struct.pack(">4s4x4B", b"mft1", channels, out, 2, 0) + _fixed(*IDENTITY)
    return head + line * channels + bytes(itertools.chain(*corners)) + line * out


def _described(text: bytes) -> bytes:
    return struct.pack(">4s4xI", b"desc", len(text) + 1) + text + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _bound(tags: dict[bytes, bytes], kind: bytes, inks: bytes) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = start + len(body)
    date = struct.pack(">6H", 2020, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", size, 0x02400000, kind, inks, b"Lab ") + date + b"acsp"
    head = head.ljust(68, b"\0") + _fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + table + body
