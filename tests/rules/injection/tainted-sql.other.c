/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-sql: what tainted-sql.c calls here. */
int sqlite3_exec(void *db, const char *sql, void *callback, void *argument, char **error);

int tainted_sql_run(void *db, const char *statement)
{
	return sqlite3_exec(db, statement, 0, 0, 0); /* expect: injection/tainted-sql */
}
