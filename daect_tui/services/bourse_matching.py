"""A request of the Bourse as a question to label holders, and as the beginning of a mission."""

from daect_tui.domain.exchange_request import Direction, ExchangeContent, ExchangeRequest
from daect_tui.domain.french_words import telling_words
from daect_tui.domain.matching import ProfileKind, Question
from daect_tui.domain.mission import MissionOrigin
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.know_how import around


def question_of(content: ExchangeContent) -> Question:
    """Ask for the holders of labels that know what is sought: one of its words is enough, or its theme."""
    here, near = around(content.countries)
    return Question(
        words=telling_words(content.sought),
        themes={content.theme: themes()[content.theme]} if content.theme in themes() else {},
        countries=here,
        neighbours=near,
        languages=telling_words(content.languages),
        kinds=(ProfileKind.LABEL,),
        every_word=False,
    )


def mission_fields(request: ExchangeRequest, label: str) -> dict[str, str]:
    """Return the texts with which the request for a mission begins; `label` is that of a holder.

    The host is who asks, where that is abroad; otherwise only the country is known.
    """
    content = request.content
    foreign = content.direction is Direction.FOREIGN
    country = content.country if foreign else next(iter(content.countries), "")
    terms = "\n\n".join(text for text in (content.sought, content.description) if text)
    return {
        "label": label,
        "origin": MissionOrigin.EXCHANGE.value,
        "requester": content.requester if foreign else "",
        "country": country_name(country) if country else "",
        "place": content.place if foreign else "",
        "subject": content.sought,
        "theme": content.theme,
        "terms": terms,
    }
