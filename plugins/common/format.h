/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/format.h - which arguments of a printf-like call are read as texts; nothing reports.
 */
#ifndef TRACEGATE_COMMON_FORMAT_H
#define TRACEGATE_COMMON_FORMAT_H

#include "common/flow.h"

/* Where in a format, and the argument that its next conversion takes. */
struct format_walk {
	const char *at;
	unsigned next;
};

/* Begins with the format of a call; `at` is NULL where there is none, or none that is written. */
static inline struct format_walk format_of(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct format_walk walk = {0};
	unsigned i;

	/* v...printf() takes a list. */
	if (!event->name || event->name[0] == 'v' || !strstr(event->name, "printf"))
		return walk;
	for (i = 0; i < 3 && !walk.at; i++)
		if (pass->host->call_has_role(pass, event->at, (int)i, TG_ROLE_FORMAT)) {
			walk.at = tg_ir_string(pass->ir, tg_ir_arg(pass->ir, event->at, i), NULL);
			walk.next = i + 1;
		}
	return walk;
}

/* The next argument that is read up to its end: `%s` without a precision. */
static inline bool format_next_text(struct format_walk *walk, unsigned *ret_index)
{
	while (walk->at && (walk->at = strchr(walk->at, '%'))) {
		bool precise = false;
		char kind;

		for (walk->at++; *walk->at && strchr("-+ #0'*.123456789hlLqjztw", *walk->at);
		     walk->at++) {
			walk->next += *walk->at == '*';
			precise = precise || *walk->at == '.';
		}
		kind = *walk->at;
		if (!kind || kind == '$')
			return false;
		walk->at++;
		if (kind == '%' || kind == 'm')
			continue;
		*ret_index = walk->next++;
		if (kind == 's' && !precise)
			return true;
	}
	return false;
}

/* The least bytes that a format writes, whatever its arguments are, without the NUL. */
static inline uint64_t format_least(const char *format)
{
	uint64_t total = 0, width;

	while (*format) {
		if (*format++ != '%') {
			total++;
			continue;
		}
		format += strspn(format, "-+ #0'");
		for (width = 0; lit_is_digit(*format) && width < 4096; format++)
			width = width * 10 + (uint64_t)(*format - '0');
		format += strspn(format, ".*0123456789hlqjzt");
		if (!*format)
			break;
		total += width ? width : strchr("sSn", *format) ? 0 : 1;
		format++;
	}
	return total;
}

#endif
