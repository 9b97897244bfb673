"""The commands of ``timeline``, one module each, and how each refuses."""

from __future__ import annotations

import click

__all__ = ["Refusal"]


class Refusal(click.ClickException):
    """What was asked cannot be tried at all; one line, exit 2."""

    exit_code = 2
