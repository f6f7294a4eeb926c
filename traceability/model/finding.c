/* SPDX-License-Identifier: Apache-2.0 */
#include "model/finding.h"

static const char *const severities[] = {"note", "warning", "error"};
static const char *const confidences[] = {"low", "medium", "high"};

static bool parse(const char *const *names, struct tg_str text, unsigned *ret)
{
	unsigned i;

	for (i = 0; i < 3; i++) {
		if (tg_str_is(text, names[i])) {
			*ret = i;
			return true;
		}
	}
	return false;
}

const char *tg_severity_name(enum tg_severity severity)
{
	return severities[severity];
}

bool tg_severity_parse(struct tg_str text, enum tg_severity *ret)
{
	unsigned value;

	if (!parse(severities, text, &value))
		return false;
	*ret = (enum tg_severity)value;
	return true;
}

const char *tg_confidence_name(enum tg_confidence confidence)
{
	return confidences[confidence];
}

bool tg_confidence_parse(struct tg_str text, enum tg_confidence *ret)
{
	unsigned value;

	if (!parse(confidences, text, &value))
		return false;
	*ret = (enum tg_confidence)value;
	return true;
}

int tg_finding_cmp(const void *left, const void *right)
{
	const struct tg_finding *a = left, *b = right;
	int order = strcmp(a->path, b->path);

	if (!order)
		order = (a->range.line > b->range.line) - (a->range.line < b->range.line);
	if (!order)
		order = (a->range.column > b->range.column) - (a->range.column < b->range.column);
	if (!order)
		order = strcmp(a->rule, b->rule);
	return order ? order : strcmp(a->message, b->message);
}
