# nls.mk: the catalogs of messages, po/LANGUAGE.po, as PostgreSQL builds and installs them.
# tools/messages writes what is new into them.
CATALOG_NAME     = cchc
# From PostgreSQL 16 on po/LINGUAS says it.
AVAIL_LANGUAGES  = vi
# Without gettext the messages stay English, and all else is as it is.
ifeq ($(shell command -v '$(MSGFMT)'),)
WANTED_LANGUAGES = none
endif
GETTEXT_FILES    = $(patsubst $(srcdir)/%,%,$(sort $(wildcard $(srcdir)/src/*/*.c $(srcdir)/src/*/*.h))) build/sql-messages.c
# N_() marks what a core says; the glue translates it when it reports it.
GETTEXT_TRIGGERS = $(BACKEND_COMMON_GETTEXT_TRIGGERS) N_
GETTEXT_FLAGS    = $(BACKEND_COMMON_GETTEXT_FLAGS) N_:1:pass-c-format
XGETTEXT        += --from-code=UTF-8

# gettext cannot read SQL: what functions in PL/pgSQL say stands there as C.
MESSAGE_SQL      = $(addprefix $(srcdir)/,$(SQL_PARTS) $(REGISTRY_PARTS))
build/sql-messages.c: $(MESSAGE_SQL) $(srcdir)/tools/sql-messages
	mkdir -p $(@D)
	cd $(srcdir) && tools/sql-messages $(SQL_PARTS) $(REGISTRY_PARTS) >$(abspath $@).tmp
	mv $@.tmp $@
