/* Declarations of a project header are lowered with the unit. */
#ifndef HEADER_H
#define HEADER_H
typedef unsigned int coordinate;
static inline int from_header(int a)
{
	return a + 1;
}
#endif
