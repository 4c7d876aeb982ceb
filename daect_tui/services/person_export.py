"""Giving a person what the register holds of them: JSON, PDF, and the files that bear their name."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.document import PlainDocument
from daect_tui.domain.document_frame import author
from daect_tui.domain.errors import Refusal, WouldOverwrite
from daect_tui.domain.file_name import safe_file_name
from daect_tui.domain.journal import Act
from daect_tui.domain.person_excerpt import Others, excerpt, others
from daect_tui.domain.person_export import Datum, Held, PersonFile, as_body, as_data
from daect_tui.domain.person_mentions import mentions, surest
from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import Sought, sought
from daect_tui.domain.personal_places import Place
from daect_tui.domain.text import NBSP
from daect_tui.services.drafting import head_on
from daect_tui.services.office import Office
from daect_tui.services.persons import found
from daect_tui.services.ports import Documents, Files, UnitOfWork
from daect_tui.services.retention import rules_today

DATA, PAPER = "donnees-personnelles.json", "donnees-personnelles.pdf"


@dataclass(frozen=True, slots=True)
class Given:
    """What was written, and how many records it tells of."""

    paths: tuple[Path, ...]
    records: int


class PersonExport:
    """Answers requests of access and of portability."""

    def __init__(self, office: Office, documents: Documents, files: Files) -> None:
        self._office = office
        self._documents = documents
        self._files = files

    def export(self, said: str, keys: Collection[str], folder: Path) -> Given:
        """Write what some places hold of a person in a folder; the journal tells of it without a name.

        Raises `Refusal` where nothing was chosen, `WouldOverwrite`, `UnusableOutput`.
        """
        taken = [folder / name for name in (DATA, PAPER) if (folder / name).exists()]
        if taken:
            raise WouldOverwrite(f"{taken[0]} existe déjà{NBSP}: donnez un autre dossier.")
        person = sought(said)
        with self._office.begin() as work:
            places = found(work, person).chosen(keys)
            if not places:
                raise Refusal("Aucun lieu n’est choisi\u00a0: il n’y a rien à remettre.")
            masks = others(work.personal.names(), person)
            files = dict(_files(work, person, places))
            held = tuple(_held(place, masks, files) for place in places)
            today = self._office.clock.today()
            head = head_on(work, today).letterhead
            given = PersonFile(said, author(head), today, held, rules_today(work, today))
            paper = PlainDocument(
                title="Données personnelles",
                subtitle=f"Communication à {said} (RGPD, article 15)",
                letterhead=head,
                dated=given.day,
                reference="",
                body=as_body(given),
            )
            contents = [
                (folder / PAPER, self._documents.render(paper)),
                (folder / DATA, json.dumps(as_data(given), ensure_ascii=False, indent=1).encode()),
                *((folder / "fichiers" / name, content) for name, content in files.values()),
            ]
            work.journal.append(Act("person.exported", "personne", {"fiches": len(held)}))
            for path, content in contents:
                self._files.write(path, content)
            work.commit()
        return Given(tuple(path for path, _content in contents), len(held))


def _held(place: Place, masks: Others, files: dict[str, tuple[str, bytes]]) -> Held:
    data = tuple(
        Datum(".".join(map(str, (spot.column, *spot.path))), spot.holding, excerpt(spot, masks))
        for spot in place.spots
    )
    return Held(place, data, files[place.key][0] if place.key in files else "")


def _files(
    work: UnitOfWork, person: Sought, places: Collection[Place]
) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the files whose own name is that of the person, with their contents."""
    for place in places:
        attached = work.personal.file_of(place)
        if attached and surest(mentions(person, attached[0])) is Naming.SURE:
            name = f"{place.kind.value}-{'-'.join(map(str, place.row))}-{safe_file_name(attached[0])}"
            yield place.key, (name, work.files.content(attached[1]))
