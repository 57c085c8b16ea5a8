"""Sound catalogues of kinds that pages were once refused for, each as small as shows it.

Some came from users' lists, the rest from random catalogues. Each is built in all publications
that its row names, in all that can hold it unless it names some.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

LONG_WORD = "Rechtsschutzversicherungsgesellschaft"
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789-_/?=&"
HOME = "https://example.org/parcours"


@dataclass(frozen=True)
class Kind:
    """A catalogue by its `maker`, the publications it is built in, all of them unless named.

    `large_print` ones are refused in that alone; `quick` ones are among the tests that take no
    minute.
    """

    maker: Callable[[], dict[str, Any]]
    only: tuple[str, ...] = ()
    quick: bool = False
    large_print: bool = False

    @property
    def text(self) -> str:
        """The catalogue's file."""
        return json.dumps(self.maker(), ensure_ascii=False, indent=1)


def address(length: int, mark: str = "a") -> str:
    """Return an address of so many characters, without a pattern that repeats."""
    start = f"https://example.org/{mark}/"
    letters = (SIGNS[(place * place * 7 + place) % len(SIGNS)] for place in range(length))
    return (start + "".join(letters))[:length]


def entries(urls: Sequence[str], **more: object) -> dict[str, Any]:
    """Return resources of two formats and two levels at addresses."""
    return {
        f"r{place}": {
            "title": f"Ressource {place}",
            "format": ("x", "y")[place % 2],
            "level": ("a", "b")[place % 2],
            "url": url,
            **more,
        }
        for place, url in enumerate(urls)
    }


def whole(resources: dict[str, Any], *titles: str, **more: object) -> dict[str, Any]:
    """Return a catalogue whose steps share the resources out, one after the other."""
    ids, titles = list(resources), titles or ("Premiers pas", "Pour aller plus loin")
    return {
        "title": "Comprendre les addresses",
        "language": "fr",
        "levels": [{"id": "a", "label": "Facile"}, {"id": "b", "label": "Difficile"}],
        "formats": [{"id": "x", "label": "Cours"}, {"id": "y", "label": "Vidéos"}],
        "steps": [
            {"title": title, "objectives": ["Comprendre"], "resources": ids[place :: len(titles)]}
            for place, title in enumerate(titles)
        ],
        "resources": resources,
        **more,
    }


def plain(count: int = 6, **more: object) -> dict[str, Any]:
    """Return resources at short addresses."""
    return entries([f"https://example.org/{place}" for place in range(count)], **more)


def _titled(titles: Sequence[str]) -> dict[str, Any]:
    found = plain(len(titles))
    for each, title in zip(found.values(), titles, strict=True):
        each["title"] = title
    return found


def _rings(length: int) -> dict[str, Any]:
    """Give a title of so many characters, whose rings reach up to the formats over it."""
    labels = ("Åben ærlighed", "Øvelser, øvelser", "»spørgs«", "Åben på på til læring")
    formats = [{"id": f"f{place}", "label": label} for place, label in enumerate(labels)]
    resources = plain(12)
    for place, each in enumerate(resources.values()):
        each["format"] = f"f{place % len(formats)}"
    steps = (f"Trin {n}" for n in range(1, 13))
    title = ("Åben Ålborg " * 8)[:length].strip()
    return whole(resources, *steps, title=title, formats=formats, home=HOME)


def _short_addresses() -> dict[str, Any]:
    hosts = ["x.co", "un.org", "w3.org", "has.fr", "osf.io", "who.int", "cnil.fr", "jmir.org"]
    return whole(entries([f"https://{host}{tail}" for host in hosts for tail in ("", "/")]))


def _same_addresses() -> dict[str, Any]:
    """Equal as written, and equal once encoded and without what tracks."""
    same = "https://example.org/%C3%A9?a=1", "https://example.org/é?a=1&utm_source=x"
    resources = entries([*same, same[0], "HTTPS://example.org/b", "https://example.org/b"])
    for each in ("r0", "r2"):
        resources[each]["title"] = "Le même guide"
    return whole(resources, "Un", home="https://example.org/b")


def _labels() -> dict[str, Any]:
    lengths = (1, 24, 47, 48, 52, 56, 82, 120, 200)
    words = "Guides, recommandations et textes réglementaires des institutions françaises " * 4
    formats = [{"id": f"f{n}", "label": words[:n].strip() or "G"} for n in lengths]
    resources = plain(4 * len(lengths))
    for place, each in enumerate(resources.values()):
        each["format"] = formats[place // 4]["id"]
    levels = [{"id": "a", "label": words[:200]}, {"id": "b", "label": words[10:66]}]
    return whole(resources, "Un", formats=formats, levels=levels)


def _introduction(*texts: str) -> Callable[[], dict[str, Any]]:
    parts = [{"heading": f"Pourquoi {n} ?", "text": text} for n, text in enumerate(texts)]
    return lambda: whole(plain(), introduction=parts)


def _articles() -> dict[str, Any]:
    resources = plain(4, publisher="OMS", duration="10 h")
    for place, each in enumerate(resources.values()):
        each["reference"] = {
            "authors": ["Cho H", "She J", "Rijo R"],
            "journal": "J Med Internet Res",
            "year": 2024,
            "doi": f"10.2196/{place}",
        }
    return whole(resources, "Lire")


def _down_to_the_legend() -> dict[str, Any]:
    """Give a single step whose last code comes down to the lines that say how to read a page."""
    resources = {
        f"r{n}": {"title": f"Ressource {n}", "format": "x", "url": f"https://example.org/r{n}"}
        for n in range(12)
    }
    resources["r10"]["note"] = "Groupe de travail sur l’évaluation des dispositifs médicaux. " * 5
    formats = [{"id": "x", "label": "Documents"}]
    steps = [{"title": "Étape", "resources": list(resources)}]
    named = {"title": "Essai", "language": "fr", "formats": formats}
    return {**named, "steps": steps, "resources": resources}


def _steps_without_resources() -> dict[str, Any]:
    steps = [{"title": f"Atelier {n} : données (IA) – méthode", "resources": []} for n in range(4)]
    return whole({}, steps=steps, home=HOME)


def _steps(count: int, named: str, **more: object) -> dict[str, Any]:
    return whole(plain(count), *(named.format(n) for n in range(1, count + 1)), **more)


def _recurring(count: int) -> dict[str, Any]:
    """Give so many steps, of which the last two have the same resource."""
    found = _steps(count, "Étape {}")
    found["steps"].append({"title": "Encore", "resources": [f"r{count - 1}"]})
    return found


def _long_headings() -> dict[str, Any]:
    """Steps that share pages and call their format by a sentence: it stands with each article."""
    found = whole(_articles()["resources"], *(f"Lire {n}" for n in range(4)))
    for step in found["steps"]:
        step["headings"] = {"x": _prose(480), "y": _prose(470)}
    return found


def _long_entries(title: int, fact: int) -> dict[str, Any]:
    """Return resources whose titles, and what else a slide says of them, are so long."""
    found = plain(4, publisher=_prose(fact), duration=_prose(fact))
    for place, each in enumerate(found.values()):
        each["title"] = f"{_prose(title)} {place}"
    return found


def _work_with_publisher() -> dict[str, Any]:
    """What a journal's article has of a publisher stands beside its citation."""
    found = _articles()
    found["resources"]["r0"] |= {"url": "https://bmj.com/a", "publisher": "BMJ"}
    return found


def _featured_like_another() -> dict[str, Any]:
    """A title that is cut before its colon reads as another's."""
    long = "la suite de ce très long titre " * 12
    found = _titled([f"Un guide : {long}", "Un guide", "Autre", "Encore"])
    formats = [{"id": "x", "label": "Les soins"}, {"id": "y", "label": "Cours"}]
    titles = f"Les soins : {long}", "Autre", f"Autre : {long}"
    return whole(found, *titles, home=HOME, formats=formats)


def _formats(count: int, length: int = 0) -> dict[str, Any]:
    """Give so many formats, whose labels are so long and begin alike; two resources of each."""
    start = f"{_prose(length)} " if length else "Forme "
    resources = plain(2 * count)
    for place, each in enumerate(resources.values()):
        each["format"] = f"f{place % count}"
    formats = [{"id": f"f{n}", "label": f"{start}{n}"} for n in range(count)]
    return whole(resources, formats=formats, home=HOME)


def _objectives(count: int) -> dict[str, Any]:
    """Give a step so many objectives that the page of the route could not tell them all."""
    found = whole(plain(30))
    found["steps"][0]["objectives"] = [f"{n} {_prose(390)}" for n in range(count)]
    return found


def _marked_pages() -> dict[str, Any]:
    formats = [{"id": "x", "label": "Niveau 3"}, {"id": "y", "label": "Partie 2"}]
    return whole(plain(8), "Un", formats=formats)


def _overhanging() -> dict[str, Any]:
    titles = ["jj", "Jj ja jo jj", "înțelegere", "îi ïa ja", "ja", "jeux"]
    return whole(_titled([f"{each} " * 9 for each in titles] * 8), "Un", language="ro")


def _keycaps() -> dict[str, Any]:
    stars = [{"id": "a", "label": "★☆☆"}, {"id": "b", "label": "★★☆"}]
    formats = [{"id": "x", "label": "1️⃣ Lire"}, {"id": "y", "label": "2️⃣"}]
    return whole(_titled(["3️⃣ Guide", "Un 4️⃣", "*️⃣", "B"]), levels=stars, formats=formats)


def _letters() -> dict[str, Any]:
    """Steps called like letters of the index, resources like letters of any word."""
    formats = [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}]
    found = whole(_titled("abcdefghijklmn"), "A", "B", "C", formats=formats, home=HOME)
    return found | {"title": "T", "edition": "1"}


def _large_names() -> dict[str, Any]:
    """All that is said of the whole as long as it may be."""
    name = "Centre hospitalier universitaire et régional de formation continue " * 8
    sender = {each: name[:200].strip() for each in ("name", "service", "address", "phone")}
    sender |= {"email": f"{'a' * 60}@{'b' * 60}.org", "website": address(300)}
    more = dict.fromkeys(
        ("subtitle", "readers", "edition", "review", "licence"), name[:200].strip()
    )
    titles = name[:500].strip(), f"{name[:480]} deux"
    return whole(plain(), *titles, home=HOME, publisher=sender, **more) | {"title": titles[0]}


def _long_words_beside_levels() -> dict[str, Any]:
    levels = [{"id": each, "label": each.upper()} for each in "abcdef"]
    return whole(plain(20, publisher=LONG_WORD), "Un", levels=levels)


def _prose(length: int) -> str:
    words = "une évaluation des pratiques, à l’hôpital comme en ville, "
    return (words * (length // len(words) + 1))[:length].strip()


def _longest_texts() -> dict[str, Any]:
    """Notes, references and objectives as long as they may be; objectives that fill pages."""
    resources = plain(6, note=_prose(2000))
    work = {"authors": [_prose(250), "She J"], "journal": _prose(500), "year": 2024}
    resources["r0"]["reference"] = work
    del resources["r1"]["note"]
    found = whole(resources, "Un", "Deux", "Trois")
    one, two, three = found["steps"]
    one["objectives"] = [f"{n} {_prose(390 + n)}" for n in range(60)]
    two["objectives"] = [_prose(1000)]
    three["objectives"] = [f"But {n}" for n in range(90)]
    return found


def _code_longer_than_a_page() -> dict[str, Any]:
    lines = [f"ligne {n} {'x' * (n * 7 % 120)}" for n in range(140)]
    fenced = "```\n" + "\n".join(lines) + "\n```"
    indented = "\n".join(f"    {line}" for line in lines)
    texts = fenced, f"{indented}\n\n> {_prose(3000)}\n\n- {_prose(2500)}"
    return _introduction(*texts)()


def _many_addresses(*lengths: int) -> dict[str, Any]:
    return whole(entries([address(each, str(n)) for n, each in enumerate(lengths)]))


def _kinds() -> Iterator[tuple[str, Kind]]:
    """Yield all kinds with their names."""
    longest = (1538, 1400, 1200, 30, 60, 1000, 213, 412, 800, 1538, 624)
    yield "address-of-1900-to-2331-characters", Kind(lambda: _many_addresses(*longest))
    yield "format-label-counter-on-the-line", Kind(_labels)
    yield (
        "introduction-autolink-accent",
        Kind(
            _introduction(
                "<https://fr.wikipedia.org/wiki/R%C3%A9seau> et <https://example.org/a%20b>",
                "<https://fr.wikipedia.org/wiki/Réseau> ou <https://bücher.example/é>",
            ),
            ("booklet",),
            quick=True,
        ),
    )
    yield (
        "introduction-links-called-like-a-resource",
        Kind(
            _introduction(
                "[Ressource 1](https://example.org/autre) et [x.co](https://example.org/b)\n\n"
                "- [example.org](https://x.co/a)"
            ),
            ("booklet", "leaflet"),
            quick=True,
        ),
    )
    yield (
        "introduction-odds",
        Kind(
            _introduction(
                "[le site](/guide.pdf), [un mail](mailto:a@example.org), <a@example.org>",
                "[le guide](https://example.org/guide) et [ici](<https://example.org/a b>)",
                "# Un titre\nUn autre\n========\n\n- [ ] à faire\n- [x] fait\n\nl'e\u0301te\u0301",
            ),
            ("booklet", "leaflet", "talk"),
        ),
    )
    yield "journal-club-all-dois", Kind(_articles, ("booklet",), quick=True)
    yield "poster-steps-without-resources-and-home", Kind(_steps_without_resources, quick=True)
    yield "same-address-twice", Kind(_same_addresses)
    yield "short-address", Kind(_short_addresses)
    yield "pages", Kind(lambda: _steps(12, "Quatre mots, étape {}"), ("booklet", "poster"))
    yield (
        "long-home-under-two-columns",
        Kind(
            lambda: _steps(
                24, f"{LONG_WORD} " * 4 + "{}", home=address(95, "h"), edition="Novembre " * 9
            ),
            ("poster",),
        ),
    )
    yield (
        "format-called-1",
        Kind(
            lambda: _steps(
                3,
                "Étape de {} jours",
                formats=[{"id": "x", "label": "1"}, {"id": "y", "label": "2"}],
            ),
            ("slides", "booklet"),
            quick=True,
        ),
    )
    yield "longest-texts", Kind(_longest_texts, ("booklet", "slides", "leaflet", "poster"))
    yield "code-longer-than-a-page", Kind(_code_longer_than_a_page, ("booklet",))
    yield "home-of-900-characters", Kind(lambda: _steps(5, "É {}", home=address(890, "h")))
    yield (
        "one-address-of-1538-characters",
        Kind(lambda: _many_addresses(1538), ("talk", "booklet"), quick=True),
    )
    yield (
        "ids-of-150-characters",
        Kind(lambda: _steps(13, f"{LONG_WORD} " * 12 + "{}", home=HOME), ("wall", "leaflet")),
    )
    yield "work-with-publisher", Kind(_work_with_publisher, ("booklet", "slides"), quick=True)
    yield (
        "quotation-marks-of-others",
        Kind(
            lambda: _steps(6, "Der „Weg“ (erste) Übung {}) für", language="de"),
            ("talk",),
            quick=True,
        ),
    )
    yield (
        "bar-over-the-last-title",
        Kind(lambda: _steps(11, "Læring sygeplejersken og sygeplejersken {}"), ("slides", "talk")),
    )
    yield (
        "long-word-beside-levels",
        Kind(_long_words_beside_levels, ("slides", "booklet", "leaflet")),
    )
    yield "names-of-200-characters", Kind(_large_names)
    yield (
        "ring-under-the-subtitle",
        Kind(
            lambda: _steps(
                2, "{}", title="Åben Ærlighed", subtitle="Sygeplejersken, " * 5, home=HOME
            ),
            ("poster", "wall", "booklet"),
        ),
    )
    yield "ring-under-a-legend", Kind(lambda: _rings(31), ("wall", "poster"), quick=True)
    yield "two-equal-lines-of-a-title", Kind(lambda: _rings(47), ("wall", "poster"), quick=True)
    yield (
        "endless-word-and-another",
        Kind(
            lambda: whole(_titled(["Un", f"{'x' * 450} b", *map(str, range(12))])),
            ("booklet",),
            quick=True,
        ),
    )
    yield (
        "counts-of-three-digits",
        Kind(lambda: whole(plain(260), "Un", home=HOME), ("wall",), quick=True),
    )
    yield "more-formats-than-letters", Kind(lambda: _formats(30), ("poster", "wall"), quick=True)
    yield "formats-of-100-characters", Kind(lambda: _formats(30, 100), ("booklet", "poster"))
    yield "objectives-of-more-than-a-page", Kind(lambda: _objectives(14), ("booklet",), quick=True)
    yield "label-ends-in-a-number", Kind(_marked_pages, ("booklet", "slides"))
    yield "letters-that-overhang", Kind(_overhanging, ("poster",))
    yield "keycaps-and-stars", Kind(_keycaps)
    yield (
        "step-called-like-a-resource-of-another",
        Kind(lambda: whole(plain(), "Ressource 1", "Ressource 0"), ("leaflet",), quick=True),
    )
    yield (
        "step-called-like-a-resource-in-another-language",
        Kind(
            lambda: whole(plain(language="de"), "Ressource 1", "Ressource 0"),
            ("leaflet", "slides"),
            quick=True,
        ),
    )
    yield (
        "ring-under-the-step-s-number",
        Kind(lambda: whole(plain(), "Åben ærlighed"), ("booklet",), quick=True, large_print=True),
    )
    yield "headings-of-480-characters", Kind(_long_headings, ("booklet",), quick=True)
    yield (
        "entry-of-870-characters",
        Kind(lambda: whole(_long_entries(490, 190)), ("slides", "leaflet", "poster"), quick=True),
    )
    yield "texts-of-one-letter", Kind(_letters, ("booklet", "leaflet"), quick=True)
    yield (
        "persons-drawn-alike",
        Kind(
            lambda: whole(
                _titled(["👩🏽 un", "👩 deux", "👨‍⚕️", "👩‍⚕️ trois", "🧑‍⚕️ ou 🤷‍♂️", "🤷🏿"])
            ),
            ("booklet",),
            quick=True,
        ),
    )
    yield "recurs-after-a-hundred-steps", Kind(lambda: _recurring(101), ("booklet", "slides"))
    yield (
        "step-cut-to-a-resource-in-another-language",
        Kind(
            lambda: (
                _steps(24, "Ressource {} : " + "toute la suite d’un titre " * 4, language="en")
                | {"resources": plain(24, language="de")}
            ),
            ("slides",),
            quick=True,
        ),
    )
    yield (
        "steps-called-by-numbers",
        Kind(lambda: whole(plain(60), *map(str, range(6))), ("poster",), quick=True),
    )
    yield (
        "marks-under-the-code-of-a-talk",
        Kind(
            lambda: whole(_titled(["คู่มือการล้างมือ - ฉบับที่สอง"] * 2), language="th"),
            ("talk",),
            quick=True,
        ),
    )
    yield (
        "step-called-like-another",
        Kind(lambda: whole(plain(), *(f"Étape {n}" for n in (0, 1, 2, 3, 4, 5))), ("booklet",)),
    )
    yield "title-cut-to-that-of-another", Kind(_featured_like_another, ("talk", "slides"))
    yield (
        "objectives-over-the-home-code",
        Kind(
            lambda: _steps(2, f"{LONG_WORD} on ‘evidence’ " * 3 + "{}", home="https://un.org"),
            ("leaflet",),
        ),
    )
    yield "one-step-down-to-its-legend", Kind(_down_to_the_legend, ("booklet",), quick=True)


KINDS = dict(_kinds())
