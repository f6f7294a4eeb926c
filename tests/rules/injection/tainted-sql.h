/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);
int sqlite3_exec(void *db, const char *sql, void *callback, void *argument, char **error);
int mysql_query(void *mysql, const char *statement);
void *PQexec(void *connection, const char *command);
char *PQescapeLiteral(void *connection, const char *text, unsigned long size);

#include <stdlib.h>
static inline void finds_in_a_header(void *mysql)
{
	char *p = getenv("X");
	if (p)
		mysql_query(mysql, p); /* expect: injection/tainted-sql */
}
