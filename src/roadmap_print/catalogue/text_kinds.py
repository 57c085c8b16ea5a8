"""What kind of text a key holds: each publication says which kinds it has room for."""

from enum import StrEnum


class TextKind(StrEnum):
    """A kind of one-line text, in the order in which they stand in one line.

    Those of a resource stand under its title, those of a step in a line after its objectives,
    those of the catalogue in the line of its subtitle.
    """

    SOURCE = "source"  # who publishes it
    REMARK = "remark"  # a sentence, for pages with much room
    HIGHLIGHT = "highlight"  # for every page, the poster's too
    FACT = "fact"  # for all but the poster
