"""The wordings that ship: each says what the law and the procedure (§ 6) require of its letter."""

import re
from importlib.resources import files

import pytest

from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Table
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.text import typeset
from daect_tui.domain.wording import MissingValues, Value
from daect_tui.services.wordings import SHARED, WORDINGS, wording


def rows(*texts: str) -> list[dict[str, str]]:
    return [{"text": text} for text in texts]


VALUES: dict[str, Value] = {
    "call": "Madame la Maire,",
    "organisation": "Commune d’Exemple",
    "dossier_reference": "PACT3-2017-001",
    "received_on": "3 avril 2017",
    "programme_code": "PACT3",
    "programme_name": "Programme d’appui",
    "label_name": "Expertise territoriale internationale",
    "committee_date": "17 mai 2017",
    "opinion_sentence": "Il a rendu un avis favorable.",
    "domain": "Patrimoine et lumière",
    "label_number": "LAB-2017-001",
    "label_from": "22 mai 2017",
    "label_until": "21 mai 2020",
    "what_it_opens": "Le label ouvre des missions.",
    "conditions": rows("remettre un rapport", "informer la délégation."),
    "prize": "du label «\u202fExpertise territoriale internationale\u202f» (Programme d’appui PACT3)",
    "aim": "en vue de l’obtention du label PACT3",
    "amount": "12\u202f500\u00a0€",
    "referent": "Camille Durand-Exemple",
    "reasons": "Les experts ne sont pas nommés.",
    "wanted": "La liste des experts.",
    "wanted_until": "30 juin 2017",
    "implicit_rejection": "3 juin 2017",
    "criteria": rows("capacité démontrée", "pays peu couvert"),
    "mission_reference": "MIS-2018-001",
    "mission_subject": "Mise en lumière",
    "requester": "Ville de Saint-Exemple",
    "host": "Ville d’accueil",
    "place": "Saint-Exemple",
    "country": "Sénégal",
    "mission_from": "12 mars 2018",
    "mission_until": "16 mars 2018",
    "terms": "Diagnostic.",
    "experts": [{"name": "Alix Essai", "office": "ingénieure", "employer": "Commune", "days": "5 jours"}],
    "report_due": "16 avril 2018",
    "introduction": rows("Le programme.", "Qui peut candidater."),
    "count": "2",
    "laureates": [
        {"organisation": "Commune d’Exemple", "domain": "Patrimoine"},
        {"organisation": "Essai", "domain": "Eau"},
    ],
    "service": "Délégation d’Exemple",
    "service_address": "1, rue d’Essai, 75000 Paris",
    "service_phone": "01 99 00 12 00",
    "service_email": "delegation@example.org",
    "reason": "Il manque des pièces.",
    "pieces": rows("statuts", "délibération"),
    "until": "30 juin 2017",
    "question": "Qu’en pensez-vous ?",
    "due_on": "30 juin 2017",
    "silence": "le silence vaut absence d’avis",
    "contact_name": "Camille Durand-Exemple",
    "contact_quality": "chargée de mission",
    "contact_phone": "01 99 00 12 35",
    "contact_email": "camille@example.org",
    "court": "tribunal administratif de Paris",
}


def text(name: str, **more: Value) -> str:
    """Fill a wording and read it as running text, plain spaces only."""
    filled = wording(name).fill({**VALUES, **more})
    parts = (filled.subject, *filled.references, filled.call, *(_text(block) for block in filled.body))
    return re.sub(r"[\u00a0\u202f]", " ", " ".join(parts))


def _text(block: Block) -> str:
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return "".join(run.text for run in block.runs)
        case BulletList():
            return " ".join("".join(run.text for run in item) for item in block.items)
        case Table():
            return " ".join(cell for row in (block.header, *block.rows) for cell in row)


def check(said: str, parts: tuple[str, ...]) -> None:
    assert [part for part in parts if part not in said] == []


def test_the_labelling_letter_states_the_label_and_its_conditions() -> None:
    said = text("labelling", reservations=rows("préciser le budget"), renewal_from="21 novembre 2019")
    check(
        said,
        (
            "PACT3 (Programme d’appui)",
            "réuni le 17 mai 2017",
            "Il a rendu un avis favorable.",
            "Titulaire : Commune d’Exemple",
            "Domaine labellisé : Patrimoine et lumière",
            "Numéro du label : LAB-2017-001",
            "du 22 mai 2017 au 21 mai 2020",
            "préciser le budget.",
            "Le label ouvre des missions.",
            "aucun financement",
            "remettre un rapport ; informer la délégation.",
            "L. 242-2",
            "21 novembre 2019",
            "Camille Durand-Exemple",
            "Je vous prie d’agréer, Madame la Maire, l’assurance",
        ),
    )
    assert "réserves" not in text("labelling")
    assert "Je n’ai pas suivi cet avis, pour le motif suivant : x" in text("labelling", departure="x")


def test_a_label_without_conditions_is_not_worded() -> None:
    with pytest.raises(MissingValues) as caught:
        text("labelling", conditions=[])
    assert caught.value.names == ("conditions",)


def test_the_adjournment_letter_is_no_refusal_and_gives_its_dates() -> None:
    said = text("adjournment", next_meeting="fin octobre 2017", next_deadline="17 octobre 2017")
    check(
        said,
        (
            "dans le domaine suivant : Patrimoine et lumière",
            "réuni le 17 mai 2017",
            "ne constitue pas un refus",
            "au plus tard le 30 juin 2017",
            "La liste des experts.",
            "prévue fin octobre 2017",
            "avant le 17 octobre 2017",
            "décision implicite de rejet est acquise est le 3 juin 2017",
            "tribunal administratif de Paris",
            "Je vous prie d’agréer",
        ),
    )


def test_the_refusal_gives_its_reasons_in_law_and_in_fact_and_the_appeals() -> None:
    said = text("refusal", next_deadline="17 octobre 2017")
    check(
        said,
        (
            "réuni le 17 mai 2017",
            "Il a rendu un avis favorable.",
            "Patrimoine et lumière",
            "L. 211-5",
            "En droit : ",
            "capacité démontrée ; pays peu couvert.",
            "En fait : Les experts ne sont pas nommés.",
            "ne fait pas obstacle à une nouvelle candidature",
            "avant le 17 octobre 2017",
            "vous pouvez former, dans un délai de deux mois à compter de sa notification : un recours",
            "un recours gracieux auprès de son auteur ; un recours hiérarchique auprès du ministre ;",
            "un recours contentieux devant le tribunal administratif de Paris",
            "Télérecours",
            "le silence gardé pendant plus de deux mois sur ce recours vaut rejet",
        ),
    )


@pytest.mark.parametrize("lacking", ["criteria", "reasons"])
def test_a_refusal_without_grounds_is_not_worded(lacking: str) -> None:
    with pytest.raises(MissingValues) as caught:
        text("refusal", **{lacking: ""})
    assert caught.value.names == (lacking,)


def test_the_mission_letter_gives_terms_costs_security_and_the_report_deadline() -> None:
    said = text(
        "mission_validation",
        budget=[{"heading": "Transport", "amount": "1 250,50 €", "borne_by": "délégation"}],
        cost="1 250,50 €",
        bearers=rows("délégation\u00a0: 1 250,50 €"),
        charge="1 250,50 €",
        ceilings=rows("par mission, 2 000 €"),
        objectives=rows("diagnostic", "formation"),
        host_contact="M. Exemple, secrétaire général",
        operator="Opérateur d’Exemple",
        languages="français",
        poste="Service de coopération",
        poste_opinion="Le poste a rendu un avis favorable.",
        security="zone orange",
        deliverables=rows("un plan d’action"),
    )
    check(
        said,
        (
            "label « Expertise territoriale internationale » n° LAB-2017-001",
            "Commune d’Exemple",
            "Ville d’accueil",
            "Saint-Exemple (Sénégal)",
            "du 12 mars 2018 au 16 mars 2018",
            "Diagnostic.",
            "Alix Essai, ingénieure, Commune : 5 jours.",
            "Service de coopération",
            "Le poste a rendu un avis favorable.",
            "M. Exemple, secrétaire général",
            "Opérateur d’Exemple",
            "Langues de travail : français.",
            "sont : diagnostic ; formation.",
            "Transport : 1 250,50 € (délégation).",
            "arrêté à 1 250,50 €, ainsi réparti : délégation : 1 250,50 €.",
            "La délégation prend en charge 1 250,50 € au plus.",
            "plafonds suivants : par mission, 2 000 €.",
            "rapatriement",
            "consignes particulières : zone orange.",
            "un plan d’action.",
            "au plus tard le 16 avril 2018",
        ),
    )
    assert "aucune prise en charge par l’État" in text("mission_validation")
    with pytest.raises(MissingValues, match="le total des dépenses"):
        text("mission_validation", budget=[{"heading": "a", "amount": "b", "borne_by": "c"}])


def test_the_refusal_of_a_mission_gives_its_reasons_in_law_and_in_fact_and_the_appeals() -> None:
    """CRPA L211-5, CJA R421-5."""
    said = text("mission_refusal", rules=rows("le poste est consulté", "les experts sont désignés"))
    check(
        said,
        (
            "« Expertise territoriale internationale » n° LAB-2017-001",
            "Mise en lumière (Saint-Exemple, Sénégal)",
            "(autorité d’accueil : Ville d’accueil)",
            "du 12 mars 2018 au 16 mars 2018",
            "cette mission est refusée",
            "L. 211-5",
            "En droit : ",
            "le poste est consulté ; les experts sont désignés.",
            "En fait : Les experts ne sont pas nommés.",
            "une nouvelle demande",
            "Camille Durand-Exemple",
            "dans un délai de deux mois à compter de sa notification : un recours",
            "tribunal administratif de Paris",
        ),
    )
    with pytest.raises(MissingValues) as caught:
        text("mission_refusal", reasons="")
    assert caught.value.names == ("rules", "reasons")


def test_the_communique_lists_the_laureates_in_the_form_of_2017() -> None:
    said = text("communique", next_meeting="fin octobre 2017", next_deadline="17 octobre 2017")
    check(
        said,
        (
            "Annonce des lauréats du label « Expertise territoriale internationale »",
            "Le programme. Qui peut candidater.",
            "2 dossiers ont été retenus par le comité de sélection du programme PACT3 : Commune d’Exemple",
            "Commune d’Exemple : Patrimoine ; Essai : Eau. La prochaine réunion",
            "aura lieu fin octobre 2017",
            "avant le 17 octobre 2017.",
            "France Diplomatie",
            "Contact : Camille Durand-Exemple, chargée de mission",
        ),
    )
    one = text("communique", count="1", single="oui")
    assert "1 dossier a été retenu par le comité" in one
    assert "prochaine réunion" not in one


def test_holders_and_deadline_stand_in_bold_in_the_communique() -> None:
    body = wording("communique").fill({**VALUES, "next_deadline": "17 octobre 2017"}).body
    (laureates,) = (block for block in body if isinstance(block, BulletList))
    assert [item[0].bold for item in laureates.items] == [True, True]
    bold = [run.text for block in body if isinstance(block, Paragraph) for run in block.runs if run.bold]
    assert "17 octobre 2017" in bold


def test_every_shipped_file_is_known_and_spaced_as_french_is() -> None:
    folder = files("daect_tui.catalogue") / "wordings"
    assert {file.name for file in folder.iterdir()} == {f"{name}.toml" for name in (*WORDINGS, *SHARED)}
    for name in (*WORDINGS, *SHARED):
        lines = folder.joinpath(f"{name}.toml").read_text("utf-8").splitlines()
        assert [line for line in lines if typeset(line) != line or "'" in line] == []
        assert wording(name).name == name


def test_an_acknowledgement_says_what_the_code_requires() -> None:
    """CRPA R112-5: reception, implicit rejection and its appeals, the service and how to reach it."""
    said = text("acknowledgement")

    assert "reçu le 3 avril 2017" in said
    assert "susceptible de donner lieu à une décision implicite de rejet" in said
    assert "réputée rejetée le 3 juin 2017" in said
    assert "tribunal administratif de Paris" in said
    assert "1, rue d’Essai, 75000 Paris" in said
    assert "01 99 00 12 00" in said
    assert "delegation@example.org" in said
    assert "Pièces" not in said
    with pytest.raises(MissingValues) as missing:
        wording("acknowledgement").fill({**VALUES, "service_phone": ""})
    assert missing.value.names == ("service_phone",)


def test_an_acknowledgement_tells_what_was_asked_and_suspends_from_what_lacks() -> None:
    """CRPA L114-5: only what was asked for suspends."""
    said = text("acknowledgement", asked=rows("statuts"), asked_until="30 juin 2017", missing=rows("budget"))

    asked, lacking = said.split("Pièces à joindre")
    assert "vous sont demandées : statuts." in asked
    assert "au plus tard le 30 juin 2017" in asked
    assert "L. 114-5" in asked
    assert "sans que le délai de décision en soit suspendu : budget." in lacking


def test_a_request_for_pieces_says_the_list_the_day_and_its_effect() -> None:
    """CRPA L114-5."""
    said = text("pieces_request", note="Une copie suffit.")

    assert "L. 114-5 et L. 114-5-1) : statuts ; délibération. Une copie suffit." in said
    assert "au plus tard le 30 juin 2017" in said
    assert "suspend, jusqu’à cette date, le délai" in said
    assert "réputée rejetée le 3 juin 2017" in said


def test_a_referral_asks_its_question_by_a_day_and_recalls_the_earlier_ones() -> None:
    said = text("referral_reminder", countries="Maroc et Tunisie", earlier="ma demande d’avis est restée")

    assert said.index("Sauf erreur") < said.index("Commune d’Exemple a présenté")
    assert "Maroc et Tunisie" in said
    assert "Qu’en pensez-vous ?" in said
    assert "Passé ce délai, le silence vaut absence d’avis." in said


CONTESTABLE = {
    LetterKind.INADMISSIBILITY: ("inadmissibility",),
    LetterKind.REFUSAL: ("refusal",),
    LetterKind.RETAINED: ("retained",),
    LetterKind.REVERSAL: ("reversal",),
    LetterKind.LABEL_SUSPENSION: ("label_suspension",),
    LetterKind.MISSION_REFUSAL: ("mission_refusal",),
    LetterKind.MISSION_AMENDMENT: ("mission_amendment",),
    LetterKind.MISSION_POSTPONEMENT: ("mission_postponement",),
    LetterKind.MISSION_CANCELLATION: ("mission_cancellation",),
}
SILENCE = {LetterKind.ACKNOWLEDGEMENT: ("acknowledgement",), LetterKind.ADJOURNMENT: ("adjournment",)}


def test_r421_5_what_may_be_contested_includes_the_appeals_and_nothing_else_does() -> None:
    assert {kind for kind in LetterKind if kind.bears_appeals} == set(CONTESTABLE)
    assert {kind for kind in LetterKind if kind.recalls_silence} == set(SILENCE)
    bearing = {name for name in WORDINGS if "court" in wording(name).values}
    always = {name for names in (*CONTESTABLE.values(), *SILENCE.values()) for name in names}
    # A label states them for its reservations alone.
    assert bearing == always | {"labelling"}
    assert "recours" not in text("labelling")
    assert "recours gracieux" in text("labelling", reservations=rows("préciser le budget"))


def test_the_appeals_name_the_court_of_the_institution_and_the_time_of_distance() -> None:
    said = text("refusal", court="tribunal administratif de Nantes")
    check(
        said,
        (
            "devant le tribunal administratif de Nantes.",
            "Télérecours citoyens",
            "augmenté d’un mois pour les personnes qui demeurent outre-mer et de deux mois pour celles",
        ),
    )
    assert "Paris" not in said


def test_what_was_typed_with_its_full_stop_takes_no_other() -> None:
    said = text("referral", countries="Maroc et Tunisie.", domain="Patrimoine et lumière.")
    assert "dans le domaine suivant : Patrimoine et lumière. Les coopérations" in said
    assert ".." not in said
