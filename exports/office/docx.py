"""A Word document (Office Open XML, transitional), written part by part."""

from collections.abc import Iterable, Iterator

from daect_tui.domain.document import BulletList, Document, PlainDocument, Run, Table
from daect_tui.domain.document_frame import author, footer, full_title
from exports.office.archive import archive
from exports.office.docx_styles import (
    CONTENT_TYPES,
    DOCUMENT_RELATIONS,
    GRID_STYLE,
    MAIN,
    NUMBERING,
    PACKAGE_RELATIONS,
    SETTINGS,
    style_id,
    styles_part,
    twips,
)
from exports.office.parts import Columns, Line, Part, parts
from exports.office.styles import (
    BOTTOM_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    SIDE_MM,
    TOP_MM,
    WIDTH_MM,
    Style,
)
from exports.office.text import Stretch, escaped, stretches

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# A table has no margin of its own, and two that touch would be read as one.
_GAP = f'<w:p><w:pPr><w:pStyle w:val="{style_id(Style.CELL)}"/></w:pPr></w:p>'
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
    f'<w:pgSz w:w="{twips(PAGE_WIDTH_MM)}" w:h="{twips(PAGE_HEIGHT_MM)}"/>'
    f'<w:pgMar w:top="{twips(TOP_MM)}" w:right="{twips(SIDE_MM)}" w:bottom="{twips(BOTTOM_MM + 13)}"'
    f' w:left="{twips(SIDE_MM)}" w:header="{twips(TOP_MM)}" w:footer="{twips(BOTTOM_MM)}" w:gutter="0"/>'
    "</w:sectPr>"
)


def docx(document: Document) -> bytes:
    """Write a document whole."""
    body = "".join(_parts(parts(document)))
    return archive(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONS,
            "docProps/core.xml": _properties(document),
            "word/document.xml": f"{_XML}<w:document {MAIN}><w:body>{body}{_SECTION}</w:body></w:document>",
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
            "word/styles.xml": styles_part(),
            "word/numbering.xml": NUMBERING,
            "word/settings.xml": SETTINGS,
            "word/footer1.xml": _footer(document),
        }
    )


def _properties(document: Document) -> str:
    moment = f"{document.dated:%Y-%m-%d}T00:00:00Z"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms='
        '"http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(full_title(document))}</dc:title>"
        f"<dc:creator>{escaped(author(document.letterhead))}</dc:creator>"
        f"<dc:language>fr-FR</dc:language>{dated}</cp:coreProperties>"
    )


def _footer(document: Document) -> str:
    foot = document.foot if isinstance(document, PlainDocument) else ""
    first, *others = footer(document.letterhead, foot) or ("",)
    numbers = f"<w:r><w:tab/></w:r>{_field('PAGE')}<w:r><w:t>/</w:t></w:r>{_field('NUMPAGES')}"
    style = f'<w:pPr><w:pStyle w:val="{style_id(Style.FOOTER)}"/></w:pPr>'
    lines = (f"{_inline([Run(first)])}{numbers}", *(_inline([Run(line)]) for line in others))
    written = "".join(f"<w:p>{style}{line}</w:p>" for line in lines)
    return f"{_XML}<w:ftr {MAIN}>{written}</w:ftr>"


def _field(name: str) -> str:
    """Write a number that the word processor computes."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _parts(laid_out: Iterable[Part]) -> Iterator[str]:
    for part in laid_out:
        match part:
            case Line():
                yield _line(part)
            case BulletList():
                yield from (_line(Line(Style.ITEM, item)) for item in part.items)
            case Table():
                yield _table(part) + _GAP
            case Columns():
                yield _columns(part) + _GAP


def _line(line: Line) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.style)}"/></w:pPr>{_inline(line.runs)}</w:p>'


# Which parts of a table stand out: its first row, or its first column too.
_LOOKS = {False: "0020", True: "00A0"}


def _table(table: Table) -> str:
    total = sum(table.weights)
    widths = [twips(WIDTH_MM * weight / total) for weight in table.weights]
    header = _row(table.header, Style.HEADER_CELL, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    rows = "".join(
        _row(row, Style.CELL, widths, "<w:trPr><w:cantSplit/></w:trPr>", bold_first=table.row_headers)
        for row in table.rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{GRID_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{_LOOKS[table.row_headers]}"'
        ' w:firstRow="1" w:lastRow="0"'
        f' w:firstColumn="{int(table.row_headers)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"{_grid(widths)}{header}{rows}</w:tbl>"
    )


def _row(
    cells: Iterable[str], style: Style, widths: list[int], properties: str, *, bold_first: bool = False
) -> str:
    written = "".join(
        _cell(_line(Line(style, (Run(cell, bold=bold_first and not rank),))), width)
        for rank, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _columns(columns: Columns) -> str:
    width = twips(WIDTH_MM / 2)
    cells = "".join(
        _cell("".join(map(_line, lines)) or _line(Line(Style.BODY, ())), width)
        for lines in (columns.left, columns.right)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr>{_grid([width, width])}<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _grid(widths: list[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _inline(runs: Iterable[Run]) -> str:
    return "".join(map(_stretch, stretches(runs)))


def _stretch(stretch: Stretch) -> str:
    marks = (
        (stretch.bold, "<w:b/>"),
        (stretch.italic, "<w:i/>"),
        (stretch.raised, '<w:vertAlign w:val="superscript"/>'),
    )
    properties = "".join(mark for wanted, mark in marks if wanted)
    text = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in stretch.text.split("\n")
    )
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{styled}{text}</w:r>"
