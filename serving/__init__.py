"""How the desk goes out over HTTP: first paint, headers, assets, health, limits. Only `server.py` imports this."""
