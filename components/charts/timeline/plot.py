"""to come"""


def figure(): ...
