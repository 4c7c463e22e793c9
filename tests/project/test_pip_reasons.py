"""Does the set-up say what a failed pip means?"""

import importlib

import pytest


@pytest.fixture
def installation(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "packaging"))
    return importlib.import_module("installation")


@pytest.mark.parametrize(
    ("pip_says", "we_say"),
    [
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by "
            "'NewConnectionError(Failed to establish a new connection)': /simple/click/\n"
            "ERROR: No matching distribution found for click==8.5.1",
            "no way to the package index",
        ),
        ("ERROR: No matching distribution found for click==8.5.1", "no ready-made package"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "not the one"),
        ("ERROR: [Errno 28] No space left on device", "The disk is full"),
        ("SSLError(SSLCertVerificationError(1, CERTIFICATE_VERIFY_FAILED))", "PIP_CERT"),
        ("ERROR: something nobody has seen before", "something nobody has seen before"),
    ],
)
def test_a_failure_is_told_by_its_cause(installation, pip_says, we_say):
    assert we_say in installation.explain(pip_says.splitlines())
