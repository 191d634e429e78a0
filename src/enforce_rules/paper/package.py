"""The archive an xlsx or a docx is, and the XML inside it: read without trusting anything they say about themselves.

In: bytes. Out: the parts asked for, and the events of their XML. Bytes are counted as they are decompressed, elements as
they are met; a document type (and with it every entity), an encrypted part and a name that leaves the archive are refused.
Nothing is ever unpacked into a folder.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Final, Protocol
from xml.parsers import expat

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.limits import Limits
from enforce_rules.loader.tree import Refused

DEPTH: Final = 256  # of elements inside one another
_OLD: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # how files before 2007, and encrypted ones, begin
_DIRECTORY: Final = b"PK\x05\x06"
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Handler(Protocol):
    """What listens to the XML of one part; names come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some characters."""


class Package:
    """An archive that is being read."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.unpacked = self.nodes = 0
        if data.startswith(_OLD):
            raise Refused(self.damaged("old-format"))
        try:
            self._count_parts(_claimed(data))
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._parts = self._listed()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, OSError):
            raise Refused(self.damaged("no-archive")) from None

    def damaged(self, why: str) -> Diagnostic:
        """The diagnostic of a file that cannot be read."""
        return diagnose("paper-damaged", Span(self.file, 0, 0), why=why)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.casefold() in self._parts

    def parse(self, name: str, handler: Handler) -> None:
        """Tell a handler the XML of a part."""
        data = self._bytes(name)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self.nodes += 1
            if self.nodes > self.limits.paper_nodes:
                self._exceeded("XML 元素", self.nodes, self.limits.paper_nodes)
            if depth > DEPTH:
                raise Refused(diagnose("too-deep", Span(self.file, 0, 0), value=str(depth), limit=str(DEPTH)))
            handler.start(_local(tag), {_local(key): value for key, value in attributes.items()})

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            handler.end(_local(tag))

        def doctype(*_: object) -> None:
            raise Refused(self.damaged("entities"))

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = doctype
        parser.EntityDeclHandler = doctype
        try:
            parser.Parse(data, True)  # all at once: pieces would be read again and again
        except (expat.ExpatError, UnicodeError, LookupError, ValueError):
            raise Refused(self.damaged("damaged")) from None

    def _count_parts(self, parts: int) -> None:
        if parts > self.limits.paper_parts:
            self._exceeded("压缩包里的文件数", parts, self.limits.paper_parts)

    def _exceeded(self, what: str, value: int, limit: int) -> None:
        span = Span(self.file, 0, 0)
        raise Refused(diagnose("limit-exceeded", span, what=what, value=str(value), limit=str(limit)))

    def _listed(self) -> dict[str, zipfile.ZipInfo]:
        """Every part by its name, which OPC compares without case."""
        listed = self._zip.infolist()
        self._count_parts(len(listed))
        parts: dict[str, zipfile.ZipInfo] = {}
        for info in listed:
            name = info.filename
            inside = not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in name.split("/")
            if not inside or name.casefold() in parts:
                raise Refused(self.damaged("part-name"))
            if info.flag_bits & 1 or info.compress_type not in _METHODS:
                raise Refused(self.damaged("locked-part"))
            parts[name.casefold()] = info
        return parts

    def _bytes(self, name: str) -> bytes:
        if not self.has(name):
            raise Refused(self.damaged("missing-part"))
        left = self.limits.paper_unpacked - self.unpacked
        try:
            with self._zip.open(self._parts[name.casefold()]) as stream:
                data = stream.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError):
            raise Refused(self.damaged("damaged")) from None
        self.unpacked += len(data)
        if len(data) > left:
            self._exceeded("解压后的字节", self.unpacked, self.limits.paper_unpacked)
        return data


class Quiet:
    """A handler that hears nothing, for others to build on."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some characters."""


class Relations(Quiet):
    """The relationships of a part: where each of its references leads. What leads out of the file is left out."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One relationship."""
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            steps = [] if target.startswith("/") else self.folder.split("/")
            for step in target.split("/"):
                if step == ".." and steps:
                    steps.pop()
                elif step not in ("", ".", ".."):
                    steps.append(step)
            name = "/".join(step for step in steps if step)
            self.targets[attributes.get("Id", "")] = name
            self.kinds.setdefault(attributes.get("Type", "").rpartition("/")[2], name)


def relations(package: Package, part: str) -> Relations:
    """The relationships of a part; none if it has none."""
    folder, _, name = part.rpartition("/")
    found = Relations(folder)
    path = f"{folder}/_rels/{name}.rels".lstrip("/")
    if package.has(path):
        package.parse(path, found)
    return found


def _claimed(data: bytes) -> int:
    """How many parts the archive says it has, before anything is made of each."""
    at = data.rfind(_DIRECTORY)
    return int.from_bytes(data[at + 10 : at + 12], "little") if at >= 0 else 0


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
