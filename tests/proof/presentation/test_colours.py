"""Colours of a theme as a slide shows them: mapped, lighter, darker, clear, of gradients."""

from xml.etree import ElementTree as ET

import pytest

from roadmap_print.proof.presentation.colours import ColourScheme, fills

THEME = """
<theme>
  <themeElements>
    <clrScheme>
      <dk1><sysClr val="windowText" lastClr="101010"/></dk1>
      <lt1><srgbClr val="FFFFFF"/></lt1>
      <dk2><srgbClr val="1F3864"/></dk2>
      <lt2><srgbClr val="E7E6E6"/></lt2>
      <accent1><srgbClr val="4472C4"/></accent1>
      <hlink><srgbClr val="0563C1"/></hlink>
    </clrScheme>
    <fontScheme>
      <majorFont><latin typeface="Marianne"/></majorFont>
      <minorFont><latin typeface="Arial"/><cs typeface="Amiri"/></minorFont>
    </fontScheme>
    <fmtScheme>
      <fillStyleLst>
        <solidFill><schemeClr val="phClr"/></solidFill>
        <gradFill><gsLst>
          <gs pos="0"><schemeClr val="phClr"><lumMod val="50000"/></schemeClr></gs>
          <gs pos="100000"><srgbClr val="FFFFFF"/></gs>
        </gsLst></gradFill>
      </fillStyleLst>
      <bgFillStyleLst><solidFill><schemeClr val="phClr"/></solidFill></bgFillStyleLst>
    </fmtScheme>
  </themeElements>
</theme>
"""


def xml(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  it is our own


SCHEME = ColourScheme.of(xml(THEME))


def seen(text: str, scheme: ColourScheme = SCHEME) -> tuple[str, float]:
    """Return a colour as hexadecimal figures, and how much of it covers."""
    found = scheme.colour(xml(f"<solidFill>{text}</solidFill>"))
    assert found
    return "".join(f"{part:02X}" for part in found[0]), found[1]


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ('<srgbClr val="c00000"/>', "C00000"),
        ('<sysClr val="window" lastClr="FFFFFF"/>', "FFFFFF"),
        ('<prstClr val="dkBlue"/>', "00008B"),
        ('<prstClr val="black"/>', "000000"),
        ('<scrgbClr r="100000" g="0" b="0"/>', "FF0000"),
        ('<scrgbClr r="100%" g="21.404%" b="0%"/>', "FF8000"),
        ('<hslClr hue="14400000" sat="100000" lum="50000"/>', "0000FF"),
        ('<schemeClr val="accent1"/>', "4472C4"),
        ('<schemeClr val="tx1"/>', "101010"),
        ('<schemeClr val="bg2"/>', "E7E6E6"),
        ('<schemeClr val="dk2"/>', "1F3864"),
        ('<schemeClr val="accent1"><lumMod val="75000"/></schemeClr>', "2F5597"),
        (
            '<schemeClr val="accent1"><lumMod val="20000"/><lumOff val="80000"/></schemeClr>',
            "DAE3F3",
        ),
        ('<srgbClr val="808080"><shade val="50000"/></srgbClr>', "404040"),
        ('<srgbClr val="808080"><tint val="50000"/></srgbClr>', "C0C0C0"),
        ('<srgbClr val="FF0000"><satMod val="0"/></srgbClr>', "808080"),
    ],
)
def test_a_colour(text: str, colour: str) -> None:
    """Those of PowerPoint's own list of colours are as it shows them, to a level or two."""
    found, opacity = seen(text)
    pairs = [(int(found[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (0, 2, 4)]
    assert all(abs(one - other) <= 2 for one, other in pairs), (found, colour)
    assert opacity == 1


def test_how_much_covers() -> None:
    assert seen('<srgbClr val="000000"><alpha val="40000"/></srgbClr>') == ("000000", 0.4)
    assert seen('<srgbClr val="000000"><alpha val="40%"/></srgbClr>') == ("000000", 0.4)


def test_a_slide_that_calls_the_colours_otherwise() -> None:
    dark = SCHEME.mapped({"bg1": "dk1", "tx1": "lt1"})
    assert seen('<schemeClr val="tx1"/>', dark)[0] == "FFFFFF"
    assert seen('<schemeClr val="bg2"/>', dark)[0] == "E7E6E6"


def test_a_fill_of_the_theme_in_the_colour_of_a_style() -> None:
    style = xml('<fillRef idx="2"><schemeClr val="accent1"/></fillRef>')
    found = [*fills(SCHEME.styled(style), SCHEME.for_placeholder(style))]
    assert found == [((32, 56, 100), 1.0), ((255, 255, 255), 1.0)]
    style = xml('<bgRef idx="1001"><schemeClr val="bg1"/></bgRef>')
    assert [*fills(SCHEME.styled(style), SCHEME.for_placeholder(style))] == [((255, 255, 255), 1.0)]
    assert SCHEME.styled(xml('<fillRef idx="0"/>')) is None
    assert SCHEME.styled(xml('<fillRef idx="9"/>')) is None


def test_the_fonts_of_a_theme() -> None:
    assert SCHEME.fonts["+mj-lt"] == "Marianne"
    assert SCHEME.fonts["+mn-cs"] == "Amiri"


def test_a_pattern_and_no_fill() -> None:
    pattern = (
        "<pattFill><fgClr><srgbClr val='000000'/></fgClr><bgClr><srgbClr val='FFFFFF'/></bgClr>"
    )
    holder = xml(f"<spPr>{pattern}</pattFill></spPr>")
    assert [*fills(holder, SCHEME)] == [((0, 0, 0), 1.0), ((255, 255, 255), 1.0)]
    assert [*fills(xml("<spPr><noFill/></spPr>"), SCHEME)] == []
    assert [*fills(None, SCHEME)] == []
