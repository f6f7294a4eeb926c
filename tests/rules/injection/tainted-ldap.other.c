/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-ldap: what tainted-ldap.c calls here. */
int ldap_search_s(void *ld, const char *base, int scope, const char *filter, char **a, int o,
		  void **found);

int tainted_ldap_find(void *ld, const char *filter, void **found)
{
	/* expect: injection/tainted-ldap @+1 */
	return ldap_search_s(ld, "dc=corp", 2, filter, 0, 0, found);
}
