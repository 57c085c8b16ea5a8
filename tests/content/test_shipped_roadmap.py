"""The shipped catalogue holds all that its source says, as it says it; what is added is free.

Whoever adds a step, a resource or an objective turns nothing red; whoever loses a word does.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue, Resource, Step
from roadmap_print.catalogue.reading.reader import read

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "tests/sources/roadmap-source.txt").read_text(encoding="utf-8")
CATALOGUE = from_data(
    Catalogue,
    yaml.load(
        (ROOT / "content/roadmap.yaml").read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506  every scalar a text, no tags
    ),
)
STEPS = range(1, 8)
OBJECTIVES = (2, 1, 2, 1, 2, 1, 1)  # of each step, in the source's overview

FORMATS = ("course", "video", "document")

# Per step: words that only the source has, and words that only the catalogue has.
MENDED = {
    2: "mohammad laith qusai muhannad mohd khaled yousef ahmed izzat amir h "
    "computers biology medicine",
    4: "institutmontaigne",
    5: "journal of medical artificial intelligence et al digit med",
}
ADDED = {
    1: "med clin north am",
    2: "m l q ma mky ai ah comput biol med 2022 145 105458",
    4: "institut montaigne direction interministérielle du numérique",
    5: "j med artif intell klaß a schaeffter t npj digit",
}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.replace("'", "’").casefold()))


def unwrapped(text: str) -> str:
    """Without addresses, words and DOIs that the page cut at a line's end joined again."""
    text = re.sub(r"^https?://\S+$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(?<=\w)(-\n|/\n(?=[a-z]))", lambda cut: cut[0][0], text)
    return re.sub(r"https?://\S+|\b(URL|DOI|doi):\s*\S+", "", text)


def sections() -> dict[int, str]:
    """Each step's own page of the source, by its number."""
    pages = SOURCE.partition("Roadmap\nComprendre l’intelligence artificielle")[2]
    parts = re.split(r"^\s*([1-7])\. (?=[A-Z])", pages, flags=re.MULTILINE)
    return {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def step(number: int) -> Step:
    """The step of the catalogue that has this one's title in the source, wherever it stands."""
    text = " ".join(sections()[number].split())
    return next(each for each in CATALOGUE.steps if text.startswith(each.title))


def addresses(number: int) -> list[str]:
    """A step's addresses in the source, those of its published works aside."""
    lines = re.findall(r"^https?://\S+$", sections()[number], flags=re.MULTILINE)
    mended = [
        line.replace("?utm_source=chatgpt.com", "").replace("-l-intelligence", "-lintelligence")
        for line in lines
        if not line.startswith("https://doi.org/")
    ]
    return list(dict.fromkeys(mended))


def is_of_source(resource: Resource, number: int) -> bool:
    """Whether a resource of a step is one of the source's there, and none that was added."""
    if resource.reference is None:
        return resource.url in addresses(number)
    doi = resource.reference.doi
    joined = re.sub(r"/\n", "/", sections()[number])
    return doi is not None and bool(re.search(rf"{re.escape(doi)}(?![\w-])", joined))


def resources(number: int) -> list[Resource]:
    """Those of the source, in the catalogue's order."""
    listed = [CATALOGUE.resources[key] for key in step(number).resources]
    return [each for each in listed if is_of_source(each, number)]


def printed(number: int) -> str:
    """Every text of the source's resources in a step, as one."""
    texts = []
    for resource in resources(number):
        texts += [resource.title, resource.publisher or "", resource.note or ""]
        if (work := resource.reference) is not None:
            texts += [*work.authors, work.journal or "", work.year or ""]
            texts += [work.volume or "", work.issue or "", work.pages or ""]
    return "\n".join(texts)


def frame(number: int) -> str:
    """What a step says besides its resources."""
    shown = step(number)
    labels = (format_.label for format_ in CATALOGUE.formats)
    return "\n".join([shown.title, *shown.objectives, *labels, *shown.headings.values()])


def test_the_source_has_seven_steps() -> None:
    assert list(sections()) == list(STEPS)


@pytest.mark.parametrize("number", STEPS)
def test_no_word_of_a_step_is_lost(number: int) -> None:
    ours = words(printed(number)) | words(frame(number))
    lost = words(unwrapped(sections()[number])) - ours
    assert lost <= words(MENDED.get(number, ""))


@pytest.mark.parametrize("number", STEPS)
def test_no_word_of_the_sources_resources_is_invented(number: int) -> None:
    invented = words(printed(number)) - words(unwrapped(sections()[number]))
    assert invented <= words(ADDED.get(number, ""))


def test_no_word_of_the_introduction_is_lost() -> None:
    """The legend of the source's introduction is the catalogue's list of levels."""
    source = SOURCE.partition("1. Comprendre ce qu’est l’IA")[0]
    texts = [
        text for question in CATALOGUE.introduction for text in (question.heading, question.text)
    ]
    ours = words(" ".join([*texts, *(level.label for level in CATALOGUE.levels)]))
    assert words(source) <= ours


def test_the_three_questions_of_the_introduction_are_a_list() -> None:
    assert CATALOGUE.introduction[0].text.count("\n- ") >= 3


@pytest.mark.parametrize("number", STEPS)
def test_the_overview_of_the_source_has_each_steps_objectives(number: int) -> None:
    overview = SOURCE.partition("Comment ont été choisis")[2].partition("\nRoadmap\n")[0]
    flat = " ".join(overview.split())
    kept = [objective for objective in step(number).objectives if objective in flat]
    assert len(kept) == OBJECTIVES[number - 1]


@pytest.mark.parametrize("number", STEPS)
def test_a_steps_addresses_are_those_of_the_source_in_their_order(number: int) -> None:
    ours = [item.url for item in resources(number) if item.reference is None]
    if number == 4:  # the source names that step's courses last
        ours = ours[3:] + ours[:3]
    assert ours == addresses(number)


@pytest.mark.parametrize("number", STEPS)
def test_a_steps_titles_stand_in_the_order_of_the_source(number: int) -> None:
    """With the order of the addresses this proves which address belongs to which title."""
    text = sections()[number].replace("'", "’")
    for format_ in CATALOGUE.formats:
        titles = [
            item.title
            for item in resources(number)
            if item.format == format_.id and item.reference is None
        ]
        patterns = [r"\s+".join(map(re.escape, title.split())) for title in titles]
        places = [re.search(rf"^{pattern}", text, re.MULTILINE) for pattern in patterns]
        starts = [place.start() for place in places if place]
        assert len(starts) == len(titles)
        assert starts == sorted(starts)


@pytest.mark.parametrize("number", STEPS)
def test_a_published_works_address_stands_in_the_source(number: int) -> None:
    joined = re.sub(r"/\n", "/", SOURCE)
    for resource in resources(number):
        if (work := resource.reference) is not None:
            assert resource.url in joined or resource.url == f"https://doi.org/{work.doi}"


def test_placements_of_the_source_by_step_and_format() -> None:
    counts = [Counter(item.format for item in resources(number)) for number in STEPS]
    assert [tuple(count[key] for key in FORMATS) for count in counts] == [
        (4, 3, 2), (5, 1, 3), (2, 1, 3), (3, 1, 1), (2, 1, 2), (3, 7, 3), (1, 2, 7),
    ]  # fmt: skip
    assert sum(len(resources(number)) for number in STEPS) == 57


def test_each_resource_of_the_source_is_written_once_and_has_a_level() -> None:
    found = [item for number in STEPS for item in resources(number)]
    assert len({item.url for item in found}) == 47
    urls = [item.url for item in CATALOGUE.resources.values()]
    assert len(set(urls)) == len(urls)
    levels = {level.id for level in CATALOGUE.levels}
    assert {item.level for item in found} <= levels


def test_it_has_no_error() -> None:
    reading = read(ROOT / "content/roadmap.yaml")
    assert reading.catalogue is not None, reading.problems


def test_the_file_says_its_schema_on_its_first_line() -> None:
    first = (ROOT / "content/roadmap.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=roadmap.schema.json"
