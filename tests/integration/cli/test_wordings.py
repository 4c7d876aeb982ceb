"""`daect wordings` as a user meets it: texts go out, are checked with their line, come back."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.support.desks import new_register

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_texts_go_out_are_checked_and_come_back(run: Run, tmp_path: Path) -> None:
    register, folder = tmp_path / "essai.daect", tmp_path / "textes"
    new_register(register).close()

    def wordings(*arguments: object) -> tuple[int, str, str]:
        done = run("wordings", *arguments, "--register", register)
        return done.returncode, done.stdout, done.stderr.replace("\u00a0", " ")

    code, out, _ = wordings("export", folder)
    assert (code, len(out.splitlines())) == (0, len(list(folder.iterdir())))
    assert wordings("export", folder)[0] == 2
    assert wordings("export", folder, "--force")[0] == 0

    refusal = folder / "refusal.toml"
    text = refusal.read_text("utf-8")
    refusal.write_text(text.replace("{reasons}", "{motifs}"), "utf-8")
    line = next(number for number, said in enumerate(text.splitlines(), 1) if "{reasons}" in said) - 1
    code, _, err = wordings("check", folder)
    assert code == 1
    assert err.startswith(f"{refusal}:{line} : Modèle")
    assert wordings("import", folder)[0] == 1

    refusal.write_text(text.replace("j’ai le regret", "je suis au regret"), "utf-8")
    assert wordings("check", folder)[0] == 0
    code, out, _ = wordings("import", folder)
    assert (code, out.splitlines()[0]) == (0, "refusal\u00a0: version 1 enregistrée.")
    (folder / "inconnu.toml").write_text(text, "utf-8")
    assert wordings("import", folder / "inconnu.toml")[0] == 2
    assert wordings("check", folder / "absent.toml")[0] == 2
