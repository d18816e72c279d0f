"""One check = one file: its stem is the check's name, its docstring the page, its annotated fields the options. None imports another."""
