/* SPDX-License-Identifier: Apache-2.0 */
int esp_ota_set_boot_partition(const void *partition);
int verify_signature(const unsigned char *image, int n);
static inline int finds_in_a_header(const void *next, const unsigned char *image)
{
	esp_ota_set_boot_partition(next); /* expect: update/unverified */
	return verify_signature(image, 4096);
}
