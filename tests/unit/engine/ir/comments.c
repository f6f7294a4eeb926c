/* flags: -std=c11 */
/* block */
// line
int a; // behind
#if 0
/* inactive */
#else
/* active */
#endif
const char *s = "/* not a comment */ // nor this";
#include "comments.h"
#include "comments.h"
/* two
   lines */
#ifdef NOWHERE
// inactive line \
   continued
#endif
