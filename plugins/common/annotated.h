/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/annotated.h - whether a function cites a threat, a mitigation or a requirement.
 *
 * What the words mean, and whether the ids exist, is for the trace to say; here it counts that the
 * author has tied the function to something.
 */
#ifndef TRACEGATE_COMMON_ANNOTATED_H
#define TRACEGATE_COMMON_ANNOTATED_H

#include "tracegate/plugin.h"

static inline bool annotated_text(const char *text, size_t size)
{
	static const char *const marks[] = {"@satisfies", "@mitigates", "@implements", "@boundary",
					    "@satisfy",   "@relation",  "[impl->",     "@req",
					    "@justifies", "@accepts",   "@exposes",    "#req"};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (memmem(text, size, marks[i], strlen(marks[i])))
			return true;
	return false;
}

/* True when a comment within the place, or the one that ends right above it, cites something. */
static inline bool is_annotated_at(const struct tg_ir *ir, const struct tg_ir_loc *body)
{
	uint32_t i;

	for (i = 0; i < ir->comment_count; i++) {
		const struct tg_ir_loc *loc = &ir->loc[ir->comment[i].loc];
		const struct tg_ir_file *file = &ir->file[loc->file];
		bool above = loc->end_line + 1 == body->line || loc->end_line == body->line;
		bool within = loc->offset >= body->offset && loc->end_offset <= body->end_offset;

		if (loc->file == body->file && ir->comment[i].active && (above || within) &&
		    file->content && loc->end_offset <= file->size &&
		    annotated_text(file->content + loc->offset, loc->end_offset - loc->offset))
			return true;
	}
	return false;
}

static inline bool is_annotated(const struct tg_ir *ir, tg_node function)
{
	return is_annotated_at(ir, &ir->loc[ir->node[function].loc]);
}

#endif
