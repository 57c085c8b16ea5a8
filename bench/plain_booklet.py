"""A plain booklet of a catalogue by Typst, its codes by segno: what ours is timed against.

    python bench/plain_booklet.py content/roadmap.yaml plain.pdf

It prints what any booklet of the catalogue has to: each text of the introduction, step,
objective and entry with publisher or reference, address and code, the modules 0.5 mm wide. It
prints nothing else, and takes the quick way wherever there are two: PyYAML's C parser, each
address encoded once, codes as one pixel a module, no look at the system's fonts.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import segno
import typst
import yaml

MODULE = 0.5  # mm
QUIET = 4  # modules on each side
NAMES = 6  # authors named before "et al."

Mapping = dict[str, Any]


def main(catalogue: Path, output: Path) -> None:
    """Write the booklet of `catalogue` to `output`."""
    data = yaml.load(catalogue.read_bytes(), Loader=yaml.CSafeLoader)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        codes = write_codes([item["url"] for item in data["resources"].values()], folder / "codes")
        (folder / "roadmap.json").write_text(json.dumps(content(data, codes)), "utf-8")
        source = folder / "booklet.typ"
        source.write_bytes(Path(__file__).with_name("booklet.typ").read_bytes())
        typst.compile(source, output, font_paths=[fonts()], ignore_system_fonts=True)


def write_codes(addresses: list[str], folder: Path) -> dict[str, Mapping]:
    """Write a code for each address; return its file and its width in mm, quiet zone included."""
    folder.mkdir()
    codes = {}
    for number, address in enumerate(dict.fromkeys(addresses)):
        code = segno.make_qr(address, error="m")
        code.save(folder / f"{number}.png", scale=1, border=QUIET)
        codes[address] = {
            "file": f"{number}.png",
            "width": MODULE * code.symbol_size(border=QUIET)[0],
        }
    return codes


def content(data: Mapping, codes: dict[str, Mapping]) -> Mapping:
    """Return what the template shows."""
    resources = {
        key: {**item, "by": by(item), "code": codes[item["url"]]}
        for key, item in data["resources"].items()
    }
    return {
        "title": data["title"],
        "subtitle": data.get("subtitle", ""),
        "edition": data.get("edition", ""),
        "language": data["language"],
        "contents": {"fr": "Sommaire"}.get(data["language"], "Contents"),
        "introduction": data.get("introduction", []),
        "steps": [step(each, data["formats"], resources) for each in data["steps"]],
    }


def step(data: Mapping, formats: list[Mapping], resources: Mapping) -> Mapping:
    """Return a step with its resources by format."""
    groups = []
    for each in formats:
        found = [
            resources[key] for key in data["resources"] if resources[key]["format"] == each["id"]
        ]
        heading = data.get("headings", {}).get(each["id"], each["label"])
        groups.append({"heading": heading, "resources": found})
    return {
        "title": data["title"],
        "objectives": data.get("objectives", []),
        "groups": [group for group in groups if group["resources"]],
    }


def by(resource: Mapping) -> str:
    """Return publisher, note, duration, or the reference of a published work."""
    parts = [resource.get("publisher"), resource.get("note"), resource.get("duration")]
    return " · ".join(str(part) for part in [*reference(resource), *parts] if part)


def reference(resource: Mapping) -> list[str]:
    """Return the reference in Vancouver style, without the title that stands above it."""
    work = resource.get("reference")
    if not work:
        return []
    authors = work.get("authors", [])
    names = ", ".join([*authors[:NAMES], *(["et al"] if len(authors) > NAMES else [])])
    volume = f"{work.get('volume', '')}" + (f"({work['issue']})" if "issue" in work else "")
    place = ":".join(filter(None, (volume, str(work.get("pages", "")))))
    date = ";".join(filter(None, (str(work.get("year", "")), place)))
    return [". ".join(filter(None, (names, work.get("journal"), date))) + "."]


def fonts() -> Path:
    """Return the folder of the typeface that ours is set in, too."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
