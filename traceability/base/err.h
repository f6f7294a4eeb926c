/* SPDX-License-Identifier: Apache-2.0 */
/*
 * err.h - the one error convention; read this header first.
 *
 * A function that can fail returns bool (or a pointer) and takes `struct tg_err *err` last.
 * It sets the error where the failure is detected; callers prefix only the context that the
 * callee could not know, and only `cli/` and `lsp/` show it. Nothing below `main` exits.
 *
 * Messages: lower case, no full stop, the subject in 'single quotes', what failed first, the
 * remedy after a semicolon.
 */
#ifndef TG_BASE_ERR_H
#define TG_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

/* What a caller can branch on. The exit code of the program follows from it. */
enum tg_code {
	TG_OK = 0,
	TG_ERR_USAGE,      /* the command line or a request is wrong: exit 2 */
	TG_ERR_INPUT,      /* a file of the user is malformed or contradicts itself: exit 2 */
	TG_ERR_MISSING,    /* something that was named does not exist: exit 2 */
	TG_ERR_INCOMPLETE, /* the answer would rest on something that could not be analysed: exit 3
			    */
	TG_ERR_IO,         /* reading or writing failed: exit 4 */
	TG_ERR_INTERNAL,   /* a defect of tracegate or of a library: exit 4 */
};

/* Zero it before use; it owns nothing and needs no release. */
struct tg_err {
	enum tg_code code;
	char text[1024];
};

/* Sets `err` unless it is set already (the first error wins) and returns false. `err` may be NULL.
 */
bool tg_fail(struct tg_err *err, enum tg_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* As tg_fail() for a failed system call: appends the text of `errno`. */
bool tg_fail_errno(struct tg_err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Prefixes "context: " to an error that is set and returns false. */
bool tg_while(struct tg_err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The exit code of the program for an error: 0, 2, 3 or 4. */
int tg_exit_code(const struct tg_err *err);

#endif
