"""touchmap: a customer-journey touchpoint mapper."""

__version__ = "0.1.0"
