"""`python -m watchhouse`: the command line, for whoever starts it as a process."""

from __future__ import annotations

from watchhouse.cli import main

if __name__ == "__main__":
    main()
