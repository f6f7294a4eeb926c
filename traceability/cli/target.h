/* SPDX-License-Identifier: Apache-2.0 */
/*
 * target.h - what a product is measured against at a commit: the assessment as it stood there,
 * with what the command line says instead.
 */
#ifndef TG_CLI_TARGET_H
#define TG_CLI_TARGET_H

#include "cli/question.h"
#include "knowledge/assessment.h"

struct tg_measure {
	struct tg_profiles profiles;
	struct tg_assessment assessment;
	struct tg_target target;
};

/* `profile` and `level` are those of the command line: NULL and 0 = as the assessment says. */
bool tg_measure_load(struct tg_question *question, const char *profile, unsigned level,
		     struct tg_measure *ret, struct tg_err *err);

/* "2" to 2; a usage error for what is no level. */
bool tg_measure_level(const char *text, unsigned *ret, struct tg_err *err);

/* The component type of a configuration as a bit, 0 = none given. */
unsigned tg_measure_component(const char *name);

#endif
