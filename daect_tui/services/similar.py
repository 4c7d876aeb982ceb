"""Requests that look alike: found when one is typed or filed, joined, or filed nevertheless."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.link import Link, LinkKind
from daect_tui.domain.similar import Match, Sought, matches, words_of
from daect_tui.domain.text import clean_line
from daect_tui.services.office import Office
from daect_tui.services.past import candidate_of, past_of
from daect_tui.services.ports import UnitOfWork

# Dossiers found by the words of the name and of the domain: a name misspelt is found by the others.
_NEAR = 100


class Similar:
    """The use cases of duplicates and history, at intake and after."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of_fields(self, fields: Mapping[str, str]) -> tuple[Match, ...]:
        """Return what looks like the form as it is typed, the surest first; nothing without a domain."""
        with self._office.reading() as work:
            return _found(work, sought_in(fields), self._office.clock.today())

    def of_dossier(self, reference: str) -> tuple[Match, ...]:
        """Return what looks like a filed dossier; raises `UnknownReference`."""
        with self._office.reading() as work:
            return similar_to(work, work.dossiers.get(reference), self._office.clock.today())

    def join(self, reference: str, other: str) -> Link:
        """Keep a dossier with an earlier request, or a label, that it looks like."""
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            alike = [match.reference for match in similar_to(work, dossier, self._office.clock.today())]
            known = {(one.dossier, one.other) for one in work.links.of(reference)}
            if other not in alike or (reference, other) in known:
                raise Refusal(
                    f"{other} n’est pas à lier à {reference}\u00a0: il l’est déjà, ou ne lui ressemble pas."
                )
            link = join(work, self._office, reference, other)
            work.commit()
        return link


def similar_to(work: UnitOfWork, dossier: Dossier, today: date) -> tuple[Match, ...]:
    """Return what looks like a filed dossier, in the caller's transaction."""
    organisation = dossier.organisation
    return _found(
        work,
        Sought(
            organisation.name,
            organisation.siren,
            organisation.rna,
            dossier.content.domain,
            itself=dossier.reference,
            origin=dossier.origin,
        ),
        today,
    )


def sought_in(fields: Mapping[str, str]) -> Sought:
    """Read what is compared in the raw texts of a form; numbers without their spaces."""

    def line(name: str) -> str:
        return clean_line(fields.get(name, "")).text

    return Sought(
        line("name"),
        "".join(line("siren").split()),
        "".join(line("rna").split()).upper(),
        line("domain"),
        origin=line("origin"),
    )


def _found(work: UnitOfWork, sought: Sought, today: date) -> tuple[Match, ...]:
    if not sought.organisation or not sought.domain:
        return ()
    words = words_of(sought.organisation) | words_of(sought.domain)
    near = work.search.candidates(words, _NEAR)
    past = past_of(work, sought.siren, sought.organisation)
    return matches(sought, (*work.applicants.candidates(sought, near, today), *map(candidate_of, past)))


def join(work: UnitOfWork, office: Office, reference: str, other: str) -> Link:
    """Join two requests, in the caller's transaction."""
    return _keep(work, Link(reference, other, LinkKind.JOINED, "", office.agent, office.clock.now()))


def file_nevertheless(work: UnitOfWork, office: Office, dossier: Dossier, motive: str) -> tuple[Link, ...]:
    """Record why a dossier was filed in spite of what looks like it, in the caller's transaction."""
    told = clean_line(motive).text
    return tuple(
        _keep(
            work,
            Link(
                dossier.reference,
                match.reference,
                LinkKind.FILED_NEVERTHELESS,
                told,
                office.agent,
                office.clock.now(),
            ),
        )
        for match in similar_to(work, dossier, office.clock.today())
    )


def _keep(work: UnitOfWork, link: Link) -> Link:
    work.links.add(link)
    detail: dict[str, str | int | list[str]] = {"avec": link.other}
    if link.motive:
        detail["motif"] = link.motive
    kind = "dossier.joined" if link.kind is LinkKind.JOINED else "dossier.filed_nevertheless"
    work.journal.append(Act(kind, link.dossier, detail))
    return link
