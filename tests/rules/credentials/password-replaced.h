/* SPDX-License-Identifier: Apache-2.0 */
#define PASSWORD_LEVEL 1003
unsigned NetUserSetInfo(const void *server, const void *user, unsigned level, unsigned char *info,
			unsigned *bad);
unsigned NetUserChangePassword(const void *domain, const void *user, const void *old,
			       const void *fresh);
int ldap_passwd_s(void *ld, const void *user, const void *old, const void *fresh, void *made,
		  void *sctrls, void *cctrls);

static inline unsigned finds_in_a_header(const void *user, unsigned char *info)
{
	return NetUserSetInfo(0, user, 1003, info, 0); /* expect: credentials/password-replaced */
}
