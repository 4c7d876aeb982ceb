"""What a file says of itself: the XMP packet, and the same in the older properties.

ISO 19005-2, 6.6.2 (part 2, conformance A) and 6.6.2.3 (the schema of what the standard does not know);
ISO 14289-1, 5 (the mark of PDF/UA-1) and 7.1 (a title).
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFInfo

from daect_tui import __version__
from exports.pdf.tagging.strings import text_string

CREATOR = f"daect {__version__}"
PRODUCER = "ReportLab"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Properties:
    """The title and the author of a file."""

    title: str
    author: str


def packet(properties: Properties) -> bytes:
    """Write the XMP packet."""
    return _PACKET.format(
        title=escape(properties.title),
        author=escape(properties.author),
        creator=escape(CREATOR),
        producer=PRODUCER,
    ).encode()


class Information(PDFInfo):  # type: ignore[misc] # ReportLab carries no types
    """The document information dictionary: what the packet says and nothing else, above all no clock."""

    def __init__(self, properties: Properties) -> None:
        super().__init__()
        self._properties = properties

    def format(self, _document: object) -> bytes:
        """Write the dictionary."""
        said = {
            "Title": self._properties.title,
            "Author": self._properties.author,
            "Creator": CREATOR,
            "Producer": PRODUCER,
        }
        entries = b"".join(b"/%b %b" % (key.encode(), text_string(text)) for key, text in said.items())
        return b"<<%b>>" % entries
