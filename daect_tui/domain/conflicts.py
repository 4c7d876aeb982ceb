"""The interests that a member may have in an item (CRPA R133-12), suggested with their reasons.

A member with a personal interest takes no part in the item. What the register knows is compared: the
member's body, region and name with those of the applicant and of the people whom its dossier names.
A suggestion decides nothing: it is declared, confirmed, or dismissed for that member and applicant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.member import Member
from daect_tui.domain.organisation import Organisation, OrganisationKind
from daect_tui.domain.person_names import Naming, naming
from daect_tui.domain.similar import named_within, near_names, words_of
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, fold, quoted

_PARENTHESES = re.compile(r"\(([^()]*)\)")


class InterestKind(LabelledEnum):
    """What of a member is equal or close to the applicant's, or was found between them before."""

    BODY = "organisme", "organisme"
    REGION = "region", "région"
    PERSON = "personne", "personne"
    EARLIER = "precedent", "précédent"


class ConflictStanding(LabelledEnum):
    """What became of a suggestion."""

    TO_ANSWER = "a_examiner", "à examiner"
    DECLARED = "declare", "déclaré"
    CONFIRMED = "confirme", "confirmé"
    DISMISSED = "ecarte", "écarté"


@dataclass(frozen=True, slots=True)
class Interest:
    """One reason to think that a member is interested; `why` is a French sentence."""

    kind: InterestKind
    exact: bool
    why: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A suggestion put aside with its reason: it does not come back for this member and applicant."""

    member_id: int
    organisation_id: int
    reason: str
    dismissed_at: datetime
    dismissed_by: str


@dataclass(frozen=True, slots=True)
class EarlierRecusal:
    """A recusal of a member from an item of the same applicant, in another session."""

    member_id: int
    session: str
    reason: str


def interest_of_before(earlier: EarlierRecusal) -> Interest:
    """Return the interest that an earlier recusal lets think of."""
    reason = earlier.reason.rstrip(". ")
    why = f"Son déport a été noté pour ce demandeur à la séance {earlier.session}"
    return Interest(InterestKind.EARLIER, True, f"{why}{NBSP}: {quoted(reason)}." if reason else f"{why}.")


def interests(
    member: Member, applicant: Organisation, experts: str, regions: Mapping[str, str]
) -> tuple[Interest, ...]:
    """Return every reason to think that a member is interested in an applicant, the surest first.

    `experts` is what the dossier says of them; `regions` gives the names of the regions by code.
    """
    found = (*_of_body(member, applicant), *_of_persons(member, applicant, experts),
             *_of_region(member, applicant, regions))  # fmt: skip
    return tuple(sorted(found, key=lambda interest: not interest.exact))


def _of_body(member: Member, applicant: Organisation) -> Iterator[Interest]:
    pairs = [(one, other) for one in _designations(member.body) for other in _designations(applicant.name)]
    applying = quoted(applicant.name)
    if any(words_of(one) == words_of(other) for one, other in pairs):
        yield Interest(InterestKind.BODY, True, f"Son organisme, {quoted(member.body)}, est le demandeur.")
    elif any(near_names(one, other) for one, other in pairs):
        why = f"Son organisme, {quoted(member.body)}, ressemble au demandeur, {applying}."
        yield Interest(InterestKind.BODY, False, why)
    elif any(named_within(one, member.quality) for one in _designations(applicant.name)):
        why = f"Sa qualité, {quoted(member.quality)}, nomme le demandeur, {applying}."
        yield Interest(InterestKind.BODY, False, why)


def _designations(name: str) -> tuple[str, ...]:
    """Return the names under which a body goes: « Cités Unies France (CUF) » has two."""
    acronyms = [inside.strip() for inside in _PARENTHESES.findall(name) if inside.strip().isupper()]
    whole = _PARENTHESES.sub(" ", name).strip() or name
    return tuple(one for one in (whole, *acronyms) if fold(one))


def _of_persons(member: Member, applicant: Organisation, experts: str) -> Iterator[Interest]:
    for role, text in (
        ("le représentant légal du demandeur", applicant.representative.full_name),
        ("l’interlocuteur du demandeur", applicant.contact.name),
        ("un expert du dossier", experts),
    ):
        found = naming(text, member.first_name, member.last_name)
        if found is Naming.SURE:
            yield Interest(InterestKind.PERSON, True, f"Son nom est celui que porte {role}.")
        elif found is Naming.LIKELY:
            yield Interest(InterestKind.PERSON, False, f"Son nom ressemble à celui que porte {role}.")


def _of_region(member: Member, applicant: Organisation, regions: Mapping[str, str]) -> Iterator[Interest]:
    code = member.region
    if not code or code not in (applicant.territory.region, _own_region(applicant)):
        return
    name = regions.get(code, code)
    if code == _own_region(applicant):
        yield Interest(InterestKind.REGION, True, f"Sa région, {name}, est le demandeur.")
    else:
        yield Interest(InterestKind.REGION, False, f"Le demandeur est de sa région, {name}.")


def _own_region(applicant: Organisation) -> str:
    return applicant.territory.code if applicant.kind is OrganisationKind.REGION else ""
