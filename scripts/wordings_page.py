"""Write the second part of docs/wordings.md from the wordings themselves: what each may use, and must say.

usage: python scripts/wordings_page.py
"""

from collections.abc import Iterator
from pathlib import Path

from daect_tui.domain.wording_mentions import MENTIONS, Mention, MentionKind
from daect_tui.domain.wording_preview import list_fields
from daect_tui.services.wordings import SHARED, WORDINGS, wording

PAGE = Path(__file__).parents[1] / "docs" / "wordings.md"
_DOCUMENTS = "\n## The documents\n"


def page() -> str:
    """Return the whole page: what was written by hand, then each document."""
    written, _, _ = PAGE.read_text("utf-8").partition(_DOCUMENTS)
    documents = ("\n".join(_document(name)) for name in (*WORDINGS, *SHARED))
    return "\n".join([written + _DOCUMENTS, *documents]).rstrip() + "\n"


def _document(name: str) -> Iterator[str]:
    shipped, mentions = wording(name), MENTIONS.get(name, ())
    yield f"### {shipped.title} (`{name}`)\n"
    if shipped.values:
        lists, kept = list_fields(shipped), {one.what: one for one in mentions}
        yield "| value | what it is | list of | must stay |"
        yield "|---|---|---|---|"
        for value, description in shipped.values.items():
            fields = ", ".join(f"`{{{field}}}`" for field in lists.get(value, ()))
            yield f"| `{{{value}}}` | {description} | {fields} | {_source(kept.get(value))} |"
        yield ""
    others = [one for one in mentions if one.kind is not MentionKind.VALUE]
    for one in others:
        said = f'`include = "{one.what}"`' if one.kind is MentionKind.INCLUDE else f"« {one.what} »"
        yield f"- must stay: {said} – {_source(one)}"
    if others:
        yield ""


def _source(mention: Mention | None) -> str:
    if mention is None:
        return ""
    where = f", where `{{{mention.when}}}` is filled" if mention.when else ""
    return f"{mention.source}{where}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
