"""Whether a dossier may be examined: every reason against it, all shown at once (procedure §§1, 4).

A rule says what it sees; how much that weighs in a programme, from what source, and which acts it
stops are data of the programme (`RuleSetting`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Dossier, DossierAction
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.programme import Programme
from daect_tui.domain.similar import CLOSE_DOMAIN, nearness
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import listed, quoted

FRANCE = "FR"

_TERRITORIAL = frozenset(
    {
        OrganisationKind.COMMUNE,
        OrganisationKind.INTERMUNICIPAL,
        OrganisationKind.DEPARTMENT,
        OrganisationKind.REGION,
        OrganisationKind.SYNDICATE,
        OrganisationKind.TERRITORIAL_ASSOCIATION,
    }
)
_LIVE_LABEL = frozenset({LabelState.ACTIVE, LabelState.TO_RENEW, LabelState.SUSPENDED})


class Severity(LabelledEnum):
    """How much a reason weighs, the heaviest first."""

    BLOCKING = "bloquant", "bloquant"
    WARNING = "avertissement", "à vérifier"
    OFF = "sans_effet", "sans effet"


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a programme makes of a rule; `stops` are the acts that a blocking reason holds back."""

    code: str
    caption: str
    severity: Severity
    source: str
    stops: frozenset[DossierAction]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason against, in French, with where the rule is known from."""

    code: str
    caption: str
    severity: Severity
    sentence: str
    source: str
    stops: frozenset[DossierAction] = frozenset()


@dataclass(frozen=True, slots=True)
class Override:
    """A blocking reason passed over: it holds for that sentence, not for another of the same rule."""

    code: str
    sentence: str
    motive: str
    agent: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Cutoff:
    """The last day to send a dossier for a session."""

    session: str
    deadline: date


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that the applicant has, or had, in a country: `what` in French with its reference."""

    country: str
    what: str


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the rules look at, on the day `today`.

    `cutoffs` are those of the sessions that the dossier may join, `labels` those of the applicant,
    `union` the codes of the countries of the European Union when the dossier came in, `opinions` those
    asked on the dossier.
    """

    dossier: Dossier
    programme: Programme
    cutoffs: tuple[Cutoff, ...]
    labels: tuple[Label, ...]
    ties: tuple[Tie, ...]
    union: frozenset[str]
    country_names: Mapping[str, str]
    theme_names: Mapping[str, str]
    opinions: tuple[DossierOpinion, ...]
    today: date

    def named(self, codes: Iterable[str]) -> str:
        """Write countries as French does."""
        return listed([self.country_names.get(code, code) for code in codes])


def _applicant(situation: Situation) -> Iterator[str]:
    kind = situation.dossier.organisation.kind
    if kind not in situation.programme.applicants:
        accepted = listed([one.label for one in situation.programme.applicants])
        yield (
            f"Le demandeur est de nature {quoted(kind.label)}\u202f; le programme "
            f"{situation.programme.code} reçoit\u00a0: {accepted}."
        )


def _deadline(situation: Situation) -> Iterator[str]:
    content = situation.dossier.content
    for cutoff in situation.cutoffs:
        limit = f"la date limite du {short_date(cutoff.deadline)} (séance {cutoff.session})"
        if content.received_on <= cutoff.deadline:
            continue
        if content.sent_on is None:
            yield (
                f"Reçu le {short_date(content.received_on)}, après {limit}, et la date d’envoi n’est pas "
                "saisie\u00a0: le cachet de la poste ferait foi."
            )
        elif content.sent_on > cutoff.deadline:
            yield f"Envoyé le {short_date(content.sent_on)}, après {limit}."


def _known_programme(situation: Situation) -> Iterator[str]:
    for country in situation.dossier.content.countries:
        ties = [tie.what for tie in situation.ties if tie.country == country]
        if ties:
            where = situation.named([country])
            yield f"Le demandeur est déjà présent au registre pour {where}\u00a0: {listed(ties)}."


def _live_label(situation: Situation) -> Iterator[str]:
    dossier = situation.dossier
    for label in situation.labels:
        live = label.state in _LIVE_LABEL and label.until >= situation.today
        close = nearness(label.domain, dossier.content.domain) >= CLOSE_DOMAIN
        if live and close and label.dossier != dossier.reference:
            renewal = " (la demande le renouvelle)" if label.dossier == dossier.origin else ""
            yield (
                f"Le label {label.number} du demandeur court jusqu’au {short_date(label.until)} dans un "
                f"domaine voisin, {quoted(label.domain)}{renewal}."
            )


def _identity(situation: Situation) -> Iterator[str]:
    if not situation.dossier.organisation.verified:
        yield "L’identité de l’organisme n’est pas vérifiée."


def _address(situation: Situation) -> Iterator[str]:
    address = situation.dossier.organisation.address
    if not (address.street.strip() and address.postcode.strip() and address.city.strip()):
        yield (
            "L’adresse postale est incomplète\u00a0: l’accusé de réception et la décision "
            "ne peuvent pas partir."
        )


def _representative(situation: Situation) -> Iterator[str]:
    if not situation.dossier.organisation.representative.last_name.strip():
        yield "Le représentant légal n’est pas nommé."


def _country(situation: Situation) -> Iterator[str]:
    if not situation.dossier.content.countries:
        yield "Aucun pays n’est visé."


def _france(situation: Situation) -> Iterator[str]:
    if FRANCE in situation.dossier.content.countries:
        yield "La France est citée parmi les pays visés\u00a0: l’action extérieure se mène à l’étranger."


def _union(situation: Situation) -> Iterator[str]:
    inside = [one for one in situation.dossier.content.countries if one in situation.union and one != FRANCE]
    if inside:
        yield (
            f"Pays de l’Union européenne parmi ceux visés ({situation.named(inside)}), où les collectivités "
            "françaises sont déjà présentes."
        )


def _theme(situation: Situation) -> Iterator[str]:
    if not situation.dossier.content.theme:
        yield "Aucun thème n’est choisi\u00a0: le référent thématique ne peut pas être proposé."


def _parts(situation: Situation) -> Iterator[str]:
    content = situation.dossier.content
    parts = {
        "compétences et savoir-faire": content.skills,
        "éléments de reconnaissance": content.evidence,
        "conditions de mobilisation": content.mobilisation,
    }
    empty = [quoted(name) for name, text in parts.items() if not text.strip()]
    if empty:
        yield f"{'Partie vide' if len(empty) == 1 else 'Parties vides'} du formulaire\u00a0: {listed(empty)}."


def _capacity(situation: Situation) -> Iterator[str]:
    organisation = situation.dossier.organisation
    if organisation.kind not in _TERRITORIAL and not situation.dossier.content.evidence.strip():
        yield (
            "Une institution montre sa capacité à assister techniquement les collectivités, et les éléments "
            "de reconnaissance sont vides."
        )


def _eligible_country(situation: Situation) -> Iterator[str]:
    eligible = situation.programme.countries
    outside = [one for one in situation.dossier.content.countries if eligible and one not in eligible]
    if outside:
        yield (
            f"Hors des pays éligibles à {situation.programme.code}\u00a0: {situation.named(outside)}. "
            f"Sont éligibles\u00a0: {situation.named(eligible)}."
        )


def _eligible_theme(situation: Situation) -> Iterator[str]:
    eligible, theme = situation.programme.themes, situation.dossier.content.theme
    if eligible and theme and theme not in eligible:
        names = situation.theme_names
        yield (
            f"Le thème {quoted(names.get(theme, theme))} n’est pas de {situation.programme.code}\u00a0: "
            f"{listed([quoted(names.get(one, one)) for one in eligible])}."
        )


def _opinion_first(situation: Situation) -> Iterator[str]:
    """The poste gives its opinion before the selection of the projects of a call [S4]."""
    given = any(
        opinion.kind is CorrespondentKind.POSTE and opinion.answer is not None
        for opinion in situation.opinions
    )
    if situation.programme.opinion_first and not given:
        yield "L’avis du poste diplomatique n’est pas reçu, et il précède la sélection."


RULES: Mapping[str, Callable[[Situation], Iterator[str]]] = {
    "nature": _applicant,
    "date_limite": _deadline,
    "programme_existant": _known_programme,
    "label_en_vigueur": _live_label,
    "identite": _identity,
    "adresse": _address,
    "representant": _representative,
    "pays": _country,
    "france": _france,
    "union_europeenne": _union,
    "theme": _theme,
    "parties": _parts,
    "capacite": _capacity,
    "pays_eligibles": _eligible_country,
    "themes_eligibles": _eligible_theme,
    "avis_du_poste": _opinion_first,
}


def reasons(situation: Situation, settings: Iterable[RuleSetting]) -> tuple[Reason, ...]:
    """Return every reason against the dossier, the blocking ones first, in the order of the settings."""
    found = (
        Reason(rule.code, rule.caption, rule.severity, sentence, rule.source, rule.stops)
        for rule in settings
        if rule.severity is not Severity.OFF
        for sentence in RULES[rule.code](situation)
    )
    return tuple(sorted(found, key=lambda reason: reason.severity is not Severity.BLOCKING))


def override_of(reason: Reason, overrides: Iterable[Override]) -> Override | None:
    """Return what passed over this very reason; `None` while nothing did."""
    same = (one for one in overrides if (one.code, one.sentence) == (reason.code, reason.sentence))
    return next(same, None)


def holding(
    found: Iterable[Reason], overrides: Iterable[Override], action: DossierAction
) -> tuple[Reason, ...]:
    """Return the blocking reasons that hold an act back and were not passed over."""
    overrides = tuple(overrides)
    return tuple(
        reason
        for reason in found
        if reason.severity is Severity.BLOCKING
        and action in reason.stops
        and override_of(reason, overrides) is None
    )
