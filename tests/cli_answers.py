"""What commands print, refuse and fail with."""

from __future__ import annotations

import pytest

from kg import cli

NOTE = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019.\n"


def fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that ends with exit code 1 tells on standard error, and nowhere else."""
    assert cli.main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert "Traceback" not in err
    return err


def refuses(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is told of wrong usage."""
    with pytest.raises(SystemExit) as exit_:
        cli.main(arguments)
    assert exit_.value.code == 2
    return capsys.readouterr().err


def prints(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds prints, without a word on standard error."""
    assert cli.main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out
