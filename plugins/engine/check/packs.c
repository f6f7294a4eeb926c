/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/check/packs.h"

#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>

static int is_pack(const struct dirent *entry)
{
	return tg_str_ends(tg_str(entry->d_name), ".so");
}

static bool add_rule(struct tg_packs *packs, const struct tg_plugin *plugin,
		     const struct tg_rule *rule, const char *path, struct tg_err *err)
{
	size_t length = strlen(plugin->name);

	if (strncmp(rule->id, plugin->name, length) != 0 || rule->id[length] != '/')
		return tg_fail(err, TG_ERR_INTERNAL,
			       "'%s': the rule '%s' does not belong to the pack '%s'", path,
			       rule->id, plugin->name);
	if (!tg_map_add(&packs->rules, tg_str(rule->id)))
		return tg_fail(err, TG_ERR_INTERNAL, "'%s': the rule '%s' is there already", path,
			       rule->id);
	*tg_map_put(&packs->rules, tg_str(rule->id)) = (void *)(uintptr_t)rule;
	return true;
}

static bool check_abi(const struct tg_plugin *plugin, const char *path, struct tg_err *err)
{
	if (plugin->abi < TG_ABI_OLDEST || plugin->abi > TG_ABI)
		return tg_fail(err, TG_ERR_INTERNAL,
			       "the pack '%s' has plugin ABI %u, but this program loads %u to %u; "
			       "rebuild the pack",
			       path, plugin->abi, TG_ABI_OLDEST, TG_ABI);
	if (plugin->ir_abi < 1 || plugin->ir_abi > TG_IR_ABI)
		return tg_fail(err, TG_ERR_INTERNAL,
			       "the pack '%s' has IR ABI %u, but this program has %u; rebuild the "
			       "pack",
			       path, plugin->ir_abi, TG_IR_ABI);
	return true;
}

static bool load_pack(struct tg_packs *packs, const char *path, struct tg_err *err)
{
	void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	const struct tg_plugin *plugin;
	struct tg_pack *pack;
	size_t i;

	if (!handle)
		return tg_fail(err, TG_ERR_IO, "cannot load the pack '%s': %s", path, dlerror());
	pack = TG_VEC_ADD(&packs->packs);
	pack->handle = handle;
	pack->plugin = plugin = dlsym(handle, "tg_plugin");
	if (!plugin)
		return tg_fail(err, TG_ERR_INTERNAL, "'%s' is no pack: it has no symbol tg_plugin",
			       path);
	if (!check_abi(plugin, path, err))
		return false;
	for (i = 0; plugin->rules[i]; i++)
		if (!add_rule(packs, plugin, plugin->rules[i], path, err))
			return false;
	return true;
}

static bool load_folder(struct tg_packs *packs, const char *folder, struct tg_err *err)
{
	struct dirent **entries = NULL;
	struct tg_buf path = {0};
	int i, count = scandir(folder, &entries, is_pack, alphasort);
	bool ok = true;

	if (count < 0)
		return tg_fail_errno(err, "cannot read the plugin folder '%s'", folder);
	for (i = 0; i < count; i++) {
		if (ok) {
			tg_buf_clear(&path);
			tg_buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
			ok = load_pack(packs, path.ptr, err);
		}
		free(entries[i]);
	}
	free(entries);
	tg_buf_done(&path);
	return ok;
}

/* Rows of the models name rules that no pack needs to have. */
static void add_rows(struct tg_packs *packs, const struct tg_api_models *models)
{
	const struct tg_api_row *row;
	size_t i;

	for (i = 0; models && i < models->rows.entries.count; i++)
		for (row = models->rows.entries.at[i].value; row; row = row->next)
			tg_map_add(&packs->rules, tg_str(row->rule));
	for (i = 0; models && i < models->rules.entries.count; i++)
		tg_map_add(&packs->rules, models->rules.entries.at[i].key);
	tg_map_add(&packs->rules, tg_str(TG_RULE_BANNED));
	tg_map_add(&packs->rules, tg_str(TG_RULE_PAST_WRAPPER));
}

bool tg_packs_load(const struct tg_engine_options *options, struct tg_packs *packs,
		   struct tg_err *err)
{
	size_t i;

	tg_map_add(&packs->rules, tg_str(TG_RULE_SUPPRESSION_MALFORMED));
	tg_map_add(&packs->rules, tg_str(TG_RULE_SUPPRESSION_STALE));
	if (options->plugin_dir && !load_folder(packs, options->plugin_dir, err))
		return false;
	add_rows(packs, options->models);
	for (i = 0; i < options->rule_count; i++)
		*tg_map_put(&packs->settings, tg_str(options->rules[i].id)) =
			(void *)(uintptr_t)&options->rules[i];
	return true;
}

const struct tg_rule_setting *tg_packs_setting(const struct tg_packs *packs, const char *id)
{
	return tg_map_get(&packs->settings, tg_str(id));
}

bool tg_packs_knows(const struct tg_packs *packs, const char *id)
{
	return tg_map_has(&packs->rules, tg_str(id));
}

void tg_packs_done(struct tg_packs *packs)
{
	size_t i;

	for (i = 0; i < packs->packs.count; i++)
		dlclose(packs->packs.at[i].handle);
	TG_VEC_DONE(&packs->packs);
	tg_map_done(&packs->rules);
	tg_map_done(&packs->settings);
}
