"""Files in and out: a file is mapped, previewed row by row, then imported as one unit."""
