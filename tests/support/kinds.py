"""Which tests take long; `make test-unit` leaves them out."""

from pathlib import Path


TESTS = Path(__file__).parents[1]
SLOW = (  # folders and files whose tests take long: attacks, whole publications, processes, every page over every store
    "attack",
    "disclosure/ledger/test_alike.py",
    "disclosure/ledger/test_ledger.py",
    "disclosure/publish/test_versions.py",
    "disclosure/publish/test_workers.py",
    "etl/read/test_hostile_files.py",
    "etl/read/files/test_books.py",
    "etl/read/xlsx",
    "etl/history/test_invited.py",
    "etl/checks/test_personal.py",
    "pages/reports/test_board_pack.py",
    "pages/frame/test_choices.py",
    "pages/upload_steps/test_column_mapping.py",
    "pages/frame/test_frame.py",
    "pages/test_kind_edges.py",
    "pages/frame/test_links.py",
    "pages/manage/test_upload.py",
    "test_process_wall.py",
)
