/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate.h - the verdict on a change: for a terminal, for programs, and as a Markdown summary for
 * the page of a pull request.
 */
#ifndef TG_OUTPUT_GATE_H
#define TG_OUTPUT_GATE_H

#include "trace/gate/gate.h"

/* What is written. Borrowed. */
struct tg_gate_report {
	const struct tg_gate *gate;
	const struct tg_policy *policy;
	const char *base;      /* hexadecimal commit the change is compared with */
	const char *base_name; /* as asked for: "origin/main" */
	const char *head;      /* hexadecimal commit */
	const char *root;      /* for excerpts, absolute, or NULL */
	const char *version;
	size_t units, units_again; /* analysed now, and at the base because a file changed */
	const char *sandbox;       /* which protection was in force */
	bool color;
};

void tg_gate_text(struct tg_buf *out, const struct tg_gate_report *report);
/* The reasons alone, as tg_gate_text() writes them. */
void tg_gate_hook_text(struct tg_buf *out, const struct tg_gate_report *report);
/* Workflow commands of GitHub: each reason as an annotation, ten of a kind. */
void tg_gate_github(struct tg_buf *out, const struct tg_gate_report *report);
/* A folded section of GitLab's log, one line a reason. */
void tg_gate_gitlab_log(struct tg_buf *out, const struct tg_gate_report *report);
/* JUnit: one case a kind of reason. */
void tg_gate_junit(struct tg_buf *out, const struct tg_gate_report *report);
void tg_gate_json(struct tg_buf *out, const struct tg_gate_report *report);
void tg_gate_markdown(struct tg_buf *out, const struct tg_gate_report *report);

#endif
