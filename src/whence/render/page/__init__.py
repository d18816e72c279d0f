"""What the HTML page is laid out from: marked texts, the timeline, the graph of provenance, rows; plain data that templates print."""
