"""The pages: each script reads like a table of contents of its screen."""
