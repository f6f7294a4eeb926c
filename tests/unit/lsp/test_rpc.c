/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "lsp/rpc.h"

/* A connection whose client is this test. */
struct pair {
	struct tg_rpc rpc;
	int to_server, from_server;
};

static void pair_init(struct pair *pair)
{
	int in[2], out[2];

	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	tg_rpc_init(&pair->rpc, in[0], out[1]);
	pair->to_server = in[1];
	pair->from_server = out[0];
}

static void pair_done(struct pair *pair)
{
	close(pair->rpc.in);
	close(pair->rpc.out);
	close(pair->to_server);
	close(pair->from_server);
	tg_rpc_done(&pair->rpc);
}

static void say(struct pair *pair, const char *text)
{
	struct tg_err err = {0};

	assert_int_equal(write(pair->to_server, text, strlen(text)), (ssize_t)strlen(text));
	assert_true(tg_rpc_read(&pair->rpc, &err));
}

static void expect(struct pair *pair, enum tg_rpc_frame frame, const char *body)
{
	struct tg_str got = {0};
	const char *problem = NULL;

	assert_int_equal(tg_rpc_next(&pair->rpc, &got, &problem), frame);
	if (frame == TG_RPC_MESSAGE)
		assert_true(tg_str_is(got, body));
	else if (frame == TG_RPC_BROKEN)
		assert_string_equal(problem, body);
}

static void messages_arrive_in_pieces_and_in_one(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair);
	expect(&pair, TG_RPC_NOTHING, NULL);
	say(&pair, "Content-Le");
	expect(&pair, TG_RPC_NOTHING, NULL);
	say(&pair, "ngth: 3\r\n\r");
	expect(&pair, TG_RPC_NOTHING, NULL);
	say(&pair, "\nab");
	expect(&pair, TG_RPC_NOTHING, NULL);
	say(&pair, "cContent-Length: 1\r\n\r\ndContent-Length: 0\r\n\r\n");
	expect(&pair, TG_RPC_MESSAGE, "abc");
	expect(&pair, TG_RPC_MESSAGE, "d");
	expect(&pair, TG_RPC_MESSAGE, "");
	expect(&pair, TG_RPC_NOTHING, NULL);
	pair_done(&pair);
}

/* @verifies TG-LSP-1 */
static void a_broken_header_is_skipped(void **state)
{
	static const struct {
		const char *header, *problem;
	} cases[] = {
		{"X: 1\r\n\r\n{}", "the header has no Content-Length"},
		{"Content-Length: -1\r\n\r\n{}",
		 "the header's Content-Length is no number of bytes"},
		{"Content-Length: 1e3\r\n\r\n{}",
		 "the header's Content-Length is no number of bytes"},
		{"Content-Length: 18446744073709551617\r\n\r\n",
		 "the header's Content-Length is no number of bytes"},
		{"Content-Length: 67108865\r\n\r\nxxxx", "the message is larger than 64 MiB"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pair pair;

		pair_init(&pair);
		say(&pair, cases[i].header);
		expect(&pair, TG_RPC_BROKEN, cases[i].problem);
		expect(&pair, TG_RPC_NOTHING, NULL);
		say(&pair, "Content-Len");
		expect(&pair, TG_RPC_NOTHING, NULL);
		say(&pair, "gth: 2\r\n\r\nok");
		expect(&pair, TG_RPC_MESSAGE, "ok");
		pair_done(&pair);
	}
}

static void the_end_of_input_is_seen(void **state)
{
	struct pair pair;
	struct tg_err err = {0};

	(void)state;
	pair_init(&pair);
	assert_true(tg_rpc_read(&pair.rpc, &err));
	assert_false(pair.rpc.at_end);
	close(pair.to_server);
	assert_true(tg_rpc_read(&pair.rpc, &err));
	assert_true(pair.rpc.at_end);
	pair.to_server = dup(0);
	pair_done(&pair);
}

static void a_client_that_does_not_read_never_blocks_the_server(void **state)
{
	static char body[1024 * 1024];
	struct pair pair;
	struct tg_err err = {0};
	size_t sent = 0;

	(void)state;
	memset(body, 'x', sizeof(body));
	pair_init(&pair);
	while (tg_rpc_send(&pair.rpc, tg_str_n(body, sizeof(body)), &err))
		sent++;
	/* A pipe takes the first few kilobytes; the rest waits up to the limit. */
	assert_in_range(sent, 60, 64);
	assert_true(tg_rpc_unsent(&pair.rpc));
	assert_int_equal(err.code, TG_ERR_IO);
	pair_done(&pair);
}

static void mend(const char *in, const char *want)
{
	struct tg_buf body = {0};

	tg_buf_puts(&body, in);
	tg_rpc_mend_escapes(&body);
	assert_string_equal(body.ptr, want);
	tg_buf_done(&body);
}

static void escapes_that_utf8_cannot_carry_are_mended(void **state)
{
	(void)state;
	mend("plain", "plain");
	mend("\\u0000", "\\ufffd");
	mend("\\\\u0000", "\\\\u0000");
	mend("\\\\\\u0000", "\\\\\\ufffd");
	mend("\\ud83d\\ude00", "\\ud83d\\ude00");
	mend("\\uD83D\\uDE00", "\\uD83D\\uDE00");
	mend("\\ud83d", "\\ufffd");
	mend("\\ud83dx", "\\ufffdx");
	mend("\\ude00\\ud83d", "\\ufffd\\ufffd");
	mend("\\ud83d\\ud83d\\ude00", "\\ufffd\\ud83d\\ude00");
	mend("\\ud83d\\u0041", "\\ufffd\\u0041");
	mend("\\u12", "\\u12");
	mend("\\", "\\");
	mend("\\ud83", "\\ud83");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_arrive_in_pieces_and_in_one),
		cmocka_unit_test(a_broken_header_is_skipped),
		cmocka_unit_test(the_end_of_input_is_seen),
		cmocka_unit_test(a_client_that_does_not_read_never_blocks_the_server),
		cmocka_unit_test(escapes_that_utf8_cannot_carry_are_mended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
