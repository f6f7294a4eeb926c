/* SPDX-License-Identifier: Apache-2.0 */
/* injection/built-sql: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <string.h>

struct pg;
int sqlite3_exec(void *db, const char *sql, void *f, void *arg, char **message);
int sqlite3_prepare_v2(void *db, const char *sql, int n, void **statement, const char **tail);
int mysql_query(void *db, const char *sql);
unsigned long mysql_real_escape_string(void *db, char *to, const char *from, unsigned long n);
void *PQexec(struct pg *db, const char *sql);

#include "built-sql.h"

int finds_text_that_is_printed(void *db, const char *user)
{
	char query[200];

	snprintf(query, sizeof(query), "select * from accounts where name = '%s'", user);
	return sqlite3_exec(db, query, 0, 0, 0); /* expect: injection/built-sql */
}

int finds_text_that_is_appended(void *db, const char *user)
{
	char query[200] = "delete from accounts where name = '";

	strncat(query, user, 100);
	strcat(query, "'");
	return mysql_query(db, query); /* expect: injection/built-sql */
}

void *finds_a_cut_text(struct pg *db, const char *user)
{
	char query[200];

	sprintf(query, "select * from accounts where name = '%.50s'", user);
	return PQexec(db, query); /* expect: injection/built-sql */
}

#define ASK(db, query) sqlite3_exec(db, query, 0, 0, 0)
int finds_through_a_macro(void *db, const char *table)
{
	char query[200];

	snprintf(query, sizeof(query), "drop table %s", table);
	return ASK(db, query); /* expect: injection/built-sql */
}

int allows_a_number(void *db, int id)
{
	char query[200];

	snprintf(query, sizeof(query), "select * from accounts where id = %d", id);
	return sqlite3_exec(db, query, 0, 0, 0);
}

int allows_a_query_of_the_program(void *db)
{
	return sqlite3_exec(db, "select * from accounts", 0, 0, 0);
}

int allows_text_that_was_escaped(void *db, const char *user, unsigned long n)
{
	char query[400], safe[201];

	mysql_real_escape_string(db, safe, user, n);
	snprintf(query, sizeof(query), "select * from accounts where name = '%s'", safe);
	return mysql_query(db, query);
}

int allows_a_part_of_the_program(void *db, void **statement)
{
	char query[200] = "select * from accounts";

	strcat(query, " where active");
	return sqlite3_prepare_v2(db, query, -1, statement, 0);
}
