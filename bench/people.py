"""What booklets for many people cost: `make bench-people`, COUNT=10000 for more.

A class of names in several scripts, of four bases, is made by the command itself, proof-read as
always. Told are the time by the clock and of the processors, and the most memory that one process
had; the note in README.md has some figures.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = ["Nguyễn Thị Ánh", "Jean-Noël d’Été", "Анна Ковальчук", "محمد بن سلمان", "Ève O’Neill"]
CHOSEN = ["", "1-3", "4-7", "1,7"]


def people(count: int) -> str:
    """Return a class of so many, whose names all differ."""
    rows = [
        f'{NAMES[number % len(NAMES)]} {number},"{CHOSEN[number % len(CHOSEN)]}","1, 7"'
        for number in range(count)
    ]
    return "\n".join(["name,steps,done", *rows])


def main() -> None:
    """Print one line of figures."""
    count = int(os.environ.get("COUNT", "1000"))
    catalogue = ROOT / "content" / "roadmap.yaml"
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "class.csv")
        listed.write_text(people(count), "utf-8")
        command = [sys.executable, "-m", "roadmap_print", "build", str(catalogue)]
        start = time.perf_counter()
        subprocess.run([*command, "--people", str(listed), "--output", folder], check=True)
        wall = time.perf_counter() - start
        size = sum(each.stat().st_size for each in Path(folder, "people").glob("*.pdf"))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    print(
        f"{count} booklets: {wall:.0f} s, {cpu:.0f} s of processors, "
        f"{1000 * cpu / count:.0f} ms each; {size / count / 1000:.0f} kB each; "
        f"at most {used.ru_maxrss / 1024:.0f} MB in one process"
    )


if __name__ == "__main__":
    main()
