"""Sources: the files of a folder, an archive or an upload, each with its name and its bytes, within the limits.

>>> [source.name for source in uploaded({"a.txt": b"Yes."}, Limits(), [])]
['a.txt']

A file is opened only when its turn comes. Names are those inside the folder or archive; nothing is ever written
under a name that an archive gives, so that "../" in it leads nowhere, and links are not followed.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis.corpus.decoding import named, well_formed
from analysis.corpus.importing.limits import Limits, SetAside, TooMuch
from analysis.errors import InputError

__all__ = ["Source", "from_path", "unpacked_within", "uploaded"]

_BLOCK = 1 << 20
_ENCRYPTED = 0x1
_JUNK = {"__macosx", "thumbs.db", "desktop.ini"}
# What this project itself keeps in a corpus folder, and what the file managers leave.
_OWN = {"corpus.toml", "review.csv"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: its name with "/" between folders, and how to get its bytes."""

    name: str
    read: Callable[[], bytes]

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return PurePosixPath(self.name).suffix.lower()


def from_path(path: str | os.PathLike[str], limits: Limits, aside: list[SetAside]) -> Iterator[Source]:
    """The files of a folder, at any depth, or one file; what cannot be taken goes to ``aside``.

    Raises InputError where there is nothing at ``path``.
    """
    place = Path(path).expanduser()
    if place.is_dir():
        yield from _within(_folder(place, limits, aside), limits, aside)
    elif place.is_file():
        yield from _within(_file(place, place.name, place.stat().st_size, limits, aside), limits, aside)
    else:
        raise InputError(f"{named(place)} does not exist; give a folder, a zip or a file.")


def uploaded(files: Mapping[str, bytes], limits: Limits, aside: list[SetAside]) -> Iterator[Source]:
    """The files of an upload: their bytes by name."""

    def each() -> Iterator[tuple[Source, int]]:
        for name, content in files.items():
            plain = PurePosixPath(name.replace("\\", "/")).name or "file"
            if plain.lower().endswith(".zip"):
                yield from _members(plain, io.BytesIO(content), limits, aside)
            else:
                yield Source(well_formed(plain), lambda content=content: content), len(content)  # type: ignore[misc]

    yield from _within(each(), limits, aside)


def _within(found: Iterator[tuple[Source, int]], limits: Limits, aside: list[SetAside]) -> Iterator[Source]:
    """Pass the sources on as long as their number and sizes are within the limits."""
    n_files = total = 0
    for source, size in found:
        if n_files >= limits.files:
            aside.append(SetAside(source.name, f"there are more than {limits.files:,} files; import them in parts"))
            return
        if size > limits.one_file:
            aside.append(SetAside(source.name, f"it has {_mb(size)}, and a file may have {_mb(limits.one_file)}"))
            continue
        if total + size > limits.all_files:
            reason = f"all files together have more than {_mb(limits.all_files)}; import them in parts"
            aside.append(SetAside(source.name, reason))
            return
        n_files, total = n_files + 1, total + size
        yield source


def _folder(place: Path, limits: Limits, aside: list[SetAside]) -> Iterator[tuple[Source, int]]:
    for parent, folders, files in os.walk(place, followlinks=False):
        for name in sorted(folders):
            if Path(parent, name).is_symlink():
                aside.append(SetAside(_relative(place, Path(parent, name)), "it is a link; put a copy there instead"))
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n.lower() not in _JUNK)
        for name in sorted(files):
            path = Path(parent, name)
            if name.startswith(".") or name.lower() in _JUNK | _OWN:
                continue
            shown = _relative(place, path)
            try:
                status = path.lstat()
            except OSError as error:
                aside.append(SetAside(shown, f"it cannot be read ({(error.strerror or str(error)).lower()})"))
                continue
            if stat.S_ISLNK(status.st_mode):
                aside.append(SetAside(shown, "it is a link; put a copy there instead"))
            elif not stat.S_ISREG(status.st_mode):
                aside.append(SetAside(shown, "it is no ordinary file"))
            else:
                yield from _file(path, shown, status.st_size, limits, aside)


def _file(path: Path, name: str, size: int, limits: Limits, aside: list[SetAside]) -> Iterator[tuple[Source, int]]:
    if path.suffix.lower() == ".zip":
        try:
            with path.open("rb") as stream:
                yield from _members(name, stream, limits, aside)
        except OSError as error:
            aside.append(SetAside(name, f"it cannot be read ({(error.strerror or str(error)).lower()})"))
    else:
        yield Source(name, path.read_bytes), size


def _members(
    archive: str, stream: io.BufferedIOBase, limits: Limits, aside: list[SetAside]
) -> Iterator[tuple[Source, int]]:
    """The files of a zip; each is unpacked into memory when its turn comes, never to the disk."""
    try:
        opened = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        aside.append(SetAside(archive, f"it cannot be opened as a zip ({str(error).lower()})"))
        return
    with opened:
        for number, member in enumerate(opened.infolist()):
            if number > 5 * limits.files:
                aside.append(SetAside(archive, f"it holds more than {5 * limits.files:,} entries"))
                return
            name = well_formed(member.filename.replace("\\", "/"))
            parts = PurePosixPath(name).parts
            if member.is_dir() or not parts or any(p.lower() in _JUNK or p.startswith("._") for p in parts):
                continue
            shown = f"{archive}/{name}"
            reason = _why_not(member, parts, limits)
            if reason:
                aside.append(SetAside(shown, reason))
                continue
            if parts[-1].startswith(".") or parts[-1].lower() in _OWN:
                continue
            yield Source("/".join(parts), lambda m=member: _unpacked(opened, m, limits)), member.file_size  # type: ignore[misc]


def _why_not(member: zipfile.ZipInfo, parts: tuple[str, ...], limits: Limits) -> str:
    if ".." in parts or parts[0] == "/" or ":" in parts[0]:
        return "its name leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "it is a link"
    if member.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack the archive with its password first"
    if parts[-1].lower().endswith(".zip"):
        return "it is an archive inside an archive; unpack it first"
    if member.file_size > limits.one_file:
        return f"it has {_mb(member.file_size)}, and a file may have {_mb(limits.one_file)}"
    if member.file_size > limits.ratio * max(member.compress_size, 1) and member.file_size > _BLOCK:
        return f"it unpacks to more than {limits.ratio} times its size, as no text does"
    return ""


def _unpacked(opened: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    """The bytes of a member; what the archive declares is not believed."""
    most = min(limits.one_file, member.file_size)
    pieces, size = [], 0
    try:
        with opened.open(member) as stream:
            while piece := stream.read(_BLOCK):
                size += len(piece)
                if size > most:
                    raise TooMuch("it unpacks to more than the archive says")
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise TooMuch(f"it cannot be unpacked ({str(error).lower()})") from error
    return b"".join(pieces)


def unpacked_within(content: bytes, limits: Limits) -> None:
    """Raise TooMuch where a .docx or .xlsx, which are archives, would unpack to more than the limits allow.

    Python's zipfile never yields more than an entry declares, so what is declared can be summed up here.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            members = opened.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise TooMuch("it is not what its name says, or it is damaged") from error
    size = sum(member.file_size for member in members)
    if len(members) > limits.files or size > 4 * limits.one_file:
        raise TooMuch(f"it unpacks to {_mb(size)}")
    if size > 10 * _BLOCK and size > limits.ratio * max(len(content), 1):
        raise TooMuch(f"it unpacks to more than {limits.ratio} times its size, as no text does")


def _relative(folder: Path, path: Path) -> str:
    return well_formed(path.relative_to(folder).as_posix())


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
