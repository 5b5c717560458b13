"""Which tests take long; `make test-unit` leaves them out."""

from pathlib import Path


TESTS = Path(__file__).parents[1]
SLOW = (  # folders and files whose tests take long: attacks, whole publications, processes, every page over every store
    "attack",
    "disclosure/test_alike.py",
    "disclosure/test_ledger.py",
    "disclosure/test_versions.py",
    "disclosure/test_workers.py",
    "etl/read/test_hostile_files.py",
    "etl/read/xlsx",
    "etl/test_invited.py",
    "etl/test_personal.py",
    "pages/test_board_pack.py",
    "pages/test_choices.py",
    "pages/test_column_mapping.py",
    "pages/test_frame.py",
    "pages/test_kind_edges.py",
    "pages/test_links.py",
    "pages/test_upload.py",
    "test_process_wall.py",
)
