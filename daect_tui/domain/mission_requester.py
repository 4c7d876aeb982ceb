"""What kind of institution receives a mission abroad."""

from daect_tui.domain.states import LabelledEnum


class RequesterKind(LabelledEnum):
    """The kinds of host; the host is in the country of the mission."""

    LOCAL_AUTHORITY = "collectivite", "collectivité territoriale"
    ASSOCIATION = "association", "association de collectivités"
    STATE = "etat", "administration de l’État"
    PUBLIC_BODY = "etablissement", "établissement public"
    INTERNATIONAL = "internationale", "organisation internationale"
    OTHER = "autre", "autre"
