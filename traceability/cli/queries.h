/* SPDX-License-Identifier: Apache-2.0 */
/*
 * queries.h - questions that assessors ask, by name.
 */
#ifndef TG_CLI_QUERIES_H
#define TG_CLI_QUERIES_H

#include <stddef.h>

struct tg_named_query {
	const char *name;
	const char *what; /* the question in words */
	const char *sql;  /* on the views of store/views.sql */
};

extern const struct tg_named_query tg_named_queries[];
extern const size_t tg_named_query_count;

#endif
