/* SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef struct ldap LDAP;
int ldap_search_s(LDAP *ld, const char *base, int scope, const char *filter, char **a, int o,
		  void **found);
int ldap_delete_s(LDAP *ld, const char *dn);
int ldap_escape_filter_element(const char *in, int n, char *out, unsigned room);
long recv(int s, void *data, unsigned long size, int flags);

static inline int finds_in_a_header(LDAP *ld, void **found)
{
	const char *filter = getenv("FILTER");

	/* expect: injection/tainted-ldap @+1 */
	return filter ? ldap_search_s(ld, "", 2, filter, 0, 0, found) : 0;
}
