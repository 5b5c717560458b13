"""What every room agrees on."""
