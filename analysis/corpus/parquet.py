"""Articles out of Parquet: one file, a folder of part files, or a URL that fsspec knows, a batch at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from analysis.errors import InputError

__all__ = ["is_parquet", "parquet_records"]

_BATCH = 500


def is_parquet(place: str) -> bool:
    """Whether ``place`` names Parquet: a file, or a folder of parts such as the runs of this project leave."""
    return place.rstrip("/").lower().endswith(".parquet")


def parquet_records(place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row of the file or of the part files in the order of their names, with where it stands ("row 3 of …").

    Only a batch of rows is in memory at a time. Raises InputError for what is not Parquet or has no doc_id and text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    system, files = _files(place)
    for file in files:
        try:
            with system.open(file, "rb") as stream:
                table = pq.ParquetFile(stream)
                names = table.schema_arrow.names
                for name in ("doc_id", "text"):
                    if name not in names:
                        raise InputError(f'{file} has no column "{name}"; it needs doc_id and text.')
                row = 0
                for batch in table.iter_batches(_BATCH):
                    for record in batch.to_pylist():
                        row += 1
                        yield f"{file}, row {row}", {name: _plain(value) for name, value in record.items()}
        except (pa.ArrowException, OSError) as error:
            reason = str(error).splitlines()[0]
            raise InputError(f"{file} cannot be read as Parquet ({reason}); write it again or leave it out.") from error


def _files(place: str) -> tuple[Any, list[str]]:
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(place)
        if not system.exists(root):
            raise InputError(f"{place} does not exist; give a Parquet file or a folder of them.")
        files = sorted(system.glob(f"{root.rstrip('/')}/*.parquet")) if system.isdir(root) else [root]
    except (ImportError, ValueError) as error:
        raise InputError(f"{place} cannot be opened ({error}); check the address.") from error
    if not files:
        raise InputError(f"{place} holds no .parquet files; name the folder that has them.")
    return system, files


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
