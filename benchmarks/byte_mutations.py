"""Bytes of a file flipped, cut off, or standing where they should not."""


def flip(chance, name, data, rows) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 50])):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut(chance, name, data, rows) -> bytes:
    start = chance.choice([0, 0, 0, chance.randrange(len(data))])
    return data[start : chance.randrange(start, len(data) + 1)]


def splice(chance, name, data, rows) -> bytes:
    """A piece of the file again, elsewhere in it; or noise."""
    piece = (
        data[(at := chance.randrange(len(data))) : at + chance.randrange(1, 2000)]
        if chance.random() < 0.7
        else chance.randbytes(60)
    )
    place = chance.randrange(len(data))
    return data[:place] + piece + data[place + chance.choice([0, len(piece)]) :]
