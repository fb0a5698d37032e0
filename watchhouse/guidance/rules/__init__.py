"""What may be typed and done here, in the sentences the pages show."""
