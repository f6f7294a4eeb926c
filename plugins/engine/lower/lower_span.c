/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The places of nodes. Asking libclang for the extent of every cursor costs more than all the
 * rest, because it lexes the last token of each. Most extents follow from the text of a single
 * token and from the places of the operands; where they do not, libclang is asked.
 */
#include "engine/lower/lower_state.h"

static bool from_macro(CXSourceLocation at)
{
	return (at.int_data >> LOWER_MACRO_BIT) != 0;
}

/* As lower_place(), but into the argument of a macro where the text was written there. */
static bool place_in_argument(struct lowering *L, CXSourceLocation at, uint32_t *ret_file,
			      uint32_t *ret_offset)
{
	CXFile handle;
	unsigned offset;

	if (!from_macro(at))
		return lower_place(L, at, ret_file, ret_offset);
	tg_clang.getFileLocation(at, &handle, NULL, NULL, &offset);
	*ret_file = lower_file_of(L, handle);
	*ret_offset = offset;
	return *ret_file != 0;
}

static uint64_t place_key(uint32_t file, uint32_t offset)
{
	return (uint64_t)file << 32 | offset;
}

/* Uses are many and few are asked for: they are kept, and indexed where one is asked for. */
void lower_note_expansion(struct lowering *L, CXCursor expansion)
{
	CXSourceLocation at = tg_clang.getCursorLocation(expansion);

	if (from_macro(at))
		return;
	*LOWER_ADD(L, &L->expansions) = expansion;
	*LOWER_ADD(L, &L->expansion_at) = at.int_data;
}

/* Indexes the uses within a range, by their numbers. */
static void index_range(struct lowering *L, struct range *range)
{
	uint32_t i, at;

	for (i = 0; i < L->expansion_at.count; i++) {
		at = L->expansion_at.at[i];
		if (at - range->base <= range->size)
			tg_idmap_put(L->arena, &L->uses, at, i + 1);
	}
	range->indexed = true;
}

/* The number of the expansion at a place, from 1, or 0. */
static uint32_t find_expansion(struct lowering *L, uint32_t file, uint32_t offset)
{
	uint32_t use = 0, at_file, at;
	size_t i;

	for (i = 0; i < L->ranges.count && !use; i++) { /* a file may be entered twice */
		struct range *range = &L->ranges.at[i];

		if (range->file != file)
			continue;
		if (!range->indexed)
			index_range(L, range);
		use = tg_idmap_get(&L->uses, range->base + offset);
	}
	for (i = 0; i < L->expansions.count && !L->linear && !use; i++)
		if (lower_place(L, tg_clang.getCursorLocation(L->expansions.at[i]), &at_file,
				&at) &&
		    at_file == file && at == offset)
			use = (uint32_t)i + 1;
	return use;
}

/* The use of a macro that begins at the place of `at`. */
static uint32_t macro_at(struct lowering *L, uint32_t file, uint32_t offset)
{
	uint64_t key = place_key(file, offset);
	uint32_t index = tg_idmap_get(&L->macros, key), use, end_file, end;
	struct tg_ir_macro macro = {0};
	struct span span = {.file = file, .begin = offset};

	if (index)
		return index;
	span.end = lower_word_end(&L->files.at[file], offset);
	macro.name =
		lower_text(L, tg_str_n(L->files.at[file].content.ptr + offset, span.end - offset));
	use = find_expansion(L, file, offset);
	if (use &&
	    lower_place(L,
			tg_clang.getRangeEnd(tg_clang.getCursorExtent(L->expansions.at[use - 1])),
			&end_file, &end) &&
	    end_file == file && end > span.end)
		span.end = end;
	macro.loc = lower_loc(L, &span);
	*LOWER_ADD(L, &L->macro) = macro;
	index = (uint32_t)L->macro.count - 1;
	tg_idmap_put(L->arena, &L->macros, key, index);
	return index;
}

static const struct tg_ir_loc *use_of(const struct lowering *L, uint32_t macro)
{
	return &L->loc.at[L->macro.at[macro].loc];
}

/* The end of a range whose last token came out of a macro: the end of that macro's use. */
static uint32_t macro_end(struct lowering *L, CXSourceLocation at, uint32_t file, uint32_t begin)
{
	uint32_t end_file, end;

	if (!lower_place(L, at, &end_file, &end) || end_file != file)
		return begin;
	if (from_macro(at) && end < L->files.at[file].content.len)
		end = use_of(L, macro_at(L, file, end))->end_offset;
	return end;
}

/* A range that begins within a macro, by libclang. */
static struct span macro_span(struct lowering *L, CXSourceRange range)
{
	CXSourceLocation from = tg_clang.getRangeStart(range), to = tg_clang.getRangeEnd(range);
	struct span span = {0};
	uint32_t arg_file, arg, end_file, end, use_end, macro;

	if (!lower_place(L, from, &span.file, &span.begin) ||
	    span.begin >= L->files.at[span.file].content.len)
		return span; /* in a file that is not looked at */
	macro = macro_at(L, span.file, span.begin);
	use_end = use_of(L, macro)->end_offset;
	span.end = use_end;
	if (!place_in_argument(L, from, &arg_file, &arg) || arg_file != span.file)
		arg = span.begin;
	if (!place_in_argument(L, to, &end_file, &end) || end_file != span.file)
		end = use_end;
	if (end > use_end) { /* begins with a macro and goes on behind it */
		span.end = end;
		return span;
	}
	span.macro = macro;
	span.flags = TG_IR_IN_MACRO;
	if (arg > span.begin && end < use_end) {
		span.flags |= TG_IR_MACRO_ARG;
		span.begin = arg;
		span.end = end > arg ? end : lower_word_end(&L->files.at[span.file], arg);
	}
	return span;
}

static struct span ask(struct lowering *L, CXCursor cursor)
{
	CXSourceRange range = tg_clang.getCursorExtent(cursor);
	CXSourceLocation from = tg_clang.getRangeStart(range);
	struct span span = {0};

	if (from_macro(from))
		return macro_span(L, range);
	if (lower_place(L, from, &span.file, &span.begin))
		span.end = macro_end(L, tg_clang.getRangeEnd(range), span.file, span.begin);
	return span;
}

/* A single word at `at`, be it in a macro or its argument. */
static bool word_span(struct lowering *L, CXSourceLocation at, struct span *span)
{
	uint32_t arg_file, arg;

	if (!lower_place(L, at, &span->file, &span->begin) ||
	    span->begin >= L->files.at[span->file].content.len)
		return false;
	span->end = lower_word_end(&L->files.at[span->file], span->begin);
	if (!from_macro(at))
		return true;
	if (!place_in_argument(L, at, &arg_file, &arg) || arg_file != span->file)
		return false;
	span->macro = macro_at(L, span->file, span->begin);
	span->flags = TG_IR_IN_MACRO;
	span->end = use_of(L, span->macro)->end_offset;
	if (arg > span->begin) { /* behind the use when the macro names another one */
		span->flags |= TG_IR_MACRO_ARG;
		span->begin = arg;
		span->end = lower_word_end(&L->files.at[span->file], arg);
	}
	return true;
}

/* From the begin of `a` to the end of `b`. */
static bool join(const struct lowering *L, const struct span *a, const struct span *b,
		 struct span *span)
{
	uint32_t end = b->end;

	if (!a->file || a->file != b->file)
		return false;
	*span = *a;
	if (a->macro != b->macro) { /* out of a macro or into one: the use counts as a whole */
		if (a->macro)
			span->begin = use_of(L, a->macro)->offset;
		if (b->macro)
			end = use_of(L, b->macro)->end_offset;
		span->macro = span->flags = 0;
	} else if (a->macro && !(a->flags & b->flags & TG_IR_MACRO_ARG)) {
		span->begin = use_of(L, a->macro)->offset;
		end = use_of(L, a->macro)->end_offset;
		span->flags = TG_IR_IN_MACRO;
	}
	span->end = end;
	return span->begin < end;
}

/* Takes in `word` when it is the next token behind the span. */
static bool take(const struct lowering *L, struct span *span, const char *word)
{
	struct tg_token_reader reader = {L->files.at[span->file].content, span->end, true, false};

	while (reader.at < reader.content.len && reader.content.ptr[reader.at] == ' ')
		reader.at++;
	if (!tg_str_is(lower_token(&reader), word))
		return false;
	span->end = (uint32_t)reader.at;
	return true;
}

/* The whole use of the macro whose body a span came out of. */
static void whole_use(const struct lowering *L, struct span *span)
{
	span->begin = use_of(L, span->macro)->offset;
	span->end = use_of(L, span->macro)->end_offset;
	span->flags = TG_IR_IN_MACRO;
}

/* `(x)`, `f(x)`, `a[i]`: from the begin of `first` to a bracket behind `last`. */
static bool bracketed(struct lowering *L, const struct span *first, uint32_t last,
		      const char *bracket, struct span *span)
{
	const struct span *end = lower_span(L, last);

	*span = *first;
	if (first->macro && first->macro == end->macro && !(first->flags & TG_IR_MACRO_ARG)) {
		whole_use(L, span);
		span->end = end->end > span->end ? end->end : span->end;
		return true;
	}
	return !first->macro && !end->macro && join(L, first, end, span) && take(L, span, bracket);
}

static bool call_span(struct lowering *L, uint32_t n, struct span *span)
{
	uint32_t first = lower_first(L, n), last = lower_last(L, n);

	if (!first)
		return false;
	if (first != last)
		return bracketed(L, lower_span(L, first), last, ")", span);
	*span = *lower_span(L, first);
	return !span->macro && span->file && take(L, span, "(") && take(L, span, ")");
}

/* From a word or sign at the node's own place to the end of its last part. */
static bool prefix_span(struct lowering *L, uint32_t n, struct span *span)
{
	uint32_t last = lower_last(L, n);
	struct span begin = {0};

	return last && word_span(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &begin) &&
	       join(L, &begin, lower_span(L, last), span);
}

static bool unary_span(struct lowering *L, uint32_t n, struct span *span)
{
	enum CXUnaryOperatorKind kind = tg_clang.getCursorUnaryOperatorKind(lower_cursor(L, n));
	uint32_t operand = lower_first(L, n);

	if (kind != CXUnaryOperator_PostInc && kind != CXUnaryOperator_PostDec)
		return prefix_span(L, n, span);
	if (!operand)
		return false;
	*span = *lower_span(L, operand);
	return !span->macro && span->file &&
	       take(L, span, kind == CXUnaryOperator_PostInc ? "++" : "--");
}

/* `(x)`: one out of a macro's body closes there. */
static bool paren_span(struct lowering *L, uint32_t n, struct span *span)
{
	uint32_t first = lower_first(L, n);
	struct span begin = {0};

	if (!first || !word_span(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &begin))
		return false;
	if (!begin.macro || begin.flags & TG_IR_MACRO_ARG)
		return bracketed(L, &begin, first, ")", span);
	*span = begin;
	return true;
}

/* Adjacent literals are one; a macro among them hides where it ends. */
static bool string_span(struct lowering *L, CXCursor cursor, struct span *span)
{
	CXSourceLocation at = tg_clang.getCursorLocation(cursor);
	struct tg_token_reader reader;
	struct tg_token token = {0};

	if (from_macro(at) || !lower_place(L, at, &span->file, &span->begin))
		return false;
	reader = (struct tg_token_reader){L->files.at[span->file].content, span->begin, true, 0};
	while (tg_token_next(&reader, &token)) {
		if (token.kind == TG_TOKEN_STRING)
			span->end = token.offset + token.length;
		else if (token.kind != TG_TOKEN_COMMENT)
			break;
	}
	return span->end > span->begin && token.kind != TG_TOKEN_WORD;
}

/* The place as it follows from the parts; false when libclang has to be asked. */
static bool derive(struct lowering *L, uint32_t n, struct span *span)
{
	CXCursor cursor = lower_cursor(L, n);
	uint32_t first = lower_first(L, n);
	struct span name = {0};

	if (!first)
		return cursor.kind == CXCursor_StringLiteral
			       ? string_span(L, cursor, span)
			       : (cursor.kind == CXCursor_DeclRefExpr ||
				  cursor.kind == CXCursor_IntegerLiteral) &&
					 word_span(L, tg_clang.getCursorLocation(cursor), span);
	switch (cursor.kind) {
	case CXCursor_UnexposedExpr:
		if (!lower_is_conversion(L, n, first))
			return false;
		*span = *lower_span(L, first);
		return true;
	case CXCursor_BinaryOperator:
	case CXCursor_CompoundAssignOperator:
	case CXCursor_ConditionalOperator:
		return join(L, lower_span(L, first), lower_span(L, lower_last(L, n)), span);
	case CXCursor_MemberRefExpr:
		return word_span(L, tg_clang.getCursorLocation(cursor), &name) &&
		       join(L, lower_span(L, first), &name, span);
	case CXCursor_ArraySubscriptExpr:
		return bracketed(L, lower_span(L, first), lower_last(L, n), "]", span);
	case CXCursor_CallExpr:
		return call_span(L, n, span);
	case CXCursor_ParenExpr:
		return paren_span(L, n, span);
	case CXCursor_UnaryOperator:
		return unary_span(L, n, span);
	case CXCursor_CStyleCastExpr:
	case CXCursor_ReturnStmt:
	case CXCursor_IfStmt:
	case CXCursor_WhileStmt:
	case CXCursor_ForStmt:
		return prefix_span(L, n, span);
	default:
		return false;
	}
}

/* Chains of operators may be deeper than the stack: a place asked for ends the recursion. */
enum { MAX_DERIVED_DEPTH = 200 };

const struct span *lower_span(struct lowering *L, uint32_t n)
{
	struct span span = {0};
	bool derived = false;

	if (L->raw.at[n].placed)
		return &L->raw.at[n].span;
	if (!L->cplusplus && L->span_depth < MAX_DERIVED_DEPTH) {
		L->span_depth++;
		derived = derive(L, n, &span);
		L->span_depth--;
	}
	if (!derived)
		span = ask(L, lower_cursor(L, n));
	if (span.file > 1)
		span.flags |= TG_IR_IN_HEADER;
	L->raw.at[n].span = span;
	L->raw.at[n].placed = true;
	return &L->raw.at[n].span;
}

struct span lower_cursor_span(struct lowering *L, CXCursor cursor)
{
	return ask(L, cursor);
}
