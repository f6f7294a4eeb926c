/* SPDX-License-Identifier: Apache-2.0 */
/* Declarations: the table of declared things, and the nodes of those that are lowered. */
#include "engine/lower/lower_state.h"

static enum tg_ir_decl_kind decl_kind(enum CXCursorKind kind)
{
	switch (kind) {
	case CXCursor_FunctionDecl:
	case CXCursor_FunctionTemplate:
		return TG_DECL_FUNCTION;
	case CXCursor_CXXMethod:
	case CXCursor_ConversionFunction:
		return TG_DECL_METHOD;
	case CXCursor_Constructor:
		return TG_DECL_CONSTRUCTOR;
	case CXCursor_Destructor:
		return TG_DECL_DESTRUCTOR;
	case CXCursor_VarDecl:
		return TG_DECL_VAR;
	case CXCursor_ParmDecl:
		return TG_DECL_PARAM;
	case CXCursor_FieldDecl:
		return TG_DECL_FIELD;
	case CXCursor_EnumConstantDecl:
		return TG_DECL_ENUM_CONSTANT;
	case CXCursor_TypedefDecl:
	case CXCursor_TypeAliasDecl:
	case CXCursor_TypeAliasTemplateDecl:
		return TG_DECL_TYPEDEF;
	case CXCursor_StructDecl:
		return TG_DECL_STRUCT;
	case CXCursor_UnionDecl:
		return TG_DECL_UNION;
	case CXCursor_ClassDecl:
	case CXCursor_ClassTemplate:
	case CXCursor_ClassTemplatePartialSpecialization:
		return TG_DECL_CLASS;
	case CXCursor_EnumDecl:
		return TG_DECL_ENUM;
	case CXCursor_LabelStmt:
		return TG_DECL_LABEL;
	case CXCursor_Namespace:
		return TG_DECL_NAMESPACE;
	default:
		return TG_DECL_OTHER;
	}
}

static bool is_function(unsigned kind)
{
	return kind >= TG_DECL_FUNCTION && kind <= TG_DECL_DESTRUCTOR;
}

static bool is_record(unsigned kind)
{
	return kind >= TG_DECL_STRUCT && kind <= TG_DECL_CLASS;
}

static uint32_t flags_of(struct lowering *L, CXCursor cursor, unsigned kind)
{
	uint32_t flags = 0;

	if (is_function(kind) || is_record(kind) || kind == TG_DECL_VAR)
		flags = lower_attributes(L, cursor);
	if (is_function(kind)) {
		flags |= tg_clang.Cursor_isFunctionInlined(cursor) ? TG_DECL_INLINE : 0;
		flags |= tg_clang.Cursor_isVariadic(cursor) ? TG_DECL_VARIADIC : 0;
		flags |= tg_clang.CXXMethod_isVirtual(cursor) ? TG_DECL_VIRTUAL : 0;
		flags |= tg_clang.CXXMethod_isDefaulted(cursor) ? TG_DECL_DEFAULTED : 0;
	}
	if (kind == TG_DECL_VAR) {
		flags |= tg_clang.Cursor_hasVarDeclGlobalStorage(cursor) == 1 ? TG_DECL_GLOBAL : 0;
		flags |= tg_clang.getCursorTLSKind(cursor) ? TG_DECL_THREAD_LOCAL : 0;
		flags |=
			tg_clang.getCXXAccessSpecifier(cursor) == CX_CXXPublic ? TG_DECL_PUBLIC : 0;
	}
	return flags;
}

static uint8_t storage_of(CXCursor cursor)
{
	switch (tg_clang.Cursor_getStorageClass(cursor)) {
	case CX_SC_Static:
		return TG_STORE_STATIC;
	case CX_SC_Extern:
	case CX_SC_PrivateExtern:
		return TG_STORE_EXTERN;
	case CX_SC_Register:
		return TG_STORE_REGISTER;
	case CX_SC_Auto:
		return TG_STORE_AUTO;
	default:
		return TG_STORE_NONE;
	}
}

static uint8_t linkage_of(CXCursor cursor)
{
	switch (tg_clang.getCursorLinkage(cursor)) {
	case CXLinkage_Internal:
		return TG_LINK_INTERNAL;
	case CXLinkage_UniqueExternal:
		return TG_LINK_UNIQUE;
	case CXLinkage_External:
		return TG_LINK_EXTERNAL;
	default:
		return TG_LINK_NONE;
	}
}

/* The name, or nothing for what clang only describes, as in "union (anonymous at a.c:1:1)". */
static tg_text name_of(struct lowering *L, CXCursor cursor)
{
	CXString spelling = tg_clang.getCursorSpelling(cursor);
	const char *text = tg_clang.getCString(spelling);
	tg_text name = 0;

	if (text &&
	    (!strchr(text, '(') || (!strstr(text, "(anonymous") && !strstr(text, "(unnamed"))))
		name = lower_text(L, tg_str(text));
	tg_clang.disposeString(spelling);
	return name;
}

/* What one entity of a function, record or enum belongs to. */
static tg_decl parent_of(struct lowering *L, CXCursor cursor, unsigned kind)
{
	CXCursor parent;
	unsigned of;

	if (kind == TG_DECL_LABEL)
		return L->function;
	parent = tg_clang.getCursorSemanticParent(cursor);
	of = decl_kind(parent.kind);
	return is_function(of) || is_record(of) || of == TG_DECL_ENUM || of == TG_DECL_NAMESPACE
		       ? lower_decl(L, parent)
		       : 0;
}

/* clang declares these where they are used first. */
static bool is_builtin(const char *name)
{
	return strncmp(name, "__builtin_", 10) == 0 || strncmp(name, "__sync_", 7) == 0 ||
	       strncmp(name, "__atomic_", 9) == 0 || strncmp(name, "__c11_", 6) == 0;
}

/* Where it is declared. */
static void place_decl(struct lowering *L, CXCursor cursor, struct tg_ir_decl *d)
{
	uint32_t file;

	if (is_builtin(L->text.at + d->name)) {
		d->flags |= TG_DECL_BUILTIN;
		return;
	}
	d->loc = lower_name_loc(L, cursor, strlen(L->text.at + d->name));
	file = L->loc.at[d->loc].file;
	d->flags &= ~(uint32_t)(TG_DECL_IN_MAIN | TG_DECL_SYSTEM | TG_DECL_BUILTIN);
	if (!file)
		d->flags |= TG_DECL_BUILTIN;
	else if (file == 1)
		d->flags |= TG_DECL_IN_MAIN;
	else if (!L->files.at[file].project)
		d->flags |= TG_DECL_SYSTEM;
}

/* In bits from the start of the record that has a name; -1 when it has none (an error, C++). */
static int64_t field_offset(CXCursor field)
{
	CXCursor record = tg_clang.getCursorSemanticParent(field), outer = record;
	CXString name;
	int64_t offset;

	while (tg_clang.Cursor_isAnonymousRecordDecl(outer))
		outer = tg_clang.getCursorSemanticParent(outer);
	if (tg_clang.equalCursors(record, outer))
		offset = tg_clang.Cursor_getOffsetOfField(field);
	else {
		name = tg_clang.getCursorSpelling(field);
		offset = tg_clang.Type_getOffsetOf(tg_clang.getCursorType(outer),
						   tg_clang.getCString(name));
		tg_clang.disposeString(name);
	}
	return offset < 0 ? -1 : offset;
}

/*
 * GNU's noreturn is a part of the type, not an attribute of the declaration: of a function, or of a
 * pointer to one. It is written last.
 */
static bool never_returns(const struct lowering *L, tg_type type)
{
	static const char LAST[] = "__attribute__((noreturn))";
	const struct tg_ir_type *real = &L->type.at[L->type.at[type].canonical];
	const char *name = L->text.at + real->name;
	size_t length = strlen(name);

	return (real->cls == TG_TYPE_FUNCTION || real->cls == TG_TYPE_POINTER) &&
	       length >= sizeof(LAST) - 1 && strcmp(name + length - (sizeof(LAST) - 1), LAST) == 0;
}

static void fill(struct lowering *L, CXCursor cursor, struct tg_ir_decl *d)
{
	bool local = d->kind == TG_DECL_PARAM || d->kind == TG_DECL_FIELD ||
		     d->kind == TG_DECL_LABEL || d->kind == TG_DECL_ENUM_CONSTANT;
	CXCursor definition = local ? cursor : tg_clang.getCursorDefinition(cursor);

	if (d->kind == TG_DECL_LABEL) {
		d->loc = lower_name_loc(L, cursor, 0);
		return;
	}
	if (lower_is_declaration(definition.kind)) {
		cursor = definition;
		d->flags |= TG_DECL_DEFINITION;
	}
	d->linkage = local ? (uint8_t)TG_LINK_NONE : linkage_of(cursor);
	d->storage = d->kind == TG_DECL_VAR || d->kind == TG_DECL_PARAM || is_function(d->kind)
			     ? storage_of(cursor)
			     : (uint8_t)TG_STORE_NONE;
	d->flags |= flags_of(L, cursor, d->kind);
	d->type = lower_type(L, tg_clang.getCursorType(cursor));
	if (never_returns(L, d->type))
		d->flags |= TG_DECL_NORETURN;
	if (d->kind == TG_DECL_PARAM)
		d->type = lower_decayed(L, d->type);
	/* `int x;` in C is a definition unless another one comes. */
	if (d->kind == TG_DECL_VAR && d->storage != TG_STORE_EXTERN)
		d->flags |= TG_DECL_DEFINITION;
	if (!local && (d->linkage != TG_LINK_NONE || d->kind >= TG_DECL_TYPEDEF))
		d->usr = lower_cxstring(L, tg_clang.getCursorUSR(cursor));
	if (d->kind == TG_DECL_ENUM_CONSTANT)
		d->value = tg_clang.getEnumConstantDeclValue(cursor);
	if (d->kind == TG_DECL_FIELD) {
		int bits = tg_clang.getFieldDeclBitWidth(cursor);

		d->bits = bits > 0 ? (uint32_t)bits : 0;
		d->value = field_offset(cursor);
	}
	place_decl(L, cursor, d);
}

/* Redeclarations share the first one's address; a label has that of its statement. */
uint64_t lower_decl_key(CXCursor cursor)
{
	if (cursor.kind == CXCursor_LabelStmt)
		return (uintptr_t)cursor.data[1];
	return (uintptr_t)tg_clang.getCanonicalCursor(cursor).data[0];
}

tg_decl lower_decl(struct lowering *L, CXCursor cursor)
{
	struct tg_ir_decl d = {.kind = (uint8_t)decl_kind(cursor.kind)};
	uint64_t key;
	tg_decl at;

	if (d.kind != TG_DECL_LABEL && !lower_is_declaration(cursor.kind))
		return 0;
	key = lower_decl_key(cursor);
	at = tg_idmap_get(&L->decls, key);
	if (at)
		return at;
	at = (tg_decl)L->decl.count;
	(void)LOWER_ADD(L, &L->decl);
	tg_idmap_put(L->arena, &L->decls, key, at);
	L->decl.at[at].kind = d.kind; /* types that name it may come round while it is filled */
	d.name = name_of(L, cursor);
	fill(L, cursor, &d);
	d.parent = parent_of(L, cursor, d.kind);
	L->decl.at[at] = d;
	return at;
}

tg_decl lower_named(struct lowering *L, struct tg_str name)
{
	tg_text text = lower_text(L, name);
	uint64_t key = (uint64_t)1 << 63 | text;
	tg_decl at = tg_idmap_get(&L->decls, key);

	if (at)
		return at;
	at = (tg_decl)L->decl.count;
	*LOWER_ADD(L, &L->decl) = (struct tg_ir_decl){
		.kind = TG_DECL_FUNCTION, .flags = TG_DECL_BUILTIN, .name = text};
	tg_idmap_put(L->arena, &L->decls, key, at);
	return at;
}

/* Opens the node of a declaration and ties both together. */
static tg_node open_decl(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	CXCursor cursor = lower_cursor(L, n);
	tg_decl decl = lower_decl(L, cursor);
	tg_node node = lower_open(L, kind, n);
	struct tg_ir_decl *d = &L->decl.at[decl];

	if (!d->node || tg_clang.isCursorDefinition(cursor))
		d->node = node;
	L->node.at[node].decl = decl;
	L->node.at[node].type = d->type;
	return node;
}

/* The parameters of a function pointer that it returns stand there, too: those are left out. */
static bool lower_param(struct lowering *L, uint32_t function, uint32_t n, uint32_t index)
{
	CXCursor cursor = lower_cursor(L, function), param = lower_cursor(L, n);
	tg_decl decl;

	if (tg_clang.Cursor_getNumArguments(cursor) >= 0 &&
	    !tg_clang.equalCursors(param, tg_clang.Cursor_getArgument(cursor, index)))
		return false;
	decl = lower_decl(L, param);
	L->decl.at[decl].index = index;
	L->decl.at[decl].parent = L->function;
	lower_any(L, n);
	return true;
}

/* C++: `member(value)` before a constructor's body is an assignment. Returns the last raw child. */
static uint32_t lower_member_init(struct lowering *L, uint32_t member)
{
	CXCursor field = tg_clang.getCursorReferenced(lower_cursor(L, member));
	uint32_t value = L->raw.at[member].end;
	tg_node assign, left, base;

	while (value < L->raw.at[L->raw.at[member].parent].end &&
	       lower_cursor(L, value).kind >= CXCursor_FirstRef &&
	       lower_cursor(L, value).kind <= CXCursor_LastRef) /* names of types */
		value = L->raw.at[value].end;
	if (value >= L->raw.at[L->raw.at[member].parent].end ||
	    !lower_is_expression(lower_cursor(L, value).kind))
		return member;
	assign = lower_open(L, TG_IR_ASSIGN, member);
	L->node.at[assign].op = TG_OP_ASSIGN;
	L->node.at[assign].type = lower_type(L, tg_clang.getCursorType(field));
	L->node.at[assign].flags |= TG_IR_IMPLICIT;
	left = lower_open(L, TG_IR_MEMBER, member);
	L->node.at[left].decl = lower_decl(L, field);
	L->node.at[left].type = L->node.at[assign].type;
	L->node.at[left].op = TG_OP_ARROW;
	base = lower_open(L, TG_IR_THIS, member);
	L->node.at[base].flags |= TG_IR_IMPLICIT;
	lower_close(L, base);
	lower_close(L, left);
	lower_any(L, value);
	lower_close(L, assign);
	return value;
}

static void lower_function(struct lowering *L, uint32_t n)
{
	tg_node node = open_decl(L, TG_IR_FUNCTION, n);
	tg_decl decl = L->node.at[node].decl, outer = L->function;
	uint32_t index = 0, body = 0, c;

	L->function = decl;
	for (c = n + 1; c < L->raw.at[n].end; c = L->raw.at[c].end) {
		enum CXCursorKind kind = lower_cursor(L, c).kind;

		if (kind == CXCursor_ParmDecl) {
			index += lower_param(L, n, c, index);
		} else if (kind == CXCursor_CompoundStmt || kind == CXCursor_CXXTryStmt) {
			body = c;
		} else if (kind == CXCursor_MemberRef && !L->options->outline) {
			c = lower_member_init(L, c);
		} else if (lower_is_expression(kind)) { /* C++: what initialises a base */
			lower_any(L, c);
		}
	}
	if (body && !L->options->outline)
		lower_any(L, body);
	else
		lower_absent(L);
	if (body)
		*LOWER_ADD(L, &L->functions) = decl;
	L->function = outer;
	lower_close(L, node);
}

/* The raw child that is the initialiser, or 0. */
static uint32_t initialiser(struct lowering *L, uint32_t n)
{
	CXCursor init = tg_clang.Cursor_getVarDeclInitializer(lower_cursor(L, n));
	uint32_t c, last = 0;

	if (tg_clang.isInvalid(init.kind))
		return 0;
	for (c = lower_first(L, n); c; c = lower_next(L, c)) {
		if (lower_cursor(L, c).data[1] == init.data[1])
			return c;
		if (lower_is_expression(lower_cursor(L, c).kind))
			last = c;
	}
	return last;
}

static bool is_vla(const struct lowering *L, tg_type type)
{
	for (; L->type.at[type].cls == TG_TYPE_ARRAY; type = L->type.at[type].of)
		if (L->type.at[type].flags & TG_TYPE_VLA)
			return true;
	return false;
}

static void lower_var(struct lowering *L, uint32_t n)
{
	tg_node node = open_decl(L, TG_IR_VAR, n);
	uint32_t first = lower_first(L, n), init = 0, c;
	tg_type type = lower_type(L, tg_clang.getCursorType(lower_cursor(L, n)));
	tg_node at;

	L->node.at[node].type = type; /* of this very declaration */
	if (first && !L->options->outline)
		init = initialiser(L, n);
	at = (tg_node)L->node.count;
	if (init)
		lower_any(L, init);
	else
		lower_absent(L);
	if (init && L->cplusplus && L->node.at[at].kind == TG_IR_ABSENT) { /* T x = T() */
		L->node.at[at].kind = TG_IR_INIT_LIST;
		L->node.at[at].type = type;
	}
	for (c = is_vla(L, type) ? first : 0; c; c = lower_next(L, c))
		if (c != init && lower_is_expression(lower_cursor(L, c).kind))
			lower_any(L, c);
	lower_close(L, node);
}

/* PARAM, FIELD and ENUM_CONSTANT: their last expression, where they have one that counts. */
static void lower_with_value(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = open_decl(L, kind, n);
	tg_decl decl = L->node.at[node].decl;
	bool bits = kind == TG_IR_FIELD && tg_clang.Cursor_isBitField(lower_cursor(L, n));
	uint32_t value = 0, c;

	for (c = lower_first(L, n); c && !L->options->outline; c = lower_next(L, c))
		if (lower_is_expression(lower_cursor(L, c).kind))
			value = c;
	/* In C the only other expression is a length, as in `char buf[n]`. */
	if (kind != TG_IR_ENUM_CONSTANT && !bits && !L->cplusplus)
		value = 0;
	if (!value || (kind == TG_IR_FIELD && !bits))
		lower_absent(L);
	if (value)
		lower_any(L, value);
	if (kind == TG_IR_ENUM_CONSTANT) {
		L->node.at[node].value = L->decl.at[decl].value;
		L->node.at[node].flags |= TG_IR_HAS_VALUE;
	}
	lower_close(L, node);
}

/* C++: the class that another one comes from. */
static void lower_base(struct lowering *L, uint32_t n)
{
	CXType type = tg_clang.getCanonicalType(tg_clang.getCursorType(lower_cursor(L, n)));
	CXCursor record = tg_clang.getTypeDeclaration(type);
	tg_node node = lower_open(L, TG_IR_BASE, n);

	L->node.at[node].type = lower_type(L, type);
	if (!tg_clang.isInvalid(record.kind))
		L->node.at[node].decl = lower_decl(L, record);
	lower_close(L, node);
}

static void lower_members(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = open_decl(L, kind, n);
	uint32_t index = 0, c;

	for (c = n + 1; c < L->raw.at[n].end; c = L->raw.at[c].end) {
		if (lower_cursor(L, c).kind == CXCursor_FieldDecl) {
			tg_decl field = lower_decl(L, lower_cursor(L, c));

			L->decl.at[field].index = index++;
		}
		if (lower_cursor(L, c).kind == CXCursor_CXXBaseSpecifier)
			lower_base(L, c);
		else if (lower_is_declaration(lower_cursor(L, c).kind))
			lower_any(L, c);
	}
	lower_close(L, node);
}

static void lower_other(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = lower_open(L, kind, n);

	lower_children(L, n);
	lower_close(L, node);
}

void lower_declaration(struct lowering *L, uint32_t n)
{
	switch (lower_cursor(L, n).kind) {
	case CXCursor_FunctionDecl:
	case CXCursor_CXXMethod:
	case CXCursor_Constructor:
	case CXCursor_Destructor:
	case CXCursor_ConversionFunction:
	case CXCursor_FunctionTemplate:
		lower_function(L, n);
		break;
	case CXCursor_VarDecl:
		lower_var(L, n);
		break;
	case CXCursor_ParmDecl:
		lower_with_value(L, TG_IR_PARAM, n);
		break;
	case CXCursor_FieldDecl:
		lower_with_value(L, TG_IR_FIELD, n);
		break;
	case CXCursor_EnumConstantDecl:
		lower_with_value(L, TG_IR_ENUM_CONSTANT, n);
		break;
	case CXCursor_StructDecl:
	case CXCursor_UnionDecl:
	case CXCursor_ClassDecl:
	case CXCursor_ClassTemplate:
	case CXCursor_ClassTemplatePartialSpecialization:
		lower_members(L, TG_IR_RECORD, n);
		break;
	case CXCursor_EnumDecl:
		lower_members(L, TG_IR_ENUM, n);
		break;
	case CXCursor_Namespace:
		lower_members(L, TG_IR_NAMESPACE, n);
		break;
	case CXCursor_TypedefDecl:
	case CXCursor_TypeAliasDecl:
	case CXCursor_TypeAliasTemplateDecl:
		lower_close(L, open_decl(L, TG_IR_TYPEDEF, n));
		break;
	case CXCursor_StaticAssert:
		lower_other(L, TG_IR_STATIC_ASSERT, n);
		break;
	case CXCursor_LinkageSpec:
	case CXCursor_UnexposedDecl: /* extern "C" { ... }, a lone ';', file-scope asm */
		lower_children(L, n);
		break;
	case CXCursor_UsingDirective:
	case CXCursor_UsingDeclaration:
	case CXCursor_NamespaceAlias:
	case CXCursor_CXXAccessSpecifier:
	case CXCursor_TemplateTypeParameter:
	case CXCursor_NonTypeTemplateParameter:
	case CXCursor_TemplateTemplateParameter:
		break; /* names only; nothing happens here */
	default:
		lower_other(L, lower_first(L, n) ? TG_IR_OTHER : TG_IR_ABSENT, n);
		break;
	}
}
