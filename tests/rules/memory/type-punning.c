/* SPDX-License-Identifier: Apache-2.0 */
/* memory/type-punning: what it finds, then what it must leave alone. */
#include <stdint.h>
#include <string.h>

#include "type-punning.h"

float finds_registers(const uint16_t *registers)
{
	return *(const float *)registers; /* expect: memory/type-punning read as 'const float' */
}

uint32_t finds_the_bits_of_a_variable(float value)
{
	return *(uint32_t *)&value; /* expect: memory/type-punning */
}

void finds_what_is_written(uint32_t *registers, float value)
{
	((float *)registers)[1] = value; /* expect: memory/type-punning */
}

#define AS_FLOAT(x) (*(float *)&(x))
float finds_through_a_macro(uint32_t bits)
{
	return AS_FLOAT(bits); /* expect: memory/type-punning */
}

float allows_a_copy(uint32_t bits)
{
	float value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

float allows_a_conversion(const uint32_t *number)
{
	return (float)*number;
}

unsigned char allows_bytes(const float *value)
{
	return *(const unsigned char *)value;
}

float allows_a_buffer(const unsigned char *buffer)
{
	return *(const float *)(const void *)buffer;
}

float allows_the_same_type(float *value)
{
	return *(const float *)value;
}
