"""Everything that makes a file: PDF documents and printing."""
