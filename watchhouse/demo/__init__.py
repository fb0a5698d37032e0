"""A year of an invented centre: 300 invented firms, played through the rooms' own actions."""
