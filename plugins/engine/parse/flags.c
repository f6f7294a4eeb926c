/* SPDX-License-Identifier: Apache-2.0 */
/*
 * flags.c - see flags.h. The tables are the policy; the code only spells them.
 */
#include "engine/parse/flags.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"

enum shape {
	ALONE,    /* the whole argument */
	JOINED,   /* name and value in one argument */
	SEPARATE, /* the value is the next argument */
	EITHER,   /* JOINED when something follows the name, else SEPARATE */
};

enum value {
	NOTHING,
	MACRO,    /* NAME, NAME=..., NAME(x)=... */
	FOLDER,   /* of headers */
	FILE_IN,  /* a file to include */
	FILE_OUT, /* a file the compiler would write: ignored when in scope, else shown */
	WORD,     /* letters, digits and _+-.:= */
	ANYTHING,
};

/* `emit` is how an accepted flag is spelled; NULL = ignored. */
struct flag {
	const char *name;
	enum shape shape;
	enum value value;
	const char *emit;
};

/* The first match wins: longer names before their prefixes. */
static const struct flag flags[] = {
	{"-include", SEPARATE, FILE_IN, "-include"},
	{"--include", SEPARATE, FILE_IN, "-include"},
	{"-imacros", SEPARATE, FILE_IN, "-imacros"},
	{"-isystem", EITHER, FOLDER, "-isystem"},
	{"-iquote", EITHER, FOLDER, "-iquote"},
	{"-idirafter", EITHER, FOLDER, "-idirafter"},
	{"-I", EITHER, FOLDER, "-I"},
	{"-D", EITHER, MACRO, "-D"},
	{"-U", EITHER, MACRO, "-U"},
	{"-std=", JOINED, WORD, "-std="},
	{"--std=", JOINED, WORD, "-std="},
	{"-ansi", ALONE, NOTHING, "-ansi"},
	{"-trigraphs", ALONE, NOTHING, "-trigraphs"},
	{"-undef", ALONE, NOTHING, "-undef"},
	{"-nostdinc", ALONE, NOTHING, "-nostdinc"},
	{"-nostdinc++", ALONE, NOTHING, "-nostdinc++"},
	{"-pthread", ALONE, NOTHING, "-pthread"},
	{"--target=", JOINED, WORD, "--target="},
	{"-target", SEPARATE, WORD, "--target="},
	/* What changes the language or a type. */
	{"-fsigned-char", ALONE, NOTHING, "-fsigned-char"},
	{"-fno-signed-char", ALONE, NOTHING, "-fno-signed-char"},
	{"-funsigned-char", ALONE, NOTHING, "-funsigned-char"},
	{"-fno-unsigned-char", ALONE, NOTHING, "-fno-unsigned-char"},
	{"-fshort-enums", ALONE, NOTHING, "-fshort-enums"},
	{"-fno-short-enums", ALONE, NOTHING, "-fno-short-enums"},
	{"-fshort-wchar", ALONE, NOTHING, "-fshort-wchar"},
	{"-fno-builtin", ALONE, NOTHING, "-fno-builtin"},
	{"-fno-builtin-", JOINED, WORD, "-fno-builtin-"},
	{"-ffreestanding", ALONE, NOTHING, "-ffreestanding"},
	{"-fhosted", ALONE, NOTHING, "-fhosted"},
	{"-fms-extensions", ALONE, NOTHING, "-fms-extensions"},
	{"-fno-ms-extensions", ALONE, NOTHING, "-fno-ms-extensions"},
	{"-fgnu89-inline", ALONE, NOTHING, "-fgnu89-inline"},
	{"-fwrapv", ALONE, NOTHING, "-fwrapv"},
	{"-ftrapv", ALONE, NOTHING, "-ftrapv"},
	{"-fexceptions", ALONE, NOTHING, "-fexceptions"},
	{"-fno-exceptions", ALONE, NOTHING, "-fno-exceptions"},
	{"-frtti", ALONE, NOTHING, "-frtti"},
	{"-fno-rtti", ALONE, NOTHING, "-fno-rtti"},
	{"-fchar8_t", ALONE, NOTHING, "-fchar8_t"},
	{"-fno-char8_t", ALONE, NOTHING, "-fno-char8_t"},
	{"-fblocks", ALONE, NOTHING, "-fblocks"},
	{"-fasm", ALONE, NOTHING, "-fasm"},
	{"-fno-asm", ALONE, NOTHING, "-fno-asm"},
	{"-fdollars-in-identifiers", ALONE, NOTHING, "-fdollars-in-identifiers"},
	{"-fpack-struct=", JOINED, WORD, "-fpack-struct="},
	{"-fvisibility=", JOINED, WORD, "-fvisibility="},
	{"-fPIC", ALONE, NOTHING, "-fPIC"},
	{"-fpic", ALONE, NOTHING, "-fpic"},
	{"-fPIE", ALONE, NOTHING, "-fPIE"},
	{"-fpie", ALONE, NOTHING, "-fpie"},
	{"-m16", ALONE, NOTHING, "-m16"},
	{"-m32", ALONE, NOTHING, "-m32"},
	{"-m64", ALONE, NOTHING, "-m64"},
	{"-mx32", ALONE, NOTHING, "-mx32"},
	{"-march=", JOINED, WORD, "-march="},
	{"-mcpu=", JOINED, WORD, "-mcpu="},
	{"-mfpu=", JOINED, WORD, "-mfpu="},
	{"-mabi=", JOINED, WORD, "-mabi="},
	{"-mfloat-abi=", JOINED, WORD, "-mfloat-abi="},
	{"-mthumb", ALONE, NOTHING, "-mthumb"},
	{"-marm", ALONE, NOTHING, "-marm"},
	{"-mlittle-endian", ALONE, NOTHING, "-mlittle-endian"},
	{"-mbig-endian", ALONE, NOTHING, "-mbig-endian"},
	{"-mlong-double-64", ALONE, NOTHING, "-mlong-double-64"},
	{"-mlong-double-128", ALONE, NOTHING, "-mlong-double-128"},
	{"-msse", JOINED, WORD, "-msse"},
	{"-msse", ALONE, NOTHING, "-msse"},
	{"-mno-sse", JOINED, WORD, "-mno-sse"},
	{"-mno-sse", ALONE, NOTHING, "-mno-sse"},
	{"-mavx", JOINED, WORD, "-mavx"},
	{"-mavx", ALONE, NOTHING, "-mavx"},
	{"-mno-avx", JOINED, WORD, "-mno-avx"},
	{"-mno-avx", ALONE, NOTHING, "-mno-avx"},
	{"-mssse3", ALONE, NOTHING, "-mssse3"},
	{"-maes", ALONE, NOTHING, "-maes"},
	{"-mpclmul", ALONE, NOTHING, "-mpclmul"},
	{"-mpopcnt", ALONE, NOTHING, "-mpopcnt"},
	{"-mbmi", ALONE, NOTHING, "-mbmi"},
	{"-mbmi2", ALONE, NOTHING, "-mbmi2"},
	{"-mfma", ALONE, NOTHING, "-mfma"},
	{"-mf16c", ALONE, NOTHING, "-mf16c"},
	{"-msha", ALONE, NOTHING, "-msha"},
	{"-mrdrnd", ALONE, NOTHING, "-mrdrnd"},
	{"-mgeneral-regs-only", ALONE, NOTHING, "-mgeneral-regs-only"},
	/* What a parse does not need: outputs, optimisation, debug information, warnings, linker.
	 */
	{"-o", EITHER, FILE_OUT, NULL},
	{"-MF", EITHER, FILE_OUT, NULL},
	{"-MT", EITHER, ANYTHING, NULL},
	{"-MQ", EITHER, ANYTHING, NULL},
	{"-MD", ALONE, NOTHING, NULL},
	{"-MMD", ALONE, NOTHING, NULL},
	{"-MP", ALONE, NOTHING, NULL},
	{"-MG", ALONE, NOTHING, NULL},
	{"-c", ALONE, NOTHING, NULL},
	{"-S", ALONE, NOTHING, NULL},
	{"-pipe", ALONE, NOTHING, NULL},
	{"-w", ALONE, NOTHING, NULL},
	{"-v", ALONE, NOTHING, NULL},
	{"-s", ALONE, NOTHING, NULL},
	{"-p", ALONE, NOTHING, NULL},
	{"-pg", ALONE, NOTHING, NULL},
	{"-pie", ALONE, NOTHING, NULL},
	{"-no-pie", ALONE, NOTHING, NULL},
	{"-static", ALONE, NOTHING, NULL},
	{"-static-", JOINED, WORD, NULL},
	{"-shared", ALONE, NOTHING, NULL},
	{"-rdynamic", ALONE, NOTHING, NULL},
	{"-nostdlib", ALONE, NOTHING, NULL},
	{"-nodefaultlibs", ALONE, NOTHING, NULL},
	{"-nostartfiles", ALONE, NOTHING, NULL},
	{"--coverage", ALONE, NOTHING, NULL},
	{"-pedantic", ALONE, NOTHING, NULL},
	{"-pedantic-errors", ALONE, NOTHING, NULL},
	{"--param=", JOINED, ANYTHING, NULL},
	{"--param", SEPARATE, ANYTHING, NULL},
	{"-O", ALONE, NOTHING, NULL},
	{"-O", JOINED, WORD, NULL},
	{"-g", ALONE, NOTHING, NULL},
	{"-g", JOINED, WORD, NULL},
	{"-L", EITHER, ANYTHING, NULL},
	{"-l", EITHER, ANYTHING, NULL},
	{"-Wl,", JOINED, ANYTHING, NULL},
	{"-Wa,", JOINED, ANYTHING, NULL},
	{"-Xlinker", SEPARATE, ANYTHING, NULL},
	{"-Xassembler", SEPARATE, ANYTHING, NULL},
	{"-fopenmp", ALONE, NOTHING, NULL},
	{"-fmax-errors=", JOINED, WORD, NULL},
	{"-ffile-prefix-map=", JOINED, ANYTHING, NULL},
	{"-fmacro-prefix-map=", JOINED, ANYTHING, NULL},
	{"-fdebug-prefix-map=", JOINED, ANYTHING, NULL},
	{"-ffunction-sections", ALONE, NOTHING, NULL},
	{"-fdata-sections", ALONE, NOTHING, NULL},
	{"-fcf-protection", ALONE, NOTHING, NULL},
	{"-fcf-protection=", JOINED, WORD, NULL},
	{"-fanalyzer", ALONE, NOTHING, NULL},
	{"-ftest-coverage", ALONE, NOTHING, NULL},
	{"-fprofile-arcs", ALONE, NOTHING, NULL},
	{"-fprofile-abs-path", ALONE, NOTHING, NULL},
	{"-fprofile-update=", JOINED, WORD, NULL},
	{"-fcommon", ALONE, NOTHING, NULL},
	{"-fomit-frame-pointer", ALONE, NOTHING, NULL},
	{"-fstrict-aliasing", ALONE, NOTHING, NULL},
	{"-fstrict-overflow", ALONE, NOTHING, NULL},
	{"-fplt", ALONE, NOTHING, NULL},
	{"-fconserve-stack", ALONE, NOTHING, NULL},
	{"-fsection-anchors", ALONE, NOTHING, NULL},
	{"-fmerge-all-constants", ALONE, NOTHING, NULL},
	{"-ffp-contract=", JOINED, WORD, NULL},
	{"-ffast-math", ALONE, NOTHING, NULL},
	{"-ftls-model=", JOINED, WORD, NULL},
	{"-fstack-protector", ALONE, NOTHING, NULL},
	{"-fstack-", JOINED, WORD, NULL},
	{"-fsanitize=", JOINED, WORD, NULL},
	{"-fsanitize-recover", ALONE, NOTHING, NULL},
	{"-fsanitize-recover=", JOINED, WORD, NULL},
	{"-fdiagnostics-", JOINED, WORD, NULL},
	{"-fcolor-diagnostics", ALONE, NOTHING, NULL},
	{"-fvar-tracking", JOINED, WORD, NULL},
	{"-flto", ALONE, NOTHING, NULL},
	{"-flto=", JOINED, WORD, NULL},
	{"-fuse-ld=", JOINED, WORD, NULL},
	{"-ffat-lto-objects", ALONE, NOTHING, NULL},
	{"-finline-", JOINED, WORD, NULL},
	{"-funroll-", JOINED, WORD, NULL},
	{"-ftree-", JOINED, WORD, NULL},
	{"-fipa-", JOINED, WORD, NULL},
	{"-falign-", JOINED, WORD, NULL},
	{"-fzero-call-used-regs=", JOINED, WORD, NULL},
	{"-ftrivial-auto-var-init=", JOINED, WORD, NULL},
	{"-fno-", JOINED, WORD, NULL}, /* those that matter stand above */
	{"-mtune=", JOINED, WORD, NULL},
	{"-mcmodel=", JOINED, WORD, NULL},
	{"-mno-", JOINED, WORD, NULL},
	{"-mthumb-interwork", ALONE, NOTHING, NULL},
	{"-mindirect-branch", JOINED, WORD, NULL},
	{"-mfunction-return=", JOINED, WORD, NULL},
	{"-mbranch-protection=", JOINED, WORD, NULL},
	{"-mpreferred-stack-boundary=", JOINED, WORD, NULL},
	{"-mstackrealign", ALONE, NOTHING, NULL},
	{"-mstack-protector-guard", JOINED, WORD, NULL},
	{"-mlong-calls", ALONE, NOTHING, NULL},
	{"-mrecord-mcount", ALONE, NOTHING, NULL},
	{"-mfentry", ALONE, NOTHING, NULL},
};

/* Not allowed, and their value is the next argument: it must not be taken for a flag. */
static const char *const two_words[] = {"-Xclang",
					"-Xpreprocessor",
					"-isysroot",
					"--sysroot",
					"-B",
					"-T",
					"-z",
					"-u",
					"-e",
					"-ivfsoverlay",
					"-iprefix",
					"-iwithprefix",
					"-include-pch",
					"-F",
					"-iframework",
					"-imultilib",
					"-aux-info",
					"-dumpdir",
					"-fplugin",
					"-wrapper",
					"-specs",
					"--config",
					"-mllvm",
					"-arch",
					"--serialize-diagnostics",
					"-dumpbase",
					"-Xopenmp-target",
					"-Xanalyzer",
					"-cxx-isystem"};

struct filter {
	struct tg_arena *arena;
	const struct tg_flag_scope *scope;
	TG_VEC(const char *) accepted;
	TG_VEC(const char *) dropped;
};

static bool is_word(const char *text)
{
	for (; *text; text++)
		if (!isalnum((unsigned char)*text) && !strchr("_+-.:=,", *text))
			return false;
	return true;
}

bool tg_flags_is_system_folder(const char *path)
{
	static const char *const folders[] = {"/usr/include", "/usr/local/include", "/usr/lib/gcc",
					      "/usr/lib/gcc-cross"};
	size_t i;

	for (i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (tg_path_within(path, folders[i]))
			return true;
	/* Headers that depend on the architecture (/usr/lib/TRIPLET/glib-2.0/include), compilers'
	 * own (/usr/lib/llvm-19/lib/clang/19/include), cross compilers' (/usr/TRIPLET/include). */
	if (!tg_path_within(path, "/usr") || tg_path_within(path, "/usr/local") ||
	    tg_path_within(path, "/usr/share"))
		return false;
	path = strstr(path, "/include");
	return path && (path[8] == '/' || path[8] == '\0');
}

bool tg_flags_in_scope(const struct tg_flag_scope *scope, const char *path)
{
	const char *below;

	if (scope->build_dir && tg_path_within(path, scope->build_dir))
		return true;
	if (!tg_path_within(path, scope->root))
		return false;
	/* .git/config may hold the credentials of the remote. */
	below = tg_path_relative(path, scope->root);
	return strncmp(below, ".git", 4) != 0 || (below[4] != '/' && below[4] != '\0');
}

static bool folder_allowed(const struct tg_flag_scope *scope, const char *path)
{
	return tg_flags_in_scope(scope, path) || tg_flags_is_system_folder(path);
}

/* A path spelt through a symbolic link to the repository is brought home: what it leads to counts.
 */
static void bring_home(const struct tg_flag_scope *scope, struct tg_buf *path)
{
	char *real = tg_flags_in_scope(scope, path->ptr) ? NULL : realpath(path->ptr, NULL);

	if (real && tg_flags_in_scope(scope, real)) {
		tg_buf_clear(path);
		tg_buf_puts(path, real);
	}
	free(real);
}

/* Checks a value; for paths `path` becomes the absolute one. */
static bool value_allowed(const struct tg_flag_scope *scope, enum value kind, const char *value,
			  struct tg_buf *path)
{
	switch (kind) {
	case NOTHING:
	case ANYTHING:
		return true;
	case WORD:
		return is_word(value);
	case MACRO:
		return isalpha((unsigned char)*value) || *value == '_';
	case FOLDER:
	case FILE_IN:
	case FILE_OUT:
		if (!*value || *value == '=' || strcmp(value, "-") == 0)
			return false;
		tg_path_join(path, scope->directory, value);
		bring_home(scope, path);
		return kind == FOLDER ? folder_allowed(scope, path->ptr)
				      : tg_flags_in_scope(scope, path->ptr);
	}
	return false;
}

/* The entry that `argument` matches, with its value (NULL = the next argument). */
static const struct flag *find(const char *argument, const char **ret_value)
{
	size_t i;

	for (i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
		size_t length = strlen(flags[i].name);
		const char *rest = argument + length;

		if (strncmp(argument, flags[i].name, length) != 0)
			continue;
		if (*rest ? flags[i].shape == ALONE || flags[i].shape == SEPARATE
			  : flags[i].shape == JOINED)
			continue;
		*ret_value = *rest || flags[i].shape == ALONE ? rest : NULL;
		return &flags[i];
	}
	return NULL;
}

/* @satisfies TG-ENG-1 */
bool tg_flags_allowed(const struct tg_flag_scope *scope, const char *argument, const char *next,
		      unsigned *ret_words)
{
	const char *value;
	const struct flag *flag = find(argument, &value);
	struct tg_buf path = {0};
	bool ok;

	*ret_words = 1;
	if (strcmp(argument, "-xc") == 0 || strcmp(argument, "-xc++") == 0)
		return true;
	if (!flag || !flag->emit)
		return false;
	if (!value) {
		*ret_words = 2;
		value = next;
	}
	ok = value && value_allowed(scope, flag->value, value, &path);
	/* A path must have been made absolute, so that nothing depends on the folder of the run. */
	if (ok && path.len)
		ok = value[0] == '/';
	tg_buf_done(&path);
	return ok;
}

static void drop(struct filter *filter, const char *argument)
{
	*TG_VEC_ADD(&filter->dropped) = tg_arena_strdup(filter->arena, argument);
}

static void accept(struct filter *filter, const char *argument)
{
	*TG_VEC_ADD(&filter->accepted) = argument;
}

static void take(struct filter *filter, const struct flag *flag, const char *argument,
		 const char *value)
{
	struct tg_buf path = {0};

	if (!value_allowed(filter->scope, flag->value, value, &path)) {
		drop(filter, flag->shape == SEPARATE || flag->shape == EITHER
				     ? tg_arena_printf(filter->arena, "%s %s", flag->name, value)
				     : argument);
	} else if (flag->emit && flag->value == NOTHING) {
		accept(filter, flag->emit);
	} else if (flag->emit && path.len && strcmp(flag->emit, "-I") != 0) {
		accept(filter, flag->emit);
		accept(filter, tg_arena_strdup(filter->arena, path.ptr));
	} else if (flag->emit) {
		accept(filter, tg_arena_printf(filter->arena, "%s%s", flag->emit,
					       path.len ? path.ptr : value));
	}
	tg_buf_done(&path);
}

/* -x LANGUAGE and -xLANGUAGE: only what we analyse. */
static size_t take_language(struct filter *filter, const char *argument, const char *next)
{
	const char *language = argument[2] ? argument + 2 : next;

	if (language && (strcmp(language, "c") == 0 || strcmp(language, "c-header") == 0))
		accept(filter, "-xc");
	else if (language && (strcmp(language, "c++") == 0 || strcmp(language, "c++-header") == 0))
		accept(filter, "-xc++");
	else
		drop(filter, tg_arena_printf(filter->arena, "-x %s", language ? language : ""));
	return argument[2] || !next ? 1 : 2;
}

/* -Wp,-DX=1,-UY: macros pass, the rest (-MD,FILE ...) does not. */
static void take_preprocessor(struct filter *filter, const char *argument)
{
	struct tg_str rest = tg_str(argument + 4), part;
	bool only_macros = rest.len > 0;

	while (tg_str_split(&rest, ',', &part))
		only_macros = only_macros && part.len > 2 && part.ptr[0] == '-' &&
			      (part.ptr[1] == 'D' || part.ptr[1] == 'U') &&
			      (isalpha((unsigned char)part.ptr[2]) || part.ptr[2] == '_');
	if (!only_macros) {
		drop(filter, argument);
		return;
	}
	rest = tg_str(argument + 4);
	while (tg_str_split(&rest, ',', &part))
		accept(filter, tg_arena_strndup(filter->arena, part.ptr, part.len));
}

static bool takes_two(const char *argument)
{
	size_t i;

	for (i = 0; i < sizeof(two_words) / sizeof(*two_words); i++)
		if (strcmp(argument, two_words[i]) == 0)
			return true;
	return false;
}

/* Handles one flag and returns how many arguments it took. */
static size_t take_flag(struct filter *filter, const char *argument, const char *next)
{
	const char *value;
	const struct flag *flag = find(argument, &value);

	if (argument[1] == 'x' || argument[1] == '\0')
		return argument[1] ? take_language(filter, argument, next) : 1;
	if (strncmp(argument, "-Wp,", 4) == 0) {
		take_preprocessor(filter, argument);
		return 1;
	}
	if (flag && (value || next)) {
		take(filter, flag, argument, value ? value : next);
		return value ? 1 : 2;
	}
	if (!flag && takes_two(argument) && next) {
		drop(filter, tg_arena_printf(filter->arena, "%s %s", argument, next));
		return 2;
	}
	/* Warnings are ours to choose. */
	if (flag || argument[1] != 'W' || !is_word(argument + 1))
		drop(filter, argument);
	return 1;
}

enum tg_language tg_flags_language(const char *path)
{
	static const struct {
		const char *suffix;
		enum tg_language language;
	} table[] = {
		{".c", TG_LANGUAGE_C},     {".h", TG_LANGUAGE_HEADER}, {".cc", TG_LANGUAGE_CXX},
		{".cpp", TG_LANGUAGE_CXX}, {".cxx", TG_LANGUAGE_CXX},  {".c++", TG_LANGUAGE_CXX},
		{".C", TG_LANGUAGE_CXX},   {".hh", TG_LANGUAGE_CXX},   {".hpp", TG_LANGUAGE_CXX},
		{".hxx", TG_LANGUAGE_CXX}, {".H", TG_LANGUAGE_CXX},
	};
	struct tg_str name = tg_str(tg_path_name(path));
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (tg_str_ends(name, table[i].suffix))
			return table[i].language;
	return TG_LANGUAGE_OTHER;
}

/* "arm-none-eabi-gcc-12" -> "arm-none-eabi", and whether it is a C++ driver. */
static struct tg_str target_of(const char *compiler, bool *ret_cxx)
{
	static const char *const names[] = {"gcc", "g++", "cc", "c++", "clang", "clang++"};
	static const char *const architectures[] = {
		"arm",   "aarch64", "riscv32", "riscv64", "mips",   "powerpc",
		"i386",  "i486",    "i586",    "i686",    "x86_64", "avr",
		"s390x", "msp430",  "sparc",   "hexagon", "m68k",   "loongarch64"};
	struct tg_str name = tg_str(tg_path_name(compiler));
	size_t i, stem;

	/* The version. */
	while (name.len &&
	       (isdigit((unsigned char)name.ptr[name.len - 1]) || name.ptr[name.len - 1] == '.'))
		name.len--;
	if (name.len && name.ptr[name.len - 1] == '-')
		name.len--;
	*ret_cxx = tg_str_ends(name, "++");
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		stem = strlen(names[i]);
		if (name.len > stem + 1 && tg_str_ends(name, names[i]) &&
		    name.ptr[name.len - stem - 1] == '-')
			break;
	}
	if (i == sizeof(names) / sizeof(*names))
		return (struct tg_str){0};
	name.len -= stem + 1;
	for (i = 0; i < sizeof(architectures) / sizeof(*architectures); i++)
		if (tg_str_starts(name, architectures[i]) && memchr(name.ptr, '-', name.len))
			return name;
	return (struct tg_str){0};
}

/* The compiler's name comes first, perhaps behind a launcher (ccache gcc ...). */
static void take_compiler(struct filter *filter, const char *const *arguments, const char *source)
{
	const char *compiler = "";
	struct tg_str target;
	bool cxx;

	for (; *arguments && **arguments != '-' && **arguments != '@'; arguments++)
		if (tg_flags_language(*arguments) == TG_LANGUAGE_OTHER)
			compiler = *arguments;
	target = target_of(compiler, &cxx);
	if (cxx && tg_flags_language(source) == TG_LANGUAGE_C)
		accept(filter, "-xc++");
	if (target.len && is_word(tg_arena_strndup(filter->arena, target.ptr, target.len)))
		accept(filter, tg_arena_printf(filter->arena, "--target=%.*s", (int)target.len,
					       target.ptr));
}

static const char *const *finish(struct tg_arena *arena, const char *const *at, size_t count)
{
	const char **list = tg_arena_alloc(arena, (count + 1) * sizeof(*list));

	if (count)
		memcpy(list, at, count * sizeof(*list));
	return list;
}

struct tg_flags tg_flags_filter(struct tg_arena *arena, const struct tg_flag_scope *scope,
				const char *const *arguments, const char *source)
{
	struct filter filter = {.arena = arena, .scope = scope};
	struct tg_flags result = {0};
	size_t i = 0;

	take_compiler(&filter, arguments, source);
	while (arguments[i] && arguments[i][0] != '-' && arguments[i][0] != '@')
		i++;
	while (arguments[i]) {
		if (strcmp(arguments[i], "--") == 0)
			break;
		if (arguments[i][0] == '@') /* its content would become flags, unseen */
			drop(&filter, arguments[i]);
		if (arguments[i][0] != '-')
			i++; /* the source, or an object for the linker */
		else
			i += take_flag(&filter, arguments[i], arguments[i + 1]);
	}
	result.accepted = finish(arena, filter.accepted.at, filter.accepted.count);
	result.dropped = finish(arena, filter.dropped.at, filter.dropped.count);
	result.dropped_count = filter.dropped.count;
	TG_VEC_DONE(&filter.accepted);
	TG_VEC_DONE(&filter.dropped);
	return result;
}
