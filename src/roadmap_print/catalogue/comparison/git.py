"""Files as they stood at a git revision, by git itself.

Only `rev-parse`, `cat-file`, `ls-tree`, `for-each-ref` and, for the names of files alone, `log` and
`diff-index` are asked, which run no hook, no filter and no textconv, and may fetch nothing; a
revision is looked up as a name alone, never as an option.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

QUIETLY = {
    "GIT_ALLOW_PROTOCOL": "",  # what a partial clone lacks is not asked of the network
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",  # its errors are told apart by their words
}

RENAMES = ("-z", "--name-status", "--find-renames", "--diff-filter=R")


class GitError(Exception):
    """Git cannot be asked; its argument is "absent", "outside", or what git itself says."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that `folder` lies in."""

    folder: Path

    def commit(self, revision: str) -> str | None:
        """Give the full name of the commit that a revision means; None where it means none."""
        if not revision or revision.startswith("-") or "\x00" in revision:
            return None
        asked = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return asked.stdout.decode().strip() if asked.returncode == 0 else None

    def read(self, commit: str, path: PurePosixPath, most: int) -> bytes | None:
        """Give the first `most` bytes of a file, its path relative to the folder; None without."""
        command = self._command("cat-file", "blob", f"{commit}:./{path}")
        with subprocess.Popen(  # noqa: S603  no shell; the commit is a hash
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | QUIETLY
        ) as process:
            data = process.stdout.read(most) if process.stdout else b""
            if len(data) == most:
                process.kill()
        return data if process.returncode == 0 or len(data) == most else None

    def holds(self, commit: str, path: PurePosixPath) -> bool:
        """Say whether a commit has a file of that name, be its contents here or not."""
        asked = self._run("ls-tree", commit, "--", str(path))
        return asked.stdout.partition(b"\t")[0].split()[1:2] == [b"blob"]

    def at_top(self, path: PurePosixPath) -> tuple[Repository, PurePosixPath]:
        """Give the same file by its path in the repository, and the repository from its top."""
        top, prefix = (
            os.fsdecode(self._run("rev-parse", f"--show-{asked}").stdout).removesuffix("\n")
            for asked in ("toplevel", "prefix")
        )
        return Repository(Path(top)), PurePosixPath(prefix, path)

    def former(self, commit: str, path: PurePosixPath) -> PurePosixPath:
        """Give the path that a file had at a commit before it was renamed, committed or staged.

        Paths are relative to the top, where this repository must stand.
        """
        staged = self._run("diff-index", "--cached", *RENAMES, "HEAD")
        path = {now: before for before, now in _renames(staged.stdout)}.get(path, path)
        since = ("--follow", "--format=", "--no-show-signature", f"{commit}..HEAD")
        followed = self._run("--literal-pathspecs", "log", *RENAMES, *since, "--", str(path))
        return next((before for before, _ in reversed(list(_renames(followed.stdout)))), path)

    def is_shallow(self) -> bool:
        """Say whether the clone has only the last commits, as CI makes it."""
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def typed(self, *arguments: str) -> str:
        """Write a command of git as it can be pasted into a shell in the working folder."""
        top = Path(os.fsdecode(self._run("rev-parse", "--show-toplevel").stdout).strip("\n"))
        there = () if Path.cwd().resolve().is_relative_to(top) else ("-C", str(self.folder))
        return shlex.join(("git", *there, *arguments))

    def path_typed(self, path: PurePosixPath) -> str:
        """Give the path of a file in the folder for `typed`, from where its command is run."""
        whole = Path(self.folder, path)
        inside = "-C" not in self.typed()
        return os.path.relpath(whole) if inside else str(path)

    def names(self) -> list[str]:
        """Give the tags and branches."""
        asked = self._run("for-each-ref", "--format=%(refname:short)", "refs/tags", "refs/heads")
        return asked.stdout.decode(errors="replace").split()

    def _command(self, *arguments: str) -> Sequence[str]:
        return "git", "-c", "core.fsmonitor=false", "-C", str(self.folder), *arguments

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603  no shell; a revision is no option
            self._command(*arguments),
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=os.environ | QUIETLY,
        )

    def check(self) -> None:
        """Raise GitError where git is not there, or the folder in no repository that it reads."""
        try:
            asked = self._run("rev-parse", "--git-dir")
        except OSError:
            raise GitError("absent") from None
        if asked.returncode:
            said = asked.stderr.decode(errors="replace").strip()
            first = said.partition("\n")[0].removeprefix("fatal: ")
            raise GitError("outside" if "not a git repository" in first else first)


def _renames(told: bytes) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    """Read `R087`, old name, new name, each ended by a NUL."""
    parts = [os.fsdecode(part) for part in told.split(b"\0")]
    for _, before, now in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        yield PurePosixPath(before), PurePosixPath(now)
