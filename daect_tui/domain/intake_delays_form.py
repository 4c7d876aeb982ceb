"""The delays that the desk gives, as typed in the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.forms import FormReader
from daect_tui.domain.intake_delays import IntakeDelays


def delays_fields(delays: IntakeDelays) -> dict[str, str]:
    """Write the delays as the raw texts of their form."""
    return {
        "pieces_days": str(delays.pieces_days),
        "opinion_days": str(delays.opinion_days),
        "observation_days": str(delays.observation_days),
        "hold_months": str(delays.hold_months),
        "deemed_given": "\n".join(kind.value for kind in delays.deemed_given),
    }


def read_delays_form(fields: Mapping[str, str]) -> IntakeDelays:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `deemed_given` holds the ticked kinds, one a line.
    """
    reader = FormReader(fields)
    ticked = set(reader.text("deemed_given", "Avis réputé rendu").splitlines())
    delays = IntakeDelays(
        pieces_days=reader.days("pieces_days", "Pièces"),
        opinion_days=reader.days("opinion_days", "Avis"),
        observation_days=reader.days("observation_days", "Observations"),
        hold_months=reader.months("hold_months", "Gels"),
        deemed_given=tuple(kind for kind in CorrespondentKind if kind.value in ticked),
    )
    reader.check()
    return delays
