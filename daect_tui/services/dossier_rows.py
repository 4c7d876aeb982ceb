"""The rows of a file of dossiers while they are judged: read, and recognised in the register.

A row that bears the reference, or the number elsewhere, of a dossier of the register is about that
dossier. A row without any is about the open dossier of the same applicant in the same domain, if there
is one; a dossier that is ended is an earlier request, which the new one follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from daect_tui.domain.dossier import DossierState, Referents
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.dossier_form import DossierForm, read_dossier_form
from daect_tui.domain.dossier_row import (
    SPREADSHEET,
    RowNames,
    dossier_key,
    read_names,
    read_past_request,
    read_referents,
    request_key,
)
from daect_tui.domain.exchange import REFERENCE
from daect_tui.domain.exchange_row import Remark
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.past_request import PastOutcome, PastRequest
from daect_tui.domain.text import NBSP, fold, kept_line, listed, quoted
from daect_tui.services.catalogue import themes
from daect_tui.services.exchange_ports import KnownDossier, Spool
from daect_tui.services.importing import ImportContext, ImportedRow
from daect_tui.services.intake import country_codes
from daect_tui.services.ports import UnitOfWork

ORIGIN = "origin"
# Under this, the spool knows the references that the import itself has allotted.
ALLOTTED = "attribuée:"

_JUST_ALLOTTED = (
    "Cette référence vient d’être attribuée à une ligne plus haut, qui n’en portait pas. "
    "Importez d’abord les lignes qui ont une référence."
)


@dataclass(slots=True)
class DossierRow:
    """A row while it is judged; `known` is the reference of the dossier that it is about.

    `linked` tells that it was recognised by its number elsewhere; `alone` is its key without any
    reference; `origin` is the earlier dossier that
    it continues, where there is one.
    """

    row: ImportedRow
    names: RowNames
    known: str = ""
    linked: bool = False
    form: DossierForm | None = None
    alone: str = ""
    past: PastRequest | None = None
    origin: str = ""
    referents: Referents = field(default_factory=Referents)
    faults: Mapping[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line of the file."""
        return self.row.line

    @property
    def title(self) -> str:
        """The organisation and the domain, as the file writes them."""
        name, domain = kept_line(self.row.texts.get("name", "")), kept_line(self.row.texts.get("domain", ""))
        return f"{name} · {domain}" if name and domain else name or domain

    @property
    def keys(self) -> tuple[str, ...]:
        """What the row is about: what must be met once only, then what is noted for the others."""
        if self.form and not self.names.called:
            return (self.alone, f"ref:{self.known}" if self.known else "")
        if self.known:
            return (f"ref:{self.known}", self.alone)
        if self.past:
            return (f"past:{self.past.key}",)
        if self.names.reference:
            return (f"ref:{self.names.reference}", self.alone)
        return (f"ext:{self.names.source}:{self.names.external}", self.alone)


class DossierReader:
    """Reads rows by the thousand; what the file gave before is in the spool."""

    def __init__(self, context: ImportContext, spool: Spool, programmes: Iterable[str]) -> None:
        self._context = context
        self._spool = spool
        self._programmes = tuple(programmes)
        self._today = context.office.clock.today()
        self._source = context.mapping.origin or SPREADSHEET

    def read(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[DossierRow]:
        """Read rows and recognise what they are about; writes nothing in the register."""
        read = [self._named(row) for row in rows]
        self._refuse_allotted(read)
        self._recognise(work, read)
        for row in read:
            if not row.faults and not row.known:
                self._read(row)
        self._recognise_unnamed(work, read)
        return read

    def form(self, texts: Mapping[str, str]) -> DossierForm:
        """Read texts as the form does; raises `FormRefused`, for an unknown programme too."""
        form = read_dossier_form(texts, country_codes(), themes(), self._today)
        if form.programme not in self._programmes:
            sentence = (
                f"Programme{NBSP}: {quoted(form.programme)} n’est pas au catalogue. "
                f"Programmes connus{NBSP}: {listed(self._programmes)}."
            )
            raise FormRefused({"programme": sentence})
        return form

    def met_before(self, rows: Sequence[DossierRow]) -> dict[int, int]:
        """Note what the rows are about; return, by line, the line that gave the same thing before."""
        keys = {row.line: row.keys for row in rows if not row.faults}
        first = self._spool.claim([(key, line) for line, all_of in keys.items() for key in all_of if key])
        earlier = {line: first.get(all_of[0], line) for line, all_of in keys.items()}
        return {line: before for line, before in earlier.items() if before < line}

    def check_origins(self, work: UnitOfWork, rows: Sequence[DossierRow]) -> None:
        """Keep the link to an earlier dossier that is in the register, or in the file above; else tell."""
        named = [
            (row, kept_line(row.row.texts.get(ORIGIN, ""))) for row in rows if row.form and not row.known
        ]
        origins = {origin for _row, origin in named if origin}
        if not origins:
            return
        here = work.bulk_dossiers.existing(origins)
        above = self._spool.lines_of({f"ref:{origin}" for origin in origins})
        for row, origin in named:
            if origin in here or above.get(f"ref:{origin}", row.line) < row.line:
                row.origin = origin
            elif origin:
                sentence = f"Le dossier {origin} n’est pas au registre{NBSP}: le lien n’est pas gardé."
                row.remarks.append(Remark(self._context.heading(ORIGIN), sentence))

    def _named(self, row: ImportedRow) -> DossierRow:
        try:
            return DossierRow(row, read_names(row.texts, self._source))
        except FormRefused as refusal:
            nothing = RowNames("", self._source, "", DossierState.FILED)
            return DossierRow(row, nothing, faults=refusal.faults)

    def _refuse_allotted(self, rows: Sequence[DossierRow]) -> None:
        """Refuse the references that this import has given to rows above, which bore none."""
        allotted = self._spool.lines_of(
            {ALLOTTED + row.names.reference for row in rows if row.names.reference}
        )
        for row in rows:
            if ALLOTTED + row.names.reference in allotted:
                row.faults = {REFERENCE: _JUST_ALLOTTED}

    def _recognise(self, work: UnitOfWork, rows: Sequence[DossierRow]) -> None:
        """Find the dossiers that the rows name, by reference or by number elsewhere."""
        here = work.bulk_dossiers.existing({row.names.reference for row in rows if row.names.reference})
        by_source: dict[str, set[str]] = {}
        for row in rows:
            for source, external in row.names.elsewhere:
                by_source.setdefault(source, set()).add(external)
        found = {
            (source, external): dossier
            for source, externals in by_source.items()
            for external, dossier in work.external_references.find(source, externals).items()
        }
        for row in rows:
            if not row.names.called:
                continue
            dossier = next((found[one] for one in row.names.elsewhere if one in found), "")
            row.linked = bool(dossier)
            row.known = row.names.reference if row.names.reference in here else dossier

    def _read(self, row: DossierRow) -> None:
        """Read a row that names no dossier of the register."""
        try:
            if isinstance(row.names.standing, PastOutcome):
                row.past = read_past_request(row.row.texts, row.names)
                return
            form = self.form(row.row.texts)
            row.referents = read_referents(row.row.texts, Referents())
            row.form, row.alone = form, dossier_key(form)
        except FormRefused as refusal:
            row.faults = refusal.faults

    def _recognise_unnamed(self, work: UnitOfWork, rows: Sequence[DossierRow]) -> None:
        """Recognise what the register has of the same applicant in the same domain."""
        unnamed = [(row, row.form) for row in rows if row.form and not row.names.called]
        if not unnamed:
            return
        organisations = [form.organisation for _row, form in unnamed]
        same: dict[str, list[KnownDossier]] = {}
        for known in work.bulk_dossiers.known(
            {one.siren for one in organisations if one.siren},
            {fold(one.name) for one in organisations if not one.siren},
        ):
            same.setdefault(request_key(known.siren, known.folded_name, known.domain), []).append(known)
        for row, _form in unnamed:
            found = same.get(row.alone, [])
            opened = [one for one in found if one.state in SILENCE_RUNS]
            if opened:
                row.known = opened[-1].reference
            elif found:
                ended = f"le dossier {found[-1].reference}, {quoted(found[-1].state.label)}"
                row.remarks.append(Remark("", f"Suit {ended}."))
