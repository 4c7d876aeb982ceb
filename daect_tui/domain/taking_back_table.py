"""Which acts are taken back by Ctrl+Z, and why the others are not: one line an act (product decision 8).

`BACK` puts what the act wrote as it was before. `IN_SESSION` is the undo of a session that is held
(`undo.py`), which knows what a vote is. Any other value is the reason, with what to do instead. An act
that took a number is refused whatever stands here (decision 9: numbers have no gap).
"""

from collections.abc import Iterator, Mapping

BACK = "BACK"
IN_SESSION = "IN_SESSION"

NUMBERED = (
    "un numéro a été donné, et la suite des numéros n’a pas de trou. Le menu des actes (Ctrl+T) dit "
    "comment y renoncer\u00a0: retrait, annulation, remplacement."
)
_NOTIFIED = (
    "ce qui est notifié ne se reprend pas\u00a0: des délais en courent. Une date fausse se corrige avec son "
    "motif (Courriers, Ctrl+T)\u202f; une décision se retire ou s’abroge."
)
_SIGNED = (
    "ce qui est signé ne se reprend pas\u00a0: un label a pu y prendre son numéro. Retirez ou abrogez la "
    "décision (F4, Ctrl+T)."
)
_FILE = (
    "ce fichier a tout apporté d’un coup. Revenez à la sauvegarde d’avant (Ctrl+P, «\u202fSûreté\u202f»), ou "
    "corrigez le fichier et reprenez-le."
)
_PERSON = (
    "ce qui est fait des données d’une personne l’est pour toujours, dans le journal aussi. Une nouvelle "
    "rectification reste possible (Ctrl+P, «\u202fSûreté\u202f»)."
)
_REGISTER = "cela touche tout le registre. Revenez à une sauvegarde (Ctrl+P, «\u202fSûreté\u202f»)."
_VALISE = "la séance a changé de registre. Reprenez la valise, ou déclarez-la perdue (F4, Ctrl+T)."
_MINUTES = (
    "un procès-verbal produit est gardé avec son empreinte. Un nouveau projet le remplace\u202f; définitif, "
    "il se corrige par un procès-verbal rectificatif (F4)."
)
_CLOSED = "une séance close est figée. Un procès-verbal rectificatif la corrige (F4)."
_ONCE = "un seul acte s’annule, et il vient de l’être. Refaites-le s’il le fallait."
_NOTHING = "rien n’a changé dans le registre, il n’y a donc rien à reprendre."
_OUT = "ce fichier est sorti du registre, qui n’a pas changé. Supprimez-le s’il ne sert pas."

# By what it is done to: the acts, parted by spaces, and what becomes of them.
_TABLE: Mapping[str, Mapping[str, str]] = {
    "act": {_ONCE: "undone"},
    "agenda": {BACK: "adjourned_back reordered"},
    "appeal": {BACK: "answered received"},
    "attendance": {IN_SESSION: "arrived left"},
    "ballot": {IN_SESSION: "counted opened tie_broken voided"},
    "block": {IN_SESSION: "adopted"},
    "bourse": {
        BACK: (
            "amended answer ask_opinions circulate close complete_opinions examine match opinion_received "
            "propose"
        ),
        NUMBERED: "received request_mission",
    },
    "conflict": {BACK: "dismissed recalled"},
    "convening": {IN_SESSION: "irregular"},
    "convocation": {BACK: "received"},
    "correspondent": {BACK: "added changed"},
    "criterion": {BACK: "assessed"},
    "decision": {
        BACK: "completed departed identity_overridden void",
        _SIGNED: "sign",
        _NOTIFIED: "notify",
    },
    "delays": {BACK: "saved"},
    "disagreement": {IN_SESSION: "recorded"},
    "dossier": {
        BACK: (
            "acknowledge amended declare_inadmissible find_complete find_incomplete "
            "grounds_of_inadmissibility joined propose put_on_agenda resume review routed take_back "
            "take_off_agenda withdraw"
        ),
        NUMBERED: "file filed_nevertheless",
        "le brouillon n’est plus gardé. Saisissez le dossier à nouveau (F3, Ctrl+N).": "discard",
        _CLOSED: "deliberate",
        _SIGNED: "adjourn label refuse retain",
        _NOTIFIED: "notify",
    },
    "eligibility": {BACK: "overridden"},
    "evaluation": {BACK: "capitalise correct evaluate follow_up_checked reopen"},
    "exchange": {_FILE: "imported"},
    "grid": {BACK: "saved"},
    "hearing": {IN_SESSION: "began ended"},
    "hold": {BACK: "lifted placed"},
    "item": {BACK: "moved proposed timed", IN_SESSION: "concluded noted reopened"},
    "journal": {_PERSON: "hidden"},
    "label": {
        BACK: "begin enter_renewal expire give_up reinstate repeal revoke suspend",
        _SIGNED: "granted renew",
        _NOTIFIED: "notified",
        _FILE: "corrected taken_over",
    },
    "lesson": {
        BACK: "amend reopen set_aside validate",
        "un enseignement proposé ne s’efface pas. Écartez-le avec son motif (F6, Ctrl+T).": "proposed",
    },
    "letter": {
        BACK: "corrected numbered personal present print return send sign step_back",
        _NOTIFIED: "deem notify",
        NUMBERED: "produced replace",
        _NOTHING: "reprinted",
    },
    "letterhead": {BACK: "saved"},
    "mandate": {IN_SESSION: "ended given"},
    "member": {BACK: "added changed term_ended"},
    "minutes": {
        BACK: "attach copy_voided layout_saved signed_copy void",
        _MINUTES: "adopt extracted produced replace",
    },
    "mission": {
        BACK: (
            "adjourn amend ask_intermediate ask_opinion await_report cancel capitalise close correct "
            "corrected evaluate file_joined file_removed guards_passed_over issue_letter leave opinion_asked "
            "opinion_reminded postpone receive_intermediate receive_opinion receive_report refuse remind "
            "remind_intermediate remind_opinion reopen_report resume return review settings_saved validate"
        ),
        NUMBERED: "requested",
        _FILE: "corrected_by_file taken_over",
    },
    "observations": {BACK: "invited received"},
    "opinion": {BACK: "asked cancelled received reminded"},
    "organisation": {BACK: "changed merged verified"},
    "pack": {BACK: "merged", _OUT: "made"},
    "person": {BACK: "answered noted requested", _PERSON: "erased rectified", _OUT: "exported"},
    "piece": {BACK: "received taken_back"},
    "pieces": {BACK: "request_lifted requested"},
    "programme": {BACK: "changed criteria"},
    "proposal": {BACK: "made"},
    "purge": {
        "ce qui est éliminé sous visa l’est une fois pour toutes\u202f; le bordereau en reste.": "eliminated"
    },
    "recusal": {BACK: "declared withdrawn"},
    "register": {
        BACK: "bulk",
        _REGISTER: "decrypted encrypted furnished passphrase rebuilt restored salvaged",
    },
    "reminders": {BACK: "saved"},
    "reservations": {BACK: "changed"},
    "retention": {BACK: "saved"},
    "reversal": {_SIGNED: "signed", _NOTIFIED: "notified"},
    "route": {BACK: "saved"},
    "rules": {BACK: "changed"},
    "seat": {IN_SESSION: "given_back replaced"},
    "session": {
        BACK: "cancel convened edit_agenda replanned urgency",
        IN_SESSION: "deliberate moved_to_item open resume suspend",
        NUMBERED: "convened_again planned",
        _CLOSED: "close lapsed",
    },
    "signatory": {BACK: "saved"},
    "slip": {BACK: "dropped", "abandonnez le bordereau (Ctrl+P, «\u202fSûreté\u202f»).": "drawn_up"},
    "texts": {BACK: "saved"},
    "valise": {_VALISE: "abandoned conflict made packed returned"},
    "vote": {IN_SESSION: "recorded"},
    "wording": {BACK: "restored saved"},
    "worklist": {BACK: "put_off taken_back"},
}


def _lines() -> Iterator[tuple[str, str]]:
    for thing, fates in _TABLE.items():
        for fate, names in fates.items():
            for name in names.split():
                yield f"{thing}.{name}", fate


FATES: Mapping[str, str] = dict(_lines())
