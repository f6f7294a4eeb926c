/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

/* Matches the set at `*pattern` (just behind '[') against `c` and moves behind the ']'. */
static bool in_set(const char **pattern, char c)
{
	const char *p = *pattern;
	bool negated = *p == '!' || *p == '^';
	bool hit = false;

	if (negated)
		p++;
	do {
		if (!*p)
			return false;
		if (p[1] == '-' && p[2] && p[2] != ']') {
			hit |= c >= p[0] && c <= p[2];
			p += 3;
		} else {
			hit |= c == *p++;
		}
	} while (*p != ']');
	*pattern = p + 1;
	return hit != negated;
}

/*
 * One pass with two resume points: the last `*` may grow within its component, the last `**`
 * over components. Each resume point only ever moves forward.
 */
static bool match(const char *pattern, const char *text)
{
	const char *star = NULL, *star_text = NULL;
	const char *deep = NULL, *deep_text = NULL;

	while (*text || *pattern) {
		if (pattern[0] == '*' && pattern[1] == '*') {
			pattern += 2;
			if (*pattern == '/')
				pattern++;
			deep = pattern;
			deep_text = text;
			star = NULL;
			continue;
		}
		if (*pattern == '*') {
			star = ++pattern;
			star_text = text;
			continue;
		}
		if (*text) {
			const char *p = pattern;
			bool hit;

			if (*p == '[') {
				p++;
				hit = *text != '/' && in_set(&p, *text);
			} else {
				hit = *p && (*p == *text || (*p == '?' && *text != '/'));
				p += *p != '\0';
			}
			if (hit) {
				pattern = p;
				text++;
				continue;
			}
		}
		if (star && *star_text && *star_text != '/') {
			text = ++star_text;
			pattern = star;
			continue;
		}
		if (deep && *deep_text) {
			text = ++deep_text;
			pattern = deep;
			star = NULL;
			/* `**` followed by more resumes at the start of a component only. */
			if (*deep)
				while (*text && text[-1] != '/')
					text = ++deep_text;
			continue;
		}
		return false;
	}
	return true;
}

bool tg_glob_match(const char *pattern, const char *path)
{
	if (!strchr(pattern, '/') && strcmp(pattern, "**") != 0)
		path = tg_path_name(path);
	return match(pattern, path);
}
