"""From a catalogue's file to finished files in a folder: what `build` does, whoever asks for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from roadmap_print.content.build_options import BuildOptions, Since
from roadmap_print.i18n.translator import Message, say
from roadmap_print.pipeline import cache, jobs
from roadmap_print.pipeline.jobs import Failed, JobProgress
from roadmap_print.problems import Problem, check_steps
from roadmap_print.publications.registry import Publication, usual

if TYPE_CHECKING:
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.catalogue.reading.reader import Reading
    from roadmap_print.pipeline.build import Built, Stale, UpToDate


class BuildResult(NamedTuple):
    """How a catalogue was read, what came of each file, whether nothing is new since an edition.

    `notes` say what was left out, and why.
    """

    reading: "Reading"
    files: "tuple[Built | UpToDate | Failed | Stale, ...]" = ()
    nothing_new: bool = False
    notes: tuple[str, ...] = ()


def build_catalogue(
    file: Path,
    folder: Path = Path("output"),
    publications: Sequence[Publication] = (),
    options: BuildOptions | None = None,
    *,
    since: str | None = None,
    brand: Path | None = None,
    proofread: bool = True,
    force: bool = False,
    where_possible: bool = False,
    listen: Callable[[JobProgress], None] = lambda _: None,
) -> BuildResult:
    """Make publications of a catalogue, the usual ones unless given, and move them into a folder.

    What is up to date stays as it is, unless `force`d; each file is proof-read before it replaces
    another. `since` names an older edition, a file or a git revision, whose changes are marked.
    `brand` is the file of the house's style, the nearest `_brand.yml` unless given. `listen` hears
    how far each output is. A publication that needs a key which the catalogue lacks, or has no room
    for so many steps, fails, or with `where_possible` is left out with a note. A catalogue or brand
    with errors gives no files.

    Raises NoStepError, NoEditionError; PackageError where the template of slides is none,
    TemplateLackError where it lacks a layout; EditionError where `since` is no edition;
    ProblemsError where the folder cannot be written or the older edition is faulty; CrashError for
    a fault of our own.
    """
    publications, options = publications or usual(), options or BuildOptions()
    if options.template:
        from roadmap_print.render.presentation.house_template import check_template

        check_template(options.template)
    before = cache.look(folder, wanted := options.files(publications), force=force)
    with jobs.start(publications, at_once=not before.complete) as ready:
        # The processes are warming up while this one reads: what is heavy comes after their start.
        from roadmap_print.catalogue.audiences.choice import printed_steps
        from roadmap_print.catalogue.audiences.edition import read_edition
        from roadmap_print.pipeline import build
        from roadmap_print.pipeline.catalogue_reading import read_with_brand

        reading, house = read_with_brand(file, brand)
        if reading.catalogue is None:
            return BuildResult(reading)
        check_steps(options.steps, len(reading.catalogue.steps), reading.language)
        edition = read_edition(reading, options.audience, options.steps)
        catalogue = edition.catalogue or reading.catalogue
        news = _news(since, file, reading, options.audience)
        steps = len(printed_steps(catalogue, options.steps))
        refused = {each: _refusal(each, catalogue, steps) for each in publications}
        wanted = options.files(each for each in publications if not refused[each])
        job = jobs.Job(
            *(wanted, catalogue, file, reading.source, edition.positions),
            replace(options, since=news, brand=house.brand),
            reading.language if proofread else None,
            logo=reading.logo,
        )
        task = build.BuildTask(job, folder, before, reading.language, force)
        ended = build.build(task, ready, listen)
    left_out = _left_out(refused, options, file, reading.language)
    nothing_new = since is not None and news is None
    if where_possible:
        notes = tuple(each.problems[0].sentence for each in left_out)
        return BuildResult(reading, ended, nothing_new, notes)
    return BuildResult(reading, (*ended, *left_out), nothing_new)


Refusal: TypeAlias = tuple[Message, Mapping[str, object]]


def _refusal(publication: Publication, catalogue: "Catalogue", steps: int) -> Refusal | None:
    """Say why a publication cannot be made of a catalogue, and of which values."""
    if keys := publication.lacks(catalogue):
        return Message("build.needs"), {"key": keys[0]}
    if not publication.holds(steps):
        return Message("build.too_many_steps"), {"count": steps, "most": publication.capacity}
    return None


def _left_out(
    refused: Mapping[Publication, Refusal | None], options: BuildOptions, file: Path, language: str
) -> tuple[Failed, ...]:
    """Tell of each publication that cannot be made why that is."""
    found = []
    for publication, refusal in refused.items():
        if refusal:
            said, values = refusal
            named = {"name": say(language, f"publications.{publication}.name"), **values}
            problem = Problem.error(file, said, language=language, **named)
            found.append(Failed(options.file(publication), (problem,)))
    return tuple(found)


def _news(name: str | None, file: Path, reading: "Reading", audience: str | None) -> Since | None:
    if name is None or reading.catalogue is None:
        return None
    from roadmap_print.catalogue.comparison.editions import EditionError
    from roadmap_print.pipeline import news

    try:
        return news.read(name, file, reading.catalogue, audience)
    except EditionError as error:
        error.language = reading.language
        raise
