"""The settings of the procedure, each once, as data: what the register keeps from a day on.

A key is « book.field »: the book is the group of values that are dated together, the field is that of its
form, whose rules are the validation. A setting of kind `SHEET` is many values on one sheet: what is here
says what it is for and where it is; `book` then names the sheet.
"""

from daect_tui.domain.committee_rules import RULE_ARTICLES
from daect_tui.domain.forms import MOST_MONTHS
from daect_tui.domain.setting import Setting, SettingFamily, SettingHome, SettingKind

RULES, DELAYS, MISSIONS, REMINDERS = "reglement", "delais", "missions", "relances"
_F, _K = SettingFamily, SettingKind
_KEPT = SettingHome.REGISTER
_DAYS = "jours"
_YES_NO = (("oui", "oui"), ("non", "non"))
_HYPOTHESIS = "Aucun texte ne fixe ce nombre\u00a0: choix de la délégation."


def _rule(field: str, title: str, explained: str, kind: SettingKind, default: str, *used: str) -> Setting:
    bounds = {"convocation_days": (0, _DAYS), "minutes_per_item": (1, "minutes")}
    least, unit = bounds.get(field, (0, ""))
    return Setting(
        f"{RULES}.{field}", title, explained, kind, _F.COMMITTEE, _KEPT, used, default, unit,
        least, 99 if kind is _K.NUMBER else 0, _YES_NO if kind is _K.YES_NO else (),
        source=RULE_ARTICLES[field].article, book=RULES,
    )  # fmt: skip


_COMMITTEE = (
    _rule(
        "quorum_share", "Quorum", "La part des membres composant le comité qui doit être là, mandats "
        "compris. "
        "«\u202faucun\u202f»\u00a0: pas de quorum.", _K.SHARE, "1/2",
        "calculer le quorum de chaque point (Comité, F4)", "le rappeler dans la convocation",
    ),
    _rule(
        "second_quorum_share", "Quorum, 2e convocation", "La part demandée quand la séance est convoquée à "
        "nouveau sur le même ordre du jour.", _K.SHARE, "aucun",
        "tenir une séance convoquée une seconde fois (Comité, F4)",
    ),
    _rule(
        "recusal_lowers_base", "Déport hors base", "Oui\u00a0: le membre qui se déporte ne compte plus "
        "dans la "
        "base du quorum du point.", _K.YES_NO, "non", "calculer le quorum d’un point où un membre se déporte",
    ),
    _rule(
        "convocation_days", "Délai de convocation", "Combien de jours francs entre la réception de la "
        "convocation et la séance.", _K.NUMBER, "5",
        "dire si chaque membre est convoqué à temps (Comité, F4, Ctrl+L)",
    ),
    _rule(
        "mandates_per_member", "Pouvoirs par membre", "Combien de pouvoirs un membre peut tenir. "
        "0\u00a0: aucun.",
        _K.NUMBER, "1", "accepter ou refuser un pouvoir en séance (Comité, F4)",
    ),
    _rule(
        "abstentions_count", "Abstentions comptées", "Oui\u00a0: elles pèsent contre, la majorité étant "
        "celle "
        "des présents et représentés.", _K.YES_NO, "oui", "calculer le résultat d’un vote (Comité, F4)",
    ),
    _rule(
        "casting_vote", "Voix prépondérante", "Oui\u00a0: à égalité, la voix du président l’emporte s’il "
        "peut voter.", _K.YES_NO, "oui", "trancher un partage égal des voix (Comité, F4)",
    ),
    _rule(
        "secret_ballot", "Scrutin secret", "Oui\u00a0: un vote peut être secret.", _K.YES_NO, "oui",
        "proposer le scrutin secret en séance (Comité, F4)",
    ),
    _rule(
        "minutes_per_item", "Durée d’un point", "Combien de minutes un point de l’ordre du jour est prévu "
        "durer, sauf durée propre.", _K.NUMBER, "10", "calculer l’horaire de l’ordre du jour (Comité, F4)",
    ),
    Setting(
        "pv", "Ordre du procès-verbal", "Les parties du procès-verbal, une par ligne, dans l’ordre.",
        _K.SHEET, _F.COMMITTEE, _KEPT, ("composer le procès-verbal (Comité, F4)",),
        source="CRPA, art. R. 133-13", book="pv",
    ),
    Setting(
        "membres", "Membres du comité", "Qui siège, à quel titre, de quel jour à quel jour.",
        _K.SHEET, _F.COMMITTEE, _KEPT, ("composer une séance (Comité, F4)", "convoquer"), book="members",
    ),
)  # fmt: skip

_INTAKE = (
    Setting(
        f"{DELAYS}.pieces_days", "Délai des pièces", "Combien de jours sont proposés pour transmettre "
        "des pièces.",
        _K.NUMBER, _F.INTAKE, _KEPT, ("proposer l’échéance d’une demande de pièces (Dossiers, F3)",),
        "30", _DAYS, 1, 365, source=_HYPOTHESIS, book=DELAYS,
    ),
    Setting(
        f"{DELAYS}.opinion_days", "Délai des avis", "Combien de jours sont proposés pour rendre un avis.",
        _K.NUMBER, _F.INTAKE, _KEPT, ("proposer l’échéance d’une demande d’avis (Dossiers, F3)",),
        "30", _DAYS, 1, 365, source=_HYPOTHESIS, book=DELAYS,
    ),
    Setting(
        f"{DELAYS}.observation_days", "Délai des observations", "Combien de jours sont proposés à un "
        "titulaire pour répondre avant qu’un label soit suspendu, abrogé ou retiré.",
        _K.NUMBER, _F.INTAKE, _KEPT, ("proposer l’échéance d’une invitation (Labels, F7, Ctrl+T)",),
        "15", _DAYS, 1, 365, source=_HYPOTHESIS, book=DELAYS,
    ),
    Setting(
        "silence", "Silence des consultés", "De qui le silence vaut avis réputé rendu\u202f; des "
        "autres, il vaut "
        "absence d’avis.",
        _K.SHEET, _F.INTAKE, _KEPT, ("dire ce que vaut un avis qui n’est pas venu (Dossiers, F3)",),
        source=_HYPOTHESIS, book="delays",
    ),
    Setting(
        "referents", "Référents", "Qui suit un dossier, par région, zone du monde ou thème.",
        _K.SHEET, _F.INTAKE, _KEPT, ("proposer le référent au dépôt (Dossiers, F3)",), book="routes",
    ),
    Setting(
        "programmes", "Programmes",
        "Chaque programme\u00a0: son label et sa durée, ses conditions, ses pièces.",
        _K.SHEET, _F.INTAKE, _KEPT,
        ("vérifier la recevabilité (Dossiers, F3)", "motiver les lettres", "dater les labels"),
        book="programmes",
    ),
    Setting(
        "criteres", "Critères", "Ce sur quoi les dossiers de chaque programme sont jugés.",
        _K.SHEET, _F.INTAKE, _KEPT,
        ("évaluer un dossier (Dossiers, F3, Ctrl+X)", "motiver un refus (Comité, F4)"),
        source="Aucun règlement n’a été trouvé\u00a0: les critères livrés viennent des documents cités.",
        book="criteria",
    ),
)  # fmt: skip


def _mission(field: str, title: str, explained: str, *used: str) -> Setting:
    kind = _K.TEXT if field in {"mission_ceiling", "day_ceiling", "source"} else _K.NUMBER
    numbers = {"share": ("", "%", 0, 100), "report_days": ("30", _DAYS, 1, 365)}
    default, unit, least, most = numbers.get(field, ("hypothèse" if field == "source" else "", "", 0, 0))
    return Setting(
        f"{MISSIONS}.{field}", title, explained, kind, _F.MISSIONS, _KEPT, used, default, unit, least, most,
        required=field in {"source", "report_days"}, blank="aucune limite", source=_HYPOTHESIS, book=MISSIONS,
    )  # fmt: skip


def _reminder(field: str, title: str, explained: str, default: str) -> Setting:
    return Setting(
        f"{REMINDERS}.{field}", title, explained, _K.NUMBER, _F.MISSIONS, _KEPT,
        ("dire quand une relance de rapport peut partir (Missions, F5, Ctrl+L)",),
        default, _DAYS, 1, 365, source=_HYPOTHESIS, book=REMINDERS,
    )  # fmt: skip


_MISSION = (
    _mission(
        "report_days", "Délai du rapport", "Combien de jours après le retour le rapport est dû.",
        "dater le rapport attendu dans la lettre de validation (Missions, F5)",
    ),
    _mission(
        "mission_ceiling", "Plafond par mission", "Le plus que la délégation prend en charge, en euros. "
        "Vide\u00a0: aucun plafond.", "avertir à la validation d’une mission (Missions, F5)",
    ),
    _mission(
        "day_ceiling", "Plafond par jour", "Le plus par jour d’expert, en euros. Vide\u00a0: aucun plafond.",
        "avertir à la validation d’une mission (Missions, F5)",
    ),
    _mission(
        "share", "Part prise en charge", "La plus grande part du coût que la délégation porte. "
        "Vide\u00a0: aucune "
        "limite.", "avertir à la validation d’une mission (Missions, F5)",
    ),
    _mission(
        "source", "Source des plafonds", "D’où viennent ces nombres\u00a0: une note, un règlement.",
        "citer la source à qui valide une mission (Missions, F5)",
    ),
    Setting(
        "taux", "Taux par jour, catégories", "Les indemnités par pays et les plafonds par catégorie de "
        "dépense.",
        _K.SHEET, _F.MISSIONS, _KEPT, ("calculer le budget d’une mission (Missions, F5)",),
        source=_HYPOTHESIS, book="missions",
    ),
    _reminder("first", "1re relance", "Combien de jours après l’échéance du rapport.", "1"),
    _reminder("second", "2e relance", "Combien de jours après l’échéance du rapport.", "15"),
    _reminder("third", "3e relance", "Combien de jours après l’échéance du rapport.", "30"),
    _reminder("gap", "Écart entre relances", "Combien de jours au moins entre deux relances.", "7"),
    Setting(
        "grilles", "Grilles d’évaluation", "Les questions de l’évaluation des missions, par programme.",
        _K.SHEET, _F.MISSIONS, _KEPT, ("noter une mission au retour (Évaluations, F6)",), book="grids",
    ),
    Setting(
        "correspondants", "Correspondants", "Les postes, préfectures et opérateurs à qui un avis se demande.",
        _K.SHEET, _F.MISSIONS, _KEPT, ("adresser une demande d’avis (F3, F5)",), book="correspondents",
    ),
)  # fmt: skip

_DOCUMENTS = (
    Setting(
        "entete", "En-tête", "La direction, l’adresse, qui suit les affaires, le tribunal, l’emblème, "
        "la police.",
        _K.SHEET, _F.INSTITUTION, _KEPT, ("composer chaque document",
        "nommer le tribunal des voies de recours"),
        book="letterheads",
    ),
    Setting(
        "signataire", "Signataire", "Qui signe, par quelle délégation, de quel jour à quel jour.",
        _K.SHEET, _F.INSTITUTION, _KEPT, ("signer les décisions et les lettres (F4, F8)",),
        source="CRPA, art. L. 212-1", book="signatories",
    ),
    Setting(
        "modeles", "Modèles des documents", "Le texte de chaque lettre et de chaque document.",
        _K.SHEET, _F.DOCUMENTS, _KEPT, ("écrire les courriers (F8) et les documents de séance (F4)",),
        book="wordings",
    ),
    Setting(
        "textes", "Textes types", "Les réserves, motifs et compléments proposés par Ctrl+L.",
        _K.SHEET, _F.DOCUMENTS, _KEPT, ("remplir un champ long (Ctrl+L)",), book="library",
    ),
    Setting(
        f"{DELAYS}.hold_months", "Gels à revoir", "Après combien de mois un gel est signalé, pour que "
        "quelqu’un dise s’il sert encore.",
        _K.NUMBER, _F.KEEPING, _KEPT, ("rappeler un gel ancien à l’Accueil (F2)",),
        "12", "mois", 1, MOST_MONTHS, source=_HYPOTHESIS, book=DELAYS,
    ),
    Setting(
        "conservation", "Durées de conservation", "Combien d’années chaque nature se garde, et depuis quoi.",
        _K.SHEET, _F.KEEPING, _KEPT, ("dire ce qui peut être éliminé (F9, Ctrl+U)",), book="lengths",
    ),
)  # fmt: skip

PROCEDURE: dict[str, Setting] = {
    one.key: one for one in (*_DOCUMENTS[:2], *_COMMITTEE, *_INTAKE, *_MISSION, *_DOCUMENTS[2:])
}


def field_of(setting: Setting) -> str:
    """Return the field of its book’s form where a setting is typed."""
    return setting.key.partition(".")[2]
