"""access.toml says who may what; whatever is off in it lets nobody in, and is said."""

import pytest

from domain.declared import access
from domain.errors import Unreadable
from tests.support.signing_in import write_access


ENTRY = '[[access]]\npeople = ["a@example.org"]\n'


def test_no_file_gives_nobody_access(home):
    assert access.declared().of({"email": "a@example.org", "email_verified": True}) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[access]\n", "can't be read as TOML"),
        ("[[acces]]\n", "“acces” is no setting of the file"),
        ('[access]\nrole = "owner"\n', r"no list of \[\[access\]\] entries"),
        ("groups_claim = 3\n", r"no list of \[\[access\]\] entries"),
        (ENTRY, "none of viewer, analyst and owner"),
        (f'{ENTRY}role = "boss"\n', "none of viewer, analyst and owner"),
        ('[[access]]\nrole = "owner"\npeople = "a@example.org"\n', "must be a list of texts"),
        (f'{ENTRY}role = "viewer"\ndivisions = []\n', "must be a list of texts"),
        (f'{ENTRY}role = "viewer"\ndivision = ["A"]\n', "“division” is no setting"),
        (f'{ENTRY}role = "owner"\norganisations = ["Trust A"]\n', "sees all"),
        ('[[access]]\nrole = "owner"\n', "names nobody"),
    ],
)
def test_what_is_off_is_said(home, text, told):
    write_access(text)
    with pytest.raises(Unreadable, match=told):
        access.declared()
