"""Workbooks made by hand, part by part: what spreadsheets write, and what they never would."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from daect_tui.domain.exchange_table import SourceRow
from exports.tables import open_table

_OOXML = "http://schemas.openxmlformats.org"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def read(path: Path) -> tuple[tuple[str, ...], list[SourceRow]]:
    """Read a whole table: its headings and its rows."""
    with open_table(path) as table:
        return table.headings, list(table.rows)


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write an archive of the parts given."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def sheet(rows: str, head: str = "") -> str:
    """Make the part of a sheet around its rows."""
    space = f"{_OOXML}/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


def row(*texts: str, line: int = 0) -> str:
    """Make a row of texts, at a line or after the row before."""
    place = f' r="{line}"' if line else ""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row{place}>{cells}</row>"


def book(sheets: str, settings: str = "") -> str:
    """Make the part that lists the sheets."""
    links = f"{_OOXML}/officeDocument/2006/relationships"
    return (
        f'<workbook xmlns="{_OOXML}/spreadsheetml/2006/main"'
        f' xmlns:r="{links}">{settings}<sheets>{sheets}</sheets></workbook>'
    )


def relations(**targets: str) -> str:
    """Make a part of relations: `rId1_worksheet="worksheets/sheet1.xml"`."""
    links = "".join(
        f'<Relationship Id="{mark.partition("_")[0]}" Target="{target}"'
        f' Type="{_OOXML}/officeDocument/2006/relationships/{mark.partition("_")[2]}"/>'
        for mark, target in targets.items()
    )
    return f'<Relationships xmlns="{_OOXML}/package/2006/relationships">{links}</Relationships>'


def xlsx_parts(first_sheet: str, **others: str) -> dict[str, str | bytes]:
    """Make the parts of a workbook of one sheet; `others` replace or add (`styles`, `shared`, `book`)."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(rId1_officeDocument="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relations(
            rId1_worksheet="worksheets/sheet1.xml",
            rId2_worksheet="/xl/worksheets/sheet2.xml",
            rId3_styles="styles.xml",
            rId4_sharedStrings="sharedStrings.xml",
        ),
        "xl/workbook.xml": others.get("book", book('<sheet name="Feuil1" sheetId="1" r:id="rId1"/>')),
        "xl/worksheets/sheet1.xml": first_sheet,
        **({"xl/worksheets/sheet2.xml": others["second"]} if "second" in others else {}),
        **({"xl/styles.xml": others["styles"]} if "styles" in others else {}),
        **({"xl/sharedStrings.xml": others["shared"]} if "shared" in others else {}),
    }


def xlsx(path: Path, rows: str, **others: str) -> Path:
    """Write a workbook of one sheet."""
    return zipped(path, xlsx_parts(sheet(rows), **others))


def styles(*numbers: int, codes: Mapping[int, str] | None = None) -> str:
    """Make the part of styles: one style a number of format, codes for those that have one."""
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in (codes or {}).items()
    )
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    return (
        f'<styleSheet xmlns="{_OOXML}/spreadsheetml/2006/main"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def shared(items: str) -> str:
    """Make the part of shared texts."""
    return f'<sst xmlns="{_OOXML}/spreadsheetml/2006/main">{items}</sst>'


def ods(path: Path, tables: str, styles_part: str = "", **parts: str) -> Path:
    """Write a spreadsheet of OpenDocument around its tables."""
    names = "".join(
        f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text", "style", "draw")
    )
    content = (
        f'<office:document-content{names} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc'
        f':xmlns:calcext:1.0"><office:automatic-styles>{styles_part}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(path, {"mimetype": _ODS_TYPE, "content.xml": content, **parts})


def ods_row(*texts: str, repeated: int = 1) -> str:
    """Make a row of texts of an OpenDocument table."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def ods_table(*rows: str, name: str = "Feuille1", style: str = "") -> str:
    """Make a table of OpenDocument."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
OPEN = sheet("|").partition("|")[0].encode()
OPEN_SHARED = shared("|").partition("|")[0].encode()


def put(path: Path, content: bytes) -> Path:
    """Write a file, and return where."""
    path.write_bytes(content)
    return path


def bomb(path: Path, part: str, chunk: bytes, times: int, start: bytes = b"", end: bytes = b"") -> Path:
    """Write a workbook one part of which unpacks to a multiple of a chunk."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in xlsx_parts(sheet(row("a") + row("b"))).items():
            if name != part:
                archive.writestr(name, content)
        with archive.open(part, "w") as file:
            file.write(start)
            for _ in range(times):
                file.write(chunk)
            file.write(end)
    return path
