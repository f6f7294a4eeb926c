/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suppress.c - see suppress.h.
 */
#include "engine/check/suppress.h"

#include "base/text.h"

/* A well-formed record in force, with the lines that it covers. */
struct cover {
	struct tg_allow allow;
	uint32_t file;
	uint32_t offset, end_offset; /* of the record */
	uint32_t first_line, last_line;
	bool used, voided; /* voided: the code is not the one that was accepted */
};

struct suppressing {
	struct tg_check *check;
	int64_t today;
	TG_VEC(struct cover) covers;
};

static const char *text_of(struct tg_arena *arena, struct tg_str text)
{
	return tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
}

/* True when only blanks stand before the comment on its line. */
static bool stands_alone(const struct tg_ir_file *file, uint32_t offset)
{
	while (offset && file->content[offset - 1] != '\n') {
		offset--;
		if (!strchr(" \t\r", file->content[offset]))
			return false;
	}
	return true;
}

/* The line of the first code behind a comment: blank lines and comments are passed over. */
static uint32_t next_code_line(const struct tg_ir_file *file, uint32_t at, uint32_t line)
{
	bool in_comment = false;

	for (; at < file->size; at++) {
		const char *c = file->content + at;
		bool two = at + 1 < file->size;

		if (*c == '\n')
			line++;
		else if (in_comment) {
			if (two && c[0] == '*' && c[1] == '/') {
				in_comment = false;
				at++;
			}
		} else if (two && c[0] == '/' && c[1] == '*') {
			in_comment = true;
			at++;
		} else if (two && c[0] == '/' && c[1] == '/') {
			while (at + 1 < file->size && file->content[at + 1] != '\n')
				at++;
		} else if (!strchr(" \t\r\f\v", *c)) {
			return line;
		}
	}
	return line;
}

static void malformed(struct suppressing *s, const struct cover *cover, const char *problem)
{
	tg_check_report(
		s->check, TG_RULE_SUPPRESSION_MALFORMED, cover->file, cover->offset,
		cover->end_offset,
		tg_arena_printf(s->check->arena, "this suppression has no effect: %s", problem));
}

static void stale(struct suppressing *s, const struct cover *cover, const char *message)
{
	tg_check_report(s->check, TG_RULE_SUPPRESSION_STALE, cover->file, cover->offset,
			cover->end_offset, message);
}

/* Keeps a record that can suppress something; what cannot is reported. */
static void add_cover(struct suppressing *s, const struct cover *cover)
{
	struct tg_arena *arena = s->check->arena;
	const char *rule = text_of(arena, cover->allow.rule);
	const struct tg_rule_setting *setting = tg_packs_setting(s->check->packs, rule);
	const char *refusal = tg_allow_refuse(&cover->allow, &s->check->options->allow, s->today);

	/* Secrets are looked for in text, by another part of the program, which reads the same
	 * records. */
	if (cover->allow.problem)
		malformed(s, cover, cover->allow.problem);
	else if (tg_str_starts(cover->allow.rule, "secrets/"))
		return;
	else if (!tg_packs_knows(s->check->packs, rule))
		stale(s, cover, tg_arena_printf(arena, "there is no rule '%s'", rule));
	else if (setting && setting->locked)
		malformed(s, cover,
			  tg_arena_printf(arena, "the rule '%s' cannot be suppressed", rule));
	else if (cover->allow.last_day < s->today)
		stale(s, cover,
		      tg_arena_printf(arena, "this suppression expired on %s",
				      text_of(arena, cover->allow.until)));
	else if (refusal)
		malformed(s, cover, refusal);
	else if (setting)
		*TG_VEC_ADD(&s->covers) = *cover;
}

/* The end of a run of `//` comments on lines of their own: people write one record over several. */
static size_t last_of_run(const struct tg_ir *ir, size_t index)
{
	for (; index + 1 < ir->comment_count; index++) {
		const struct tg_ir_comment *next = &ir->comment[index + 1];
		const struct tg_ir_loc *at = &ir->loc[next->loc];
		const struct tg_ir_loc *loc = &ir->loc[ir->comment[index].loc];
		const struct tg_ir_file *file = &ir->file[loc->file];

		if (!next->active || at->file != loc->file || at->line != loc->line + 1 ||
		    at->offset + 2 > file->size ||
		    strncmp(file->content + loc->offset, "//", 2) != 0 ||
		    strncmp(file->content + at->offset, "//", 2) != 0 ||
		    !stands_alone(file, at->offset))
			break;
	}
	return index;
}

/* Reads the records of comment number `index`; returns the number of the last one it took. */
static size_t read_comment(struct suppressing *s, size_t index)
{
	const struct tg_ir *ir = s->check->ir;
	const struct tg_ir_loc *loc = &ir->loc[ir->comment[index].loc], *end;
	const struct tg_ir_file *file = &ir->file[loc->file];
	struct cover cover = {.file = loc->file};
	struct tg_str text;
	size_t at = 0;

	if (!ir->comment[index].active || !file->content || loc->end_offset > file->size ||
	    loc->offset + 2 > loc->end_offset)
		return index;
	index = last_of_run(ir, index);
	end = &ir->loc[ir->comment[index].loc];
	if (end->end_offset > file->size)
		return index;
	text = tg_str_n(file->content + loc->offset, end->end_offset - loc->offset);
	while (tg_allow_next(s->check->arena, text, &at, &cover.allow)) {
		cover.offset = loc->offset + (uint32_t)cover.allow.begin;
		cover.end_offset = loc->offset + (uint32_t)cover.allow.end;
		cover.first_line = loc->line;
		cover.last_line = end->end_line;
		if (stands_alone(file, loc->offset))
			cover.last_line = next_code_line(file, end->end_offset, end->end_line);
		add_cover(s, &cover);
	}
	return index;
}

/* A finding is covered when it begins, or ends, on a line of the cover. */
static bool covers(const struct suppressing *s, const struct cover *cover,
		   const struct tg_finding *finding)
{
	const struct tg_ir *ir = s->check->ir;
	const struct tg_range *range = &finding->range;

	if (!tg_str_is(cover->allow.rule, finding->rule) ||
	    strcmp(tg_ir_text(ir, ir->file[cover->file].path), finding->path) != 0)
		return false;
	return (range->line >= cover->first_line && range->line <= cover->last_line) ||
	       (range->end_line >= cover->first_line && range->end_line <= cover->last_line);
}

/* The function around a finding, as it is written, or "". */
static struct tg_str function_text(const struct tg_ir *ir, const struct tg_finding *finding)
{
	uint32_t i;

	for (i = 1; i < ir->function_count; i++) {
		const struct tg_ir_decl *decl = &ir->decl[ir->functions[i]];
		const struct tg_ir_loc *loc = &ir->loc[ir->node[decl->node].loc];
		const struct tg_ir_file *file = &ir->file[loc->file];

		if (strcmp(tg_ir_text(ir, decl->usr), finding->usr) == 0 && file->content &&
		    loc->end_offset <= file->size)
			return tg_str_n(file->content + loc->offset, loc->end_offset - loc->offset);
	}
	return tg_str("");
}

/* A record that names a hash of code ends with that code. */
static bool is_void(const struct suppressing *s, const struct cover *cover,
		    const struct tg_finding *finding)
{
	return cover->allow.code.len &&
	       !tg_allow_is_code(cover->allow.code, function_text(s->check->ir, finding));
}

static void mark(struct suppressing *s, struct tg_finding *finding)
{
	size_t i;

	for (i = 0; i < s->covers.count; i++) {
		struct cover *cover = &s->covers.at[i];

		if (!covers(s, cover, finding))
			continue;
		cover->used = true;
		if (is_void(s, cover, finding)) {
			cover->voided = true;
			continue;
		}
		finding->state = TG_FINDING_SUPPRESSED;
		finding->reason = text_of(s->check->arena, cover->allow.reason);
	}
}

/*
 * Unused records of the source are findings. Those of headers are handed on, since another unit
 * may need them, and where units are linked those of the source too; an incomplete unit speaks for
 * them all.
 */
static void settle(struct suppressing *s, bool incomplete, const struct tg_allow_use **ret_uses,
		   size_t *ret_count)
{
	struct tg_arena *arena = s->check->arena;
	const struct tg_ir *ir = s->check->ir;
	struct tg_allow_use *uses = tg_arena_alloc(arena, (s->covers.count + 1) * sizeof(*uses));
	size_t i, before, count = 0;

	for (i = 0; i < s->covers.count; i++) {
		const struct cover *cover = &s->covers.at[i];
		struct tg_allow_use use = {
			.path = tg_ir_text(ir, ir->file[cover->file].path),
			.offset = cover->offset,
			.used = cover->used || incomplete,
		};

		if (cover->voided)
			stale(s, cover,
			      "this suppression ended: the function around it has changed since");
		before = s->check->findings.count;
		if (!use.used)
			stale(s, cover,
			      tg_arena_printf(arena, "this suppression covers no finding of '%s'",
					      text_of(arena, cover->allow.rule)));
		if (cover->file == ir->main_file && !s->check->linking)
			continue;
		if (!use.used && s->check->findings.count > before)
			use.finding = s->check->findings.at[--s->check->findings.count];
		else if (!use.used)
			continue; /* the rule about unused records is not enabled */
		uses[count++] = use;
	}
	*ret_uses = uses;
	*ret_count = count;
}

void tg_suppress(struct tg_check *check, int64_t today, bool incomplete,
		 const struct tg_allow_use **ret_uses, size_t *ret_count)
{
	struct suppressing s = {.check = check, .today = today};
	size_t i, findings = check->findings.count;

	for (i = 0; i < check->ir->comment_count; i++)
		i = read_comment(&s, i);
	for (i = 0; i < findings; i++)
		mark(&s, &check->findings.at[i]);
	settle(&s, incomplete, ret_uses, ret_count);
	TG_VEC_DONE(&s.covers);
}
