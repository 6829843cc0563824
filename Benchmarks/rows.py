"""The rows of the table: what is measured, and what it should come to."""
import json, pathlib, re, statistics, sys, tempfile
from engines import Run, in_turns, median

here = pathlib.Path(__file__).resolve().parent
WORK = pathlib.Path(tempfile.gettempdir()) / "codeless-bench"


class Row:
    """A line of the table: CPU seconds by engine, less start-up, and the goals they are held to."""

    def __init__(self, name, work, goal=None, unit="s"):
        self.name, self.work, self.goal, self.unit = name, work, goal, unit
        self.seconds, self.megabytes, self.notes, self.is_met = {}, {}, [], True

    def hold(self, text, is_met):
        self.notes.append(text if is_met else f"**{text}**")
        self.is_met = self.is_met and is_met

    def hold_to_peers(self):
        """The row's own goal, and at most four times what node's compiler takes."""
        ours = self.seconds["codeless"]
        if self.goal and self.goal[1] in self.seconds:
            part, peer = self.goal
            ratio = ours / max(self.seconds[peer], 1e-4)
            self.hold(f"{ratio:.2f} of {peer}, goal {part:g}", ratio <= part)
        if "node" in self.seconds:
            ratio = ours / max(self.seconds["node"], 1e-4)
            self.hold(f"{ratio:.2f} of node, goal 4", ratio <= 4)


class ProgramRow(Row):
    """A program as blocks, and hand-written twins of the same algorithm in NAME/NAME.lua, .py and .js."""

    def measure(self, engines, rounds):
        programs = {engine.name: here / self.name / (self.name + engine.suffix) for engine in engines}
        commands = {e.name: e.command + [str(programs[e.name])] for e in engines if programs[e.name].exists()}
        runs = in_turns(commands, rounds)
        outputs = {name: [run.output for run in runs[name]] for name in runs}
        if len({output for all in outputs.values() for output in all}) != 1:
            sys.exit(f"{self.name}: the engines do not agree: { {name: all[0] for name, all in outputs.items()} }")
        for engine in engines:
            if engine.name in runs:
                self.seconds[engine.name] = max(median(runs[engine.name]) - engine.start_up, 1e-4)
                self.megabytes[engine.name] = max(run.megabytes for run in runs[engine.name])
        self.hold_to_peers()


class FlowsRow(Row):
    """A program that is compiled once and run many times, each time in a world of its own."""

    def __init__(self, name, work, program, count, users=None, limit_microseconds=None):
        super().__init__(name, work, unit="µs")
        self.program, self.count, self.users, self.limit = program, count, users, limit_microseconds

    def command(self, binary, count):
        users = ["--users", str(here.parent / self.users)] if self.users else []
        return [str(binary), "measure", "flows", str(here.parent / self.program), "--count", str(count)] + users

    def measure(self, engines, rounds):
        commands = {"codeless": self.command(engines[0].command[0], self.count)}
        for engine in engines[1:]:
            twin = here / self.name / (self.name + engine.suffix)
            if twin.exists():
                commands[engine.name] = engine.command + [str(twin), str(self.count)]
        runs = in_turns(commands, rounds)
        for engine in engines:
            if engine.name in runs:
                each = (median(runs[engine.name]) - engine.start_up) / self.count * 1e6
                self.seconds[engine.name] = max(each, 1e-4)
                self.megabytes[engine.name] = max(run.megabytes for run in runs[engine.name])
        ours = self.seconds["codeless"]
        self.hold(f"{ours:.2f} µs a flow, goal {self.limit:g}", ours <= self.limit)
        self.notes.append(f"{1e6 / ours:,.0f} flows/s on a core")


class FlowScalingRow(Row):
    """Cost per flow from few flows to many: it must not grow."""

    def __init__(self, name, work, row, counts):
        super().__init__(name, work, unit="µs")
        self.row, self.counts = row, counts

    def measure(self, engines, rounds):
        costs = {}
        for count in self.counts:
            runs = [Run(self.row.command(engines[0].command[0], count)) for _ in range(rounds if count <= 100_000 else 1)]
            costs[count] = statistics.median(json.loads(run.output)["seconds"] for run in runs) / count * 1e6
            self.megabytes["codeless"] = max(run.megabytes for run in runs)
        self.seconds["codeless"] = costs[self.counts[-1]]
        shown = ", ".join(f"{count:,}: {cost:.2f}" for count, cost in costs.items())
        # A single flow pays for cold code; the next ones show the trend.
        second, last = costs[self.counts[1]], costs[self.counts[-1]]
        self.hold(f"µs a flow by number of flows: {shown}; the most at most 1.3 times {self.counts[1]:,}", last <= 1.3 * second)


class LoadRow(Row):
    """Reading and compiling a large export, beside `xmllint --stream --noout`, which only looks whether it is well formed."""

    def __init__(self, name, work, megabytes):
        super().__init__(name, work)
        self.size = megabytes

    def measure(self, engines, rounds):
        file = WORK / f"export-{self.size}.xml"
        write_export(file, byte_count=self.size * 1_000_000)
        commands = {"codeless": [engines[0].command[0], "measure", "load", str(file)]}
        if has("xmllint"):
            commands["xmllint"] = ["xmllint", "--stream", "--noout", str(file)]
        runs = in_turns(commands, rounds)
        reports = [json.loads(run.output) for run in runs["codeless"]]
        reading = statistics.median(report["readSeconds"] for report in reports)
        compiling = statistics.median(report["compileSeconds"] for report in reports)
        resident = reports[0]["residentBytes"] / reports[0]["bytes"]
        loading = statistics.median(report["readSeconds"] + report["compileSeconds"] for report in reports)
        self.seconds["codeless"] = loading
        self.megabytes = {name: max(run.megabytes for run in all) for name, all in runs.items()}
        if "xmllint" in runs:
            linting = median(runs["xmllint"])
            self.seconds["xmllint"] = linting
            self.hold(f"reads and compiles at {linting / loading:.2f} of xmllint's speed, goal 0.5", linting / loading >= 0.5)
            self.notes.append(f"reading alone at {linting / reading:.2f}")
        self.hold(f"{resident:.2f} bytes resident per byte of input after compiling, goal 4", resident <= 4)
        self.notes.append(f"{reports[0]['blocks']:,.0f} blocks: {reading:.2f} s to read, {compiling:.2f} s to compile")
        file.unlink()


class BlockScalingRow(Row):
    """Cost per block of reading and compiling, from small programs to large ones: it must not grow."""

    def __init__(self, name, work, counts):
        super().__init__(name, work, unit="µs")
        self.counts = counts

    def measure(self, engines, rounds):
        costs = {}
        for count in self.counts:
            file = WORK / f"blocks-{count}.xml"
            write_export(file, block_count=count)
            command = [engines[0].command[0], "measure", "load", str(file)]
            runs = [Run(command) for _ in range(rounds if count < 1_000_000 else min(rounds, 3))]
            reports = [json.loads(run.output) for run in runs]
            costs[count] = statistics.median(r["readSeconds"] + r["compileSeconds"] for r in reports) / reports[0]["blocks"] * 1e6
            self.megabytes["codeless"] = max(run.megabytes for run in runs)
            file.unlink()
        self.seconds["codeless"] = costs[self.counts[-1]]
        shown = ", ".join(f"{count:,}: {cost:.2f}" for count, cost in costs.items())
        # The smallest pays for building the catalogue and for cold code; the next ones show the trend.
        second, last = costs[self.counts[1]], costs[self.counts[-1]]
        self.hold(f"µs a block by number of blocks: {shown}; the most at most 1.3 times 10⁴", last <= 1.3 * second)


class ProcessRow(Row):
    """The whole process on the sample: CPU milliseconds and peak megabytes."""

    def __init__(self, name, work, program, milliseconds, megabytes):
        super().__init__(name, work, unit="ms")
        self.program, self.limit_milliseconds, self.limit_megabytes = program, milliseconds, megabytes

    def measure(self, engines, rounds):
        command = engines[0].command + [str(here.parent / self.program)]
        runs = [Run(command) for _ in range(max(40, rounds))]
        milliseconds = statistics.median(run.seconds for run in runs) * 1000
        megabytes = statistics.median(run.megabytes for run in runs)
        for engine in engines[1:]:
            # The peers' figures are those of an empty program.
            self.seconds[engine.name] = engine.start_up * 1000
            self.megabytes[engine.name] = engine.start_up_megabytes
        self.seconds["codeless"] = milliseconds
        self.megabytes["codeless"] = megabytes
        self.hold(f"{milliseconds:.1f} ms, goal {self.limit_milliseconds:g}", milliseconds <= self.limit_milliseconds)
        self.hold(f"{megabytes:.1f} MB, goal {self.limit_megabytes:g}", megabytes <= self.limit_megabytes)


def has(command):
    import shutil
    return shutil.which(command) is not None


def write_export(file, byte_count=None, block_count=None):
    """A program as an editor exports it: many handlers' worth of statements, each block with an id."""
    WORK.mkdir(exist_ok=True)
    pattern = (here / "load" / "statement.xml").read_text()
    pattern = re.sub(r"\n\s*", "", pattern)
    blocks = pattern.count("<block")
    chain = 100  # statements in a row before a new stack begins
    with file.open("w") as output:
        output.write('<xml xmlns="http://www.w3.org/1999/xhtml">\n')
        written, number = 0, 0
        while (written < byte_count) if byte_count else (number * blocks < block_count):
            parts = []
            rest = chain if byte_count else min(chain, -(-block_count // blocks) - number)
            for _ in range(rest):
                parts.append(pattern.replace("$", format(number, "07d")))
                number += 1
            text = "<next>".join(parts) + "</block></next>" * (rest - 1) + "</block>\n"
            output.write(text)
            written += len(text)
        output.write("</xml>\n")


flows = FlowsRow(
    "flows", "log in, update, read: a machine and a user service per flow", "Samples/login-then-update.xml", 50_000,
    "Samples/login-then-update.users.json", limit_microseconds=10)
fixed = FlowsRow("fixed", "a flow's fixed cost: compiled once, run many times", "Samples/hello.xml", 300_000, limit_microseconds=3)

ROWS = [
    ProgramRow("loop", "numeric loop, 10⁸ rounds", (0.75, "lua5.4")),
    ProgramRow("fib", "fib(32), a recursive procedure, 5 times", (0.5, "lua5.4")),
    ProgramRow("sieve", "sieve to 2,000,000 in a list", (0.8, "lua5.4")),
    ProgramRow("append", "append to a text 10⁶ times, 5 texts", (0.5, "python3")),
    ProgramRow("words", "split and join 100,000 words, 20 times", (0.5, "python3")),
    ProgramRow("list", "list push, index, sum, 10⁶, 5 lists", (0.6, "python3")),
    ProgramRow("sort-numbers", "make and sort 10⁶ numbers", (0.6, "python3")),
    ProgramRow("sort-texts", "make and sort 10⁶ texts", (0.6, "python3")),
    ProgramRow("objects", "10⁶ objects: create, set, read, dotted paths", (0.6, "python3")),
    ProgramRow("throw", "try/catch around a throw, 10⁶", (0.5, "python3")),
    flows,
    fixed,
    FlowScalingRow("flow-scaling", "cost per flow, 1 to 10⁶ flows", fixed, [1, 1_000, 10_000, 100_000, 1_000_000]),
    LoadRow("load", "read and compile a 100 MB export", 100),
    BlockScalingRow("block-scaling", "cost per block, 10³ to 10⁶ blocks", [1_000, 10_000, 100_000, 1_000_000]),
    ProcessRow("process", "whole process, sample program", "Samples/login-then-update.xml", 12, 20),
]
