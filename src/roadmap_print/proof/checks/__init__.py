"""The checks of a finished file, in folders by what they look at."""
