"""What to do first: measures in the order in which they take away most risk for their price."""
