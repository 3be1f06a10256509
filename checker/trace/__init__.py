"""The figures of a story against the reporter's sources: for each claim, where a source supports or contradicts it.

The key comes first - row, column, noun, holder, period, the words around - and only then the value, so that equal
digits alone support nothing. What is found settles nothing: it is shown to a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.evidence import Evidence, Operand, Place, Traced, Word
from checker.model import Article
from checker.trace.cells import from_tables
from checker.trace.content import Indexed
from checker.trace.counts import from_counts
from checker.trace.days import from_days
from checker.trace.direct import from_prose
from checker.trace.dossier import Reader, Tell, find_sources, index
from checker.trace.grid import blocks
from checker.trace.library import Library
from checker.trace.orders import from_orders
from checker.trace.pairs import from_pairs
from checker.trace.periods import Calendar
from checker.trace.sayings import Saying, Sayings, taken_apart
from checker.trace.sums import from_sums
from checker.trace.tables import Table, TableReader
from checker.trace.weigh import weigh
from checker.trace.within import from_story
from checker.trace.words import wording_of

_FINDERS = (from_prose, from_tables, from_pairs, from_sums)
_STORY_FINDERS = (from_counts, from_days, from_orders)

__all__ = ["Reader", "find_sources", "trace"]


def trace(article: Article, places: Sequence[str], reader: Reader, tell: Tell | None = None) -> Traced:
    """What the sources in `places` (files and folders) say of each claim of an article.

    `tell` is told how much has been read. A source that cannot be read is told of in the result; Unreadable is raised
    only for a folder that holds too much.
    """
    indexed = list(index(find_sources(places, article.path), reader, tell))
    wording = wording_of(reader.pack)
    story = Sayings(article, reader.pack, wording).all(article.path, lambda _: Place(), cells=True)
    sayings = [saying for each in indexed for saying in each.sayings]
    library = Library(reader.pack, wording, sayings, _tables(indexed, reader), story)
    ranked = [weigh(_found(claim, story, library)) for claim in story]
    supported = {at: pieces[0] for at, pieces in enumerate(ranked) if pieces and pieces[0].word is Word.SUPPORTS}
    evidence = tuple(weigh([*pieces, *from_story(claim, at, story, supported, library)])
                     for at, (claim, pieces) in enumerate(zip(story, ranked, strict=True)))
    return Traced(article, tuple(each.note for each in indexed), evidence)


def _tables(indexed: Sequence[Indexed], reader: Reader) -> list[Table]:
    """The tables of all sources, read; one without a head of its own has that of the one above it."""
    made = TableReader(reader.pack, wording_of(reader.pack), Calendar(reader.pack))
    tables: list[Table] = []
    for each in indexed:
        for grid in each.grids:
            names: list[str] = []
            for block in blocks(grid):
                tables.append(Table(each.note.path, block, made, names))
                names = tables[-1].names
    return tables


def _found(claim: Saying, story: Sequence[Saying], library: Library) -> list[Evidence]:
    """All evidence for a claim; for "nine of the 12", that for the part, with the place of the whole beside it."""
    parts = taken_apart(claim)
    if parts is None:
        return _of_one(claim, story, library)
    part, whole = (weigh(_of_one(each, story, library)) for each in parts)
    of_whole = next((e for e in whole if e.word is Word.SUPPORTS), None)
    if of_whole is None:
        return list(part)
    beside = Operand(of_whole.source, of_whole.place, of_whole.passage, f"{parts[1].value:f}")
    if not part and parts[0].value == 1:        # "the only one of the six": it is the whole that can be looked up
        return [of_whole]
    return [e._replace(operands=(*e.operands, beside, *of_whole.operands)) for e in part]


def _of_one(claim: Saying, story: Sequence[Saying], library: Library) -> list[Evidence]:
    found = [evidence for find in _FINDERS for evidence in find(claim, library)]
    return found + [evidence for look in _STORY_FINDERS for evidence in look(claim, story, library)]
