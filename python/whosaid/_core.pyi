from typing import Any, final

__all__ = ["Analyst", "__version__"]

__version__: str

@final
class Analyst:
    def __new__(
        cls,
        *,
        html: bool,
        select: str | None,
        whole_page: bool,
        offsets: str,
        min_confidence: float | None,
        with_text: bool,
        speakers: str | None,
        corrections: str | None,
        jobs: int,
    ) -> Analyst: ...
    def one(self, text: str) -> str: ...
    def many(self, records: list[Any]) -> list[str]: ...
    def unplaced(self) -> list[str]: ...
