/* SPDX-License-Identifier: Apache-2.0 */
/* The few declarations of foreign libraries that the third_ files use, so that they parse without them. */
#ifndef THIRD_SEC_H
#define THIRD_SEC_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct ldap LDAP;
typedef struct ldapmsg LDAPMessage;
typedef struct evp_cipher_ctx EVP_CIPHER_CTX;
typedef struct evp_cipher EVP_CIPHER;
typedef struct evp_md_ctx EVP_MD_CTX;
typedef struct evp_md EVP_MD;
typedef struct evp_pkey_ctx EVP_PKEY_CTX;
typedef struct engine ENGINE;
typedef struct rsa RSA;
typedef struct { unsigned rounds[60]; } AES_KEY;
typedef struct { unsigned state[32]; } DES_key_schedule;
typedef unsigned char DES_cblock[8];
typedef struct { unsigned state[32]; } MD5_CTX;
typedef struct pg PGconn;

#define LDAP_SCOPE_SUBTREE 2
#define RSA_PKCS1_PADDING 1
#define RSA_NO_PADDING 3
#define RSA_PKCS1_OAEP_PADDING 4

int ldap_search_ext_s(LDAP *, const char *, int, const char *, char **, int, void *, void *, void *, int, LDAPMessage **);
int ldap_search_s(LDAP *, const char *, int, const char *, char **, int, LDAPMessage **);
int ldap_search_ext(LDAP *, const char *, int, const char *, char **, int, void *, void *, void *, int, int *);
int ldap_simple_bind_s(LDAP *, const char *, const char *);

EVP_CIPHER_CTX *EVP_CIPHER_CTX_new(void);
void EVP_CIPHER_CTX_free(EVP_CIPHER_CTX *);
int EVP_EncryptInit_ex(EVP_CIPHER_CTX *, const EVP_CIPHER *, ENGINE *, const unsigned char *, const unsigned char *);
int EVP_EncryptUpdate(EVP_CIPHER_CTX *, unsigned char *, int *, const unsigned char *, int);
int EVP_EncryptFinal_ex(EVP_CIPHER_CTX *, unsigned char *, int *);
const EVP_CIPHER *EVP_des_ecb(void);
const EVP_CIPHER *EVP_rc4(void);
const EVP_CIPHER *EVP_aes_256_gcm(void);
const EVP_CIPHER *EVP_aes_256_cbc(void);
EVP_MD_CTX *EVP_MD_CTX_new(void);
void EVP_MD_CTX_free(EVP_MD_CTX *);
int EVP_DigestInit_ex(EVP_MD_CTX *, const EVP_MD *, ENGINE *);
int EVP_DigestUpdate(EVP_MD_CTX *, const void *, size_t);
int EVP_DigestFinal_ex(EVP_MD_CTX *, unsigned char *, unsigned *);
const EVP_MD *EVP_md5(void);
const EVP_MD *EVP_sha1(void);
const EVP_MD *EVP_sha256(void);
unsigned char *MD5(const unsigned char *, size_t, unsigned char *);
unsigned char *SHA1(const unsigned char *, size_t, unsigned char *);
unsigned char *SHA256(const unsigned char *, size_t, unsigned char *);
unsigned char *HMAC(const EVP_MD *, const void *, int, const unsigned char *, size_t, unsigned char *, unsigned *);
int AES_set_encrypt_key(const unsigned char *, int, AES_KEY *);
void AES_encrypt(const unsigned char *, unsigned char *, const AES_KEY *);
int DES_set_key_unchecked(const DES_cblock *, DES_key_schedule *);
void DES_ecb_encrypt(const DES_cblock *, DES_cblock *, DES_key_schedule *, int);
int RSA_public_encrypt(int, const unsigned char *, unsigned char *, RSA *, int);
int RSA_private_decrypt(int, const unsigned char *, unsigned char *, RSA *, int);
int EVP_PKEY_CTX_set_rsa_padding(EVP_PKEY_CTX *, int);
int RAND_bytes(unsigned char *, int);
PGconn *PQconnectdb(const char *);
#ifdef __cplusplus
}
#endif
#endif
