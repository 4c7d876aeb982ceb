"""The fixed parts of a Word document: its styles, its list, how its parts are tied together."""

from exports.office.styles import ACCENT, FONT, RULE, SHADE, WIDTH_MM, Align, Look, Style

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = f'{_W} xmlns:r="{_OFFICE}"'
GRID_STYLE = "Grid"
_BULLET = "1"
_ALIGNS = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTER: "center", Align.JUSTIFIED: "both"}
# Names that Word knows in every language, and therefore shows in French.
_KNOWN = {Style.BODY: "Body Text", Style.SIGNATURE: "Signature", Style.FOOTER: "footer"} | {
    style: style.look.name.lower() for style in Style if style.look.level
}

CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("footer1", "footer"),
        )
    )
    + '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{rank}" Type="{_OFFICE}/{kind}" Target="{target}.xml"/>'
        for rank, (kind, target) in enumerate(
            (
                ("styles", "styles"),
                ("numbering", "numbering"),
                ("settings", "settings"),
                ("footer", "footer1"),
            ),
            start=1,
        )
    )
    + "</Relationships>"
)
SETTINGS = (
    f'{_XML}<w:settings {MAIN}><w:defaultTabStop w:val="709"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="fr-FR"/></w:settings>'
)
NUMBERING = (
    f'{_XML}<w:numbering {MAIN}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    f'<w:num w:numId="{_BULLET}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def twips(millimetres: float) -> int:
    """Turn a length into twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def style_id(style: Style) -> str:
    """Return the identifier of a style: its name without spaces."""
    return style.look.name.title().replace(" ", "")


def styles_part() -> str:
    """Write every style, and the French that all text is in."""
    named = "".join(_paragraph_style(style) for style in Style)
    return (
        f"{_XML}<w:styles {MAIN}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:sz w:val="20"/>'
        '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "<w:tblPr/></w:style>"
        f"{named}{_GRID}</w:styles>"
    )


_GRID = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{GRID_STYLE}"><w:name w:val="{GRID_STYLE}"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders><w:tblCellMar>'
    '<w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/>'
    '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
    f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
)


_FOOT = (
    f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'
    f'<w:tabs><w:tab w:val="right" w:pos="{twips(WIDTH_MM)}"/></w:tabs>'
)


def _paragraph_style(style: Style) -> str:
    look = style.look
    own = (
        "" if style in _KNOWN or style in (Style.TITLE, Style.SUBTITLE, Style.ITEM) else ' w:customStyle="1"'
    )
    following = '<w:next w:val="TextBody"/>' if look.level else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id(style)}">'
        f'<w:name w:val="{_KNOWN.get(style, look.name)}"/><w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{_paragraph(style, look)}</w:pPr><w:rPr>{_letters(look)}</w:rPr></w:style>"
    )


def _paragraph(style: Style, look: Look) -> str:
    """Write what holds for whole paragraphs, in the order that the schema asks."""
    listed = (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_BULLET}"/></w:numPr>' if style is Style.ITEM else ""
    )
    footed = _FOOT if style is Style.FOOTER else ""
    outline = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return (
        f"{'<w:keepNext/>' if look.with_next else ''}{listed}{footed}"
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}"/>'
        f'<w:jc w:val="{_ALIGNS[look.align]}"/>{outline}'
    )


def _letters(look: Look) -> str:
    return (
        f"{'<w:b/>' if look.bold else ''}{'<w:i/>' if look.italic else ''}"
        f'<w:color w:val="{look.colour}"/><w:sz w:val="{round(look.size * 2)}"/>'
    )
