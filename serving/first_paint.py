"""A page as it leaves the server: Streamlit's file with this page's own words and drawings in it."""

import hashlib
import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import htpy as h
from htpy import Node
from markupsafe import Markup

from components import canvas, theme
from components.address import link
from components.charts.contract import Caption
from components.frame import PAGES, page_titles
from components.text import Text, text_for
from data.shelf import Shelf
from serving import shell
from serving.asked import Asked, asked
from serving.compression import Packed, pack
from serving.contents import Content, Ledger, content
from serving.head import head

KEPT = 200
"""Pages that are kept, packed; one that nobody has asked for lately is made again."""

STYLES = Path(__file__).parent / "first_paint.css"
