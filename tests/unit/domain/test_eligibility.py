"""Every rule of eligibility, kept and broken, each with its source."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dossier import Dossier, DossierAction, DossierContent
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionAnswer, OpinionState
from daect_tui.domain.eligibility import (
    RULES,
    Cutoff,
    Override,
    Reason,
    RuleSetting,
    Severity,
    Situation,
    Tie,
    holding,
    override_of,
    reasons,
)
from daect_tui.domain.intake_delays import OpinionSilence
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.organisation import Address, Organisation, OrganisationKind, Representative
from daect_tui.domain.programme import Award
from tests.unit.domain.samples import CONTENT, DOSSIER, LABEL, ORGANISATION, PROGRAMME

DEADLINE = date(2017, 3, 2)
CUTOFF = Cutoff("PACT3-2017-S1", DEADLINE)
REVIEW, AGENDA = DossierAction.REVIEW, DossierAction.PUT_ON_AGENDA
NOBODY = Representative("", "", "", "", "")


def situation(
    organisation: Organisation = ORGANISATION,
    content: DossierContent = CONTENT,
    *,
    cutoffs: tuple[Cutoff, ...] = (),
    labels: tuple[Label, ...] = (),
    ties: tuple[Tie, ...] = (),
    origin: str = "",
) -> Situation:
    asked: Dossier = replace(
        DOSSIER,
        reference="PACT3-2018-009",
        organisation=replace(organisation, verified=organisation.verified),
        content=content,
        origin=origin,
    )
    return Situation(
        dossier=asked,
        programme=PROGRAMME,
        cutoffs=cutoffs,
        labels=labels,
        ties=ties,
        union=frozenset({"DE", "PL", "FR"}),
        country_names={"MA": "Maroc", "DE": "Allemagne", "TN": "Tunisie"},
        theme_names={"patrimoine": "patrimoine", "eau": "eau et assainissement"},
        opinions=(),
        today=date(2018, 3, 14),
    )


def content(**changes: object) -> DossierContent:
    return replace(CONTENT, **changes)  # type: ignore[arg-type]


def organisation(**changes: object) -> Organisation:
    return replace(ORGANISATION, **changes)  # type: ignore[arg-type]


def at_address(*lines: str) -> Situation:
    return situation(organisation(address=Address(*lines)))


def of_a_call(
    countries: tuple[str, ...] = (), themes: tuple[str, ...] = (), opinions: tuple[DossierOpinion, ...] = ()
) -> Situation:
    programme = replace(
        PROGRAMME, award=Award.SUPPORT, countries=countries, themes=themes, opinion_first=True
    )
    return replace(situation(), programme=programme, opinions=opinions)


ASKED = DossierOpinion(
    id=1,
    dossier="PACT3-2018-009",
    correspondent=1,
    source="Ambassade (fictive)",
    kind=CorrespondentKind.POSTE,
    question="",
    asked_on=date(2018, 1, 8),
    due_on=date(2018, 2, 8),
    silence=OpinionSilence.NO_OPINION,
    reminders=(),
    state=OpinionState.ASKED,
    answer=None,
    version=1,
)
ANSWERED = replace(ASKED, answer=OpinionAnswer(OpinionSense.UNFAVOURABLE, date(2018, 2, 1)))
PREFECT = replace(ANSWERED, kind=CorrespondentKind.PREFECTURE)


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, what it is from, whether it is broken, and words of what it then says."""

    rule: str
    source: str
    looked_at: Situation
    said: str = ""


VERIFIED = organisation(verified=True)
ASSOCIATION = organisation(kind=OrganisationKind.THEMATIC_ASSOCIATION)
RUNNING = replace(LABEL, until=date(2020, 5, 21))
CASES = (
    Case("nature", "S0", situation()),
    Case("nature", "S0", situation(ASSOCIATION), "Le demandeur est de nature «\u202fassociation thématique"),
    Case("date_limite", "no session", situation()),
    Case("date_limite", "L112-1", situation(cutoffs=(CUTOFF,))),
    Case(
        "date_limite", "L112-1", situation(content=content(sent_on=date(2017, 3, 2)), cutoffs=(CUTOFF,))
    ),
    Case(
        "date_limite",
        "L112-1 late by its postmark",
        situation(content=content(sent_on=date(2017, 3, 3)), cutoffs=(CUTOFF,)),
        "Envoyé le 03/03/2017, après la date limite du 02/03/2017 (séance PACT3-2017-S1).",
    ),
    Case(
        "date_limite",
        "L112-1 without its postmark",
        situation(content=content(sent_on=None), cutoffs=(CUTOFF,)),
        "le cachet de la poste ferait foi",
    ),
    Case(
        "date_limite",
        "S0 in time for one session of two",
        situation(
            content=content(sent_on=date(2017, 3, 3)),
            cutoffs=(CUTOFF, Cutoff("PACT3-2017-S2", date(2017, 10, 17))),
        ),
        "séance PACT3-2017-S1",
    ),
    Case("programme_existant", "S0", situation(ties=(Tie("SN", "mission MIS-2018-001"),))),
    Case(
        "programme_existant",
        "S0",
        situation(ties=(Tie("MA", "label LAB-2014-002"), Tie("MA", "mission MIS-2015-004"))),
        "présent au registre pour Maroc\u00a0: label LAB-2014-002 et mission MIS-2015-004.",
    ),
    Case("label_en_vigueur", "hypothèse", situation()),
    Case("label_en_vigueur", "hypothèse", situation(labels=(replace(RUNNING, domain="Déchets"),))),
    Case("label_en_vigueur", "expired", situation(labels=(replace(RUNNING, until=date(2018, 3, 13)),))),
    Case("label_en_vigueur", "repealed", situation(labels=(replace(RUNNING, state=LabelState.REPEALED),))),
    Case(
        "label_en_vigueur",
        "hypothèse",
        situation(labels=(RUNNING,)),
        "Le label LAB-2017-001 du demandeur court jusqu’au 21/05/2020",
    ),
    Case(
        "label_en_vigueur",
        "renewal",
        situation(labels=(RUNNING,), origin="PACT3-2017-001"),
        "(la demande le renouvelle)",
    ),
    Case("identite", "procédure §2", situation(VERIFIED)),
    Case("identite", "procédure §2", situation(), "n’est pas vérifiée"),
    Case("adresse", "L112-3", situation()),
    Case("adresse", "L112-3", at_address("", "99000", "Montclair"), "incomplète"),
    Case("adresse", "L112-3", at_address("1, rue", "", "Montclair"), "incomplète"),
    Case("adresse", "L112-3", at_address("1, rue", "99000", " "), "incomplète"),
    Case("representant", "procédure §2", situation()),
    Case("representant", "procédure §2", situation(organisation(representative=NOBODY)), "n’est pas nommé"),
    Case("pays", "S0", situation()),
    Case("pays", "S0", situation(content=content(countries=())), "Aucun pays n’est visé."),
    Case("france", "L1115-1", situation()),
    Case("france", "L1115-1", situation(content=content(countries=("FR",))), "La France est citée"),
    Case("union_europeenne", "S1", situation()),
    Case("union_europeenne", "S1", situation(content=content(countries=("FR", "MA")))),
    Case("union_europeenne", "S1", situation(content=content(countries=("MA", "DE"))), "(Allemagne)"),
    Case("theme", "S3", situation()),
    Case("theme", "S3", situation(content=content(theme="")), "Aucun thème"),
    Case("parties", "formulaire", situation()),
    Case(
        "parties", "formulaire", situation(content=content(skills=" ")),
        "Partie vide du formulaire\u00a0: «\u202fcompétences et savoir-faire\u202f».",
    ),
    Case(
        "parties", "formulaire", situation(content=content(evidence="", mobilisation="\n")),
        "Parties vides du formulaire\u00a0: «\u202féléments de reconnaissance\u202f» et",
    ),
    Case("capacite", "S0", situation(ASSOCIATION)),
    Case("capacite", "S0 collectivité", situation(content=content(evidence=""))),
    Case("capacite", "S0", situation(ASSOCIATION, content(evidence="")), "capacité à assister"),
    Case("pays_eligibles", "any country", situation()),
    Case("pays_eligibles", "S2 in", of_a_call(countries=("MA", "TN"))),
    Case(
        "pays_eligibles",
        "S2 out",
        of_a_call(countries=("DE",)),
        "Hors des pays éligibles à PACT3\u00a0: Maroc",
    ),
    Case("themes_eligibles", "any theme", situation()),
    Case("themes_eligibles", "S3 in", of_a_call(themes=("patrimoine",))),
    Case(
        "themes_eligibles",
        "S3 out",
        of_a_call(themes=("eau",)),
        "n’est pas de PACT3\u00a0: «\u202feau et assainissement\u202f».",
    ),
    Case("avis_du_poste", "a label", situation()),
    Case("avis_du_poste", "S4 asked", of_a_call(opinions=(ASKED,)), "n’est pas reçu"),
    Case("avis_du_poste", "S4 préfecture", of_a_call(opinions=(PREFECT,)), "du poste"),
    Case("avis_du_poste", "S4", of_a_call(opinions=(ANSWERED,))),
)  # fmt: skip


def setting(code: str, severity: Severity = Severity.BLOCKING, *stops: DossierAction) -> RuleSetting:
    return RuleSetting(code, code.capitalize(), severity, "essai", frozenset(stops))


@pytest.mark.parametrize(
    "case",
    CASES,
    ids=[f"{case.rule}-{'broken' if case.said else 'kept'}-{case.source}" for case in CASES],
)
def test_a_rule(case: Case) -> None:
    found = reasons(case.looked_at, [setting(case.rule)])

    assert bool(found) == bool(case.said)
    assert all(reason.code == case.rule for reason in found)
    if case.said:
        assert case.said in found[0].sentence
        assert found[0].sentence.endswith(".")


def test_every_rule_is_tried_both_ways_here() -> None:
    assert {case.rule for case in CASES if case.said} == set(RULES)
    assert {case.rule for case in CASES if not case.said} == set(RULES)


def test_all_the_reasons_are_shown_the_blocking_ones_first() -> None:
    looked_at = situation(ASSOCIATION, content(theme="", countries=()))

    found = reasons(
        looked_at, [setting("theme", Severity.WARNING), setting("nature"), setting("pays", Severity.WARNING)]
    )

    assert [reason.code for reason in found] == ["nature", "theme", "pays"]


def test_a_rule_without_effect_in_the_programme_says_nothing() -> None:
    assert reasons(situation(ASSOCIATION), [setting("nature", Severity.OFF)]) == ()


def passed_over(reason: Reason) -> Override:
    return Override(reason.code, reason.sentence, "décidé", "Noé Astier", datetime(2018, 3, 14, tzinfo=UTC))


def test_a_blocking_reason_holds_the_acts_that_it_stops_until_it_is_passed_over() -> None:
    found = reasons(situation(ASSOCIATION), [setting("nature", Severity.BLOCKING, REVIEW)])

    assert holding(found, (), REVIEW) == found
    assert holding(found, (), AGENDA) == ()
    assert holding(found, [passed_over(found[0])], REVIEW) == ()


def test_a_warning_holds_nothing() -> None:
    found = reasons(situation(ASSOCIATION), [setting("nature", Severity.WARNING, REVIEW)])

    assert holding(found, (), REVIEW) == ()


def test_what_was_passed_over_does_not_cover_another_sentence_of_the_same_rule() -> None:
    rule = [setting("date_limite", Severity.BLOCKING, AGENDA)]
    late = content(sent_on=date(2017, 11, 1), received_on=date(2017, 11, 3))
    first, second = reasons(
        situation(content=late, cutoffs=(CUTOFF, Cutoff("PACT3-2017-S2", date(2017, 10, 17)))), rule
    )

    assert override_of(first, [passed_over(first)]) is not None
    assert holding((first, second), [passed_over(first)], AGENDA) == (second,)
