"""Static pages that readers meet inside articles: no server, no foreign request, readable without JavaScript."""
