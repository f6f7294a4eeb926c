/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/socket.h>
struct pair {
	char kind;
	int value;
};
static inline long finds_in_a_header(int s, int value)
{
	struct pair p;

	p.kind = 1;
	p.value = value;
	return send(s, &p, sizeof(p), 0); /* expect: memory/sent-padding at 'kind' */
}
