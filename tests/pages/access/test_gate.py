"""What is refused before any page runs: another's machine where nobody signs in, files for who is not signed in or no owner."""

import pytest

from pages.access import cookie, gate, provider
from tests.support.awaited import awaited
from tests.support.signing_in import PROVIDER, claims, cookie_of, write_access


async def _served(scope, receive, send):
    headers = [(b"set-cookie", b"_streamlit_user=x; Max-Age=2592000; HttpOnly"), (b"set-cookie", b"other=x")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


def asked(before: gate.Gate, path: str, host: str = "127.0.0.1:8501", user: dict | None = None, method: str = "GET"):
    """Status and headers of the answer."""
    headers, answers = [(b"host", host.encode())], []
    if user:
        headers.append((b"cookie", cookie_of(user).encode()))
    scope = {"type": "http", "path": path, "method": method, "headers": headers, "query_string": b"", "scheme": "http"}

    async def send(message):
        answers.append(message)

    awaited(before(scope | {"server": ("127.0.0.1", 8501)}, None, send))
    return answers[0]["status"], answers[0]["headers"]


@pytest.fixture
def with_provider(home, monkeypatch):
    write_access()
    monkeypatch.setattr(provider, "named", lambda: provider.checked(PROVIDER))
    monkeypatch.setattr(cookie, "get_signing_secret", lambda: PROVIDER["cookie_secret"])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8501", 200),
        ("localhost", 200),
        ("[::1]:8501", 200),
        ("ninefold.example.org", 403),
        ("10.0.0.7:8501", 403),
    ],
)
def test_where_nobody_signs_in_this_machine_alone_is_answered(home, host, status):
    assert asked(gate.Gate(_served), "/", host)[0] == status


@pytest.mark.parametrize(
    ("path", "method", "user", "status"),
    [
        ("/", "GET", None, 200),
        ("/media/a.csv", "GET", None, 403),
        ("/media/a.csv", "GET", claims("viewer@example.org"), 200),
        ("/media/a.csv", "GET", claims("viewer@example.org", exp=1), 403),
        ("/media/a.csv", "GET", claims("stranger@example.org"), 403),
        ("/base/_stcore/upload_file/a/b", "PUT", claims("viewer@example.org"), 403),
        ("/base/_stcore/upload_file/a/b", "PUT", claims(groups=["analysts"]), 403),
        ("/base/_stcore/upload_file/a/b", "PUT", claims("owner@example.org"), 200),
        ("/base/_stcore/upload_file/a/b", "PUT", None, 403),
    ],
)
def test_files_are_for_those_who_are_signed_in_and_uploads_for_owners(with_provider, path, method, user, status):
    assert asked(gate.Gate(_served), path, "ninefold.example.org", user, method)[0] == status


def test_the_way_out_ends_the_sign_in_for_every_copy_of_its_cookie(with_provider):
    before, user = gate.Gate(_served), claims("owner@example.org", nonce="of this test")
    assert asked(before, "/media/a.csv", user=user)[0] == 200
    asked(before, "/auth/logout", user=user)
    assert asked(before, "/media/a.csv", user=user)[0] == 403


def test_a_visit_sends_no_more_files_than_a_visit_may(home):
    before = gate.Gate(_served)
    found = [asked(before, "/_stcore/upload_file/one/b", method="PUT")[0] for _ in range(gate.FILES_A_SESSION + 1)]
    assert found == [200] * gate.FILES_A_SESSION + [403]
    assert asked(before, "/_stcore/upload_file/two/b", method="PUT")[0] == 200


@pytest.mark.parametrize(
    ("origin", "ending"), [("http://127.0.0.1:8501", b""), ("https://ninefold.example.org", b"; Secure")]
)
def test_a_cookie_of_a_sign_in_lasts_as_long_as_the_browser_and_is_secure_where_that_can_be(
    with_provider, monkeypatch, origin, ending
):
    monkeypatch.setattr(
        provider, "named", lambda: provider.checked(PROVIDER | {"redirect_uri": f"{origin}/oauth2callback"})
    )
    headers = asked(gate.Gate(_served), "/")[1]
    assert [value for name, value in headers if name == b"set-cookie"] == [
        b"_streamlit_user=x; HttpOnly" + ending,
        b"other=x" + ending,
    ]
    assert {name for name, _ in headers} >= {b"content-security-policy", b"x-frame-options", b"referrer-policy"}
