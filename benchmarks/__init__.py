"""What Watchhouse costs in time, measured beside a bound or a peer in the same run."""
