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

/* What the command line asks for: --as-of, --profile, --sl. NULL and 0 = as the assessment says. */
struct tg_measure_wish {
	const char *revision;
	const char *profile;
	unsigned level;
};

/* Reads the options of a command that measures. False: there is nothing more to do than to return
 * `*ret_code`. A level that is none is left in `err`. */
bool tg_measure_options(struct tg_cli *cli, int argc, char **argv, const char *help,
			struct tg_measure_wish *ret, int *ret_code, struct tg_err *err);

/* Reads the value of --sl: "2" to 2. */
bool tg_measure_level(const char *text, unsigned *ret, struct tg_err *err);

bool tg_measure_load(struct tg_question *question, const struct tg_measure_wish *wish,
		     struct tg_measure *ret, struct tg_err *err);

/* The component type of a configuration as a bit, 0 = none given. */
unsigned tg_measure_component(const char *name);

#endif
