"""The engines that the programs of this folder run in, and how one run is measured."""
import os, shutil, statistics, subprocess, sys, tempfile


class Run:
    """What one process took: CPU seconds (user and system), peak megabytes, and what it printed."""

    def __init__(self, command):
        with tempfile.TemporaryFile() as output:
            # Node says on standard error that it has no compiler; what a program complains about shows in its exit code.
            child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            self.output = output.read().decode()
        if child.returncode:
            sys.exit(f"{' '.join(command)} ended with exit code {child.returncode}")
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


class Engine:
    def __init__(self, name, command, suffix, empty):
        self.name, self.command, self.suffix, self.empty = name, command, suffix, empty
        self.start_up = 0.0
        self.start_up_megabytes = 0.0

    def measure_start_up(self, rounds):
        """An empty program: what every other run is lessened by."""
        with tempfile.NamedTemporaryFile("w", suffix=self.suffix) as program:
            program.write(self.empty)
            program.flush()
            runs = [Run(self.command + [program.name]) for _ in range(rounds)]
        self.start_up = statistics.median(run.seconds for run in runs)
        self.start_up_megabytes = statistics.median(run.megabytes for run in runs)

    def version(self):
        flag = "-v" if self.command[0].startswith("lua") else "--version"
        text = subprocess.run([self.command[0], flag], capture_output=True, text=True).stdout.splitlines()[0]
        words = [word for word in text.split() if word.strip("v")[:1].isdigit()]
        name = "codeless" if self.name == "codeless" else self.command[0]
        return f"{name} {words[0].strip('v')}"


def installed(binary):
    """The engines of this machine, ours first."""
    engines = [
        Engine("codeless", [str(binary), "run"], ".xml", '<xml xmlns="https://developers.google.com/blockly/xml"></xml>'),
        Engine("lua5.4", ["lua5.4"], ".lua", ""),
        Engine("luajit", ["luajit"], ".lua", ""),
        Engine("python3", ["python3"], ".py", ""),
        Engine("node", ["node"], ".js", ""),
        Engine("node --jitless", ["node", "--jitless"], ".js", ""),
    ]
    engines = [engine for engine in engines if shutil.which(engine.command[0])]
    if not engines or engines[0].name != "codeless":
        sys.exit(f"{binary} is not there: make release")
    return engines


def in_turns(commands, rounds):
    """Runs all commands in turns, so that a busy machine disturbs them alike; the runs of each, by name."""
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(Run(command))
    return runs


def median(runs):
    return statistics.median(run.seconds for run in runs)
