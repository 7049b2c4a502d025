"""The dashboard: what managers see. It asks `queries` and never reads the warehouse itself."""
