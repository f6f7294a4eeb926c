/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bill.c - bills of materials.
 */
#include "evidence/parts.h"
#include "format/value.h"

struct bill {
	struct tg_arena *arena;
	struct tg_bill *out;
	TG_VEC(struct tg_component_part) parts;
};

static void add(struct bill *bill, const struct tg_component_part *part)
{
	if (*part->name)
		*TG_VEC_ADD(&bill->parts) = *part;
	else
		bill->out->unread++;
}

/* ---- CycloneDX ---- */

static const char *licence_of(const struct tg_value *component)
{
	const struct tg_value *list = tg_value_get(component, "licenses");
	const struct tg_value *first = list ? list->first : NULL;
	const struct tg_value *licence = tg_value_get(first, "license");

	return tg_value_text(first, "expression",
			     tg_value_text(licence, "id", tg_value_text(licence, "name", "")));
}

/* Components may hold components; the depth is that of the document, which is capped. */
static void read_components(struct bill *bill, const struct tg_value *list)
{
	for (TG_VALUE_EACH(component, list)) {
		const struct tg_value *supplier = tg_value_get(component, "supplier");

		add(bill,
		    &(struct tg_component_part){
			    .name = tg_value_text(component, "name", ""),
			    .version = tg_value_text(component, "version", ""),
			    .purl = tg_value_text(component, "purl", ""),
			    .supplier = tg_value_text(supplier, "name",
						      tg_value_text(component, "publisher", "")),
			    .licence = licence_of(component)});
		read_components(bill, tg_value_get(component, "components"));
	}
}

/* ---- SPDX ---- */

static const char *purl_of(const struct tg_value *package)
{
	for (TG_VALUE_EACH(ref, tg_value_get(package, "externalRefs")))
		if (strcmp(tg_value_text(ref, "referenceType", ""), "purl") == 0)
			return tg_value_text(ref, "referenceLocator", "");
	return "";
}

static void read_packages(struct bill *bill, const struct tg_value *packages)
{
	for (TG_VALUE_EACH(package, packages))
		add(bill, &(struct tg_component_part){
				  .name = tg_value_text(package, "name", ""),
				  .version = tg_value_text(package, "versionInfo", ""),
				  .purl = purl_of(package),
				  .supplier = tg_value_text(package, "supplier", ""),
				  .licence = tg_value_text(
					  package, "licenseConcluded",
					  tg_value_text(package, "licenseDeclared", ""))});
}

/* SPDX 3 is a graph; packages are nodes of it. */
static void read_graph(struct bill *bill, const struct tg_value *graph)
{
	for (TG_VALUE_EACH(node, graph)) {
		if (strcmp(tg_value_text(node, "type", ""), "software_Package") != 0)
			continue;
		add(bill, &(struct tg_component_part){
				  .name = tg_value_text(node, "name", ""),
				  .version = tg_value_text(node, "software_packageVersion", ""),
				  .purl = tg_value_text(node, "software_packageUrl", ""),
				  .supplier = "",
				  .licence = ""});
	}
}

static bool read(struct bill *bill, const struct tg_value *root, const char *file,
		 struct tg_err *err)
{
	if (strcmp(tg_value_text(root, "bomFormat", ""), "CycloneDX") == 0) {
		bill->out->format = "cyclonedx";
		read_components(bill, tg_value_get(root, "components"));
	} else if (tg_value_get(root, "spdxVersion")) {
		bill->out->format = "spdx";
		read_packages(bill, tg_value_get(root, "packages"));
	} else if (tg_value_get(root, "@graph") && tg_value_get(root, "@context")) {
		bill->out->format = "spdx";
		read_graph(bill, tg_value_get(root, "@graph"));
	} else {
		return tg_fail(err, TG_ERR_INPUT,
			       "%s:1:1: this is no bill of materials; expected CycloneDX "
			       "(bomFormat) or SPDX (spdxVersion, @graph) in JSON",
			       file);
	}
	return bill->parts.count ||
	       tg_fail(err, TG_ERR_INPUT, "%s:1:1: it lists no part, and silence is no evidence",
		       file);
}

bool tg_bill_read(struct tg_arena *arena, const char *file, struct tg_str content,
		  struct tg_bill *ret, struct tg_err *err)
{
	struct bill bill = {.arena = arena, .out = ret};
	const struct tg_value *root;
	struct tg_component_part *kept;
	bool ok;

	*ret = (struct tg_bill){.format = ""};
	root = tg_json_parse(arena, content, file, err);
	ok = root && read(&bill, root, file, err);
	kept = tg_arena_alloc(arena, (bill.parts.count + 1) * sizeof(*kept));
	if (bill.parts.count)
		memcpy(kept, bill.parts.at, bill.parts.count * sizeof(*kept));
	ret->at = kept;
	ret->count = bill.parts.count;
	TG_VEC_DONE(&bill.parts);
	return ok;
}
