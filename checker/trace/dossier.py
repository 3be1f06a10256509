"""The sources of a story, indexed: found, read on all cores, and kept by content for the next run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from checker.about import VERSION
from checker.document import Document
from checker.errors import Unreadable
from checker.evidence import SourceNote, SourceStatus
from checker.hashes import blake2b
from checker.model import Article
from checker.rulebook.files import folder_of
from checker.rulebook.pack import LanguagePack
from checker.trace.content import Indexed, pack, unpack
from checker.trace.kept import Kept
from checker.trace.pdf import Pdf
from checker.trace.sayings import Saying, Sayings
from checker.trace.sources import kind_of, read_source
from checker.trace.words import wording_of
from checker.workers import run

_FORMAT = 2             # goes up when what is kept changes its form or its meaning
_PAGES = 20             # pages of a PDF that are read together
_SECONDS = 120.0        # that one part of a source may take
_MOST_FILES = 2_000
_IGNORED = (".claims.json", ".checks.json")     # what lies beside a story and is none of its sources
_SETTINGS = ("checker.toml", "pyproject.toml")

Tell = Callable[[int, int], None]
"""Is told how many parts of how many have been read."""


class Reader(Protocol):
    """What sources are read with. It must be possible to send it to another process."""

    published: str | None       # the day that relative dates count from, where a source has none of its own

    @property
    def pack(self) -> LanguagePack:
        """The language."""

    @property
    def edition(self) -> str:
        """What stands for the rules that claims are found by."""

    def check(self, document: Document) -> Article:
        """The claims of a source."""


class _Part(NamedTuple):
    """A source, or some pages of one, to be read."""

    path: str
    pages: tuple[int, int] | None


def find_sources(places: Sequence[str], story: str) -> list[str]:
    """The files that are named, and those in the folders that are, in order and each once; the story itself is none.

    Hidden files and what the checker keeps beside stories are left out of folders. Raises Unreadable for a folder with
    more files than any dossier has.
    """
    found: list[str] = []
    for place in places:
        if Path(place).is_dir():
            files = (path for path in sorted(Path(place).rglob("*")) if path.is_file())
            inside = [str(path) for path in files if _is_source(path, place)]
            if len(inside) > _MOST_FILES:
                raise Unreadable(place, f"holds {len(inside):,} files, of which {_MOST_FILES:,} at most are read: name "
                                        f"the ones that are meant")
            found += inside
        else:
            found.append(place)
    return [path for path in dict.fromkeys(found) if not _same_file(path, story)]


def _is_source(path: Path, place: str) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
    return not hidden and not path.name.endswith(_IGNORED) and path.name not in _SETTINGS


def _same_file(path: str, story: str) -> bool:
    try:
        return Path(path).samefile(story)
    except OSError:
        return False


def index(paths: Sequence[str], reader: Reader, tell: Tell | None = None) -> Iterator[Indexed]:
    """Each source as it is searched, in the order named. One that cannot be read says so in its note."""
    kept, stamp = Kept(), _stamp(reader)
    jobs: list[tuple[str, list[_Part], str]] = []
    ready: dict[str, list[bytes | str]] = {}
    for path in dict.fromkeys(paths):
        try:
            parts, key = _parts(path), _key(path, stamp)
        except Unreadable as error:
            ready[path] = [error.reason]
            continue
        known = kept.load(key, len(parts))
        if known is None:
            jobs.append((path, parts, key))
        else:
            ready[path] = list(known)
    ready |= _read_all(jobs, reader, kept, tell)
    if jobs:
        kept.tidy()
    for path in paths:
        yield _joined(path, ready[path])


def _read_all(jobs: Sequence[tuple[str, list[_Part], str]], reader: Reader, kept: Kept,
              tell: Tell | None) -> dict[str, list[bytes | str]]:
    """What was read of each source, part by part; a text is why a part was not."""
    tasks = [(job, number, part) for job, (_, parts, _) in enumerate(jobs) for number, part in enumerate(parts)]
    out: dict[str, list[bytes | str]] = {path: [""] * len(parts) for path, parts, _ in jobs}
    work = partial(_work, reader)
    for count, done in enumerate(run([part for _, _, part in tasks], work, _SECONDS), 1):
        job, number, _ = tasks[done.number]
        path, _, key = jobs[job]
        body, failure = done.result if done.failure is None else (None, done.failure)
        out[path][number] = failure if body is None else body
        if body is not None:
            kept.save(key, number, body)
        if tell:
            tell(count, len(tasks))
    return out


def _work(reader: Reader, part: _Part) -> tuple[bytes | None, str | None]:
    """What a worker makes of a part: its index as bytes, or why there is none."""
    try:
        content = read_source(part.path, part.pages)
        sayings: list[Saying] = []
        for prose in content.prose:
            article = reader.check(prose.document)
            sayings += Sayings(article, reader.pack, wording_of(reader.pack)).told(part.path, prose.place)
        return pack(Indexed(content.note, tuple(sayings), content.grids)), None
    except Unreadable as error:
        return None, error.reason


def _parts(path: str) -> list[_Part]:
    """A source in parts that can be read at once. Raises Unreadable."""
    if kind_of(path) != "pdf":
        return [_Part(path, None)]
    count = next(iter(run([path], _count_pages, _SECONDS)))
    if count.failure or isinstance(count.result, str):
        raise Unreadable(path, count.failure or count.result)
    return [_Part(path, (first, min(first + _PAGES, count.result))) for first in range(0, count.result, _PAGES)]


def _count_pages(path: str) -> int | str:
    try:
        pdf = Pdf(path)
    except Unreadable as error:
        return error.reason
    try:
        return pdf.pages
    finally:
        pdf.close()


def _joined(path: str, parts: Sequence[bytes | str]) -> Indexed:
    """The parts of a source as one; what could not be read is told."""
    failures = [part for part in parts if isinstance(part, str)]
    read = [unpack(part, path) for part in parts if isinstance(part, bytes)]
    if not read:
        return Indexed(SourceNote(path, _kind(path), SourceStatus.FAILED, failures[0] if failures else "is empty"),
                       (), ())
    told = [each.note.message for each in read if each.note.message] + list(dict.fromkeys(failures))
    status = SourceStatus.PARTLY if told else SourceStatus.READ
    sayings, orders = [], 0
    for each in read:
        sayings += [saying._replace(order=saying.order + orders) for saying in each.sayings]
        orders = sayings[-1].order + 2 if sayings else 0
    note = SourceNote(path, read[0].note.kind, status, "; ".join(told) or None)
    if not sayings and not any(each.grids for each in read):
        note = note._replace(status=SourceStatus.PARTLY, message=note.message or "no figure was found in it")
    return Indexed(note, tuple(sayings), tuple(grid for each in read for grid in each.grids))


def _kind(path: str) -> str:
    return Path(path).suffix.lower().lstrip(".") or "text"


def _stamp(reader: Reader) -> bytes:
    """What stands for all that a source is read with."""
    words = (folder_of(reader.pack.language) / "trace" / "words.toml").read_bytes()
    modules = [(path.name, path.stat().st_size, path.stat().st_mtime_ns)
               for path in sorted(Path(__file__).parent.glob("*.py"))]
    return f"{_FORMAT} {VERSION} {reader.edition} {reader.published} {modules}".encode() + words


def _key(path: str, stamp: bytes) -> str:
    """What stands for a source's content, its kind, and all that it is read with. Raises Unreadable."""
    total = blake2b(stamp, digest_size=20)
    total.update(f"\0{Path(path).name.lower()}\0".encode("utf-8", "replace"))     # a table is called by its file's name
    try:
        with Path(path).open("rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    except OSError as error:
        raise Unreadable(path, f"cannot be read: {error.strerror or error}") from error
    return total.hexdigest()
