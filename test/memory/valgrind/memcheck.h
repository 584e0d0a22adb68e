/*
 * PostgreSQL tells valgrind which bytes of its memory contexts are in use; a server that is built with this header in
 * the place of valgrind's tells AddressSanitizer.  A palloc'ed chunk then ends where it was asked to end, and
 * what was freed, reset or unpinned is out of bounds: in the server, and in every module that is built with it.
 *
 * AddressSanitizer knows no bytes that were never written; that is valgrind's own.
 */
#ifndef CCHC_MEMCHECK_H
#define CCHC_MEMCHECK_H

#include <sanitizer/asan_interface.h>

#define VALGRIND_MAKE_MEM_NOACCESS(addr, size) ASAN_POISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MAKE_MEM_DEFINED(addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MAKE_MEM_UNDEFINED(addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MEMPOOL_ALLOC(pool, addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MEMPOOL_CHANGE(pool, from, to, size) ASAN_UNPOISON_MEMORY_REGION((to), (size))

/* What is freed is wiped and made inaccessible under asserts, block for block. */
#define VALGRIND_MEMPOOL_FREE(pool, addr) ((void) 0)
#define VALGRIND_CREATE_MEMPOOL(pool, redzone, zeroed) ((void) 0)
#define VALGRIND_DESTROY_MEMPOOL(pool) ((void) 0)
#define VALGRIND_CHECK_MEM_IS_DEFINED(addr, size) ((void) 0)
#define VALGRIND_COUNT_ERRORS 0
#define VALGRIND_PRINTF(...) ((void) 0)

#endif
