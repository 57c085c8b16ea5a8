"""Bookmarks that Firefox, Chrome, Edge and Safari import: a folder a step."""

from html import escape

from roadmap_print.catalogue.model import Catalogue, Resource

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
"""


def as_bookmarks(catalogue: Catalogue) -> str:
    """Write a folder for the catalogue, and one in it for each step."""
    title = escape(catalogue.title)
    lines = [f"<TITLE>{title}</TITLE>", f"<H1>{title}</H1>", "<DL><p>"]
    for step in catalogue.steps:
        lines += [f"    <DT><H3>{escape(step.title)}</H3>", "    <DL><p>"]
        lines += [_entry(catalogue.resources[id_]) for id_ in step.resources]
        lines += ["    </DL><p>"]
    return _HEAD + "\n".join([*lines, "</DL>", ""])


def _entry(resource: Resource) -> str:
    entry = f'        <DT><A HREF="{escape(resource.url)}">{escape(resource.title)}</A>'
    beside = ". ".join(filter(None, (resource.publisher, resource.note)))
    return f"{entry}\n        <DD>{escape(beside)}" if beside else entry
