"""A real git repository for tests."""

import os
import subprocess
from pathlib import Path


class Repository:
    """A git repository with a catalogue in `content`, and the commands that make its history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogue = folder / "content" / "roadmap.yaml"
        (folder / "content").mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        names = {
            f"GIT_{who}_{what}": f"{who}@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        command = ["git", "-C", str(self.folder), *arguments]
        ended = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | names
        )
        return ended.stdout

    def commit(self, catalogue: str, message: str = "Change") -> None:
        self.catalogue.write_text(catalogue, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-gpg-sign", "--message", message)
