"""Nothing leaves the house with a fault: the last good file stays where it is."""

import shutil
from pathlib import Path

import pytest
import spoiling as spoil
from click.testing import CliRunner

from roadmap_print.cli.app import main
from roadmap_print.content import prepare, view


def build(folder: Path, *options: str) -> tuple[int, str, str]:
    catalogue = folder / "roadmap.yaml"
    shutil.copy(spoil.CATALOGUE, catalogue)
    arguments = ["build", str(catalogue), "-o", str(folder), "--only", "booklet", *options]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.slow
def test_a_build_tells_what_was_proofread(tmp_path: Path) -> None:
    status, out, _ = build(tmp_path)
    assert status == 0
    assert "code le plus faible" in out
    assert (tmp_path / "booklet.pdf").is_file()


@pytest.mark.slow
def test_a_faulty_file_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Objectives are forgotten, as a broken template would."""
    (tmp_path / "booklet.pdf").write_bytes(b"the last good one")
    whole = prepare._Maker.station  # noqa: SLF001

    def forgetful(self: prepare._Maker, *arguments: object) -> object:
        station = whole(self, *arguments)  # type: ignore[arg-type]
        return type(station)(**{**_fields(station), "objectives": ()})

    monkeypatch.setattr(prepare._Maker, "station", forgetful)  # noqa: SLF001
    status, _, err = build(tmp_path)
    assert status == 1
    assert "Nommer les deux axes" in err
    assert (tmp_path / "booklet.pdf").read_bytes() == b"the last good one"
    assert build(tmp_path, "--no-proof")[0] == 0
    assert (tmp_path / "booklet.pdf").read_bytes().startswith(b"%PDF")


def _fields(station: view.Station) -> dict[str, object]:
    return {name: getattr(station, name) for name in view.Station.__slots__}


@pytest.mark.slow
def test_what_is_higher_than_a_page_is_delivered(tmp_path: Path) -> None:
    text = spoil.CATALOGUE.read_text("utf-8")
    old = "objectives: [Repérer"
    assert old in text
    file = tmp_path / "roadmap.yaml"
    file.write_text(text.replace(old, f"{old} {'encore un peu ' * 34}"), "utf-8")
    result = CliRunner().invoke(
        main, ["build", str(file), "-o", str(tmp_path), "--only", "booklet"]
    )
    assert result.exit_code == 0, result.stderr
