# cchc: see README.md for users, CONTRIBUTING.md for the targets below.

EXTENSION  = cchc
MODULE_big = cchc

# A VPATH build (Debian's pg_buildext) runs outside the source tree.
srcdir     := $(if $(VPATH),$(VPATH),.)
EXTVERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(srcdir)/cchc.control)

# Every C file in a room of src/ belongs to the library.
SOURCES := $(sort $(patsubst $(srcdir)/%,%,$(wildcard $(srcdir)/src/*/*.c)))
ROOM_HEADERS := $(wildcard $(srcdir)/src/*/*.h)
OBJS    := $(SOURCES:.c=.o)

# What CREATE EXTENSION runs, in this order; tools/expand_sql fills in the templates.
SQL_TEMPLATES = src/common/base_type.sql.in src/common/ordered_type.sql.in src/common/shipped_rows.sql.in src/registry/period_view.sql.in
SQL_PARTS += src/module/cchc.sql
SQL_PARTS += src/common/message.sql
SQL_PARTS += src/common/keep_shipped_row.sql
SQL_PARTS += src/identifier/procedure_code.sql
SQL_PARTS += src/identifier/agency_code.sql
SQL_PARTS += src/identifier/dossier_code.sql
SQL_PARTS += src/identifier/province_code.sql
SQL_PARTS += src/text/text.sql
SQL_PARTS += src/charset/charset.sql
SQL_PARTS += src/charset/telex.sql
SQL_PARTS += src/words/number_words.sql
SQL_PARTS += src/words/date_text.sql
SQL_PARTS += src/words/instant_text.sql
SQL_PARTS += src/words/abbreviation.sql
SQL_PARTS += src/document/document_number.sql
SQL_PARTS += src/document/document_type.sql
SQL_PARTS += src/lunar/lunar.sql
SQL_PARTS += src/extract/document_guess.sql
SQL_PARTS += src/extract/extract.sql
SQL_PARTS += src/calendar/local_day.sql
SQL_PARTS += src/calendar/work_calendar.sql
SQL_PARTS += src/calendar/holiday_rules.sql
SQL_PARTS += src/calendar/calendar_tables.sql
SQL_PARTS += src/calendar/vn_days.sql
SQL_PARTS += src/calendar/calendar_triggers.sql
SQL_PARTS += src/calendar/work_days.sql
SQL_PARTS += src/calendar/days_off.sql
SQL_PARTS += src/worktime/work_time.sql
SQL_PARTS += src/deadline/time_limit.sql
SQL_PARTS += src/deadline/due_date.sql
SQL_PARTS += src/search/search.sql
SQL_PARTS += src/registry/input_error.sql
SQL_PARTS += src/registry/dossier_status.sql
SQL_PARTS += src/registry/term.sql
SQL_PARTS += src/registry/term_list.sql
SQL_PARTS += src/registry/period.sql
SQL_PARTS += src/registry/metric.sql
SQL_PARTS += src/registry/kpi_rule.sql
SQL_PARTS += src/registry/index_weight.sql
SQL_PARTS += src/registry/form.sql
SQL_PARTS += src/registry/registry_object.sql
SQL_PARTS += src/registry/create_registry.sql
SQL_PARTS += src/registry/layout.sql
SQL_PARTS += src/registry/security.sql
SQL_PARTS += src/registry/province_flow.sql
SQL_PARTS += src/registry/attach_province.sql
SQL_PARTS += src/registry/upgrade_registry.sql
SQL_PARTS += src/module/in_force.sql
SQL_PARTS += src/module/owner.sql

# What create_registry() runs, in this order, wrapped into a function of the extension.
REGISTRY_PARTS += src/registry/ddl/tables/meta.sql
REGISTRY_PARTS += src/registry/ddl/tables/agency.sql
REGISTRY_PARTS += src/registry/ddl/tables/field.sql
REGISTRY_PARTS += src/registry/ddl/tables/document.sql
REGISTRY_PARTS += src/registry/ddl/tables/procedure.sql
REGISTRY_PARTS += src/registry/ddl/tables/publication.sql
REGISTRY_PARTS += src/registry/ddl/tables/internal_process.sql
REGISTRY_PARTS += src/registry/ddl/tables/review.sql
REGISTRY_PARTS += src/registry/ddl/tables/simplification.sql
REGISTRY_PARTS += src/registry/ddl/tables/delegation.sql
REGISTRY_PARTS += src/registry/ddl/tables/interlinked.sql
REGISTRY_PARTS += src/registry/ddl/tables/inspection.sql
REGISTRY_PARTS += src/registry/ddl/tables/agency_reader.sql
REGISTRY_PARTS += src/registry/ddl/tables/task.sql
REGISTRY_PARTS += src/registry/ddl/tables/dossier.sql
REGISTRY_PARTS += src/registry/ddl/tables/dossier_past.sql
REGISTRY_PARTS += src/registry/ddl/tables/dossier_pause.sql
REGISTRY_PARTS += src/registry/ddl/tables/dossier_step.sql
REGISTRY_PARTS += src/registry/ddl/tables/dossier_delay.sql
REGISTRY_PARTS += src/registry/ddl/tables/dossier_counter.sql
REGISTRY_PARTS += src/registry/ddl/tables/submission.sql
REGISTRY_PARTS += src/registry/ddl/tables/feedback.sql
REGISTRY_PARTS += src/registry/ddl/tables/survey.sql
REGISTRY_PARTS += src/registry/ddl/tables/training.sql
REGISTRY_PARTS += src/registry/ddl/tables/target.sql
REGISTRY_PARTS += src/registry/ddl/tables/reported_figure.sql
REGISTRY_PARTS += src/registry/ddl/tables/signed_report.sql
REGISTRY_PARTS += src/registry/ddl/acts/dossier_lock.sql
REGISTRY_PARTS += src/registry/ddl/acts/due.sql
REGISTRY_PARTS += src/registry/ddl/acts/receive.sql
REGISTRY_PARTS += src/registry/ddl/acts/submission.sql
REGISTRY_PARTS += src/registry/ddl/acts/pause.sql
REGISTRY_PARTS += src/registry/ddl/acts/delay.sql
REGISTRY_PARTS += src/registry/ddl/acts/transfer.sql
REGISTRY_PARTS += src/registry/ddl/acts/step.sql
REGISTRY_PARTS += src/registry/ddl/acts/finish.sql
REGISTRY_PARTS += src/registry/ddl/acts/correct.sql
REGISTRY_PARTS += src/registry/ddl/acts/history.sql
REGISTRY_PARTS += src/registry/ddl/loading/source.sql
REGISTRY_PARTS += src/registry/ddl/loading/words.sql
REGISTRY_PARTS += src/registry/ddl/loading/reading.sql
REGISTRY_PARTS += src/registry/ddl/loading/check.sql
REGISTRY_PARTS += src/registry/ddl/loading/load.sql
REGISTRY_PARTS += src/registry/ddl/reports/stay.sql
REGISTRY_PARTS += src/registry/ddl/reports/clock_stop.sql
REGISTRY_PARTS += src/registry/ddl/flow/dossier_event.sql
REGISTRY_PARTS += src/registry/ddl/flow/flow_delivery.sql
REGISTRY_PARTS += src/registry/ddl/flow/dossier_flow.sql
REGISTRY_PARTS += src/registry/ddl/reports/work_list.sql
REGISTRY_PARTS += src/registry/ddl/reports/reporting_period.sql
REGISTRY_PARTS += src/registry/ddl/reports/work_day.sql
REGISTRY_PARTS += src/registry/ddl/flow/flow_ii_06.sql
REGISTRY_PARTS += src/registry/ddl/reports/grouping.sql
REGISTRY_PARTS += src/registry/ddl/reports/ii_06.sql
REGISTRY_PARTS += src/registry/ddl/reports/on_time.sql
REGISTRY_PARTS += src/registry/ddl/reports/behind.sql
REGISTRY_PARTS += src/registry/ddl/reports/ii_07b.sql
REGISTRY_PARTS += src/registry/ddl/reports/calendar_reach.sql
REGISTRY_PARTS += src/registry/ddl/reports/delay.sql
REGISTRY_PARTS += src/registry/ddl/reports/digital.sql
REGISTRY_PARTS += src/registry/ddl/reports/series.sql
REGISTRY_PARTS += src/registry/ddl/reports/duration.sql
REGISTRY_PARTS += src/registry/ddl/reports/submission.sql
REGISTRY_PARTS += src/registry/ddl/reports/what_if.sql
REGISTRY_PARTS += src/registry/ddl/reports/publication.sql
REGISTRY_PARTS += src/registry/ddl/reports/internal_process.sql
REGISTRY_PARTS += src/registry/ddl/reports/review.sql
REGISTRY_PARTS += src/registry/ddl/reports/simplification.sql
REGISTRY_PARTS += src/registry/ddl/reports/delegation.sql
REGISTRY_PARTS += src/registry/ddl/reports/interlinked.sql
REGISTRY_PARTS += src/registry/ddl/reports/inspection.sql
REGISTRY_PARTS += src/registry/ddl/reports/finding.sql
REGISTRY_PARTS += src/registry/ddl/reports/task.sql
REGISTRY_PARTS += src/registry/ddl/reports/feedback.sql
REGISTRY_PARTS += src/registry/ddl/reports/satisfaction.sql
REGISTRY_PARTS += src/registry/ddl/reports/training.sql
REGISTRY_PARTS += src/registry/ddl/reports/index_766.sql
REGISTRY_PARTS += src/registry/ddl/reports/own_figure.sql
REGISTRY_PARTS += src/registry/ddl/reports/target.sql
REGISTRY_PARTS += src/registry/ddl/reports/figure.sql
REGISTRY_PARTS += src/registry/ddl/reports/report.sql
REGISTRY_PARTS += src/registry/ddl/reports/signing.sql
REGISTRY_PARTS += src/registry/ddl/reports/discrepancy.sql
REGISTRY_PARTS += src/registry/ddl/reports/data_problem_dossier.sql
REGISTRY_PARTS += src/registry/ddl/reports/data_problem.sql
REGISTRY_PARTS += src/registry/ddl/flow/flow_province.sql
REGISTRY_PARTS += src/registry/ddl/reports/health.sql
REGISTRY_PARTS += src/registry/ddl/search/search.sql

# Ways from older versions; one that leads to this version gets registry_ddl() as it is now.
UPDATES    = $(notdir $(wildcard $(srcdir)/sql/update/cchc--*--$(EXTVERSION).sql))
DATA_built = cchc--$(EXTVERSION).sql $(UPDATES)
DATA       = $(filter-out %--$(EXTVERSION).sql,$(wildcard $(srcdir)/sql/update/cchc--*--*.sql))

REGRESS        = $(sort $(basename $(notdir $(wildcard $(srcdir)/sql/*.sql))))
REGRESS_OPTS   = --inputdir=$(srcdir) --load-extension=cchc
ISOLATION      = $(sort $(basename $(notdir $(wildcard $(srcdir)/test/specs/*.spec))))
ISOLATION_OPTS = --inputdir=$(srcdir)/test --outputdir=test/iso_out --load-extension=cchc
TAP_TESTS      = 1
PROVE_TESTS    = $(sort $(wildcard $(srcdir)/test/t/*.pl))

PG_CONFIG  ?= pg_config
PGXS       := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)

# The server's headers are not ours to warn about.
PG_CPPFLAGS = -I$(srcdir)/src -isystem $(shell $(PG_CONFIG) --includedir-server 2>/dev/null) \
	-DCCHC_VERSION='"$(EXTVERSION)"'
# Hidden: the library exports what SQL calls, no more, so that neither we nor another module
# is taken for the other (PostgreSQL 16 and later say so themselves).
PG_CFLAGS   = -fvisibility=hidden -Wextra -Wno-unused-parameter -Wno-declaration-after-statement

# NFC outside the Vietnamese alphabet: the ICU that the server was built with (Makefile.global).
SHLIB_LINK += $(or $(strip $(ICU_LIBS)),-licuuc -licudata)

EXTRA_CLEAN = build test/iso_out $(patsubst %,%/*.bc,$(dir $(OBJS)))

ifneq ($(wildcard $(PGXS)),)
include $(PGXS)
# Who types make reads what comes next; scripts name a goal or say -s.
ifeq ($(MAKECMDGOALS)$(findstring s,$(firstword -$(MAKEFLAGS))),)
.PHONY: next
all: next
next: $(shlib) $(DATA_built) $(if $(filter yes,$(with_llvm)),$(OBJS:.o=.bc))
	@echo 'Built for PostgreSQL $(VERSION).  Next:'
	@echo '  sudo make install$(if $(filter-out default file,$(origin PG_CONFIG)), PG_CONFIG=$(PG_CONFIG))'
	@echo '  psql mydb:  CREATE EXTENSION cchc;'
	@echo '              ALTER DATABASE mydb SET search_path = "$$user", public, cchc;'
endif
else
all install installcheck:
	@{ echo "cchc: no PGXS where '$(PG_CONFIG)' points to ($(or $(PGXS),it does not run))."; \
	  echo "Install the server's headers (Debian: postgresql-server-dev-15; elsewhere: postgresql15-devel), or"; \
	  echo "name the server that you mean: make PG_CONFIG=/usr/lib/postgresql/15/bin/pg_config"; } >&2; exit 1
endif

$(OBJS) $(OBJS:.o=.bc): $(ROOM_HEADERS)

# pg_isolation_regress makes one folder, not the one above it.
installcheck: iso-out
.PHONY: iso-out
iso-out:
	@mkdir -p test/iso_out

# VPATH builds: the rooms must exist before the objects.
ifdef VPATH
$(OBJS) $(OBJS:.o=.bc) $(MO_FILES): | vpath-dirs
.PHONY: vpath-dirs
vpath-dirs:
	@mkdir -p po $(sort $(dir $(OBJS)))
endif

cchc--$(EXTVERSION).sql: $(addprefix $(srcdir)/,$(SQL_PARTS) $(SQL_TEMPLATES) $(REGISTRY_PARTS) \
		tools/expand_sql tools/wrap_registry tools/Layouts.pm cchc.control Makefile)
	{ $(srcdir)/tools/expand_sql $(addprefix $(srcdir)/,$(SQL_PARTS)) && \
	  $(srcdir)/tools/wrap_registry $(addprefix $(srcdir)/,$(REGISTRY_PARTS)); } > $@.tmp && mv $@.tmp $@

$(UPDATES): %.sql: $(srcdir)/sql/update/%.sql cchc--$(EXTVERSION).sql
	{ cat $< && sed -n '/^-- Written by tools.wrap_registry/,$$p' cchc--$(EXTVERSION).sql | sed 's/^CREATE FUNCTION registry_ddl/CREATE OR REPLACE FUNCTION registry_ddl/'; } > $@.tmp && mv $@.tmp $@

# Every script that a person runs is a target, and its second line says what it
# does; ARGS="..." are its arguments.  Set-up included: they install the Debian packages that they miss, and
# build and run in a temporary folder.
SCRIPTS = $(notdir $(filter-out %.sh %.sql,$(wildcard $(srcdir)/scripts/*)))
.PHONY: help $(SCRIPTS)
$(SCRIPTS):
	@$(srcdir)/scripts/$@ $(ARGS)
help:
	@printf '%s\t%s\n' '  make [-j2]' 'the library and the install script.' \
		'  make install' 'put them into PostgreSQL; one that is not first in PATH: PG_CONFIG=/.../pg_config.' \
		'  make installcheck' 'the regression tests against a running server with cchc, for packagers.' \
		'  make clean' 'remove what was built, before another PG_CONFIG.' | expand -t 24
	@sed -n 's|^# scripts/\([a-z-]*\)[^:]*: \(.*\)|  make \1\t\2|p' $(addprefix $(srcdir)/scripts/,$(SCRIPTS)) | expand -t 24
