"""Everything that makes a file: PDF documents, tables, and printing."""
