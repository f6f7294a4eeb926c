/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-sql: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tainted-sql.h"

void finds_a_formatted_statement(void *db)
{
	char sql[200];
	char *user = getenv("REMOTE_USER");

	if (!user)
		return;
	snprintf(sql, sizeof(sql), "SELECT * FROM users WHERE name = '%s'", user);
	sqlite3_exec(db, sql, 0, 0, 0); /* expect: injection/tainted-sql environment */
}

void finds_an_appended_value(void *mysql, int s)
{
	char sql[200] = "DELETE FROM log WHERE host = '";
	char host[50];
	long n = recv(s, host, sizeof(host) - 1, 0);

	if (n <= 0)
		return;
	host[n] = 0;
	strcat(sql, host);
	strcat(sql, "'");
	mysql_query(mysql, sql); /* expect: injection/tainted-sql network */
}

static void *run(void *connection, const char *statement)
{
	return PQexec(connection, statement); /* expect: injection/tainted-sql PQexec() */
}
void *finds_across_functions(void *connection, FILE *f)
{
	char line[100];

	return fgets(line, sizeof(line), f) ? run(connection, line) : 0;
}

#define RUN(db, text) sqlite3_exec(db, text, 0, 0, 0)
void finds_through_a_macro(void *db)
{
	char *text = getenv("QUERY");

	if (text)
		RUN(db, text); /* expect: injection/tainted-sql */
}

void allows_a_literal(void *db)
{
	sqlite3_exec(db, "DELETE FROM sessions", 0, 0, 0);
}

void allows_a_number(void *db)
{
	char sql[80];
	char *text = getenv("ID");

	if (!text)
		return;
	snprintf(sql, sizeof(sql), "DELETE FROM log WHERE id = %d", 5);
	sqlite3_exec(db, sql, 0, 0, 0);
}

void allows_what_was_escaped(void *connection)
{
	char sql[200];
	char *user = getenv("REMOTE_USER"), *quoted;

	if (!user)
		return;
	quoted = PQescapeLiteral(connection, user, strlen(user));
	if (!quoted)
		return;
	snprintf(sql, sizeof(sql), "SELECT * FROM users WHERE name = %s", quoted);
	PQexec(connection, sql);
}

void allows_a_statement_nobody_knows(void *db, const char *sql)
{
	sqlite3_exec(db, sql, 0, 0, 0);
}

int tainted_sql_run(void *db, const char *statement);
int finds_across_files(void *db, int s)
{
	char text[100] = "";

	return recv(s, text, sizeof(text) - 1, 0) > 0 ? tainted_sql_run(db, text) : 0;
}
