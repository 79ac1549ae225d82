"""Other formats in and out: Mermaid, CSV, XLSX and JSON. Plain functions from bytes to plain data, and back."""
