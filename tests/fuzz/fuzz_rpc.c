/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of an editor: headers, lengths, escapes. */
#include "fuzz.h"

#include "lsp/rpc.h"

#include <unistd.h>

enum { PIPE = 32 * 1024 };

void fuzz_one(struct tg_str input)
{
	struct tg_rpc rpc = {0};
	struct tg_err err = {0};
	const char *problem;
	struct tg_str body;
	enum tg_rpc_frame frame;
	int ends[2];

	if (input.len > PIPE || pipe(ends) != 0)
		return;
	must(write(ends[1], input.ptr, input.len) == (ssize_t)input.len);
	close(ends[1]);
	tg_rpc_init(&rpc, ends[0], -1);
	while (!rpc.at_end && tg_rpc_read(&rpc, &err))
		while ((frame = tg_rpc_next(&rpc, &body, &problem)) != TG_RPC_NOTHING)
			must(frame != TG_RPC_MESSAGE || body.len <= input.len);
	tg_rpc_done(&rpc);
	close(ends[0]);
}
