"""What there is to see: put up by one thread, looked at by those of the server."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Condition

from roadmap_print.i18n.translator import Message, say
from roadmap_print.pipeline.jobs import Failed
from roadmap_print.preview.page_images import PageImage
from roadmap_print.preview.page_renderer import Painted, Saved, Settled
from roadmap_print.publications.registry import Publication


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a browser can show at one moment.

    `wrong` are the catalogue's problems, `unfit` those of publications that could not be laid
    out, `faults` what `build` found; `title` is the catalogue's, `status` a sentence.
    """

    publications: tuple[Publication, ...]
    language: str
    title: str = "roadmap-print"
    status: str = ""
    failed: bool = False
    wrong: tuple[str, ...] = ()
    unfit: Mapping[Publication, tuple[str, ...]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    pages: Mapping[Publication, tuple[PageImage, ...]] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[str, ...]:
        """Every problem once, in the order in which they were found."""
        unfit = (each for problems in self.unfit.values() for each in problems)
        return tuple(dict.fromkeys((*self.wrong, *unfit, *self.faults)))

    def as_values(self, publication: Publication) -> dict[str, object]:
        """Give what is to be seen of one publication, as values that JSON has."""
        return {
            "language": self.language,
            "title": self.title,
            "status": self.status,
            "failed": self.failed,
            "problems": self.problems,
            "pages": [
                {
                    "key": page.key,
                    "width": round(page.width),
                    "height": round(page.height),
                    "links": [link._asdict() for link in page.links],
                }
                for page in self.pages.get(publication, ())
            ],
        }


class PreviewState:
    """Holds the newest sight; whoever looks can wait for the next."""

    def __init__(self, publications: tuple[Publication, ...], language: str) -> None:
        self._changed = Condition()
        self._number = 1
        self.sight = Snapshot(
            publications, language, status=Message("watch.setting").told(language)
        )

    def show(self, **changes: object) -> None:
        """Put up what has changed of a sight."""
        with self._changed:
            self.sight = replace(self.sight, **changes)  # type: ignore[arg-type]
            self._number += 1
            self._changed.notify_all()

    def hear(self, event: object) -> None:
        """Put up what the painter tells: a reading, pages, or what could not be set."""
        match event:
            case Saved(title, language, problems):
                failed, said = title is None, "watch.setting"
                if failed:
                    said = "watch.wrong" if self.sight.pages else "watch.none_yet"
                wrong, status = tuple(map(str, problems)), say(language, said)
                self.show(language=language, failed=failed, wrong=wrong, faults=(), status=status)
                if title is not None:
                    self.show(title=title, unfit={})
            case Painted(publication, pages):
                unfit = {
                    each: told for each, told in self.sight.unfit.items() if each != publication
                }
                self.show(pages={**self.sight.pages, publication: pages}, unfit=unfit)
            case Failed(file, problems):
                told = {file.publication: tuple(map(str, problems))}
                self.show(unfit={**self.sight.unfit, **told}, failed=True)
            case Settled():
                self.show(status="")

    def after(self, number: int, patience: float) -> tuple[int, Snapshot]:
        """Wait for a sight newer than that of a number, for some seconds; give it, or the old."""
        with self._changed:
            self._changed.wait_for(lambda: self._number > number, patience)
            return self._number, self.sight

    def page(self, key: str) -> PageImage | None:
        """Find a page that is shown."""
        pages = (page for each in self.sight.pages.values() for page in each)
        return next((page for page in pages if page.key == key), None)
