"""The canvas of tagged pages: whatever is drawn is either content of an element or an artifact.

ISO 14289-1, 7.1: nothing is left unmarked. A page goes out when it ends.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFPage
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.fonts import REGULAR, register
from exports.pdf.streamed import StreamedDocument
from exports.pdf.styles import PAGE_HEIGHT, PAGE_WIDTH
from exports.pdf.tagging.metadata import Information, Properties, packet
from exports.pdf.tagging.output_intent import put_output_intent
from exports.pdf.tagging.tree import Element, StructureTree
from exports.pdf.typefaces import Typefaces

RUNNING_HEAD = "/Type/Pagination/Subtype/Header/Attached[/Top]"
FOOTER = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"
REPEATED = "/Type/Pagination"
RULING = "/Type/Layout"


class _Catalog(PDFCatalog):  # type: ignore[misc] # ReportLab carries no types
    __NoDefault__ = (*PDFCatalog.__NoDefault__, "OutputIntents")


class _Page(PDFPage):  # type: ignore[misc] # ReportLab carries no types
    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")


class TaggedCanvas(Canvas):  # type: ignore[misc] # ReportLab carries no types
    """A canvas with a structure tree.

    Of the document under way, `part` is the element, and `titles` the page of each heading. `size`
    is that of the pages to come.
    """

    # ReportLab's list of the operators of the current page, and its document.
    _code: list[str]
    _doc: StreamedDocument

    def __init__(self, file: IO[bytes]) -> None:
        register()
        super().__init__(
            file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
        )
        self._doc = StreamedDocument(file)
        self._doc.Catalog = self._doc._catalog = _Catalog()  # noqa: SLF001 – ReportLab's two names for it
        self._doc.Catalog.Pages, self._doc.Catalog.Outlines = self._doc.Pages, self._doc.Outlines
        self._doc.Catalog.Lang = "(fr-FR)"
        self.tree = StructureTree(self._doc)
        self.faces = Typefaces(self._doc)
        self.part: Element | None = None
        self.titles: Mapping[str, int] = {}
        self._bookmarks = 0
        self.size = (PAGE_WIDTH, PAGE_HEIGHT)

    @property
    def operators(self) -> list[str]:
        """The code of the current page, to which texts add theirs."""
        return self._code

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as content of an element (ISO 32000-1, 14.7.4.2)."""
        mark = self.tree.mark(element, self._page_number)
        self._code.append(f"/{element.tag} <</MCID {mark}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """Mark what is drawn inside as no content: read by nobody (ISO 32000-1, 14.8.2.2)."""
        self._code.append(f"/Artifact <<{kind}>> BDC")
        yield
        self._code.append("EMC")

    def begin_page(self) -> None:
        """Give the next page its number: marks refer to it."""
        self._page = _Page()
        self._page_number = self._doc.begin_page(self._page)

    def showPage(self) -> None:  # noqa: N802 – ReportLab's name
        """Write the page that ends."""
        page = self._page
        page.pagewidth, page.pageheight = self.size
        page.StructParents = self.tree.page_rank
        page.Tabs = "/S"
        self._setExtGState(page)
        self._setXObjects(page)
        self._setShadingUsed(page)
        self.tree.end_page()
        # Literals hold bytes, not letters: what a byte draws is the business of its font.
        self._doc.put_page("\n".join([self._preamble, *self._code]).encode("latin-1"))
        self._startPage()

    def bookmark(self, title: str, top: float, level: int = 0) -> None:
        """Let a reader come to this height of the page by a title."""
        self._bookmarks += 1
        key = f"title-{self._bookmarks}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        self.addOutlineEntry(title, key, level)

    def finish(self, properties: Properties) -> None:
        """Write all that is said once a file, then the file's end."""
        file, catalog = self._doc, self._doc.Catalog
        file.info = Information(properties)
        file.idToObject["BasicFonts"].dict.update(self.faces.write())
        metadata = file.reserve()
        file.put_stream(metadata, b"/Type/Metadata/Subtype/XML", packet(properties), packed=False)
        catalog.Metadata = f"{metadata} 0 R"
        catalog.StructTreeRoot = f"{self.tree.finish()} 0 R"
        catalog.MarkInfo = "<</Marked true>>"
        catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
        catalog.OutputIntents = put_output_intent(file)
        file.SaveToFile(None, self)
