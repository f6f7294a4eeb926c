/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules_test.h - runs the examples on the cards of a folder: a bad one must be found, a good one
 * must not.
 */
#ifndef TG_TRACE_RULES_TEST_H
#define TG_TRACE_RULES_TEST_H

#include "base/err.h"
#include "knowledge/card.h"

struct tg_rules_test_options {
	const char *rules_dir;  /* the program's */
	const char *plugin_dir; /* likewise */
	const char *folder;     /* of the cards, laid out as .tracegate/rules is; absolute */
	unsigned jobs;
};

/* What an example did. */
enum tg_example_outcome {
	TG_EXAMPLE_PASSED,
	TG_EXAMPLE_MISSED, /* nothing was found in a bad one */
	TG_EXAMPLE_FOUND,  /* something was found in a good one */
	TG_EXAMPLE_BROKEN, /* it could not be parsed; `detail` says why */
	TG_EXAMPLE_NONE,   /* the card has no examples at all */
};

struct tg_example_result {
	const struct tg_card *card;
	unsigned line; /* of the card; 0 for TG_EXAMPLE_NONE */
	enum tg_example_outcome outcome;
	const char *detail;
};

/* Calls `on_result` for each example in the order of cards and lines. The examples are analysed,
 * never compiled or run. False when the folder, a card or a model cannot be read. */
bool tg_rules_test(const struct tg_rules_test_options *options,
		   void (*on_result)(void *user, const struct tg_example_result *result),
		   void *user, struct tg_err *err);

#endif
