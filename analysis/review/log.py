"""review.csv: the corrections of a corpus, one line an edit, only ever appended to.

>>> import tempfile
>>> from analysis.review.edits import now
>>> with tempfile.TemporaryDirectory() as folder:
...     add_edits(folder, [Edit(*now(), "Jo", "accept", "storm", "0" * 16, ((5, 9),), "safe")])
...     [edit.action for edit in read_review(folder)]
['accept']

Each line has an id of its own and the time, and the order of the lines means nothing: edits are sorted by time and
id. So two people's files merge by taking the lines of both, which git does by itself where .gitattributes says
``review.csv merge=union``. The file is written anew beside the old one, flushed to the disk and renamed, behind a
lock, so that two programs may write at once and a power cut leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysis.corpus.decoding import named, read_utf8
from analysis.errors import InputError
from analysis.review.edits import COLUMNS, Edit
from analysis.saving import whole_file

__all__ = ["REVIEW_FILE", "add_edits", "in_force", "read_review", "review_file"]

REVIEW_FILE = "review.csv"

_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_LONGEST_CELL = 2_000_000


def review_file(place: str | os.PathLike[str]) -> Path:
    """The review.csv of a corpus folder, or ``place`` itself where it names a file."""
    path = Path(place)
    return path / REVIEW_FILE if path.is_dir() else path


def read_review(place: str | os.PathLike[str]) -> list[Edit]:
    """Every edit of a corpus folder (or of a review.csv), sorted by time; none where there is no file yet.

    A line that stands twice, as after a merge, counts once. Raises InputError naming the row that is malformed.
    """
    path = review_file(place)
    return _parsed(read_utf8(path), named(path)) if path.exists() else []


def add_edits(place: str | os.PathLike[str], edits: Sequence[Edit]) -> None:
    """Append ``edits`` to the review.csv of a corpus folder, all or none; what it holds stays byte for byte.

    Raises InputError where an edit or the file as it stands is malformed, and writes nothing then.
    """
    path = review_file(place)
    if not path.parent.is_dir():
        raise InputError(f"{named(path.parent)} is no folder; give the corpus folder.")
    lines = io.StringIO()
    writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
    for edit in edits:
        cells = edit.cells()
        Edit.of_cells(cells, "This correction")
        writer.writerow(cells)
    with _locked(path):
        before = read_utf8(path) if path.exists() else ",".join(COLUMNS) + "\n"
        if not before.strip("\ufeff \r\n"):
            before = ",".join(COLUMNS) + "\n"
        if not before.endswith("\n"):
            before += "\n"
        after = before + lines.getvalue()
        _parsed(after, named(path))
        with whole_file(path) as stream:
            stream.write(after.encode("utf-8"))


def in_force(edits: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """The edits that no undo has taken back, in order, without the undos; and the undos of edits that are not there.

    An undo can itself be undone. Raises InputError where undos revoke one another in a circle.
    """
    ordered = sorted(edits, key=lambda edit: edit.order)
    known = {edit.edit_id for edit in ordered}
    undos: dict[str, list[Edit]] = {}
    for edit in ordered:
        if edit.action == "undo":
            undos.setdefault(edit.revokes, []).append(edit)
    holds: dict[str, bool] = {}
    for edit in ordered:
        _settle(edit.edit_id, undos, holds)
    left = [edit for edit in ordered if edit.action != "undo" and holds[edit.edit_id]]
    astray = [edit for edit in ordered if edit.action == "undo" and edit.revokes not in known and holds[edit.edit_id]]
    return left, astray


def _settle(edit_id: str, undos: dict[str, list[Edit]], holds: dict[str, bool]) -> None:
    """Find out whether an edit holds: whether none of the undos that revoke it does."""
    path, waiting = {edit_id}, [edit_id]
    while waiting:
        current = waiting[-1]
        revoking = [undo.edit_id for undo in undos.get(current, ())]
        unknown = next((undo for undo in revoking if undo not in holds), None)
        if current in holds or unknown is None:
            holds.setdefault(current, not any(holds[undo] for undo in revoking))
            path.discard(waiting.pop())
        elif unknown in path:
            raise InputError(f'{REVIEW_FILE}: the undos "{current}" and "{unknown}" revoke each other; take one out.')
        else:
            path.add(unknown)
            waiting.append(unknown)


def _parsed(text: str, where: str) -> list[Edit]:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return []
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: dict[str, tuple[Edit, int]] = {}
    header: list[str] = []
    try:
        for cells in reader:
            row = reader.line_num
            if not any(cells):
                continue
            if cells[0].startswith(_MERGE_MARKS):
                raise InputError(
                    f'{where}, row {row}: "{cells[0][:20]}" is left over from a merge; delete such lines and '
                    "keep the edits of both sides."
                )
            if not header:
                header = cells
                _check_header(header, where, row)
                continue
            if cells == header:
                continue
            if len(cells) != len(header):
                raise InputError(
                    f"{where}, row {row}: {len(cells)} cells where there should be {len(header)}; mend the line or "
                    "take it out."
                )
            edit = Edit.of_cells(dict(zip(header, cells, strict=True)), f"{where}, row {row}")
            other, its_row = found.setdefault(edit.edit_id, (edit, row))
            if other != edit:
                raise InputError(
                    f'{where}, row {row}: the edit_id "{edit.edit_id}" stands on row {its_row} with another edit; '
                    "give one of them an id of its own."
                )
    except csv.Error as error:
        raise InputError(f"{where}, row {reader.line_num}: not valid CSV ({error}); mend the line.") from error
    return sorted((edit for edit, _ in found.values()), key=lambda edit: edit.order)


def _check_header(header: list[str], where: str, row: int) -> None:
    missing = [name for name in COLUMNS if name not in header]
    if missing or len(set(header)) != len(header) or set(header) - set(COLUMNS):
        raise InputError(
            f"{where}, row {row}: the columns should be {','.join(COLUMNS)}, with commas between them"
            + (f'; "{missing[0]}" is missing.' if missing else ".")
        )


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Let nobody else append to the review.csv of this folder meanwhile."""
    if sys.platform == "win32":
        import msvcrt

        with path.with_name(f".{path.name}.lock").open("a+b") as stream:
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                stream.seek(0)
                msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        # The folder itself is locked: the file is replaced by every edit, and a lock file would end up in git.
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
