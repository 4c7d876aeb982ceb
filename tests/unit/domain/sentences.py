"""What every sentence shown to a person must be: whole, French, and set as French is printed."""

from daect_tui.domain.text import typeset


def is_sentence(text: str) -> bool:
    """Tell whether a text begins with a capital or a quotation, ends with a full stop and is typeset."""
    begins = text[:1].isupper() or text[:1] == "«"
    return begins and text.endswith(".") and typeset(text) == text and "'" not in text
