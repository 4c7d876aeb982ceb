"""What stands against sending a request further, each a reason shown and overridable (procedure §1)."""

from collections.abc import Iterable, Iterator, Mapping

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.exchange_request import Direction, ExchangeAction, ExchangeOpinion, ExchangeRequest
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.mission_guards import Guard


def exchange_guards(
    request: ExchangeRequest, opinions: Iterable[ExchangeOpinion], countries: Mapping[str, str]
) -> tuple[Guard, ...]:
    """Return every reason against the next sending of a request, all at once.

    `countries` gives the names of the countries by their codes.
    """
    circuit = request.circuit
    legal = circuit.legal(request.state)
    if request.content.direction is Direction.FRENCH and ExchangeAction.CIRCULATE in legal:
        received = [opinion for opinion in opinions if opinion.received_on is not None]
        return tuple(_before_circulation(request, received, countries))
    if ExchangeAction.EXAMINE in legal and request.content.embassy_on is None:
        return (Guard("ambassade", "L’ambassade n’est pas notée comme ayant reçu la demande."),)
    return ()


def _before_circulation(
    request: ExchangeRequest, received: list[ExchangeOpinion], countries: Mapping[str, str]
) -> Iterator[Guard]:
    if not any(opinion.kind is CorrespondentKind.PREFECTURE for opinion in received):
        yield Guard("prefecture", "L’avis de la préfecture de région n’est pas enregistré.")
    postes = {opinion.country for opinion in received if opinion.kind is CorrespondentKind.POSTE}
    for code in request.content.countries:
        if code not in postes:
            name = countries.get(code, code)
            yield Guard(f"poste-{code}", f"L’avis du poste n’est pas enregistré ({name}).")
    for opinion in received:
        if opinion.sense is OpinionSense.UNFAVOURABLE:
            yield Guard(f"avis-{opinion.id}", f"L’avis de {opinion.source} est défavorable.")
