"""Rectangles of a drawing: whether two of them overlap, and where a point lies beside one."""

import math
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its sides, in units of the drawing; y runs downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, at: Point, r: float) -> "Box":
        """The square around a circle."""
        return cls(at[0] - r, at[1] - r, at[0] + r, at[1] + r)

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap; touching edges do not count."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: "Box") -> bool:
        """Whether the rectangle lies inside another."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside; a point on an edge does not."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def nearest(self, point: Point) -> Point:
        """The point of the rectangle that is nearest to another."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)

    def away(self, point: Point) -> float:
        """How far a point lies outside; zero inside."""
        return math.dist(self.nearest(point), point)

    def grown(self, by: float) -> "Box":
        """The rectangle enlarged by as much on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)
