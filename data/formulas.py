"""Guards spreadsheets against cells that begin like a formula (CSV injection)."""

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters with which a spreadsheet would run a cell as a formula."""


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula: with an apostrophe before it where it begins like one."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
