"""The label: what a holder may use, in which domain, from when to when (procedure §§2–4)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.states import LabelledEnum, Machine


class LabelState(LabelledEnum):
    """The recorded states of a label; « à renouveler » and « expiré » on a day are computed."""

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

LABEL_MACHINE: Machine[LabelState, LabelAction] = Machine(
    subject="le label",
    states=LabelState,
    actions=LabelAction,
    table={
        (_S.ACTIVE, _A.ENTER_RENEWAL): _S.TO_RENEW,
        (_S.TO_RENEW, _A.RENEW): _S.RENEWED,
        (_S.SUSPENDED, _A.REINSTATE): _S.ACTIVE,
        **{(state, _A.EXPIRE): _S.EXPIRED for state in (*_LIVE, _S.SUSPENDED)},
        **{(state, _A.SUSPEND): _S.SUSPENDED for state in _LIVE},
        **{(state, _A.REPEAL): _S.REPEALED for state in (*_LIVE, _S.SUSPENDED)},
        **{(state, _A.REVOKE): _S.REVOKED for state in (*_LIVE, _S.SUSPENDED)},
        **{(state, _A.GIVE_UP): _S.GIVEN_UP for state in (*_LIVE, _S.SUSPENDED)},
    },
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label granted by a decision; `until` is its last day.

    `dossier` is empty for a label granted before the register was kept. `theme`, `countries` and
    `languages` say what the holder can do, and where, as it was labelled; `renews` is the number of the
    label that this one follows, empty for a first one.
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

    def covers(self, first: date, last: date) -> bool:
        """Tell whether the label is in force on all the days of a period."""
        return self.state in _LIVE and self.starts_on <= first and last <= self.until
