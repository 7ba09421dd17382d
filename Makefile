# heliosw: `make demo` shows it, `make test` proves it.
SWIFT  ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# One after the other: what drives real terminals is not to compete with what reads logs as fast as it can.
TESTS = HeliosTUITests WorkbenchTests HelioswTests
# With Swift's libraries inside, the program starts faster, takes less memory, and runs where no Swift is installed.
# Nobody loads it as a library, so that it exports nothing; the same code is kept once; and where the loader can read
# them (glibc 2.36), relocations take a twentieth of the room: 4 MB less of memory in all.
RELOCATIONS := $(shell test "$$(getconf GNU_LIBC_VERSION 2>/dev/null | tr -dc 0-9)" -ge 236 2>/dev/null && \
	echo -Xlinker -z -Xlinker pack-relative-relocs)
RELEASE = -c release --static-swift-stdlib --product heliosw \
	-Xswiftc -use-ld=lld -Xlinker --no-export-dynamic -Xlinker --icf=safe $(RELOCATIONS)

.PHONY: demo test chaos check lint build release docs bench install clean

demo: ## open the workbench on the demo world; without a terminal, print its dashboard
	@tools/need build
	$(SWIFT) build $(RELEASE)
	@if [ -t 0 ] && [ -t 1 ]; then exec .build/release/heliosw demo; \
	else .build/release/heliosw screenshot --demo --panel dashboard --size 100x32 && \
	  echo && echo 'This is a picture. To see it live, run make demo in a terminal.'; fi

test: ## install what the tests need and run all of them
	@tools/need build test
	$(SWIFT) build --build-tests
	SWIFT=$(SWIFT) tools/test $(TESTS)

ROUNDS ?= 200
chaos: ## kill at random what belongs to jobs, and look whether any is lost: ROUNDS=200, HELIOSW_CHAOS_SEED=
	@tools/need build test
	$(SWIFT) build --build-tests
	HELIOSW_CHAOS_ROUNDS=$(ROUNDS) $(SWIFT) test --skip-build --filter ChaosTests

check: lint ## what must hold before a commit
	@tools/need build test
	HELIOSW_STRICT=1 $(SWIFT) build --build-tests
	HELIOSW_STRICT=1 SWIFT=$(SWIFT) tools/test $(TESTS)
	tools/docs check

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	for script in tools/* demo/make-world .ci/run; do sh -n $$script || exit 1; done

build:
	$(SWIFT) build

release:
	$(SWIFT) build $(RELEASE)

docs: build ## write the pages and pictures that the program makes
	tools/docs write

bench: release ## measure, beside the peers
	@tools/need bench
	@for bench in log.py screen.py status.sh; do Benchmarks/$$bench || missed="$$missed $$bench"; done; \
	test -z "$$missed" || { echo "Gates missed in$$missed"; exit 1; }

install: release ## PREFIX=/usr/local, DESTDIR=
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/heliosw
	install -s -m 755 .build/release/heliosw $(DESTDIR)$(PREFIX)/bin/heliosw
	rm -rf $(DESTDIR)$(PREFIX)/share/heliosw/config $(DESTDIR)$(PREFIX)/share/heliosw/themes $(DESTDIR)$(PREFIX)/share/heliosw/demo
	cp -R config themes demo $(DESTDIR)$(PREFIX)/share/heliosw/

clean:
	rm -rf .build
