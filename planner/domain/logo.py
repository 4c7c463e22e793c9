"""A writer's own logo, ready for a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture without transparency or anything hidden in its file.

    Attributes:
        png: The picture as PNG, RGB.
        width, height: In pixels.
        alternative: What it shows, for those who do not see it.

    Raises:
        ValueError: It says nothing.
    """

    png: bytes
    width: int
    height: int
    alternative: str

    def __post_init__(self) -> None:
        if not self.alternative.strip():
            message = "a logo needs words for those who do not see it"
            raise ValueError(message)
