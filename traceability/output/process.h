/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process.h - what a repository witnesses of how its product was made, for people and programs.
 */
#ifndef TG_OUTPUT_PROCESS_H
#define TG_OUTPUT_PROCESS_H

#include "base/err.h"
#include "trace/process/process.h"

struct tg_process_report {
	const struct tg_process *process;
	const char *revision; /* as asked for */
	const char *since;    /* likewise, or NULL */
	bool all;             /* text: list everything that was looked at, not the first few */
};

/* Appends it as "text", "json", "csv" or "md"; another format is a usage error. */
bool tg_process_write(struct tg_buf *out, const char *format,
		      const struct tg_process_report *report, struct tg_err *err);

#endif
