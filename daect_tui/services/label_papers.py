"""The papers of a label: attestation, letter of suspension, renewal sheet; the public extract.

The first three are kept with the letters, under their hash. An attestation and a renewal sheet speak of
one day: asked for again that day, the one that still says what is true stands, else it is replaced. A
letter of suspension is produced once.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from daect_tui.domain.decision_letters import recipient
from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.document import Document, LetterDocument, PlainDocument
from daect_tui.domain.errors import Refusal, WouldOverwrite
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_extract import extract_body, extract_headings, extract_rows
from daect_tui.domain.label_papers import (
    LabelCase,
    attestation_values,
    attested,
    digest,
    ending_values,
    reinstatement_values,
    suspension_values,
)
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.preflight import flaws_of
from daect_tui.domain.renewal_sheet import RenewalCase, renewal_body
from daect_tui.services.catalogue import country_name
from daect_tui.services.drafting import frame, head_on
from daect_tui.services.following import Progress, followed, silent
from daect_tui.services.labels import label_file, label_lines
from daect_tui.services.letter_orders import Again, LetterOrder, of_act, of_day
from daect_tui.services.office import Office
from daect_tui.services.places import stands
from daect_tui.services.ports import Documents, Files, Tables, UnitOfWork
from daect_tui.services.producing import Producer, Production
from daect_tui.services.wordings import fill_wording

_DayDrafter = Callable[[str, date, UnitOfWork, str], Document]
_NOT_ATTESTED = {
    LabelState.NOT_YET: "n’a pas encore commencé",
    LabelState.REVOKED: "a été retiré\u00a0: il est réputé n’avoir jamais été attribué",
}


class LabelPapers:
    """The use cases of the papers of labels."""

    def __init__(self, office: Office, documents: Documents, files: Files, tables: Tables) -> None:
        self._office = office
        self._documents = documents
        self._producer = Producer(office, documents)
        self._files = files
        self._tables = tables

    def produce_attestation(self, number: str) -> Production:
        """Produce the attestation of a label for today, or give the one of today."""
        return self._producer.produce(self._of_today(LetterKind.LABEL_ATTESTATION, number, _attestation))

    def produce_renewal_sheet(self, number: str) -> Production:
        """Produce the renewal sheet of a label as of today, or give the one of today."""
        return self._producer.produce(self._of_today(LetterKind.RENEWAL_SHEET, number, _renewal_sheet))

    def produce_suspension(self, number: str) -> Production:
        """Produce the letter of the last suspension of a label, or give it."""
        return self._of_act(number, LetterKind.LABEL_SUSPENSION)

    def produce_reinstatement(self, number: str) -> Production:
        """Produce the letter that tells of the last lifting of a suspension, or give it."""
        return self._of_act(number, LetterKind.REINSTATEMENT)

    def produce_ending(self, number: str) -> Production:
        """Produce the letter of the act that ended a label without its decision, or give it."""
        return self._of_act(number, LetterKind.REVERSAL)

    def _of_act(self, number: str, letter: LetterKind) -> Production:
        kinds, _draft, never = _ACTS[letter]
        with self._office.reading() as work:
            life = work.label_lives.get(number)
            acts = [event for event in life.events if event.kind in kinds]
            ordered = [label_act_order(work, event) for event in acts[-1:]]
        if not ordered:
            return Production(number, None, flaws_of(Refusal(f"Le label {number} {never}.")))
        return self._producer.produce(ordered[0])

    def _of_today(self, kind: LetterKind, number: str, draft: _DayDrafter) -> LetterOrder:
        today, drafter = self._office.clock.today(), of_day(partial(draft, number))
        return LetterOrder(kind, number, drafter, dated=today, again=Again.RENEWED)

    def write_extract(
        self, day: date, path: Path, *, force: bool = False, progress: Progress = silent
    ) -> int:
        """Write the public extract on a day, as PDF or as a table by suffix; return how many labels.

        `progress` hears how many lines are written, out of how many; what it raises leaves no file.
        Raises `WouldOverwrite`, `UnusableOutput`, `DocumentFault`.
        """
        if stands(path) and not force:
            raise WouldOverwrite(f"{path} existe déjà. Choisissez un autre nom, ou demandez à le remplacer.")
        with self._office.reading() as work:
            lines = label_lines(work, day)
            head = head_on(work, self._office.clock.today())
        rows = extract_rows(lines)
        if path.suffix.lower() != ".pdf":
            self._tables.write(path, extract_headings(day), followed(rows, progress, len(rows)))
            return len(rows)
        document = PlainDocument(
            title="Registre des labels",
            subtitle="Extrait public",
            letterhead=head.letterhead,
            dated=self._office.clock.today(),
            reference="",
            body=extract_body(lines, day),
        )
        rendered = self._documents.render(document)
        progress(len(rows), len(rows))
        self._files.write(path, rendered)
        return len(rows)


def label_act_order(work: UnitOfWork, event: LabelEvent) -> LetterOrder:
    """Order the letter of a suspension, or of its end."""
    holder = work.organisations.get(work.labels.get(event.label).organisation_id).name
    letter = LETTER_OF_ACT[event.kind]
    draft = _ACTS[letter][1]
    drafter = of_act(partial(draft, event))
    return LetterOrder(letter, event.label, drafter, recipient=holder, dated=event.decided_on)


def _case(work: UnitOfWork, number: str, day: date) -> LabelCase:
    life, head = work.label_lives.get(number), head_on(work, day)
    return LabelCase(
        life=life,
        day=day,
        programme=work.programmes.get(life.label.programme),
        holder=work.organisations.get(life.label.organisation_id),
        contact=head.contact,
        court=head.court,
    )


def _attestation(number: str, day: date, work: UnitOfWork, chrono: str) -> PlainDocument:
    case = _case(work, number, day)
    why = _NOT_ATTESTED.get(case.life.state_on(day))
    if why:
        raise Refusal(f"Le label {number} {why}\u202f; il ne s’atteste pas.")
    return PlainDocument(
        title="Attestation de label",
        subtitle=f"{case.programme.label} – {number}",
        letterhead=head_on(work, day).letterhead,
        dated=day,
        reference=chrono,
        body=fill_wording(work, "label_attestation", attestation_values(case)).body,
        signatures=(signatory_on(work.institution.signatories(), day).block,),
        foot=f"{number}, empreinte {digest(attested(case))}",
    )


def _suspension(event: LabelEvent, work: UnitOfWork, chrono: str) -> LetterDocument:
    day = event.decided_on
    case = _case(work, event.label, day)
    check_signed_by(signatory_on(work.institution.signatories(), day), event.signatory, day)
    filled = fill_wording(work, "label_suspension", suspension_values(case, event))
    title = f"Suspension – {event.label}"
    return frame(work, head_on(work, day), day, (chrono, title), filled, recipient(case.holder))


def _reinstatement(event: LabelEvent, work: UnitOfWork, chrono: str) -> LetterDocument:
    day = event.decided_on
    case = _case(work, event.label, day)
    # One that was lifted before its letter was known bears no signatory.
    if event.signatory:
        check_signed_by(signatory_on(work.institution.signatories(), day), event.signatory, day)
    filled = fill_wording(work, "label_reinstatement", reinstatement_values(case, event))
    title = f"Levée de suspension – {event.label}"
    return frame(work, head_on(work, day), day, (chrono, title), filled, recipient(case.holder))


def _ending(event: LabelEvent, work: UnitOfWork, chrono: str) -> LetterDocument:
    day = event.decided_on
    if not event.article:
        raise Refusal(
            f"Le label {event.label} a pris fin par une décision du registre, ou avant d’y être repris\u00a0:"
            " la lettre est celle de cette décision."
        )
    case = _case(work, event.label, day)
    check_signed_by(signatory_on(work.institution.signatories(), day), event.signatory, day)
    filled = fill_wording(work, "reversal", ending_values(case, event))
    title = f"{event.kind.label.capitalize()} – {event.label}"
    return frame(work, head_on(work, day), day, (chrono, title), filled, recipient(case.holder))


_Tell = Callable[[LabelEvent, UnitOfWork, str], LetterDocument]
# What each letter tells of, who drafts it, and what is said of a label to which it never happened.
_K = LabelEventKind
_ACTS: dict[LetterKind, tuple[tuple[LabelEventKind, ...], _Tell, str]] = {
    LetterKind.LABEL_SUSPENSION: ((_K.SUSPENDED,), _suspension, "n’a jamais été suspendu"),
    LetterKind.REINSTATEMENT: ((_K.REINSTATED,), _reinstatement, "n’a jamais été rétabli"),
    LetterKind.REVERSAL: ((_K.REPEALED, _K.REVOKED), _ending, "n’a été ni abrogé ni retiré"),
}
LETTER_OF_ACT = {kind: letter for letter, (kinds, _tell, _never) in _ACTS.items() for kind in kinds}


def _renewal_sheet(number: str, day: date, work: UnitOfWork, chrono: str) -> PlainDocument:
    opened = label_file(work, number, day, day)
    case = RenewalCase(
        life=opened.life,
        day=day,
        holder_now=opened.holder.name,
        missions=opened.missions,
        countries={one.content.country: country_name(one.content.country) for one in opened.missions},
        evaluations=opened.evaluations,
        late=opened.late,
        renewals=opened.renewals,
        lessons={one.reference: work.lessons.of_mission(one.reference) for one in opened.missions},
        reminders=work.report_follow_up.reminders([one.reference for one in opened.missions]),
    )
    return PlainDocument(
        title="Fiche de renouvellement",
        subtitle=f"{number} – {opened.life.label.holder}",
        letterhead=head_on(work, day).letterhead,
        dated=day,
        reference=chrono,
        body=renewal_body(case),
    )
