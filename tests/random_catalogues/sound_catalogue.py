"""Random catalogues that `check` accepts: one to 400 steps, a median of sixty entries, all keys.

One in thirty has more than a thousand entries. The same seed gives the same catalogue.
"""

from __future__ import annotations

import json
from math import exp, log
from random import Random
from typing import Any

from words import BLOCKS, COMPOUNDS, HOSTS, LABELS, WORDS

MEDIAN, SPREAD = 60, 1.53
"""Entries of a catalogue are spread log-normally: one in thirty has a thousand or more."""
MOST_ENTRIES, MOST_STEPS, MOST_IN_A_STEP = 4000, 400, 60
LONGEST_LINE, LONGEST_NAME, LONGEST_URL = 500, 200, 1500
REPEATED = 0.1  # of a step's entries that an earlier step has too
ODD = 0.04  # of texts that are as long as they may be


class Writer:
    """Writes what a catalogue needs, in one language and some words of others."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.language = random.choice(list(WORDS))
        self.words = WORDS[self.language].split(" ")

    def maybe(self, share: float) -> bool:
        """Say yes so often."""
        return self.random.random() < share

    def line(self, usual: int, most: int) -> str:
        """Write words of about a usual length in characters, seldom as many as there may be."""
        odd = self.maybe(ODD)
        length = self.random.randint(1, most) if odd else self._about(usual, most)
        words: list[str] = []
        while sum(map(len, words)) + len(words) < length:
            rare = self.maybe(0.02)
            words.append(self.random.choice(COMPOUNDS if rare else self.words))
        text = " ".join(words)[:length].strip(" ,;:.–-(") or "A"
        return text[0].upper() + text[1:]

    def _about(self, usual: int, most: int) -> int:
        return max(1, min(most, round(usual * exp(self.random.gauss(0, 0.6)))))

    def name(self) -> str:
        """Write what stands beside other things."""
        return self.line(18, LONGEST_NAME)

    def title(self) -> str:
        """Write a title."""
        return self.line(45, LONGEST_LINE)

    def label(self) -> str:
        """Name a format or a level."""
        return self.random.choice(LABELS) if self.maybe(0.2) else self.line(14, LONGEST_NAME)

    def author(self) -> str:
        """Name somebody by a word that is no name of others, as "et" is."""
        long = [each.strip(" ,;:.!?()«»„“”’¿¡") for each in self.words]
        return self.random.choice([each for each in long if len(each) > 4]).capitalize()

    def address(self) -> str:
        """Write an address: a home page, an article's, seldom one that fills a code."""
        host = self.random.choice(HOSTS)
        if self.maybe(0.15):
            letters = "".join(self.random.choices("abcdefghij-klmnopqrst", k=6)).strip("-")
            return f"https://{letters or 'x'}.{self.random.choice(('fr', 'org', 'info'))}"
        longest = LONGEST_URL if self.maybe(ODD) else 120
        length = min(longest, self._about(30, longest))
        kept = "abcdefghijklmnopqrstuvwxyz0123456789-_/?=&%C3%A9é"
        path = "".join(self.random.choice(kept) for _ in range(length)).replace("%", "%25")
        return f"https://{host}/{path}"[: longest - 200 if longest > 300 else None]

    def answer(self) -> str:
        """Write an answer of the introduction in CommonMark."""
        blocks = [self.line(160, 900) for _ in range(self.random.randint(0, 4))]
        for _ in range(self.random.randint(0, 3)):
            block = self.random.choice(BLOCKS)
            blocks.append(block.format(*(self.line(40, 300) for _ in range(3))))
        self.random.shuffle(blocks)
        return "\n\n".join(blocks) or self.line(100, 400)


def catalogue(seed: int) -> str:
    """Write a catalogue as YAML (JSON, which YAML holds)."""
    random = Random(seed)
    return json.dumps(_catalogue(random, Writer(random)), ensure_ascii=False, indent=1)


def count_entries(text: str) -> int:
    """Count the entries of all steps of such a catalogue."""
    return sum(len(step["resources"]) for step in json.loads(text)["steps"])


def _catalogue(random: Random, writer: Writer) -> dict[str, Any]:
    formats = [f"f{number}" for number in range(random.choice((1, 2, 3, 3, 4, 6, 9)))]
    levels = [f"l{number}" for number in range(random.randint(0, 6))]
    steps, resources = _steps(random, writer, formats, levels)
    made = {
        "title": writer.title(),
        "language": writer.language,
        **_frame(random, writer),
        "levels": [{"id": each, "label": writer.label()} for each in levels],
        "formats": [{"id": each, "label": writer.label()} for each in formats],
        "steps": steps,
        "resources": resources,
    }
    return _for_some(random, writer, made) if writer.maybe(0.3) else made


def _for_some(random: Random, writer: Writer, made: dict[str, Any]) -> dict[str, Any]:
    """Say of a third of all things that they are for some of the readers."""
    ids = [f"a{number}" for number in range(random.randint(1, 3))]
    listed = [*made["steps"], *made["resources"].values()]
    for step in made["steps"]:
        told = [
            {"text": each} if writer.maybe(0.5) else each for each in step.get("objectives", ())
        ]
        listed += [each for each in told if isinstance(each, dict)]
        step.update({"objectives": told} if told else {})
    for each in listed:
        if writer.maybe(0.35):
            each["audiences"] = random.sample(ids, random.randint(1, len(ids)))
    return made | {"audiences": [{"id": each, "label": writer.name()} for each in ids]}


def _frame(random: Random, writer: Writer) -> dict[str, Any]:
    """Write what stands round the steps, each key or not."""
    publisher = {
        "name": writer.name(),
        "website": writer.address(),
        "email": "formation.continue@example.org",
        "service": writer.name(),
        "address": writer.line(40, LONGEST_NAME),
        "phone": "+33 1 23 45 67 89",
    }
    whole = {
        "subtitle": writer.line(40, LONGEST_NAME),
        "edition": writer.line(12, LONGEST_NAME),
        "revision": random.randint(0, 99),
        "readers": writer.name(),
        "licence": "CC BY 4.0",
        "review": writer.line(12, LONGEST_NAME),
        "home": writer.address(),
        "publisher": {key: value for key, value in publisher.items() if writer.maybe(0.7)},
        "introduction": [
            {"heading": writer.title(), "text": writer.answer()}
            for _ in range(random.randint(0, 4))
        ],
    }
    return {key: value for key, value in whole.items() if writer.maybe(0.7) and value != {}}


def _steps(
    random: Random, writer: Writer, formats: list[str], levels: list[str]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    entries = max(0, min(MOST_ENTRIES, round(exp(random.gauss(log(MEDIAN), SPREAD)))))
    fewest = max(1, -(-entries // MOST_IN_A_STEP))
    most = min(MOST_STEPS, max(fewest, entries + 3))
    count = round(exp(random.uniform(log(fewest), log(most))))
    room = [place for place in range(count) for _ in range(MOST_IN_A_STEP)]
    if writer.maybe(0.5):  # few steps have most of them
        weights = [random.random() ** 3 for _ in range(count)]
        room.sort(key=lambda place: random.random() ** (1 / (weights[place] + 1e-9)), reverse=True)
    else:
        random.shuffle(room)
    sizes = [room[:entries].count(place) for place in range(count)]
    resources: dict[str, Any] = {}
    return [_step(random, writer, formats, levels, resources, size) for size in sizes], resources


def _step(
    random: Random,
    writer: Writer,
    formats: list[str],
    levels: list[str],
    resources: dict[str, Any],
    size: int,
) -> dict[str, Any]:
    used = list(resources)
    ids = {random.choice(used) for _ in range(size) if used and writer.maybe(REPEATED)}
    names = sorted(ids)
    while len(names) < size:
        names.append(f"r{len(resources)}")
        resources[names[-1]] = _resource(random, writer, formats, levels)
    random.shuffle(names)
    step: dict[str, Any] = {"title": writer.title(), "resources": names}
    if writer.maybe(0.7):
        count = random.randint(1, 3) if writer.maybe(0.9) else random.randint(4, 12)
        step["objectives"] = [writer.line(70, LONGEST_LINE) for _ in range(count)]
    if writer.maybe(0.1):
        step["headings"] = {random.choice(formats): writer.line(18, LONGEST_LINE)}
    if names and writer.maybe(0.2):
        shown = random.sample(names, min(3, len(names)))
        step["featured"] = [{"id": shown[0], "title": writer.line(20, LONGEST_LINE)}, *shown[1:]]
    return step


def _resource(
    random: Random, writer: Writer, formats: list[str], levels: list[str]
) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "title": writer.title(),
        "format": random.choice(formats),
        "url": writer.address(),
    }
    further = {
        "level": random.choice(levels) if levels else None,
        "publisher": writer.name(),
        "language": random.choice(list(WORDS)),
        "duration": writer.line(8, LONGEST_NAME),
        "minutes": random.randint(1, 2000),
        "note": writer.line(60, LONGEST_LINE),
        "reference": _reference(random, writer) if writer.maybe(0.4) else None,
    }
    shares = {"level": 0.8, "publisher": 0.6}
    return resource | {
        key: value
        for key, value in further.items()
        if value is not None and writer.maybe(shares.get(key, 0.3))
    }


def _reference(random: Random, writer: Writer) -> dict[str, Any]:
    whole = {
        "authors": [f"{writer.author()} AB" for _ in range(random.randint(1, 9))],
        "journal": writer.line(18, LONGEST_NAME),
        "year": random.randint(1900, 2030),
        "volume": random.randint(1, 90),
        "issue": random.randint(1, 12),
        "pages": f"{random.randint(1, 400)}-{random.randint(401, 900)}",
        "doi": f"10.{random.randint(1000, 99999)}/{random.randint(1, 10**6)}",
    }
    return {key: value for key, value in whole.items() if writer.maybe(0.8)} or {"year": 2024}
