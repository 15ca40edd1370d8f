"""What a page looks like outside of Python: one format a module, `read_x` and `write_x`."""
