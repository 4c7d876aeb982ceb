"""The Répertoire: members, programmes, dated settings of the institution, the journal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from daect_tui.domain.committee_rules import CommitteeRules, DatedRules, rules_on
from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.criteria_form import read_criteria
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.intake_delays import DatedDelays, IntakeDelays, delays_on
from daect_tui.domain.journal import Act, JournalEntry
from daect_tui.domain.member import Member
from daect_tui.domain.minutes_sections import DatedSections, Section, sections_on
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.programme import Programme
from daect_tui.domain.rules_form import rules_fields
from daect_tui.services.office import Office


class Directory:
    """The use cases of F9 Répertoire."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def members(self) -> tuple[Member, ...]:
        """Return all members, present and past."""
        with self._office.reading() as work:
            return work.members.all()

    def add_member(self, member: Member) -> Member:
        """Add a member; raises `Refusal` for a second president or deputy at the same time."""
        with self._office.begin() as work:
            check_chair(member, work.members.all())
            added = work.members.add(member)
            work.journal.append(Act("member.added", f"membre/{added.id}", {"organisme": added.body}))
            work.commit()
        return added

    def save_member(self, member: Member) -> Member:
        """Change a member, or the end of their term; sessions that were opened keep whom they seated.

        Raises `UnknownReference`, and `Refusal` for a second president or deputy at the same time.
        """
        with self._office.begin() as work:
            known = {one.id: one for one in work.members.all()}
            before = known.pop(member.id, None)
            if before is None:
                raise UnknownReference(f"Aucun membre ne porte le numéro {member.id}. Relisez la liste.")
            _check_period(member.starts_on, member.until)
            check_chair(member, known.values())
            saved = work.members.update(member)
            ended = member.until is not None and member.until != before.until
            act, detail = ("term_ended", {"jusqu_au": str(member.until)}) if ended else ("changed", {})
            work.journal.append(
                Act(f"member.{act}", f"membre/{member.id}", {"organisme": member.body, **detail})
            )
            work.commit()
        return saved

    def programmes(self) -> tuple[Programme, ...]:
        """Return the catalogue."""
        with self._office.reading() as work:
            return work.programmes.all()

    def save_programme(self, programme: Programme) -> Programme:
        """Change a catalogue entry; raises `StaleRecord`."""
        if not programme.name.strip() or not programme.label.strip():
            raise Refusal("Un programme a un nom et un libellé de label. Remplissez-les.")
        if programme.label_months < 1:
            raise Refusal("La durée du label est d’au moins un mois.")
        with self._office.begin() as work:
            saved = work.programmes.update(programme)
            work.journal.append(Act("programme.changed", saved.code, {"version": saved.version}))
            work.commit()
        return saved

    def save_criteria(self, programme: Programme, typed: str) -> Programme:
        """Replace the criteria of a catalogue entry, as it was read, by what was typed, from today on.

        Raises `InvalidField`, `StaleRecord`.
        """
        criteria = read_criteria(typed, programme.criteria, self._office.clock.today())
        if criteria == programme.criteria:
            return programme
        with self._office.begin() as work:
            saved = work.programmes.update(replace(programme, criteria=criteria))
            told = [one.text for one in saved.standing]
            detail: dict[str, str | int | list[str]] = {"version": saved.version, "criteres": told}
            work.journal.append(Act("programme.criteria", saved.code, detail))
            work.commit()
        return saved

    def letterheads(self) -> tuple[DatedLetterhead, ...]:
        """Return the dated letterheads, the most recent first."""
        with self._office.reading() as work:
            return tuple(sorted(work.institution.letterheads(), key=lambda s: s.valid_from, reverse=True))

    def signatories(self) -> tuple[Signatory, ...]:
        """Return the dated signatories, the most recent first."""
        with self._office.reading() as work:
            return tuple(sorted(work.institution.signatories(), key=lambda s: s.valid_from, reverse=True))

    def save_signatory(self, signatory: Signatory) -> None:
        """Add a signatory, or change the one whose delegation begins on the same day."""
        _check_period(signatory.valid_from, signatory.valid_until)
        with self._office.begin() as work:
            work.institution.save_signatory(signatory)
            work.journal.append(_dated("signatory.saved", signatory.valid_from))
            work.commit()

    def correspondents(self) -> tuple[Correspondent, ...]:
        """Return everybody who is asked for opinions, or was, by name."""
        with self._office.reading() as work:
            return work.correspondents.all()

    def save_correspondent(self, correspondent: Correspondent) -> Correspondent:
        """Add a correspondent (number 0) or change one; raises `Refusal` for a name that is taken."""
        with self._office.begin() as work:
            same = {
                other.id
                for other in work.correspondents.named(correspondent.name)
                if (other.kind, other.place) == (correspondent.kind, correspondent.place)
            }
            if same - {correspondent.id}:
                raise Refusal(
                    f"{correspondent.name} est déjà au répertoire, au même lieu. Modifiez cette fiche-là."
                )
            if correspondent.id:
                work.correspondents.get(correspondent.id)
                kept, what = work.correspondents.update(correspondent), "changed"
            else:
                kept, what = work.correspondents.add(correspondent), "added"
            detail: dict[str, str | int | list[str]] = {"nom": kept.name, "nature": kept.kind.label}
            if not kept.active:
                detail["consulte"] = "non"
            work.journal.append(Act(f"correspondent.{what}", f"correspondant/{kept.id}", detail))
            work.commit()
        return kept

    def minutes_sections(self) -> tuple[Section, ...]:
        """Return the order of the sections in the minutes that are produced today."""
        with self._office.reading() as work:
            return sections_on(work.minutes.layouts(), self._office.clock.today())

    def save_minutes_sections(self, sections: Sequence[Section], since: date | None = None) -> None:
        """Order the sections otherwise from a day on (today); versions produced before keep theirs."""
        day = since or self._office.clock.today()
        with self._office.begin() as work:
            work.minutes.save_layout(DatedSections(day, tuple(sections)))
            order = [section.label for section in sections]
            detail: dict[str, str | int | list[str]] = {"ordre": order, "a_partir_du": day.isoformat()}
            work.journal.append(Act("minutes.layout_saved", "institution", detail))
            work.commit()

    def delays(self) -> IntakeDelays:
        """Return the delays that the desk gives today for pieces and opinions."""
        with self._office.reading() as work:
            return delays_on(work.institution.delays(), self._office.clock.today())

    def save_delays(self, delays: IntakeDelays, since: date | None = None) -> None:
        """Give other delays from a day on (today); what was asked before keeps its own."""
        day = since or self._office.clock.today()
        with self._office.begin() as work:
            work.institution.save_delays(DatedDelays(day, delays))
            work.journal.append(_dated("delays.saved", day))
            work.commit()

    def rules(self) -> CommitteeRules:
        """Return the committee's rules of today."""
        with self._office.reading() as work:
            return rules_on(work.institution.rules(), self._office.clock.today())

    def save_rules(self, rules: CommitteeRules, since: date | None = None) -> None:
        """Change the committee's rules from a day on (today); a session that was opened keeps its own."""
        day = since or self._office.clock.today()
        with self._office.begin() as work:
            work.institution.save_rules(DatedRules(day, rules))
            detail = {**rules_fields(rules), "a_partir_du": day.isoformat()}
            work.journal.append(Act("rules.changed", "institution", dict(detail)))
            work.commit()

    def verify(self, organisation_id: int) -> Organisation:
        """Record that the identity of an organisation was checked."""
        with self._office.begin() as work:
            known = work.organisations.get(organisation_id)
            verified = work.organisations.update(replace(known, verified=True))
            work.journal.append(Act("organisation.verified", f"organisme/{known.id}", {"nom": known.name}))
            work.commit()
        return verified

    def journal(self, limit: int = 200) -> tuple[JournalEntry, ...]:
        """Return the newest acts, newest first."""
        with self._office.reading() as work:
            return work.journal.last(limit)


def _dated(kind: str, day: date) -> Act:
    return Act(kind, "institution", {"a_partir_du": day.isoformat()})


def _check_period(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise Refusal("La fin de validité précède le début. Vérifiez les deux dates.")


def check_chair(member: Member, others: Iterable[Member]) -> None:
    """Raise `Refusal` for a second president, or a second deputy, at the same time."""
    sitting = [other for other in others if _overlap(other, member)]
    if member.presides and any(other.presides for other in sitting):
        raise Refusal("Le comité a déjà un président à ces dates. Terminez d’abord son mandat.")
    if member.deputises and any(other.deputises for other in sitting):
        raise Refusal("Le président a déjà un suppléant désigné à ces dates.")


def _overlap(one: Member, other: Member) -> bool:
    return one.starts_on <= (other.until or date.max) and other.starts_on <= (one.until or date.max)
