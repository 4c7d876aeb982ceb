"""Everything that makes a file: PDF, ODT and DOCX documents, tables, and printing."""
