"""What a publication did or would show, told on the command line."""

from disclosure.blocks.standing import added_up
from domain.door.publication import Preview, Publication


def of_publication(of: Publication) -> list[str]:
    told = [f"Version {of.version} is published: {of.slices} {'slice' if of.slices == 1 else 'slices'}."]
    if of.was_altered:
        told.append(
            "The version before it was no longer as it was published: its file had been changed or damaged since. Whoever"
            " read figures there should read them again."
        )
    told += [
        f"{slices} of them {'keeps' if slices == 1 else 'keep'} the rows of an earlier publication, made for groups of"
        f" {k} or more: set beside those, new rows for {of.k} or more could give somebody away."
        for k, slices in of.slices_by_k.items()
        if k != of.k
    ]
    if of.changes_applied:
        told.append(
            "1 change to what was published before is in it."
            if of.changes_applied == 1
            else f"{of.changes_applied} changes to what was published before are in it."
        )
    if of.changes_deferred:
        told.append(
            "1 change waits until others in the same groups join it."
            if of.changes_deferred == 1
            else f"{of.changes_deferred} changes wait until others in the same groups join them."
        )
    return told


def of_failures(of: Publication) -> list[str]:
    """What was not published, and what to do."""
    told = [
        f"{one.organisation} could not be protected: a fault of ours, and none of its data. "
        + ("What was published of it before is shown as it was." if one.is_shown else "Nothing of it is shown.")
        for one in of.failed
    ]
    if told:
        told.append(
            "Everything else is published. Publish again to try once more; if that fails too, please report it. What went wrong"
            " in detail stands in last_fault.txt in the private folder; look that it names nobody before you pass it on."
        )
    return told


def of_preview(preview: Preview) -> list[str]:
    return [*_of_slices(preview), *_of_orders(preview)]


def _of_orders(preview: Preview) -> list[str]:
    return [
        f"{one.name}{' (chosen)' if one.is_chosen else f', with --first {one.first}'}: in a block of their own "
        + "; ".join(f"{name.lower()} {100 * alone / people:.0f} %" for name, alone, people in added_up(one.slices))
        + " of people."
        for one in preview.orders
    ]


def _of_slices(preview: Preview) -> list[str]:
    told: dict[str, None] = {}  # what is said of a slice as a whole stands once
    for of in preview.slices:
        slice_ = f"{of.organisation}, {of.wave}, {of.rater_group}, {of.measure}"
        if of.left_out:
            are = "person is" if of.left_out == 1 else "people are"
            told[f"{slice_}: {of.left_out:,} {are} left out, because too few raters rated them."] = None
        if of.people:
            told[
                f"{slice_}: {of.name.lower()} at K = {of.k}: {'' if of.is_audited else 'at most '}{of.groups_alone:,} of"
                f" {of.groups:,} groups and {of.people_alone:,} of {of.people:,} people in a block of their own."
            ] = None
        else:
            told[f"{slice_}: nothing would be shown."] = None
    return list(told)
