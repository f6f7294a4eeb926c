/* SPDX-License-Identifier: Apache-2.0 */
/* update/unverified: what it finds, then what it must leave alone. */
#include "unverified.h"

int flash_write(unsigned address, const unsigned char *firmware, int n);
int install_update(const char *path);
int validate_image(const unsigned char *image, int n);
int verify_settings(const char *path);
int apply_settings(const char *path);
int flash_erase(unsigned address);
long recv(int fd, void *to, unsigned long n, int flags);

int finds_a_check_behind_it(const unsigned char *firmware, int n)
{
	flash_write(0x8000, firmware, n); /* expect: update/unverified flash_write() */
	if (verify_signature(firmware, n) != 0)
		return -1;
	return 0;
}

int finds_a_check_in_the_same_condition(const char *path, const unsigned char *image)
{
	if (install_update(path) == 0 && validate_image(image, 4096) == 0) /* expect: update/unverified */
		return 0;
	return -1;
}

int finds_one_in_a_branch_before(const unsigned char *firmware, int n, int quick)
{
	if (quick)
		flash_write(0x8000, firmware, n); /* expect: update/unverified */
	return verify_signature(firmware, n);
}

#define PUT(f, n) flash_write(0x8000, f, n)
int finds_through_a_macro(const unsigned char *firmware, int n)
{
	PUT(firmware, n); /* expect: update/unverified */
	return verify_signature(firmware, n);
}

static int is_signed(const unsigned char *image, int n)
{
	return verify_signature(image, n) == 0;
}

int allows_a_check_before(const unsigned char *firmware, int n)
{
	if (verify_signature(firmware, n) != 0)
		return -1;
	return flash_write(0x8000, firmware, n);
}

int allows_a_second_look(const unsigned char *firmware, int n)
{
	if (!is_signed(firmware, n))
		return -1;
	if (validate_image(firmware, n) != 0)
		return -1;
	flash_write(0x8000, firmware, n);
	return 0;
}

int allows_either_of_two(const unsigned char *firmware, int n, int kind)
{
	if (kind == 1)
		return flash_write(0x8000, firmware, n);
	else
		return verify_signature(firmware, n);
}

int allows_what_is_no_update(const char *path, const unsigned char *image)
{
	apply_settings(path);
	flash_erase(0x8000);
	verify_settings(path);
	return verify_signature(image, 4);
}

int allows_a_download_where_the_file_verifies(int fd, unsigned char *firmware)
{
	long n = recv(fd, firmware, 4096, 0);

	return flash_write(0x8000, firmware, (int)n);
}
