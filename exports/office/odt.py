"""An OpenDocument text (ODF 1.3), written part by part."""

import re
from collections.abc import Iterable, Iterator

from daect_tui.domain.document import BulletList, Document, PlainDocument, Run, Table
from daect_tui.domain.document_frame import author, footer, full_title
from exports.office.archive import archive
from exports.office.odt_styles import (
    AUTOMATIC_STYLES,
    COLUMNS_STYLE,
    GRID_STYLE,
    LIST_STYLE,
    NAMESPACES,
    PART_STYLES,
    style_name,
    styles_part,
    text_style,
    widths_style,
)
from exports.office.parts import Columns, Line, Part, parts
from exports.office.styles import Style
from exports.office.text import Stretch, escaped, stretches

_MIME = "application/vnd.oasis.opendocument.text"
_VERSION = 'office:version="1.3"'
_SPACES = re.compile(r"  +|^ | $|\n")
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def odt(document: Document) -> bytes:
    """Write a document whole."""
    return archive(
        {
            "mimetype": _MIME,
            "META-INF/manifest.xml": _MANIFEST,
            "meta.xml": _meta(document),
            "styles.xml": styles_part(_footer(document)),
            "content.xml": _content(document),
        },
        stored="mimetype",
    )


def _meta(document: Document) -> str:
    moment = f"{document.dated:%Y-%m-%d}T00:00:00"
    writer = escaped(author(document.letterhead))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {NAMESPACES} {_VERSION}>'
        f"<office:meta><meta:generator>daect</meta:generator><dc:title>{escaped(full_title(document))}"
        f"</dc:title><meta:initial-creator>{writer}</meta:initial-creator><dc:creator>{writer}</dc:creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        "<dc:language>fr-FR</dc:language></office:meta></office:document-meta>"
    )


def _footer(document: Document) -> str:
    foot = document.foot if isinstance(document, PlainDocument) else ""
    first, *others = footer(document.letterhead, foot) or ("",)
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    count = "<text:page-count>1</text:page-count>"
    style = style_name(Style.FOOTER)
    lines = (
        f"{_inline([Run(first)])}<text:tab/>{number}/{count}",
        *(_inline([Run(line)]) for line in others),
    )
    return "".join(f'<text:p text:style-name="{style}">{line}</text:p>' for line in lines)


def _content(document: Document) -> str:
    laid_out = parts(document)
    tables = [part for part in laid_out if isinstance(part, Table)]
    widths = "".join(widths_style(f"Grid{rank}", table.weights) for rank, table in enumerate(tables, start=1))
    body = "".join(_parts(laid_out))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES} {_VERSION}>'
        f"<office:automatic-styles>{AUTOMATIC_STYLES}{widths}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _parts(laid_out: Iterable[Part]) -> Iterator[str]:
    tables = pairs = 0
    for part in laid_out:
        match part:
            case Line():
                yield _line(part)
            case BulletList():
                yield _bullets(part)
            case Table():
                tables += 1
                yield _table(part, f"Grid{tables}")
            case Columns():
                pairs += 1
                yield _columns(part, f"Pair{pairs}")


def _line(line: Line) -> str:
    style, level = style_name(line.style), line.style.look.level
    if level:
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_inline(line.runs)}</text:h>'
    return f'<text:p text:style-name="{style}">{_inline(line.runs)}</text:p>'


def _bullets(listed: BulletList) -> str:
    style = style_name(Style.ITEM)
    items = "".join(
        f'<text:list-item><text:p text:style-name="{style}">{_inline(item)}</text:p></text:list-item>'
        for item in listed.items
    )
    return f'<text:list text:style-name="{LIST_STYLE}">{items}</text:list>'


def _table(table: Table, name: str) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{name}.{rank}"/>' for rank, _ in enumerate(table.weights)
    )
    header = _row(table.header, Style.HEADER_CELL, PART_STYLES["header"])
    rows = "".join(
        _row(row, Style.CELL, PART_STYLES["cell"], bold_first=table.row_headers) for row in table.rows
    )
    return (
        f'<table:table table:name="{name}" table:style-name="{GRID_STYLE}">{columns}'
        f"<table:table-header-rows>{header}</table:table-header-rows>{rows}</table:table>"
    )


def _row(cells: Iterable[str], style: Style, cell_style: str, *, bold_first: bool = False) -> str:
    written = "".join(
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
        f"{_line(Line(style, (Run(cell, bold=bold_first and not rank),)))}</table:table-cell>"
        for rank, cell in enumerate(cells)
    )
    return f'<table:table-row table:style-name="{PART_STYLES["row"]}">{written}</table:table-row>'


def _columns(columns: Columns, name: str) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="{PART_STYLES["plain"]}" office:value-type="string">'
        f"{''.join(map(_line, lines)) or _line(Line(Style.BODY, ()))}</table:table-cell>"
        for lines in (columns.left, columns.right)
    )
    return (
        f'<table:table table:name="{name}" table:style-name="{COLUMNS_STYLE}">'
        '<table:table-column table:style-name="Pair.0" table:number-columns-repeated="2"/>'
        f'<table:table-row table:style-name="{PART_STYLES["row"]}">{cells}</table:table-row></table:table>'
    )


def _inline(runs: Iterable[Run]) -> str:
    return "".join(map(_stretch, stretches(runs)))


def _stretch(stretch: Stretch) -> str:
    written = _SPACES.sub(_space, escaped(stretch.text))
    style = text_style(bold=stretch.bold, italic=stretch.italic, raised=stretch.raised)
    return f'<text:span text:style-name="{style}">{written}</text:span>' if style else written


def _space(found: re.Match[str]) -> str:
    """Write what OpenDocument would fold into one space, or lose at either end."""
    return "<text:line-break/>" if found[0] == "\n" else f'<text:s text:c="{len(found[0])}"/>'
