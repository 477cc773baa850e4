"""Serves the desk over HTTP: first paint, headers, assets, health, limits. Only `server.py` imports this package."""
