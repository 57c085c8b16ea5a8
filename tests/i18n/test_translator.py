from roadmap_print.i18n.translator import Message


def test_a_length_has_the_decimal_mark_of_its_language() -> None:
    values = {"count": 400, "width": 42.5}
    assert "42,5 mm" in Message("catalogue.large_code").said("fr", values)
    assert "42.5 mm" in Message("catalogue.large_code").said("en", values)


def test_what_an_editor_wrote_is_repeated_as_it_is() -> None:
    told = Message("build.nothing_new").said("fr", {"name": "v1.0"})
    assert "« v1.0 »" in told.replace("\xa0", " ")
