"""A learning roadmap in one YAML file, printed as booklet, poster and slides.

What stands in `__all__` is the public API, and what the commands themselves call; all else is
private and may change. A name is imported when it is asked for: importing the package costs
nothing.

    import roadmap_print

    file = Path("content/roadmap.yaml")
    built = roadmap_print.build(file, Path("output"))
    report = roadmap_print.proofread(Path("output/booklet.pdf"), file, built.reading)
    changes = roadmap_print.compare(roadmap_print.read(older).catalogue, built.reading.catalogue)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roadmap_print.catalogue.audiences.edition import NoEditionError
    from roadmap_print.catalogue.comparison.compare import Change, compare
    from roadmap_print.catalogue.comparison.editions import EditionError
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.catalogue.reading.reader import Reading, read
    from roadmap_print.content.build_options import BuildOptions
    from roadmap_print.package_stamp import PackageError
    from roadmap_print.pipeline.catalogue_build import BuildResult
    from roadmap_print.pipeline.catalogue_build import build_catalogue as build
    from roadmap_print.problems import NoStepError, Problem, ProblemsError
    from roadmap_print.proof.proof_report import Report
    from roadmap_print.proof.proofread import ProofOptions, UnreadableError
    from roadmap_print.proof.proofread import proofread_file as proofread
    from roadmap_print.render.presentation.house_template import TemplateLackError

_PLACES = {
    "catalogue.audiences.edition": ("NoEditionError",),
    "catalogue.comparison.compare": ("Change", "compare"),
    "catalogue.comparison.editions": ("EditionError",),
    "catalogue.model": ("Catalogue",),
    "catalogue.reading.reader": ("Reading", "read"),
    "content.build_options": ("BuildOptions",),
    "package_stamp": ("PackageError",),
    "pipeline.catalogue_build": ("BuildResult", "build"),
    "problems": ("NoStepError", "Problem", "ProblemsError"),
    "proof.proof_report": ("Report",),
    "proof.proofread": ("ProofOptions", "UnreadableError", "proofread"),
    "render.presentation.house_template": ("TemplateLackError",),
}
_NAMES = {"build": "build_catalogue", "proofread": "proofread_file"}

__all__ = [
    "BuildOptions",
    "BuildResult",
    "Catalogue",
    "Change",
    "EditionError",
    "NoEditionError",
    "NoStepError",
    "PackageError",
    "Problem",
    "ProblemsError",
    "ProofOptions",
    "Reading",
    "Report",
    "TemplateLackError",
    "UnreadableError",
    "build",
    "compare",
    "proofread",
    "read",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever has that name
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), _NAMES.get(name, name))
    raise AttributeError(f"roadmap_print has no {name!r}")
