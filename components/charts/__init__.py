"""One chart a file: what each offers is written in `contract.py`, and a test holds every one of them to it."""
