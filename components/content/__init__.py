"""What stands on each page, described once: pure lists of parts that the desk and the first paint both draw."""
