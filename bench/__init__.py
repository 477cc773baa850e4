"""Benchmarks of the desk against stock Streamlit and peers, side by side in one run: `python -m bench`."""
