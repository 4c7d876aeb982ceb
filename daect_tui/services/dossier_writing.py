"""Writing what was judged of a file of dossiers, a thousand rows at a time, in the caller's transaction."""

from collections import defaultdict
from collections.abc import Sequence

from daect_tui.domain.deadlines import silence_due
from daect_tui.domain.dossier import Dossier, DossierAction, DossierState, Referents
from daect_tui.domain.dossier_row import own_reference
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.past_request import PastRequest
from daect_tui.domain.references import Series, dossier_reference
from daect_tui.domain.states import Passage
from daect_tui.domain.text import quoted
from daect_tui.services.clocks_of_dossier import with_silence
from daect_tui.services.dossier_rows import ALLOTTED
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.import_dossiers import ChangedDossier, DossierAct, DossierJudge, NewDossier
from daect_tui.services.importing import ImportContext, ImportedRow, Verdict
from daect_tui.services.kept_organisations import Applicant, KeptOrganisations
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.routing import Router


class DossierImporter:
    """Judges, files, amends and keeps history for one import."""

    def __init__(self, context: ImportContext, spool: Spool, programmes: Sequence[str]) -> None:
        self._context = context
        self._spool = spool
        self._programmes = tuple(programmes)
        self._judge = DossierJudge(context, spool, self._programmes)
        self._organisations = KeptOrganisations(self._judge.organisation)
        self._router: Router | None = None
        self._routed_at_all = False
        # What the table proposes: as many answers as there are places and themes.
        self._routed: dict[tuple[str, str, tuple[str, ...]], Referents] = {}

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[DossierAct]]:
        """Say what becomes of each row."""
        return self._judge.judge(work, rows)

    def write(self, work: UnitOfWork, verdicts: Sequence[Verdict[DossierAct]]) -> None:
        """Write what is new, what changes and what is history."""
        new: list[NewDossier] = []
        past: list[PastRequest] = []
        for verdict in verdicts:
            match verdict.act:
                case NewDossier():
                    new.append(verdict.act)
                case PastRequest():
                    past.append(verdict.act)
                case ChangedDossier():
                    self._amend(work, verdict.act)
        if new:
            self._file(work, new)
        if past:
            self._keep(work, past)

    # ── New dossiers ───────────────────────────────────────────────────────────────────────

    def _file(self, work: UnitOfWork, new: Sequence[NewDossier]) -> None:
        references = self._references(work, new)
        applicants = [Applicant(one.form.organisation, one.row.row.texts) for one in new]
        kept = self._organisations.keep(work, applicants)
        dossiers = [
            self._dossier(work, one, reference, organisation)
            for one, reference, organisation in zip(new, references, kept, strict=True)
        ]
        work.bulk_dossiers.add(dossiers)
        work.passages.add_many(self._passages(new, references))
        elsewhere = defaultdict(list)
        for one, reference in zip(new, references, strict=True):
            for source, external in one.row.names.elsewhere:
                elsewhere[source].append((external, reference))
        for source, pairs in elsewhere.items():
            work.external_references.add(source, pairs)

    def _references(self, work: UnitOfWork, new: Sequence[NewDossier]) -> list[str]:
        """Keep the references that rows bring, and allot the others in the order of the file."""
        waiting: dict[tuple[str, int], list[int]] = defaultdict(list)
        highest: dict[tuple[str, int], int] = defaultdict(int)
        references = [""] * len(new)
        for place, one in enumerate(new):
            if one.own:
                series = (one.form.programme, one.own.year)
                highest[series] = max(highest[series], one.own.number)
                references[place] = one.own.text
            else:
                waiting[(one.form.programme, one.form.content.received_on.year)].append(place)
        for (programme, year), number in highest.items():
            work.reserve_number(Series.DOSSIER, programme, year, number)
        for (programme, year), places in waiting.items():
            first = work.next_numbers(Series.DOSSIER, programme, year, len(places))
            for number, place in enumerate(places, start=first):
                references[place] = dossier_reference(programme, year, number)
        allotted = [place for places in waiting.values() for place in places]
        self._spool.claim([(ALLOTTED + references[place], new[place].row.line) for place in allotted])
        return references

    def _dossier(
        self, work: UnitOfWork, one: NewDossier, reference: str, organisation: Organisation
    ) -> Dossier:
        content = one.form.content
        return Dossier(
            id=0,
            reference=reference,
            programme=one.form.programme,
            organisation=organisation,
            content=content,
            state=DossierState.FILED,
            silence_on=silence_due(content.received_on),
            referents=self._referents(work, one, organisation),
            origin=one.row.origin,
            version=1,
        )

    def _referents(self, work: UnitOfWork, one: NewDossier, organisation: Organisation) -> Referents:
        """Keep the référents that the row names, else those that the routing table proposes."""
        named = one.row.referents
        if named.geographic and named.thematic:
            return named
        if self._router is None:
            self._router, self._routed_at_all = Router(work), bool(work.routes.all())
        if not self._routed_at_all:
            return named
        content = one.form.content
        aim = (organisation.territory.region, content.theme, content.countries)
        proposed = self._routed.get(aim)
        if proposed is None:
            proposed = self._routed[aim] = self._router.of(organisation, content).referents
        return Referents(named.geographic or proposed.geographic, named.thematic or proposed.thematic)

    def _passages(self, new: Sequence[NewDossier], references: Sequence[str]) -> list[Passage]:
        office = self._context.office
        now = office.clock.now()
        return [
            Passage(
                subject=reference,
                before=DossierState.DRAFT.value,
                after=DossierState.FILED.value,
                action=DossierAction.FILE.value,
                at=now,
                agent=office.agent,
                reason=self._where_from(one),
            )
            for one, reference in zip(new, references, strict=True)
        ]

    def _where_from(self, one: NewDossier) -> str:
        """Say where a dossier comes from, and what the file said of it that the register does not keep."""
        said = [f"importé de {quoted(self._context.source)}, ligne {one.row.line}"]
        if one.row.names.standing is not DossierState.FILED:
            said.append(f"état dans le fichier\u00a0: {one.row.names.standing.label}")
        if one.row.names.reference and one.own is None:
            said.append(f"référence dans le fichier\u00a0: {one.row.names.reference}")
        return ", ".join(said)

    # ── Changes and history ────────────────────────────────────────────────────────────────

    def _amend(self, work: UnitOfWork, change: ChangedDossier) -> None:
        after = with_silence(work, change.after)
        if after.organisation != change.before.organisation:
            work.organisations.update(after.organisation)
        work.dossiers.update(after)
        if change.number:
            source, external = change.number
            work.external_references.add(source, [(external, after.reference)])
        detail: dict[str, str | int | list[str]] = {
            "champs": list(change.changed),
            "fichier": self._context.source,
        }
        work.journal.append(Act("dossier.amended", after.reference, detail))

    def _keep(self, work: UnitOfWork, past: Sequence[PastRequest]) -> None:
        """Keep requests of before; the numbers that they bear are never allotted again."""
        work.past_requests.add([request for request in past if not request.id])
        for request in past:
            if request.id:
                work.past_requests.update(request)
            own = own_reference(request.reference, request.programme)
            if own and request.programme in self._programmes:
                work.reserve_number(Series.DOSSIER, request.programme, own.year, own.number)
