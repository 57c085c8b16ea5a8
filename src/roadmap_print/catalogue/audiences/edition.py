"""What was read, as the edition for an audience; or why there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from roadmap_print.catalogue.audiences.choice import edition, kept_places, printed_steps
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.suggestions import nearest
from roadmap_print.i18n.translator import Message

if TYPE_CHECKING:
    from roadmap_print.catalogue.reading.diagnostics import Position
    from roadmap_print.catalogue.reading.reader import Reading


class NoEditionError(ValueError):
    """There is nothing to print for an audience, or of a step that it has not."""

    def __init__(
        self,
        said: Message,
        language: str,
        values: Mapping[str, object],
        hint: Message | None = None,
    ) -> None:
        super().__init__(said, language, values, hint)
        self.language = language
        self.message, self.hint = said.both(language, values, hint)

    def __str__(self) -> str:
        said, _, values, _ = self.args
        return str(said.said("en", values))


def read_edition(
    reading: Reading,
    audience: str | None,
    numbers: Collection[int] = (),
    levels: Collection[str] = (),
) -> Reading:
    """Return what was read as the edition for an audience; each value keeps its place in the file.

    Raises NoEditionError where there is no such audience, or nothing for it, or nothing in one of
    the steps chosen by their `numbers`. Somebody's own has resources of some `levels` alone.
    """
    catalogue = reading.catalogue
    if catalogue is None or (audience is None and not levels):
        return reading
    _check_known(catalogue, audience, reading.language)
    chosen = edition(catalogue, audience, levels)
    _check_filled(chosen, audience or ", ".join(levels), numbers, reading.language)
    moved = dict(_moved(catalogue, chosen, audience, reading.positions))
    return reading._replace(catalogue=chosen, positions={**reading.positions, **moved})


def _check_known(catalogue: Catalogue, audience: str | None, language: str) -> None:
    labels = {each.id: each.label for each in catalogue.audiences}
    if audience is None or audience in labels:
        return
    near = nearest(audience, labels, labels)
    hint = Message("build.no_audiences_hint")
    if labels:
        hint = Message("catalogue.did_you_mean" if near else "catalogue.known_are")
    values = {"text": audience, "near": near, "names": ", ".join(labels)}
    raise NoEditionError(Message("catalogue.no_such.audiences"), language, values, hint)


def _check_filled(
    chosen: Catalogue, audience: str, numbers: Collection[int], language: str
) -> None:
    filled = printed_steps(chosen)
    blank = [number for number in numbers if number not in filled]
    values = {"text": audience, "number": blank[0] if blank else None}
    if blank or not filled:
        said = Message("build.step_not_for" if blank and filled else "build.empty_edition")
        raise NoEditionError(said, language, values)


def _moved(
    catalogue: Catalogue, chosen: Catalogue, audience: str | None, positions: Mapping[str, Position]
) -> Iterator[tuple[str, Position]]:
    """Yield where in the file a value stands that has another place in its list now."""
    for number, step in enumerate(catalogue.steps):
        for key, places in kept_places(step, chosen.resources, audience).items():
            for now, before in enumerate(places):
                path = f"steps[{number}].{key}"
                if at := positions.get(f"{path}[{before}]"):
                    yield f"{path}[{now}]", at
