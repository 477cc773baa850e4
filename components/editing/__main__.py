"""`python -m components.editing [DIR]`: the editing desk for a folder of tables, for this machine alone."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware

from components.editing.this_machine import ThisMachine
from data.store import tables_of

HERE = "127.0.0.1"
PAGE = Path(__file__).with_name("page.py")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the editing desk until it is stopped; 2 where there are no tables."""
    parser = argparse.ArgumentParser("python -m components.editing", description="Edit the tables in forms.")
    parser.add_argument("tables", nargs="?", type=Path, default=tables_of(os.environ), metavar="DIR")
    parser.add_argument("--port", type=int, default=8502)
    call = parser.parse_args(arguments)
    if not (call.tables / "claims.csv").is_file():
        parser.error(f"{call.tables} is not a folder of tables")
    os.environ["FREED_TABLES"] = str(call.tables.resolve())
    sys.stdout.write(f"http://{HERE}:{call.port}  edits {call.tables}  (Ctrl+C stops it)\n")
    app = st.App(PAGE, middleware=[Middleware(ThisMachine)])
    uvicorn.run(app, host=HERE, port=call.port, log_level="warning", access_log=False, proxy_headers=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
