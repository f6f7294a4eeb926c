/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/core-dump: what it finds, then what it must leave alone. */
#include <sys/prctl.h>
#include <sys/resource.h>

#include "core-dump.h"

void finds_a_dumpable_process(void)
{
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); /* expect: leftovers/core-dump */
}

void finds_permission_to_trace(void)
{
	prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0); /* expect: leftovers/core-dump */
}

void finds_one_that_root_reads(void)
{
	prctl(PR_SET_DUMPABLE, 0); /* expect: leftovers/core-dump */
}

#define DUMP 1
#define ALLOW() prctl(PR_SET_DUMPABLE, DUMP)
void finds_through_a_macro(void)
{
	ALLOW(); /* expect: leftovers/core-dump */
}

void finds_a_limit(void)
{
	struct rlimit limit;

	limit.rlim_cur = RLIM_INFINITY;
	limit.rlim_max = RLIM_INFINITY;
	setrlimit(RLIMIT_CORE, &limit); /* expect: leftovers/core-dump */
}

void finds_a_limit_of_some_blocks(void)
{
	struct rlimit limit;

	getrlimit(RLIMIT_CORE, &limit);
	limit.rlim_cur = limit.rlim_max = 1 << 20;
	setrlimit(RLIMIT_CORE, &limit); /* expect: leftovers/core-dump */
}

void allows_a_limit_of_nothing(void)
{
	struct rlimit limit;

	limit.rlim_cur = limit.rlim_max = 0;
	setrlimit(RLIMIT_CORE, &limit);
}

void allows_a_limit_of_something_else(void)
{
	struct rlimit limit;

	limit.rlim_cur = 64;
	setrlimit(RLIMIT_NOFILE, &limit);
}

void allows_none(void)
{
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int allows_a_question(void)
{
	return prctl(PR_GET_DUMPABLE);
}

void allows_another_option(void)
{
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}
