"""Cells that no spreadsheet runs or rewrites, and that come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.exchange.writers.safe_cells import as_it_was, protected, quoted_apostrophe


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+33 1 23 45 67 89",
        "-5",
        "@SUM(A1)",
        "\tx",
        "＝1",
        "'=1+1",
        "''@x",
        "012",
        "1-4",
        "10/12",
        "2024-05-01",
        "1,10",
        "10:30",
        "1 234,50",
        "1e5",
        "12345678901234567",
        "mars 2024",
        "3 May",
        "TRUE",
        "faux",
    ],
)
def test_what_a_spreadsheet_would_run_or_rewrite_is_text(text: str) -> None:
    assert protected(text) == f"'{text}"
    assert as_it_was(protected(text)) == text


@pytest.mark.parametrize(
    "text", ["2024", "7", "e50890", "10.2196/50890", "L’IA", "'ici'", "10 h", "Mars et Vénus", ""]
)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert protected(text) == text
    assert as_it_was(text) == text


@given(st.text(alphabet="'=+-@\t 0123456789/.,:aeE|xmai") | st.text())
def test_each_text_comes_back(text: str) -> None:
    assert as_it_was(protected(text)) == text
    assert as_it_was(quoted_apostrophe(text)) == text
