"""A catalogue with many times the resources, to see how cost grows.

    python bench/grow.py content/roadmap.yaml 20 large.yaml

Each step keeps its title and objectives and lists its resources again and again, each time
under an id, a title and an address of their own: no code is shared that was not shared before.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml


def main(catalogue: Path, times: int, output: Path) -> None:
    """Write `catalogue` with `times` as many resources to `output`."""
    data = yaml.load(catalogue.read_bytes(), Loader=yaml.CSafeLoader)
    output.write_text(yaml.safe_dump(grown(data, times), allow_unicode=True), "utf-8")


def grown(data: dict[str, Any], times: int) -> dict[str, Any]:
    """Return the catalogue with each resource `times` times."""
    copies = range(times)
    resources = {
        f"{key}-{copy}": {
            **deepcopy(item),  # a value seen twice would be dumped as an alias
            "title": f"{item['title']} ({copy})",
            "url": item["url"].replace("://", f"://{copy}."),
        }
        for key, item in data["resources"].items()
        for copy in copies
    }
    steps = [
        {**step, "resources": [f"{key}-{copy}" for copy in copies for key in step["resources"]]}
        for step in data["steps"]
    ]
    return {**data, "resources": resources, "steps": steps}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
