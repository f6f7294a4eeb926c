/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/relative-program - a program or library is looked for in folders of the environment.
 *
 * Found is a name without a folder where a shell, execlp() and their like, or the loader of
 * libraries look for it, and a library below the current folder. Which functions do stands in
 * rules/models/ (lists path-searchers, library-loaders, library-openers: those that take a
 * name without a folder from those of the system). Commands of the shell are left alone.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_relative_program = {
	.id = "injection/relative-program",
	.events = TG_FLOW_CALL,
	.flow = flow,
};

/* The text that a value surely points at, or NULL: a literal, at its begin. */
static const char *text_of(struct tg_pass *pass, const struct tg_flow_event *event, unsigned index)
{
	struct tg_flow_object object =
		flow_object(pass, pass->host->flow->argument(pass, event, index));
	const struct tg_ir *ir = pass->ir;

	if (object.place == TG_PLACE_STRING && object.made && object.least_offset == 0 &&
	    object.most_offset == 0)
		return tg_ir_string(ir, object.made, NULL);
	return tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, event->at, index)), NULL);
}

/* True for a name without a folder: "ls -la", not "/bin/ls", "C:\\bin\\ls", "./ls" or "%s". */
static bool is_relative(struct tg_pass *pass, const char *text)
{
	char word[64];
	size_t length;

	text += strspn(text, " \t\"");
	length = strcspn(text, " \t\"&|;<>");
	if (!length || length >= sizeof(word) || memchr(text, '/', length) ||
	    memchr(text, '\\', length) || memchr(text, '%', length) || memchr(text, '$', length) ||
	    memchr(text, '=', length))
		return false;
	memcpy(word, text, length);
	word[length] = 0;
	return !pass->host->in_list(pass, "shell-words", word);
}

/* True for a library below the current folder: "./plugin.so", "lib/plugin.so". */
static bool is_below_current(const char *text)
{
	return strpbrk(text, "/\\") && !strchr("/\\$@~", *text) && !strchr(text, '%') &&
	       text[1] != ':';
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const char *name = event->name ? event->name : "", *text;
	bool searches = pass->host->in_list(pass, "path-searchers", name), loads;
	unsigned index = 0;

	if (pass->host->in_list(pass, "mode-path-searchers", name)) {
		searches = true;
		index = 1;
	}
	loads = pass->host->in_list(pass, "library-loaders", name);
	if (!searches && !loads && !pass->host->in_list(pass, "library-openers", name))
		return;
	text = text_of(pass, event, index);
	if (text && !searches && is_below_current(text))
		pass->host->report(pass, event->at,
				   "which library %s() takes, the current folder decides; write "
				   "all of its path",
				   name);
	if (!text || (!searches && !loads) || !is_relative(pass, text))
		return;
	pass->host->report(pass, event->at,
			   "which %s %s() takes, the folders of the environment decide; write the "
			   "folder before its name",
			   searches ? "program" : "library", name);
}
