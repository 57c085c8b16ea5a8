"""One person's booklet: its base, unaltered, and an update of what is theirs (ISO 32000-1, 7.5.6).

Nothing of anybody else is in it, since nobody's is in the base.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import md5

from roadmap_print.layout.measurer import Measurer
from roadmap_print.personal.base_file import BaseFile, PersonalSlot
from roadmap_print.personal.name_setting import NameGlyph, NameLine, NameRoom, set_name, spoken
from roadmap_print.personal.people import Person
from roadmap_print.personal.personal_fonts import font_objects, stream
from roadmap_print.render import greyscale

NAME, FOOT = "name", "foot"
FONT = "Personal"  # what fonts of names are called, before their numbers
_TICK = ((0.2, 0.52), (0.42, 0.27), (0.82, 0.76))  # of its box, from the lower left corner
_STROKE = 0.15


@dataclass(frozen=True, slots=True)
class PersonalBase:
    """A base, who measures names in it, and what its copies are held to.

    `done` is the word by which a tick is read, `least` the smallest type that may be printed.
    """

    file: BaseFile
    measurer: Measurer
    done: str
    least: float
    grey: bool = False

    def named(self, name: str) -> Iterator[PersonalSlot]:
        """Yield the slots of a name."""
        return (each for each in self.file.slots if each.name == name)

    def ticked(self, person: Person) -> Iterator[PersonalSlot]:
        """Yield the slots of what somebody has done."""
        done = {f"{number}/{id_}" for number, id_ in person.done}
        return (each for each in self.file.slots if each.name in done)

    def lines(self, slot: PersonalSlot, name: str) -> tuple[NameLine, ...]:
        """Set a name in its slot; raises NameTooLongError, NoFaceError."""
        repeats = slot.name == FOOT
        room = NameRoom(slot.width, slot.height, slot.size, self.least, repeats)
        return set_name(name, room, self.measurer)


@dataclass(slots=True)
class _Update:
    """The objects of an update, and the fonts that they share."""

    base: BaseFile
    objects: dict[int, bytes] = field(default_factory=dict)
    fonts: dict[tuple[object, str], list[NameGlyph]] = field(default_factory=dict)

    def number(self, glyph: NameGlyph) -> int:
        """Return the number of the font that a glyph is of; each font has five objects."""
        key = (glyph.face, glyph.script)
        used = self.fonts.setdefault(key, [])
        used.append(glyph)
        return self.base.size + 5 * list(self.fonts).index(key)

    def add_fonts(self) -> None:
        for place, glyphs in enumerate(self.fonts.values()):
            first, one = self.base.size + 5 * place, glyphs[0]
            self.objects |= font_objects(first, one.face, one.script, glyphs)
        firsts = [self.base.size + 5 * place for place in range(len(self.fonts))]
        named = " ".join(f"/{FONT}{first} {first} 0 R" for first in firsts).encode()
        self.objects |= {
            number: b"<< %s %s >>" % (told, named) for number, told in self.base.fonts.items()
        }


def make_personal(base: PersonalBase, person: Person) -> bytes:
    """Return somebody's booklet; raises NameTooLongError or NoFaceError where that cannot be."""
    update = _Update(base.file)
    for slot in (*base.named(NAME), *base.named(FOOT)):
        lines = base.lines(slot, person.name)
        update.objects[slot.drawing] = _name_stream(slot, lines, update, base)
        if slot.tag and (told := any(map(spoken, lines)) and person.name):
            update.objects[slot.tag] = _saying(slot, told)
    for slot in base.ticked(person):
        update.objects[slot.drawing] = stream(slot.drawn(_tick(slot, base)))
        update.objects[slot.tag] = _saying(slot, base.done)
    update.add_fonts()
    return _updated(base.file, update.objects)


def _name_stream(
    slot: PersonalSlot, lines: Sequence[NameLine], update: _Update, base: PersonalBase
) -> bytes:
    parts = [b"BT", _colour(slot, base, "rg")]
    for line in lines:
        start = slot.width - line.width if slot.right else 0.0
        parts.append(f"1 0 0 1 {start:.3f} {line.rise:.3f} Tm".encode())
        if said := spoken(line):
            parts.append(b"/Span <</ActualText %s>> BDC" % _text(said))
        parts += _shown(line, update)
        if said:
            parts.append(b"EMC")
    parts.append(b"ET")
    return stream(slot.drawn(b"\n".join(parts)))


def _shown(line: NameLine, update: _Update) -> Iterator[bytes]:
    """Yield the commands that draw a line, the gaps between its glyphs in thousandths of an em."""
    pen, font, rise = 0.0, 0, 0.0
    for glyph in line.glyphs:
        number = update.number(glyph)
        if number != font:
            yield f"/{FONT}{number} {line.size:g} Tf".encode()
            font = number
        if glyph.drawn.rise != rise:
            rise = glyph.drawn.rise
            yield f"{rise * line.size:.3f} Ts".encode()
        gap = glyph.at / line.size + glyph.drawn.along - pen
        yield f"[{-1000 * gap:.0f} <{glyph.drawn.number:04x}>] TJ".encode()
        pen += round(1000 * gap) / 1000 + round(glyph.drawn.advance * 1000) / 1000


def _tick(slot: PersonalSlot, base: PersonalBase) -> bytes:
    """Draw a tick in its box."""
    side = slot.width
    (first, *rest) = [f"{x * side:.3f} {y * side:.3f}" for x, y in _TICK]
    path = f"{first} m {' '.join(f'{each} l' for each in rest)} S"
    return _colour(slot, base, "RG") + f"\n{_STROKE * side:.3f} w 1 J 1 j\n{path}".encode()


def _colour(slot: PersonalSlot, base: PersonalBase, operator: str) -> bytes:
    parts = [int(slot.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    told = f"{' '.join(f'{each:.4f}' for each in parts)} {operator}".encode()
    (command,) = greyscale.commands([told]) if base.grey else [told]
    return bytes(command) if isinstance(command, bytes) else told


def _saying(slot: PersonalSlot, text: str) -> bytes:
    """Return the tag of a slot with the words that it is read by (ISO 32000-1, 14.9.4)."""
    return b"<< %s /ActualText %s >>" % (slot.said, _text(text))


def _text(text: str) -> bytes:
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()


def _updated(base: BaseFile, objects: Mapping[int, bytes]) -> bytes:
    """Append objects to a file, in the order of their numbers, and the table that finds them."""
    parts, places, at = [base.pdf], {}, len(base.pdf)
    digest = md5(base.identifier, usedforsecurity=False)
    if not base.pdf.endswith(b"\n"):
        parts.append(b"\n")
        at += 1
    for number in sorted(objects):
        places[number] = at
        part = b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
        digest.update(part)
        parts.append(part)
        at += len(part)
    own = max(base.size, *objects) + 1
    places[own] = at
    rows = b"".join(b"\1" + places[each].to_bytes(4) + b"\0" for each in sorted(places))
    index = " ".join(f"{each} 1" for each in sorted(places))
    identifier = f"<{base.identifier.hex()}> <{digest.hexdigest()}>"
    extra = (
        f"/Type /XRef /W [1 4 1] /Index [{index}] /Size {own + 1} /Prev {base.start} "
        f"{base.trailer.decode()} /ID [{identifier}] /Filter /FlateDecode"
    )
    table = b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n"
    return b"".join(parts) + table % (own, stream(zlib.compress(rows), extra), at)
