from __future__ import annotations

import pytest

from roadmap_print.catalogue import glyph_coverage


@pytest.fixture(autouse=True)
def english_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catalogues that name no language are spoken of in English, whoever runs the tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def own_fonts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What packages and the system draw differs from one machine to the next."""
    monkeypatch.setattr(glyph_coverage, "stand_in", lambda *_, **__: "")
