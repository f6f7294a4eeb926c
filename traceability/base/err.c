/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void format(struct tg_err *err, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));

static void format(struct tg_err *err, const char *fmt, va_list args)
{
	vsnprintf(err->text, sizeof(err->text), fmt, args);
}

bool tg_fail(struct tg_err *err, enum tg_code code, const char *fmt, ...)
{
	va_list args;

	if (!err || err->code != TG_OK)
		return false;
	err->code = code;
	va_start(args, fmt);
	format(err, fmt, args);
	va_end(args);
	return false;
}

bool tg_fail_errno(struct tg_err *err, const char *fmt, ...)
{
	int saved = errno;
	va_list args;
	size_t used;

	if (!err || err->code != TG_OK)
		return false;
	err->code = TG_ERR_IO;
	va_start(args, fmt);
	format(err, fmt, args);
	va_end(args);
	used = strlen(err->text);
	snprintf(err->text + used, sizeof(err->text) - used, ": %s", strerror(saved));
	return false;
}

bool tg_while(struct tg_err *err, const char *fmt, ...)
{
	char inner[sizeof(err->text)];
	va_list args;
	size_t used;

	if (!err || err->code == TG_OK)
		return false;
	memcpy(inner, err->text, sizeof(inner));
	va_start(args, fmt);
	format(err, fmt, args);
	va_end(args);
	used = strlen(err->text);
	if (used + 3 < sizeof(err->text)) {
		memcpy(err->text + used, ": ", 3);
		used += 2;
		memccpy(err->text + used, inner, '\0', sizeof(err->text) - used);
		err->text[sizeof(err->text) - 1] = '\0';
	}
	return false;
}

int tg_exit_code(const struct tg_err *err)
{
	switch (err->code) {
	case TG_OK:
		return 0;
	case TG_ERR_USAGE:
	case TG_ERR_INPUT:
	case TG_ERR_MISSING:
		return 2;
	case TG_ERR_INCOMPLETE:
		return 3;
	case TG_ERR_IO:
	case TG_ERR_INTERNAL:
		break;
	}
	return 4;
}
