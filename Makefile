# Every task of working on Gradus. `make help` lists them.

PREFIX ?= $(HOME)/.local
SWIFT ?= swift
GRADUS := .build/release/gradus
SOURCES := Sources Tests Package.swift

.PHONY: help setup build quiz grade test check format lint sanitize fuzz bench man install dist clean

help: ## list these tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: ## install what is missing
	@Scripts/setup

build: setup ## build the command in release mode
	$(SWIFT) build $$(SWIFT='$(SWIFT)' Scripts/release-flags) --product gradus

quiz: build ## take the built-in quiz (LANG_QUIZ=zh for Chinese)
	@$(GRADUS) run $(if $(LANG_QUIZ),--lang $(LANG_QUIZ))

grade: build ## grade a file of answers: make grade FILE=answers.jsonl
	@test -n "$(FILE)" || { echo "usage: make grade FILE=answers.jsonl"; exit 64; }
	@$(GRADUS) grade $(FILE)

# Tests leave their folders behind to be looked at: here, until the next run.
TEST_FILES := $(CURDIR)/.build/test-files

test: setup ## run every test
	rm -rf $(TEST_FILES) && mkdir -p $(TEST_FILES)
	TMPDIR=$(TEST_FILES) $(SWIFT) test

check: build ## prove the built-in banks and plugins
	$(GRADUS) check Plugins

format: ## lay out the sources
	$(SWIFT) format --in-place --recursive $(SOURCES)

lint: ## check the layout of the sources
	$(SWIFT) format lint --strict --recursive $(SOURCES)

SECONDS ?= 60

sanitize: setup ## run the tests of the C layer under address and undefined behaviour sanitizers
	@Scripts/sanitize

fuzz: setup ## fuzz what reads foreign bytes: make fuzz SECONDS=300
	@Scripts/fuzz $(SECONDS)

bench: build ## measure grading beside a bare host in C++ and plain Python (COUNT=10000: quickly)
	@Scripts/bench $(GRADUS)

man: build ## write the manual pages into .build/man1
	rm -rf .build/man1
	@$(GRADUS) manual --output .build/man1

# Puts the command, the plugins, the manual and the completions below a folder.
define put
	install -d $(1)/bin $(1)/share/gradus $(1)/share/man/man1 \
	  $(1)/share/bash-completion/completions $(1)/share/zsh/site-functions \
	  $(1)/share/fish/vendor_completions.d
	install $(GRADUS) $(1)/bin/gradus
	rm -rf $(1)/share/gradus/Plugins
	cp -R Plugins $(1)/share/gradus/Plugins
	install -m 644 .build/man1/*.1 $(1)/share/man/man1
	$(GRADUS) completions bash > $(1)/share/bash-completion/completions/gradus
	$(GRADUS) completions zsh > $(1)/share/zsh/site-functions/_gradus
	$(GRADUS) completions fish > $(1)/share/fish/vendor_completions.d/gradus.fish
endef

install: man ## install the command, plugins, manual and completions below PREFIX (~/.local)
	$(call put,$(PREFIX))

dist: man ## pack the same into gradus.tar.gz
	rm -rf .build/dist
	$(call put,.build/dist/gradus)
	cp LICENSE README.md .build/dist/gradus/
	tar -C .build/dist -czf gradus.tar.gz gradus
	@echo "gradus.tar.gz is ready"

clean: ## remove what was built
	rm -rf .build .build-fuzz .build-sanitize gradus.tar.gz
