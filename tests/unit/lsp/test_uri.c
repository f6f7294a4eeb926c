/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "lsp/uri.h"

/* @verifies TG-LSP-1 */
static void uris_become_paths(void **state)
{
	static const struct {
		const char *uri, *path; /* NULL: refused */
	} cases[] = {
		{"file:///a/b.c", "/a/b.c"},
		{"FILE:///a/b.c", "/a/b.c"},
		{"file://localhost/a/b.c", "/a/b.c"},
		{"file:///a%20b/%C3%A4.c", "/a b/\xc3\xa4.c"},
		{"file:///a/b.c?query#part", "/a/b.c"},
		{"file:///a/../etc/passwd", "/etc/passwd"},
		{"file:///a/%2e%2e/etc/passwd", "/etc/passwd"},
		{"file:///a%2f..%2fetc", "/etc"},
		{"file:///../../..", "/"},
		{"file:///", "/"},
		{"file://host/a", NULL},
		{"file:a", NULL},
		{"file://", NULL},
		{"file:///a%00b", NULL},
		{"file:///a%2", NULL},
		{"file:///a%zz", NULL},
		{"untitled:Untitled-1", NULL},
		{"https://example.org/a.c", NULL},
		{"git:/a/b.c", NULL},
		{"/a/b.c", NULL},
		{"", NULL},
	};
	struct tg_buf path = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool ok = tg_uri_path(cases[i].uri, &path);

		assert_int_equal(ok, cases[i].path != NULL);
		if (ok)
			assert_string_equal(path.ptr, cases[i].path);
	}
	tg_buf_done(&path);
}

static void paths_become_uris(void **state)
{
	struct tg_buf uri = {0}, back = {0};

	(void)state;
	tg_uri_format(&uri, "/a b/%41/\xc3\xa4.c");
	assert_string_equal(uri.ptr, "file:///a%20b/%2541/%C3%A4.c");
	assert_true(tg_uri_path(uri.ptr, &back));
	assert_string_equal(back.ptr, "/a b/%41/\xc3\xa4.c");
	tg_buf_done(&uri);
	tg_buf_done(&back);
}

/* @verifies TG-LSP-1 */
static void links_are_followed(void **state)
{
	char folder[] = "/tmp/tracegate-uri-XXXXXX";
	struct tg_buf path = {0}, real = {0};

	(void)state;
	assert_non_null(mkdtemp(folder));
	tg_path_join(&path, folder, "out");
	assert_int_equal(symlink("/usr", path.ptr), 0);
	assert_true(tg_uri_real_path(path.ptr, &real));
	assert_string_equal(real.ptr, "/usr");
	tg_path_join(&path, folder, "out/new.c");
	assert_true(tg_uri_real_path(path.ptr, &real));
	assert_string_equal(real.ptr, "/usr/new.c");
	tg_path_join(&path, folder, "new.c");
	assert_true(tg_uri_real_path(path.ptr, &real));
	assert_string_equal(real.ptr, path.ptr);
	tg_path_join(&path, folder, "no/such/new.c");
	assert_true(tg_uri_real_path(path.ptr, &real));
	assert_string_equal(real.ptr, path.ptr);
	tg_path_join(&path, folder, "out/no/such.c");
	assert_true(tg_uri_real_path(path.ptr, &real));
	assert_string_equal(real.ptr, "/usr/no/such.c");
	assert_true(tg_uri_real_path("/no-such-folder/new.c", &real));
	assert_string_equal(real.ptr, "/no-such-folder/new.c");
	assert_true(tg_uri_real_path("/", &real));
	assert_string_equal(real.ptr, "/");
	tg_path_join(&path, folder, "out");
	assert_int_equal(unlink(path.ptr), 0);
	assert_int_equal(rmdir(folder), 0);
	tg_buf_done(&path);
	tg_buf_done(&real);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uris_become_paths),
		cmocka_unit_test(paths_become_uris),
		cmocka_unit_test(links_are_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
