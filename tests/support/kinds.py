"""Which tests take long; `make test-unit` leaves them out."""

from pathlib import Path


TESTS = Path(__file__).parents[1]
SLOW = (  # folders and files of attacks, whole loads, publications and packs, processes, every page over every store
    "analysis/board_pack",
    "attack",
    "disclosure/audit/test_audits.py",
    "disclosure/ledger",
    "disclosure/publish",
    "etl/checks",
    "etl/commands",
    "etl/history",
    "etl/load",
    "etl/read",
    "pages/access/test_roles.py",
    "pages/access/test_watching.py",
    "pages/frame",
    "pages/interface/test_clients.py",
    "pages/manage",
    "pages/reports",
    "pages/results/test_explorer.py",
    "pages/test_kind_edges.py",
    "pages/test_names_are_text.py",
    "pages/test_nothing_published.py",
    "pages/upload_steps",
    "test_kills.py",
    "test_process_wall.py",
)
