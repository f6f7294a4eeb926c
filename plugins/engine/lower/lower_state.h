/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lower_state.h - what the files lower*.c share. Private to them.
 *
 * Lowering a declaration takes two steps. Its cursors are collected into a flat tree (raw.c:
 * one visit, no recursion of ours), which is then turned into IR nodes with all of a node's
 * children at hand. Constants are folded last, over the whole unit, from the leaves up: in
 * pre-order that is from the last node to the first.
 */
#ifndef TG_ENGINE_LOWER_STATE_H
#define TG_ENGINE_LOWER_STATE_H

#include "engine/ir/idmap.h"
#include "engine/lower/lower.h"
#include "engine/symbols/token.h"

#include <stdio.h>

enum {
	LOWER_MAX_DEPTH = 2000,     /* nesting beyond it is cut: TG_IR_OTHER */
	LOWER_MAX_TYPE_DEPTH = 200, /* pointers to pointers to ... */
	LOWER_MAX_ELEMENTS = 4096,  /* of an initialiser list; constants beyond it are counted */
	LOWER_MAX_NODES = 1 << 24,  /* about 1 GiB of IR */
	LOWER_MAX_TEXT = 1 << 30,
};

/* A file of the unit, beside its entry in the IR. */
struct lower_file {
	CXFile handle;
	bool project;
	bool loaded; /* `content` is set */
	struct tg_str content;
	const uint32_t *lines; /* offsets where lines begin */
	uint32_t line_count;
	uint32_t line_hint;
	unsigned entered; /* how often the preprocessor went through it; 0 = not counted */
};

/* Where a node stands. */
struct span {
	uint32_t file, begin, end;
	uint32_t macro;
	uint16_t flags; /* TG_IR_IN_MACRO, TG_IR_MACRO_ARG */
};

/* A cursor of the declaration at hand; the subtree is [n, end). The rest is found when needed. */
struct raw {
	CXCursor cursor;
	uint32_t end;
	uint32_t parent;
	struct span span; /* when `placed` */
	uint32_t loc;     /* index + 1 of its entry in the IR */
	uint32_t type;    /* tg_type + 1 */
	bool placed;
	uint8_t conversion; /* 1 = no, 2 = yes; see lower_is_conversion() */
};

enum { LOWER_MACRO_BIT = 31 }; /* of CXSourceLocation.int_data: within a macro's expansion */

/* An array in the arena. */
#define LOWER_ARRAY(type)          \
	struct {                   \
		type *at;          \
		size_t count, cap; \
	}
/* A pointer to a new, zeroed element; valid until the next one. */
#define LOWER_ADD(L, a)                                                                           \
	((a)->at = (a)->count < (a)->cap ? (a)->at                                                \
					 : lower_grow((L)->arena, (a)->at, (a)->count, &(a)->cap, \
						      sizeof(*(a)->at)),                          \
	 (void)memset(&(a)->at[(a)->count], 0, sizeof(*(a)->at)), &(a)->at[(a)->count++])
void *lower_grow(struct tg_arena *arena, void *at, size_t count, size_t *cap, size_t size);
/* Room for `n` elements in all. */
#define LOWER_RESERVE(L, a, n) \
	((a)->at = lower_resize((L)->arena, (a)->at, (a)->count, &(a)->cap, (n), sizeof(*(a)->at)))
void *lower_resize(struct tg_arena *arena, void *at, size_t count, size_t *cap, size_t more,
		   size_t size);

/* Positions of a file's text, as numbers; see lower_probe(). */
struct range {
	uint32_t base, size, file;
	bool indexed; /* its macro uses are in `uses` */
};

/* A declaration of a header that is lowered when something refers to it. */
struct waiting {
	CXCursor cursor;
	uint64_t key; /* in `decls` */
	bool done;
};

struct lowering {
	struct tg_arena *arena;
	const struct tg_lower_options *options;
	CXTranslationUnit unit;
	bool cplusplus;
	bool language_known;
	bool too_large;
	bool linear; /* see lower_probe() */

	LOWER_ARRAY(struct tg_ir_node) node;
	LOWER_ARRAY(struct tg_ir_type) type;
	LOWER_ARRAY(struct tg_ir_decl) decl;
	LOWER_ARRAY(struct tg_ir_loc) loc;
	LOWER_ARRAY(struct tg_ir_file) file;
	LOWER_ARRAY(struct tg_ir_macro) macro;
	LOWER_ARRAY(struct tg_ir_comment) comment;
	LOWER_ARRAY(struct tg_ir_include) include;
	LOWER_ARRAY(tg_type) params;
	LOWER_ARRAY(tg_decl) functions;
	LOWER_ARRAY(double) reals;
	LOWER_ARRAY(char) text;

	LOWER_ARRAY(struct lower_file) files; /* parallel to `file` */
	LOWER_ARRAY(tg_type) unqualified;     /* parallel to `type`: canonical, no qualifiers */
	LOWER_ARRAY(struct raw) raw;
	LOWER_ARRAY(CXCursor) expansions; /* macro uses, and where they begin */
	LOWER_ARRAY(uint32_t) expansion_at;
	LOWER_ARRAY(struct waiting) waiting;

	struct tg_idmap types;        /* CXType -> tg_type */
	struct tg_idmap pointers;     /* pointee tg_type -> tg_type */
	struct tg_idmap basics;       /* name -> tg_type */
	struct tg_idmap arrays;       /* element tg_type, count -> tg_type */
	struct tg_idmap decls;        /* canonical cursor -> tg_decl */
	struct tg_idmap file_handles; /* CXFile -> file */
	struct tg_idmap uses;         /* position -> index + 1 into `expansions` */
	struct tg_idmap macros;       /* file, offset -> macro */
	struct tg_idmap texts;        /* hash of a string -> offset */

	LOWER_ARRAY(struct range) ranges; /* of project files */
	size_t last_range;                /* where the last location was */
	tg_node parent;                   /* of the node to be made */
	tg_decl function;                 /* around it */
	unsigned depth, type_depth, span_depth;
	uint32_t pointer_bits;
};

/* lower_text.c */
tg_text lower_text(struct lowering *L, struct tg_str text);           /* interned */
tg_text lower_bytes(struct lowering *L, const char *bytes, size_t n); /* not interned */
tg_text lower_cxstring(struct lowering *L, CXString text);            /* takes `text` */
void lower_comments(struct lowering *L);                              /* lower_comment.c */

/* lower_literal.c: the bytes of a string literal; false when they cannot be known. */
bool lower_string(struct lowering *L, CXCursor literal, tg_text *ret_text, size_t *ret_size);
bool lower_evaluate(CXCursor cursor, int64_t *ret_value); /* an integer, by clang: slow */
double lower_evaluate_real(CXCursor cursor);              /* or 0 */

/* lower_place.c: files, positions and macro uses */
void lower_probe(struct lowering *L, CXFile main);
uint32_t lower_file_of(struct lowering *L, CXFile handle); /* index, made when new */
bool lower_place(struct lowering *L, CXSourceLocation at, uint32_t *ret_file,
		 uint32_t *ret_offset); /* of the outermost macro use */
struct tg_str lower_content(struct lowering *L, struct lower_file *f);
/* lower_span.c */
const struct span *lower_span(struct lowering *L, uint32_t n); /* of a raw node */
struct span lower_cursor_span(struct lowering *L, CXCursor cursor);
uint32_t lower_loc(struct lowering *L, const struct span *span); /* index into loc */
/* Of a declared name, `length` bytes long. */
uint32_t lower_name_loc(struct lowering *L, CXCursor cursor, size_t length);
bool lower_in_project(struct lowering *L, CXCursor cursor);
void lower_note_expansion(struct lowering *L, CXCursor expansion); /* lower_span.c */
void lower_note_include(struct lowering *L, CXCursor directive);
/* lower_source.c */
uint32_t lower_word_end(const struct lower_file *f, uint32_t offset); /* of a word or number */
/* Tokens from the place where the one at `at` was spelled, be it within a macro's body. */
bool lower_spelled(struct lowering *L, CXSourceLocation at, struct tg_token_reader *ret_reader);
/* The next token that is no comment; empty at the end. */
struct tg_str lower_token(struct tg_token_reader *reader);
/* How deep brackets are open behind the token `text`. */
unsigned lower_depth(unsigned depth, struct tg_str text);
/* Sets TG_IR_BEHIND_DIRECTIVE on the statements of a block. */
void lower_mark_directives(struct lowering *L, tg_node block);
/* The word that is spelled at `at`, e.g. "sizeof". */
struct tg_str lower_word(struct lowering *L, CXSourceLocation at);

/* lower_attribute.c: the TG_DECL_ flags that the attributes of a declaration are about. */
uint32_t lower_attributes(struct lowering *L, CXCursor declaration);

/* lower_type.c */
tg_type lower_type(struct lowering *L, CXType type);
tg_type lower_pointer_to(struct lowering *L, tg_type pointee);
tg_type lower_basic_type(struct lowering *L, tg_text name);
void lower_set_basic_size(struct lowering *L, tg_type type, uint64_t size);
tg_type lower_array_of(struct lowering *L, tg_type element, uint32_t count);
tg_type lower_decayed(struct lowering *L, tg_type type); /* array, function -> pointer */
static inline bool lower_same_type(const struct lowering *L, tg_type a, tg_type b)
{
	return L->unqualified.at[a] == L->unqualified.at[b];
}

/* lower_decl.c */
tg_decl lower_decl(struct lowering *L, CXCursor cursor);
uint64_t lower_decl_key(CXCursor cursor);                    /* in `decls` */
tg_decl lower_named(struct lowering *L, struct tg_str name); /* known by its name alone */
void lower_declaration(struct lowering *L, uint32_t n);

/* lower.c */
void lower_collect(struct lowering *L, CXCursor root);
tg_node lower_open(struct lowering *L, enum tg_ir_kind kind, uint32_t n); /* placed at raw n */
void lower_close(struct lowering *L, tg_node node);
void lower_absent(struct lowering *L);

/* lower_new.c */
void lower_new(struct lowering *L, uint32_t n);
void lower_delete(struct lowering *L, uint32_t n);

/* lower_expr.c */
void lower_expr(struct lowering *L, uint32_t n);
tg_type lower_expr_type(struct lowering *L, uint32_t n);
tg_node lower_open_expr(struct lowering *L, enum tg_ir_kind kind, uint32_t n); /* with its type */
void lower_set_value(struct lowering *L, tg_node node, int64_t value);
void lower_any(struct lowering *L, uint32_t n); /* statement, expression or declaration */
void lower_children(struct lowering *L, uint32_t n);
/* lower_unexposed.c */
void lower_unexposed(struct lowering *L, uint32_t n);
bool lower_is_conversion(struct lowering *L, uint32_t n, uint32_t operand);
void lower_sizeof(struct lowering *L, uint32_t n);    /* lower_sizeof.c */
void lower_generic(struct lowering *L, uint32_t n);   /* lower_generic.c */
void lower_init_list(struct lowering *L, uint32_t n); /* lower_init.c */
void lower_stmt(struct lowering *L, uint32_t n);      /* lower_stmt.c */
void lower_fold(struct lowering *L);                  /* lower_fold.c */

static inline bool lower_is_expression(enum CXCursorKind kind)
{
	return kind >= CXCursor_FirstExpr && kind <= CXCursor_LastExpr;
}

static inline bool lower_is_declaration(enum CXCursorKind kind)
{
	return (kind >= CXCursor_FirstDecl && kind <= CXCursor_LastDecl) ||
	       (kind >= CXCursor_FirstExtraDecl && kind <= CXCursor_LastExtraDecl);
}

/* Walking the raw children of n that matter: no type references, no attributes. */
static inline CXCursor lower_cursor(const struct lowering *L, uint32_t n)
{
	return L->raw.at[n].cursor;
}
uint32_t lower_first(const struct lowering *L, uint32_t n); /* or 0 */
uint32_t lower_next(const struct lowering *L, uint32_t n);  /* the next sibling, or 0 */
unsigned lower_count(const struct lowering *L, uint32_t n);
uint32_t lower_last(const struct lowering *L, uint32_t n);
uint32_t lower_strip(const struct lowering *L, uint32_t n); /* without parentheses */

#endif
