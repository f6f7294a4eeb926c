/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fingerprint.c - see fingerprint.h.
 */
#include "engine/check/fingerprint.h"

#include "base/file.h"
#include "base/map.h"
#include "engine/symbols/token.h"

/* Begins every hash: another way to compute them gets another number. */
#define SCHEME "tracegate/v1"

/* What the hash of a match is made of: a long match is known by its beginning. */
enum { TOKENS_MAX = 64 };

struct printing {
	struct tg_arena *arena;
	const struct tg_ir *ir;
	struct tg_tokens **tokens; /* of each file of the IR, made when it is needed */
	struct tg_map ordinals;    /* key of equals -> count so far (as a pointer) */
};

static uint32_t file_of(const struct tg_ir *ir, const char *path)
{
	uint32_t i;

	for (i = 1; i < ir->file_count; i++)
		if (ir->file[i].content && strcmp(tg_ir_text(ir, ir->file[i].path), path) == 0)
			return i;
	return 0;
}

static const struct tg_tokens *tokens_of(struct printing *printing, uint32_t file)
{
	const struct tg_ir_file *source = &printing->ir->file[file];

	if (!printing->tokens[file]) {
		printing->tokens[file] = TG_NEW(printing->arena, struct tg_tokens);
		*printing->tokens[file] =
			tg_tokenize(printing->arena, tg_str_n(source->content, source->size));
	}
	return printing->tokens[file];
}

static bool is_about_secrets(const char *rule)
{
	return tg_str_starts(tg_str(rule), "credentials/") ||
	       tg_str_starts(tg_str(rule), "secrets/");
}

/* The normalised tokens of a match: no layout, no comments; what follows '{' may change freely. */
static struct tg_hash match_hash(struct printing *printing, const struct tg_finding *finding)
{
	uint32_t file = file_of(printing->ir, finding->path);
	bool secret = is_about_secrets(finding->rule);
	struct tg_hasher hasher;
	size_t i, taken = 0;

	tg_hash_begin(&hasher);
	if (file) {
		const struct tg_tokens *tokens = tokens_of(printing, file);

		for (i = tg_token_find(tokens, (uint32_t)finding->range.offset);
		     i < tokens->count && tokens->at[i].offset < finding->range.end_offset &&
		     taken < TOKENS_MAX;
		     i++) {
			struct tg_str text = tg_token_text(tokens, i);
			uint8_t kind = tokens->at[i].kind;

			if (kind == TG_TOKEN_COMMENT)
				continue;
			if (taken && tg_str_is(text, "{"))
				break;
			if (secret && (kind == TG_TOKEN_STRING || kind == TG_TOKEN_CHARACTER ||
				       kind == TG_TOKEN_NUMBER))
				text = tg_str("literal");
			tg_hash_add(&hasher, text);
			taken++;
		}
	}
	return tg_hash_end(&hasher);
}

/*
 * What encloses the match: the USR of the function without the name of the file that static
 * functions carry in it, else the name of the declaration at file scope.
 */
static struct tg_str scope_of(const struct tg_ir *ir, const struct tg_finding *finding)
{
	const char *at = strchr(finding->usr, '@');
	tg_node n;

	if (at)
		return tg_str(at);
	if (*finding->function)
		return tg_str(finding->function);
	for (n = 2; n < ir->node_count && ir->node[n].end > n; n = ir->node[n].end) {
		const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];

		if (loc->offset <= finding->range.offset &&
		    finding->range.offset < loc->end_offset &&
		    strcmp(tg_ir_text(ir, ir->file[loc->file].path), finding->path) == 0)
			return tg_str(tg_ir_text(ir, ir->decl[ir->node[n].decl].name));
	}
	return tg_str("");
}

static struct tg_hash identity(struct printing *printing, const char *kind, const char *rule,
			       struct tg_str scope, struct tg_hash match)
{
	struct tg_hasher hasher;
	struct tg_hash equals;
	void **ordinal;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(SCHEME));
	tg_hash_add(&hasher, tg_str(kind));
	tg_hash_add(&hasher, tg_str(rule));
	tg_hash_add(&hasher, scope);
	tg_hash_add(&hasher, tg_str_n((const char *)match.byte, sizeof(match.byte)));
	equals = tg_hash_end(&hasher);
	ordinal = tg_map_put(&printing->ordinals,
			     tg_str_n((const char *)equals.byte, sizeof(equals.byte)));
	*ordinal = (void *)((uintptr_t)*ordinal + 1);
	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str_n((const char *)equals.byte, sizeof(equals.byte)));
	tg_hash_number(&hasher, (uintptr_t)*ordinal);
	return tg_hash_end(&hasher);
}

void tg_fingerprint(struct tg_arena *arena, const struct tg_ir *ir, struct tg_finding *findings,
		    size_t count)
{
	struct printing printing = {.arena = arena, .ir = ir};
	size_t i;

	printing.tokens = tg_arena_alloc(arena, (ir->file_count + 1) * sizeof(*printing.tokens));
	for (i = 0; i < count; i++) {
		struct tg_finding *finding = &findings[i];
		struct tg_hash match = match_hash(&printing, finding);

		finding->fingerprint = identity(&printing, "function", finding->rule,
						scope_of(ir, finding), match);
		finding->fallback = identity(&printing, "file", finding->rule,
					     tg_str(tg_path_name(finding->path)), match);
	}
	tg_map_done(&printing.ordinals);
}
