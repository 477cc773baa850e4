"""What stands on each page, told once: pure lists of parts that the desk and the first paint walk."""
