"""What each part of a certificate says, for a reader and for a program."""

import json
from typing import Any

import pandas as pd

from analysis import wording
from analysis.frames import moment_of
from analysis.published import metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.declared.item_framework import SUFFIX


KEEPS_K = "The fewest people that a row may be about. Groups with fewer are combined."


@remembered
def as_json(store: Store) -> str:
    """The certificates of every slice, as the published store holds them."""
    certificates = metrics.certificates(store).drop(columns="slice_id")
    slices = [{name: _plain(value) for name, value in row.items()} for row in certificates.to_dict("records")]
    return json.dumps({"version": store.version, "slices": slices}, indent=2, ensure_ascii=False)


@remembered
def explained(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per part of a slice's certificate: what it is about, what it says, and how to read that."""
    row = metrics.certificates(store).set_index("slice_id").loc[selection.slice_id]
    k = int(row["k"])
    names = metrics.breakdown_names(store)
    proven = row["smallest_derivable_subjects"]
    weights = "As often as you like" if pd.isna(row["bound"]) else f"Up to {row['bound']:g} times"
    parts = [
        ("Certified", "Yes" if row["certified"] else "No", "Whether everything published for this wave passed together."),
        ("Fewest people allowed", f"{k}", " ".join(filter(None, (KEEPS_K, other_k(store, k))))),
        (
            "Fewest people behind a row",
            wording.NOTHING if pd.isna(row["smallest_block"]) else f"{int(row['smallest_block']):,}",
            "Measured: the smallest of the published groups, on the dimension where fewest of it were rated.",
        ),
        (
            "What arithmetic can single out",
            "Not known" if pd.isna(proven) else f"No fewer than {int(proven)}",
            "Proven: no sum or difference of published figures is about a group of fewer than are allowed.",
        ),
        (
            "How often a figure may count in that arithmetic",
            weights,
            "The proof covers every sum and difference in which each figure counts this often.",
        ),
        (
            "Breakdowns",
            wording.listed([names[breakdown].lower() for breakdown in row["breakdowns"]]) or wording.NOTHING,
            "The ways to split this wave that the audit let through.",
        ),
        ("Published rows", f"{int(row['blocks']):,}", "Each is one group on one dimension, with its counts at every level."),
        (
            "Independent rows",
            "Not known" if pd.isna(row["rank"]) else f"{int(row['rank']):,}",
            "On the dimension that has most: how many rows say something that does not follow from the others.",
        ),
        ("Made on", wording.date(moment_of(row["created_at"])), "A new certificate is made at every publication."),
        ("Program", row["code_version"], "The version of Ninefold that ran the audit."),
        (
            "Fingerprint of the records",
            f"{row['input_hmac'][:12]}…",
            "Shows whoever holds this installation's key which records were audited. It says nothing of them.",
        ),
    ]  # fmt: skip
    if selection.framework.endswith(SUFFIX):
        parts.insert(
            1,
            ("Audited together with", "The dimensions", "Figures of items pass only beside those of their dimensions."),
        )
    return pd.DataFrame(parts, columns=["Part", "Value", "How to read it"])


def other_k(store: Store, k: int) -> str:
    """A sentence where the publication was made with another K than a slice's rows; "" where it was not."""
    published = int(store.frame("publication")["k"].item())
    if published == k:
        return ""
    return (
        f"The last publication was for {published} or more; these rows were made for {k} or more by an earlier one and still"
        " stand, because new ones set beside them could give somebody away."
    )


def _plain(value: Any) -> object:
    """A value as JSON has it: lists, and null for what is missing."""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return value
    return None if pd.isna(value) else value
