"""Applicants of an import: recognised in the register or kept, so that none is there twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from daect_tui.domain.organisation import Organisation, says, stays_verified
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.text import fold
from daect_tui.services.ports import UnitOfWork

# Identities kept in memory: a file often speaks of the same one again and again.
_REMEMBERED = 2000

Reread = Callable[[Mapping[str, str]], Organisation]
IdentityKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Applicant:
    """An organisation as a row gives it, with the texts that it was read from."""

    organisation: Organisation
    texts: Mapping[str, str]


def identity_key(organisation: Organisation) -> IdentityKey:
    """Return the nature, the SIREN and the folded name of an organisation."""
    return (organisation.kind.value, organisation.siren, fold(organisation.name))


class IdentityBook:
    """Some organisations of the register, to say which of them one is; the oldest first.

    Those from the number `first_added` on (0: none) were added by the import itself: two that it gives
    under one SIREN and two names are two.
    """

    def __init__(self, organisations: Iterable[Organisation], first_added: int) -> None:
        self._by_key: dict[IdentityKey, Organisation] = {}
        self._by_siren: dict[tuple[str, str], Organisation] = {}
        self._by_name: dict[tuple[str, str], list[Organisation]] = {}
        for one in organisations:
            kind, siren, name = key = identity_key(one)
            self._by_key.setdefault(key, one)
            self._by_name.setdefault((kind, name), []).append(one)
            if siren and not (first_added and one.id >= first_added):
                self._by_siren.setdefault((kind, siren), one)

    def same(self, organisation: Organisation) -> Organisation | None:
        """Return the organisation that it is, or `None`."""
        kind, siren, name = key = identity_key(organisation)
        if key in self._by_key:
            return self._by_key[key]
        if siren and (kind, siren) in self._by_siren:
            return self._by_siren[kind, siren]
        named = self._by_name.get((kind, name), [])
        return next((one for one in named if not siren or not one.siren), None)


class KeptOrganisations:
    """The applicants of one import, in its transaction.

    One is the same as another by its nature, SIREN and folded name, or by nature and name when one of
    the two has no SIREN. One that the register had before the import is also known by its nature and
    SIREN alone: it then keeps its name. What a row leaves blank stays as the register has it.
    """

    def __init__(self, reread: Reread) -> None:
        self._reread = reread
        self._known: dict[IdentityKey, int] = {}
        self._latest: dict[int, Organisation] = {}
        self._first_added = 0

    def keep(self, work: UnitOfWork, applicants: Sequence[Applicant]) -> list[Organisation]:
        """Return the organisation of each applicant, brought up to date or added."""
        if len(self._latest) > _REMEMBERED:
            self._known, self._latest = {}, {}
        keys = [identity_key(applicant.organisation) for applicant in applicants]
        self._recall(work, keys, applicants)
        fresh = self._add(work, keys, applicants)
        changed: dict[int, Organisation] = {}
        places: list[int] = []
        for key, applicant in zip(keys, applicants, strict=True):
            known = self._latest[self._known[key]]
            if fresh.get(known.id) is applicant:
                places.append(known.id)
                continue
            merged = self._merged(known, applicant)
            if merged != known:
                self._latest[known.id] = changed[known.id] = merged
            places.append(known.id)
        for organisation in changed.values():
            work.organisations.update(organisation)
        return [self._latest[number] for number in places]

    def _recall(self, work: UnitOfWork, keys: Sequence[IdentityKey], applicants: Sequence[Applicant]) -> None:
        """Find in the register those that the applicants are."""
        unknown = {
            key: applicant.organisation
            for key, applicant in zip(keys, applicants, strict=True)
            if key not in self._known
        }
        if not unknown:
            return
        found = work.bulk_organisations.of(
            {siren for _kind, siren, _name in unknown if siren}, {name for _kind, _siren, name in unknown}
        )
        if not found:
            return
        book = IdentityBook(found, self._first_added)
        for key, one in unknown.items():
            same = book.same(one)
            if same is not None:
                self._known[key] = self._latest.setdefault(same.id, same).id

    def _add(
        self, work: UnitOfWork, keys: Sequence[IdentityKey], applicants: Sequence[Applicant]
    ) -> dict[int, Applicant]:
        """Add those that are not in the register, each once; return, by number, from which row."""
        new: list[Applicant] = []
        places: dict[IdentityKey, int] = {}
        named: dict[tuple[str, str], int] = {}
        for key, applicant in zip(keys, applicants, strict=True):
            if key in self._known or key in places:
                continue
            kind, siren, name = key
            place = named.get((kind, name), len(new))
            if place == len(new) or (siren and new[place].organisation.siren):
                place = len(new)
                new.append(applicant)
            places[key] = named[kind, name] = place
        added = work.bulk_organisations.add([applicant.organisation for applicant in new])
        self._first_added = self._first_added or (added[0].id if added else 0)
        self._latest.update((one.id, one) for one in added)
        self._known.update((key, added[place].id) for key, place in places.items())
        return {one.id: applicant for one, applicant in zip(added, new, strict=True)}

    def _merged(self, known: Organisation, applicant: Applicant) -> Organisation:
        if says(applicant.organisation) == says(known):
            return known
        given = {key: text for key, text in applicant.texts.items() if text.strip()}
        read = self._reread({**organisation_fields(known), **given, "name": known.name})
        return as_known(read, known)


def as_known(read: Organisation, known: Organisation) -> Organisation:
    """Put what was read in the place of what is known; another identity is to be verified again."""
    verified = stays_verified(known, read)
    return replace(read, id=known.id, verified=verified, merged_into=known.merged_into)
