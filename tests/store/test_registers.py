import pytest

BASE = {"sources/a.txt": "x"}


def test_the_three_registers(opened):
    offices = "person,title,start,end,source,exclusive\nI. Lund,Harbour Master,2018-10,,gazette,yes\nO. Vik,Mayor,,2019~,,no\n"
    dossier = opened(
        {
            **BASE,
            "registers/aliases.csv": "name,canonical,kind\nAnpo,the treaty,treaty\n",
            "registers/offices.csv": offices,
            "registers/events.csv": "event,what,start,end,source\nbridge,opened,2020-05-03,,gazette\n",
        }
    )
    registers = dossier.registers
    assert (registers.aliases[0].canonical, registers.aliases[0].file, registers.aliases[0].line) == ("the treaty", "registers/aliases.csv", 2)
    first, second = registers.offices
    assert (first.start.edtf(), first.end, first.exclusive) == ("2018-10", None, True)
    assert (second.start, second.end.edtf(), second.exclusive) == (None, "2019~", False)
    assert registers.events[0].start.edtf() == "2020-05-03"
    assert [file.path for file in registers.files] == ["registers/aliases.csv", "registers/offices.csv", "registers/events.csv"]
    assert not dossier.problems


@pytest.mark.parametrize(
    ("file", "content", "column"),
    [
        ("aliases", "name,canonical\n,x\n", "name"),
        ("aliases", "name,canonical\nx,\n", "canonical"),
        ("aliases", "name,canonicl\nx,y\n", "canonical"),
        ("offices", "person,title,start\nA,B,June 2019\n", "start"),
        ("offices", "person,title,start,end\nA,B,2019,2018\n", "end"),
        ("offices", "person,title,exclusive\nA,B,perhaps\n", "exclusive"),
        ("events", "event,what,start\nA,B,\n", "start"),
        ("events", "event,what,start\nA,B,..\n", "start"),
        ("events", "event,what,start\nA,B,2019-02-30\n", "start"),
    ],
)
def test_each_rule(opened, file, content, column):
    dossier = opened({**BASE, f"registers/{file}.csv": content})
    (problem,) = dossier.problems
    assert (problem.code, problem.file, problem.column, problem.loses) == ("WH801", f"registers/{file}.csv", column, True)
    registers = dossier.registers
    assert registers.aliases + registers.offices + registers.events == ()


def test_unbroken_rows_stay(opened):
    dossier = opened({**BASE, "registers/offices.csv": "person,title\nA,B\n,C\nD,E\n"})
    assert [office.person for office in dossier.registers.offices] == ["A", "D"]


def test_no_registers(opened):
    assert opened(BASE).registers is None
