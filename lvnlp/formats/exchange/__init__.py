"""Exchange of annotated pages with the tools people annotate in, one format a module.

Each module has `read_x(path) -> Exchange` and `write_x(pages, path) -> Report`.
"""
