/* SPDX-License-Identifier: Apache-2.0 */
/* Types. A canonical type is described from clang's; a sugared one copies its canonical type. */
#include "engine/lower/lower_state.h"

static enum tg_ir_type_class class_of(enum CXTypeKind kind)
{
	switch (kind) {
	case CXType_Void:
		return TG_TYPE_VOID;
	case CXType_Bool:
		return TG_TYPE_BOOL;
	case CXType_Char_U:
	case CXType_Char_S:
		return TG_TYPE_CHAR;
	case CXType_UChar:
	case CXType_Char16:
	case CXType_Char32:
	case CXType_UShort:
	case CXType_UInt:
	case CXType_ULong:
	case CXType_ULongLong:
	case CXType_UInt128:
	case CXType_SChar:
	case CXType_WChar:
	case CXType_Short:
	case CXType_Int:
	case CXType_Long:
	case CXType_LongLong:
	case CXType_Int128:
		return TG_TYPE_INT;
	case CXType_Half:
	case CXType_Float16:
	case CXType_BFloat16:
	case CXType_Float:
	case CXType_Double:
	case CXType_LongDouble:
	case CXType_Float128:
	case CXType_Ibm128:
		return TG_TYPE_FLOAT;
	case CXType_Complex:
		return TG_TYPE_COMPLEX;
	case CXType_Enum:
		return TG_TYPE_ENUM;
	case CXType_Pointer:
	case CXType_BlockPointer:
	case CXType_MemberPointer:
	case CXType_NullPtr:
		return TG_TYPE_POINTER;
	case CXType_LValueReference:
	case CXType_RValueReference:
		return TG_TYPE_REFERENCE;
	case CXType_ConstantArray:
	case CXType_IncompleteArray:
	case CXType_VariableArray:
	case CXType_DependentSizedArray:
		return TG_TYPE_ARRAY;
	case CXType_FunctionProto:
	case CXType_FunctionNoProto:
		return TG_TYPE_FUNCTION;
	case CXType_Record:
		return TG_TYPE_STRUCT;
	case CXType_Vector:
	case CXType_ExtVector:
		return TG_TYPE_VECTOR;
	case CXType_Dependent:
		return TG_TYPE_DEPENDENT;
	default:
		return TG_TYPE_OTHER;
	}
}

static bool is_signed(enum CXTypeKind kind)
{
	switch (kind) {
	case CXType_Char_S:
	case CXType_SChar:
	case CXType_WChar:
	case CXType_Short:
	case CXType_Int:
	case CXType_Long:
	case CXType_LongLong:
	case CXType_Int128:
		return true;
	default:
		return class_of(kind) == TG_TYPE_FLOAT;
	}
}

static uint16_t qualifiers(CXType type)
{
	return (uint16_t)((tg_clang.isConstQualifiedType(type) ? TG_TYPE_CONST : 0) |
			  (tg_clang.isVolatileQualifiedType(type) ? TG_TYPE_VOLATILE : 0) |
			  (tg_clang.isRestrictQualifiedType(type) ? TG_TYPE_RESTRICT : 0));
}

/* The spelling, without the place that clang names for a type that has no name. */
static tg_text name_of(struct lowering *L, CXType type)
{
	CXString spelling = tg_clang.getTypeSpelling(type);
	const char *text = tg_clang.getCString(spelling), *at, *close;
	struct tg_buf name = {0};
	tg_text result;

	while ((at = strchr(text, '(')) && (at = strstr(at, " at ")) && (close = strchr(at, ')'))) {
		tg_buf_add(&name, text, (size_t)(at - text));
		text = close;
	}
	if (name.len)
		tg_buf_puts(&name, text);
	result = lower_text(L, name.len ? tg_buf_view(&name) : tg_str(text));
	tg_buf_done(&name);
	tg_clang.disposeString(spelling);
	return result;
}

static tg_type reserve(struct lowering *L)
{
	tg_type at = (tg_type)L->type.count;

	(void)LOWER_ADD(L, &L->type);
	*LOWER_ADD(L, &L->unqualified) = at;
	L->type.at[at].canonical = at;
	L->type.at[at].size = L->type.at[at].count = TG_SIZE_UNKNOWN;
	return at;
}

static void describe_function(struct lowering *L, CXType type, struct tg_ir_type *t)
{
	int count = tg_clang.getNumArgTypes(type), i;

	t->of = lower_type(L, tg_clang.getResultType(type));
	t->size = TG_SIZE_UNKNOWN;
	if (tg_clang.isFunctionTypeVariadic(type))
		t->flags |= type.kind == CXType_FunctionProto ? TG_TYPE_VARIADIC : 0;
	if (type.kind == CXType_FunctionNoProto)
		t->flags |= TG_TYPE_NO_PROTOTYPE;
	if (count <= 0)
		return;
	t->first_param = (uint32_t)L->params.count;
	t->param_count = (uint32_t)count;
	for (i = 0; i < count; i++)
		(void)LOWER_ADD(L, &L->params);
	for (i = 0; i < count; i++) {
		tg_type param = lower_type(L, tg_clang.getArgType(type, (unsigned)i));

		L->params.at[t->first_param + (unsigned)i] = param;
	}
}

static void describe_array(struct lowering *L, CXType type, struct tg_ir_type *t)
{
	long long count = tg_clang.getArraySize(type);

	t->of = lower_type(L, tg_clang.getArrayElementType(type));
	if (type.kind == CXType_ConstantArray && count >= 0)
		t->count = (uint64_t)count;
	else if (type.kind == CXType_IncompleteArray)
		t->flags |= TG_TYPE_INCOMPLETE;
	else
		t->flags |= TG_TYPE_VLA;
}

static void describe_tag(struct lowering *L, CXType type, tg_type at, struct tg_ir_type *t)
{
	CXCursor tag = tg_clang.getTypeDeclaration(type);

	L->type.at[at] = *t; /* the declaration may come round to it */
	t->decl = lower_decl(L, tag);
	if (t->cls == TG_TYPE_STRUCT) {
		if (L->decl.at[t->decl].kind == TG_DECL_UNION)
			t->cls = TG_TYPE_UNION;
		if (t->size == TG_SIZE_UNKNOWN)
			t->flags |= TG_TYPE_INCOMPLETE;
		return;
	}
	t->of = lower_type(L, tg_clang.getEnumDeclIntegerType(tag));
	t->flags |= L->type.at[t->of].flags & TG_TYPE_SIGNED;
	if (t->size == TG_SIZE_UNKNOWN)
		t->flags |= TG_TYPE_INCOMPLETE;
}

/* Types that libclang has no kind for: _Atomic(T), _BitInt(N), template parameters. */
static void describe_other(struct lowering *L, CXType type, struct tg_ir_type *t)
{
	const char *name = L->text.at + t->name;

	if (type.kind == CXType_Atomic) {
		tg_type value = lower_type(L, tg_clang.Type_getValueType(type));
		const struct tg_ir_type *v = &L->type.at[value];

		t->cls = v->cls;
		t->flags |= (uint16_t)(v->flags | TG_TYPE_ATOMIC);
		t->width = v->width;
		t->of = v->of;
		t->decl = v->decl;
		t->count = v->count;
	} else if (strncmp(name, "_BitInt(", 8) == 0) {
		t->cls = TG_TYPE_INT;
		t->flags |= TG_TYPE_SIGNED;
	} else if (strncmp(name, "unsigned _BitInt(", 17) == 0) {
		t->cls = TG_TYPE_INT;
	} else if (L->cplusplus && t->size == TG_SIZE_UNKNOWN) {
		t->cls = TG_TYPE_DEPENDENT;
	}
}

/* libclang crashes when it is asked for the size of a builtin function's or an overload's type. */
static bool has_size(const struct lowering *L, CXType type, const struct tg_ir_type *t)
{
	enum tg_ir_type_class cls = class_of(type.kind);

	if (cls == TG_TYPE_OTHER)
		return type.kind == CXType_Atomic || strstr(L->text.at + t->name, "_BitInt(");
	return cls != TG_TYPE_VOID && cls != TG_TYPE_FUNCTION && cls != TG_TYPE_DEPENDENT;
}

static void describe(struct lowering *L, CXType type, tg_type at, struct tg_ir_type *t)
{
	long long size = has_size(L, type, t) ? tg_clang.Type_getSizeOf(type) : -1;

	t->cls = (uint8_t)class_of(type.kind);
	t->flags |= (uint16_t)(qualifiers(type) | (is_signed(type.kind) ? TG_TYPE_SIGNED : 0));
	if (size >= 0)
		t->size = (uint64_t)size;
	switch (t->cls) {
	case TG_TYPE_FUNCTION:
		describe_function(L, type, t);
		break;
	case TG_TYPE_ARRAY:
		describe_array(L, type, t);
		break;
	case TG_TYPE_STRUCT:
	case TG_TYPE_ENUM:
		describe_tag(L, type, at, t);
		break;
	case TG_TYPE_POINTER:
	case TG_TYPE_REFERENCE:
		t->of = lower_type(L, tg_clang.getPointeeType(type));
		break;
	case TG_TYPE_COMPLEX:
	case TG_TYPE_VECTOR:
		t->of = lower_type(L, tg_clang.getElementType(type));
		if (t->cls == TG_TYPE_VECTOR)
			t->count = (uint64_t)tg_clang.getNumElements(type);
		break;
	case TG_TYPE_OTHER:
		describe_other(L, type, t);
		break;
	default:
		break;
	}
	if (t->size < UINT32_MAX / 8 &&
	    ((t->cls >= TG_TYPE_BOOL && t->cls <= TG_TYPE_FLOAT) || t->cls == TG_TYPE_POINTER))
		t->width = (uint32_t)t->size * 8;
}

/* A type under a typedef, or otherwise written differently from its canonical type. */
static tg_type add_sugared(struct lowering *L, CXType type, CXType canonical_type)
{
	tg_type canonical = lower_type(L, canonical_type), at = reserve(L), of;
	struct tg_ir_type t = L->type.at[canonical];
	CXCursor named = tg_clang.getTypeDeclaration(type);

	tg_idmap_put(L->arena, &L->types, (uintptr_t)type.data[0], at);
	t.canonical = canonical;
	t.name = name_of(L, type);
	t.flags |= qualifiers(type);
	if (named.kind == CXCursor_TypedefDecl || named.kind == CXCursor_TypeAliasDecl)
		t.decl = lower_decl(L, named);
	of = lower_type(L, t.cls == TG_TYPE_ARRAY ? tg_clang.getArrayElementType(type)
						  : tg_clang.getPointeeType(type));
	if (of && t.cls != TG_TYPE_FUNCTION)
		t.of = of;
	L->type.at[at] = t;
	L->unqualified.at[at] = L->unqualified.at[canonical];
	return at;
}

/* A pointer or an array that was made by us before clang came up with it, or 0. */
static tg_type find_derived(struct lowering *L, CXType type)
{
	if (type.kind == CXType_Pointer && !qualifiers(type))
		return tg_idmap_get(&L->pointers, lower_type(L, tg_clang.getPointeeType(type)));
	if (type.kind == CXType_ConstantArray && tg_clang.getArraySize(type) <= UINT32_MAX)
		return tg_idmap_get(&L->arrays,
				    (uint64_t)lower_type(L, tg_clang.getArrayElementType(type))
						    << 32 |
					    (uint32_t)tg_clang.getArraySize(type));
	return 0;
}

/* Makes a canonical type known to those who would make it themselves. */
static void note_derived(struct lowering *L, CXType type, tg_type at)
{
	const struct tg_ir_type *t = &L->type.at[at];

	if (type.kind == CXType_Pointer && !qualifiers(type))
		tg_idmap_put(L->arena, &L->pointers, t->of, at);
	if (type.kind == CXType_ConstantArray && t->count <= UINT32_MAX)
		tg_idmap_put(L->arena, &L->arrays, (uint64_t)t->of << 32 | t->count, at);
}

/* A type of the language by its name; clang describes it when it comes by. */
tg_type lower_basic_type(struct lowering *L, tg_text name)
{
	tg_type at = tg_idmap_get(&L->basics, name);

	if (at)
		return at;
	at = reserve(L);
	L->type.at[at].name = name;
	L->type.at[at].cls = strcmp(L->text.at + name, "void") ? TG_TYPE_INT : TG_TYPE_VOID;
	tg_idmap_put(L->arena, &L->basics, name, at);
	return at;
}

/* The size of a basic type that clang has not described yet; `char` and the like are rare. */
void lower_set_basic_size(struct lowering *L, tg_type type, uint64_t size)
{
	struct tg_ir_type *t = &L->type.at[type];

	if (t->cls == TG_TYPE_INT && t->canonical == type && size <= 16) {
		t->size = size;
		t->width = (uint32_t)size * 8;
	}
}

static tg_type add_canonical(struct lowering *L, CXType type)
{
	CXType plain = tg_clang.getUnqualifiedType(type);
	tg_text name = name_of(L, type);
	bool basic = class_of(type.kind) >= TG_TYPE_VOID && class_of(type.kind) <= TG_TYPE_FLOAT &&
		     type.kind != CXType_Enum;
	tg_type at = basic ? lower_basic_type(L, name) : reserve(L), unqualified = at;
	struct tg_ir_type t = L->type.at[at];

	tg_idmap_put(L->arena, &L->types, (uintptr_t)type.data[0], at);
	t.name = name;
	describe(L, type, at, &t);
	L->type.at[at] = t;
	if (plain.data[0] != type.data[0])
		unqualified = lower_type(L, plain);
	L->unqualified.at[at] = L->unqualified.at[unqualified];
	note_derived(L, type, at);
	return at;
}

tg_type lower_type(struct lowering *L, CXType type)
{
	CXType canonical;
	tg_type at;

	if (type.kind == CXType_Invalid || !type.data[0])
		return 0;
	at = tg_idmap_get(&L->types, (uintptr_t)type.data[0]);
	if (at || L->type_depth >= LOWER_MAX_TYPE_DEPTH)
		return at;
	L->type_depth++;
	canonical = tg_clang.getCanonicalType(type);
	if (canonical.data[0] != type.data[0]) {
		at = add_sugared(L, type, canonical);
	} else {
		at = find_derived(L, type);
		if (at)
			tg_idmap_put(L->arena, &L->types, (uintptr_t)type.data[0], at);
		else
			at = add_canonical(L, type);
	}
	L->type_depth--;
	return at;
}

tg_type lower_pointer_to(struct lowering *L, tg_type pointee)
{
	tg_type at = tg_idmap_get(&L->pointers, pointee), canonical;
	const char *of, *hole;
	struct tg_buf name = {0};
	struct tg_ir_type t = {.cls = TG_TYPE_POINTER, .of = pointee, .count = TG_SIZE_UNKNOWN};

	if (at || !pointee)
		return at;
	canonical = L->type.at[pointee].canonical;
	canonical = canonical == pointee ? 0 : lower_pointer_to(L, canonical);
	of = L->text.at + L->type.at[pointee].name;
	hole = t.cls == TG_TYPE_POINTER ? strpbrk(of, "[(") : NULL;
	if (hole && (L->type.at[pointee].cls == TG_TYPE_ARRAY ||
		     L->type.at[pointee].cls == TG_TYPE_FUNCTION))
		tg_buf_printf(&name, "%.*s%s(*)%s", (int)(hole - of), of,
			      hole > of && hole[-1] == ' ' ? "" : " ", hole);
	else
		tg_buf_printf(&name, "%s%s*", of, *of && of[strlen(of) - 1] == '*' ? "" : " ");
	t.name = lower_text(L, tg_buf_view(&name));
	tg_buf_done(&name);
	t.width = L->pointer_bits;
	t.size = L->pointer_bits / 8;
	at = reserve(L);
	t.canonical = canonical ? canonical : at;
	L->type.at[at] = t;
	L->unqualified.at[at] = t.canonical;
	tg_idmap_put(L->arena, &L->pointers, pointee, at);
	return at;
}

tg_type lower_array_of(struct lowering *L, tg_type element, uint32_t count)
{
	uint64_t key = (uint64_t)element << 32 | count;
	tg_type at = tg_idmap_get(&L->arrays, key), canonical;
	const struct tg_ir_type *e = &L->type.at[element];
	struct tg_ir_type t = {.cls = TG_TYPE_ARRAY, .of = element, .count = count};
	struct tg_buf name = {0};

	if (at || !element)
		return at;
	canonical = e->canonical == element ? 0 : lower_array_of(L, e->canonical, count);
	e = &L->type.at[element];
	t.size = e->size == TG_SIZE_UNKNOWN ? TG_SIZE_UNKNOWN : e->size * count;
	tg_buf_printf(&name, "%s[%u]", L->text.at + e->name, count);
	t.name = lower_text(L, tg_buf_view(&name));
	tg_buf_done(&name);
	at = reserve(L);
	t.canonical = canonical ? canonical : at;
	L->type.at[at] = t;
	L->unqualified.at[at] = t.canonical;
	tg_idmap_put(L->arena, &L->arrays, key, at);
	return at;
}

tg_type lower_decayed(struct lowering *L, tg_type type)
{
	const struct tg_ir_type *t = &L->type.at[type];

	if (t->cls == TG_TYPE_ARRAY)
		return lower_pointer_to(L, t->of);
	return t->cls == TG_TYPE_FUNCTION ? lower_pointer_to(L, type) : type;
}
