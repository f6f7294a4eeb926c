/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-ldap: what it finds, then what it must leave alone. */
#include "tainted-ldap.h"

int finds_a_filter(LDAP *ld, int s, void **found)
{
	char name[64] = "", filter[128];

	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return -1;
	snprintf(filter, sizeof(filter), "(uid=%s)", name);
	/* expect: injection/tainted-ldap @+1 */
	return ldap_search_s(ld, "dc=corp", 2, filter, 0, 0, found);
}

int finds_a_base(LDAP *ld, FILE *f, void **found)
{
	char group[64], base[128] = "cn=";

	if (!fgets(group, sizeof(group), f))
		return -1;
	strcat(base, group);
	/* expect: injection/tainted-ldap @+1 */
	return ldap_search_s(ld, base, 2, "(a=*)", 0, 0, found);
}

int finds_an_entry(LDAP *ld)
{
	const char *dn = getenv("ENTRY");

	/* expect: injection/tainted-ldap @+1 */
	return dn ? ldap_delete_s(ld, dn) : 0;
}

static int find(LDAP *ld, const char *filter, void **found)
{
	/* expect: injection/tainted-ldap @+1 */
	return ldap_search_s(ld, "dc=corp", 2, filter, 0, 0, found);
}

int finds_across_functions(LDAP *ld, FILE *f, void **found)
{
	char line[64];

	return fgets(line, sizeof(line), f) ? find(ld, line, found) : -1;
}

#define FIND(ld, filter, found) ldap_search_s(ld, "dc=corp", 2, filter, 0, 0, found)
int finds_through_a_macro(LDAP *ld, FILE *f, void **found)
{
	char line[64];

	if (!fgets(line, sizeof(line), f))
		return -1;
	/* expect: injection/tainted-ldap @+1 */
	return FIND(ld, line, found);
}

int tainted_ldap_find(LDAP *ld, const char *filter, void **found);
int finds_across_files(LDAP *ld, FILE *f, void **found)
{
	char line[64];

	return fgets(line, sizeof(line), f) ? tainted_ldap_find(ld, line, found) : -1;
}

int allows_a_number(LDAP *ld, FILE *f, void **found)
{
	char filter[128];
	unsigned id;

	if (fscanf(f, "%u", &id) != 1)
		return -1;
	snprintf(filter, sizeof(filter), "(uidNumber=%u)", id);
	return ldap_search_s(ld, "dc=corp", 2, filter, 0, 0, found);
}

int allows_what_was_escaped(LDAP *ld, FILE *f, void **found)
{
	char line[64], safe[200];

	if (!fgets(line, sizeof(line), f))
		return -1;
	ldap_escape_filter_element(line, (int)strlen(line), safe, sizeof(safe));
	return ldap_search_s(ld, "dc=corp", 2, safe, 0, 0, found);
}

int allows_letters(LDAP *ld, FILE *f, void **found)
{
	char line[64];

	if (!fgets(line, sizeof(line), f))
		return -1;
	for (char *p = line; *p; p++)
		if (!isalnum((unsigned char)*p))
			return -1;
	return ldap_search_s(ld, "dc=corp", 2, line, 0, 0, found);
}

int allows_a_parameter_nobody_knows(LDAP *ld, const char *filter, void **found)
{
	return ldap_search_s(ld, "dc=corp", 2, filter, 0, 0, found);
}
