"""What is said of fonts: those missing on this machine, and the characters that the usual ones do not hold."""
