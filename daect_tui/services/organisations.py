"""Organisations: suggested while a name is typed, listed, corrected, and duplicates made one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.errors import RefusedForReasons
from daect_tui.domain.forms import FormReader
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import Organisation, OrganisationRow, Territory, stays_verified
from daect_tui.domain.organisation_alike import may_be_one, resemblance, sureness
from daect_tui.domain.organisation_form import organisation_fields, read_organisation
from daect_tui.domain.organisation_merge import Compared, against_merging, combined, compared, doubts
from daect_tui.domain.territory import FrenchTerritory, TerritoryKind, name_key
from daect_tui.services.office import Office
from daect_tui.services.organisation_ports import Territories
from daect_tui.services.organisation_suggestions import Suggestion, of_the_lists, of_the_register
from daect_tui.services.ports import UnitOfWork

PAGE = 200
SUGGESTED = 20
# Of those, at most so many that the register knows: the official lists are always in sight.
_KNOWN_FIRST = 6
# One letter begins everything: nothing is suggested for it.
_SHORTEST = 2
_CANDIDATES = 500
_MOST_ALIKE = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """An organisation that may be the same as another, and why, in French."""

    organisation: Organisation
    why: str


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    """Everything shown of an organisation."""

    organisation: Organisation
    dossiers: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging two organisations would do: side by side, what moves, what to look at, why not."""

    kept: Organisation
    gone: Organisation
    lines: tuple[Compared, ...]
    dossiers: tuple[str, ...]
    labels: tuple[str, ...]
    doubts: tuple[str, ...]
    refusals: tuple[str, ...]


class Organisations:
    """The use cases on organisations: in the form of a dossier, and in F9 Répertoire."""

    def __init__(self, office: Office, territories: Territories) -> None:
        self._office = office
        self._territories = territories

    # ── While typing ───────────────────────────────────────────────────────────────────────

    def suggest(self, typed: str, limit: int = SUGGESTED) -> tuple[Suggestion, ...]:
        """Return what a name that is being typed may be: those of the register, then the official lists."""
        if len(name_key(typed)) < _SHORTEST:
            return ()
        with self._office.reading() as work:
            begun = work.organisation_list.beginning(typed, min(limit, _KNOWN_FIRST))
        known = [self._placed(one) for one in begun]
        taken = {(one.kind, one.territory.code) for one in known if one.territory.code}
        lists = self._territories.suggest(typed, limit)
        others = [one for one in lists if (one.applicant_kind, one.code) not in taken]
        return (*map(of_the_register, known), *map(of_the_lists, others))[:limit]

    def _placed(self, known: Organisation) -> Organisation:
        """Say where an organisation stands, by the official lists, where the register does not."""
        if known.territory.department or known.territory.region:
            return known
        for one in self._territories.of_siren(known.siren):
            if one.applicant_kind is known.kind and known.territory.code in {"", one.code}:
                return replace(known, territory=Territory(one.code, one.department, one.region))
        return known

    def make_ready(self) -> None:
        """Have the lists prepared, before the first letter is typed."""
        self._territories.at_postcode("")

    def communes(self, postcode: str) -> tuple[FrenchTerritory, ...]:
        """Return the communes of a postcode, the most peopled first; none for a CEDEX."""
        return self._territories.at_postcode(postcode)

    def communes_like(self, typed: str, postcode: str, limit: int = SUGGESTED) -> tuple[FrenchTerritory, ...]:
        """Return the communes whose name begins so, those of a postcode first; only those without letters."""
        there = self._territories.at_postcode(postcode.strip())
        begun = name_key(typed)
        if not begun:
            return there
        here = [one for one in there if name_key(one.name).startswith(begun)]
        others = [
            one
            for one in self._territories.suggest(typed, limit)
            if one.kind is TerritoryKind.COMMUNE and one not in here
        ]
        return (*here, *others)[:limit]

    def department_name(self, code: str) -> str:
        """Return the name of a département; empty for a code that is none."""
        found = self._territories.find(TerritoryKind.DEPARTMENT, code.strip().upper())
        return found.name if found else ""

    def region_name(self, code: str) -> str:
        """Return the name of a région; empty for a code that is none."""
        found = self._territories.find(TerritoryKind.REGION, code.strip())
        return found.name if found else ""

    def close(self) -> None:
        """Let go of the lists."""
        self._territories.close()

    # ── The list ───────────────────────────────────────────────────────────────────────────

    def rows(self, search: str = "", after: int = 0) -> tuple[OrganisationRow, ...]:
        """Return the next window of the list (at most `PAGE` rows) after an organisation."""
        with self._office.reading() as work:
            return work.organisation_list.rows(search, PAGE, after)

    def count(self, search: str = "") -> int:
        """Return how many organisations answer a search."""
        with self._office.reading() as work:
            return work.organisation_list.count(search)

    def open(self, organisation_id: int) -> OrganisationSheet:
        """Return an organisation with what points to it; raises `UnknownReference`."""
        with self._office.reading() as work:
            return OrganisationSheet(
                work.organisations.get(organisation_id),
                work.organisation_list.dossiers_of(organisation_id),
                work.organisation_list.labels_of(organisation_id),
            )

    def save(self, organisation_id: int, fields: Mapping[str, str]) -> Organisation:
        """Correct an organisation; raises `FormRefused`. A changed identity is to be verified again."""
        reader = FormReader(fields)
        typed = read_organisation(reader)
        reader.check()
        with self._office.begin() as work:
            known = work.organisations.get(organisation_id)
            saved = work.organisations.update(
                replace(
                    typed,
                    id=known.id,
                    verified=stays_verified(known, typed),
                    merged_into=known.merged_into,
                )
            )
            changed = _changed(known, saved)
            work.journal.append(Act("organisation.changed", _subject(known), {"champs": changed}))
            work.commit()
        return saved

    # ── Duplicates ─────────────────────────────────────────────────────────────────────────

    def alike(self, organisation_id: int) -> tuple[Alike, ...]:
        """Return the organisations that may be the same, the surest first."""
        with self._office.reading() as work:
            one = work.organisations.get(organisation_id)
            candidates = work.organisation_list.near(one, _CANDIDATES)
        close = sorted(
            (other for other in candidates if may_be_one(one, other)),
            key=lambda other: (-sureness(one, other), other.name, other.id),
        )
        return tuple(Alike(other, resemblance(one, other)) for other in close[:_MOST_ALIKE])

    def merging(self, keep_id: int, gone_id: int) -> Merging:
        """Return what a merge would do, without doing it; raises `UnknownReference`."""
        with self._office.reading() as work:
            kept, gone = work.organisations.get(keep_id), work.organisations.get(gone_id)
            return Merging(
                kept,
                gone,
                compared(kept, gone),
                work.organisation_list.dossiers_of(gone_id),
                work.organisation_list.labels_of(gone_id),
                doubts(kept, gone),
                against_merging(kept, gone),
            )

    def merge(self, keep_id: int, gone_id: int) -> Organisation:
        """Make two records one, in one unit; return the one that stays.

        All that pointed to the other points to it. Raises `RefusedForReasons`, `UnknownReference`.
        """
        with self._office.begin() as work:
            kept, gone = work.organisations.get(keep_id), work.organisations.get(gone_id)
            reasons = against_merging(kept, gone)
            if reasons:
                raise RefusedForReasons("Ces deux fiches ne peuvent pas être fusionnées\u00a0:", reasons)
            whole = work.organisations.update(combined(kept, gone))
            dossiers = _move_dossiers(work, gone.id, whole)
            labels = _move_labels(work, gone.id, whole)
            work.organisation_list.repoint(gone.id, whole.id)
            work.organisations.update(replace(gone, merged_into=whole.id))
            detail: dict[str, str | int | list[str]] = {
                "nom": gone.name,
                "siren": gone.siren,
                "gardee": whole.name,
                "numero_garde": whole.id,
                "dossiers": list(dossiers),
                "labels": list(labels),
            }
            work.journal.append(Act("organisation.merged", _subject(gone), detail))
            work.commit()
        return whole


def _move_dossiers(work: UnitOfWork, gone_id: int, whole: Organisation) -> tuple[str, ...]:
    """Give the dossiers of one organisation to another; their versions and the search follow."""
    references = work.organisation_list.dossiers_of(gone_id)
    for reference in references:
        work.dossiers.update(replace(work.dossiers.get(reference), organisation=whole))
    return references


def _move_labels(work: UnitOfWork, gone_id: int, whole: Organisation) -> tuple[str, ...]:
    """Give the labels too; `holder` stays the name under which each was granted."""
    numbers = work.organisation_list.labels_of(gone_id)
    for number in numbers:
        work.labels.update(replace(work.labels.get(number), organisation_id=whole.id))
    return numbers


def _subject(organisation: Organisation) -> str:
    return f"organisme/{organisation.id}"


def _changed(before: Organisation, after: Organisation) -> list[str]:
    one, other = organisation_fields(before), organisation_fields(after)
    return [key for key in one if one[key] != other[key]]
