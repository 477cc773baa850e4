"""What a spreadsheet would run: cells that begin like a formula."""

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters with which a spreadsheet would run a cell as a formula."""


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
