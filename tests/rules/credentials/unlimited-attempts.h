/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
int uart_read_bytes(int port, void *to, unsigned size, unsigned ticks);
static inline int finds_in_a_header(const char *pin)
{
	char typed[8] = "";

	uart_read_bytes(0, typed, sizeof(typed) - 1, 100);
	return strcmp(typed, pin) == 0; /* expect: credentials/unlimited-attempts 'finds_in_a_header' */
}
