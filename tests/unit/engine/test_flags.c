/* SPDX-License-Identifier: Apache-2.0 */
/* The allow-list of compiler flags: what passes, what vanishes, what is shown as dropped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/parse/flags.h"
#include "engine/parse/words.h"

static const struct tg_flag_scope scope = {
	.root = "/repo", .build_dir = "/out/build", .directory = "/repo/sub"};

static void join(struct tg_buf *out, const char *const *list)
{
	for (; *list; list++) {
		if (out->len)
			tg_buf_putc(out, '|');
		tg_buf_puts(out, *list);
	}
}

/* Filters a command line and compares both lists, joined by bars. */
static void check(const char *line, const char *accepted, const char *dropped)
{
	struct tg_arena arena = {0};
	struct tg_buf kept = {0}, gone = {0};
	const char *const *words;
	struct tg_flags flags;

	assert_true(tg_words_split(&arena, tg_str(line), &words));
	flags = tg_flags_filter(&arena, &scope, words, "/repo/sub/a.c");
	join(&kept, flags.accepted);
	join(&gone, flags.dropped);
	assert_string_equal(kept.ptr ? kept.ptr : "", accepted);
	assert_string_equal(gone.ptr ? gone.ptr : "", dropped);
	tg_buf_done(&kept);
	tg_buf_done(&gone);
	tg_arena_done(&arena);
}

static void keeps_what_gives_the_source_its_meaning(void **state)
{
	(void)state;
	check("gcc -DA=1 -D B -UC -std=gnu11 -pthread -fsigned-char -m32 -c a.c",
	      "-DA=1|-DB|-UC|-std=gnu11|-pthread|-fsigned-char|-m32", "");
	check("gcc -Iinclude -I ../x -isystem /usr/include/y -iquote /repo/q a.c",
	      "-I/repo/sub/include|-I/repo/x|-isystem|/usr/include/y|-iquote|/repo/q", "");
	check("gcc -include config.h -imacros /out/build/m.h a.c",
	      "-include|/repo/sub/config.h|-imacros|/out/build/m.h", "");
	check("gcc -xc -x c++ a.c", "-xc|-xc++", "");
	check("gcc -Wp,-D_FORTIFY_SOURCE=2,-UX a.c", "-D_FORTIFY_SOURCE=2|-UX", "");
	check("clang -target arm-none-eabi --target=x86_64-linux-gnu a.c",
	      "--target=arm-none-eabi|--target=x86_64-linux-gnu", "");
}

static void forgets_what_a_parse_does_not_need(void **state)
{
	(void)state;
	check("gcc -O2 -g3 -Wall -Wno-x -Wformat=2 -pipe -MD -MF a.d -MT a.o -o a.o -c a.c", "",
	      "");
	check("gcc -fstack-protector-strong -fno-common -ffunction-sections -Wl,-z,now -lm -L/x",
	      "", "");
	check("gcc -ffile-prefix-map=/a=. -fsanitize=address,undefined --param x=1 a.c", "", "");
}

/* @verifies TG-ENG-1 */
static void shows_what_it_does_not_let_through(void **state)
{
	(void)state;
	/* Files that would be written, or read, outside. */
	check("gcc -MD -MF ../../victim a.c", "", "-MF ../../victim");
	check("gcc -o /etc/x a.c", "", "-o /etc/x");
	check("gcc -Wp,-MD,/victim a.c", "", "-Wp,-MD,/victim");
	check("gcc -save-temps --serialize-diagnostics /v a.c", "",
	      "-save-temps|--serialize-diagnostics /v");
	check("gcc -imacros /etc/passwd -include ../../../etc/passwd a.c", "",
	      "-imacros /etc/passwd|-include ../../../etc/passwd");
	check("gcc -isystem / -I/etc -I/usr -I/repo/.git -I/usr/local a.c", "",
	      "-isystem /|-I /etc|-I /usr|-I /repo/.git|-I /usr/local");
	/* Code that would run. */
	check("gcc -fplugin=./x.so -fpass-plugin=./x.so -Xclang -load -Xclang ./x.so a.c", "",
	      "-fplugin=./x.so|-fpass-plugin=./x.so|-Xclang -load|-Xclang ./x.so");
	check("gcc -Xclang -dependency-dot -Xclang v a.c", "", "-Xclang -dependency-dot|-Xclang v");
	check("gcc @resp -B. --config=x -ivfsoverlay y -fmodules-cache-path=z a.c", "",
	      "@resp|-B.|--config=x|-ivfsoverlay y|-fmodules-cache-path=z");
	check("gcc --sysroot=/x --sysroot /y -specs=z -wrapper a,b a.c", "",
	      "--sysroot=/x|--sysroot /y|-specs=z|-wrapper a,b");
	check("gcc -D1 -Ux/ -D a.c -std=../x -x objective-c", "-Ux/|-Da.c",
	      "-D 1|-std=../x|-x objective-c");
	check("gcc a.c -D", "", "-D");
}

static void reads_the_compilers_name_and_nothing_more(void **state)
{
	(void)state;
	check("/opt/bin/arm-none-eabi-gcc-12 -c a.c", "--target=arm-none-eabi", "");
	check("ccache aarch64-linux-gnu-g++ a.c", "-xc++|--target=aarch64-linux-gnu", "");
	check("CC=./evil.sh ./evil.sh a.c", "", "");
	check("evil-x-gcc a.c", "", "");
}

static void knows_folders_of_system_headers(void **state)
{
	(void)state;
	assert_true(tg_flags_is_system_folder("/usr/include/libxml2"));
	assert_true(tg_flags_is_system_folder("/usr/lib/x86_64-linux-gnu/glib-2.0/include"));
	assert_true(tg_flags_is_system_folder("/usr/arm-linux-gnueabihf/include"));
	assert_false(tg_flags_is_system_folder("/usr/includes"));
	assert_false(tg_flags_is_system_folder("/usr/lib/x86_64-linux-gnu"));
	assert_false(tg_flags_is_system_folder("/srv/x/include"));
	assert_true(tg_flags_in_scope(&scope, "/repo/.github/x"));
	assert_false(tg_flags_in_scope(&scope, "/repo/.git"));
	assert_false(tg_flags_in_scope(&scope, "/repository/x"));
}

/*
 * Every word of the output is on the list, whatever the input was made of.
 * @verifies TG-ENG-1
 */
static void output_is_a_subset_of_the_list(void **state)
{
	static const char *const parts[] = {"-",
					    "-D",
					    "-I",
					    "-isystem",
					    "-include",
					    "-x",
					    "c",
					    "@",
					    "-Xclang",
					    "-load",
					    "/etc",
					    "/repo/a",
					    "..",
					    "-fplugin=",
					    "-MF",
					    "-o",
					    "-Wp,",
					    "-D_X",
					    "-std=",
					    "--target=",
					    "gnu11",
					    "-m",
					    "-f",
					    "-target",
					    "\n",
					    "=",
					    "-imacros",
					    "--",
					    "-include-pch",
					    "-Wp,-MD,",
					    "x.so",
					    "-B",
					    "-march=",
					    ",",
					    "%",
					    "/usr/include",
					    "-iquote",
					    "-fno-builtin-"};
	const size_t count = sizeof(parts) / sizeof(*parts);
	uint32_t seed = 1;
	unsigned round;

	(void)state;
	for (round = 0; round < 20000; round++) {
		struct tg_arena arena = {0};
		const char *words[12] = {"gcc"};
		struct tg_flags flags;
		size_t i, k, length;

		for (i = 1; i < 11; i++) {
			struct tg_buf word = {0};

			seed = seed * 1664525 + 1013904223;
			length = 1 + (seed >> 28) % 3;
			for (k = 0; k < length; k++) {
				seed = seed * 1664525 + 1013904223;
				tg_buf_puts(&word, parts[(seed >> 8) % count]);
			}
			words[i] = tg_arena_strdup(&arena, word.ptr);
			tg_buf_done(&word);
		}
		flags = tg_flags_filter(&arena, &scope, words, "/repo/a.c");
		for (i = 0; flags.accepted[i];) {
			unsigned taken;

			if (!tg_flags_allowed(&scope, flags.accepted[i], flags.accepted[i + 1],
					      &taken))
				fail_msg("'%s' came through", flags.accepted[i]);
			for (k = 0; k < taken; k++)
				assert_non_null(flags.accepted[i + k]);
			i += taken;
		}
		tg_arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_what_gives_the_source_its_meaning),
		cmocka_unit_test(forgets_what_a_parse_does_not_need),
		cmocka_unit_test(shows_what_it_does_not_let_through),
		cmocka_unit_test(reads_the_compilers_name_and_nothing_more),
		cmocka_unit_test(knows_folders_of_system_headers),
		cmocka_unit_test(output_is_a_subset_of_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
