"""The addresses of all pages."""

FIGURES = (
    "results/overview",
    "results/heatmap",
    "results/distribution",
    "results/compare",
    "results/self_and_others",
    "results/change",
    "results/importance",
    "reports/board_pack",
    "reports/take_the_data",
    "about/privacy",
    "about/framework",
    "about/method",
)
WITHOUT_SELECTION = (
    "manage/upload",
    "manage/batches",
    "manage/breakdowns",
    "manage/audit_trail",
    "about/accessibility",
)
