"""Mermaid in and out: `journey` diagrams, also in Markdown; flowcharts only out."""
