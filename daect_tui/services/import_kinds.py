"""What each kind of import is made of: its columns, how its rows become texts, who judges and writes them."""

from collections.abc import Callable, Sequence
from typing import Any

from daect_tui.domain import demarches_simplifiees
from daect_tui.domain.exchange import Column, ExchangeKind, row_reader
from daect_tui.domain.exchange_columns import COLUMNS, closed_lists
from daect_tui.domain.exchange_mapping import ColumnMapping
from daect_tui.domain.guessed_nature import guessed_nature
from daect_tui.services.catalogue import themes
from daect_tui.services.dossier_writing import DossierImporter
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.import_labels import LabelImporter
from daect_tui.services.import_missions import MissionImporter
from daect_tui.services.import_organisations import OrganisationImporter
from daect_tui.services.import_people import PeopleImporter, correspondents, members
from daect_tui.services.importing import ImportContext, Importer
from daect_tui.services.ports import UnitOfWork

_WITH_NATURE = frozenset({ExchangeKind.DOSSIERS, ExchangeKind.ORGANISATIONS})


def columns_for(kind: ExchangeKind, mapping: ColumnMapping) -> tuple[Column, ...]:
    """Return the columns that a file of this kind may feed."""
    own = mapping.origin == demarches_simplifiees.NAME
    columns = demarches_simplifiees.COLUMNS if own else COLUMNS[kind]
    return tuple(column for column in columns if not column.computed)


def row_texts(
    kind: ExchangeKind, mapping: ColumnMapping, programmes: Sequence[str]
) -> Callable[[Sequence[str]], dict[str, str]]:
    """Return what turns the cells of a row into the texts of the form, values for every row included."""
    columns = columns_for(kind, mapping)
    lists = closed_lists(themes(), programmes)
    read = row_reader(columns, mapping.keys, lists)
    keys = [key for key, _text in mapping.values]
    given = row_reader(columns, keys, lists)([text for _key, text in mapping.values])
    own = mapping.origin == demarches_simplifiees.NAME

    def texts(cells: Sequence[str]) -> dict[str, str]:
        fields = read(cells)
        fields.update(given)
        if own:
            fields = demarches_simplifiees.adapted(fields)
        if kind in _WITH_NATURE:
            _guess_nature(fields)
        return fields

    return texts


def _guess_nature(fields: dict[str, str]) -> None:
    """Give a nature to a row that names an organisation and does not say what it is."""
    if not fields.get("kind", "").strip() and fields.get("name", "").strip():
        fields["kind"] = guessed_nature(fields["name"], fields.get("rna", "")).value


def importer_of(kind: ExchangeKind, context: ImportContext, spool: Spool, work: UnitOfWork) -> Importer[Any]:
    """Return what judges and writes the rows of a kind."""
    match kind:
        case ExchangeKind.ORGANISATIONS:
            return OrganisationImporter(context, spool)
        case ExchangeKind.MEMBERS:
            return PeopleImporter(context, spool, members(context.office.clock.today()))
        case ExchangeKind.CORRESPONDENTS:
            return PeopleImporter(context, spool, correspondents())
        case ExchangeKind.LABELS:
            return LabelImporter(context, work)
        case ExchangeKind.MISSIONS:
            return MissionImporter(context, work)
        case _:
            programmes = [one.code for one in work.programmes.all()]
            return DossierImporter(context, spool, programmes)
