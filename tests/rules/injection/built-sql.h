/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline int finds_in_a_header(void *db, const char *user)
{
	char query[200];

	snprintf(query, sizeof(query), "select * from accounts where name = '%s'", user);
	return mysql_query(db, query); /* expect: injection/built-sql */
}
