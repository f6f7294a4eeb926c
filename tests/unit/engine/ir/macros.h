#define HEADER_LIMIT 20
#define HEADER_ADD(a, b) ((a) + (b))
static inline int in_header(int a)
{
	return HEADER_ADD(a, HEADER_LIMIT);
}
