/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/build_flags.h"

#include "format/value.h"

static const struct {
	const char *name, *remedy;
} flags[TG_BUILD_FLAGS] = {
	[TG_BUILD_STACK_PROTECTOR] = {"stack-protector", "-fstack-protector-strong"},
	[TG_BUILD_FORTIFY] = {"fortify", "-O2 -D_FORTIFY_SOURCE=2"},
	[TG_BUILD_PIC] = {"position-independent", "-fPIE (or -fPIC for a library)"},
	[TG_BUILD_STACK_CLASH] = {"stack-clash", "-fstack-clash-protection"},
	[TG_BUILD_CFI] = {"cfi", "-fcf-protection or -mbranch-protection=standard"},
	[TG_BUILD_FORMAT] = {"format-security", "-Wformat -Werror=format-security"},
	[TG_BUILD_NO_DEBUG] = {"no-debug-switch", "build without -DDEBUG and -O0"},
};

const char *tg_build_flag_name(enum tg_build_flag flag)
{
	return flags[flag].name;
}

const char *tg_build_flag_remedy(enum tg_build_flag flag)
{
	return flags[flag].remedy;
}

/* What one command says so far. */
struct command {
	bool has[TG_BUILD_FLAGS];
	bool fortified, optimised;
};

/* Flags that turn a protection on or off; a prefix where it ends with '='. */
static const struct {
	const char *text;
	enum tg_build_flag flag;
	bool on;
} switches[] = {
	{"-fstack-protector-strong", TG_BUILD_STACK_PROTECTOR, true},
	{"-fstack-protector-all", TG_BUILD_STACK_PROTECTOR, true},
	{"-fno-stack-protector", TG_BUILD_STACK_PROTECTOR, false},
	{"-fPIC", TG_BUILD_PIC, true},
	{"-fpic", TG_BUILD_PIC, true},
	{"-fPIE", TG_BUILD_PIC, true},
	{"-fpie", TG_BUILD_PIC, true},
	{"-fno-pic", TG_BUILD_PIC, false},
	{"-fno-PIC", TG_BUILD_PIC, false},
	{"-fno-pie", TG_BUILD_PIC, false},
	{"-fno-PIE", TG_BUILD_PIC, false},
	{"-fstack-clash-protection", TG_BUILD_STACK_CLASH, true},
	{"-fno-stack-clash-protection", TG_BUILD_STACK_CLASH, false},
	{"-fcf-protection=none", TG_BUILD_CFI, false},
	{"-fcf-protection", TG_BUILD_CFI, true},
	{"-fcf-protection=", TG_BUILD_CFI, true},
	{"-mbranch-protection=none", TG_BUILD_CFI, false},
	{"-mbranch-protection=", TG_BUILD_CFI, true},
	{"-fsanitize=cfi", TG_BUILD_CFI, true},
	{"-Wformat=2", TG_BUILD_FORMAT, true},
	{"-Wformat-security", TG_BUILD_FORMAT, true},
	{"-Werror=format-security", TG_BUILD_FORMAT, true},
	{"-Wno-format-security", TG_BUILD_FORMAT, false},
	{"-Wno-format", TG_BUILD_FORMAT, false},
	{"-DDEBUG", TG_BUILD_NO_DEBUG, false},
	{"-DDEBUG=", TG_BUILD_NO_DEBUG, false},
	{"-O0", TG_BUILD_NO_DEBUG, false},
};

static bool is_switch(struct tg_str word, const char *text)
{
	return tg_str_ends(tg_str(text), "=") ? tg_str_starts(word, text) : tg_str_is(word, text);
}

static void take(struct command *command, struct tg_str word)
{
	size_t i;

	for (i = 0; i < sizeof(switches) / sizeof(*switches); i++) {
		if (!is_switch(word, switches[i].text))
			continue;
		command->has[switches[i].flag] = switches[i].on;
		break;
	}
	if (tg_str_starts(word, "-D_FORTIFY_SOURCE="))
		command->fortified = !tg_str_is(word, "-D_FORTIFY_SOURCE=0");
	else if (tg_str_is(word, "-U_FORTIFY_SOURCE"))
		command->fortified = false;
	else if (tg_str_starts(word, "-Wp,-D_FORTIFY_SOURCE=") ||
		 tg_str_starts(word, "-Wp,-U_FORTIFY_SOURCE,-D_FORTIFY_SOURCE="))
		command->fortified = true;
	else if (tg_str_starts(word, "-O"))
		command->optimised = !tg_str_is(word, "-O0");
}

/* Words of a shell command; quotes and backslashes are taken off, nothing is expanded. */
static void split(struct command *command, struct tg_str text)
{
	struct tg_buf word = {0};
	char quote = 0;
	size_t i;

	for (i = 0; i <= text.len; i++) {
		char c = i < text.len ? text.ptr[i] : ' ';

		if (quote ? c == quote : c == '"' || c == '\'') {
			quote = quote ? 0 : c;
		} else if (!quote && (c == ' ' || c == '\t' || c == '\n')) {
			take(command, tg_buf_view(&word));
			tg_buf_clear(&word);
		} else {
			if (c == '\\' && quote != '\'' && i + 1 < text.len)
				c = text.ptr[++i];
			tg_buf_putc(&word, c);
		}
	}
	tg_buf_done(&word);
}

static bool read_command(const struct tg_value *entry, struct tg_build_flags *ret,
			 struct tg_err *err)
{
	const struct tg_value *arguments = tg_value_get(entry, "arguments");
	const struct tg_value *text = tg_value_get(entry, "command");
	struct command command = {.has = {[TG_BUILD_NO_DEBUG] = true}};
	int flag;

	if (!arguments && (!text || text->kind != TG_VALUE_TEXT))
		return tg_value_fail(entry, err, "it has neither 'arguments' nor 'command'");
	for (TG_VALUE_EACH(word, arguments))
		take(&command, word->text);
	if (!arguments)
		split(&command, text->text);
	command.has[TG_BUILD_FORTIFY] = command.fortified && command.optimised;
	ret->commands++;
	for (flag = 0; flag < TG_BUILD_FLAGS; flag++) {
		if (command.has[flag])
			ret->have[flag]++;
		else if (!ret->missing[flag])
			ret->missing[flag] = tg_value_text(entry, "file", "?");
	}
	return true;
}

bool tg_build_flags_read(struct tg_arena *arena, const char *path, struct tg_build_flags *ret,
			 struct tg_err *err)
{
	const struct tg_value *list = tg_value_read(arena, path, err);

	*ret = (struct tg_build_flags){0};
	if (!list)
		return false;
	if (list->kind != TG_VALUE_LIST || !list->count)
		return tg_value_fail(list, err, "a compile database is a list of commands");
	for (TG_VALUE_EACH(entry, list))
		if (!read_command(entry, ret, err))
			return false;
	return true;
}
