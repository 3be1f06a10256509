"""What this program calls itself."""

VERSION = "0.1.0"
TRACKER = "https://example.org/checker/issues"      # where faults are told; a desk that keeps its own puts its own
