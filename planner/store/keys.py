"""The passphrase of one run, and the keys derived from it; both live in memory only."""

import unicodedata

KEY_BYTES = 32
SALT_BYTES = 16
ROUNDS = 256_000
"""SQLCipher's own number and way, so that other tools open a plan with the passphrase alone."""


class Keyring:
    """Opens plans that were protected with one passphrase.

    Deriving a key is slow on purpose, so each is derived once.
    """

    def __init__(self, passphrase: str) -> None:
        self._secret = _secret(passphrase)
        self._keys: dict[bytes, str] = {}

    def fits(self, passphrase: str) -> bool:
        """Say whether it was made of this passphrase."""
        from hmac import compare_digest  # noqa: PLC0415 - most plans have no passphrase

        return compare_digest(self._secret, _secret(passphrase))

    def key(self, salt: bytes) -> str:
        """Return the key for a file with this salt, as SQLCipher takes it."""
        if salt not in self._keys:
            import hashlib  # noqa: PLC0415 - most plans have no passphrase

            derived = hashlib.pbkdf2_hmac("sha512", self._secret, salt, ROUNDS, KEY_BYTES)
            self._keys[salt] = f"x'{derived.hex()}{salt.hex()}'"
        return self._keys[salt]

    def new_key(self) -> str:
        """Return a key for a file that is yet to be made, with a salt of its own."""
        import os  # noqa: PLC0415 - as above

        return self.key(os.urandom(SALT_BYTES))


def _secret(passphrase: str) -> bytes:
    # What one keyboard writes as one sign, another writes as two.
    return unicodedata.normalize("NFC", passphrase).encode()
