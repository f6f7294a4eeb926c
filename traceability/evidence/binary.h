/* SPDX-License-Identifier: Apache-2.0 */
/*
 * binary.h - which protections a linked ELF file has, read from its headers, dynamic section,
 * notes and symbols by libelf. The file is never loaded or run.
 */
#ifndef TG_EVIDENCE_BINARY_H
#define TG_EVIDENCE_BINARY_H

#include "base/err.h"

/* Whether a protection is there. */
enum tg_protected {
	TG_PROTECTED_NO,
	TG_PROTECTED_PARTLY,
	TG_PROTECTED_YES,
	TG_PROTECTED_UNKNOWN, /* the file does not tell, e.g. nothing in it needed protection */
};

enum tg_protection {
	TG_PROTECTION_PIE,      /* loaded at a random address */
	TG_PROTECTION_RELRO,    /* tables of the linker are read-only; partly: not all of them */
	TG_PROTECTION_NX,       /* the stack is not executable */
	TG_PROTECTION_WX,       /* no segment is writable and executable */
	TG_PROTECTION_STACK,    /* stack protector; unknown: no function may have needed it */
	TG_PROTECTION_FORTIFY,  /* checked variants of library functions; likewise */
	TG_PROTECTION_CFI,      /* IBT and SHSTK, BTI and PAC, or clang's CFI */
	TG_PROTECTION_NO_RPATH, /* libraries come from the system's folders alone */
	TG_PROTECTION_NO_DEBUG, /* no debugging information is left */
	TG_PROTECTIONS
};

const char *tg_protection_name(enum tg_protection protection);   /* "pie", "relro", ... */
const char *tg_protection_remedy(enum tg_protection protection); /* what to pass to the linker */
const char *tg_protected_name(enum tg_protected state);          /* "yes", "partly", ... */

struct tg_binary {
	enum tg_protected has[TG_PROTECTIONS];
};

/* Reads the file at `path`. What is no ELF program or library, or is damaged, is an error. */
bool tg_binary_read(const char *path, struct tg_binary *ret, struct tg_err *err);

#endif
