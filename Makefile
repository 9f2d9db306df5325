# Everything a person types here; CI types the same (.ci/run).
# `make demo` and `make test` are all the set-up there is.

GO ?= go
GOLANGCI_LINT ?= $(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
DEMO_LISTEN ?= 127.0.0.1:8080

.DEFAULT_GOAL := help
.PHONY: help demo play test lint bench eval build

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

demo: ## the whole thing on loopback: service, WeCom simulator, sample letters
	@.ci/needs postgres
	$(GO) run ./cmd/huiyin demo --listen $(DEMO_LISTEN)

play: ## one letter through all seven steps, printed like a play
	@.ci/needs postgres
	$(GO) run ./cmd/huiyin demo --play --listen 127.0.0.1:0

test: ## all tests, race detector on; they start one private PostgreSQL themselves
	@.ci/needs postgres cc
	$(GO) test -race -shuffle=on ./...

lint: ## gofmt, golangci-lint (.golangci.yml), vet for Windows
	@unformatted=$$(gofmt -l bot cmd prompts scheduler storage workflow); \
		if [ -n "$$unformatted" ]; then echo "not gofmt'ed:"; echo "$$unformatted"; exit 1; fi
	$(GOLANGCI_LINT) run
	GOOS=windows $(GO) vet ./...

bench: ## the benchmarks alone
	@.ci/needs postgres
	$(GO) test -run '^$$' -bench . -benchmem ./...

eval: ## how well the rules, and the model of HUIYIN_LLM_* if set, sort the labelled letters in HUIYIN_DATA_SAMPLES
	$(GO) test ./prompts -count=1 -timeout 3h -run 'OnLabelled|OnBoardLabels|RealReplies|RealLetter' -v -args -letters.all

build: ## the binary, as the Dockerfile builds it, into dist/
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w -X main.version=$$(git describe --tags --always --dirty 2>/dev/null || echo unknown)" -o dist/huiyin ./cmd/huiyin
