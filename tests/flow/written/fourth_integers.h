/* SPDX-License-Identifier: Apache-2.0 */
/* What the files fourth_integers*.c share. */
#ifndef FOURTH_INTEGERS_H
#define FOURTH_INTEGERS_H
#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct invoice {
	int quantity;
	int price;
	short discount;
	unsigned char pages;
};

static unsigned total_bytes;

#endif
