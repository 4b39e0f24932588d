"""What a corpus says of itself: corpus.toml, with its title, its documents' metadata and its speakers.

>>> parse_settings('title = "Harbour talks"\\n[[speakers]]\\nname = "Jane Roe"\\n', "corpus.toml").speakers[0].name
'Jane Roe'

    title = "Harbour talks"

    [[documents]]                       # metadata of one article, as many as wanted
    file = "harbour.txt"
    title = "Harbour talks end"
    date = 2021-05-03
    source = "The Example"
    author = "A. Writer"
    url = "…"
    metadata = { topic = "ports" }      # columns of the user's own

    [[speakers]]                        # one speaker, as many as wanted
    name = "Jane Roe"                   # what the tables show
    aliases = ["Ms Roe", "J. Roe"]      # other names and spellings
    descriptions = ["the senator"]      # what the press calls her without a name
    group = "North"                     # any label to compare by
    body = false                        # true for an institution
    pronouns = "she"                    # she, he, they or it
    apart = ["Jane Roeder"]             # names that only look like hers
"""

from __future__ import annotations

import contextlib
import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from analysis.corpus.decoding import named, read_utf8
from analysis.corpus.settings_errors import line_of, sentence
from analysis.errors import InputError
from analysis.speakers.known import KnownSpeaker

__all__ = [
    "SETTINGS_FILE",
    "CorpusSettings",
    "DocumentSettings",
    "SpeakerSettings",
    "known_speakers",
    "parse_settings",
    "read_settings",
]

SETTINGS_FILE = "corpus.toml"

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso_day(value: object) -> object:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(value).isoformat()
    raise ValueError("should be a day of the calendar, such as 2014-03-30")


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[str, BeforeValidator(_iso_day)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class DocumentSettings(_Strict):
    """What is known of one article of the folder; ``metadata`` becomes columns of the documents table."""

    file: Words
    title: Words | None = None
    date: Day | None = None
    source: Words | None = None
    author: Words | None = None
    url: Words | None = None
    metadata: dict[str, str | int | float | bool] = {}


class SpeakerSettings(_Strict):
    """One speaker as the researcher knows them; the fields are those of KnownSpeaker."""

    name: Words
    aliases: list[Words] = []
    descriptions: list[Words] = []
    group: str = ""
    body: bool = False
    pronouns: Literal["", "she", "he", "they", "it"] = ""
    apart: list[Words] = []

    def known(self) -> KnownSpeaker:
        """The speaker as the naming takes it."""
        return KnownSpeaker(
            name=self.name,
            aliases=tuple(self.aliases),
            descriptions=tuple(self.descriptions),
            group=self.group,
            body=self.body,
            pronouns=self.pronouns,
            apart=tuple(self.apart),
        )


class CorpusSettings(_Strict):
    """The whole of corpus.toml."""

    title: str = ""
    description: str = ""
    documents: list[DocumentSettings] = []
    speakers: list[SpeakerSettings] = []

    def as_attrs(self) -> dict[str, Any]:
        """The settings as plain values, for ``documents.attrs["corpus"]``; groups map to their speakers."""
        speakers = [speaker.model_dump() for speaker in self.speakers]
        groups: dict[str, list[str]] = {}
        for speaker in self.speakers:
            if speaker.group:
                groups.setdefault(speaker.group, []).append(speaker.name)
        return {"title": self.title, "description": self.description, "speakers": speakers, "groups": groups}


_KEYS = {
    "": list(CorpusSettings.model_fields),
    "documents": list(DocumentSettings.model_fields),
    "speakers": list(SpeakerSettings.model_fields),
}


def read_settings(path: Path) -> CorpusSettings:
    """Read and check a corpus.toml; raises InputError with the file, the line and the mend."""
    toml = read_utf8(path)
    settings = parse_settings(toml, named(path))
    for number, document in enumerate(settings.documents):
        file = Path(document.file)
        if file.is_absolute() or ".." in file.parts or not (path.parent / file).is_file():
            raise InputError(
                f"{named(path)}, line {line_of(toml, ['documents', number, 'file'])}: "
                f'the file "{document.file}" is not in the corpus folder; mend the name or take the entry out.'
            )
    return settings


def parse_settings(toml: str, where: str) -> CorpusSettings:
    """Check the text of a corpus.toml; ``where`` names the file in messages. Raises InputError."""
    try:
        values = tomllib.loads(toml.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = re.search(r"\(at line (\d+), column \d+\)", message)
        line = int(at[1]) if at else toml.count("\n") + 1
        reason = re.sub(r" \(at [^)]*\)$", "", message)
        raise InputError(f"{where}, line {line}: not valid TOML ({reason}); mend that line.") from error
    except RecursionError as error:
        raise InputError(f"{where}: lists nested this deep are not settings; write the file anew.") from error
    try:
        settings = CorpusSettings.model_validate(values)
    except ValidationError as error:
        raise InputError(sentence(error, toml, where, _KEYS)) from error
    _check_files(settings, toml, where)
    _check_names(settings, toml, where)
    return settings


def _check_files(settings: CorpusSettings, toml: str, where: str) -> None:
    seen: dict[str, int] = {}
    for number, document in enumerate(settings.documents):
        first = seen.setdefault(document.file, number)
        if first != number:
            line, also = (line_of(toml, ["documents", place, "file"]) for place in (number, first))
            raise InputError(
                f'{where}, line {line}: the file "{document.file}" is listed twice '
                f"(also on line {also}); keep one of the two entries."
            )


def _check_names(settings: CorpusSettings, toml: str, where: str) -> None:
    """No name may stand for two speakers: nobody could tell whose statements they are."""
    owners: dict[str, tuple[str, int, str]] = {}
    for number, speaker in enumerate(settings.speakers):
        for name in dict.fromkeys([speaker.name, *speaker.aliases]):
            key = "name" if name == speaker.name else "aliases"
            folded = " ".join(name.casefold().split())
            owner, *place = owners.setdefault(folded, (speaker.name, number, key))
            if place != [number, key]:
                # Lines are looked for only now: in a file of thousands of entries that takes its time.
                line, owner_line = line_of(toml, ["speakers", number, key]), line_of(toml, ["speakers", *place])
                what = (
                    f'the speaker "{name}" is listed twice (also on line {owner_line}); put both entries into one'
                    if key == "name" and owner.casefold() == name.casefold()
                    else f'the name "{name}" of {speaker.name} is also a name of {owner} (line {owner_line}); '
                    "leave it with one of them"
                )
                raise InputError(f"{where}, line {line}: {what}.")


def known_speakers(speakers: Iterable[KnownSpeaker | Mapping[str, Any]]) -> list[KnownSpeaker]:
    """Speakers given in code or by ``documents.attrs["corpus"]["speakers"]``, checked, as the naming takes them.

    Each is a KnownSpeaker or a dict with the keys of a [[speakers]] entry. Raises InputError.
    """
    known = []
    for speaker in speakers:
        if isinstance(speaker, KnownSpeaker):
            known.append(speaker)
            continue
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in speaker.items()}
        try:
            known.append(SpeakerSettings.model_validate(values).known())
        except ValidationError as error:
            reason = error.errors(include_url=False, include_context=False)[0]
            key = ".".join(map(str, reason["loc"]))
            raise InputError(
                f'The speaker {values.get("name", values)!r}: "{key}": {reason["msg"].lower()}; '
                f"the keys are {', '.join(SpeakerSettings.model_fields)}."
            ) from error
    return known
