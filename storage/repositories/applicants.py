"""What the register knows of an applicant, found by indexes whatever the size of the register."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import col, or_, select

from daect_tui.domain.decision import DecisionState
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.history import Trace, TraceKind
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.similar import Candidate, CandidateKind, Sought, near_names
from daect_tui.domain.text import fold
from storage.mapping import build
from storage.repositories.base import Repository
from storage.tables import (
    DecisionTable,
    DossierTable,
    LabelTable,
    MissionTable,
    OrganisationTable,
)

_S = DossierState
_OPEN = (
    _S.FILED, _S.ACKNOWLEDGED, _S.INCOMPLETE, _S.COMPLETE, _S.UNDER_REVIEW, _S.PROPOSED, _S.ON_AGENDA,
    _S.DELIBERATED, _S.ADJOURNED, _S.ADJOURNED_NOTIFIED,
)  # fmt: skip
_REFUSED = (_S.REFUSED, _S.REFUSED_NOTIFIED, _S.INADMISSIBLE)
_CANDIDATES = {
    **dict.fromkeys(_OPEN, CandidateKind.OPEN),
    **dict.fromkeys(_REFUSED, CandidateKind.REFUSED),
}
_LIVE = (LabelState.ACTIVE, LabelState.TO_RENEW, LabelState.SUSPENDED)
# One applicant has a few requests; a homonym that has thousands does not stop the desk.
_MOST = 500
# A name misspelt begins most often like the right one.
_FIRST_LETTERS = 4


class SqlApplicants(Repository):
    """Implements the port `Applicants`."""

    def same(self, organisation: Organisation) -> tuple[int, ...]:
        """Return the numbers of the organisations that are one with this one, itself first."""
        table = OrganisationTable
        key = (
            col(table.siren) == organisation.siren
            if organisation.siren
            else (col(table.folded_name) == fold(organisation.name)) & (col(table.siren) == "")
        )
        found = self._session.exec(select(table.id).where(key).order_by(col(table.id)).limit(_MOST))
        return (organisation.id, *(one for one in found if one != organisation.id))

    def labels(self, organisation_ids: Iterable[int]) -> tuple[Label, ...]:
        """Return the labels of some organisations, by number."""
        rows = self._session.exec(
            select(LabelTable)
            .where(col(LabelTable.organisation_id).in_(list(organisation_ids)))
            .order_by(col(LabelTable.number))
        )
        return tuple(build(Label, row) for row in rows)

    def traces(self, organisation_ids: Iterable[int]) -> tuple[Trace, ...]:
        """Return every dossier, decision, label and mission of some organisations."""
        ids = list(organisation_ids)
        table = DossierTable
        rows = self._session.exec(
            select(table.reference, table.domain, table.state, table.received_on)  # type: ignore[call-overload]  # a date is no scalar for SQLModel
            .where(col(table.organisation_id).in_(ids))
            .limit(_MOST)
        ).all()
        labels = self.labels(ids)
        return (
            *(
                Trace(TraceKind.DOSSIER, reference, reference, domain, state.label, received)
                for reference, domain, state, received in rows
            ),
            *self._decisions([row[0] for row in rows]),
            *(
                Trace(TraceKind.LABEL, one.number, one.dossier, one.domain, _term(one), one.starts_on)
                for one in labels
            ),
            *self._missions({one.number: one.dossier for one in labels}),
        )

    def _decisions(self, dossiers: Collection[str]) -> Iterable[Trace]:
        table = DecisionTable
        rows = self._session.exec(
            select(table)
            .where(col(table.dossier).in_(dossiers), table.state != DecisionState.VOIDED)
            .order_by(col(table.id))
        )
        for row in rows:
            subject = f"{row.kind.label}, {f'séance {row.session}' if row.session else 'au cas par cas'}"
            yield Trace(TraceKind.DECISION, row.dossier, row.dossier, subject, row.state.label, row.signed_on)

    def _missions(self, dossiers: dict[str, str]) -> Iterable[Trace]:
        table = MissionTable
        rows = self._session.exec(
            select(table).where(col(table.label).in_(list(dossiers))).order_by(col(table.id)).limit(_MOST)
        )
        for row in rows:
            yield Trace(
                TraceKind.MISSION,
                row.reference,
                dossiers[row.label],
                row.subject,
                row.state.label,
                row.starts_on,
                row.country,
            )

    def candidates(self, sought: Sought, near: Collection[str], today: date) -> tuple[Candidate, ...]:
        """Return the requests of applicants of the same number or name, and the dossiers `near`."""
        ids = self._organisations(sought)
        return (*self._candidate_dossiers(ids, near), *self._candidate_labels(ids, near, today))

    def _organisations(self, sought: Sought) -> list[int]:
        """Return who has the number or the name, and who has a near name with the same first letters."""
        table = OrganisationTable
        name = fold(sought.organisation)
        keys = [col(table.folded_name) == name]
        if sought.siren:
            keys.append(col(table.siren) == sought.siren)
        if sought.rna:
            keys.append(col(table.rna) == sought.rna)
        found = set(self._session.exec(select(table.id).where(or_(*keys)).limit(_MOST)))
        first = name[:_FIRST_LETTERS]
        neighbours = self._session.exec(
            select(table.id, table.name)
            .where(col(table.folded_name) >= first, col(table.folded_name) < f"{first}\U0010ffff")
            .limit(_MOST)
        )
        found.update(one for one, other in neighbours if near_names(sought.organisation, other))
        return sorted(found)

    def _candidate_dossiers(self, organisation_ids: list[int], near: Collection[str]) -> Iterable[Candidate]:
        # One key a statement, and the states sorted out here: else the states are read by their index.
        table, applicant = DossierTable, OrganisationTable
        for key in (col(table.organisation_id).in_(organisation_ids), col(table.reference).in_(near)):
            rows = self._session.exec(
                select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                    table.state, table.reference, table.domain, applicant.name, applicant.siren, applicant.rna
                )
                .join(applicant, col(applicant.id) == col(table.organisation_id))
                .where(key)
                .order_by(col(table.id).desc())
                .limit(_MOST)
            )
            for state, reference, domain, name, siren, rna in rows:
                if state in _CANDIDATES:
                    kind = _CANDIDATES[state]
                    yield Candidate(kind, reference, reference, name, siren, rna, domain, state.label)

    def _candidate_labels(
        self, organisation_ids: list[int], near: Collection[str], today: date
    ) -> Iterable[Candidate]:
        table, applicant = LabelTable, OrganisationTable
        rows = self._session.exec(
            select(table, applicant)
            .join(applicant, col(applicant.id) == col(table.organisation_id))
            .where(
                or_(col(table.organisation_id).in_(organisation_ids), col(table.dossier).in_(near)),
                col(table.state).in_(_LIVE),
                col(table.until) >= today,
            )
            .limit(_MOST)
        )
        for row, who in rows:
            yield Candidate(
                CandidateKind.LABEL,
                row.number,
                row.dossier,
                who.name,
                who.siren,
                who.rna,
                row.domain,
                _term(build(Label, row)),
            )


def _term(label: Label) -> str:
    return f"{label.state.label}, du {label.starts_on:%d/%m/%Y} au {label.until:%d/%m/%Y}"
