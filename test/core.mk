# The cores alone, compiled outside PGXS: a server symbol that slipped into a
# core would fail to link.  "make -f test/core.mk unit fuzz", from the root.

BUILD   = build/core
CORES   = $(filter-out %_pg.c,$(wildcard src/*/*.c))
UNITS   = $(patsubst test/unit/%.c,$(BUILD)/%,$(wildcard test/unit/test_*.c))
FUZZERS = $(patsubst test/fuzz/%.c,$(BUILD)/%,$(wildcard test/fuzz/fuzz_*.c))
HEADERS = $(wildcard src/*/*.h test/unit/*.h test/fuzz/*.h)

WARN     = -std=c11 -g -O1 -Wall -Wextra -Werror -Isrc -I.
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
ICU_LIBS = $(shell pkg-config --libs icu-uc 2>/dev/null)
CLANG   ?= clang
FUZZ_SECONDS ?= 3

.PHONY: unit fuzz fuzz-coverage
# Objects serve the next test too: one test does not compile all cores anew.
.SECONDARY:
unit: $(UNITS:$(BUILD)/%=run-%)
run-test_%: $(BUILD)/test_%
	@$<

# One target at a time prints what it found, so "make -j2 -Otarget" reads well.
# The seed is printed by libFuzzer; -seed=N repeats a run.
fuzz: $(FUZZERS:$(BUILD)/fuzz_%=run-fuzz-%)
run-fuzz-%: $(BUILD)/fuzz_%
	@mkdir -p $(BUILD)/corpus/$*; \
	if $< -max_total_time=$(FUZZ_SECONDS) -max_len=256 -artifact_prefix=$(BUILD)/ \
		$(if $(wildcard test/fuzz/$*.dict),-dict=test/fuzz/$*.dict) $(BUILD)/corpus/$* $(wildcard test/fuzz/corpus/$*) \
		>$(BUILD)/$*.log 2>&1; \
	then echo "$*: $$(grep -E '^(INFO: Seed|Done)' $(BUILD)/$*.log | tr '\n' ' ')"; \
	else tail -n 40 $(BUILD)/$*.log; exit 1; fi

# Which lines of the cores run when every target is given what fuzzing has kept in its corpora.
COVERED = $(BUILD)/covered
fuzz-coverage:
	@$(MAKE) -s -f test/core.mk BUILD=$(COVERED) SANITIZE='-fprofile-instr-generate -fcoverage-mapping' $(FUZZERS:$(BUILD)/%=$(COVERED)/%)
	@cd $(COVERED) && for target in $(notdir $(FUZZERS)); do LLVM_PROFILE_FILE=$$target.profile; export LLVM_PROFILE_FILE; \
		./$$target -runs=0 $$(ls -d ../corpus/$${target#fuzz_} ../../../test/fuzz/corpus/$${target#fuzz_} 2>/dev/null) 2>$$target.log || { tail $$target.log; exit 1; }; done
	@cd $(COVERED) && llvm-profdata merge -sparse *.profile -o profile
	@llvm-cov report -instr-profile=$(COVERED)/profile $(COVERED)/fuzz_token $(FUZZERS:$(BUILD)/%=-object $(COVERED)/%) $(CORES) | \
		awk '/\.c |^TOTAL/ { sub(".*/src/", "src/", $$1); print $$1 ": " $$8 - $$9 " of " $$8 " lines, " $$10 }'

$(BUILD)/gcc/%.o: src/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(WARN) $(SANITIZE) -c -o $@ $<
$(BUILD)/clang/%.o: src/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CLANG) $(WARN) $(SANITIZE) -fsanitize=fuzzer-no-link -c -o $@ $<

# cmocka 2 deprecates names for which cmocka 1 has no others.
$(BUILD)/test_%: test/unit/test_%.c $(CORES:src/%.c=$(BUILD)/gcc/%.o) $(HEADERS)
	$(CC) $(WARN) -Wno-deprecated-declarations $(SANITIZE) -o $@ $(filter %.c %.o,$^) -lcmocka $(ICU_LIBS) -lm
$(BUILD)/fuzz_%: test/fuzz/fuzz_%.c $(CORES:src/%.c=$(BUILD)/clang/%.o) $(HEADERS)
	$(CLANG) $(WARN) $(SANITIZE) -fsanitize=fuzzer -o $@ $(filter %.c %.o,$^) $(ICU_LIBS) -lm
