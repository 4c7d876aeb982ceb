"""Judging the rows of a file of dossiers: new, an update, a duplicate, history, or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.dossier_form import DossierForm
from daect_tui.domain.dossier_row import OwnReference, own_reference, read_referents
from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange import EXTERNAL, STATE
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.past_request import PastRequest
from daect_tui.domain.text import NBSP, listed, quoted
from daect_tui.services.dossier_rows import DossierReader, DossierRow
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.importing import ImportContext, ImportedRow, Verdict, already, identical
from daect_tui.services.intake import check_amendable, form_fields
from daect_tui.services.kept_organisations import as_known
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewDossier:
    """A dossier to file: its form, the reference that it brings (or none), what it continues."""

    row: DossierRow
    form: DossierForm
    own: OwnReference | None


@dataclass(frozen=True, slots=True)
class ChangedDossier:
    """A dossier to amend: which of its fields change, and a number elsewhere that it had not."""

    before: Dossier
    after: Dossier
    changed: tuple[str, ...]
    number: tuple[str, str] | None


DossierAct = NewDossier | ChangedDossier | PastRequest


class DossierJudge:
    """Says what becomes of rows, a thousand at a time, in the order of the file."""

    def __init__(self, context: ImportContext, spool: Spool, programmes: Sequence[str]) -> None:
        self._context = context
        self._reader = DossierReader(context, spool, programmes)

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[DossierAct]]:
        """Say what becomes of each row; writes nothing in the register."""
        read = self._reader.read(work, rows)
        known = work.bulk_dossiers.get({row.known for row in read if row.known})
        past = work.past_requests.find({row.past.key for row in read if row.past})
        before = self._reader.met_before(read)
        self._reader.check_origins(work, read)
        return [
            _twice(row, before[row.line])
            if row.line in before
            else self._verdict(row, known.get(row.known), past)
            for row in read
        ]

    def organisation(self, texts: Mapping[str, str]) -> Organisation:
        """Read the organisation of some texts of the form; raises `FormRefused`."""
        return self._reader.form(texts).organisation

    def _verdict(
        self, row: DossierRow, known: Dossier | None, past: Mapping[str, PastRequest]
    ) -> Verdict[DossierAct]:
        if known is not None and not row.faults:
            return self._amended(row, known)
        if row.past is not None:
            return self._history(row, row.past, past.get(row.past.key))
        if row.form is not None:
            return self._new(row, row.form)
        return self._refused(row, row.faults)

    def _refused(self, row: DossierRow, faults: Mapping[str, str]) -> Verdict[DossierAct]:
        return Verdict(self._context.refused(row.row, row.title, faults))

    def _new(self, row: DossierRow, form: DossierForm) -> Verdict[DossierAct]:
        own = own_reference(row.names.reference, form.programme)
        if row.names.standing is not DossierState.FILED:
            said = quoted(row.names.standing.label)
            sentence = f"Entre à l’état {quoted('déposé')}, le fichier dit {said}."
            row.remarks.append(Remark(self._context.heading(STATE), sentence))
        report = RowReport(row.line, RowOutcome.NEW, own.text if own else "", row.title, tuple(row.remarks))
        return Verdict(report, NewDossier(row, form, own))

    def _history(self, row: DossierRow, read: PastRequest, known: PastRequest | None) -> Verdict[DossierAct]:
        kept = replace(read, id=known.id) if known else read
        if kept == known:
            remark = identical("cette demande passée")
            outcome, act = RowOutcome.DUPLICATE, None
        else:
            sentence = f"Entre dans l’historique, en lecture seule{NBSP}: {read.outcome.label}."
            remark = Remark(self._context.heading(STATE), sentence)
            outcome, act = RowOutcome.HISTORY, kept
        return Verdict(RowReport(row.line, outcome, read.reference, row.title, (remark,)), act)

    def _amended(self, row: DossierRow, known: Dossier) -> Verdict[DossierAct]:
        try:
            after = self._merged(row, known)
        except FormRefused as refusal:
            return self._refused(row, refusal.faults)
        except Refusal as refusal:
            return self._refused(row, {"": str(refusal)})
        number = (row.names.source, row.names.external) if row.names.external and not row.linked else None
        changed = (*_changes(known, after), *((EXTERNAL,) if number else ()))
        title = f"{after.organisation.name} · {after.content.domain}"
        if not changed:
            remark = identical(f"le dossier {known.reference}")
            return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, known.reference, title, (remark,)))
        names = listed([quoted(self._context.heading(key)) for key in changed])
        remark = Remark("", f"Change {names}.")
        report = RowReport(row.line, RowOutcome.UPDATE, known.reference, title, (remark,))
        return Verdict(report, ChangedDossier(known, after, changed, number))

    def _merged(self, row: DossierRow, known: Dossier) -> Dossier:
        """Read the row over the dossier as it is: what the file does not speak of stays.

        Raises `FormRefused`, or `Refusal` where the dossier can no longer be changed so.
        """
        form = self._reader.form({**form_fields(known), **row.row.texts})
        if form.programme != known.programme:
            sentence = (
                f"Programme{NBSP}: le dossier {known.reference} est du programme {known.programme}, "
                "que sa référence porte et qui ne change pas."
            )
            raise FormRefused({"programme": sentence})
        check_amendable(known, form.content)
        return replace(
            known,
            organisation=as_known(form.organisation, known.organisation),
            content=form.content,
            referents=read_referents(row.row.texts, known.referents),
        )


def _twice(row: DossierRow, line: int) -> Verdict[DossierAct]:
    return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, row.known, row.title, (already(line),)))


def _changes(before: Dossier, after: Dossier) -> tuple[str, ...]:
    """Return the columns whose text is another."""
    if before == after:
        return ()
    then, now = dossier_texts(before), dossier_texts(after)
    return tuple(key for key in now if now[key] != then[key])


def dossier_texts(dossier: Dossier) -> dict[str, str]:
    """Write what may be changed of a dossier as the texts of its columns."""
    referents = dossier.referents
    return {
        **form_fields(dossier),
        "geographic_referent": referents.geographic,
        "thematic_referent": referents.thematic,
    }
