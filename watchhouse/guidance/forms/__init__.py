"""What is typed here: an address for little steps, words about a page, a fact's values."""
