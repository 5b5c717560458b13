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
from domain.languages import N_, _


YES, NO, UNKNOWN = N_("Yes"), N_("No"), N_("Not known")
KEEPS_K = N_("The fewest people that a row may be about. Groups with fewer are combined.")
OTHER_K = N_(
    "The last publication was for {published} or more; these rows were made for {k} or more by an earlier one and still stand,"
    " because new ones set beside them could give somebody away."
)


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
    parts = [
        (
            _("Certified"),
            _(YES if row["certified"] else NO),
            _("Whether everything published for this wave passed together."),
        ),
        (_("Fewest people allowed"), f"{k}", " ".join(filter(None, (_(KEEPS_K), other_k(store, k))))),
        (
            _("Fewest people behind a row"),
            wording.NOTHING if pd.isna(row["smallest_block"]) else _("{number:,}", number=int(row["smallest_block"])),
            _("Measured: the smallest of the published groups, on the dimension where fewest of it were rated."),
        ),
        (
            _("What arithmetic can single out"),
            _(UNKNOWN) if pd.isna(proven) else _("No fewer than {number:,}", number=int(proven)),
            _("Proven: no sum or difference of published figures is about a group of fewer than are allowed."),
        ),
        (
            _("How often a figure may count in that arithmetic"),
            _("As often as you like") if pd.isna(row["bound"]) else _("Up to {times:g} times", times=row["bound"]),
            _("The proof covers every sum and difference in which each figure counts this often."),
        ),
        (
            _("Breakdowns"),
            wording.listed([names[breakdown].lower() for breakdown in row["breakdowns"]]) or wording.NOTHING,
            _("The ways to split this wave that the audit let through."),
        ),
        (
            _("Published rows"),
            _("{number:,}", number=int(row["blocks"])),
            _("Each is one group on one dimension, with its counts at every level."),
        ),
        (
            _("Independent rows"),
            _(UNKNOWN) if pd.isna(row["rank"]) else _("{number:,}", number=int(row["rank"])),
            _("On the dimension that has most: how many rows say something that does not follow from the others."),
        ),
        (
            _("Made on"),
            wording.date(moment_of(row["created_at"])),
            _("A new certificate is made at every publication."),
        ),
        (_("Program"), row["code_version"], _("The version of Ninefold that ran the audit.")),
        (
            _("Fingerprint of the records"),
            f"{row['input_hmac'][:12]}…",
            _("Shows whoever holds this installation's key which records were audited. It says nothing of them."),
        ),
    ]
    if selection.framework.endswith(SUFFIX):
        together = _("Figures of items pass only beside those of their dimensions.")
        parts.insert(1, (_("Audited together with"), _("The dimensions"), together))
    return pd.DataFrame(parts, columns=[N_("Part"), N_("Value"), N_("How to read it")])


@remembered
def other_k(store: Store, k: int) -> str:
    """A sentence where the publication was made with another K than a slice's rows; "" where it was not."""
    published = int(store.frame("publication")["k"].item())
    return "" if published == k else _(OTHER_K, published=published, k=k)


def _plain(value: Any) -> object:
    """A value as JSON has it: lists, and null for what is missing."""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return value
    return None if pd.isna(value) else value
