/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tracegate/ir.h - what a rule sees: one translation unit, lowered.
 *
 * The IR is a set of arrays. An index names an element; index 0 of every array is "none" and is
 * safe to read, so a walk needs no null checks. Nodes stand in pre-order: the subtree of node n
 * is [n, node[n].end), its first child is n + 1, the next sibling of a child c is node[c].end.
 *
 * Child positions have a meaning (see enum tg_ir_kind). A part that the source leaves out is a
 * node of kind TG_IR_ABSENT, so `for (;c;)` and `for (i = 0;;)` differ.
 *
 * Conversions that the compiler inserts are nodes (TG_IR_CAST with TG_IR_IMPLICIT) when they
 * change the type; reading a variable's value is no node, and neither are parentheses or the
 * decay of a called function's name. Constant integer expressions carry their folded value,
 * through macros, `sizeof` and enum constants. String literals carry their bytes after
 * concatenation and escape processing (wide ones as UTF-8).
 *
 * Everything is read-only and lives until the rule's last callback for the unit has returned.
 * The layout is part of the plugin ABI: members are only appended, enumerators only added at
 * the end.
 */
#ifndef TRACEGATE_IR_H
#define TRACEGATE_IR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t tg_node; /* index into tg_ir.node */
typedef uint32_t tg_type; /* index into tg_ir.type */
typedef uint32_t tg_decl; /* index into tg_ir.decl */
typedef uint32_t tg_text; /* offset into tg_ir.text; 0 is "" */

/* Kinds of nodes, with their children in order. `expr...` stands for any number. */
enum tg_ir_kind {
	TG_IR_NONE = 0,
	TG_IR_ABSENT, /* a part that is not written */

	/* Statements. */
	TG_IR_COMPOUND,      /* stmt... */
	TG_IR_DECL_STMT,     /* VAR, TYPE_DECL, FUNCTION ... */
	TG_IR_EXPR_STMT,     /* not made: an expression stands as a statement by its position */
	TG_IR_IF,            /* init|ABSENT, condition (expr or VAR), then, else|ABSENT */
	TG_IR_WHILE,         /* condition, body */
	TG_IR_DO,            /* body, condition */
	TG_IR_FOR,           /* init|ABSENT, condition|ABSENT, step|ABSENT, body */
	TG_IR_FOR_RANGE,     /* C++: variable, range, body */
	TG_IR_SWITCH,        /* init|ABSENT, condition, body */
	TG_IR_CASE,          /* value, upper|ABSENT (GNU range), stmt */
	TG_IR_DEFAULT,       /* stmt */
	TG_IR_BREAK,         /* - */
	TG_IR_CONTINUE,      /* - */
	TG_IR_RETURN,        /* value|ABSENT */
	TG_IR_GOTO,          /* -; decl = the label */
	TG_IR_GOTO_INDIRECT, /* target */
	TG_IR_LABEL,         /* stmt; decl = the label */
	TG_IR_NULL_STMT,     /* - : a lone ';' */
	TG_IR_ASM,           /* operands... */
	TG_IR_TRY,           /* C++: body, CATCH... */
	TG_IR_CATCH,         /* C++: VAR|ABSENT, body */

	/* Expressions. */
	TG_IR_INTEGER,     /* -; value */
	TG_IR_FLOATING,    /* -; real value in tg_ir_real() */
	TG_IR_CHARACTER,   /* -; value */
	TG_IR_STRING,      /* -; text and text_size: bytes without the final NUL */
	TG_IR_REF,         /* -; decl = variable, parameter, function or enum constant */
	TG_IR_MEMBER,      /* base; decl = field or method; op = TG_OP_ARROW or TG_OP_DOT */
	TG_IR_SUBSCRIPT,   /* base, index */
	TG_IR_CALL,        /* callee, argument...; decl = the function when it is known */
	TG_IR_UNARY,       /* operand; op */
	TG_IR_BINARY,      /* left, right; op (arithmetic, relation, logic, comma) */
	TG_IR_ASSIGN,      /* target, value; op = TG_OP_ASSIGN or the compound operator's base */
	TG_IR_CONDITIONAL, /* condition, then|ABSENT (GNU `a ?: b`), else */
	TG_IR_CAST,        /* operand; type = target; TG_IR_IMPLICIT when the compiler made it */
	TG_IR_SIZEOF,     /* expr, or ABSENT for `sizeof(type)`; operand_type = the type measured */
	TG_IR_ALIGNOF,    /* expr|ABSENT; operand_type */
	TG_IR_OFFSETOF,   /* -; value */
	TG_IR_INIT_LIST,  /* expr or DESIGNATED ... ; value = how many are written */
	TG_IR_DESIGNATED, /* value or DESIGNATED; decl = the field, or value = the array index */
	TG_IR_COMPOUND_LITERAL, /* INIT_LIST */
	TG_IR_STMT_EXPR,        /* COMPOUND (GNU) */
	TG_IR_LABEL_ADDRESS,    /* -; decl = the label (GNU `&&label`) */
	TG_IR_GENERIC,          /* the chosen expression */
	TG_IR_VA_ARG,           /* list */
	TG_IR_BUILTIN,          /* operands... : a builtin with no other kind */
	TG_IR_NEW,              /* C++: new[]: count, operands... ; op = TG_OP_ARRAY_FORM */
	TG_IR_DELETE,           /* C++: operand; op = TG_OP_ARRAY_FORM for delete[] */
	TG_IR_LAMBDA,           /* C++: body */
	TG_IR_THROW,            /* C++: value|ABSENT */
	TG_IR_THIS,             /* C++: - */

	/* Declarations. */
	TG_IR_UNIT,          /* the root: declarations... */
	TG_IR_FUNCTION,      /* PARAM..., C++: member initialisers..., body COMPOUND|ABSENT; decl */
	TG_IR_PARAM,         /* default value|ABSENT; decl */
	TG_IR_VAR,           /* initialiser|ABSENT, lengths of a VLA... ; decl */
	TG_IR_RECORD,        /* FIELD... (struct, union, class), C++: BASE... ; decl */
	TG_IR_FIELD,         /* bit width|ABSENT, C++: initialiser; decl */
	TG_IR_ENUM,          /* ENUM_CONSTANT... ; decl */
	TG_IR_ENUM_CONSTANT, /* value|ABSENT; decl */
	TG_IR_TYPEDEF,       /* -; decl */
	TG_IR_NAMESPACE,     /* C++: declarations... ; decl */
	TG_IR_STATIC_ASSERT, /* expr... */
	TG_IR_OTHER,         /* anything not understood: children as they come; counted */
	TG_IR_BASE,          /* C++, of a RECORD: -; decl = the class it comes from */
	TG_IR_KINDS          /* how many there are: grows */
};

enum tg_ir_op {
	TG_OP_NONE = 0,
	/* binary; for ASSIGN these are the base of `op=` */
	TG_OP_ADD,
	TG_OP_SUB,
	TG_OP_MUL,
	TG_OP_DIV,
	TG_OP_REM,
	TG_OP_SHL,
	TG_OP_SHR,
	TG_OP_AND,
	TG_OP_OR,
	TG_OP_XOR,
	TG_OP_LT,
	TG_OP_GT,
	TG_OP_LE,
	TG_OP_GE,
	TG_OP_EQ,
	TG_OP_NE,
	TG_OP_LAND,
	TG_OP_LOR,
	TG_OP_COMMA,
	TG_OP_ASSIGN,
	/* unary */
	TG_OP_PRE_INC,
	TG_OP_PRE_DEC,
	TG_OP_POST_INC,
	TG_OP_POST_DEC,
	TG_OP_ADDRESS,
	TG_OP_DEREF,
	TG_OP_PLUS,
	TG_OP_MINUS,
	TG_OP_NOT,
	TG_OP_LNOT,
	TG_OP_REAL,
	TG_OP_IMAG,
	TG_OP_EXTENSION,
	/* member, new */
	TG_OP_DOT,
	TG_OP_ARROW,
	TG_OP_ARRAY_FORM,
	TG_OP_PLACEMENT, /* new (address) T */
	TG_OP_DYNAMIC,   /* of a CAST: dynamic_cast */
	TG_OPS
};

/* Flags of a node. */
enum {
	TG_IR_IMPLICIT = 1 << 0,  /* made by the compiler, not written */
	TG_IR_HAS_VALUE = 1 << 1, /* an integer constant expression: `value` holds */
	TG_IR_IN_MACRO = 1 << 2,  /* came out of a macro; `macro` names the outermost one */
	TG_IR_IN_HEADER = 1 << 3, /* written in a file other than the main one */
	TG_IR_MACRO_ARG = 1 << 4, /* written as an argument of that macro, so in the user's text */
	TG_IR_BEHIND_DIRECTIVE = 1 << 5, /* a statement: one stands between it and the one before */
};

/* One node: 56 bytes. */
struct tg_ir_node {
	uint8_t kind; /* enum tg_ir_kind */
	uint8_t op;   /* enum tg_ir_op */
	uint16_t flags;
	tg_node parent;
	tg_node end; /* one past the subtree */
	tg_type type;
	tg_decl decl;
	uint32_t loc;   /* index into tg_ir.loc: where it is reported */
	uint32_t macro; /* index into tg_ir.macro, 0 = none */
	uint32_t extra; /* SIZEOF, ALIGNOF: the type measured. STRING: its text. FLOATING: index */
	int64_t value;  /* with TG_IR_HAS_VALUE; unsigned 64-bit values wrap. STRING: its size */
	uint64_t reserved;
};

/* A range of source text. For what came out of a macro it is the use of the outermost macro; for
 * what was written as an argument of one (TG_IR_MACRO_ARG), the text of that argument. */
struct tg_ir_loc {
	uint32_t file;   /* index into tg_ir.file */
	uint32_t line;   /* from 1 */
	uint32_t column; /* from 1, in bytes */
	uint32_t end_line;
	uint32_t end_column; /* one past the last byte */
	uint32_t offset;     /* in bytes from 0 */
	uint32_t end_offset;
};

enum tg_ir_type_class {
	TG_TYPE_OTHER = 0,
	TG_TYPE_VOID,
	TG_TYPE_BOOL,
	TG_TYPE_CHAR, /* plain char; see TG_TYPE_SIGNED */
	TG_TYPE_INT,
	TG_TYPE_ENUM,
	TG_TYPE_FLOAT,
	TG_TYPE_COMPLEX,
	TG_TYPE_POINTER,
	TG_TYPE_REFERENCE,
	TG_TYPE_ARRAY,
	TG_TYPE_FUNCTION,
	TG_TYPE_STRUCT,
	TG_TYPE_UNION,
	TG_TYPE_VECTOR,
	TG_TYPE_DEPENDENT,
};

enum {
	TG_TYPE_CONST = 1 << 0,
	TG_TYPE_VOLATILE = 1 << 1,
	TG_TYPE_RESTRICT = 1 << 2,
	TG_TYPE_ATOMIC = 1 << 3,
	TG_TYPE_SIGNED = 1 << 4,
	TG_TYPE_VARIADIC = 1 << 5,
	TG_TYPE_NO_PROTOTYPE = 1 << 6, /* K&R function type */
	TG_TYPE_VLA = 1 << 7,          /* array whose length is an expression */
	TG_TYPE_INCOMPLETE = 1 << 8,
};

#define TG_SIZE_UNKNOWN UINT64_MAX

/* A type. Sugar is kept: `name` is the typedef when the source wrote one. */
struct tg_ir_type {
	uint8_t cls; /* enum tg_ir_type_class, of the canonical type */
	uint8_t reserved;
	uint16_t flags;
	uint32_t width;       /* arithmetic, enum, pointer: bits; else 0 */
	tg_type canonical;    /* without typedefs; itself when it is canonical */
	tg_type of;           /* pointee, element, function result, underlying type of an enum */
	tg_decl decl;         /* of a struct, union, enum or typedef */
	tg_text name;         /* as written, e.g. "size_t", "const char *" */
	uint64_t size;        /* bytes or TG_SIZE_UNKNOWN */
	uint64_t count;       /* elements of an array or TG_SIZE_UNKNOWN */
	uint32_t first_param; /* function: index into tg_ir.params */
	uint32_t param_count;
};

enum tg_ir_decl_kind {
	TG_DECL_OTHER = 0,
	TG_DECL_FUNCTION,
	TG_DECL_METHOD,
	TG_DECL_CONSTRUCTOR,
	TG_DECL_DESTRUCTOR,
	TG_DECL_VAR,
	TG_DECL_PARAM,
	TG_DECL_FIELD,
	TG_DECL_ENUM_CONSTANT,
	TG_DECL_TYPEDEF,
	TG_DECL_STRUCT,
	TG_DECL_UNION,
	TG_DECL_CLASS,
	TG_DECL_ENUM,
	TG_DECL_LABEL,
	TG_DECL_NAMESPACE,
};

enum tg_ir_linkage {
	TG_LINK_NONE = 0,
	TG_LINK_INTERNAL,
	TG_LINK_UNIQUE,
	TG_LINK_EXTERNAL,
};

enum tg_ir_storage {
	TG_STORE_NONE = 0,
	TG_STORE_AUTO,
	TG_STORE_STATIC,
	TG_STORE_EXTERN,
	TG_STORE_REGISTER,
};

enum {
	TG_DECL_DEFINITION = 1 << 0,
	TG_DECL_SYSTEM = 1 << 1, /* declared in a system header */
	TG_DECL_GLOBAL = 1 << 2, /* a variable with static storage duration */
	TG_DECL_THREAD_LOCAL = 1 << 3,
	TG_DECL_NORETURN = 1 << 4,
	TG_DECL_WARN_UNUSED = 1 << 5, /* warn_unused_result / nodiscard */
	TG_DECL_INLINE = 1 << 6,
	TG_DECL_VARIADIC = 1 << 7,
	TG_DECL_BUILTIN = 1 << 8,
	TG_DECL_VIRTUAL = 1 << 9,
	TG_DECL_PURE = 1 << 10,
	TG_DECL_CONST_FN = 1 << 11,
	TG_DECL_IN_MAIN = 1 << 12, /* declared in the main file */
	TG_DECL_PACKED = 1 << 13,
	TG_DECL_CLEANUP = 1 << 14,   /* __attribute__((cleanup(f))): f runs when a variable ends */
	TG_DECL_DEFAULTED = 1 << 15, /* C++: = default */
	TG_DECL_PUBLIC = 1 << 16,    /* C++: a static member that everybody may name */
	TG_DECL_EXPORTED = 1 << 17,  /* visibility("default"), dllexport */
};

/* A declaration; redeclarations share one entry, the definition's where there is one. */
struct tg_ir_decl {
	uint8_t kind;    /* enum tg_ir_decl_kind */
	uint8_t linkage; /* enum tg_ir_linkage */
	uint8_t storage; /* enum tg_ir_storage */
	uint8_t reserved;
	uint32_t flags;
	tg_text name;
	tg_text usr; /* functions, globals, records, enums: clang's unified symbol resolution */
	tg_type type;
	tg_decl parent; /* function of a local, record of a field, enum of a constant */
	tg_node node;   /* FUNCTION, VAR, PARAM, RECORD ... in this unit; 0 = only referenced */
	uint32_t loc;
	uint32_t index; /* of a parameter or field, from 0 */
	uint32_t bits;  /* width of a bit-field, else 0 */
	int64_t value;  /* of an enum constant; of a field: its offset in bits in the nearest record
			 * with a name, -1 when that is not known */
};

enum {
	TG_FILE_MAIN = 1 << 0,
	TG_FILE_SYSTEM = 1 << 1,
	TG_FILE_IN_REPOSITORY = 1 << 2, /* text is present */
};

struct tg_ir_file {
	tg_text path; /* relative to the repository's root when it lies within, else absolute */
	uint32_t flags;
	const char *content; /* NULL unless TG_FILE_IN_REPOSITORY */
	size_t size;
};

/* One use of a macro, the outermost where uses nest. */
struct tg_ir_macro {
	tg_text name;
	uint32_t loc; /* of the use */
};

/* A comment as written, with its delimiters. */
struct tg_ir_comment {
	uint32_t loc;
	bool active; /* false inside a branch that the preprocessor skipped */
};

/* Include directives of files in the repository. */
struct tg_ir_include {
	uint32_t loc, file; /* index into tg_ir.file, 0 when it was not found */
	tg_text name;       /* as written, without quotes or brackets */
	bool angled;
};

/* A translation unit. */
struct tg_ir {
	uint32_t abi; /* TG_IR_ABI */
	uint32_t main_file;
	uint32_t pointer_width; /* bits */
	bool cplusplus;

	const struct tg_ir_node *node;
	const struct tg_ir_type *type;
	const struct tg_ir_decl *decl;
	const struct tg_ir_loc *loc;
	const struct tg_ir_file *file;
	const struct tg_ir_macro *macro;
	const struct tg_ir_comment *comment;
	const struct tg_ir_include *include;
	const tg_type *params;    /* parameter types of function types */
	const tg_decl *functions; /* functions defined here (main file and project headers) */
	const double *reals;
	const char *text; /* all strings, each terminated; text[0] is "" */

	uint32_t node_count, type_count, decl_count, loc_count, file_count, macro_count;
	uint32_t comment_count, include_count, param_count, function_count, real_count;
	size_t text_size;
	uint32_t other_count; /* nodes of kind TG_IR_OTHER: what was not understood */

	/* Functions from this index on are here to be called: those of other units, and those of
	 * this one that call none of them. 0 = every function is looked at for itself. */
	uint32_t linked_from;
};

#define TG_IR_ABI 1u

/* Accessors. All accept 0 and give 0, "" or false for it. */
static inline const char *tg_ir_text(const struct tg_ir *ir, tg_text text)
{
	return ir->text + text;
}

static inline bool tg_ir_is(const struct tg_ir *ir, tg_node n, enum tg_ir_kind kind)
{
	return ir->node[n].kind == kind;
}

/* Child number `index` from 0, or 0. */
static inline tg_node tg_ir_child(const struct tg_ir *ir, tg_node n, unsigned index)
{
	tg_node end = ir->node[n].end;
	tg_node c = n + 1;

	if (!n)
		return 0;
	while (c < end && index--)
		c = ir->node[c].end;
	return c < end ? c : 0;
}

static inline unsigned tg_ir_child_count(const struct tg_ir *ir, tg_node n)
{
	unsigned count = 0;
	tg_node c;

	for (c = n + 1; n && c < ir->node[n].end; c = ir->node[c].end)
		count++;
	return count;
}

/* for (TG_IR_EACH_CHILD(ir, c, n)) ... */
#define TG_IR_EACH_CHILD(ir, c, n)     \
	tg_node c = (n) ? (n) + 1 : 0; \
	c &&c < (ir)->node[n].end;     \
	c = (ir)->node[c].end

/* Argument number `index` from 0 of a CALL, without implicit casts; 0 when there is none. */
static inline tg_node tg_ir_strip(const struct tg_ir *ir, tg_node n);
static inline tg_node tg_ir_arg(const struct tg_ir *ir, tg_node call, unsigned index)
{
	return tg_ir_strip(ir, tg_ir_child(ir, call, index + 1));
}

static inline unsigned tg_ir_arg_count(const struct tg_ir *ir, tg_node call)
{
	return tg_ir_child_count(ir, call) ? tg_ir_child_count(ir, call) - 1 : 0;
}

/* Without casts, explicit or implicit, around it. */
static inline tg_node tg_ir_strip(const struct tg_ir *ir, tg_node n)
{
	while (ir->node[n].kind == TG_IR_CAST)
		n = tg_ir_child(ir, n, 0);
	return n;
}

/* True when a CALL does not come back: of a function, or through a pointer declared so. */
static inline bool tg_ir_never_returns(const struct tg_ir *ir, tg_node call)
{
	tg_node callee = tg_ir_strip(ir, tg_ir_child(ir, call, 0));

	while (ir->node[callee].kind == TG_IR_UNARY && ir->node[callee].op == TG_OP_DEREF)
		callee = tg_ir_strip(ir, tg_ir_child(ir, callee, 0));
	return (ir->decl[ir->node[call].decl].flags | ir->decl[ir->node[callee].decl].flags) &
	       TG_DECL_NORETURN;
}

/* The name of the function that a CALL calls, or "": it is not known, or the method of a class. */
static inline const char *tg_ir_callee(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_decl *d = &ir->decl[ir->node[call].decl];
	bool method = d->kind >= TG_DECL_METHOD && d->kind <= TG_DECL_DESTRUCTOR;

	return ir->node[call].kind == TG_IR_CALL && !method ? tg_ir_text(ir, d->name) : "";
}

static inline bool tg_ir_calls(const struct tg_ir *ir, tg_node call, const char *name)
{
	return strcmp(tg_ir_callee(ir, call), name) == 0;
}

/* The constant integer value of an expression. */
static inline bool tg_ir_constant(const struct tg_ir *ir, tg_node n, int64_t *ret_value)
{
	if (!(ir->node[n].flags & TG_IR_HAS_VALUE))
		return false;
	*ret_value = ir->node[n].value;
	return true;
}

/* The bytes of a string literal (casts stripped); NULL when `n` is not one. */
static inline const char *tg_ir_string(const struct tg_ir *ir, tg_node n, size_t *ret_size)
{
	n = tg_ir_strip(ir, n);
	if (ir->node[n].kind != TG_IR_STRING)
		return NULL;
	if (ret_size)
		*ret_size = (size_t)ir->node[n].value;
	return tg_ir_text(ir, ir->node[n].extra);
}

/* The value of a FLOATING literal, else 0. */
static inline double tg_ir_real(const struct tg_ir *ir, tg_node n)
{
	return ir->node[n].kind == TG_IR_FLOATING ? ir->reals[ir->node[n].extra] : 0;
}

/* The name of the variable, parameter, field or function that an expression names, or "". */
static inline const char *tg_ir_name(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_text(ir, ir->decl[ir->node[tg_ir_strip(ir, n)].decl].name);
}

static inline const struct tg_ir_type *tg_ir_type_of(const struct tg_ir *ir, tg_node n)
{
	return &ir->type[ir->node[n].type];
}

/* The FUNCTION node around a node, or 0. */
static inline tg_node tg_ir_function_of(const struct tg_ir *ir, tg_node n)
{
	while (n && ir->node[n].kind != TG_IR_FUNCTION)
		n = ir->node[n].parent;
	return n;
}

/* The body of a FUNCTION, or 0. */
static inline tg_node tg_ir_body(const struct tg_ir *ir, tg_node function)
{
	tg_node last = 0, c;

	for (c = function + 1; function && c < ir->node[function].end; c = ir->node[c].end)
		last = c;
	return ir->node[last].kind == TG_IR_COMPOUND ? last : 0;
}

/*
 * True when two expressions surely name the same object: the same variable, the same field of
 * the same object, a constant element. Two calls or `a[i]` are never the same.
 */
static inline bool tg_ir_same_object(const struct tg_ir *ir, tg_node a, tg_node b)
{
	for (;;) {
		const struct tg_ir_node *x, *y;

		a = tg_ir_strip(ir, a);
		b = tg_ir_strip(ir, b);
		x = &ir->node[a];
		y = &ir->node[b];
		if (!a || !b || x->kind != y->kind)
			return false;
		if (x->kind == TG_IR_REF)
			return x->decl == y->decl && x->decl != 0;
		if (x->kind == TG_IR_MEMBER && (x->decl != y->decl || !x->decl || x->op != y->op))
			return false;
		if (x->kind == TG_IR_UNARY &&
		    (x->op != y->op || (x->op != TG_OP_DEREF && x->op != TG_OP_ADDRESS)))
			return false;
		if (x->kind == TG_IR_SUBSCRIPT) {
			int64_t i, j;

			if (!tg_ir_constant(ir, tg_ir_child(ir, a, 1), &i) ||
			    !tg_ir_constant(ir, tg_ir_child(ir, b, 1), &j) || i != j)
				return false;
		} else if (x->kind != TG_IR_MEMBER && x->kind != TG_IR_UNARY) {
			return false;
		}
		a = tg_ir_child(ir, a, 0);
		b = tg_ir_child(ir, b, 0);
	}
}

/* True when the value of an expression is thrown away: it stands as a statement, or `(void)`. */
static inline bool tg_ir_is_discarded(const struct tg_ir *ir, tg_node n, bool *ret_void_cast)
{
	tg_node parent = ir->node[n].parent;
	uint8_t kind;

	if (ret_void_cast)
		*ret_void_cast = false;
	while (ir->node[parent].kind == TG_IR_CAST) {
		if (ret_void_cast && !(ir->node[parent].flags & TG_IR_IMPLICIT))
			*ret_void_cast = true;
		n = parent;
		parent = ir->node[n].parent;
	}
	kind = ir->node[parent].kind;
	if (kind == TG_IR_FOR)
		return n == tg_ir_child(ir, parent, 0) || n == tg_ir_child(ir, parent, 2) ||
		       n == tg_ir_child(ir, parent, 3);
	if (kind == TG_IR_IF)
		return n == tg_ir_child(ir, parent, 2) || n == tg_ir_child(ir, parent, 3);
	if (kind == TG_IR_WHILE || kind == TG_IR_SWITCH)
		return n == tg_ir_child(ir, parent, tg_ir_child_count(ir, parent) - 1);
	if (kind == TG_IR_DO)
		return n == tg_ir_child(ir, parent, 0);
	if (kind == TG_IR_CASE || kind == TG_IR_DEFAULT || kind == TG_IR_LABEL)
		return ir->node[n].end == ir->node[parent].end;
	if (kind == TG_IR_BINARY && ir->node[parent].op == TG_OP_COMMA)
		return n == tg_ir_child(ir, parent, 0);
	if (kind == TG_IR_COMPOUND) /* the last expression of `({ ... })` is its value */
		return ir->node[ir->node[parent].parent].kind != TG_IR_STMT_EXPR ||
		       ir->node[n].end != ir->node[parent].end;
	return false;
}

#ifdef __cplusplus
}
#endif

#endif
