"""What a broken constraint means, in French: the last line of defence behind the rules of the domain.

The domain refuses first and says more; these sentences are read when two acts cross, or when a rule
was forgotten. SQLite names the columns of a broken UNIQUE and the name of a broken CHECK.
"""

import re

from daect_tui.domain.text import NARROW, NBSP

_MESSAGE = re.compile(r"(UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: (.*))?")

_REFERENCE = f"Cette référence existe déjà dans le registre. Rien n’a été changé{NARROW}; recommencez."

_NO_HEAD = (
    f"La tête du journal a été changée ou retirée hors de l’application{NBSP}: plus rien ne s’enregistre. "
    f"Gardez ce fichier comme preuve, puis restaurez la dernière sauvegarde{NBSP}: daect backup --list les "
    "montre, daect restore y revient."
)
_UNIQUE = {
    "vote.ballot_id, vote.member_id": (
        "Ce membre a déjà voté sur cette motion. Pour changer, annulez ce vote et votez à nouveau."
    ),
    "ballot.item_id": (
        "Un vote est déjà ouvert ou acquis sur ce point. Annulez-le avant d’en ouvrir un autre."
    ),
    "attendance.session_id, attendance.member_id": ("Ce membre est déjà présent. Notez d’abord son départ."),
    "seat.session_id, seat.member_id": "Ce membre compose déjà le comité de cette séance.",
    "seat.session_id": (
        "Cette séance aurait deux présidents. Corrigez d’abord les membres au Répertoire (F9)."
    ),
    "minutes_version.session, minutes_version.rectification, minutes_version.edition": (
        "Une autre version vient d’être produite. Relisez le procès-verbal, puis recommencez."
    ),
    "minutes_version.session, minutes_version.rectification": (
        "Un projet, ou un procès-verbal définitif, existe déjà pour cette séance. Relisez-le."
    ),
    "signed_copy.minutes_id": "Un exemplaire signé est déjà joint. Annulez-le d’abord, avec son motif.",
    "mandate.session_id, mandate.giver_id": "Ce membre a déjà donné pouvoir pour cette séance.",
    "recusal.item_id, recusal.member_id": "Ce membre s’est déjà déporté de ce point.",
    "agenda_item.session_id, agenda_item.dossier": ("Ce dossier est déjà à l’ordre du jour de cette séance."),
    "session_record.session_id": (
        "Cette séance est déjà close et figée. Une correction passe par un procès-verbal rectificatif."
    ),
    "decision.dossier, decision.session": (
        "Une décision existe déjà sur ce dossier pour cette séance. Annulez-la d’abord."
    ),
    "checkout.session": "Cette séance est déjà partie en valise. Reprenez-la, ou déclarez-la perdue.",
    "decision.proposal_id": "Une décision est déjà tirée de cette proposition. Signez-la.",
    "reversal.decision_id": "Cette décision a déjà été retirée ou abrogée.",
    "proposal.dossier": "Une proposition attend déjà l’autorité sur ce dossier. Reprenez-la d’abord.",
    "evaluation.mission": "Le rapport de cette mission est déjà enregistré. Corrigez-le.",
    # Who writes is alone: the end of the chain, or the head kept beside it, was changed by other means.
    "journal.previous": _NO_HEAD,
    "journal.sequence": _NO_HEAD,
    "programme.code": "Un programme porte déjà ce code. Choisissez-en un autre.",
    "dossier_country.dossier_id, dossier_country.country": (
        "Un pays est cité deux fois. Ne le citez qu’une fois."
    ),
    "grid_line.programme, grid_line.code": (
        "Deux questions de la grille portent le même code. Changez l’un des deux."
    ),
}

_CHECK = {
    "ck_decision_signed": "Une décision signée porte la date de sa signature et son signataire.",
    "ck_decision_notified": "Une décision notifiée porte la date de sa notification.",
    "ck_decision_dates": "Une décision ne peut pas être notifiée avant d’être signée. Vérifiez les dates.",
    "ck_decision_origin": "Une décision suit une séance, ou bien une proposition au cas par cas.",
    "ck_reversal_motive": "Un retrait ou une abrogation énonce ses motifs. Écrivez-les.",
    "ck_reversal_condition": "Dites la condition qui n’est plus remplie.",
    "ck_reversal_heard": "Le délai donné pour répondre suit l’invitation à présenter des observations.",
    "ck_reversal_dates": "Un acte ne peut pas être notifié avant d’être signé. Vérifiez les dates.",
    "ck_appeal_object": "Écrivez ce que demande le recours.",
    "ck_appeal_answered": "Une réponse à un recours porte sa date.",
    "ck_appeal_dates": "Un recours ne reçoit pas de réponse avant d’être reçu. Vérifiez les dates.",
    "ck_label_term": "Un label ne peut pas finir avant de commencer. Vérifiez les dates.",
    "ck_exchange_request_sought": "Une demande dit ce qui est recherché. Écrivez-le.",
    "ck_exchange_opinion_delay": "Un avis s’attend après le jour où il est demandé. Vérifiez les dates.",
    "ck_exchange_opinion_dates": "Un avis n’est pas reçu avant d’être demandé. Vérifiez les dates.",
    "ck_mission_period": "Une mission ne peut pas finir avant de commencer. Vérifiez les dates.",
    "ck_mission_country": "Choisissez le pays de la mission.",
    "ck_mission_validated": "Une mission validée porte la date de sa validation.",
    "ck_evaluation_evaluated": "Une évaluation faite porte sa date.",
    "ck_lesson_titled": "Un enseignement a un titre. Écrivez-le.",
    "ck_lesson_written": "Un enseignement dit quelque chose. Écrivez-le.",
    "ck_member_term": "Un membre ne peut pas cesser de siéger avant de commencer. Vérifiez les dates.",
    "ck_member_chair": "Le président du comité n’est pas aussi son suppléant. Choisissez.",
    "ck_letterhead_term": "Un en-tête ne peut pas finir avant de commencer. Vérifiez les dates.",
    "ck_signatory_term": "Une délégation ne peut pas finir avant de commencer. Vérifiez les dates.",
    "ck_convocation_sent": "Une convocation ne part pas après la séance. Vérifiez la date.",
    "ck_convocation_received": ("Une convocation est reçue entre son envoi et la séance. Vérifiez la date."),
    "ck_session_day": "Une séance qui s’ouvre a une date. Fixez-la d’abord.",
    "ck_session_lapsed": "Une séance n’est déclarée sans quorum qu’à sa clôture..",
    "ck_session_second": "Une seconde convocation suit une autre séance qu’elle-même.",
    "ck_session_times": "Une séance ne peut pas être close avant d’être ouverte. Vérifiez l’horloge.",
    "ck_attendance_times": "Un départ ne peut pas précéder l’arrivée. Vérifiez l’horloge.",
    "ck_mandate_times": "Un pouvoir ne peut pas finir avant d’avoir été donné. Vérifiez l’horloge.",
    "ck_ballot_secret": (
        "Un scrutin secret n’a ni voix nominative ni voix prépondérante. Mettez une autre motion aux voix."
    ),
    "ck_hearing_named": "Écrivez le nom et la qualité de la personne entendue.",
    "ck_hearing_times": "Une sortie ne peut pas précéder l’entrée. Vérifiez l’horloge.",
    "ck_disagreement_said": "Écrivez le désaccord qui doit figurer au procès-verbal.",
    "ck_mandate_other": "Un membre ne peut pas se donner pouvoir.",
    "ck_minutes_version_voided": "Un projet annulé porte son motif, et lui seul.",
    "ck_signed_copy_voided": "Un exemplaire annulé porte le moment et le motif de son annulation.",
    "ck_signed_copy_times": "Un exemplaire ne peut pas être annulé avant d’être joint. Vérifiez l’horloge.",
    "ck_checkout_abandoned": "Une valise déclarée perdue porte son motif.",
    "ck_letter_sent": "Un courrier envoyé porte la date de son envoi.",
    "ck_letter_notified": "Un courrier notifié porte la date de sa notification.",
    "ck_letter_presented": "Un courrier présenté porte la date de sa présentation.",
    "ck_letter_returned": "Un courrier retourné porte la date de son retour.",
    "ck_letter_reason": "Un courrier retourné dit pourquoi il l’est.",
    "ck_letter_way": "Un courrier qui n’est pas parti n’a ni mode d’envoi, ni présentation, ni retour.",
    "ck_organisation_merged": "Un organisme ne se fusionne pas avec lui-même. Choisissez-en un autre.",
    "ck_dossier_link_motive": "Une demande déposée malgré une ressemblance dit pourquoi. Écrivez le motif.",
    "ck_eligibility_override_motive": "Passer outre demande un motif. Écrivez-le.",
    "ck_organisation_named": "Un organisme a un nom. Saisissez-le.",
    "ck_stored_file_size": "Ce fichier dépasse 20\u00a0Mo. Réduisez-le avant de l’enregistrer.",
}

_FOREIGN_KEY = (
    "Cet acte renvoie à une fiche qui n’est pas au registre, ou d’autres fiches renvoient à celle que "
    f"vous retirez. Rien n’a été changé{NARROW}; relisez la fiche, puis recommencez."
)


def broken_rule(message: str) -> str:
    """Return the sentence for what SQLite says of a refused row."""
    match = _MESSAGE.search(message)
    kind, what = match.groups(default="") if match else ("", message)
    if kind == "FOREIGN KEY":
        return _FOREIGN_KEY
    if kind == "UNIQUE":
        return _UNIQUE.get(what, _REFERENCE)
    return _CHECK.get(what) or (
        f"Le registre refuse cette écriture, contraire à l’une de ses règles{NBSP}: {what}. "
        f"Rien n’a été changé{NARROW}; vérifiez la saisie."
    )
