/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/target.h"

unsigned tg_measure_component(const char *name)
{
	unsigned bit;

	for (bit = 0; tg_component_names[bit]; bit++)
		if (name[0] && strcmp(tg_component_names[bit], name) == 0)
			return 1u << bit;
	return 0;
}

bool tg_measure_level(const char *text, unsigned *ret, struct tg_err *err)
{
	*ret = text[0] >= '1' && text[0] <= '4' && !text[1] ? (unsigned)(text[0] - '0') : 0;
	return *ret ||
	       tg_fail(err, TG_ERR_USAGE, "--sl takes a security level, 1 to 4, not '%s'", text);
}

bool tg_measure_options(struct tg_cli *cli, int argc, char **argv, const char *help,
			struct tg_measure_wish *ret, int *ret_code, struct tg_err *err)
{
	enum { OPTION_AS_OF = 1, OPTION_PROFILE, OPTION_SL };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{"profile", required_argument, NULL, OPTION_PROFILE},
		{"sl", required_argument, NULL, OPTION_SL},
		{NULL, 0, NULL, 0},
	};
	int option;

	*ret = (struct tg_measure_wish){0};
	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF) {
			ret->revision = optarg;
		} else if (option == OPTION_PROFILE) {
			ret->profile = optarg;
		} else if (option == OPTION_SL) {
			tg_measure_level(optarg, &ret->level, err);
		} else {
			*ret_code = option == -2 ? 0 : 2;
			return false;
		}
	}
	return true;
}

static bool load_assessment(struct tg_question *question, struct tg_assessment *ret,
			    struct tg_err *err)
{
	struct tg_err none = {0};
	struct tg_str text = {0};

	*ret = (struct tg_assessment){.intended_use = "", .context = "", .profile = ""};
	if (!tg_store_config(question->arena, question->store, TG_ASSESSMENT_FILE, &text, &none))
		return none.code == TG_OK || tg_fail(err, none.code, "%s", none.text);
	return tg_assessment_parse(question->arena, &question->catalogs, text, TG_ASSESSMENT_FILE,
				   ret, err);
}

static bool find_profile(struct tg_measure *measure, const char *name,
			 const struct tg_profile **ret, struct tg_err *err)
{
	*ret = *name ? tg_profile_find(&measure->profiles, tg_str(name)) : NULL;
	return !*name || *ret ||
	       tg_fail(err, TG_ERR_MISSING,
		       "there is no product profile '%s'; 'tracegate explain' lists them", name);
}

bool tg_measure_load(struct tg_question *question, const struct tg_measure_wish *wish,
		     struct tg_measure *ret, struct tg_err *err)
{
	struct tg_assessment *assessment = &ret->assessment;
	unsigned components;

	*ret = (struct tg_measure){0};
	if (!load_assessment(question, assessment, err) ||
	    !tg_profiles_load(&question->catalogs, &ret->profiles, err) ||
	    !find_profile(ret, wish->profile ? wish->profile : assessment->profile,
			  &ret->target.profile, err))
		return false;
	components = tg_measure_component(question->known.config.component);
	if (assessment->components)
		components = assessment->components;
	if (ret->target.profile && ret->target.profile->components)
		components = ret->target.profile->components;
	ret->target.assessment = assessment;
	ret->target.components = components;
	ret->target.level = wish->level ? wish->level : assessment->level;
	return true;
}
