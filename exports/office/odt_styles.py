"""The styles of an OpenDocument text: named ones for people, automatic ones for the layout."""

from collections.abc import Sequence
from itertools import product

from exports.office.styles import (
    ACCENT,
    BOTTOM_MM,
    FONT,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    RULE,
    SHADE,
    SIDE_MM,
    TOP_MM,
    WIDTH_MM,
    Align,
    Look,
    Style,
)

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)
LIST_STYLE, GRID_STYLE, COLUMNS_STYLE = "Bullets", "Grid", "Pair"
PART_STYLES = {"header": "Grid.header", "cell": "Grid.cell", "plain": "Pair.cell", "row": "Row"}
_ALIGNS = {Align.LEFT: "start", Align.RIGHT: "end", Align.CENTER: "center", Align.JUSTIFIED: "justify"}
_MARKS = (
    ("Bold", 'fo:font-weight="bold"'),
    ("Italic", 'fo:font-style="italic"'),
    ("Raised", 'style:text-position="super 68%"'),
)


def style_name(style: Style) -> str:
    """Return the name of a style as OpenDocument writes it: a space is « _20_ »."""
    return style.look.name.replace(" ", "_20_")


def text_style(*, bold: bool, italic: bool, raised: bool) -> str:
    """Name the automatic style of a stretch; empty for plain text."""
    wanted = (bold, italic, raised)
    return "".join(name for (name, _), kept in zip(_MARKS, wanted, strict=True) if kept)


def _text_styles() -> str:
    """Write a style for each way to mark a stretch."""
    written = []
    for bold, italic, raised in product((False, True), repeat=3):
        name = text_style(bold=bold, italic=italic, raised=raised)
        properties = " ".join(written_as for mark, written_as in _MARKS if mark in name)
        if name:
            written.append(
                f'<style:style style:name="{name}" style:family="text">'
                f"<style:text-properties {properties}/></style:style>"
            )
    return "".join(written)


def _cell_style(name: str, borders: str, padding: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties {borders} fo:padding="{padding}"/></style:style>'
    )


def _table_style(name: str, margin: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties'
        f' style:width="{WIDTH_MM}mm" table:align="margins" fo:margin-bottom="{margin}"'
        ' table:border-model="collapsing"/></style:style>'
    )


AUTOMATIC_STYLES = (
    _text_styles()
    + _table_style(GRID_STYLE, "10pt")
    + _table_style(COLUMNS_STYLE, "12pt")
    + '<style:style style:name="Pair.0" style:family="table-column">'
    + f'<style:table-column-properties style:column-width="{WIDTH_MM / 2:g}mm"/></style:style>'
    + '<style:style style:name="Row" style:family="table-row">'
    + '<style:table-row-properties fo:keep-together="always"/></style:style>'
    + _cell_style(
        PART_STYLES["header"],
        f'fo:background-color="#{SHADE}" fo:border="none" fo:border-bottom="0.8pt solid #{ACCENT}"',
        "1.3mm",
    )
    + _cell_style(PART_STYLES["cell"], f'fo:border="none" fo:border-bottom="0.4pt solid #{RULE}"', "1.3mm")
    + _cell_style(PART_STYLES["plain"], 'fo:border="none"', "0mm")
)


def widths_style(name: str, weights: Sequence[float]) -> str:
    """Write the styles of the columns of a table, which share the width of the text out."""
    total = sum(weights)
    return "".join(
        f'<style:style style:name="{name}.{rank}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{WIDTH_MM * weight / total:.2f}mm"/>'
        "</style:style>"
        for rank, weight in enumerate(weights)
    )


def styles_part(foot: str) -> str:
    """Write the named styles, the page, and the footer (ready as XML) that stands on every page."""
    named = "".join(_paragraph_style(style) for style in Style)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}"'
        ' style:font-family-generic="swiss"/></office:font-face-decls>'
        f"<office:styles>{_DEFAULTS}{named}{_BULLETS}</office:styles>"
        f"<office:automatic-styles>{_PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">'
        f"<style:footer>{foot}</style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )


_DEFAULTS = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"'
    ' style:tab-stop-distance="12.5mm"/>'
    f'<style:text-properties style:font-name="{FONT}" fo:font-size="10pt" fo:language="fr" fo:country="FR"/>'
    '</style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
)
_BULLETS = (
    f'<text:list-style style:name="{LIST_STYLE}"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="–"><style:list-level-properties text:list-level-position-and-space-mode='
    '"label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab"'
    ' text:list-tab-stop-position="5mm" fo:text-indent="-4mm" fo:margin-left="5mm"/>'
    "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
)
_PAGE = (
    f'<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="{PAGE_WIDTH_MM}mm"'
    f' fo:page-height="{PAGE_HEIGHT_MM}mm" style:print-orientation="portrait" fo:margin-left="{SIDE_MM}mm"'
    f' fo:margin-right="{SIDE_MM}mm" fo:margin-top="{TOP_MM}mm" fo:margin-bottom="{BOTTOM_MM}mm"/>'
    '<style:footer-style><style:header-footer-properties fo:min-height="10mm" fo:margin-top="4mm"'
    f' fo:border-top="0.5pt solid #{RULE}" fo:padding-top="1.5mm"/></style:footer-style></style:page-layout>'
)


_FOOT_TABS = (
    f'<style:tab-stops><style:tab-stop style:position="{WIDTH_MM}mm" style:type="right"/></style:tab-stops>'
)


def _paragraph_style(style: Style) -> str:
    look = style.look
    name = style_name(style)
    shown = f' style:display-name="{look.name}"' if name != look.name else ""
    outline = f' style:default-outline-level="{look.level}"' if look.level else ""
    listed = f' style:list-style-name="{LIST_STYLE}"' if style is Style.ITEM else ""
    after = ' style:next-style-name="Text_20_body"' if look.level else ""
    tabs = _FOOT_TABS if style is Style.FOOTER else ""
    return (
        f'<style:style style:name="{name}"{shown} style:family="paragraph"'
        f' style:parent-style-name="Standard"{after}{listed}{outline} style:class="text">'
        f"<style:paragraph-properties {_paragraph(look)}>{tabs}</style:paragraph-properties>"
        f"<style:text-properties {_letters(look)}/></style:style>"
    )


def _paragraph(look: Look) -> str:
    together = ' fo:keep-with-next="always"' if look.with_next else ""
    return (
        f'fo:text-align="{_ALIGNS[look.align]}" fo:margin-top="{look.before:g}pt"'
        f' fo:margin-bottom="{look.after:g}pt"{together}'
    )


def _letters(look: Look) -> str:
    bold = ' fo:font-weight="bold"' if look.bold else ""
    italic = ' fo:font-style="italic"' if look.italic else ""
    return f'fo:font-size="{look.size:g}pt" fo:color="#{look.colour}"{bold}{italic}'
