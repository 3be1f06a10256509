"""XML without its dangers: no entities of its own, nothing fetched, no depth or size that eats the machine.

Expat alone never opens what a document refers to; what this adds is that a document which tries to is refused, as is
one that declares entities (the way of all "billion laughs") or is nested or grown beyond any article.
"""

from __future__ import annotations

from collections.abc import Mapping
from html.entities import html5
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from checker.errors import Unreadable

_DEEPEST = 200
_MOST_ELEMENTS = 500_000
_BETWEEN = "\x1f"       # what expat puts between a namespace and a name


def parse_xml(path: str, content: bytes, prefixes: Mapping[str, str] | None = None) -> Element:
    """The root element. Names lose their namespace, but for those of `prefixes`, which get that prefix and a hyphen.

    Raises Unreadable for what is no XML, or none that is safe to read.
    """
    reader = _Reader(path, prefixes or {})
    try:
        reader.parser.Parse(content, True)      # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise Unreadable(path, f"is damaged XML, or was cut off: {what} in line {error.lineno}") from error
    except (ValueError, LookupError) as error:
        raise Unreadable(path, f"is XML in an encoding that cannot be read: {error}") from error
    return reader.builder.close()


class _Reader:
    """Builds the tree while expat reads."""

    def __init__(self, path: str, prefixes: Mapping[str, str]) -> None:
        self._path, self._prefixes = path, prefixes
        self._depth = self._count = 0
        self.builder = TreeBuilder()
        self.parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._external
        self.parser.SkippedEntityHandler = self._skipped

    def _name(self, written: str) -> str:
        space, _, local = written.rpartition(_BETWEEN)
        prefix = self._prefixes.get(space)
        return f"{prefix}-{local}" if prefix else local

    def _start(self, name: str, found: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            raise Unreadable(self._path, "is XML that is nested too deeply to be an article")
        if self._count > _MOST_ELEMENTS:
            raise Unreadable(self._path, "is XML with more elements than an article can have")
        self.builder.start(self._name(name), {self._name(key): value for key, value in found.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(self._name(name))

    def _entity(self, *_: object) -> None:
        raise Unreadable(self._path, "is XML that declares entities of its own, which is not safe to read")

    def _external(self, *_: object) -> int:
        raise Unreadable(self._path, "is XML that refers to other files, which are not fetched")

    def _skipped(self, name: str, is_parameter: bool) -> None:       # noqa: FBT001 - expat's own signature
        """An entity that a document type declares elsewhere: nearly always one of HTML's."""
        if not is_parameter:
            self.builder.data(html5.get(f"{name};", f"&{name};"))
