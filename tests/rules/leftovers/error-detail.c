/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/error-detail: what it finds, then what it must leave alone. */
#include "error-detail.h"

#include <stdio.h>
#include <syslog.h>

const char *sqlite3_errmsg(void *db);
int BIO_printf(void *bio, const char *format, ...);

void finds_an_error_of_the_system(int peer)
{
	char line[64];

	snprintf(line, sizeof(line), "failed: %s", strerror(errno)); /* expect: leftovers/error-detail */
	send(peer, line, strlen(line), 0);
}

void finds_an_error_of_a_data_base(void *bio, void *db)
{
	BIO_printf(bio, "error %s\n", sqlite3_errmsg(db)); /* expect: leftovers/error-detail */
}

void finds_a_place(void *bio)
{
	BIO_printf(bio, "failed at %s:%d\n", __FILE__, 7); /* expect: leftovers/error-detail */
}

#define REFUSE(peer, code) send(peer, strerror(code), 8, 0)
void finds_through_a_macro(int peer)
{
	REFUSE(peer, ENOENT); /* expect: leftovers/error-detail */
}

void allows_a_log(int peer)
{
	syslog(LOG_ERR, "failed: %s at %s", strerror(errno), __func__);
	send(peer, "failed", 6, 0);
}

void allows_a_screen(void)
{
	fprintf(stderr, "%s\n", strerror(errno));
}

void allows_a_number(void *bio, int code)
{
	BIO_printf(bio, "error %d\n", code);
}
