"""Presses real keys on a pseudo-terminal: each alone, without a line break, as a person does."""
import os
import pty
import select
import subprocess
import termios

tables = ["towns/names.tsv", "towns/entities.tsv", "towns/judgements.tsv"]


def read_tables():
    return [open(t, "rb").read() if os.path.exists(t) else None for t in tables]


def wait_for(terminal, text):
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], 30)
        if not ready:
            raise SystemExit("waited in vain for " + text.decode() + " after " + seen.decode())
        seen += os.read(terminal, 4096)
    return seen


def session(keys):
    controller, terminal = pty.openpty()
    echo_before = termios.tcgetattr(terminal)[3]
    program = subprocess.Popen(
        ["wasla", "gazetteer", "review", "in.proposals.tsv", "--in", "towns", "--date", "2026-05-31"],
        stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True)
    states = []
    wait_for(controller, b"a/r/e/s/u/q/?")
    for key, answer in keys:
        os.write(controller, key)
        wait_for(controller, answer)
        states.append(read_tables())
    print("exit", program.wait(timeout=30), "terminal as before:", termios.tcgetattr(terminal)[3] == echo_before)
    os.close(controller)
    os.close(terminal)
    return states


prompt = b"a/r/e/s/u/q/?"
before = read_tables()
states = session([(b"a", prompt), (b"r", prompt), (b"u", prompt), (b"u", prompt), (b"a", prompt), (b"q", b"quit")])
print("accepted:", states[0] != before)
print("one taken back:", states[2] == states[0])
print("both taken back, byte for byte:", states[3] == before)
print("accepted again:", states[5] == states[0])
states = session([(b"s", prompt), (b"e", b"an empty line ends"), (b"name=Karwan B.\rlang=en\r\r", prompt), (b"a", prompt),
                  (b"\x03", b"quit")])
print("edited:", b"karwan-bashiri\ten\tlabel\t\t\t\tcurated\tKarwan B.\n" in states[-1][0])
