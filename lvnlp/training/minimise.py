"""Minimises a smooth function: L-BFGS (Nocedal 1980) with a backtracking line search, in numpy.

Nothing is drawn at random, so that the same data give the same weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Loss = Callable[[Vector], tuple[float, Vector]]
"""The value at a point, and the gradient there."""

MEMORY = 8
"""Steps that the curvature is told from; the usual number."""

DECREASE = 1e-4
"""Part of the decrease that the gradient promises which a step must bring (Armijo)."""

HALVINGS = 30
"""Then no step in this direction helps any more, which is the end."""


class Step(NamedTuple):
    """Where the search stands after a step."""

    number: int
    point: Vector
    loss: float


def lbfgs(loss: Loss, start: Vector, *, tolerance: float = 1e-5) -> Iterator[Step]:
    """The steps of the search, until the gradient is `tolerance` of its first length.

    Whoever iterates may stop at any step: that is early stopping.
    """
    point = start.copy()
    value, gradient = loss(point)
    enough = tolerance * max(1.0, float(np.linalg.norm(gradient)))
    moves: list[tuple[Vector, Vector, float]] = []
    number = 0
    while float(np.linalg.norm(gradient)) > enough:
        direction = _direction(gradient, moves)
        slope = float(direction @ gradient)
        size = 1.0 if moves else min(1.0, 1.0 / float(np.linalg.norm(gradient)))
        for _ in range(HALVINGS):
            new = point + size * direction
            new_value, new_gradient = loss(new)
            if new_value <= value + DECREASE * size * slope:
                break
            size /= 2
        else:
            return
        change, bend = new - point, new_gradient - gradient
        curvature = float(change @ bend)
        if curvature > 1e-10:
            moves = [*moves, (change, bend, 1 / curvature)][-MEMORY:]
        point, value, gradient = new, new_value, new_gradient
        number += 1
        yield Step(number, point, value)


def _direction(gradient: Vector, moves: list[tuple[Vector, Vector, float]]) -> Vector:
    direction = -gradient
    shares = []
    for change, bend, weight in reversed(moves):
        share = weight * float(change @ direction)
        shares.append(share)
        direction = direction - share * bend
    if moves:
        change, bend, weight = moves[-1]
        direction = direction / (weight * float(bend @ bend))
    for (change, bend, weight), share in zip(moves, reversed(shares), strict=True):
        direction = direction + (share - weight * float(bend @ direction)) * change
    return direction
