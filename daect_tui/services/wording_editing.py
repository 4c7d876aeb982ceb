"""Editing the texts of documents: listed, checked, previewed, saved as versions, brought back, exchanged."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import StaleRecord, UnknownReference
from daect_tui.domain.journal import Act
from daect_tui.domain.text import NARROW, NBSP, clean, quoted
from daect_tui.domain.wording import InvalidWording, Value, Wording
from daect_tui.domain.wording_preview import invented_values, list_fields, previewed
from daect_tui.domain.wording_version import WordingVersion, editable, same_text
from daect_tui.services.catalogue import read_text
from daect_tui.services.drafts import Drafts
from daect_tui.services.office import Office
from daect_tui.services.ports import Files, UnitOfWork
from daect_tui.services.wordings import SHARED, WORDINGS, checked, shipped_text, wording

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class WordingLine:
    """A document: its last saved version, if there is one, and what is wrong with its text."""

    name: str
    title: str
    last: WordingVersion | None
    fault: str = ""

    @property
    def is_edited(self) -> bool:
        """Tell whether the register words it itself."""
        return self.last is not None and self.last.is_edited


@dataclass(frozen=True, slots=True)
class WordingSheet:
    """A document to edit: the shipped text, the one in force, the values that it may use, its versions.

    `lists` gives the fields of the rows of those values that are lists; `number` is that of the last
    version, 0 where none was saved.
    """

    name: str
    title: str
    shipped: str
    text: str
    number: int
    values: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    versions: tuple[WordingVersion, ...]


class WordingEditing:
    """The use cases of the texts of documents."""

    def __init__(self, office: Office, files: Files) -> None:
        self._office = office
        self._files = files
        self.drafts = Drafts(office, FormKind.WORDING)

    def lines(self) -> tuple[WordingLine, ...]:
        """Return every document, those that the others take in last."""
        with self._office.reading() as work:
            last = {version.name: version for version in work.wordings.versions()}
            edited = work.wordings.edited()
        return tuple(
            WordingLine(name, wording(name).title, last.get(name), _fault(name, edited.get(name, ""), edited))
            for name in (*WORDINGS, *SHARED)
        )

    def open(self, name: str) -> WordingSheet:
        """Return a document to edit; raises `UnknownReference`."""
        shipped = wording(_known(name))
        with self._office.reading() as work:
            versions = work.wordings.versions(name)
        original = editable(shipped_text(name))
        return WordingSheet(
            name=name,
            title=shipped.title,
            shipped=original,
            text=(versions[-1].text if versions else "") or original,
            number=versions[-1].number if versions else 0,
            values=shipped.values,
            lists=list_fields(shipped),
            versions=versions,
        )

    def check(self, name: str, text: str) -> Wording:
        """Read a text as that of a document; raises `InvalidWording` with its line."""
        with self._office.reading() as work:
            edited = work.wordings.edited()
        return checked(_known(name), clean(text).text.strip() or "\n", edited)

    def preview(self, name: str, text: str) -> str:
        """Write a text as its document will read, on invented values; raises `InvalidWording`."""
        read = self.check(name, text)
        return previewed(read.fill(invented_values(read, _examples())))

    def save(self, name: str, text: str, *, base: int, draft_id: int = 0) -> WordingVersion:
        """Keep a text as the next version, in force at once; the shipped text comes back as it ships.

        `base` is the number of the version that was edited. Raises `InvalidWording`, and `StaleRecord`
        when another was saved meanwhile.
        """
        kept = clean(text).text.strip()
        self.check(name, kept)
        with self._office.begin() as work:
            version = self._keep(work, name, kept, base)
            if draft_id:
                work.drafts.remove(draft_id)
            work.commit()
        return version

    def save_all(self, texts: Mapping[str, str]) -> tuple[WordingVersion, ...]:
        """Keep the texts of several documents, all or none; those that change nothing are left alone."""
        sheets = {name: self.open(name) for name in texts}
        for name, text in texts.items():
            self.check(name, text)
        with self._office.begin() as work:
            saved = tuple(
                self._keep(work, name, clean(texts[name]).text.strip(), sheet.number)
                for name, sheet in sheets.items()
                if not same_text(texts[name], sheet.text)
            )
            if saved:
                work.commit()
        return saved

    def _keep(self, work: UnitOfWork, name: str, text: str, base: int) -> WordingVersion:
        known = work.wordings.versions(name)
        number = known[-1].number if known else 0
        if number != base:
            raise StaleRecord(
                f"Une autre version de {quoted(wording(name).title)} a été enregistrée entre-temps "
                f"(par {known[-1].agent}){NARROW}; comparez, puis recommencez."
            )
        back = same_text(text, editable(shipped_text(name)))
        version = WordingVersion(
            name, number + 1, "" if back else text, self._office.clock.now(), self._office.agent
        )
        work.wordings.add(version)
        detail: dict[str, str | int | list[str]] = {"titre": wording(name).title, "version": version.number}
        if not back:
            detail["sha256"] = sha256(version.text.encode()).hexdigest()
        act = "wording.restored" if back else "wording.saved"
        work.journal.append(Act(act, f"modele/{name}", detail))
        return version

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write the texts in force into a folder, one file a document; raises `UnusableOutput`."""
        sheets = [self.open(name) for name in (*WORDINGS, *SHARED)]
        for sheet in sheets:
            self._files.write(folder / f"{sheet.name}{SUFFIX}", sheet.text.encode())
        return tuple(folder / f"{sheet.name}{SUFFIX}" for sheet in sheets)


def _known(name: str) -> str:
    if name not in (*WORDINGS, *SHARED):
        raise UnknownReference(
            f"Aucun document ne porte le nom {quoted(name)}. Les noms connus{NBSP}: {_listed(WORDINGS)}."
        )
    return name


def _listed(names: Sequence[str]) -> str:
    return ", ".join((*names, *SHARED))


def _fault(name: str, text: str, edited: Mapping[str, str]) -> str:
    try:
        checked(name, text, edited)
    except InvalidWording as error:
        return str(error)
    return ""


@cache
def _examples() -> Mapping[str, Value]:
    return tomllib.loads(read_text("wording_examples.toml"))
