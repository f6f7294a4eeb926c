/* SPDX-License-Identifier: Apache-2.0 */
/*
 * release.c - see release.h.
 */
#include "trace/analysis/release.h"

#include "base/file.h"

/* What compilers and build systems define for development, whatever the project says. */
static const char *const debug_defines[] = {"DEBUG", "_DEBUG"};

/* The name that an accepted flag `-DNAME`, `-DNAME=value` or the word behind `-D` defines. */
static struct tg_str defined(const char *const *argument)
{
	const char *text = *argument;
	struct tg_str name = {0};

	if (strncmp(text, "-D", 2) != 0)
		return name;
	text = text[2] ? text + 2 : argument[1] ? argument[1] : "";
	name = (struct tg_str){text, strcspn(text, "=(")};
	return strcmp(text + name.len, "=0") == 0 ? (struct tg_str){0} : name;
}

/* The macro of a command that one of the globs names, or NULL. */
static const char *defines_one(struct tg_arena *arena, const struct tg_command *command,
			       const struct tg_words *globs)
{
	const char *const *argument;

	for (argument = command->arguments; *argument; argument++) {
		struct tg_str name = defined(argument);
		const char *text = name.len ? tg_arena_strndup(arena, name.ptr, name.len) : NULL;

		if (text && tg_words_match(globs, text))
			return text;
	}
	return NULL;
}

static bool is_plain(const struct tg_command *command)
{
	return command->optimise &&
	       (strcmp(command->optimise, "-O0") == 0 || strcmp(command->optimise, "-Og") == 0);
}

static const char *why_not(struct tg_arena *arena, const struct tg_release *release,
			   const char *root, const struct tg_command *command)
{
	static const char *const no_asserts[] = {"NDEBUG"};
	const struct tg_words usual = {debug_defines, 2}, asserts_off = {no_asserts, 1};
	const char *name = defines_one(arena, command, &release->debug);

	if (name)
		return tg_arena_printf(arena, "it is built with -D%s", name);
	if (defines_one(arena, command, &release->defines))
		return NULL;
	if (release->builds.count) {
		const char *folder = tg_path_relative(command->directory, root);

		return tg_words_match(&release->builds, folder)
			       ? NULL
			       : tg_arena_printf(arena, "'%s' is no folder of a release", folder);
	}
	if (release->defines.count)
		return "it is built without a macro that a release has";
	if (defines_one(arena, command, &asserts_off))
		return NULL;
	name = defines_one(arena, command, &usual);
	if (name)
		return tg_arena_printf(arena, "it is built with -D%s", name);
	return is_plain(command) ? tg_arena_printf(arena, "it is built with %s", command->optimise)
				 : NULL;
}

const char *tg_release_excludes(struct tg_arena *arena, const struct tg_release *release,
				const char *root, const struct tg_command *command)
{
	const char *why = NULL;

	for (; command; command = command->again) {
		why = command->guessed ? NULL : why_not(arena, release, root, command);
		if (!why)
			return NULL;
	}
	return why;
}

/* @satisfies TG-RUL-4 */
void tg_release_soften(struct tg_arena *arena, const struct tg_cards *cards, const char *why,
		       struct tg_finding *finding)
{
	const struct tg_card *card = tg_card_find(cards, finding->rule);

	if (!why || !card || !tg_card_has_tag(card, "leftover"))
		return;
	finding->severity = TG_NOTE;
	finding->message = tg_arena_printf(arena, "%s (a note, as the unit is not released: %s)",
					   finding->message, why);
}
