"""Names in their parts, and as catalogues print them."""

import pytest

from roadmap_print.exchange.author_names import is_team, printed_name, split_name


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        (("De Marchi", "Davi Frossard"), "De Marchi DF"),
        (("Smith", "John A.", "Jr."), "Smith JA Jr"),
        (("Smith", "John A Jr"), "Smith JA Jr"),
        (("Ford", "Henry", "III"), "Ford H 3rd"),
        (("Dupont", "Jean-Pierre"), "Dupont JP"),
        (("Topol", "E.J."), "Topol EJ"),
        (("Cho", "JPA"), "Cho JPA"),
        (("Cho", "ANNA"), "Cho A"),
        (("J. A. Smith", ""), "Smith JA"),
        (("Smith J.", ""), "Smith J"),
        (("J. Smith", "John"), "Smith J"),
        (("Berg", "Ludwig van den"), "van den Berg L"),
        (("Saint-Exupéry", "Antoine de"), "de Saint-Exupéry A"),
        (("OpenAI", ""), "OpenAI"),
        (("王", "小明"), "王 小明"),
        (("Lefèvre", "Émilie"), "Lefèvre É"),
    ],
)
def test_a_name_is_printed(parts: tuple[str, ...], printed: str) -> None:
    assert printed_name(*parts) == printed


@pytest.mark.parametrize(
    "name", ["Agence HAS", "WHO Working Group", "Groupe d’étude IA", "Bureau régional OMS"]
)
def test_a_team_has_no_parts(name: str) -> None:
    assert is_team(name)
    assert split_name(name) is None


@pytest.mark.parametrize("name", ["Agathe HA", "Groult B", "Teamer J", "Bureau C", "Smith JA Jr"])
def test_a_person_is_no_team(name: str) -> None:
    assert split_name(name) is not None
