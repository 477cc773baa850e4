"""Blocks of HTML: pure builders that pages, embeds and the first paint put together."""
