"""Importing organisations: known by their number, else by nature and SIREN, else by nature and name."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.exchange import REFERENCE
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import organisation_fields, read_organisation
from daect_tui.domain.text import clean_line, fold, listed, quoted
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.importing import ImportContext, ImportedRow, Verdict, already, identical
from daect_tui.services.kept_organisations import IdentityBook, as_known, identity_key
from daect_tui.services.ports import UnitOfWork

PREFIX = "organisme/"


class OrganisationImporter:
    """Judges and writes organisations; an act to write is an organisation, with number 0 when it is new."""

    def __init__(self, context: ImportContext, spool: Spool) -> None:
        self._context = context
        self._spool = spool
        self._first_added = 0

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[Organisation]]:
        """Say what becomes of each row."""
        read: dict[int, Organisation] = {}
        faults: dict[int, Mapping[str, str]] = {}
        for row in rows:
            try:
                read[row.line] = _read(row.texts)
            except FormRefused as refusal:
                faults[row.line] = refusal.faults
        known = self._known(work, rows, read)
        keys = {
            line: PREFIX + str(known[line].id) if line in known else "|".join(identity_key(one))
            for line, one in read.items()
        }
        first = self._spool.claim([(key, line) for line, key in keys.items()])
        verdicts: list[Verdict[Organisation]] = []
        for row in rows:
            if row.line in faults:
                title = clean_line(row.texts.get("name", "")).text
                verdicts.append(Verdict(self._context.refused(row, title, faults[row.line])))
                continue
            one = read[row.line]
            before = first.get(keys[row.line], row.line)
            if before < row.line:
                report = RowReport(row.line, RowOutcome.DUPLICATE, "", one.name, (already(before),))
                verdicts.append(Verdict(report))
            else:
                verdicts.append(self._verdict(row, one, known.get(row.line)))
        return verdicts

    def write(self, work: UnitOfWork, verdicts: Sequence[Verdict[Organisation]]) -> None:
        """Add what is new and write what changes."""
        acts = [verdict.act for verdict in verdicts if verdict.act is not None]
        added = work.bulk_organisations.add([one for one in acts if not one.id])
        self._first_added = self._first_added or (added[0].id if added else 0)
        for one in acts:
            if one.id:
                work.organisations.update(one)
                detail: dict[str, str | int | list[str]] = {"fichier": self._context.source}
                work.journal.append(Act("organisation.changed", f"{PREFIX}{one.id}", detail))

    def _known(
        self, work: UnitOfWork, rows: Sequence[ImportedRow], read: Mapping[int, Organisation]
    ) -> dict[int, Organisation]:
        """Recognise the organisations of the register; a number counts only with the same identity."""
        found = work.bulk_organisations.of(
            {one.siren for one in read.values() if one.siren}, {fold(one.name) for one in read.values()}
        )
        by_number = {PREFIX + str(one.id): one for one in found}
        book = IdentityBook(found, self._first_added)
        known: dict[int, Organisation] = {}
        for row in rows:
            if row.line in read:
                typed = read[row.line]
                numbered = by_number.get(clean_line(row.texts.get(REFERENCE, "")).text)
                if numbered and (numbered.siren == typed.siren or fold(numbered.name) == fold(typed.name)):
                    known[row.line] = numbered
                elif same := book.same(typed):
                    known[row.line] = same
        return known

    def _verdict(
        self, row: ImportedRow, read: Organisation, known: Organisation | None
    ) -> Verdict[Organisation]:
        if known is None:
            return Verdict(RowReport(row.line, RowOutcome.NEW, "", read.name), read)
        try:
            after = as_known(_read({**organisation_fields(known), **row.texts}), known)
        except FormRefused as refusal:
            return Verdict(self._context.refused(row, read.name, refusal.faults))
        subject = f"{PREFIX}{known.id}"
        if after == known:
            remark = identical(quoted(known.name))
            return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, subject, known.name, (remark,)))
        then, now = organisation_fields(known), organisation_fields(after)
        names = [quoted(self._context.heading(key)) for key in now if now[key] != then[key]]
        remark = Remark("", f"Change {listed(names)}.")
        return Verdict(RowReport(row.line, RowOutcome.UPDATE, subject, after.name, (remark,)), after)


def _read(texts: Mapping[str, str]) -> Organisation:
    reader = FormReader(texts)
    organisation = read_organisation(reader)
    reader.check()
    return organisation
