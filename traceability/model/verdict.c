/* SPDX-License-Identifier: Apache-2.0 */
#include "model/verdict.h"

static const struct {
	const char *name;
	const char *meaning;
} verdicts[TG_VERDICTS] = {
	{"VIOLATED", "an open finding in its code contradicts it"},
	{"FAILING", "a test that verifies it fails"},
	{"BROKEN", "a claim names something that does not exist"},
	{"UNCOVERED", "no code claims it"},
	{"UNTESTED", "no test that ran verifies it"},
	{"SUSPECT", "its text, code or test changed since it was last verified"},
	{"STALE", "its tests passed, but on other code"},
	{"UNKNOWN", "something it rests on could not be analysed"},
	{"JUSTIFIED", "a waiver with reason, owner and expiry stands for it"},
	{"OK", "nothing that it asks for is missing, and its tests passed on this code"},
};

const char *tg_verdict_name(enum tg_verdict verdict)
{
	return verdicts[verdict].name;
}

const char *tg_verdict_meaning(enum tg_verdict verdict)
{
	return verdicts[verdict].meaning;
}

bool tg_verdict_parse(struct tg_str text, enum tg_verdict *ret)
{
	unsigned i;

	for (i = 0; i < TG_VERDICTS; i++) {
		if (tg_str_is(text, verdicts[i].name)) {
			*ret = (enum tg_verdict)i;
			return true;
		}
	}
	return false;
}
