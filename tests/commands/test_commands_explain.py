"""``explain``: what is found in a sentence and by which rule, in words."""

import io

from analysis.command_line import main


def test_a_statement_is_explained_with_speaker_cue_stance_and_rule(capsys):
    assert main(["explain", "Ms. Brook admitted that the pier was old, according to Harbour News."]) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines() == [
        "1. the pier was old",
        "   kind     indirect",
        "   speaker  Ms. Brook",
        "   cue      admitted (admit, conceding)",
        "   via      Harbour News",
        "   rule     that clause: a clause behind that",
        "            as in Brook said that [talks had failed].",
    ]


def test_a_shared_speaker_and_an_unnamed_one_are_told(capsys):
    main(["explain", "Brook said it was late and admitted that it was dark. The warning that it might rain came late."])
    shown = capsys.readouterr().out
    assert "speaker  Brook (as in the statement before)" in shown
    assert "speaker  not named in the sentence" in shown


def test_no_statement_is_said_to_be_none(capsys):
    assert main(["explain", "The pier of Oakville is old."]) == 0
    assert capsys.readouterr().out.startswith("No statement was found")


def test_a_dash_reads_standard_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Talks failed, Brook said.\n"))
    main(["explain", "-"])
    assert "1. Talks failed" in capsys.readouterr().out
