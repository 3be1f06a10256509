"""The language server: a story's claims and findings in an editor, as the Language Server Protocol 3.17 has it."""
