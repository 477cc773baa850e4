"""Measures the desk against stock Streamlit and its peers, side by side in one run: `python -m bench`."""
