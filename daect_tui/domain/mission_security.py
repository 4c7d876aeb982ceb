"""How dangerous the place of a mission is, in the words of the Conseils aux voyageurs."""

from daect_tui.domain.states import LabelledEnum


class SecurityLevel(LabelledEnum):
    """The level of vigilance of the place, as the ministry publishes it on the day of the request."""

    NORMAL = "normale", "vigilance normale"
    REINFORCED = "renforcee", "vigilance renforcée"
    ADVISED_AGAINST = "deconseille", "déconseillé sauf raison impérative"
    FORBIDDEN = "formellement_deconseille", "formellement déconseillé"

    @property
    def stands_against(self) -> bool:
        """Tell whether a mission there needs a reason of its own."""
        return self in (SecurityLevel.ADVISED_AGAINST, SecurityLevel.FORBIDDEN)
