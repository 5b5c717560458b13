"""Whose sign-in holds, and what it allows: from the claims alone."""

import pytest

from domain.declared import access
from domain.errors import Refused
from pages.access import provider
from pages.access.claims import end, reader_of
from pages.access.reader import Reader
from tests.support.signing_in import PROVIDER, claims, write_access


def reader(user: dict) -> Reader:
    return reader_of(user, provider.checked(PROVIDER), access.declared())


@pytest.mark.parametrize(
    ("user", "role", "divisions"),
    [
        (claims("owner@example.org"), "OWNER", ()),
        (claims("OWNER@example.org"), "OWNER", ()),
        (claims(sub="7f3a"), "OWNER", ()),
        (claims(oid="7f3a"), "OWNER", ()),
        (claims("somebody@example.org", groups=["others", "analysts"]), "ANALYST", ()),
        (claims(groups="analysts"), "ANALYST", ()),
        (claims("viewer@example.org", aud=["another", PROVIDER["client_id"]]), "VIEWER", ()),
        (claims("viewer@example.org", groups=["surgery"]), "VIEWER", ("Division 1",)),  # the first entry that fits
    ],
)
def test_a_person_has_the_role_and_scope_of_the_first_entry_that_fits(home, user, role, divisions):
    write_access()
    found = reader(user)
    assert (found.role.name, found.scope.divisions) == (role, divisions)
    assert found.is_current


@pytest.mark.parametrize(
    ("user", "told"),
    [
        (claims("stranger@example.org"), "nobody has given you access"),
        (claims("owner@example.org", verified=False), "does not say that this address was verified"),
        (claims("owner@example.org", verified="true"), "does not say that this address was verified"),
        (claims("owner@example.org", verified=None), "does not say that this address was verified"),
        (claims(groups={"analysts": True}), "nobody has given you access"),
        (claims("owner@example.org", aud="another"), "made for another application"),
        (claims("owner@example.org", aud=None), "made for another application"),
        (claims("owner@example.org", exp=1), "Your sign-in has ended"),
        (claims("owner@example.org", exp=None), "Your sign-in has ended"),
        (claims("owner@example.org", exp="never"), "Your sign-in has ended"),
    ],
)
def test_who_has_no_access_or_no_longer_is_told_why(home, user, told):
    write_access()
    with pytest.raises(Refused, match=told):
        reader(user)


def test_a_sign_in_that_was_ended_gets_in_by_no_copy_of_its_cookie_and_another_does(home):
    write_access()
    user = claims("owner@example.org", nonce="one")
    end(user)
    with pytest.raises(Refused, match="has ended"):
        reader(user)
    assert reader(user | {"nonce": "another"}).name == "owner@example.org"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"client_secret": ""}, "lacks client_secret"),
        ({"client_secrets": "x"}, "“client_secrets” is no setting"),
        ({"cookie_secret": "short"}, "shorter than 32 characters"),
        ({"redirect_uri": "http://ninefold.example.org/oauth2callback"}, "with https"),
        ({"redirect_uri": "http://127.0.0.1:8501/"}, "/oauth2callback at its end"),
        ({"server_metadata_url": "http://provider.example.org/"}, "must begin with https"),
    ],
)
def test_a_provider_that_is_not_whole_is_none(changed, told):
    with pytest.raises(Refused, match=told):
        provider.checked(PROVIDER | changed)
