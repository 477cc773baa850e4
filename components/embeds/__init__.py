"""Static pages for articles: they need no server and no script, and load nothing from other hosts."""
