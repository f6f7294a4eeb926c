/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exports.c - see exports.h.
 */
#include "trace/analysis/exports.h"

#include <ctype.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "trace/analysis/worktree.h"

#define RULE "boundary/surface"

enum { FILE_MOST = 1 << 20, EXPORTS_MOST = 1 << 16 };

static const char *ending_of(const char *path)
{
	const char *dot = strrchr(tg_path_name(path), '.');

	return dot ? dot : "";
}

static bool is_one_of(const char *ending, const char *const *endings)
{
	for (; *endings; endings++)
		if (strcasecmp(ending, *endings) == 0)
			return true;
	return false;
}

static bool is_symbol(struct tg_str word)
{
	size_t i;

	for (i = 0; i < word.len; i++)
		if (!isalnum((unsigned char)word.ptr[i]) && !strchr("_*?$", word.ptr[i]))
			return false;
	return word.len > 0 && !isdigit((unsigned char)word.ptr[0]);
}

static void add(struct tg_buf *out, struct tg_str word)
{
	if (is_symbol(word) && out->len < EXPORTS_MOST)
		tg_buf_printf(out, "%s%.*s", out->len ? " " : "", (int)word.len, word.ptr);
}

static bool is_word(struct tg_str word, const char *text)
{
	return word.len == strlen(text) && strncasecmp(word.ptr, text, word.len) == 0;
}

/* The next word that ends with a blank or one of `;{}`, which are words of their own. */
static struct tg_str next_word(struct tg_str *text)
{
	struct tg_str word;

	while (text->len) {
		if (text->len > 1 && text->ptr[0] == '/' && text->ptr[1] == '*') {
			const char *end = memmem(text->ptr, text->len, "*/", 2);
			size_t size = end ? (size_t)(end - text->ptr) + 2 : text->len;

			*text = (struct tg_str){text->ptr + size, text->len - size};
		} else if (*text->ptr == '#') {
			const char *end = memchr(text->ptr, '\n', text->len);
			size_t size = end ? (size_t)(end - text->ptr) : text->len;

			*text = (struct tg_str){text->ptr + size, text->len - size};
		} else if (isspace((unsigned char)*text->ptr)) {
			*text = (struct tg_str){text->ptr + 1, text->len - 1};
		} else {
			break;
		}
	}
	word = (struct tg_str){text->ptr, 0};
	while (word.len < text->len && !isspace((unsigned char)word.ptr[word.len]) &&
	       !strchr(";{}", word.ptr[word.len]))
		word.len++;
	word.len += word.len == 0 && text->len > 0;
	*text = (struct tg_str){text->ptr + word.len, text->len - word.len};
	return word;
}

/* `VERS_1 { global: name; other_*; local: *; };` */
static void version_script(struct tg_str text, struct tg_buf *out)
{
	bool global = false;
	struct tg_str word;

	while ((word = next_word(&text)).len) {
		if (is_word(word, "global:"))
			global = true;
		else if (is_word(word, "local:") || *word.ptr == '}')
			global = false;
		else if (global && !is_word(word, "*"))
			add(out, word);
	}
}

/* Lines behind EXPORTS: `name`, `name = other`, `name @1`; a definition file's comments begin with
 * a semicolon. */
static void definition_file(struct tg_str text, struct tg_buf *out)
{
	static const char *const others[] = {"LIBRARY", "SECTIONS", "IMPORTS", "VERSION", NULL};
	bool exports = false;
	struct tg_str line;

	while (tg_str_split(&text, '\n', &line)) {
		struct tg_str rest = line, word;

		if (memchr(line.ptr, ';', line.len))
			rest.len =
				(size_t)((const char *)memchr(line.ptr, ';', line.len) - line.ptr);
		word = next_word(&rest);
		if (is_word(word, "EXPORTS")) {
			exports = true;
			word = next_word(&rest);
		} else if (word.len && word.len < 16) {
			char name[16];

			memcpy(name, word.ptr, word.len);
			name[word.len] = 0;
			exports = exports && !is_one_of(name, others);
		}
		if (exports && word.len)
			add(out, (struct tg_str){word.ptr, strcspn(word.ptr, "=@ \t\r\n") < word.len
								   ? strcspn(word.ptr, "=@ \t\r\n")
								   : word.len});
	}
}

/* A symbol a line, and nothing else. */
static void symbol_list(struct tg_str text, struct tg_buf *out)
{
	struct tg_str rest = text, word;

	while ((word = next_word(&rest)).len)
		if (!is_symbol(word))
			return;
	while ((word = next_word(&text)).len)
		add(out, word);
}

void tg_exports_parse(struct tg_str content, const char *path, struct tg_buf *out)
{
	static const char *const scripts[] = {".map", ".ver", ".vers", ".lds", NULL};
	static const char *const lists[] = {".sym", ".syms", ".exp", NULL};

	if (is_one_of(ending_of(path), scripts) && memmem(content.ptr, content.len, "global:", 7))
		version_script(content, out);
	else if (strcasecmp(ending_of(path), ".def") == 0)
		definition_file(content, out);
	else if (is_one_of(ending_of(path), lists))
		symbol_list(content, out);
}

static bool wants_list(void *user, const char *path)
{
	static const char *const endings[] = {".map", ".ver",  ".vers", ".lds", ".def",
					      ".sym", ".syms", ".exp",  NULL};

	(void)user;
	return is_one_of(ending_of(path), endings);
}

static bool read_all(struct tg_arena *arena, const char *root, struct tg_buf *out,
		     struct tg_err *err)
{
	tg_paths paths = {0};
	size_t i;
	int dir = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = dir >= 0 ? tg_worktree_files(arena, root, wants_list, NULL, &paths, err)
			   : tg_fail_errno(err, "cannot open the folder '%s'", root);

	for (i = 0; ok && i < paths.count; i++) {
		struct tg_buf text = {0};
		struct tg_err ignored = {0};

		if (tg_file_read_at(dir, paths.at[i], FILE_MOST, &text, &ignored))
			tg_exports_parse(tg_buf_view(&text), paths.at[i], out);
		tg_buf_done(&text);
	}
	if (dir >= 0)
		close(dir);
	TG_VEC_DONE(&paths);
	return ok;
}

/* @satisfies TG-RUL-5 */
bool tg_rulebook_exports(struct tg_rulebook *rulebook, const char *root, struct tg_err *err)
{
	struct tg_rule_option option = {"exports", NULL};
	struct tg_buf exports = {0};
	bool ok = true;

	if (!tg_ruleset_find(&rulebook->ruleset, RULE))
		return true;
	ok = read_all(&rulebook->arena, root, &exports, err);
	if (ok && exports.len) {
		option.value = tg_arena_strdup(&rulebook->arena, exports.ptr);
		tg_rulebook_option(rulebook, RULE, &option, 1);
	}
	tg_buf_done(&exports);
	return ok;
}
