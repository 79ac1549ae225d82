"""The one error of drawing."""


class DrawingFailed(Exception):
    """The map could not be drawn; the message is one line for the user."""
