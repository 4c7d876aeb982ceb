"""A valise that comes back: whether it may, and what it brings."""

from dataclasses import dataclass

from daect_tui.domain.dossier import DOSSIER_MACHINE, Dossier, DossierAction
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.text import NARROW, NBSP, counted, quoted
from daect_tui.domain.valise import ARRIVALS, Checkout, CheckoutState, Valise, moment

_TAKE_AGAIN = "Reprenez le fichier sur le poste où la séance s’est tenue."


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file that says that it is a valise.

    `frozen` and `seal` are hashes computed from it; `faults` what its own checks found; `head` and
    `lines` where its journal stands, `head_then` what it says at the line that home last read.
    """

    valise: Valise
    frozen: str
    seal: str
    faults: tuple[str, ...]
    head: str
    lines: int
    head_then: str


def return_refusal(found: Found, home: str, checkout: Checkout | None) -> str:
    """Say why a valise cannot be taken back in the register `home`, and how to go on; empty when it can."""
    if found.valise.origin != home:
        return (
            f"Cette valise de la séance {found.valise.session} vient d’un autre registre. Ouvrez celui d’où "
            "elle est partie (--register FICHIER), puis reprenez-la."
        )
    if checkout is None:
        return (
            f"Ce registre ne sait rien de cette valise, faite le {moment(found.valise.made_at)}{NBSP}: il a "
            "sans doute été restauré d’une sauvegarde d’avant son départ. Ouvrez le registre le plus récent."
        )
    if checkout.abandoned_at is not None:
        return (
            f"Cette valise a été déclarée perdue le {moment(checkout.abandoned_at)} (motif{NBSP}: "
            f"{checkout.reason}). Elle ne peut plus être reprise{NARROW}; gardez-la comme pièce."
        )
    return _altered(found, checkout) or _wrong_turn(found, checkout)


def _altered(found: Found, checkout: Checkout) -> str:
    """Say that the file is damaged, or that something else than the application wrote in it."""
    if found.faults:
        return f"Cette valise est endommagée ou altérée{NBSP}: {found.faults[0]} {_TAKE_AGAIN}"
    if found.frozen != checkout.frozen:
        return (
            "Cette valise a été altérée hors de l’application\u00a0: ce qui a été emporté (dossiers, "
            f"membres, règles) n’est plus ce qui est parti. {_TAKE_AGAIN}"
        )
    if found.seal != found.valise.seal:
        return (
            "Cette valise a été altérée hors de l’application\u00a0: la séance n’est pas telle que son "
            f"dernier acte l’a laissée. {_TAKE_AGAIN}"
        )
    return ""


def _wrong_turn(found: Found, checkout: Checkout) -> str:
    """Say that home has read a later state of the valise, or another one."""
    if found.lines < checkout.lines:
        return (
            "Cette copie de la valise est plus ancienne que celle qui a été reprise. "
            "Rien n’est à faire\u202f; pour reprendre la suite, donnez le fichier le plus récent."
        )
    if found.head_then != checkout.head:
        return (
            "Deux copies de cette valise ont servi, et l’autre a déjà été reprise. Ce qui n’est que dans "
            "celle-ci doit être reporté à la main, d’après son journal (daect journal --register FICHIER)."
        )
    return ""


def is_known(found: Found, checkout: Checkout) -> bool:
    """Tell whether home has already read all that the valise holds."""
    return checkout.state is CheckoutState.RETURNED and found.head == checkout.head


def parallel_refusal(checkout: Checkout, since: tuple[JournalEntry, ...]) -> str:
    """Say what was done at home on the session since it left, which a return would undo; empty when nothing.

    `since` are the lines of the home journal on the session and its dossiers, after `checkout.line`.
    """
    built = [entry for entry in since if entry.kind not in ARRIVALS and not entry.kind.startswith("valise.")]
    if not built:
        return ""
    return (
        f"La séance {checkout.session} a été changée ici depuis que la valise a été lue"
        f"{NBSP}: {counted(len(built), 'acte')}, dont la ligne {built[0].sequence} du journal "
        f"({built[0].subject}, par {built[0].agent}). La reprendre les effacerait{NARROW}; rien n’est fait."
    )


def conflict(dossier: Dossier, action: DossierAction, opinion: str) -> str:
    """Say why a dossier no longer passes at home as it did in the valise; empty when it does."""
    if not DOSSIER_MACHINE.refusal(dossier.state, action):
        return ""
    return (
        f"{dossier.reference}, {dossier.organisation.name}{NBSP}: au registre, il est "
        f"{quoted(dossier.state.label)}{NARROW}; en valise, le comité a rendu {quoted(opinion)}. "
        "Son vote reste à la séance, sans décision à prendre."
    )


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where a session stands: what a preview sets side by side."""

    state: str
    present: int
    concluded: int
    items: int
    ballots: int


@dataclass(frozen=True, slots=True)
class Comeback:
    """What taking a valise back does, or did: `acts` of the valise that are new here, and conflicts.

    `known` tells that home has all of it already: nothing is to be done.
    """

    valise: Valise
    before: Bearing
    after: Bearing
    acts: int
    conflicts: tuple[str, ...]
    known: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """Say it, a line for each thing that changes."""
        session = self.valise.session
        if self.known:
            return (f"La valise de la séance {session} est déjà reprise\u00a0: rien ne change.",)
        one, other = self.before, self.after
        new = counted(self.acts, "acte nouveau", "actes nouveaux")
        return (
            f"Séance {session}, valise faite le {moment(self.valise.made_at)}\u00a0: {new}.",
            f"État\u00a0: {_change(one.state, other.state)}.",
            f"Membres présents\u00a0: {_change(str(one.present), str(other.present))}.",
            f"Points conclus sur {other.items}\u00a0: {_change(str(one.concluded), str(other.concluded))}.",
            f"Votes\u00a0: {_change(str(one.ballots), str(other.ballots))}.",
            *(f"Conflit\u00a0: {sentence}" for sentence in self.conflicts),
        )


def _change(one: str, other: str) -> str:
    return f"{other}, comme avant" if one == other else f"{one} → {other}"
