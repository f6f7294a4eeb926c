/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rpc.h - messages of the language server protocol on a pair of descriptors.
 *
 * Framing only: a header block with Content-Length, then that many bytes of JSON. Nothing here
 * blocks: what arrives piecewise is collected, what the client does not take yet is kept. A
 * header that makes no sense is answered and skipped up to the next one, so that a client's slip
 * does not end the server; a body over TG_RPC_BODY is never held in memory.
 */
#ifndef TG_LSP_RPC_H
#define TG_LSP_RPC_H

#include "base/err.h"
#include "base/str.h"

enum {
	TG_RPC_HEADER = 8 * 1024,        /* bytes of a header block */
	TG_RPC_BODY = 64 * 1024 * 1024,  /* bytes of a message */
	TG_RPC_UNSENT = 64 * 1024 * 1024 /* bytes a client may leave unread before we give up */
};

/* Error codes of JSON-RPC 2.0 and LSP 3.17. */
enum tg_rpc_code {
	TG_RPC_PARSE_ERROR = -32700,
	TG_RPC_INVALID_REQUEST = -32600,
	TG_RPC_METHOD_NOT_FOUND = -32601,
	TG_RPC_INVALID_PARAMS = -32602,
	TG_RPC_INTERNAL_ERROR = -32603,
	TG_RPC_NOT_INITIALIZED = -32002,
	TG_RPC_CANCELLED = -32800,
};

struct tg_rpc {
	int in, out;
	struct tg_buf input;
	size_t taken; /* bytes of `input` that tg_rpc_next() is done with */
	bool lost;    /* looking for the next header */
	bool at_end;  /* the client closed its end */
	struct tg_buf output;
	size_t sent; /* bytes of `output` that are written */
};

enum tg_rpc_frame {
	TG_RPC_NOTHING = 0, /* no whole message has arrived yet */
	TG_RPC_MESSAGE,
	TG_RPC_BROKEN, /* a header that cannot be followed, or a message too large */
};

/* Takes over the two descriptors, which become non-blocking; they are not closed. */
void tg_rpc_init(struct tg_rpc *rpc, int in, int out);
void tg_rpc_done(struct tg_rpc *rpc);

/* Reads what is there, at most a few hundred kilobytes a call. Sets `at_end` at the end. */
bool tg_rpc_read(struct tg_rpc *rpc, struct tg_err *err);

/*
 * The next whole message. The body is valid until the next call of tg_rpc_read(); it may be
 * written to. For TG_RPC_BROKEN `ret_problem` says why.
 */
enum tg_rpc_frame tg_rpc_next(struct tg_rpc *rpc, struct tg_str *ret_body,
			      const char **ret_problem);

/* Queues one message; fails when the client has left too much unread. */
bool tg_rpc_send(struct tg_rpc *rpc, struct tg_str body, struct tg_err *err);

/* True while something waits to be written. */
bool tg_rpc_unsent(const struct tg_rpc *rpc);

/* Writes what the client takes now. */
bool tg_rpc_flush(struct tg_rpc *rpc, struct tg_err *err);

/*
 * Replaces `\u0000` and the escapes of lone surrogates, which no UTF-8 text can carry but an
 * editor's buffer may hold, by the escape of U+FFFD. Lengths stay the same, in bytes and in
 * UTF-16 units, so positions in the document stay right.
 */
void tg_rpc_mend_escapes(struct tg_buf *body);

#endif
