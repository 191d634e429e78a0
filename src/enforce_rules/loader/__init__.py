"""Reading files: bytes → nodes → documents; the only room that knows YAML and files."""
