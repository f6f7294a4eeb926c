/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vex.c - what the maker says about vulnerabilities. The formats have different words for the
 * same four states; a word that is not known is no statement, and counted.
 */
#include "evidence/parts.h"
#include "format/value.h"

static const struct {
	const char *word;
	enum tg_vex_status status;
} words[] = {
	{"not_affected", TG_VEX_NOT_AFFECTED},
	{"known_not_affected", TG_VEX_NOT_AFFECTED},
	{"false_positive", TG_VEX_NOT_AFFECTED},
	{"affected", TG_VEX_AFFECTED},
	{"known_affected", TG_VEX_AFFECTED},
	{"first_affected", TG_VEX_AFFECTED},
	{"last_affected", TG_VEX_AFFECTED},
	{"exploitable", TG_VEX_AFFECTED},
	{"fixed", TG_VEX_FIXED},
	{"first_fixed", TG_VEX_FIXED},
	{"resolved", TG_VEX_FIXED},
	{"resolved_with_pedigree", TG_VEX_FIXED},
	{"under_investigation", TG_VEX_UNDER_INVESTIGATION},
	{"in_triage", TG_VEX_UNDER_INVESTIGATION},
};

struct vex {
	struct tg_arena *arena;
	struct tg_vex *out;
	TG_VEC(struct tg_vex_statement) statements;
};

static void add(struct vex *vex, const struct tg_vex_statement *statement, const char *word)
{
	struct tg_vex_statement added = *statement;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (*added.vulnerability && strcmp(words[i].word, word) == 0) {
			added.status = words[i].status;
			*TG_VEC_ADD(&vex->statements) = added;
			return;
		}
	vex->out->unread++;
}

/* ---- OpenVEX ---- */

static void read_openvex(struct vex *vex, const struct tg_value *root)
{
	for (TG_VALUE_EACH(value, tg_value_get(root, "statements"))) {
		const struct tg_value *products = tg_value_get(value, "products");
		const struct tg_value *named = tg_value_get(value, "vulnerability");
		struct tg_vex_statement statement = {
			.vulnerability = named && named->kind == TG_VALUE_TEXT
						 ? named->text.ptr
						 : tg_value_text(named, "name",
								 tg_value_text(named, "@id", "")),
			.product = "",
			.justification = tg_value_text(value, "justification", ""),
			.note = tg_value_text(value, "impact_statement",
					      tg_value_text(value, "action_statement", "")),
		};
		const char *status = tg_value_text(value, "status", "");

		if (!products || !products->count)
			add(vex, &statement, status);
		for (TG_VALUE_EACH(product, products)) {
			statement.product = product->kind == TG_VALUE_TEXT
						    ? product->text.ptr
						    : tg_value_text(product, "@id", "");
			add(vex, &statement, status);
		}
	}
}

/* ---- CycloneDX ---- */

static void read_cyclonedx(struct vex *vex, const struct tg_value *root)
{
	for (TG_VALUE_EACH(value, tg_value_get(root, "vulnerabilities"))) {
		const struct tg_value *analysis = tg_value_get(value, "analysis");
		const struct tg_value *affects = tg_value_get(value, "affects");
		struct tg_vex_statement statement = {
			.vulnerability = tg_value_text(value, "id", ""),
			.product = tg_value_text(affects ? affects->first : NULL, "ref", ""),
			.justification = tg_value_text(analysis, "justification", ""),
			.note = tg_value_text(analysis, "detail", ""),
		};

		add(vex, &statement, tg_value_text(analysis, "state", ""));
	}
}

/* ---- CSAF ---- */

/* Why a product is not affected stands apart, as a flag of the vulnerability. */
static const char *flag_of(const struct tg_value *vulnerability, struct tg_str product)
{
	for (TG_VALUE_EACH(flag, tg_value_get(vulnerability, "flags")))
		for (TG_VALUE_EACH(id, tg_value_get(flag, "product_ids")))
			if (tg_str_eq(id->text, product))
				return tg_value_text(flag, "label", "");
	return "";
}

static void read_csaf(struct vex *vex, const struct tg_value *root)
{
	for (TG_VALUE_EACH(vulnerability, tg_value_get(root, "vulnerabilities"))) {
		const char *name = tg_value_text(vulnerability, "cve",
						 tg_value_text(vulnerability, "title", ""));

		for (TG_VALUE_EACH(group, tg_value_get(vulnerability, "product_status")))
			for (TG_VALUE_EACH(product, group)) {
				struct tg_vex_statement statement = {
					.vulnerability = name,
					.product = product->text.ptr ? product->text.ptr : "",
					.justification = flag_of(vulnerability, product->text),
					.note = ""};

				if (!tg_str_is(group->key, "recommended"))
					add(vex, &statement, group->key.ptr);
			}
	}
}

static bool read(struct vex *vex, const struct tg_value *root, const char *file, struct tg_err *err)
{
	const char *context = tg_value_text(root, "@context", "");
	const struct tg_value *document = tg_value_get(root, "document");

	if (strstr(context, "openvex") || tg_value_get(root, "statements")) {
		vex->out->format = "openvex";
		read_openvex(vex, root);
	} else if (strcmp(tg_value_text(root, "bomFormat", ""), "CycloneDX") == 0) {
		vex->out->format = "cyclonedx";
		read_cyclonedx(vex, root);
	} else if (tg_value_get(document, "csaf_version")) {
		vex->out->format = "csaf";
		read_csaf(vex, root);
	} else {
		return tg_fail(err, TG_ERR_INPUT,
			       "%s:1:1: this is no VEX; expected OpenVEX (@context), CycloneDX "
			       "(bomFormat) or CSAF (document.csaf_version) in JSON",
			       file);
	}
	return true;
}

bool tg_vex_read(struct tg_arena *arena, const char *file, struct tg_str content,
		 struct tg_vex *ret, struct tg_err *err)
{
	struct vex vex = {.arena = arena, .out = ret};
	const struct tg_value *root;
	struct tg_vex_statement *kept;
	bool ok;

	*ret = (struct tg_vex){.format = ""};
	root = tg_json_parse(arena, content, file, err);
	ok = root && read(&vex, root, file, err);
	kept = tg_arena_alloc(arena, (vex.statements.count + 1) * sizeof(*kept));
	if (vex.statements.count)
		memcpy(kept, vex.statements.at, vex.statements.count * sizeof(*kept));
	ret->at = kept;
	ret->count = vex.statements.count;
	TG_VEC_DONE(&vex.statements);
	return ok;
}
