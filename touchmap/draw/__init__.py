"""Drawing: from an inventory and its audit to a map as SVG, PNG, PDF or DOT."""
