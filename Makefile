# The verbs of this project. `make help` lists them.
SWIFT ?= swift
SAMPLE ?= Samples/login-then-update.xml
PROGRAMS ?= 100000
RUNS ?= 5
BENCH ?=
SECONDS ?= 60
# Left out: tests that run for minutes under a sanitizer, and those of small stacks, since its frames are several times larger.
SANITIZED ?= --skip DifferentialTests --skip SmallStackTests
SOURCES = Package.swift Sources Blocks Tests Fuzz/Package.swift Fuzz/Sources Fuzz/Targets
CHECK_FLAGS = --explicit-target-dependency-import-check error

# An executable at a fixed address needs no relocations: 135,000 of them would be read and 300 pages written at every start.
# One that exports nothing has no table of 46,000 names, in which the loader would look first for each of the libraries'.
RELEASE = $(SWIFT) build -c release --product codeless --static-swift-stdlib -Xlinker -no-pie -Xlinker --no-export-dynamic

.PHONY: help setup build release run test check format bench browser drawings blockly differential sanitize survive fuzz hostile same clean

help: ## List the verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

setup: ## Install what is missing (Debian, Ubuntu)
	@./Scripts/setup

build: setup ## Build everything
	$(SWIFT) build $(CHECK_FLAGS)

release: setup ## Build the fast binary, .build/release/codeless
	$(RELEASE)

run: setup ## Build and run the sample program
	@$(SWIFT) build --product codeless
	@.build/debug/codeless run $(SAMPLE)

test: setup ## Run every test
	$(SWIFT) test $(CHECK_FLAGS)

check: setup ## Format lint, warnings as errors, import check
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	$(SWIFT) build --build-tests $(CHECK_FLAGS)

format: ## Format the sources
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

bench: setup ## Measure against Lua, Python and JavaScript in one run, RUNS times; BENCH=row measures one row
	@./Scripts/setup-bench
	$(RELEASE)
	./Benchmarks/run --rounds $(RUNS) --write $(BENCH)
	./Benchmarks/backend

browser: setup ## Play recordings in a real browser; screenshots go to .build/browser
	@command -v chromedriver >/dev/null || Scripts/install-browser
	$(SWIFT) build --product codeless
	Scripts/check-player
	Scripts/check-admin-page

differential: setup ## Run PROGRAMS random programs beside the reference interpreter
	CODELESS_RANDOM_PROGRAMS=$(PROGRAMS) $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build-release --filter DifferentialTests

drawings: setup ## Compare our pictures with what Blockly itself draws, in a browser; pairs for eyes go to .build/drawings
	@command -v chromedriver >/dev/null || Scripts/install-browser
	$(SWIFT) build --product codeless
	Scripts/compare-drawings --sheets .build/drawings

blockly: setup ## Run PROGRAMS random programs beside the JavaScript that Blockly itself writes for them, in Node
	$(RELEASE)
	Scripts/check-blockly --programs $(PROGRAMS)

# Swift has no undefined-behaviour sanitizer on Linux, and this package has no C for one to look at. Overflow, bounds and overlapping access trap in
# every build; debug builds, which these are, check unsafe buffers and pointers besides.
sanitize: setup ## Run the tests under AddressSanitizer, which looks for leaks too; readers and machines on threads under ThreadSanitizer
	LSAN_OPTIONS=suppressions=Fuzz/leaks.txt:print_suppressions=0 $(SWIFT) test --sanitize address --scratch-path .build-asan $(SANITIZED)
	cd Fuzz && $(SWIFT) build --product Threads --sanitize thread --scratch-path .build-tsan
	TSAN_OPTIONS=halt_on_error=0 Fuzz/.build-tsan/debug/Threads
	! Fuzz/.build-tsan/debug/Threads --race 2>/dev/null

survive: setup ## Kill the local backend during 10,000 updates, then send it 10,000 malformed requests
	$(SWIFT) build --product codeless $(CHECK_FLAGS)
	./Scripts/kill-backend
	./Scripts/abuse-backend
	./Scripts/abuse-backend --memory

fuzz: setup ## Feed every reader and the machine with random input, SECONDS each
	./Fuzz/run $(SECONDS)

hostile: setup ## Run programs that were made to do harm, and interrupt the command while it runs
	$(RELEASE)
	./Scripts/check-hostile --full .build/release/codeless
	./Scripts/check-interrupts --count 40 .build/release/codeless

same: setup ## Run programs a thousand times, on one thread and on sixteen, and compare their reports byte for byte
	$(RELEASE)
	./Scripts/check-same .build/release/codeless
	CODELESS_RUNS=1000 $(SWIFT) test $(CHECK_FLAGS) --filter DeterminismTests

clean: ## Remove what was built
	rm -rf .build .build-asan .build-release Fuzz/.build Fuzz/.build-tsan
