"""One face a text: ours where they have its letters, else that of its script."""

import sys
from pathlib import Path

import pytest

from roadmap_print.fonts import faces, system_fonts
from roadmap_print.fonts.script_fonts import OURS, SCRIPT_FONTS, extent_of, fonts_of, package_for
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer

TEXTS = {
    "ar": ("دليل غسل اليدين 2024", "Amiri"),
    "fa": ("شست‌وشوی دست", "Amiri"),
    "he": ("מדריך לרחיצת ידיים", "Noto Sans Hebrew"),
    "hi": ("हाथ धोने की मार्गदर्शिका WHO", "Mukta"),
    "th": ("คู่มือการล้างมือ (5 min)", "Sarabun"),
    "ja": ("動画：正しい手の洗い方（5 min）", "Noto Sans JP"),
    "zh": ("洗手指南（第二版）WHO", "Noto Sans SC"),
    "ko": ("손 씻기 안내서 - 제2판", "Noto Sans KR"),
    "ka": ("ხელების ჰიგიენა", "Noto Sans Georgian"),
    "bn": ("হাত ধোয়ার নিয়ম", "Noto Sans Bengali"),
}
TITLE, TEXT = Type("title", 12, 15), Type("text", 12, 15)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_set_in_one_face_that_has_all_its_letters(language: str) -> None:
    text, name = TEXTS[language]
    styled = Measurer(language).styled(text, TEXT)
    assert (styled.face, styled.others) == (name, ())
    assert all(faces.face(name).has(each) for each in text if each not in "\u200c ")


@pytest.mark.parametrize("language", ["ar", "th", "hi", "he"])
def test_a_title_is_bold_where_the_package_has_a_bold(language: str) -> None:
    text, name = TEXTS[language]
    styled = Measurer(language).styled(text, TITLE)
    assert styled.face == f"{name} Bold"
    assert (
        faces.face(styled.face).content()
        != faces.face(Measurer(language).styled(text, TEXT).face).content()
    )


@pytest.mark.parametrize(
    "text",
    ["Οδηγός π, μ", "Руководство", "Ђак, ћуприја и љубав", "Hướng dẫn rửa tay", "Łatwe źródła"],
)
def test_what_ours_have_stays_ours(text: str) -> None:
    styled = Measurer("fr").styled(text, TITLE)
    assert styled.face in {"title", "text-semibold"}
    assert styled.others == ()


def test_few_foreign_letters_leave_the_rest_as_it_is() -> None:
    styled = Measurer("fr").styled("Guide de la main مرور", TITLE)
    assert styled.face == "text-semibold"
    assert styled.others == ("Amiri Bold",)


def test_han_letters_have_the_form_of_the_language() -> None:
    for language, name in (("ja", "Noto Sans JP"), ("zh", "Noto Sans SC"), ("ko", "Noto Sans KR")):
        assert Measurer(language).styled("基礎", TEXT).face == name
    assert Measurer("fr").styled("手の基礎", TEXT).face == "Noto Sans JP", "kana say Japanese"


def test_each_package_of_the_table_has_the_files_that_it_names() -> None:
    for font in SCRIPT_FONTS:
        assert font.folder, font.package
        assert (font.folder / font.regular).is_file()
        assert (font.folder / font.bold).is_file()
        assert package_for(next(iter(font.scripts)), "")


def test_without_packages_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = system_fonts.SystemFont(faces.face("text").path, 0, "Some Sans")
    monkeypatch.setattr(faces, "fonts_of", lambda *_: ())
    monkeypatch.setattr(faces, "system_font", lambda *_, **__: found)
    faces.stand_in.cache_clear()
    try:
        assert faces.stand_in("\u1c00", "", bold=False) == faces.face("text").path.stem
    finally:
        faces.stand_in.cache_clear()


def test_the_system_is_asked_in_vain_no_more_than_so_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hostile file has a hundred thousand characters that no font draws."""
    asked: list[str] = []
    monkeypatch.setattr(faces, "system_font", lambda each, *_, **__: asked.append(each))
    for code in range(0x12000, 0x12200):
        assert faces.stand_in(chr(code), "", bold=False) == ""
    assert len(asked) <= faces.MOST_MISSED


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig has this font on Debian")
def test_fontconfig_tells_a_file_that_has_the_letter() -> None:
    found = system_fonts.system_font("ſ", "", bold=False)
    assert found
    assert Path(found.path).is_file()
    assert system_fonts.system_font("\U0010fffd", "", bold=False) is None


def test_lines_stand_further_apart_for_tall_scripts() -> None:
    thai, hindi = (extent_of([TEXTS[each][0]]) for each in ("th", "hi"))
    assert extent_of(["Bonjour – « ça » 2024"]) == OURS
    assert thai.leading > hindi.leading > OURS.leading
    both = extent_of([TEXTS["th"][0], TEXTS["ar"][0]])
    assert (both.height, both.depth) == (thai.height, extent_of([TEXTS["ar"][0]]).depth)
    assert extent_of(["un titre en français " * 9, "مرور"]) == OURS, "one word among many"


def test_a_script_s_own_fonts_come_before_those_of_signs() -> None:
    names = [font.name for font in fonts_of("Hebr", "")]
    assert names[0] == "Noto Sans Hebrew"
    assert "Noto Emoji" in names[1:]
