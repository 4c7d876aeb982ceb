"""The answer to a person who asked to be erased: what was done, what is kept and why, and the ways open.

RGPD art. 12.3 and 12.4: within one month, with the reasons of what is refused, the complaint to the
supervisory authority and the judicial remedy.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.personal_fate import Decided, Fate
from daect_tui.domain.text import NARROW, NBSP, counted, ended

_SUBJECT = f"Objet{NBSP}: votre demande d’effacement (RGPD, article 17)"
# RGPD art. 77 and 79; loi n° 78-17 du 6 janvier 1978, art. 8.
REMEDIES = (
    (
        "Si cette réponse ne vous satisfait pas, vous pouvez adresser une réclamation à la Commission "
        "nationale de l’informatique et des libertés (CNIL, 3, place de Fontenoy, TSA 80715, 75334 Paris "
        f"Cedex 07{NARROW}; www.cnil.fr), sur le fondement de l’article 77 du RGPD, ou saisir le juge "
        "(article 79)."
    ),
    (
        "La réponse est due dans le mois qui suit la réception de la demande (RGPD, article 12.3)"
        f"{NARROW}; l’exercice de vos droits est gratuit (article 12.5)."
    ),
)


def erasure_answer(
    person: str, day: date, service: str, answers: Sequence[Decided], backups: Sequence[date]
) -> str:
    """Write the answer as plain text, in paragraphs; `backups` are the days of those that still hold all."""
    return (
        "\n\n".join(
            (
                f"{service}\nLe {long_date(day)}",
                f"{_SUBJECT}\nPersonne concernée{NBSP}: {person}",
                *_done(answers),
                *_kept(answers),
                *_out_of_reach(backups),
                *REMEDIES,
                "",
            )
        ).rstrip()
        + "\n"
    )


def kept_by_reason(answers: Iterable[Decided]) -> Mapping[str, tuple[str, ...]]:
    """Return the records that are kept, each once, by their reason."""
    kept: dict[str, dict[str, None]] = {}
    for answer in answers:
        if answer.verdict.fate is Fate.KEPT:
            kept.setdefault(answer.verdict.reason, {})[answer.place.title] = None
    return {reason: tuple(titles) for reason, titles in kept.items()}


def _done(answers: Sequence[Decided]) -> Iterator[str]:
    erased = sum(one.verdict.fate is Fate.ERASED for one in answers)
    numbered = sum(one.verdict.fate is Fate.PSEUDONYMISED for one in answers)
    if not erased and not numbered:
        yield "Aucune des données qui vous concernent ne peut être effacée aujourd’hui."
    if erased:
        yield f"Vos données ont été effacées de {counted(erased, 'endroit')} du registre."
    if numbered:
        yield (
            f"Dans {counted(numbered, 'pièce')} d’affaires closes, un numéro a pris la place de votre nom et "
            "de vos coordonnées."
        )


def _kept(answers: Sequence[Decided]) -> Iterator[str]:
    kept = kept_by_reason(answers)
    if kept:
        yield f"Les données suivantes sont conservées, pour les motifs que voici{NBSP}:"
    for reason, titles in kept.items():
        yield "\n".join((f"– {ended(reason)}", *(f"    {title}" for title in titles)))


def _out_of_reach(backups: Sequence[date]) -> Iterator[str]:
    yield (
        "Les courriers déjà envoyés, les papiers imprimés, les exports remis et les fichiers d’échange "
        "confiés à des tiers ne peuvent être repris."
    )
    if backups:
        days = ", ".join(dict.fromkeys(map(short_date, backups)))
        yield (
            f"Des sauvegardes antérieures contiennent encore vos données ({days}). Elles ne servent qu’à "
            "réparer le registre, et disparaissent à mesure que de plus récentes les remplacent."
        )
