/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/rpc.h"

#include <errno.h>
#include <fcntl.h>
#include <strings.h>
#include <unistd.h>

enum { READ_CHUNK = 16 * 1024, READ_CHUNKS = 16 };

static const char length_name[] = "Content-Length:";

static void set_nonblocking(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags >= 0)
		fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

void tg_rpc_init(struct tg_rpc *rpc, int in, int out)
{
	*rpc = (struct tg_rpc){.in = in, .out = out};
	set_nonblocking(in);
	set_nonblocking(out);
}

void tg_rpc_done(struct tg_rpc *rpc)
{
	tg_buf_done(&rpc->input);
	tg_buf_done(&rpc->output);
}

/* Gives up the bytes that are done with; a buffer that held a large message is released. */
static void compact(struct tg_buf *buf, size_t *done)
{
	struct tg_buf rest = {0};

	if (*done == 0)
		return;
	tg_buf_add(&rest, buf->ptr + *done, buf->len - *done);
	tg_buf_done(buf);
	*buf = rest;
	*done = 0;
}

bool tg_rpc_read(struct tg_rpc *rpc, struct tg_err *err)
{
	char chunk[READ_CHUNK];
	int i;

	compact(&rpc->input, &rpc->taken);
	for (i = 0; i < READ_CHUNKS; i++) {
		ssize_t got = read(rpc->in, chunk, sizeof(chunk));

		if (got > 0) {
			tg_buf_add(&rpc->input, chunk, (size_t)got);
			continue;
		}
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
			return tg_fail_errno(err, "cannot read from the client");
		rpc->at_end = got == 0;
		break;
	}
	return true;
}

/* Goes to the next place where a header may begin. */
static void resynchronise(struct tg_rpc *rpc)
{
	struct tg_str input = tg_buf_view(&rpc->input);
	size_t found = tg_str_find(input, rpc->taken, length_name);
	size_t keep = sizeof(length_name) - 1;

	if (found < input.len) {
		rpc->taken = found;
		rpc->lost = false;
	} else if (input.len - rpc->taken > keep) {
		rpc->taken = input.len - keep; /* the name may have arrived in part */
	}
}

/* Reads the digits of a Content-Length; false for signs, other bytes, and what overflows. */
static bool parse_length(struct tg_str text, size_t *ret_length)
{
	size_t i, length = 0;

	if (text.len == 0 || text.len > 18)
		return false;
	for (i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		length = length * 10 + (size_t)(text.ptr[i] - '0');
	}
	*ret_length = length;
	return true;
}

/* Takes the length out of a header block; NULL, or what is wrong with it. */
static const char *parse_header(struct tg_str block, size_t *ret_length)
{
	struct tg_str line;
	bool found = false;

	while (tg_str_line(&block, &line)) {
		struct tg_str value;
		size_t name = sizeof(length_name) - 1;

		if (line.len < name || strncasecmp(line.ptr, length_name, name) != 0)
			continue;
		value = tg_str_trim(tg_str_n(line.ptr + name, line.len - name));
		if (found || !parse_length(value, ret_length))
			return "the header's Content-Length is no number of bytes";
		found = true;
	}
	if (!found)
		return "the header has no Content-Length";
	return *ret_length > TG_RPC_BODY ? "the message is larger than 64 MiB" : NULL;
}

static enum tg_rpc_frame broken(struct tg_rpc *rpc, size_t skip, const char *problem,
				const char **ret_problem)
{
	rpc->taken += skip;
	rpc->lost = true;
	*ret_problem = problem;
	return TG_RPC_BROKEN;
}

/* @satisfies TG-LSP-1 */
enum tg_rpc_frame tg_rpc_next(struct tg_rpc *rpc, struct tg_str *ret_body, const char **ret_problem)
{
	struct tg_str rest;
	size_t header, length = 0;
	const char *problem;

	if (rpc->lost)
		resynchronise(rpc);
	if (rpc->lost || rpc->input.len == rpc->taken)
		return TG_RPC_NOTHING;
	rest = tg_str_n(rpc->input.ptr + rpc->taken, rpc->input.len - rpc->taken);
	header = tg_str_find(rest, 0, "\r\n\r\n");
	if (header > TG_RPC_HEADER)
		return broken(rpc, rest.len, "the header does not end", ret_problem);
	if (header == rest.len)
		return TG_RPC_NOTHING;
	problem = parse_header(tg_str_n(rest.ptr, header), &length);
	header += 4;
	if (problem)
		return broken(rpc, header, problem, ret_problem);
	if (rest.len - header < length)
		return TG_RPC_NOTHING;
	*ret_body = tg_str_n(rest.ptr + header, length);
	rpc->taken += header + length;
	return TG_RPC_MESSAGE;
}

bool tg_rpc_send(struct tg_rpc *rpc, struct tg_str body, struct tg_err *err)
{
	compact(&rpc->output, &rpc->sent);
	if (rpc->output.len + body.len > TG_RPC_UNSENT)
		return tg_fail(err, TG_ERR_IO, "the client does not read what it is sent");
	tg_buf_printf(&rpc->output, "Content-Length: %zu\r\n\r\n", body.len);
	tg_buf_str(&rpc->output, body);
	return tg_rpc_flush(rpc, err);
}

bool tg_rpc_unsent(const struct tg_rpc *rpc)
{
	return rpc->sent < rpc->output.len;
}

bool tg_rpc_flush(struct tg_rpc *rpc, struct tg_err *err)
{
	while (tg_rpc_unsent(rpc)) {
		ssize_t put =
			write(rpc->out, rpc->output.ptr + rpc->sent, rpc->output.len - rpc->sent);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (put < 0)
			return tg_fail_errno(err, "cannot write to the client");
		rpc->sent += (size_t)put;
	}
	return true;
}

/* The value of the four hexadecimal digits of an escape at `at`, or -1. */
static long unit_at(const struct tg_buf *body, size_t at)
{
	long unit = 0;
	size_t i;

	if (at + 6 > body->len || body->ptr[at] != '\\' || body->ptr[at + 1] != 'u')
		return -1;
	for (i = at + 2; i < at + 6; i++) {
		char c = body->ptr[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

void tg_rpc_mend_escapes(struct tg_buf *body)
{
	size_t at = 0;

	while (at + 1 < body->len) {
		long unit, next;

		if (body->ptr[at] != '\\') {
			at++;
			continue;
		}
		unit = unit_at(body, at);
		next = unit >= 0xd800 && unit < 0xdc00 ? unit_at(body, at + 6) : -1;
		if (next >= 0xdc00 && next < 0xe000) {
			at += 12;
			continue;
		}
		if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
			memcpy(body->ptr + at + 2, "fffd", 4);
		at += unit >= 0 ? 6 : 2;
	}
}
