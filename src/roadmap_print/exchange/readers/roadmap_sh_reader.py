"""Roadmaps of roadmap.sh: topics with their links, a step a topic.

Its content files have topics by their ids, `{"title", "description", "links": [{"title", "url",
"type"}]}`; a roadmap that somebody drew there has nodes with the same in `data`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from roadmap_print.exchange.record import Contents, ResourceRecord

KINDS: Final = {
    "article": "article",
    "video": "video",
    "course": "course",
    "book": "book",
    "podcast": "podcast",
    "feed": "website",
    "official": "website",
    "website": "website",
    "opensource": "tool",
    "tool": "tool",
    "github": "tool",
}
"""Pictograms of the types of links."""


class _Topic(NamedTuple):
    title: str
    links: list[Mapping[str, Any]]


def is_roadmap_sh(data: object) -> bool:
    """Say whether JSON has topics with links."""
    return next(_topics(data), None) is not None


def read_roadmap_sh(data: object, text: str) -> Contents:
    """Read each link of parsed JSON; `text` is the file's, where their lines are looked for."""
    found: list[ResourceRecord] = []
    place = 0
    for topic in _topics(data):
        for link in topic.links:
            url = str(link.get("url") or "")
            place = max(place, text.find(url.replace("/", "\\/"), place), text.find(url, place))
            fields = {"title": str(link.get("title") or link.get("label") or ""), "url": url}
            kind = KINDS.get(str(link.get("type") or "").strip("@").lower(), "")
            steps = (topic.title,) if topic.title else ()
            found.append(ResourceRecord(text.count("\n", 0, place) + 1, fields, steps, kind=kind))
    title = data.get("title") if isinstance(data, dict) else ""
    return Contents(tuple(found), title if isinstance(title, str) else "")


def _topics(data: object) -> Iterator[_Topic]:
    """Find what has links, in the file's order, at any depth."""
    if isinstance(data, list):
        for each in data:
            yield from _topics(each)
    if not isinstance(data, dict):
        return
    links = [each for key in ("links", "resources") for each in _with_address(data.get(key))]
    if links:
        yield _Topic(str(data.get("title") or data.get("label") or ""), links)
    for value in data.values():
        if isinstance(value, dict | list) and value is not data.get("links"):
            yield from _topics(value)


def _with_address(links: object) -> list[Mapping[str, Any]]:
    given = links if isinstance(links, list) else []
    return [each for each in given if isinstance(each, dict) and "url" in each]
