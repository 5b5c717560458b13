"""Whether everything published is certified, and what each part of a certificate says, for a reader and for a program."""

import json

import pandas as pd

from analysis import metrics, wording
from analysis.selection import Selection
from analysis.store import Store


def uncertified(store: Store) -> list[str]:
    """The slices that no audit has passed, each on one line; while there is one, no page may show a figure."""
    return store.recall(_uncertified)


def as_json(store: Store) -> str:
    """The certificates of every slice, as the published store holds them."""
    return store.recall(_as_json)


def explained(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per part of a slice's certificate: what it is about, what it says, and how to read that."""
    return store.recall(_explained, selection.slice_id)


def _certificates(store: Store) -> pd.DataFrame:
    """One row per slice; its columns stand in the query."""
    return store.recall(Store.frame, "certificates")


def _uncertified(store: Store) -> list[str]:
    certificates = _certificates(store)
    return [
        f"{row.organisation} · {row.wave} · {wording.RATED_BY[row.rater_group]} · {row.measure}"
        for row in certificates[~certificates["certified"].astype(bool)].itertuples()
    ]


def _as_json(store: Store) -> str:
    certificates = _certificates(store).drop(columns="slice_id")
    slices = [{name: _plain(value) for name, value in row.items()} for row in certificates.to_dict("records")]
    return json.dumps({"version": store.version, "slices": slices}, indent=2, ensure_ascii=False)


def _explained(store: Store, slice_id: int) -> pd.DataFrame:
    row = _certificates(store).set_index("slice_id").loc[slice_id]
    k = int(row["k"])
    names = metrics.breakdown_names(store)
    proven = row["smallest_derivable_subjects"]
    weights = "As often as you like" if pd.isna(row["bound"]) else f"Up to {row['bound']:g} times"
    parts = [
        ("Certified", "Yes" if row["certified"] else "No", "Whether everything published for this wave passed together."),
        ("Fewest people behind a figure", f"{k}", "The K of the audit. Groups with fewer people are combined."),
        (
            "Fewest people that arithmetic can single out",
            "Not known" if pd.isna(proven) else f"{int(proven)} or more",
            "No sum or difference of published figures is about fewer people than this.",
        ),
        (
            "How often a figure may count in that arithmetic",
            weights,
            "The proof covers every sum and difference in which each figure counts this often.",
        ),
        (
            "Breakdowns",
            wording.listed([names[breakdown].lower() for breakdown in row["breakdowns"]]),
            "The ways to split this wave that the audit let through.",
        ),
        ("Published rows", f"{int(row['blocks']):,}", "Each is one group on one dimension, with its counts at every level."),
        (
            "Independent rows",
            "Not known" if pd.isna(row["rank"]) else f"{int(row['rank']):,}",
            "On the dimension that has most: how many rows say something that does not follow from the others.",
        ),
        ("Made on", wording.date(pd.Timestamp(row["created_at"])), "A new certificate is made at every publication."),
        ("Program", row["code_version"], "The version of Ninefold that ran the audit."),
        (
            "Fingerprint of the records",
            f"{row['input_hmac'][:12]}…",
            "Shows whoever holds this installation's key which records were audited. It says nothing of them.",
        ),
    ]  # fmt: skip
    return pd.DataFrame(parts, columns=["Part", "Value", "How to read it"])


def _plain(value: object) -> object:
    """A value as JSON has it: lists, and null for what is missing."""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return value
    return None if pd.isna(value) else value
