"""The sentences that answer a page's question, in words and with figures: Markdown.

One module for each page, of the same name.
"""
