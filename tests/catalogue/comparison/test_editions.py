"""An edition by its name: a file, a revision of a real repository, or a helpful word."""

import errno
import shlex
import subprocess
from pathlib import Path

import pytest
from repository import Repository

from roadmap_print.catalogue.comparison.editions import EditionError, opened
from roadmap_print.problems import ProblemsError

LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>"
CATALOGUE = """\
title: {title}
language: fr
publisher: {{logo: art/logo.svg}}
formats: [{{id: course, label: Cours}}]
steps: [{{title: Un, resources: []}}]
resources: {{}}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "work")
    logo = made.folder / "content" / "art" / "logo.svg"
    logo.parent.mkdir()
    logo.write_text(LOGO, "utf-8")
    made.commit(CATALOGUE.format(title="Premier"))
    made.git("tag", "printemps")
    made.commit(CATALOGUE.format(title="Deuxième"))
    logo.unlink()
    made.catalogue.write_text(CATALOGUE.format(title="Troisième").replace("publisher", "#"))
    return made


def title(name: str, catalogue: Path) -> str:
    with opened(name, catalogue) as edition:
        assert edition.reading.catalogue is not None, edition.reading.problems
        return edition.reading.catalogue.title


@pytest.mark.parametrize(
    ("name", "expected"),
    [("HEAD~1", "Premier"), ("printemps", "Premier"), ("HEAD", "Deuxième"), ("main", "Deuxième")],
)
def test_a_revision(repository: Repository, name: str, expected: str) -> None:
    assert title(name, repository.catalogue) == expected
    assert title(repository.git("rev-parse", name).strip()[:12], repository.catalogue) == expected


def test_a_revision_s_logo_is_the_one_that_it_held(repository: Repository) -> None:
    with opened("HEAD", repository.catalogue) as edition:
        logo = edition.reading.logo
    assert logo
    assert logo.data.decode() == LOGO
    assert not logo.path.is_relative_to(repository.folder)


def test_a_file_wins_over_a_revision(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    Path("printemps").write_text(CATALOGUE.format(title="Fichier").replace("publisher", "#"))
    assert title("printemps", repository.catalogue) == "Fichier"


def test_a_catalogue_at_the_end_of_a_symbolic_link(repository: Repository, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(repository.catalogue)
    assert title("HEAD~1", link) == "Premier"


def test_problems_name_the_revision(repository: Repository) -> None:
    repository.commit(CATALOGUE.format(title="Faux") + "editon: Mai\n")
    with opened("HEAD", repository.catalogue) as edition:
        assert edition.reading.catalogue is None
        assert [problem.file for problem in edition.reading.problems] == [
            f"HEAD:{repository.catalogue}"
        ]


def with_logo(name: str) -> str:
    return CATALOGUE.format(title="Autre").replace("art/logo.svg", f'"{name}"')


@pytest.mark.parametrize(
    "name", ["x" * 200_000, r"C:\\logo.svg", "../logo.svg", "/logo.svg", "none.svg"]
)
def test_an_edition_does_without_a_logo_that_it_cannot_have(
    repository: Repository, name: str
) -> None:
    (repository.folder / "logo.svg").write_text(LOGO, "utf-8")
    repository.commit(with_logo(name))
    for each in ("HEAD", str(repository.catalogue)):
        with opened(each, repository.catalogue) as edition:
            assert edition.reading.problems == ()
            assert edition.reading.logo is None


def test_a_logo_may_have_a_name_that_this_disk_cannot_hold(repository: Repository) -> None:
    name = "x" * 300
    repository.commit(with_logo(name))
    blob = repository.git("rev-parse", "HEAD~1:content/art/logo.svg").strip()
    repository.git("update-index", "--add", "--cacheinfo", f"100644,{blob},content/{name}")
    repository.git("commit", "--quiet", "--no-gpg-sign", "--message", "Long")
    with opened("HEAD", repository.catalogue) as edition:
        assert edition.reading.problems == ()
        assert edition.reading.logo
        assert edition.reading.logo.data.decode() == LOGO


def test_no_room_for_a_revision_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "", "/somewhere")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ProblemsError) as raised, opened("HEAD", repository.catalogue):
        pass
    (problem,) = raised.value.problems
    assert "/somewhere: the disk is full" in str(problem)


def said(name: str, catalogue: Path, language: str = "en") -> str:
    with pytest.raises(EditionError) as raised, opened(name, catalogue):
        pass
    return raised.value.said(language)


def test_a_name_that_is_nothing_gets_the_nearest(repository: Repository) -> None:
    told = said("printenps", repository.catalogue)
    assert told == '"printenps" is no file and no git revision; did you mean "printemps"?'
    told = said("x" * 40, repository.catalogue, "fr")
    assert "ni un fichier, ni une révision de git\u00a0; voyez" in told


@pytest.mark.parametrize(
    "name",
    ["--output=pwned", "-h", "", "HEAD:content", "HEAD..main", "content", "a\x00b", "x" * 5000],
)
def test_what_is_no_name_of_a_revision(repository: Repository, name: str) -> None:
    assert "is no file and no git revision" in said(name, repository.catalogue)
    assert not list(repository.folder.rglob("*pwned*"))


def test_a_revision_without_the_catalogue(repository: Repository) -> None:
    other = repository.folder / "content" / "other.yaml"
    assert said("HEAD", other).startswith('the revision "HEAD" holds no ')
    told = said("HEAD", repository.folder / "gone" / "other.yaml")
    assert '"git show HEAD:PATH > old.yaml"' in told
    assert "holds no" in said("HEAD", repository.folder / "content" / "art")  # a tree, no file


@pytest.mark.parametrize("committed", [True, False])
def test_a_catalogue_that_was_renamed_since(repository: Repository, *, committed: bool) -> None:
    """Once in history, folder and all, and once more since, which may be staged alone."""
    steps = "\n".join(f"# {number}" for number in range(30))
    repository.commit(CATALOGUE.format(title="Long").replace("publisher", "#") + steps)
    repository.git("tag", "été")
    repository.git("mv", "content", "con\nténu *")
    repository.git("commit", "--quiet", "--no-gpg-sign", "--message", "Rename")
    folder = repository.folder / "con\nténu *"
    repository.git("mv", str(folder / "roadmap.yaml"), str(folder / "parcours.yaml"))
    if committed:
        (folder / "other.yaml").write_text(CATALOGUE.format(title="Autre") + steps)
        repository.git("add", "--all")
        repository.git("commit", "--quiet", "--no-gpg-sign", "--message", "Rename again")
    assert title("été", folder / "parcours.yaml") == "Long"
    with opened("printemps", folder / "parcours.yaml") as edition:
        assert edition.reading.catalogue is not None
        assert edition.reading.catalogue.title == "Premier"
        assert edition.reading.logo is not None
        assert edition.reading.logo.data.decode() == LOGO


def test_neither_hooks_nor_filters_run(repository: Repository) -> None:
    trap = repository.folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {repository.folder}/sprung\ncat\n")
    trap.chmod(0o755)
    (repository.folder / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n")
    for key in (
        "diff.trap.textconv",
        "diff.trap.command",
        "filter.trap.smudge",
        "core.pager",
        "core.fsmonitor",
        "gpg.program",
    ):
        repository.git("config", key, str(trap))
    repository.git("config", "log.showSignature", "true")
    repository.git("mv", str(repository.catalogue), str(repository.folder / "parcours.yaml"))
    (repository.folder / "sprung").unlink(missing_ok=True)  # by our own "git mv"
    assert title("HEAD~1", repository.folder / "parcours.yaml") == "Premier"
    assert not (repository.folder / "sprung").exists()


def test_nothing_is_fetched_into_a_partial_clone(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    clone, source = tmp_path / "clone", f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone))
    catalogue = clone / "content" / "roadmap.yaml"
    assert title("HEAD", catalogue) == "Deuxième"
    assert said("HEAD~1", catalogue).startswith("this clone lacks ")


def test_outside_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = said("HEAD", tmp_path / "roadmap.yaml", "fr")
    assert "aucun dépôt git\u00a0; donnez l’ancien catalogue" in told


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    assert "git is not installed" in said("HEAD", repository.catalogue)


def test_git_s_own_refusal_is_passed_on(repository: Repository) -> None:
    (repository.folder / ".git" / "config").write_text("[core\n")
    assert "git cannot look for a revision: bad config line 1" in said("HEAD", repository.catalogue)


def told(name: str, catalogue: Path) -> str:
    with pytest.raises(EditionError) as caught, opened(name, catalogue):
        pass
    return caught.value.said("fr")


def test_a_command_that_is_named_can_be_pasted(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From within the repository and from outside, whatever the folder is called."""
    folder = repository.folder / "Ma formation, l’été"
    folder.mkdir()
    (folder / "roadmap.yaml").write_text(CATALOGUE.format(title="Ici"))
    repository.git("add", "--all")
    repository.git("commit", "--message", "Un dossier")
    for place in (repository.folder, folder, repository.folder.parent):
        monkeypatch.chdir(place)
        command = told("HEAD~9", folder / "roadmap.yaml").split("«\xa0")[-1].removesuffix("\xa0»")
        listed = subprocess.run(shlex.split(command), capture_output=True, text=True, check=True)
        assert listed.stdout.endswith("Un dossier\n"), command


def test_a_clone_without_its_history_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.git("commit", "--all", "--message", "Encore")
    there, here = repository.folder.as_uri(), tmp_path / "shallow"
    repository.git("clone", "--depth", "1", there, str(here))
    said = told("HEAD~1", here / repository.catalogue.relative_to(repository.folder))
    assert "superficiel" in said
    assert "git fetch --unshallow --tags" in said.replace(f" -C {here / 'content'}", "")
