/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lower_attribute.c - what the attributes of a declaration say that rules ask for.
 */
#include "engine/lower/lower_state.h"

struct attributes {
	struct lowering *L;
	uint32_t flags;
};

/* `visibility("default")`, not "hidden". */
static bool is_visible(CXCursor attribute)
{
	CXString spelling = tg_clang.getCursorSpelling(attribute);
	const char *text = tg_clang.getCString(spelling);
	bool visible = text && strcmp(text, "default") == 0;

	tg_clang.disposeString(spelling);
	return visible;
}

static enum CXChildVisitResult visit_attribute(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct attributes *a = data;
	struct tg_str word;

	(void)parent;
	switch (cursor.kind) {
	case CXCursor_WarnUnusedResultAttr:
		a->flags |= TG_DECL_WARN_UNUSED;
		break;
	case CXCursor_PureAttr:
		a->flags |= TG_DECL_PURE;
		break;
	case CXCursor_ConstAttr:
		a->flags |= TG_DECL_CONST_FN;
		break;
	case CXCursor_PackedAttr:
		a->flags |= TG_DECL_PACKED;
		break;
	case CXCursor_VisibilityAttr:
		a->flags |= is_visible(cursor) ? TG_DECL_EXPORTED : 0;
		break;
	case CXCursor_DLLExport:
		a->flags |= TG_DECL_EXPORTED;
		break;
	case CXCursor_UnexposedAttr:
		word = lower_word(a->L, tg_clang.getCursorLocation(cursor));
		if (tg_str_is(word, "noreturn") || tg_str_is(word, "__noreturn__") ||
		    tg_str_is(word, "_Noreturn"))
			a->flags |= TG_DECL_NORETURN;
		if (tg_str_is(word, "cleanup") || tg_str_is(word, "__cleanup__"))
			a->flags |= TG_DECL_CLEANUP;
		break;
	default:
		break;
	}
	return CXChildVisit_Continue;
}

uint32_t lower_attributes(struct lowering *L, CXCursor declaration)
{
	struct attributes a = {L, 0};

	if (tg_clang.Cursor_hasAttrs(declaration))
		tg_clang.visitChildren(declaration, visit_attribute, &a);
	return a.flags;
}
