/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ir_wire_read.c - reading an IR of a process that nobody trusts; see ir_wire.h.
 *
 * One flag, `bad`, is set by whatever does not fit and never cleared; readers go on with zeroes
 * and look at it at the end.
 */
#include <string.h>

#include "engine/ir/ir_wire.h"
#include "engine/ir/ir_wire_format.h"

#include "base/file.h"

/* Chains of types, and of declarations in declarations, are never longer. */
enum { CHAIN_MAX = 300, FILE_LIMIT = 64 * 1024 * 1024 };

struct reader {
	const unsigned char *at, *end;
	struct tg_ir *ir;
	struct tg_arena *arena;
	bool bad;
};

static uint64_t long_number(struct reader *reader)
{
	uint64_t value = 0;
	unsigned shift = 0;

	while (reader->at < reader->end && shift < 64) {
		unsigned char byte = *reader->at++;

		if (shift == 63 && byte > 1)
			break;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return value;
		shift += 7;
	}
	reader->bad = true;
	return 0;
}

/* Most numbers take one byte; see ir_wire.c. */
static inline uint64_t number(struct reader *reader)
{
	return reader->at < reader->end && *reader->at < 0x80 ? *reader->at++ : long_number(reader);
}

/* A number below `limit`. */
static inline uint32_t below(struct reader *reader, uint64_t limit)
{
	uint64_t value = number(reader);

	if (value >= limit || value > UINT32_MAX)
		reader->bad = true;
	return reader->bad ? 0 : (uint32_t)value;
}

static inline uint32_t any(struct reader *reader)
{
	return below(reader, (uint64_t)UINT32_MAX + 1);
}

static inline int64_t distance(struct reader *reader)
{
	uint64_t value = number(reader);

	return (int64_t)((value >> 1) ^ (value & 1 ? UINT64_MAX : 0));
}

/* `from` and a distance, as a number of 32 bits. */
static inline uint32_t near(struct reader *reader, uint32_t from)
{
	int64_t step = distance(reader), to;

	if (__builtin_add_overflow((int64_t)from, step, &to) || to < 0 || to > UINT32_MAX) {
		reader->bad = true;
		return 0;
	}
	return (uint32_t)to;
}

/* A count of things that take `least` bytes each: none can lie by much. */
static uint32_t counted(struct reader *reader, size_t least)
{
	uint32_t count = any(reader);

	if (count == 0 || count > (size_t)(reader->end - reader->at) / least)
		reader->bad = true;
	return reader->bad ? 1 : count;
}

static void counts(struct reader *reader)
{
	struct tg_ir *ir = reader->ir;

	ir->abi = any(reader);
	reader->bad |= ir->abi != TG_IR_ABI;
	ir->main_file = 1;
	ir->pointer_width = below(reader, 257);
	ir->cplusplus = below(reader, 2) != 0;
	ir->text_size = counted(reader, 1);
	ir->file_count = counted(reader, 4);
	ir->loc_count = counted(reader, 7);
	ir->param_count = counted(reader, 1);
	ir->type_count = counted(reader, 11);
	ir->decl_count = counted(reader, 13);
	ir->macro_count = counted(reader, 2);
	ir->comment_count = counted(reader, 2);
	ir->real_count = counted(reader, sizeof(double));
	ir->node_count = counted(reader, 10);
	ir->function_count = counted(reader, 1);
	reader->bad |= ir->file_count < 2;
}

static const char *bytes(struct reader *reader, size_t size)
{
	const unsigned char *at = reader->at;

	if (size > (size_t)(reader->end - reader->at)) {
		reader->bad = true;
		return NULL;
	}
	reader->at += size;
	return (const char *)at;
}

static void texts(struct reader *reader)
{
	char *text = tg_arena_alloc(reader->arena, reader->ir->text_size + 1);
	const char *from = bytes(reader, reader->ir->text_size);

	if (from)
		memcpy(text, from, reader->ir->text_size);
	reader->bad |= !from || text[0] || text[reader->ir->text_size - 1];
	reader->ir->text = text;
}

/* The repository's files are opened by their names: none may lead out of it. */
static bool safe_path(const char *path)
{
	struct tg_str rest = tg_str(path), part;

	if (!*path || *path == '/')
		return false;
	while (tg_str_split(&rest, '/', &part))
		if (!part.len || tg_str_is(part, ".") || tg_str_is(part, ".."))
			return false;
	return true;
}

static void files(struct reader *reader, struct tg_hash **ret_contents)
{
	struct tg_ir *ir = reader->ir;
	struct tg_ir_file *at = tg_arena_alloc(reader->arena, ir->file_count * sizeof(*at));
	struct tg_hash *hashes = tg_arena_alloc(reader->arena, ir->file_count * sizeof(*hashes));
	uint32_t i;

	for (i = 0; i < ir->file_count && !reader->bad; i++) {
		const char *hash;
		bool has_text;

		at[i].path = below(reader, ir->text_size);
		at[i].flags = any(reader);
		has_text = below(reader, 2) != 0;
		at[i].size = below(reader, FILE_LIMIT);
		if (!has_text)
			continue;
		hash = bytes(reader, sizeof(hashes->byte));
		if (hash)
			memcpy(hashes[i].byte, hash, sizeof(hashes->byte));
		reader->bad |= reader->bad || !safe_path(ir->text + at[i].path);
	}
	ir->file = at;
	*ret_contents = hashes;
}

static void locs(struct reader *reader)
{
	struct tg_ir *ir = reader->ir;
	struct tg_ir_loc *at = tg_arena_alloc(reader->arena, ir->loc_count * sizeof(*at));
	const struct tg_ir_loc none = {0}, *last = &none;
	uint32_t i;

	for (i = 0; i < ir->loc_count && !reader->bad; i++) {
		const struct tg_ir_file *file;

		at[i].file = below(reader, ir->file_count);
		at[i].line = near(reader, last->line);
		at[i].column = any(reader);
		at[i].end_line = near(reader, at[i].line);
		at[i].end_column = any(reader);
		at[i].offset = near(reader, last->offset);
		at[i].end_offset = near(reader, at[i].offset);
		last = &at[i];
		file = &ir->file[at[i].file];
		reader->bad |= at[i].end_offset < at[i].offset ||
			       (file->content && at[i].end_offset > file->size);
	}
	ir->loc = at;
}

static void types(struct reader *reader)
{
	struct tg_ir *ir = reader->ir;
	tg_type *params = tg_arena_alloc(reader->arena, ir->param_count * sizeof(*params));
	struct tg_ir_type *at = tg_arena_alloc(reader->arena, ir->type_count * sizeof(*at));
	uint32_t i;

	for (i = 0; i < ir->param_count; i++)
		params[i] = below(reader, ir->type_count);
	for (i = 0; i < ir->type_count && !reader->bad; i++) {
		at[i].cls = (uint8_t)below(reader, TG_TYPE_DEPENDENT + 1);
		at[i].flags = (uint16_t)below(reader, UINT16_MAX + 1);
		at[i].width = any(reader);
		at[i].canonical = below(reader, ir->type_count);
		at[i].of = below(reader, ir->type_count);
		at[i].decl = below(reader, ir->decl_count);
		at[i].name = below(reader, ir->text_size);
		at[i].size = number(reader) - 1;
		at[i].count = number(reader) - 1;
		at[i].first_param = any(reader);
		at[i].param_count = any(reader);
		reader->bad |= at[i].param_count > ir->param_count ||
			       at[i].first_param > ir->param_count - at[i].param_count;
	}
	ir->params = params;
	ir->type = at;
}

static void decls(struct reader *reader)
{
	struct tg_ir *ir = reader->ir;
	struct tg_ir_decl *at = tg_arena_alloc(reader->arena, ir->decl_count * sizeof(*at));
	uint32_t i;

	for (i = 0; i < ir->decl_count && !reader->bad; i++) {
		at[i].kind = (uint8_t)below(reader, TG_DECL_NAMESPACE + 1);
		at[i].linkage = (uint8_t)below(reader, TG_LINK_EXTERNAL + 1);
		at[i].storage = (uint8_t)below(reader, TG_STORE_REGISTER + 1);
		at[i].flags = any(reader);
		at[i].name = below(reader, ir->text_size);
		at[i].usr = below(reader, ir->text_size);
		at[i].type = below(reader, ir->type_count);
		at[i].parent = below(reader, ir->decl_count);
		at[i].node = below(reader, ir->node_count);
		at[i].loc = below(reader, ir->loc_count);
		at[i].index = any(reader);
		at[i].bits = any(reader);
		at[i].value = distance(reader);
	}
	ir->decl = at;
}

static void others(struct reader *reader)
{
	struct tg_ir *ir = reader->ir;
	struct tg_ir_macro *macros =
		tg_arena_alloc(reader->arena, ir->macro_count * sizeof(*macros));
	struct tg_ir_comment *comments =
		tg_arena_alloc(reader->arena, ir->comment_count * sizeof(*comments));
	double *reals = tg_arena_alloc(reader->arena, ir->real_count * sizeof(*reals));
	tg_decl *functions = tg_arena_alloc(reader->arena, ir->function_count * sizeof(*functions));
	const char *from;
	uint32_t i;

	for (i = 0; i < ir->macro_count; i++) {
		macros[i].name = below(reader, ir->text_size);
		macros[i].loc = below(reader, ir->loc_count);
	}
	for (i = 0; i < ir->comment_count; i++) {
		comments[i].loc = below(reader, ir->loc_count);
		comments[i].active = below(reader, 2) != 0;
	}
	from = bytes(reader, ir->real_count * sizeof(*reals));
	if (from)
		memcpy(reals, from, ir->real_count * sizeof(*reals));
	for (i = 0; i < ir->function_count; i++)
		functions[i] = below(reader, ir->decl_count);
	ir->macro = macros;
	ir->comment = comments;
	ir->reals = reals;
	ir->functions = functions;
}

/* What `extra` means depends on the kind. */
static bool sound_extra(const struct tg_ir *ir, const struct tg_ir_node *node)
{
	switch (node->kind) {
	case TG_IR_STRING:
		return node->extra < ir->text_size && node->value >= 0 &&
		       (uint64_t)node->value < ir->text_size - node->extra;
	case TG_IR_FLOATING:
		return node->extra < ir->real_count;
	case TG_IR_SIZEOF:
	case TG_IR_ALIGNOF:
		return node->extra < ir->type_count;
	default:
		return true;
	}
}

/* Children lie within their parents: what encloses a node follows from the ends before it. */
static void nodes(struct reader *reader)
{
	struct tg_ir *ir = reader->ir;
	struct tg_ir_node *at = tg_arena_alloc(reader->arena, ir->node_count * sizeof(*at));
	uint32_t i, loc = 0, around = 0;

	for (i = 0; i < ir->node_count && !reader->bad; i++) {
		struct tg_ir_node *node = &at[i];

		while (around && i >= at[around].end)
			around = at[around].parent;
		node->parent = around;
		node->kind = (uint8_t)below(reader, TG_IR_KINDS);
		node->op = (uint8_t)below(reader, TG_OPS);
		node->flags = (uint16_t)below(reader, UINT16_MAX + 1);
		node->end = below(reader, ir->node_count - i + 1) + i;
		node->type = below(reader, ir->type_count);
		node->decl = below(reader, ir->decl_count);
		node->loc = loc = near(reader, loc);
		node->macro = below(reader, ir->macro_count);
		node->extra = any(reader);
		node->value = distance(reader);
		reader->bad |= node->end <= i || (around && node->end > at[around].end) ||
			       node->loc >= ir->loc_count || !sound_extra(ir, node) ||
			       (i == 0 && node->end != 1) ||
			       (i == 1 && node->end != ir->node_count);
		if (i)
			around = i;
		ir->other_count += node->kind == TG_IR_OTHER;
	}
	ir->node = at;
}

/* Whoever follows a chain comes to its end. */
static bool sound_chains(const struct tg_ir *ir)
{
	uint32_t i, at, steps;

	for (i = 0; i < ir->type_count; i++) {
		if (ir->type[ir->type[i].canonical].canonical != ir->type[i].canonical)
			return false;
		for (at = i, steps = 0; at && steps < CHAIN_MAX; steps++)
			at = ir->type[at].of;
		if (at)
			return false;
	}
	for (i = 0; i < ir->decl_count; i++) {
		for (at = i, steps = 0; at && steps < CHAIN_MAX; steps++)
			at = ir->decl[at].parent;
		if (at)
			return false;
	}
	for (i = 1; i < ir->function_count; i++)
		if (!tg_ir_is(ir, ir->decl[ir->functions[i]].node, TG_IR_FUNCTION))
			return false;
	return true;
}

bool tg_ir_get(struct tg_arena *arena, struct tg_str body, struct tg_ir_read *ret_read)
{
	struct reader reader = {
		.at = (const unsigned char *)body.ptr,
		.end = (const unsigned char *)body.ptr + body.len,
		.ir = &ret_read->ir,
		.arena = arena,
	};
	const size_t magic = strlen(IR_WIRE_MAGIC);

	*ret_read = (struct tg_ir_read){0};
	if (body.len < magic || memcmp(body.ptr, IR_WIRE_MAGIC, magic) != 0)
		return false;
	reader.at += magic;
	counts(&reader);
	if (!reader.bad)
		texts(&reader);
	if (!reader.bad)
		files(&reader, &ret_read->contents);
	if (!reader.bad)
		locs(&reader);
	if (!reader.bad)
		types(&reader);
	if (!reader.bad)
		decls(&reader);
	if (!reader.bad)
		others(&reader);
	if (!reader.bad)
		nodes(&reader);
	return !reader.bad && reader.at == reader.end && sound_chains(&ret_read->ir);
}

/* True when each unit that has the file has seen the same text, which has this hash. */
static bool all_saw(const struct tg_ir_read *reads, size_t count, const char *path,
		    struct tg_hash hash)
{
	size_t i;
	uint32_t k;

	for (i = 0; i < count; i++)
		for (k = 1; k < reads[i].ir.file_count; k++)
			if (strcmp(tg_ir_text(&reads[i].ir, reads[i].ir.file[k].path), path) == 0 &&
			    !tg_hash_is_zero(reads[i].contents[k]) &&
			    !tg_hash_eq(reads[i].contents[k], hash))
				return false;
	return true;
}

bool tg_ir_load_file(struct tg_arena *arena, const struct tg_ir *ir, uint32_t file,
		     const struct tg_ir_read *reads, size_t count, int root)
{
	struct tg_ir_file *at = (struct tg_ir_file *)(uintptr_t)&ir->file[file];
	const char *path = tg_ir_text(ir, at->path);
	struct tg_buf content = {0};
	struct tg_err ignored = {0};
	bool ok = true;

	/* What lies behind a link is left out: nothing is reported there. */
	if (safe_path(path) && tg_file_read_at(root, path, FILE_LIMIT, &content, &ignored)) {
		ok = all_saw(reads, count, path, tg_hash_of(tg_buf_view(&content)));
		at->content = tg_arena_strndup(arena, content.ptr ? content.ptr : "", content.len);
		at->size = content.len;
	}
	tg_buf_done(&content);
	return ok;
}
