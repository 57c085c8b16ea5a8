"""What the painter makes of a file in the state that it finds it in."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rows import BOOKLET, SLIDES
from watching import Eye

from roadmap_print.content.qr_codes import encode
from roadmap_print.preview import page_renderer
from roadmap_print.preview.page_renderer import Painted, Saved, Settled
from roadmap_print.render import weasyprint_pdf
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.ranges.page_ranges import PageRange
from roadmap_print.render.ranges.pdf_joining import RenderedRange

SMALL = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
GOOD = SMALL.read_text("utf-8")
WRONG = "title: [\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "roadmap.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def during(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen while the painter waits whether a wrong file stands still."""
    monkeypatch.setattr(page_renderer, "time", SimpleNamespace(sleep=lambda _: happens()))


def test_a_save_is_read_painted_and_settled_once(file: Path) -> None:
    eye = Eye(file)
    saved, *painted, settled = eye.look()
    assert isinstance(saved, Saved)
    assert saved.problems == ()
    assert isinstance(settled, Settled)
    pages = painted[-1].pages  # type: ignore[attr-defined]
    assert len(pages) > len(painted[0].pages)  # type: ignore[attr-defined]
    assert eye.look() == []
    file.write_text(f"{GOOD}\n# a remark\n", "utf-8")
    _, again, _ = eye.look()
    assert isinstance(again, Painted)
    assert all(one.pdf == other.pdf for one, other in zip(again.pages, pages, strict=True))


@pytest.mark.slow
def test_the_pages_looked_at_come_first(file: Path) -> None:
    eye = Eye(file)
    before = eye.look()[-2].pages  # type: ignore[attr-defined]
    assert len(before) > page_renderer.PORTION
    eye.ours.send((SLIDES, len(before) - 1))
    file.write_text(f"{GOOD}\nedition: Mars 2027\n", "utf-8")
    _, *painted = eye.look()
    for found, count in zip(painted, (1, 1 + page_renderer.PORTION), strict=False):
        changed = [one != other for one, other in zip(found.pages, before, strict=True)]  # type: ignore[attr-defined]
        assert changed == [place >= len(before) - count for place in range(len(before))]


@pytest.mark.slow
def test_a_code_is_kept_for_as_long_as_its_address(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(page_renderer, "encode", lambda each: asked.append(each) or encode(each))
    eye, old = Eye(file), "https://www.exemple.org/ressources/2-evaluer"
    for address in (old, "https://a.example/new", old):
        file.write_text(GOOD.replace(old, address), "utf-8")
        eye.look()
    assert len(asked[0]) > 1
    assert asked[1:] == [["https://a.example/new"], [old]]


@pytest.mark.slow
def test_half_a_file_is_not_told_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(WRONG, "utf-8")
    during(monkeypatch, lambda: file.write_text(GOOD, "utf-8"))
    saved = [each for each in Eye(file).look() if isinstance(each, Saved)]
    assert [each.problems for each in saved] == [()]


@pytest.mark.slow
def test_a_file_that_stays_wrong_is_told_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(WRONG, "utf-8")
    during(monkeypatch, lambda: None)
    (saved,) = Eye(file).look()
    assert isinstance(saved, Saved)
    assert saved.title is None
    assert saved.problems[0].line > 0


@pytest.mark.slow
def test_a_file_that_is_away_for_a_moment_is_not_told_of(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.unlink()
    during(monkeypatch, lambda: file.write_text(GOOD, "utf-8"))
    saved = [each for each in Eye(file).look() if isinstance(each, Saved)]
    assert [each.problems for each in saved] == [()]


@pytest.mark.slow
def test_a_file_that_goes_is_told_of_in_the_language_that_it_had(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    eye = Eye(file)
    eye.look()
    file.unlink()
    during(monkeypatch, lambda: None)
    (saved,) = eye.look()
    assert isinstance(saved, Saved)
    assert (saved.language, saved.problems[0].language) == ("fr", "fr")


@pytest.mark.slow
def test_a_newer_save_ends_the_work_on_an_older_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roadmap_print.pipeline import publication_pdf

    compose, newer = publication_pdf.compose, f"{GOOD}\n# newer\n"

    def saved_meanwhile(*arguments: object, **options: bool) -> object:
        if file.read_text("utf-8") == GOOD:
            file.write_text(newer, "utf-8")
        return compose(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(publication_pdf, "compose", saved_meanwhile)
    kinds = [type(each) for each in Eye(file).look()]
    assert kinds[:2] == [Saved, Saved]
    assert kinds.count(Settled) == 1


@pytest.mark.slow
def test_a_logo_that_changes_is_a_save(file: Path) -> None:
    logo = file.with_name("logo.svg")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    logo.write_text(drawing, "utf-8")
    file.write_text(f"{GOOD}\npublisher:\n  name: Nous\n  logo: logo.svg\n", "utf-8")
    eye = Eye(file)
    assert isinstance(eye.look()[-1], Settled)
    assert eye.look() == []
    logo.write_text(drawing.replace("h9", "h5"), "utf-8")
    assert isinstance(eye.look()[0], Saved)


@pytest.mark.slow
def test_a_logo_that_cannot_be_drawn_is_told_in_place_of_the_pages(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take seven gigabytes to render: unjudged, it must not come so far in this test."""

    def refuse(*_: object) -> None:
        pytest.fail("it was to be rendered")

    render = weasyprint_pdf.render_range
    monkeypatch.setattr(weasyprint_pdf, "render_range", refuse)
    file.with_name("logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<linearGradient id="g" spreadMethod="repeat" x1="0" x2="1e-7">'
        '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
        '<rect width="9" height="9" fill="url(#g)"/></svg>',
        "utf-8",
    )
    file.write_text(f"{GOOD}\npublisher:\n  name: Nous\n  logo: logo.svg\n", "utf-8")
    eye = Eye(file, BOOKLET)
    (saved,) = eye.look()
    assert isinstance(saved, Saved)
    assert "logo.svg" in saved.problems[0].message
    monkeypatch.setattr(weasyprint_pdf, "render_range", render)
    sound = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'
    file.with_name("logo.svg").write_text(sound, "utf-8")
    saved, *_ = eye.look()
    assert isinstance(saved, Saved)
    assert saved.problems == ()


@pytest.mark.slow
def test_a_brand_that_appears_or_changes_is_a_save(tmp_path: Path) -> None:
    """In a folder above, and its logo too; a faulty one is told."""
    file, brand, logo = (tmp_path / name for name in ("a/roadmap.yaml", "_brand.yml", "logo.svg"))
    file.parent.mkdir()
    file.write_text(GOOD, "utf-8")
    eye = Eye(file)
    assert isinstance(eye.look()[-1], Settled)
    brand.write_text("logo: logo.svg\n", "utf-8")
    (saved,) = eye.look()
    assert isinstance(saved, Saved)
    assert "logo.svg" in saved.problems[0].message
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9"/></svg>'
    logo.write_text(drawing, "utf-8")
    brand.write_text('color: {primary: "#000091"}\nlogo: logo.svg\n', "utf-8")
    assert isinstance(eye.look()[-1], Settled)
    assert eye.look() == []
    logo.write_text(drawing.replace("h9", "h5"), "utf-8")
    assert isinstance(eye.look()[0], Saved)


@pytest.mark.slow
def test_the_page_in_view_is_written_and_rendered_before_all_others(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alone: a document of all pages, the others blank, would cost as many times as much."""
    written: list[int] = []
    page_key, render_range = page_renderer.page_key, weasyprint_pdf.render_range
    first: list[tuple[list[int], int]] = []

    def write(composed: Composed, number: int, anchors: Mapping[str, int]) -> str:
        written.append(number)
        return page_key(composed, number, anchors)

    def render(part: PageRange, *arguments: Any, **options: Any) -> RenderedRange:  # noqa: ANN401
        first.append(([*written], part.composed.pages))
        return render_range(part, *arguments, **options)

    eye = Eye(file)
    eye.look()
    eye.ours.send((SLIDES, 3))
    monkeypatch.setattr(page_renderer, "page_key", write)
    monkeypatch.setattr(weasyprint_pdf, "render_range", render)
    file.write_text(f"{GOOD}\nedition: Mars 2027\n", "utf-8")
    eye.look()
    assert first[0] == ([3], 1)
    assert max(pages for _, pages in first) == page_renderer.PORTION


@pytest.mark.slow
def test_a_newer_save_ends_a_layout_in_its_middle(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of a poster with a thousand resources takes seconds, and nobody looks at it."""
    from roadmap_print.pipeline import publication_pdf

    compose = publication_pdf.compose
    ended: list[bool] = []

    def endless(*arguments: Any) -> object:  # noqa: ANN401
        if len(ended) == 1:
            return compose(*arguments)
        ended.append(False)
        file.write_text(f"{GOOD}\n# newer\n", "utf-8")
        begun = time.process_time()
        while time.process_time() < begun + 5:
            pass
        return pytest.fail("it went on")

    monkeypatch.setattr(publication_pdf, "compose", endless)
    kinds = [type(each) for each in Eye(file).look()]
    assert kinds[:2] == [Saved, Saved]
    assert kinds[-1] is Settled
