"""Markdown for a forge, a wiki or a website: a heading a step, a list a format."""

import re
from collections.abc import Iterator

from roadmap_print.catalogue.model import Catalogue, Resource, Step
from roadmap_print.content.citations import source

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_PARENTHESES = str.maketrans({"(": "%28", ")": "%29"})


def as_markdown(catalogue: Catalogue) -> str:
    """Write title, steps and resources, in printed order."""
    lines = [f"# {_escaped(catalogue.title)}"]
    for step in catalogue.steps:
        lines += ["", f"## {_escaped(step.title)}", *_objectives(step)]
        for format_ in catalogue.formats:
            listed = [catalogue.resources[id_] for id_ in step.resources]
            items = [_item(each) for each in listed if each.format == format_.id]
            label = step.headings.get(format_.id, format_.label)
            lines += ["", f"### {_escaped(label)}", "", *items] if items else []
    return "\n".join([*lines, ""])


def _objectives(step: Step) -> Iterator[str]:
    if step.objectives:
        yield ""
        yield from (f"- {_escaped(each)}" for each in step.objective_texts)


def _item(resource: Resource) -> str:
    cited = source(resource.reference) if resource.reference else None
    beside = (cited, resource.publisher, resource.duration, resource.note)
    told = ". ".join(_escaped(each.removesuffix(".")) for each in beside if each)
    link = f"- [{_escaped(resource.title)}]({resource.url.translate(_PARENTHESES)})"
    return f"{link} – {told}" if told else link


def _escaped(text: str) -> str:
    """Write a text so that Markdown reads none of it as mark-up."""
    return _MARKS.sub(r"\\\1", text.replace("&", "&amp;"))
