"""Texts outside the pages: titles, alternatives, metadata."""


def text_string(text: str) -> bytes:
    """Write a text as ISO 32000-1, 7.9.2.2 wants it: UTF-16, its mark first."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
