/* in front of the guard */
#ifndef COMMENTS_H
#define COMMENTS_H
/* guarded */
#ifdef NOWHERE
/* never */
#endif
#endif
