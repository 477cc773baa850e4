"""The desk: opens the frame and runs the page that the address asks for."""

from components.desk.frame import open_frame

open_frame().run()
