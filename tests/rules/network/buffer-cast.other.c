/* SPDX-License-Identifier: Apache-2.0 */
/* network/buffer-cast: what buffer-cast.c calls here. */
#include <stdint.h>

uint16_t buffer_cast_word(const unsigned char *at)
{
	return *(const uint16_t *)at; /* expect: network/buffer-cast */
}
