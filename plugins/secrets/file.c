/* SPDX-License-Identifier: Apache-2.0 */
/*
 * file.c - what the path of a text says about it.
 */
#include "base/file.h"
#include "secrets/internal.h"

static const char *const code[] = {
	"c",     "h",   "cc",  "cpp",   "cxx", "hpp", "hh",  "ino",  "m",      "mm",  "java",
	"js",    "mjs", "ts",  "tsx",   "jsx", "py",  "go",  "rs",   "rb",     "php", "cs",
	"swift", "kt",  "kts", "scala", "lua", "pl",  "pm",  "dart", "groovy", "vb",  "pas",
	"r",     "ex",  "exs", "erl",   "hs",  "clj", "vue", NULL};
static const char *const config[] = {
	"ini",      "conf",    "cfg",     "cnf",    "properties", "yaml", "yml", "toml",   "env",
	"json",     "service", "config",  "sh",     "bash",       "zsh",  "tf",  "tfvars", "hcl",
	"plist",    "xml",     "desktop", "socket", "rc",         "reg",  "bat", "cmd",    "ps1",
	"htpasswd", "secrets", "creds",   "netrc",  "pgpass",     NULL};
/* Parts of a path that hold no product. */
static const char *const tests[] = {
	"test",      "tests",     "testing",    "testdata", "spec",      "specs", "fixture",
	"fixtures",  "example",   "examples",   "sample",   "samples",   "mock",  "mocks",
	"doc",       "docs",      "demo",       "demos",    "__tests__", "e2e",   "unittest",
	"unittests", "benchmark", "benchmarks", "fuzz",     "vectors",   NULL};
static const char *const translations[] = {"locale",  "locales",   "i18n",         "l10n",
					   "lang",    "languages", "translations", "messages",
					   "strings", NULL};
static const char *const locks[] = {"package-lock.json",
				    "yarn.lock",
				    "pnpm-lock.yaml",
				    "go.sum",
				    "cargo.lock",
				    "poetry.lock",
				    "composer.lock",
				    "gemfile.lock",
				    "pipfile.lock",
				    "npm-shrinkwrap.json",
				    "packages.lock.json",
				    "podfile.lock",
				    "flake.lock",
				    "mix.lock",
				    NULL};

static bool listed(struct tg_str word, const char *const *list)
{
	for (; *list; list++)
		if (word.len == strlen(*list) && tg_text_has(word, *list))
			return true;
	return false;
}

static struct tg_str ending(const char *name)
{
	const char *dot = strrchr(name, '.');

	return tg_str(dot ? dot + 1 : "");
}

/* "login_test.go", "test_login.py", "login.spec.ts" */
static bool is_test_name(const char *name)
{
	struct tg_str text = tg_str(name), rest = text, part;

	if (tg_str_starts(text, "test_") || tg_text_has(text, "_test."))
		return true;
	while (tg_str_split(&rest, '.', &part))
		if (listed(part, tests) && rest.len)
			return true;
	return false;
}

void tg_scan_file(struct tg_scan_file *file, const char *path)
{
	struct tg_str rest = tg_str(path), part;
	const char *name = tg_path_name(path);

	*file = (struct tg_scan_file){.path = path};
	if (listed(ending(name), code))
		file->syntax = TG_SYNTAX_CODE;
	else if (listed(ending(name), config) || name[0] == '.' ||
		 tg_text_has(tg_str(name), "dockerfile") || tg_text_has(tg_str(name), "shadow"))
		file->syntax = TG_SYNTAX_CONFIG;
	file->is_test = is_test_name(name);
	while (tg_str_split(&rest, '/', &part)) {
		if (!rest.len)
			break;
		file->is_test |= listed(part, tests);
		file->is_translation |= listed(part, translations);
	}
	file->is_translation |=
		listed(ending(name),
		       (const char *const[]){"po", "pot", "ts_", "strings", "resx", NULL}) ||
		tg_text_has(tg_str(name), "messages");
	file->is_lock = listed(tg_str(name), locks);
}
