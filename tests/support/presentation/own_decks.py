"""Decks of ours, proof-read as they are when they are built."""

from functools import cache
from pathlib import Path

from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import PPTX, OutputFile
from roadmap_print.publications.registry import Publication


@cache
def reading(catalogue: Path) -> Reading:
    found = read(catalogue)
    assert found.catalogue is not None, found.problems
    return found


def proofread(deck: bytes, catalogue: Path, publication: Publication) -> Report:
    found, made = reading(catalogue), OutputFile(publication, suffix=PPTX)
    assert found.catalogue is not None
    return proof.read(
        deck, made, found.catalogue, found.positions, file=str(catalogue), language="en"
    )
