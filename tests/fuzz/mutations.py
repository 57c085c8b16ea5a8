"""Mutations of a real catalogue, such as an editor's hand or a broken disk makes."""

from __future__ import annotations

from pathlib import Path
from random import Random

CATALOGUE = Path(__file__).parents[2] / "tests/catalogues/roadmap.yaml"
SMALL = Path(__file__).parents[1] / "catalogues/good/english.yaml"
MOST_LINES = 120
"""Lines of the catalogue that most mutants keep, so that reading one takes milliseconds."""

PIECES = (
    *("\t", "\n", "\r", "\0", " ", "  ", "- ", ": ", ":", "#", "'", '"', "|", ">", "[", "]", "{"),
    *("}", ",", "&a ", "*a", "!!python/object:os.system ", "!x ", "<<: ", "? ", "%", "@", "`"),
    *("---\n", "...\n", "\ufeff", "\ud800", "\U0001f600", "\u2028", "\u202e", "\x85", "\\", "~"),
    *("{{ 7*7 }}", "<script>", "javascript:alert(1)", "file:///etc/passwd", "../../etc/passwd"),
    *("null", "true", "2024-01-01", "1e999", "0x10", "é", "a" * 3000),
)


def texts(catalogue: Path = CATALOGUE) -> tuple[list[str], list[str]]:
    """Give the head of a catalogue with its steps, and its resources, in lines."""
    lines = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in lines if not line.startswith("#")]
    start = lines.index("resources:\n")
    return lines[:start], lines[start:]


def mutant(random: Random) -> bytes:
    """Spoil the catalogue, or a part of it, in one to four places."""
    head, resources = texts(CATALOGUE if random.random() < 0.7 else SMALL)
    lines = [*head, *resources]  # one that may yet be sound
    if random.random() < 0.6:
        lines = [*head[: random.randint(5, len(head))], *resources[: random.randint(1, MOST_LINES)]]
    for _ in range(random.randint(1, 4)):
        _spoil(lines, random)
    data = "".join(lines).encode("utf-8", "surrogatepass")
    if random.random() < 0.1:
        place = random.randrange(len(data))
        data = data[:place] + random.randbytes(random.randint(1, 8)) + data[place:]
    return data


def _spoil(lines: list[str], random: Random) -> None:
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[place]
    column = random.randint(0, len(line))
    end = min(len(line), column + random.randint(1, 10))
    mutants = (
        [line[:column] + random.choice(PIECES) + line[column:]],
        [line[:column] + line[end:]],
        [" " * random.randint(0, 9) + line.lstrip(" ")],
        [line, line],
        [],
        [lines[other]],
        [line.partition(":")[0] + ": " + random.choice(PIECES) + "\n"],
        [random.choice(PIECES) * random.randint(1, 50) + "\n"],
    )
    lines[place : place + 1] = random.choice(mutants)
    lines[:] = lines or ["\n"]
