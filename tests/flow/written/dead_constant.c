/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* finds unsigned_negative: 570 */
int unsigned_negative(unsigned n)
{
	if (n < 0)
		return -1;
	return 0;
}
/* allows unsigned_negative */
int signed_negative(int n)
{
	if (n < 0)
		return -1;
	return 0;
}

/* finds both_ends: 570 */
int both_ends(int n)
{
	if (n > 10 && n < 5)
		return 1;
	return 0;
}
/* allows both_ends */
int between(int n)
{
	if (n < 10 && n > 5)
		return 1;
	return 0;
}

/* finds mask_never: 570 */
int mask_never(unsigned flags)
{
	if ((flags & 0x0f) == 0x10)
		return 1;
	return 0;
}
/* allows mask_never */
int mask_may(unsigned flags)
{
	if ((flags & 0x1f) == 0x10)
		return 1;
	return 0;
}

/* finds byte_never: 570 */
int byte_never(uint8_t b)
{
	if (b == 256)
		return 1;
	return 0;
}
/* allows byte_never */
int byte_may(uint8_t b)
{
	if (b == 255)
		return 1;
	return 0;
}

/* finds either_not: 571 */
int either_not(char c)
{
	if (c != 'y' || c != 'n')
		return 1;
	return 0;
}
/* allows either_not */
int neither(char c)
{
	if (c != 'y' && c != 'n')
		return 1;
	return 0;
}

/* finds unsigned_always: 571 835 */
unsigned unsigned_always(unsigned n)
{
	if (n >= 0)
		return n;
	return 7;
}
/* allows unsigned_always */
unsigned unsigned_sometimes(unsigned n)
{
	if (n >= 1)
		return n;
	return 7;
}

/* finds address_always: 571 */
int address_always(void)
{
	int v = 0;
	int *p = &v;
	if (p)
		return 1;
	return v;
}
/* allows address_always */
int address_maybe(int *q)
{
	int v = 0;
	int *p = q;
	if (p)
		return 1;
	return v;
}

/* finds known_always: 571 */
void known_always(int n)
{
	int ok = 1;
	if (n < 0)
		n = -n;
	if (ok == 1)
		printf("%d\n", n);
}
/* allows known_always */
void known_maybe(int n)
{
	int ok = 1;
	if (n < 0)
		ok = 0;
	if (ok == 1)
		printf("%d\n", n);
}
