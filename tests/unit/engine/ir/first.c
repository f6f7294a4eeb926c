/* flags: -std=c11 */
/* The first declaration comes from a macro. */
#define DECLARE(name) int name
DECLARE(first);
int second;
