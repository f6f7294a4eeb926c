/* SPDX-License-Identifier: Apache-2.0 */
int modbus_reply(void *ctx, const unsigned char *request, int size, void *map);
int set_register(int at, int value);
int may_write(int session);
int read_register(int at);

static inline int finds_in_a_header(void *ctx, const unsigned char *request, int size, void *map)
{
	return modbus_reply(ctx, request, size, map); /* expect: network/write-unauthorised */
}
