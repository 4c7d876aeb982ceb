"""The label: what a holder may use, in which domain, from when to when (procedure §§2–4)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.states import LabelledEnum, Machine


class LabelState(LabelledEnum):
    """The states of a label on a day (`label_state`); what is recorded is what the last act made of it."""

    NOT_YET = "a_venir", "à venir"
    ACTIVE = "actif", "actif"
    TO_RENEW = "a_renouveler", "à renouveler"
    EXPIRED = "expire", "expiré"
    RENEWED = "renouvele", "renouvelé"
    SUSPENDED = "suspendu", "suspendu"
    REPEALED = "abroge", "abrogé"
    REVOKED = "retire", "retiré"
    GIVEN_UP = "abandonne", "abandonné par le titulaire"


class LabelAction(LabelledEnum):
    """What may happen to a label."""

    BEGIN = "commencer", "constater le début"
    ENTER_RENEWAL = "echeance", "entrer dans la période de renouvellement"
    RENEW = "renouveler", "renouveler"
    EXPIRE = "expirer", "constater l’expiration"
    SUSPEND = "suspendre", "suspendre"
    REINSTATE = "retablir", "rétablir"
    REPEAL = "abroger", "abroger"
    REVOKE = "retirer", "retirer"
    GIVE_UP = "abandonner", "enregistrer l’abandon"


_S, _A = LabelState, LabelAction
_LIVE = (_S.ACTIVE, _S.TO_RENEW)
# A renewed label runs to its term beside the one that follows it.
_RUNNING = (*_LIVE, _S.SUSPENDED, _S.RENEWED)

LABEL_MACHINE: Machine[LabelState, LabelAction] = Machine(
    subject="le label",
    states=LabelState,
    actions=LabelAction,
    table={
        (_S.NOT_YET, _A.BEGIN): _S.ACTIVE,
        (_S.ACTIVE, _A.ENTER_RENEWAL): _S.TO_RENEW,
        (_S.SUSPENDED, _A.REINSTATE): _S.ACTIVE,
        **{(state, _A.RENEW): _S.RENEWED for state in (*_LIVE, _S.SUSPENDED, _S.EXPIRED)},
        **{(state, _A.EXPIRE): _S.EXPIRED for state in (*_LIVE, _S.SUSPENDED)},
        **{(state, _A.SUSPEND): _S.SUSPENDED for state in _LIVE},
        **{(state, _A.REPEAL): _S.REPEALED for state in _RUNNING},
        **{(state, _A.REVOKE): _S.REVOKED for state in (*_RUNNING, _S.EXPIRED, _S.GIVEN_UP)},
        **{(state, _A.GIVE_UP): _S.GIVEN_UP for state in _RUNNING},
    },
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label granted by a decision; `until` is its last day.

    `dossier` is empty for a label granted before the register was kept. `theme`, `countries` and
    `languages` say what the holder can do, and where, as it was labelled; `renews` is the number of the
    label that this one follows, empty for a first one. `state` is what the last act made of it: the state
    on a day is computed from the term and the events (`LabelLife`).
    """

    id: int
    number: str
    dossier: str
    organisation_id: int
    holder: str
    domain: str
    theme: str
    countries: tuple[str, ...]
    languages: str
    programme: str
    starts_on: date
    until: date
    state: LabelState
    conditions: tuple[str, ...]
    renews: str
    version: int
