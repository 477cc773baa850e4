"""A branch beside today: `python -m components.editing.preview`."""
